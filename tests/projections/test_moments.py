"""A moment or a day is one position in the book, and stays so however much is written meanwhile."""

from __future__ import annotations

import asyncio
import threading
import time
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
import pytest
from psycopg import AsyncConnection

from ledger import clock
from ledger.book import Book, Founder
from ledger.database import Database
from ledger.pen import Pen
from projections.lists import position_at
from tests.projections.books import Board
from tests.projections.histories import History, acts
from tests.projections.lives import opening

A_MOMENT = timedelta(microseconds=1)

# The instant each day ends in Sweden, written out: winter time, the night it turns, summer time, the night it turns.
MIDNIGHTS = {
    date(2025, 1, 15): datetime(2025, 1, 15, 23, tzinfo=UTC),
    date(2025, 3, 29): datetime(2025, 3, 29, 23, tzinfo=UTC),
    date(2025, 3, 30): datetime(2025, 3, 30, 22, tzinfo=UTC),
    date(2025, 6, 30): datetime(2025, 6, 30, 22, tzinfo=UTC),
    date(2025, 10, 25): datetime(2025, 10, 25, 22, tzinfo=UTC),
    date(2025, 10, 26): datetime(2025, 10, 26, 23, tzinfo=UTC),
    date(2025, 12, 31): datetime(2025, 12, 31, 23, tzinfo=UTC),
    date(2026, 6, 30): datetime(2026, 6, 30, 22, tzinfo=UTC),
}


def asked(database: Database, *moments: datetime | date) -> list[int]:
    """The positions of these, each asked for on its own."""

    async def ask() -> list[int]:
        async with await AsyncConnection.connect(database.writer_dsn, autocommit=True) as db:
            return [await position_at(db, moment) for moment in moments]

    return asyncio.run(ask())


def written_at(board: Board, moment: datetime) -> int:
    """A line recorded at that instant; gives its position."""
    board.history.now = moment
    known = len(board.history.acts)
    assert board.history.ask(opening(board.history))
    return board.write(known)


def test_a_day_ends_at_midnight_in_sweden_also_when_the_clock_turns(board: Board) -> None:
    """Ett dygn slutar vid midnatt svensk tid, också när klockan ställs om; midnatt hör till nästa dygn."""
    last_of: dict[date, int] = {}
    for day, midnight in MIDNIGHTS.items():
        last_of[day] = written_at(board, midnight - A_MOMENT)
        written_at(board, midnight)
        written_at(board, midnight + A_MOMENT)
    assert asked(board.database, *last_of) == list(last_of.values())


def test_a_moment_is_the_last_line_recorded_by_then(board: Board) -> None:
    """En tidpunkt är den sista rad som var införd då; före den första raden fanns ingenting."""
    noon = datetime(2025, 5, 5, 12, tzinfo=UTC)
    first = written_at(board, noon)
    same = written_at(board, noon)
    later = written_at(board, noon + timedelta(hours=1))
    in_sweden = noon.astimezone(ZoneInfo("Europe/Stockholm"))
    assert asked(board.database, noon - A_MOMENT, noon, in_sweden, noon + A_MOMENT) == [first - 1, same, same, same]
    assert asked(board.database, noon + timedelta(days=400), datetime(1999, 1, 1, tzinfo=UTC)) == [later, 0]


def test_a_later_day_without_lines_stands_where_the_day_before_stood(board: Board) -> None:
    """En dag då inget skrevs är registret som det stod dagen innan."""
    last = written_at(board, datetime(2025, 5, 5, 12, tzinfo=UTC))
    written_at(board, datetime(2025, 5, 9, 12, tzinfo=UTC))
    assert asked(board.database, *(date(2025, 5, day) for day in (5, 6, 7, 8))) == [last] * 4


def test_a_position_is_not_asked_for_inside_a_snapshot(board: Board) -> None:
    """Den som frågar i en frusen ögonblicksbild skulle få fel svar, och får i stället ett fel."""
    with board.database.writer() as db, db.transaction():
        db.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        with pytest.raises(psycopg.errors.RaiseException):
            db.execute("SELECT ledger.position_at(now())")


# ── While others write ───────────────────────────────────────────────────────


class Writers:
    """Many who write as fast as they can until told to stop."""

    def __init__(self, book: Book, founder: Founder, many: int) -> None:
        self.book, self.ended = book, False
        self.threads = [threading.Thread(target=self.write, args=(founder, seed)) for seed in range(many)]

    def __enter__(self) -> Writers:
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *error: Any) -> None:
        self.ended = True
        for thread in self.threads:
            thread.join()

    def write(self, founder: Founder, seed: int) -> None:
        history = History(seed, self.book.identity, founder, clock.now())
        pen = Pen.newest(self.book.identity.ledger, self.book.keys)
        while not self.ended:
            history.now, history.acts = clock.now(), []
            if history.ask(opening(history)):
                for act in acts(history.acts, pen):
                    self.book.clerk.append(act).result()


@pytest.mark.slow
def test_the_same_moment_is_the_same_position_however_many_write(book: Book, founder: Founder) -> None:
    """Frågar man två gånger efter samma tidpunkt får man samma svar, också medan andra skriver."""
    moments: dict[datetime, int] = {}
    with Writers(book, founder, many=6):
        for _ in range(60):
            moment = clock.now()
            (moments[moment],) = asked(book.database, moment)
            time.sleep(0.01)
    assert asked(book.database, *moments) == list(moments.values())
    recorded = "SELECT count(*) FROM ledger.lines WHERE recorded_at <= %s"
    with book.database.writer() as db:
        for moment, position in moments.items():
            assert db.execute(recorded, (moment,)).fetchall() == [(position,)]
    assert len(set(moments.values())) > 10, "somebody wrote meanwhile"
