"""The append function of the database: every outcome, and what always holds of the lines."""

from __future__ import annotations

from datetime import timedelta

import psycopg
import pytest

from ledger import clock
from ledger.book import Book
from ledger.clerk import ALREADY, CLOCK, EPOCH, KEY_USED, MOST_LINES, OWN_MOVED, READ_MOVED, WRITTEN, Act, TooLarge
from ledger.clerk import send as send_to
from ledger.database import Database
from ledger.ids import new_id
from ledger.pen import Draft
from ledger.seal import Envelope
from tests.ledger.acting import a_line, an_act, append, lines_of, position_at

FOUNDING = 4
LOCK = "SELECT pg_advisory_xact_lock(6001201100009)"


def test_an_act_is_written_on_the_next_positions(book: Book) -> None:
    one, other = new_id(), new_id()
    outcome = append(book, an_act(a_line(one), a_line(one, 2), a_line(other)))[0]
    assert (outcome.outcome, outcome.first, outcome.last, outcome.moved) == (WRITTEN, FOUNDING + 1, FOUNDING + 3, None)
    lines = lines_of(book)
    assert [(line.record, line.version) for line in lines[FOUNDING:]] == [(one, 1), (one, 2), (other, 1)]
    assert {line.recorded_at for line in lines[FOUNDING:]} == {outcome.recorded_at}


def test_the_same_act_again_is_written_once_and_answered_the_same(book: Book) -> None:
    act = an_act(a_line(new_id()))
    first, again = append(book, act)[0], append(book, act)[0]
    assert (again.outcome, again.first, again.last) == (ALREADY, first.first, first.last)
    assert len(lines_of(book)) == FOUNDING + 1


def test_the_same_key_with_other_content_is_refused(book: Book) -> None:
    key = new_id()
    append(book, an_act(a_line(new_id()), act=key))
    assert append(book, an_act(a_line(new_id()), act=key, digest=b"e" * 32))[0].outcome == KEY_USED
    assert len(lines_of(book)) == FOUNDING + 1


@pytest.mark.parametrize(("there", "version"), [(0, 2), (1, 1), (1, 3), (2, 2), (2, 4)])
def test_a_line_that_is_not_the_next_of_its_record_is_refused(book: Book, there: int, version: int) -> None:
    record = new_id()
    if there:
        append(book, an_act(*(a_line(record, one) for one in range(1, there + 1))))
    outcome = append(book, an_act(a_line(record, version)))[0]
    assert (outcome.outcome, outcome.moved, outcome.first) == (OWN_MOVED, record, None)
    assert len(lines_of(book)) == FOUNDING + there


@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_record_that_moved_stops_the_whole_act_wherever_in_it_it_stands(book: Book, place: int) -> None:
    moved = new_id()
    append(book, an_act(a_line(moved)))
    lines = [a_line(new_id()) for _ in range(3)]
    lines.insert(place, a_line(moved))
    outcome = append(book, an_act(*lines))[0]
    assert (outcome.outcome, outcome.moved) == (OWN_MOVED, moved)
    assert len(lines_of(book)) == FOUNDING + 1


@pytest.mark.parametrize("versions", [(1, 1), (1, 3), (2, 3), (2, 1)])
def test_lines_of_one_record_within_an_act_follow_upon_each_other(book: Book, versions: tuple[int, ...]) -> None:
    record = new_id()
    assert append(book, an_act(*(a_line(record, one) for one in versions)))[0].outcome == OWN_MOVED
    assert len(lines_of(book)) == FOUNDING


def test_a_record_read_that_has_moved_stops_the_act(book: Book) -> None:
    read = new_id()
    append(book, an_act(a_line(read)))
    for version, expected in ((0, READ_MOVED), (1, WRITTEN), (2, READ_MOVED)):
        outcome = append(book, an_act(a_line(new_id()), reads={read: version}))[0]
        assert outcome.outcome == expected
        assert outcome.moved == (read if expected == READ_MOVED else None)


def test_a_record_that_is_not_there_can_be_a_condition(book: Book) -> None:
    absent = new_id()
    assert append(book, an_act(a_line(new_id()), reads={absent: 0}))[0].outcome == WRITTEN
    append(book, an_act(a_line(absent)))
    assert append(book, an_act(a_line(new_id()), reads={absent: 0}))[0].outcome == READ_MOVED


@pytest.mark.parametrize(("seconds", "expected"), [(-61, CLOCK), (-55, WRITTEN), (55, WRITTEN), (61, CLOCK)])
def test_a_clock_more_than_a_minute_apart_is_refused(book: Book, seconds: int, expected: str) -> None:
    at = clock.now() + timedelta(seconds=seconds)
    assert append(book, an_act(a_line(new_id()), at=at))[0].outcome == expected


def test_a_text_sealed_under_an_older_master_is_refused(book: Book) -> None:
    line = a_line(new_id())
    sealed = Draft(line.record, 1, line.name, line.body, Envelope(1, b"w" * 40, b"e" * 60), None)
    with book.database.writer() as db:
        assert send_to(db, [an_act(sealed)])[0].outcome == WRITTEN
        db.execute("SELECT ledger.begin_epoch(2)")
        late = Draft(new_id(), 1, line.name, line.body, Envelope(1, b"w" * 40, b"e" * 60), None)
        assert send_to(db, [an_act(a_line(new_id()), late)])[0].outcome == EPOCH
        assert send_to(db, [an_act(a_line(new_id()))])[0].outcome == WRITTEN
        with pytest.raises(psycopg.errors.RaiseException):
            db.execute("SELECT ledger.begin_epoch(1)")


@pytest.mark.parametrize("isolation", ["REPEATABLE READ", "SERIALIZABLE"])
def test_an_isolation_that_does_not_see_what_others_committed_is_refused(book: Book, isolation: str) -> None:
    for question in (lambda db: send_to(db, [an_act(a_line(new_id()))]), lambda db: position_at(db, clock.now())):
        with book.database.writer() as db, pytest.raises(psycopg.errors.RaiseException, match="READ COMMITTED"):
            db.execute(f"BEGIN ISOLATION LEVEL {isolation}")
            question(db)


def test_a_commit_waits_for_the_disk_whatever_the_session_says(book: Book) -> None:
    with book.database.writer() as db:
        db.execute("SET synchronous_commit = off")
        with db.transaction():
            send_to(db, [an_act(a_line(new_id()))])
            row = db.execute("SHOW synchronous_commit").fetchone()
    assert row == ("on",)


def test_a_book_that_is_not_founded_takes_no_lines(database: Database) -> None:
    with database.writer() as db, pytest.raises(psycopg.errors.NoDataFound):
        send_to(db, [an_act(a_line(new_id()))])


# ── Together ─────────────────────────────────────────────────────────────────


def test_each_act_of_a_batch_is_accepted_or_refused_on_its_own(book: Book) -> None:
    record, moved = new_id(), new_id()
    append(book, an_act(a_line(moved)))
    acts = [
        an_act(a_line(record)),
        an_act(a_line(moved)),
        an_act(a_line(record, 2), a_line(record, 3), reads={moved: 1}),
        an_act(a_line(new_id()), reads={moved: 7}),
        an_act(a_line(new_id()), at=clock.now() - timedelta(hours=1)),
        an_act(a_line(record, 4), reads={record: 3}),
    ]
    outcomes = [one.outcome for one in append(book, *acts, acts[0])]
    assert outcomes == [WRITTEN, OWN_MOVED, WRITTEN, READ_MOVED, CLOCK, WRITTEN, ALREADY]
    assert len(lines_of(book)) == FOUNDING + 1 + 4


def test_one_bad_act_leaves_its_63_neighbours_written(book: Book) -> None:
    line = a_line(new_id())
    too_large = Draft(line.record, 1, line.name, b"x" * 60_001, None, None)
    acts = [an_act(a_line(new_id())) for _ in range(64)]
    acts[17] = an_act(too_large)
    with book.database.writer() as db, db.transaction():
        db.execute(LOCK)  # so that they gather behind it, and go as one batch
        waiting = [book.clerk.append(act) for act in acts]
    for number, future in enumerate(waiting):
        if number == 17:
            assert isinstance(future.exception(20), psycopg.errors.CheckViolation)
        else:
            assert future.result(20).outcome == WRITTEN
    assert len(lines_of(book)) == FOUNDING + 63


def test_an_act_has_lines_and_not_too_many() -> None:
    for lines in (
        [],
        [a_line(new_id())] * (MOST_LINES + 1),
        [Draft(new_id(), 1, "A.v1", b"x" * 50_000, None, None)] * 21,
    ):
        with pytest.raises(TooLarge):
            Act(new_id(), None, clock.now(), (), tuple(lines))
