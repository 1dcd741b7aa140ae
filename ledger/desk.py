"""The desk: the path from a command to lines in the book. Read, check who may, decide, write; nothing by halves.

What the decision looked at is a condition of the append. If something of it has moved meanwhile, nothing is written and
the server decides again, a few times; only a reader who said which version they had seen (If-Match) is told at once.
"""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from domain import authority
from domain.board import setting_id
from domain.calendar import local_day
from domain.grammar import (
    Command,
    Event,
    NoSuchRecord,
    Occasion,
    Refusal,
    Register,
    Stamp,
    derived_id,
    named_records,
)
from domain.reactions import reactions
from ledger import clerk, commands
from ledger.clerk import Act, Clerk, Outcome
from ledger.codec import REGISTER_NAMED, Cause, Draft, Pen, write
from ledger.ids import new_id
from ledger.keys import Keys
from ledger.records import Record, Records

TRIES = 4


class Stale(Exception):
    """The record is not in the version the sender had seen (If-Match)."""

    def __init__(self, version: int) -> None:
        super().__init__(f"the record is in version {version}")
        self.version = version


class KeyUsed(Exception):
    """The idempotency key was used for something else."""


class ClockApart(Exception):
    """The server's clock and the database's are more than a minute apart."""


class Contended(Exception):
    """What the decision rests on moved every time it was tried."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A command to a record (None: a new one), from somebody, with an idempotency key of the sender's."""

    register: Register[Any]
    record: UUID | None
    command: Command
    stamp: Stamp
    key: str
    if_match: int | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was written: the record and its version, the lines from first to last, and the number people say."""

    record: UUID
    version: int
    first: int
    last: int
    number: str | None
    again: bool


@dataclass
class Plan:
    """A decision in the making: the records looked at, as they stand and as they become, and the events."""

    before: dict[UUID, Record] = field(default_factory=dict)
    after: dict[UUID, tuple[Register[Any], int, Any]] = field(default_factory=dict)
    events: list[tuple[UUID, int, Event, Cause | None]] = field(default_factory=list)

    def states(self) -> dict[UUID, Any]:
        found = {one: record.state for one, record in self.before.items() if record.version}
        return found | {one: state for one, (_, _, state) in self.after.items()}

    def own(self, record: UUID, register: Register[Any]) -> tuple[int, Any]:
        """Version and state of a record that is about to get lines. Raises NoSuchRecord if it is of another kind."""
        if record in self.after:
            return self.after[record][1:]
        known = self.before.get(record)
        if known is None or known.version == 0:
            return 0, register.initial
        if known.register is not register:
            raise NoSuchRecord(record=record)
        return known.version, known.state

    @property
    def reads(self) -> dict[UUID, int]:
        """The versions of the records that were only read."""
        return {one: record.version for one, record in self.before.items() if one not in self.after}


class Desk:
    """Commands to one book."""

    def __init__(self, ledger: UUID, keys: Keys, clerk: Clerk, records: Records) -> None:
        self.ledger, self.keys, self.clerk, self.records = ledger, keys, clerk, records
        epoch = keys.epochs[-1]
        self.pen = Pen(ledger, epoch, keys.master(epoch))
        self.digester = keys.digester()

    async def act(self, asking: Asking) -> Receipt:
        """Decide a command and write what it becomes.

        Raises Refusal (a rule said no), Stale, KeyUsed, ClockApart, Contended, NotCanonical, TooLarge, Overloaded.
        """
        act = derived_id("act", asking.stamp.by, asking.key)
        record = asking.record or new_id()
        digest = self.digester.digest(
            commands.said(
                asking.command, by=str(asking.stamp.by), record=asking.record and str(asking.record)
            ),
        )
        for attempt in range(TRIES):
            plan = Plan()
            try:
                await self.fill(plan, asking, record)
            except (Refusal, Stale):
                if (earlier := await asyncio.to_thread(self.earlier, act, digest)) is not None:
                    return earlier
                if attempt > 0:
                    raise
                self.records.forget(*plan.before)  # it may have been decided on something that had moved
                continue
            outcome = await self.append(asking.stamp, act, digest, plan)
            receipt = self.receipt(outcome, record, plan, asking)
            if receipt is not None:
                return receipt
            if outcome.outcome in (clerk.ALREADY, clerk.KEY_USED):
                return await asyncio.to_thread(self.first_answer, act, digest)
            self.records.forget(*plan.before, record)
        raise Contended

    # ── Deciding ─────────────────────────────────────────────────────────────

    async def fill(self, plan: Plan, asking: Asking, record: UUID) -> None:
        """Everything the command leads to, in this register and, by reaction, in others. Raises Refusal, Stale."""
        waiting = deque([(asking.register, record, asking.command, None)])
        while waiting:
            register, one, command, cause = waiting.popleft()
            fresh = asking.record is None and one == record
            await self.load(
                plan, register, one, command, asking.stamp, known_new=fresh, checked=cause is None
            )
            version, state = plan.own(one, register)
            if cause is None:
                if asking.if_match is not None and asking.if_match != version:
                    raise Stale(version)
                if version == 0 and not command.opens:
                    raise NoSuchRecord(record=one)
                unit = state.unit if version else getattr(command, "unit", None)
                authority.check(command, Occasion(asking.stamp, plan.states()), unit)
            for event in register.decide(state, command, Occasion(asking.stamp, plan.states())):
                version, state = version + 1, register.evolve(state, event, asking.stamp)
                plan.after[one] = (register, version, state)
                plan.events.append((one, version, event, cause))
                for asked in reactions(register.name, one, version, event):
                    following = REGISTER_NAMED[asked.register]
                    waiting.append((following, asked.record, asked.command, Cause(one, version)))

    async def load(
        self,
        plan: Plan,
        register: Register[Any],
        record: UUID,
        command: Command,
        stamp: Stamp,
        *,
        known_new: bool,
        checked: bool,
    ) -> None:
        """Read what the rules will look at: the record, those the command names, settings, and for `checked` commands
        what tells who may."""
        named = named_records(command)
        wanted = set(named) | {setting_id(topic) for topic in register.settings}
        if not known_new:
            wanted.add(record)
        await self.read(plan, wanted)
        for one, kind in named.items():
            found = plan.before.get(one)
            if one not in plan.after and (found is None or found.register is not REGISTER_NAMED.get(kind)):
                raise NoSuchRecord(record=one)
        known = plan.before.get(record)
        unit = known.state.unit if known and known.version else getattr(command, "unit", None)
        while checked:
            wanted = {one for _, one in authority.wanted(command, stamp, unit, plan.states())}
            if wanted <= plan.before.keys():
                return
            await self.read(plan, wanted)

    async def read(self, plan: Plan, wanted: set[UUID]) -> None:
        missing = [one for one in wanted if one not in plan.before and one not in plan.after]
        plan.before |= self.records.known(missing)
        missing = [one for one in missing if one not in plan.before]
        if missing:
            plan.before |= await asyncio.wrap_future(self.records.fetch(missing))

    # ── Writing ──────────────────────────────────────────────────────────────

    async def append(self, stamp: Stamp, act: UUID, digest: bytes, plan: Plan) -> Outcome:
        lines = self.drafts(stamp, act, plan)
        waiting = self.clerk.append(Act(act, digest, stamp.at, tuple(plan.reads.items()), tuple(lines)))
        # Shielded: a client that hangs up does not undo what is being committed.
        return await asyncio.shield(asyncio.wrap_future(waiting))

    def drafts(self, stamp: Stamp, act: UUID, plan: Plan) -> list[Draft]:
        reads = plan.reads
        return [
            write(self.pen, event, record, version, stamp, act, reads, cause)
            for record, version, event, cause in plan.events
        ]

    def receipt(self, outcome: Outcome, record: UUID, plan: Plan, asking: Asking) -> Receipt | None:
        """The receipt of an act that was written; None if it must be decided again or answered from the book."""
        match outcome.outcome:
            case clerk.WRITTEN:
                assert outcome.first is not None and outcome.last is not None
                for one, (register, version, state) in plan.after.items():
                    self.records.keep(Record(one, version, register, state))
                series = asking.register.series
                number = spoken(series, outcome.recorded_at, outcome.number)
                return Receipt(
                    record, plan.after[record][1], outcome.first, outcome.last, number, again=False
                )
            case clerk.CLOCK:
                raise ClockApart
            case clerk.OWN_MOVED if asking.if_match is not None and outcome.moved == record:
                raise Stale(asking.if_match + 1)
            case _:
                return None

    # ── Asked before ─────────────────────────────────────────────────────────

    def first_answer(self, act: UUID, digest: bytes) -> Receipt:
        """The answer an act got the first time. Raises KeyUsed if the key was used for something else."""
        earlier = self.earlier(act, digest)
        if earlier is None:
            raise Contended
        return earlier

    def earlier(self, act: UUID, digest: bytes) -> Receipt | None:
        """The receipt of this act if it is in the book already, None if not. Raises KeyUsed."""
        with self.clerk.connect() as db:
            row = db.execute(
                """SELECT a.digest, l.record, a.first, a.last, n.series, n.year, n.number,
                          (SELECT max(o.version) FROM ledger.lines o
                           WHERE o.record = l.record AND o.position BETWEEN a.first AND a.last)
                   FROM ledger.acts a JOIN ledger.lines l ON l.position = a.first
                   LEFT JOIN ledger.numbers n ON n.record = l.record AND l.version = 1
                   WHERE a.act = %s""",
                (act,),
            ).fetchone()
        if row is None:
            return None
        stored, record, first, last, series, year, number, version = row
        if stored is not None and bytes(stored) != digest:
            raise KeyUsed
        return Receipt(record, version, first, last, series and f"{series}-{year}-{number:04d}", again=True)


def spoken(series: str | None, recorded_at: datetime | None, number: int | None) -> str | None:
    """The number people say: letters, local year, running number (AVV-2026-0123)."""
    if series is None or recorded_at is None or number is None:
        return None
    return f"{series}-{local_day(recorded_at).year}-{number:04d}"
