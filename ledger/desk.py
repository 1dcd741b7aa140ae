"""The desk: the path from a command to lines in the book. Read, check who may, decide, write; nothing by halves.

What the decision looked at is a condition of the append. If something of it has moved meanwhile, nothing is written and
the server decides again, a few times; only a reader who said which version they had seen (If-Match) is told at once.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID
from weakref import WeakValueDictionary

from domain import authority
from domain.board import Topic, setting_id
from domain.book import EraseTexts
from domain.grammar import Command, NoSuchRecord, Occasion, Refusal, Stamp, derived_id
from domain.links import Changed, changed
from domain.named import named_records
from domain.organisation.units import unit_on
from domain.reactions import reactions
from domain.registers import Register
from ledger import clerk, commands
from ledger.answers import Answers, Receipt, spoken
from ledger.clerk import Act, Clerk, Outcome
from ledger.codec import REGISTER_NAMED, Cause
from ledger.ids import new_id
from ledger.keys import Keys
from ledger.pen import Draft, Pen, write
from ledger.plans import Plan
from ledger.records import Record, Records
from ledger.touched import must_not_touch_what_is_kept

TRIES = 4


class Stale(Exception):
    """The record is not in the version the sender had seen (If-Match)."""

    def __init__(self, version: int) -> None:
        super().__init__(f"the record is in version {version}")
        self.version = version


class ClockApart(Exception):
    """The server's clock and the database's are more than a minute apart."""


class Contended(Exception):
    """What the decision rests on moved every time it was tried."""


class NothingChanged(Refusal, message="Det blir ingen ändring: posten är redan så."): ...


@dataclass(frozen=True, slots=True)
class Asking:
    """A command to a record (None: a new one), from somebody, with an idempotency key of the sender's.

    `cause` is the line of another record that it comes from, which must not have got lines since.
    """

    register: Register[Any]
    record: UUID | None
    command: Command
    stamp: Stamp
    key: str
    if_match: int | None = None
    cause: Cause | None = None


class Desk:
    """Commands to one book."""

    def __init__(self, ledger: UUID, keys: Keys, clerk: Clerk, records: Records, answers: Answers) -> None:
        self.ledger, self.keys = ledger, keys
        self.clerk, self.records, self.answers = clerk, records, answers
        self.pen = Pen.newest(ledger, keys)
        self.digester = keys.digester()
        self.turns: WeakValueDictionary[UUID, asyncio.Lock] = WeakValueDictionary()

    async def act(self, asking: Asking) -> Receipt:
        """Decide a command and write what it becomes.

        Raises Refusal (a rule said no), Stale, KeyUsed, ClockApart, Contended, NotCanonical, TooLarge, Overloaded,
        Unreachable.
        """
        asking = addressed(asking)
        act = derived_id("act", asking.stamp.by, asking.key)
        digest = self.digester.digest(
            commands.said(asking.command, by=str(asking.stamp.by), record=asking.record and str(asking.record))
        )
        record = asking.record or new_id()
        for attempt in range(TRIES):
            # The first try is everybody's at once; those who must try again on one record do it one after the other.
            async with self.turn(record) if attempt else nullcontext():
                receipt = await self.attempt(asking, record, act, digest, last=attempt > 0)
            if receipt is not None:
                return receipt
        raise Contended

    async def attempt(self, asking: Asking, record: UUID, act: UUID, digest: bytes, *, last: bool) -> Receipt | None:
        """Decide and write once; None if something had moved, or may have. The `last` word may be a refusal."""
        plan = Plan()
        try:
            await self.fill(plan, asking, record)
        except (Refusal, Stale):
            # What is refused now may be what was done the first time; or our cache is older than the book.
            earlier = await self.earlier(act, digest)
            if earlier is None and last:
                raise
            self.records.forget(*plan.before)
            return earlier
        receipt = await self.write(plan, asking, act, digest)
        if receipt is None:
            self.records.forget(*plan.before)
        return receipt

    async def weigh(self, asking: Asking) -> UUID:
        """Decide a command and write nothing. Returns the record it would become. Raises Refusal, Stale."""
        record = addressed(asking).record or new_id()
        await self.fill(Plan(), replace(asking, record=record), record)
        return record

    def turn(self, record: UUID) -> asyncio.Lock:
        """The lock of those who wait to try again on a record; gone when nobody does."""
        turn: asyncio.Lock = self.turns.setdefault(record, asyncio.Lock())
        return turn

    # ── Deciding ─────────────────────────────────────────────────────────────

    async def fill(self, plan: Plan, asking: Asking, record: UUID) -> None:
        """Everything the command leads to, in this register and, by reaction, in others. Raises Refusal, Stale."""
        begun = len(plan.events)
        waiting: deque[tuple[Register[Any], UUID, Command, Cause | None]] = deque()
        waiting.append((asking.register, record, asking.command, asking.cause))
        first, tied = True, list[Changed]()
        while waiting:
            register, one, command, cause = waiting.popleft()
            await self.load(plan, asking, register, one, command, first=first)
            own = plan.own(one, register)
            if first:
                first = False
                must_stand(asking.cause, plan)
                check(asking, own, plan)
            for event in register.decide(own.state, command, Occasion(asking.stamp, plan.states(), one)):
                before, own = own.state, plan.enter(own, event, asking.stamp, cause)
                tied += changed(register.name, one, own.version, before, own.state)
                for asked in reactions(register.name, one, own.version, event):
                    following = REGISTER_NAMED[asked.register]
                    waiting.append((following, asked.record, asked.command, Cause(one, own.version)))
        if len(plan.events) == begun:
            raise NothingChanged
        if isinstance(asking.command, EraseTexts):
            await must_not_touch_what_is_kept(plan, asking.command, self.records, self.read)
        await self.note(plan, tied, asking.stamp)

    async def note(self, plan: Plan, tied: Sequence[Changed], stamp: Stamp) -> None:
        """A line at the other end of each link made or undone, where the record there does not hold it itself."""
        await self.read(plan, {one.other for one in tied})
        for one in tied:
            plan.note(one, stamp)

    async def load(
        self,
        plan: Plan,
        asking: Asking,
        register: Register[Any],
        record: UUID,
        command: Command,
        *,
        first: bool,
    ) -> None:
        """Read what the rules will look at: the record, those the command names, settings, and for the `first`
        command, which somebody asked for, what tells who may."""
        named = named_records(command)
        wanted = {setting_id(topic) for topic in register.settings if isinstance(topic, Topic)} | set(named)
        if not (first and asking.record is None):  # a new id needs no reading
            wanted.add(record)
        if first and asking.cause is not None:
            wanted.add(asking.cause.record)
        await self.read(plan, wanted)
        for one, kind in named.items():
            found = plan.after.get(one) or plan.before.get(one)
            if found is None or found.register is not REGISTER_NAMED.get(kind):
                raise NoSuchRecord(record=one)
        unit = unit_of(plan.after.get(record) or plan.before.get(record), command, asking.stamp.day)
        while first:
            wanted = {one for _, one in authority.wanted(command, asking.stamp, unit, plan.states())}
            if wanted <= plan.before.keys() | plan.after.keys():
                return
            await self.read(plan, wanted)

    async def read(self, plan: Plan, wanted: set[UUID]) -> None:
        missing = [one for one in wanted if one not in plan.before and one not in plan.after]
        plan.before |= self.records.known(missing)
        missing = [one for one in missing if one not in plan.before]
        if missing:
            found = await self.records.fetch_for_task(missing)
            plan.before |= found

    # ── Writing ──────────────────────────────────────────────────────────────

    async def write(self, plan: Plan, asking: Asking, act: UUID, digest: bytes) -> Receipt | None:
        """The receipt of what was written now or before, None if something had moved. Raises KeyUsed, ClockApart."""
        outcome = await self.append(asking.stamp, act, digest, plan)
        if outcome.outcome == clerk.EPOCH:
            self.pen = Pen.newest(self.ledger, self.keys)
            outcome = await self.append(asking.stamp, act, digest, plan)
        match outcome.outcome:
            case clerk.WRITTEN:
                for record in plan.after.values():
                    self.records.keep(record)
                return receipt(plan, asking.register, outcome)
            case clerk.ALREADY | clerk.KEY_USED:
                return await self.earlier(act, digest)
            case clerk.CLOCK:
                raise ClockApart
            case _:
                return None

    async def append(self, stamp: Stamp, act: UUID, digest: bytes, plan: Plan) -> Outcome:
        lines = self.drafts(stamp, act, plan)
        waiting = self.clerk.hand_over(Act(act, digest, stamp.at, tuple(plan.reads.items()), tuple(lines)))
        # Shielded: a client that hangs up does not undo what is being committed.
        return await asyncio.shield(waiting)

    def drafts(self, stamp: Stamp, act: UUID, plan: Plan) -> list[Draft]:
        reads = plan.reads
        return [
            write(self.pen, event, record, version, stamp, act, reads, cause)
            for record, version, event, cause in plan.events
        ]

    async def earlier(self, act: UUID, digest: bytes) -> Receipt | None:
        """The receipt of this act if it is in the book already, None if not. Raises KeyUsed."""
        answer = await asyncio.wrap_future(self.answers.find(act))
        return answer.to(digest) if answer is not None else None


def addressed(asking: Asking) -> Asking:
    """With the record that follows from what is asked, where there can be only one such."""
    if asking.record is not None or not asking.command.opens:
        return asking
    return replace(asking, record=asking.register.natural(asking.command, asking.stamp.by))


def unit_of(known: Record | None, command: Command, day: date) -> UUID | None:
    """The unit whose roles count: the record's own that day, or the one that an opening command names."""
    if known is not None and known.version:
        return unit_on(known.state, day)
    return getattr(command, "unit", None)


def must_stand(cause: Cause | None, plan: Plan) -> None:
    """Raises Stale if what the command comes from has got lines since."""
    if cause is not None and plan.before[cause.record].version != cause.version:
        raise Stale(plan.before[cause.record].version)


def check(asking: Asking, own: Record, plan: Plan) -> None:
    """What must hold before a rule is asked: the version seen, that there is such a record, and who may."""
    if asking.if_match is not None and asking.if_match != own.version:
        raise Stale(own.version)
    if own.version == 0 and not asking.command.opens:
        raise NoSuchRecord(record=own.record)
    occasion = Occasion(asking.stamp, plan.states())
    authority.check(asking.command, occasion, unit_of(own, asking.command, asking.stamp.day))


def receipt(plan: Plan, register: Register[Any], outcome: Outcome) -> Receipt:
    """The receipt of an act just written. Its first line is the record's that was asked for."""
    assert outcome.first is not None and outcome.last is not None
    record, version, _, _ = plan.events[0]
    # The number that came back may be that of another record, opened by reaction.
    number = spoken(register.series, outcome.recorded_at, outcome.number) if version == 1 else None
    return Receipt(record, plan.after[record].version, outcome.first, outcome.last, number)
