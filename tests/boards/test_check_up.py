"""The check-up, the compliance map and the whole picture of a demonstration's board, entered whole."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from psycopg import Connection

from api import demo
from boards import BOARDS
from domain.calendar import add_months, last_of_month, midnight_after
from domain.check_up.catalogue import RULES
from domain.check_up.rule import findings
from domain.check_up.standing import Records
from domain.check_up.words import RuleId, Severity
from domain.compliance import Standing
from ledger import clock
from ledger.book import Book, found
from ledger.database import Database
from ledger.keys import Keys
from ledger.lines import last_position
from ledger.postgres import Server
from projections import schema
from replays.check_up import CheckUp, Found, check_up
from replays.check_up.examine import by_register, standing
from replays.compliance import compliance
from replays.moments import INSTANT, Moment, moment_at
from replays.overview import overview
from tests.conftest import copy_of

pytestmark = pytest.mark.slow

BOARD = "enkoping"


@dataclass(frozen=True)
class Examined:
    """The registers of a board, and its check-up at the end of its history, with the seconds that we worked on it."""

    db: Connection[Any]
    found: CheckUp
    took: float


@pytest.fixture(scope="module")
def examined(
    server: Server, template: Database, worker: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Examined]:
    with copy_of(server, template, worker) as database:
        founder, stamp = demo.founding(BOARD)
        keys = tmp_path_factory.mktemp("examined") / "keys"
        found(database, keys, BOARDS[BOARD].origin, founder, stamp, demonstration=True)
        book = Book(database, Keys(keys))
        try:
            asyncio.run(demo.enter(book, BOARD))
        finally:
            book.close()
        with database.writer() as db:
            schema.use(db, schema.schema_name())
            moment = moment_at(db, last_position(db), clock.now())
            began = time.process_time()
            made = check_up(db, moment)
            yield Examined(db, made, time.process_time() - began)


def test_a_check_up_of_a_board_is_quick_and_finds_many_kinds(examined: Examined) -> None:
    """En hel nämnds register röntgas på någon sekund, och fynd av många slag och alla grader kommer fram."""
    assert examined.took < 2
    assert len({one.rule.id for one in examined.found.found}) >= 12
    assert all(examined.found.counted()[severity] for severity in Severity)


def test_what_was_accepted_stands_apart_and_what_was_withdrawn_does_not(examined: Examined) -> None:
    """Det godtagna fyndet står för sig till sin dag; det som togs tillbaka står bland de andra."""
    (one,) = examined.found.accepted
    assert one.rule.id is RuleId.DOCUMENT_NO_OWNER and one.accepted and one.accepted.until == date(2026, 12, 31)
    same = [other.rule.id for other in examined.found.found if other.record == one.record]
    assert RuleId.DOCUMENT_NO_OWNER not in same and RuleId.DOCUMENT_NOT_MADE_KNOWN in same
    at = examined.found.moment
    later = check_up(examined.db, Moment(at.position, midnight_after(date(2027, 1, 1))))
    assert later.accepted == () and one.record in [other.record for other in later.found if other.rule == one.rule]


def test_since_when_a_finding_stands_is_what_looking_each_day_would_tell(examined: Examined) -> None:
    """Sedan när ett fynd har stått är den dag man hade sett det först, om man hade röntgat varje dag sedan dess."""
    db, at = examined.db, examined.found.moment
    seen: dict[date, set[tuple[RuleId, Any]]] = {}

    def on(day: date) -> set[tuple[RuleId, Any]]:
        """What was found at the end of a day, looked at then and with no memory."""
        if day not in seen:
            moment = min(midnight_after(day) - INSTANT, at.at)
            position = db.execute("SELECT ledger.position_at(%s)", (moment,)).fetchone()[0]  # type: ignore[index]
            records = Records(moment, by_register(standing(db, RULES, position).values()))
            seen[day] = {(rule.id, one.kept.record) for rule in RULES for one in findings(rule, records)}
        return seen[day]

    every: tuple[Found, ...] = (*examined.found.found, *examined.found.accepted)
    assert len({one.since.day for one in every}) > 20
    for one in every:
        finding = (one.rule.id, one.record)
        assert finding in on(one.since.day), finding
        if not one.since.by_line:
            assert finding not in on(one.since.day - timedelta(days=1)), finding
        month_ends = (last_of_month(add_months(one.since.day, more)) for more in range(24))
        assert all(finding in on(day) for day in month_ends if day < at.day), finding


def test_a_check_up_as_of_a_day_is_that_of_the_day(examined: Examined) -> None:
    """Röntgen av en dag som har varit visar det som stod då, också det som senare har ordnats."""
    day = date(2025, 6, 30)
    moment = midnight_after(day) - INSTANT
    row = examined.db.execute("SELECT ledger.position_at(%s)", (moment,)).fetchone()
    then = check_up(examined.db, moment_at(examined.db, row[0] if row else 0, clock.now(), day))
    assert then.moment.at == moment and all(one.since.day <= day for one in then.found)
    now = {(one.rule.id, one.record) for one in examined.found.found}
    assert {(one.rule.id, one.record) for one in then.found} - now


def test_the_compliance_map_of_a_board_shows_most_and_says_what_is_missing(examined: Examined) -> None:
    """Kravkartan visar de flesta krav med rader; ett år efter den sista raden är beläggen för gamla."""
    at = examined.found.moment
    now = compliance(examined.db, at)
    assert now.counted()[Standing.SHOWN] > 20 and now.counted()[Standing.CANNOT] >= 1
    for chapter in now.chapters.values():
        for one in chapter:
            assert one.last is None or one.last.position <= at.position
            assert (one.standing is Standing.CANNOT) <= bool(one.why or one.mapped), one.duty.id
    later = compliance(examined.db, Moment(at.position, at.at + timedelta(days=800))).counted()
    assert later[Standing.OLD] > 10 and later[Standing.SHOWN] == 0
    founded = compliance(examined.db, Moment(1, at.at)).counted()
    assert founded[Standing.NOTHING] > 10


def test_the_whole_picture_of_a_board(examined: Examined) -> None:
    """Hela bilden visar processer, överenskommelser, egenkontroll, årshjul, det som är öppet och nämndens begrepp."""
    picture = overview(examined.db, examined.found.moment, examined.found)
    assert any(activity.routines for one in picture.processes for activity in one.activities)
    assert any(one.agreements for one in picture.processes) and len(picture.agreements) >= 3
    assert any(control.made for plan in picture.plans for control in plan.controls)
    assert {one.how for task in picture.wheel for one in task.rounds} >= {"done", "planned", "missed"}
    assert "övrig avvikelse" in {one.word for one in picture.terms}
    counts = {one.name: (one.open, one.records) for one in picture.registers}
    assert counts["deviations"][0] and all((still or 0) <= (every or 0) for still, every in counts.values())
