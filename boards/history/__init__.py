"""Demonstrationens historia – one and a half years of quality work in three made-up boards, told in commands.

    step.py           what it is made of: a command by somebody at a moment, or the mark that a half-year is frozen
    chance.py         the lots that are drawn, the same every time
    worktime.py       when people work
    changes.py        how the organisation changes
    hiring.py cast.py who works where
    world.py          a board between two days, and a case in it
    briefs.py         how many stories of each kind, and when they begin
    organisation.py   the first day, and what becomes of units, people and roles
    deviations/ views/ risks/ risk_analyses.py documents/ reports.py    the stories
    texts/            what people write in them
    telling.py        many stories become one
    plan.py           all the stories of a board
    corrections.py    what is put right when the history is over

Everything goes through the real commands and their rules; nothing in it has happened.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from boards.history import corrections, organisation, plan
from boards.history.step import Actor, Entry, Freeze, Keep, Step
from boards.history.telling import merged
from boards.history.worktime import at, instant
from boards.history.world import World
from domain.calendar import Period

__all__ = [
    "FIRST",
    "LAST",
    "Entry",
    "Freeze",
    "Keep",
    "Step",
    "closing",
    "history",
    "later_corrections",
    "opening",
    "world",
]

FIRST = date(2025, 1, 2)
LAST = date(2026, 8, 31)


def world(board: str, years: float | None = None, scale: float = 1.0) -> World:
    """A board from the first day of the demonstration to its last, or for so many years."""
    last = LAST if years is None else FIRST + timedelta(days=round(years * 365.25))
    return World(board, FIRST, last, scale)


def opening(board: str) -> tuple[datetime, Actor, str]:
    """When the book is founded, by whom, and their name; the top of the tree is the unit they stand in."""
    cast = world(board).cast
    return instant(at(FIRST, *organisation.FOUNDED)), organisation.founder(world(board)), cast.members[0].name


def history(board: str, years: float | None = None, scale: float = 1.0) -> Iterator[Entry]:
    """What happened in a board, step by step in order of time; the same every time.

    The book is founded before the first step (`opening`). The last step is always `closing`.
    """
    told = world(board, years, scale)
    return merged(plan.beginnings(told), told.end)


def closing(board: str, years: float | None = None, scale: float = 1.0) -> Step:
    """The last step of a history, known without telling it."""
    return plan.closing(world(board, years, scale))


def later_corrections(
    board: str, period: Period, number: int = 200, years: float | None = None, scale: float = 1.0
) -> Iterator[Step]:
    """So many corrections after the last day of the history, each of which changes the figures of the half-year."""
    told = world(board, years, scale)
    return corrections.later_corrections(told, history(board, years, scale), period, number)
