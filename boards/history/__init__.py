"""Demonstrationens historia – one and a half years of quality work in three made-up boards, told in commands.

    step.py           what it is made of: a command by somebody at a moment, or the mark that a half-year is frozen
    chance.py         the lots that are drawn, the same every time
    worktime.py       when people work
    changes.py        how the organisation changes
    cast.py           who works where
    world.py          a board between two days, and a case in it
    briefs.py         how many stories of each kind, and when they begin
    organisation.py   the first day, and what becomes of units, people and roles
    deviations/ views/ risks/ risk_analyses.py documents/ half_years.py    the stories
    texts/            what people write in them
    telling.py        many stories become one
    plan.py           all the stories of a board
    corrections.py    what is put right when the history is over

Everything goes through the real commands and their rules; nothing in it has happened.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from boards.history.plan import beginnings
from boards.history.step import Entry, Freeze, Step
from boards.history.telling import merged
from boards.history.world import World

__all__ = ["FIRST", "LAST", "Entry", "Freeze", "Step", "history", "world"]

FIRST = date(2025, 1, 2)
LAST = date(2026, 8, 31)


def world(board: str, years: float | None = None, scale: float = 1.0) -> World:
    """A board from the first day of the demonstration to its last, or for so many years."""
    last = LAST if years is None else FIRST + timedelta(days=round(years * 365.25))
    return World(board, FIRST, last, scale)


def history(board: str, years: float | None = None, scale: float = 1.0) -> Iterator[Entry]:
    """What happened in a board, step by step in order of time; the same every time.

    The book is founded before the first step, by the person and in the unit that the first steps are stamped with.
    """
    told = world(board, years, scale)
    return merged(beginnings(told), told.end)
