"""The demonstration is entered – a made-up history for each board, through the same desk as anybody's commands.

Started again after a stop, it goes on where it was; a book that holds a history to its end is left as it is.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from api.entering import Entering, Report, already, catch_up
from boards import BOARDS, history
from domain.calendar import Period, local_day
from domain.grammar import Stamp
from ledger.book import Book, Founder
from ledger.lines import last_position
from ledger.shelf import Shelf


class NotADemonstration(RuntimeError):
    """There is a book of that board already, and it is no demonstration."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What came of it: how many steps were sent, how many were there, and how many lines the book has."""

    board: str
    sent: int
    there: int
    lines: int


def nobody(board: str, done: int, of: int) -> None:
    """Nobody is told."""


# ── Founding ─────────────────────────────────────────────────────────────────


def found(books: Shelf, board: str) -> Book:
    """Open the demonstration's book of a board, founded now if it is not. Raises NotADemonstration."""
    data = BOARDS[board]
    if not has_lines(books, board):
        founder, stamp = founding(board)
        books.found(board, data.origin, founder, stamp, demonstration=True)
    book = books.open(board)
    if not book.identity.demonstration or book.identity.origin != data.origin:
        book.close()
        raise NotADemonstration(f"Det finns redan en liggare för {board} här, och den är inte demonstrationens.")
    return book


def has_lines(books: Shelf, board: str) -> bool:
    """Whether the book is founded; a founding may have been cut short."""
    if board not in books.boards:
        return False
    with books.make_database(board).writer() as db:
        return last_position(db) > 0


def founding(board: str) -> tuple[Founder, Stamp]:
    """Who founds the demonstration's book, and the stamp on its first lines."""
    at, actor, name = history.opening(board)
    stamp = Stamp(at, actor.person, actor.role, actor.unit)
    return Founder(actor.person, actor.unit, name, BOARDS[board].display_name), stamp


# ── Entering ─────────────────────────────────────────────────────────────────


async def enter(
    book: Book, board: str, years: float | None = None, scale: float = 1.0, report: Report = nobody
) -> Entered:
    """Enter a board's history from where it stands to its end, and build its registers.

    Raises StepRefused, and what the desk raises.
    """
    lines = await asyncio.to_thread(catch_up, book)
    last = history.closing(board, years, scale)
    if await asyncio.to_thread(already, book, [last]):
        return Entered(board, 0, 0, lines)
    entering = Entering(book, board, report)
    await entering.all_of(history.history(board, years, scale), local_day(last.at))
    return Entered(board, entering.sent, entering.there, await asyncio.to_thread(catch_up, book))


# ── All the boards ───────────────────────────────────────────────────────────


async def enter_all(
    books: Mapping[str, Book], years: float | None = None, scale: float = 1.0, report: Report = nobody
) -> list[Entered]:
    """Enter the histories of several boards side by side. Raises StepRefused, and what the desk raises."""
    return await asyncio.gather(*(enter(book, board, years, scale, report) for board, book in books.items()))


async def correct(
    book: Book, board: str, period: Period, number: int = 200, years: float | None = None, scale: float = 1.0
) -> int:
    """Enter the later corrections of a half-year after the history; gives how many of them are in the book now."""
    entering = Entering(book, board, nobody)
    steps = list(history.later_corrections(board, period, number, years, scale))
    await entering.all_of(iter(steps), local_day(steps[-1].at))
    await asyncio.to_thread(catch_up, book)
    return entering.sent + entering.there
