"""The times and the numbers that an append gives: never backwards, and without holes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest

from domain.grammar import Stamp
from domain.organisation.units import UnitEstablished, UnitReorganised
from domain.terms import Role
from ledger import clock
from ledger.book import Book
from ledger.clerk import OWN_MOVED, WRITTEN
from ledger.clerk import send as send_to
from ledger.database import Database
from ledger.ids import new_id
from ledger.lines import last_position, leaf_hash, read
from ledger.pen import Pen, write
from tests.ledger.acting import a_line, an_act, lines_of, position_at
from tests.strategies import example

FOUNDING = 4
LOCK = "SELECT pg_advisory_xact_lock(6001201100009)"


# ── Time ─────────────────────────────────────────────────────────────────────


def test_the_clock_is_read_under_the_lock(book: Book) -> None:
    """Else a line that waited could be recorded before a moment that was already mapped to a position."""
    with book.database.writer() as holder, holder.transaction():
        holder.execute(LOCK)
        waiting = book.clerk.append(an_act(a_line(new_id())))
        with pytest.raises(TimeoutError):
            waiting.result(0.2)
        moment = clock.now()
        assert position_at(holder, moment) == FOUNDING
    recorded = waiting.result(20).recorded_at
    assert recorded is not None and recorded > moment
    with book.database.writer() as db:
        assert position_at(db, moment) == FOUNDING


def test_a_moment_waits_for_who_is_appending(book: Book) -> None:
    answers: list[int] = []

    def ask() -> None:
        with book.database.writer() as db:
            answers.append(position_at(db, clock.now()))

    with book.database.writer() as db, db.transaction():
        send_to(db, [an_act(a_line(new_id()))])
        asker = Thread(target=ask)
        asker.start()
        asker.join(0.2)
        assert asker.is_alive() and not answers
    asker.join(20)
    assert answers == [FOUNDING + 1]


@pytest.fixture
def demonstration(database: Database) -> Database:
    with database.owner() as db:
        db.execute("INSERT INTO ledger.identity VALUES (true, %s, 'demo.invalid/prov', true)", (new_id(),))
        db.execute("SELECT ledger.begin_epoch(1)")
    return database


def test_in_a_demonstration_the_act_brings_the_time_but_never_backwards(demonstration: Database) -> None:
    days = [datetime(2025, 3, 1, tzinfo=UTC), datetime(2025, 2, 1, tzinfo=UTC), datetime(2025, 4, 1, tzinfo=UTC)]
    with demonstration.writer() as db:
        outcomes = [send_to(db, [an_act(a_line(new_id()), at=day)])[0] for day in days]
    assert [one.recorded_at for one in outcomes] == [days[0], days[0], days[2]]


@pytest.mark.slow
def test_05_after_ninety_one_days_and_fifty_thousand_and_one_changes_the_history_is_whole(
    demonstration: Database,
) -> None:
    """Efter nittioen dagar och femtiotusen och en ändringar av en och samma post är historien hel."""
    record, changes, begun, days = new_id(), 50_001, datetime(2025, 3, 1, tzinfo=UTC), timedelta(days=91)
    pen, first, later = Pen(new_id(), 1, bytes(32)), example(UnitEstablished), example(UnitReorganised)
    with demonstration.writer() as db:
        for start in range(0, changes, 500):
            acts = []
            for number in range(start, min(start + 500, changes)):
                at, act = begun + days * number / (changes - 1), new_id()
                stamp = Stamp(at, new_id(), Role.SYSTEM_ADMIN, new_id())
                draft = write(pen, later if number else first, record, number + 1, stamp, act, {})
                acts.append(an_act(draft, act=act, at=at))
            assert {one.outcome for one in send_to(db, acts)} == {WRITTEN}
        ledger = db.execute("SELECT ledger FROM ledger.identity").fetchone()
        found = [line for line in read(db) if line.record == record]
    assert [line.version for line in found] == list(range(1, changes + 1))
    assert found[-1].recorded_at - found[0].recorded_at == days
    assert ledger is not None and all(line.leaf == leaf_hash(ledger[0], line) for line in found)
    assert found[0].name == UnitEstablished.type and {line.name for line in found[1:]} == {UnitReorganised.type}


# ── The numbers people say ───────────────────────────────────────────────────


def test_13_numbers_are_dense_per_series_and_local_year(demonstration: Database) -> None:
    """23.30 UTC on New Year's Eve is the next year in Sweden."""
    old, new = datetime(2025, 12, 31, 22, 30, tzinfo=UTC), datetime(2025, 12, 31, 23, 30, tzinfo=UTC)
    record = new_id()
    wished = [("AVV", old), ("SYN", old), ("AVV", old), ("AVV", new), ("AVV", new), ("SYN", new)]
    with demonstration.writer() as db:
        numbers = []
        for series, at in wished:
            numbers.append(send_to(db, [an_act(a_line(new_id(), series=series), at=at)])[0].number)
            refused = an_act(a_line(new_id(), 2, series=series), at=at)
            assert send_to(db, [refused])[0].outcome == OWN_MOVED
        several = an_act(*(a_line(new_id(), series="AVV") for _ in range(3)), a_line(record), at=new)
        numbers.append(send_to(db, [several])[0].number)
        stored = db.execute("SELECT series, year, array_agg(number ORDER BY number) FROM ledger.numbers GROUP BY 1, 2")
        dense = {(series, year): found for series, year, found in stored.fetchall()}
    assert numbers == [1, 1, 2, 1, 2, 1, 3]
    assert dense == {("AVV", 2025): [1, 2], ("SYN", 2025): [1], ("AVV", 2026): [1, 2, 3, 4, 5], ("SYN", 2026): [1]}


def test_positions_stay_dense_when_acts_are_refused_or_rolled_back(book: Book) -> None:
    with book.database.writer() as db:
        for number in range(5):
            send_to(db, [an_act(a_line(new_id(), 2))])
            with pytest.raises(ZeroDivisionError), db.transaction():
                send_to(db, [an_act(a_line(new_id()))])
                raise ZeroDivisionError
            send_to(db, [an_act(a_line(new_id()))])
            assert last_position(db) == FOUNDING + number + 1
    lines_of(book)
