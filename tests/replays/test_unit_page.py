"""The page of a unit: what it counts, what it leaves out, and that it is one page whatever happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from psycopg import Connection

from domain import measures
from domain.actions.state import Action
from domain.calendar import Period
from domain.measures import Seen
from projections import schema
from projections.seen import seen
from replays.report.unit import LOOKED_AT, Came, Changed, Step, UnitPage, came, changed, done, is_open, unit_page
from replays.report.unit_forms import MOST_CHANGED, MOST_DONE, unit_html, unit_pdf
from replays.unit_story import tree
from tests.replays.conftest import PERIOD, Year
from tests.replays.reports import HOSTILE


@pytest.fixture
def db(year: Year) -> Iterator[Connection[Any]]:
    with year.database.writer() as made:
        schema.use(made, schema.schema_name())
        yield made


def full() -> UnitPage:
    """A page on which there is more of everything than there is room for."""
    about = tuple((f"{text} {'och mycket mer ' * 6}", 9 - place) for place, text in enumerate(HOSTILE))
    long = "Rutin för uppföljning av genomförandeplaner var tredje månad i hela verksamheten"
    return UnitPage(
        origin="prov.invalid/bok",
        called="Socialnämnden i Åby <b>&",
        demonstration=True,
        unit="=cmd|' <script>alert(1)</script> #let Sländan",
        period=PERIOD,
        position=4711,
        known=date(2025, 7, 5),
        entered=1751700000.0,
        came=tuple(
            Came(label, 40, 2, about) for label in ("Avvikelser", "Synpunkter och klagomål", "Risker", "Förslag")
        ),
        done=tuple(Step(date(2025, 1, 1) + timedelta(n), "Revision 31 började gälla", long) for n in range(40)),
        changed=tuple(
            Changed(f"Öppna synpunkter och klagomål vid periodens slut {n}", "1 200", "9") for n in range(40)
        ),
    )


def pages_in(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_it_is_one_page_and_says_what_there_was_no_room_for() -> None:
    """Bladet är en enda A4 hur mycket som än har hänt, och säger hur mycket som inte fick plats."""
    page = full()
    assert pages_in(unit_pdf(page)) == 1
    told = unit_html(page).decode()
    assert f"Och {40 - MOST_DONE} till." in told and f"Och {40 - MOST_CHANGED} till." in told
    assert "annat" in told and "<script" not in told and "&lt;script&gt;" in told


def test_the_same_page_has_the_same_bytes() -> None:
    """Samma blad är samma bytes, och en annan siffra ger andra."""
    page = full()
    assert unit_html(page) == unit_html(full()) and unit_pdf(page) == unit_pdf(full())
    other = replace(page, changed=(Changed("Avvikelser", "7", "9"),))
    assert unit_html(other) != unit_html(page) and unit_pdf(other) != unit_pdf(page)


def test_what_came_in_is_what_the_analysis_counts_of_the_unit(db: Connection[Any], year: Year) -> None:
    """Det som kom in till enheten är så många som analysen räknar för den."""
    at = year.last
    records = seen(db, at, measures.REGISTERS)
    counted = measures.count(measures.of("deviations.by_unit"), records, PERIOD)
    units = tree(db, at).units
    assert counted
    for one in counted:
        unit = next(unit for unit in units if str(unit) == one.key)
        if tree(db, at).subtree(unit, PERIOD.end) == {unit}:
            page = unit_page(db, unit, PERIOD, at)
            (deviations,) = [came.number for came in page.came if came.label == "Avvikelser"]
            assert deviations == one.value
            assert Changed("Avvikelser", str(one.value), said_before(page)) in page.changed


def said_before(page: UnitPage) -> str:
    return next(one.before for one in page.changed if one.label == "Avvikelser")


def test_what_is_kept_to_a_few_is_not_counted(db: Connection[Any], year: Year) -> None:
    """En skyddad risk, en synpunkt om en chef och lex Sarah syns inte på bladet, inte ens som en siffra."""
    at, whole = year.last, Period(date(2020, 1, 1), date(2030, 12, 31))
    records = seen(db, at, (*measures.REGISTERS, *LOOKED_AT))
    views = [replace(one, state=replace_flag(one.state, "concerns_manager")) for one in records["views"]]
    risks = [replace(one, state=replace_flag(one.state, "restricted")) for one in records["risks"]]
    assert views and risks and records["lex_sarah"]
    closed = {**records, "views": views, "risks": risks}
    ours = {name: [one for one in ones if is_open(one)] for name, ones in closed.items()}
    labels = {one.label for one in came(ours, whole, {"category": {}})}
    assert "Avvikelser" in labels and not labels & {"Synpunkter och klagomål", "Risker", "Lex Sarah"}
    units = frozenset(tree(db, at).units)
    figures = [one.label for one in changed(closed, next(iter(units)), units, whole, {})]
    assert figures and not [one for one in figures if re.search("synpunkt|risk|lex sarah|händelse", one.lower())]


def replace_flag(state: Any, flag: str) -> Any:
    return replace(state, **{flag: True})


def test_what_was_done_lies_in_the_period_and_in_order(db: Connection[Any], year: Year) -> None:
    """Det som gjordes är åtgärder, avslut och rutiner inom perioden, i ordning."""
    for unit in tree(db, year.last).units:
        page = unit_page(db, unit, PERIOD, year.last)
        days = [one.day for one in page.done]
        assert days == sorted(days) and all(PERIOD.contains(day) for day in days)


def test_actions_are_told_when_they_are_decided_and_when_they_are_done() -> None:
    """En åtgärd står när den beslutades och när den var genomförd, med nummer och rubrik; en till året efter inte."""
    decided, completed = date(2025, 3, 3), date(2025, 5, 5)
    state = Action(title="Ny rutin", decided_on=decided, completed_on=completed)
    later = replace(state, decided_on=date(2026, 3, 3), completed_on=None)
    actions = [Seen(UUID(int=n), f"ATG-2025-000{n}", None, one) for n, one in enumerate((state, later))]
    ours = {**dict.fromkeys(LOOKED_AT, ()), "actions": actions}
    assert list(done(ours, (), frozenset(), PERIOD, str)) == [
        Step(decided, "Åtgärd beslutades", "ATG-2025-0000 Ny rutin"),
        Step(completed, "Åtgärd genomfördes", "ATG-2025-0000 Ny rutin"),
    ]


def test_closed_deviations_are_a_number_a_month(db: Connection[Any], year: Year) -> None:
    """Av avvikelser som avslutades sägs bara hur många, månad för månad."""
    records = seen(db, year.last, LOOKED_AT)
    days = (date(2025, 2, 3), date(2025, 2, 20), date(2025, 4, 1), date(2026, 1, 1))
    ended = [
        replace(one, state=replace(one.state, closed_on=day))
        for one, day in zip(records["deviations"], days, strict=False)
    ]
    assert len(ended) == len(days)
    ours = {**dict.fromkeys(LOOKED_AT, ()), "deviations": ended}
    assert list(done(ours, (), frozenset(), PERIOD, str)) == [
        Step(date(2025, 2, 20), "Avvikelser avslutades", "2 under månaden"),
        Step(date(2025, 4, 1), "Avvikelser avslutades", "1 under månaden"),
    ]
