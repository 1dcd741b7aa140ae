"""Reading in: every row is tried against the rules first, and nothing is written unless all hold.

A hundred thousand rows are no single act: an act is at most a thousand lines, and the book is not to stand still for
it. So the file is begun as a record, its rows are entered one act each, and it is completed when all are in; until then
it is told as begun, and no row counts on another. What was cut short is taken up by running it again: a row that is in
is known by its cause, and its act has a key that follows from the file and the row.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from api.intake.rows import Fault, Reading
from api.intake.table import Row, Table
from domain import intakes
from domain.grammar import Command, Refusal, Stamp
from domain.intakes import (
    AbandonIntake,
    BeginIntake,
    CompleteIntake,
    Intake,
    ReadInBefore,
    Status,
    WhyAbandoned,
    intake_id,
    must_go_on_as_begun,
    row_id,
)
from ledger import clock
from ledger.answers import Receipt
from ledger.book import Book
from ledger.codec import Cause
from ledger.desk import Asking, Stale

AT_ONCE = 50
MOST_TOLD = 1000
Report = Callable[[int, int], None]

ENTERED = """SELECT record FROM ledger.lines WHERE record = ANY(%s) AND version = 1
             AND convert_from(body, 'UTF8')::jsonb -> 'cause' ->> 'record' = %s"""


class Stopped(Exception):
    """A row that was right when it was tried is no longer; what was entered stays, and the intake is not whole."""

    def __init__(self, fault: Fault, entered: int, of: int) -> None:
        super().__init__(
            f"{fault} Inläsningen stannade: {entered} av {of} rader är införda, och den är inte hel. Kör den igen när "
            "hindret är undanröjt, eller avbryt den med --abandon."
        )


@dataclass(frozen=True)
class Ready:
    """A row as it will be sent: `record` is the one it becomes."""

    row: Row
    command: Command
    record: UUID


class Intaking:
    """One file on its way into a book. `stamp` is that of the intake, `entering` that of the rows."""

    def __init__(self, book: Book, table: Table, reading: Reading, stamp: Stamp, entering: Stamp) -> None:
        self.book, self.table, self.reading = book, table, reading
        self.stamp, self.entering = stamp, entering
        self.intake = intake_id(table.digest)

    async def state(self) -> Intake:
        """The intake of this file as it stands. Raises ReadInBefore if it is not to go on, ReadInOtherwise if it was
        begun into another register, or with the columns as other fields."""
        known = (await asyncio.wrap_future(self.book.records.fetch([self.intake])))[self.intake]
        state: Intake = known.state if known.version else Intake()
        if state.status not in (Status.UNKNOWN, Status.BEGUN):
            raise ReadInBefore
        if state.status is Status.BEGUN:
            must_go_on_as_begun(state, self.reading.asked.register.name, self.fields)
        return state

    @property
    def fields(self) -> tuple[str, ...]:
        """Where each column goes; "-" for one that is left out."""
        return tuple(column.name if column else "-" for column in self.reading.columns)

    # ── Trying ───────────────────────────────────────────────────────────────

    async def tried(self, report: Report) -> tuple[list[Ready], list[Fault]]:
        """Every row as it would be sent, and all that is wrong. Nothing is written. Raises ReadInBefore."""
        await self.state()
        ready, faults = list[Ready](), list[Fault]()
        first: dict[UUID, int] = {}
        for number, row in enumerate(self.table.rows, start=1):
            made = self.reading.command(row)
            if isinstance(made, list):
                faults += made
            else:
                one = Ready(row, made, self.record_of(row, made))
                if one.record in first:
                    what = f"Raden blir samma post som rad {first[one.record]}: ta bort den ena."
                    faults.append(Fault(row.number, "", what))
                first.setdefault(one.record, row.number)
                ready.append(one)
            report(number, 2 * len(self.table.rows))
        there = await self.entered([one.record for one in ready])
        for number, one in enumerate(ready, start=1):
            if one.record not in there and (fault := await self.weighed(one)):
                faults.append(fault)
            report(len(self.table.rows) + number, 2 * len(self.table.rows))
            if len(faults) >= MOST_TOLD:
                break
        return ready, sorted(faults, key=lambda fault: fault.row)

    def record_of(self, row: Row, command: Command) -> UUID:
        natural = self.reading.asked.register.natural(command, self.entering.by)
        return natural or row_id(self.table.digest, row.number)

    async def weighed(self, one: Ready) -> Fault | None:
        try:
            await self.book.desk.weigh(self.asking(one, None))
        except Refusal as refusal:
            return self.reading.refused(one.row, refusal)
        return None

    def asking(self, one: Ready, cause: Cause | None) -> Asking:
        stamp = replace(self.entering, at=clock.now())
        key = f"intake:{self.table.digest}:{one.row.number}"
        return Asking(self.reading.asked.register, one.record, one.command, stamp, key, cause=cause)

    # ── Entering ─────────────────────────────────────────────────────────────

    async def enter(self, ready: Sequence[Ready], reason: str, report: Report) -> Receipt:
        """Begin, enter every row that is not in, and complete. Raises Stopped, ReadInBefore, Refusal."""
        state = await self.state()
        if state.status is Status.UNKNOWN:
            await self.act(self.beginning(reason), "begin")
        done = 0
        for start in range(0, len(ready), AT_ONCE):
            chunk = ready[start : start + AT_ONCE]
            there = await self.entered([one.record for one in chunk])
            missing = [one for one in chunk if one.record not in there]
            asked = (self.book.desk.act(self.asking(one, Cause(self.intake, 1))) for one in missing)
            outcomes = await asyncio.gather(*asked, return_exceptions=True)
            for one, outcome in zip(missing, outcomes, strict=True):
                if isinstance(outcome, Refusal | Stale):
                    entered = len(await self.entered([each.record for each in ready]))
                    raise Stopped(self.stopped_at(one, outcome), entered, len(ready))
                if isinstance(outcome, BaseException):
                    raise outcome
            done += len(chunk)
            report(done, len(ready))
        rows = len(await self.entered([one.record for one in ready]))
        return await self.act(CompleteIntake(rows=rows), "complete")

    def stopped_at(self, one: Ready, error: BaseException) -> Fault:
        if isinstance(error, Refusal):
            return self.reading.refused(one.row, error)
        return Fault(one.row.number, "", "Inläsningen avbröts av någon annan.")

    def beginning(self, reason: str) -> BeginIntake:
        return BeginIntake(
            register=self.reading.asked.register.name,
            unit=self.stamp.unit,
            digest=self.table.digest,
            rows=len(self.table.rows),
            fields=self.fields,
            file_name=self.table.name,
            reason=reason,
        )

    async def abandon(self, ready: Sequence[UUID], why: WhyAbandoned) -> Receipt:
        """Give it up: no more rows are entered. Raises Refusal."""
        rows = len(await self.entered(ready))
        return await self.act(AbandonIntake(rows=rows, reason=why), "abandon")

    async def act(self, command: Command, what: str) -> Receipt:
        stamp = replace(self.stamp, at=clock.now())
        key = f"intake:{self.table.digest}:{what}"
        return await self.book.desk.act(Asking(intakes.REGISTER, self.intake, command, stamp, key))

    async def entered(self, records: Sequence[UUID]) -> set[UUID]:
        """Which of these records this file has become."""

        def ask() -> list[Any]:
            with self.book.database.writer() as db:
                return db.execute(ENTERED, (list(records), str(self.intake))).fetchall()

        return {record for (record,) in await asyncio.to_thread(ask)}
