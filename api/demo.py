"""The demonstration is entered – every step of a board's made-up history, through the same desk as anybody's commands.

The steps go to the desk in order of time. A step waits for those before it that write what it looks at, and for no
others: what is ready at the same time is committed together, in the order it was sent. Started again after a stop, it
goes on where it was; a history that has been entered to its end is known by its last step.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from uuid import UUID

from boards import BOARDS, history
from boards.history import Entry, Freeze, Step
from domain.board import Topic, setting_id
from domain.calendar import Period, local_day
from domain.grammar import Refusal, Stamp, derived_id
from domain.named import named_records
from domain.organisation.assignments import assignment_id
from domain.views.commands import GiveRiseToDeviation
from domain.views.words import deviation_id
from domain.words import Decision
from ledger.answers import Receipt
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


def nobody(board: str, done: int, of: int) -> None:
    """Nobody is told."""


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
    book: Book, board: str, years: float | None = None, scale: float = 1.0, report: Report = nobody
) -> Entered:
    """Enter a board's history from where it stands to its end, and build its registers.

    Raises StepRefused, and what the desk raises.
    """
    await asyncio.to_thread(catch_up, book)
    last = history.closing(board, years, scale)
    if await asyncio.to_thread(already, book, [last]):
        return Entered(board, 0, 0, await asyncio.to_thread(catch_up, book))
    entering = Entering(book, board, report)
    await entering.all_of(history.history(board, years, scale), local_day(last.at))
    return Entered(board, entering.sent, entering.there, await asyncio.to_thread(catch_up, book))


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


class Entering:
    """A history on its way into a book."""

    def __init__(self, book: Book, board: str, report: Report) -> None:
        self.book, self.board, self.report = book, board, report
        self.under_way: deque[tuple[Step, asyncio.Task[Receipt]]] = deque()
        self.writing: dict[UUID, asyncio.Task[Receipt]] = {}
        self.sent = self.there = 0

    async def all_of(self, entries: Iterator[Entry], last: date) -> None:
        """Every step that is not in the book yet, in order. Raises StepRefused."""
        missing = False  # the steps stand in the book in order: after the first that is missing, none is there
        while chunk := list(islice(entries, AHEAD)):
            if not missing:
                known = await asyncio.to_thread(already, self.book, chunk)
                self.there += len(known)
                missing = len(known) < len(chunk)
                chunk = [entry for entry in chunk if act_of(entry) not in known]
            await self.make_ready([entry for entry in chunk if isinstance(entry, Step)])
            for entry in chunk:
                await self.send(entry)
            if chunk:
                self.report(self.board, (local_day(chunk[-1].at) - history.FIRST).days, (last - history.FIRST).days)
        await self.settle()

    async def make_ready(self, steps: Sequence[Step]) -> None:
        """Have at hand what the steps will look at, so that none of them stops to read and is overtaken."""
        contents = [step.content for step in steps if step.content is not None]
        if contents:
            await asyncio.to_thread(lambda: [self.book.blobs.put_public(content) for content in contents])
        records = self.book.records
        wanted = {one for step in steps for one in looked_at(step)} | {setting_id(topic) for topic in Topic}
        missing = list(wanted - records.known(wanted).keys())
        if not missing:
            return
        found = await asyncio.wrap_future(records.fetch(missing))
        for one in missing:
            if found[one].version == 0:
                records.keep(Record(one, 0, None, None))

    async def send(self, entry: Entry) -> None:
        """Send a step when those before it that write what it looks at are done."""
        if isinstance(entry, Freeze):
            await self.settle()
            await self.book.desk.act(await asyncio.to_thread(frozen, self.book, entry))
            self.sent += 1
            return
        barrier = entry.register in BARRIERS or on_delegation(entry)
        if barrier or len(self.under_way) >= AHEAD:
            await self.settle()
        for one in looked_at(entry):
            if one in self.writing:
                await self.done(self.writing[one])
        task = asyncio.create_task(self.book.desk.act(asking(entry)))
        self.under_way.append((entry, task))
        for one in written(entry):
            self.writing[one] = task
        self.sent += 1
        if barrier:
            await self.settle()

    async def done(self, task: asyncio.Task[Receipt]) -> None:
        """Wait for a step, and for those sent before it. Raises StepRefused."""
        while self.under_way:
            step, first = self.under_way.popleft()
            try:
                await first
            except Refusal as refusal:
                await self.let_go()
                raise StepRefused(f"{step.key} {type(step.command).__name__} {step.at}: {refusal}") from refusal
            for one in written(step):
                if self.writing.get(one) is first:
                    del self.writing[one]
            if first is task:
                return

    async def settle(self) -> None:
        """Wait for all that is under way. Raises StepRefused."""
        if self.under_way:
            await self.done(self.under_way[-1][1])

    async def let_go(self) -> None:
        """Let those that were sent end by themselves; what they say does not matter any more."""
        await asyncio.gather(*(task for _, task in self.under_way), return_exceptions=True)
        self.under_way.clear()


# ── A step as the desk sees it ───────────────────────────────────────────────


def asking(step: Step) -> Asking:
    stamp = Stamp(step.at, step.by, step.role, step.unit)
    return Asking(REGISTER_NAMED[step.register], step.record, step.command, stamp, step.key)


def written(step: Step) -> tuple[UUID, ...]:
    """The records that get lines by it."""
    if isinstance(step.command, GiveRiseToDeviation):
        return step.record, deviation_id(step.record)
    return (step.record,)


def on_delegation(step: Step) -> bool:
    """Whether it names a delegation: then the roles of the decider are looked for, in units that only the desk knows."""
    decision = getattr(step.command, "decision", None)
    return isinstance(decision, Decision) and decision.delegation is not None


def looked_at(step: Step) -> set[UUID]:
    """The records that decide what becomes of it."""
    return {*written(step), *named_records(step.command), step.by, step.unit, held(step.by, step.role, step.unit)}


held = lru_cache(4096)(assignment_id)


def frozen(book: Book, freeze: Freeze) -> Asking:
    """The figures of a half-year, counted from the registers as they stand at this line of the book."""
    position = catch_up(book)
    period = Period.half_year(freeze.year, freeze.half)
    with book.database.writer() as db:
        schema.use(db, schema.schema_name())
        command = freezing(analyse(db, period, position), freeze.organisation, freeze.decision)
    stamp = Stamp(freeze.at, freeze.by, freeze.role, freeze.unit)
    return Asking(REGISTER_NAMED["analyses"], freeze.record, command, stamp, freeze.key)


# ── All the boards ───────────────────────────────────────────────────────────


async def enter_all(
    books: Mapping[str, Book], years: float | None = None, scale: float = 1.0, report: Report = nobody
) -> list[Entered]:
    """Enter the histories of several boards side by side. Raises StepRefused, and what the desk raises."""
    return await asyncio.gather(*(enter(book, board, years, scale, report) for board, book in books.items()))


async def correct(book: Book, board: str, period: Period, number: int = 200) -> int:
    """Enter the later corrections of a half-year after the history; gives how many are in the book now."""
    entering = Entering(book, board, nobody)
    steps = list(history.later_corrections(board, period, number))
    await entering.all_of(iter(steps), local_day(steps[-1].at))
    await asyncio.to_thread(catch_up, book)
    return entering.sent + entering.there
