"""What an action is followed by: the measurements before it beside those after, and no more than the rules show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from domain.actions.state import Action
from domain.actions.words import Effect as Judged
from domain.actions.words import EffectSeries
from domain.calendar import Period, add_months
from domain.criteria.state import Criterion, DecidedTarget, Measure
from domain.criteria.words import Comparator, Measured, Target
from domain.measurements.state import Measurement
from domain.measurements.words import Status
from domain.measures import Seen
from domain.signals import Direction, Judgement
from replays.effects import Effect, effects
from replays.report.data import as_data
from replays.report.further import further
from replays.report.hiding import outside
from replays.report.pictures import pictures
from tests.replays.reports import made_report

CRITERION, UNIT = UUID(int=1), UUID(int=2)
YEAR = Period.year(2026)
SERIES = EffectSeries(criterion=CRITERION, measure="nöjda", unit=UNIT)
DONE = Action(series=SERIES, completed_on=date(2026, 6, 15), effect=Judged.YES)
TARGET = Target(as_written="minst 80 %", comparator=Comparator.AT_LEAST, value="80", measured=Measured.PERCENT)
ASKED = Measure(
    id="nöjda",
    what="Nöjda med bemötandet",
    measured=Measured.PERCENT,
    targets=(DecidedTarget(since=date(2025, 1, 1), target=TARGET),),
)


def month(year: int, number: int, value: str, **about: Any) -> Measurement:
    first = date(year, number, 1)
    last = add_months(first, 1).replace(day=1)
    said = {"status": Status.VALIDATED, "criterion": CRITERION, "measure": "nöjda", "unit": UNIT, "value": value}
    return Measurement(first=first, last=date.fromordinal(last.toordinal() - 1), **{**said, **about})


def found(*measurements: Measurement, action: Action = DONE) -> list[Effect]:
    records = {
        "actions": [Seen(UUID(int=9), "ÅTG-2026-0001", UNIT, action)],
        "criteria": [Seen(CRITERION, None, None, Criterion(name="Bemötande", measures=(ASKED,)))],
        "measurements": [Seen(UUID(int=100 + n), None, UNIT, one) for n, one in enumerate(measurements)],
    }
    return list(effects(records, YEAR))


BEFORE = [month(2026, number, value) for number, value in enumerate(("70", "72", "71", "69", "71"), start=1)]
DURING = month(2026, 6, "20")
AFTER = [month(2026, number, value) for number, value in enumerate(("84", "85", "83"), start=7)]


def test_what_was_before_an_action_stands_beside_what_came_after() -> None:
    """Mätningarna före åtgärden ställs bredvid dem efter; den som åtgärden föll i är varken eller."""
    (one,) = found(*BEFORE, DURING, *AFTER)
    assert [each.written for each in one.before] == ["70", "72", "71", "69", "71"]
    assert [each.written for each in one.after] == ["84", "85", "83"]
    assert (one.was, one.became, one.judged) == ("71 (5)", "84 (3)", "ja")
    assert one.direction is Direction.HIGHER


def test_the_limits_come_from_before_the_action_alone() -> None:
    """Gränserna räknas ur det som var före, så att en ändring efter åtgärden syns mot hur det brukade variera."""
    (one,) = found(*BEFORE, *AFTER)
    chart = one.chart
    assert chart.baseline == 5 and chart.centre is not None and 70 <= chart.centre <= 71
    assert {place for signal in chart.signals for place in signal.at} >= {5, 6, 7}
    assert all(signal.judgement is Judgement.IMPROVEMENT for signal in chart.signals)
    (alone,) = found(*BEFORE[:2], *AFTER)
    assert not alone.chart.signals  # of two values nothing is said


def test_only_the_series_of_the_action_is_counted_and_nothing_that_is_hidden() -> None:
    """Andra enheter, andra mått, makulerade mätningar och det som vilar på för få räknas inte."""
    others = (
        month(2026, 1, "1", unit=None),
        month(2026, 1, "1", measure="väntat"),
        month(2026, 1, "1", status=Status.ANNULLED),
        month(2026, 1, "1", suppressed=True),
    )
    (one,) = found(*others)
    assert (one.before, one.after, one.was) == ((), (), "–")
    assert found(*BEFORE, action=replace(DONE, series=None)) == []
    assert found(*BEFORE, action=replace(DONE, completed_on=date(2024, 6, 15))) == []


def test_the_report_shows_it_as_a_table_and_a_picture() -> None:
    """I rapporten står före och efter i en tabell, och ett diagram med dagen då åtgärden var gjord."""
    report = replace(made_report(), effects=tuple(found(*BEFORE, *AFTER)))
    (chapter,) = further(report)
    (row,) = chapter.tables[0].rows
    assert chapter.columns == ("Före", "Efter") and row[1:] == ("71 (5)", "84 (3)")
    assert row[0] == "ÅTG-2026-0001, gjord 2026-06-15: Nöjda med bemötandet (procent). Effekt: ja"
    (drawn,) = [one for one in pictures(report) if one.register == "effects"]
    assert "gjord 2026-06-15" in drawn.svg.decode() and "visar inte att det var den" in drawn.says


def test_outside_nothing_says_which_records_are_behind() -> None:
    """I det som lämnas ut står värdena men inte vilka poster de kommer från."""
    report = replace(made_report(), tables=(), months=(), effects=tuple(found(*BEFORE, *AFTER)))
    (inside,), (one,) = as_data(report)["effects"], as_data(outside(report))["effects"]
    assert inside["action"] and all(each["record"] for each in inside["before"])
    assert one["action"] is None and not any(each["record"] for each in (*one["before"], *one["after"]))
    assert [each["value"] for each in one["after"]] == ["84", "85", "83"]
