"""A moment in a book: the last line that was in it, and what the clock said. What is late depends on both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from psycopg import Connection

from domain.calendar import local_day, midnight_after
from ledger.book import identity

INSTANT = timedelta(microseconds=1)
Asked = date | datetime


@dataclass(frozen=True, slots=True)
class Moment:
    position: int
    at: datetime

    @property
    def day(self) -> date:
        return local_day(self.at)


def moment_at(db: Connection[Any], position: int, now: datetime, asked: Asked | None = None) -> Moment:
    """The moment at which a position is looked at.

    Args: `asked` is the day or instant that gave the position, None if it was given itself, or is the last one; `now`
    is what the clock says. A day is looked at when it is over. A position is looked at when its line was written, but
    the last one now; in a demonstration, where the acts bring the clock, also the last one when it was written.
    """
    if isinstance(asked, datetime):
        return Moment(position, min(asked, now))
    if asked is not None:
        return Moment(position, min(midnight_after(asked) - INSTANT, now))
    written = written_at(db, position)
    if written is None or (is_last(db, position) and not is_demonstration(db)):
        return Moment(position, now)
    return Moment(position, written)


def written_at(db: Connection[Any], position: int) -> datetime | None:
    row = db.execute("SELECT recorded_at FROM ledger.lines WHERE position = %s", (position,)).fetchone()
    return row[0] if row else None


def is_last(db: Connection[Any], position: int) -> bool:
    row = db.execute("SELECT coalesce(max(position), 0) FROM ledger.lines").fetchone()
    return bool(row and row[0] == position)


def is_demonstration(db: Connection[Any]) -> bool:
    return identity(db).demonstration
