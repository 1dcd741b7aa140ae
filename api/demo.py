"""The demonstration is entered – every step of a board's made-up history, through the same desk as anybody's commands.

The steps go to the desk in order of time. A step waits for those before it that write what it looks at, and for no
others: what is ready at the same time is committed together, in the order it was sent. Started again after a stop, it
goes on where it was; a history that has been entered to its end is known by its last step.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from uuid import UUID

from boards import BOARDS, history
from boards.history import Entry, Freeze, Step
from domain.board import setting_id
from domain.calendar import Period, local_day
from domain.grammar import Command, Refusal, Register, Stamp, derived_id
from domain.named import named_records
from domain.organisation.assignments import assignment_id
from domain.views.words import deviation_id
from ledger.book import Book, Founder
from ledger.codec import REGISTER_NAMED
from ledger.desk import Asking
from ledger.lines import last_position
from ledger.records import Record
from ledger.shelf import Shelf
from projections import rebuild, schema
from projections.fold import Fold
from replays.analysis import analyse, freezing

AHEAD = 256
"""How many steps are made ready at a time, and how many may be under way."""

BARRIERS = ("units", "settings")
"""What nearly every step looks at: nothing else is under way when it changes."""

Report = Callable[[str, int, int], None]
"""Told which board, how many days of its history have been entered, and of how many."""


class NotADemonstration(RuntimeError):
    """There is a book of that board already, and it is no demonstration."""


class StepRefused(RuntimeError):
    """A rule said no to a step of the history: the story or the rule is wrong."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What came of it: how many steps were sent and how many were there, and how many lines the book has."""

    board: str
    sent: int
    there: int
    lines: int


# ── Founding ─────────────────────────────────────────────────────────────────


def found(books: Shelf, board: str) -> Book:
    """Open the demonstration's book of a board, founded now if there is none. Raises NotADemonstration."""
    founder, stamp = founding(board)
    data = BOARDS[board]
    if board not in books.boards:
        books.found(board, data.origin, founder, stamp, demonstration=True)
    book = books.open(board)
    if not book.identity.demonstration or book.identity.origin != data.origin:
        book.close()
        raise NotADemonstration(f"Det finns redan en liggare för {board} här, och den är ingen demonstration.")
    return book


def founding(board: str) -> tuple[Founder, Stamp]:
    """Who founds the demonstration's book, and the stamp on its first lines."""
    at, actor, name = history.opening(board)
    stamp = Stamp(at, actor.person, actor.role, actor.unit)
    return Founder(actor.person, actor.unit, name, BOARDS[board].display_name), stamp


# ── Entering ─────────────────────────────────────────────────────────────────


async def enter(
    book: Book, board: str, years: float | None = None, scale: float = 1.0, report: Report = lambda board, done, of: None
) -> Entered:
    """Enter a board's history from where it stands to its end, and build its registers.

    Raises StepRefused, and what the desk raises.
    """
    await asyncio.to_thread(catch_up, book)
    last = history.closing(board, years, scale)
    if await asyncio.to_thread(already, book, [last]):
        return Entered(board, 0, 0, await asyncio.to_thread(catch_up, book))
    entering = Entering(book, board, local_day(last.at), report)
    sent, there = await entering.all_of(history.history(board, years, scale))
    return Entered(board, sent, there, await asyncio.to_thread(catch_up, book))


def catch_up(book: Book) -> int:
    """Build the registers, or fold what is new into them. Gives the last line."""
    name = schema.schema_name()
    with book.database.writer() as db:
        if not schema.exists(db, name) and last_position(db) < AHEAD:
            schema.create(db, name)
            schema.finish(db, name)
        elif not schema.is_complete(db, name):
            return rebuild.rebuild(book.database.writer_dsn, name)
        schema.use(db, name)
        fold = Fold(db)
        reached = fold.position()
        while (now := fold.step()) > reached:
            reached = now
        return reached


def act_of(entry: Entry) -> UUID:
    """The act that a step becomes: what the desk derives from sender and key."""
    return derived_id("act", entry.by, entry.key)


def already(book: Book, entries: Sequence[Entry]) -> set[UUID]:
    """The acts among these that are in the book."""
    with book.database.writer() as db:
        acts = [act_of(entry) for entry in entries]
        return {act for (act,) in db.execute("SELECT act FROM ledger.acts WHERE act = ANY(%s)", (acts,))}


@dataclass
class Entering:
    """A history on its way into a book."""

    book: Book
    board: str
    last: Any
    report: Report
    under_way: deque[tuple[Step, asyncio.Task[Any]]] = field(default_factory=deque)
    writing: dict[UUID, asyncio.Task[Any]] = field(default_factory=dict)
    sent: int = 0
    there: int = 0
    from_the_start: bool = False
    """Something was missing: whatever follows is missing too, and is not looked for."""
