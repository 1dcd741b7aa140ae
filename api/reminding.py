"""The reminders of a board: once a day, in order, each once; and what came of them written down.

    run       for each day that has not been reminded of: what waited then and still waits, a digest a person
    lock      one job at a time: a second one finds that the first is at it, and does nothing
    the line  entered when the mail server has taken the letter

A job that is killed between the letter and its line sends the letter again, with the same Message-ID: reminded twice
rather than never. Nothing is entered as sent that was not.

A day that was missed is sent for as it would have been then, of what still waits; before the first digest of all, where
the board has not decided when reminding begins, over a long weekend and no more. What cannot get there is entered and
let be; what may get there later is tried again before the next day's. When it is the server that fails, nobody else's
is tried in this run, but each is entered as failed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from psycopg import Connection

from api.digests import Digest, House, digests, letter
from domain import board, reminders
from domain.board import Setting, Topic, setting_id
from domain.calendar import ONE_DAY, local_day, midnight_after
from domain.grammar import Stamp
from domain.organisation.answering import Organisation
from domain.reminders import AlreadyReminded, AlreadyTold, EnterDigest, EnterFailure, Reminders, Trouble
from domain.terms import Role
from ledger.book import Book
from ledger.desk import Asking
from ledger.lines import last_position
from ledger.opening import Opened
from ledger.outgoing.mail import Letter, NotDelivered
from projections import schema, waiting
from projections.cards import STATES
from projections.fold import Fold
from projections.waiting import Waiting

MOST_MISSED = timedelta(days=31)
MISSED_BEFORE_THE_FIRST = timedelta(days=4)
PURPOSE = "Påminnelse med e-post om det som väntar på personen"
LOCK = "SELECT pg_try_advisory_lock(hashtextextended('liggaren.reminders', 0))"
LET_GO = "SELECT pg_advisory_unlock(hashtextextended('liggaren.reminders', 0))"
STATE = "SELECT record, state::text FROM cards WHERE register = %s AND to_position IS NULL"
ADDRESS = """SELECT position FROM ledger.lines WHERE record = %s AND name = ANY(%s) ORDER BY version DESC LIMIT 1"""
ADDRESSES = ["PersonAddressGiven.v1"]

Send = Callable[[Letter, str], None]
"""Gives a letter to a mail server, for an address. Raises NotDelivered."""


class NobodyToSendFor(LookupError):
    """Nobody runs the system: there is no one on whose behalf the reminders go out. The message is Swedish."""


@dataclass(kw_only=True)
class Report:
    """What came of a run."""

    busy: bool = False
    sent: int = 0
    late: int = 0
    failed: list[Trouble] = field(default_factory=list)

    @property
    def waits(self) -> bool:
        """Whether something is to be tried again."""
        return any(not one.is_final for one in self.failed)


@dataclass(frozen=True, kw_only=True)
class Job:
    """The reminders of one board at one moment, and the way they go out."""

    book: Book
    house: House
    send: Send
    at: datetime

    @property
    def today(self) -> date:
        return local_day(self.at)

    def run(self) -> Report:
        """Send what is to be sent. Raises NobodyToSendFor, and what the desk raises."""
        with self.book.database.writer() as db, alone(db) as is_alone:
            if not is_alone:
                return Report(busy=True)
            return Round(self, db).go()

    def letters(self) -> Iterator[tuple[Digest, Letter]]:
        """The letters that a run would send now; nothing is sent, entered or opened."""
        with self.book.database.writer() as db:
            round = Round(self, db)
            for day in round.days():
                for digest in round.of_day(day):
                    yield digest, letter(self.house, digest, self.at, self.today)


@contextmanager
def alone(db: Connection[Any]) -> Iterator[bool]:
    """Whether nobody else reminds for this book while it lasts. A job that dies lets go as its connection ends.

    One that is done lets go at once: the server ends a closed connection in its own time, and until then the next job
    would find somebody at it.
    """
    row = db.execute(LOCK.encode()).fetchone()
    is_alone = bool(row and row[0])
    try:
        yield is_alone
    finally:
        if is_alone and not db.closed:
            db.execute(LET_GO.encode())


class Round:
    """One run: what is known when it begins, and what has been done in it."""

    def __init__(self, job: Job, db: Connection[Any]) -> None:
        self.job, self.db = job, db
        caught_up(db)
        self.position = last_position(db)
        self.posts = waiting.organisation(db, self.position, job.today)
        self.now = {key(one): one for one in waiting.work(db, self.position, job.today)}
        rows = db.execute(STATE.encode(), (reminders.REGISTER.name,))
        states = [STATES[reminders.REGISTER.name].validate_json(text) for _, text in rows]
        self.known: dict[UUID, Reminders] = {one.person: one for one in states if one.person is not None}
        self.setting = setting(db)
        self.behind = {one.person for one in states if one.waits_since}
        entered = [day for one in states for day in (one.sent_through, one.waits_since) if day]
        began = self.setting.wordings[0].since if self.setting else job.today - MISSED_BEFORE_THE_FIRST
        self.last = max(entered, default=began)
        self.report = Report()
        self.down: Trouble | None = None

    def go(self) -> Report:
        stamp = stamp_of(self.posts, self.job.at)
        with asyncio.Runner() as runner:
            for day in self.days():
                for digest in self.of_day(day):
                    self.deliver(digest, stamp, runner)
        return self.report

    # ── Which days, and what is in them ──────────────────────────────────────

    def days(self) -> list[date]:
        """The days to remind of, in order: from the last one that anything was entered of, or the first that failed."""
        failed = [one.waits_since for one in self.known.values() if one.waits_since]
        first = max(min([self.last, *failed]), self.job.today - MOST_MISSED)
        return [first + ONE_DAY * number for number in range((self.job.today - first).days + 1)]

    def of_day(self, day: date) -> list[Digest]:
        """The digests of a day that are to be sent: of those who have not had theirs, nor wait for an earlier one."""
        found = list(self.now.values()) if day == self.job.today else self.then(day)
        ladder = board.ladder(self.setting, day)
        made = digests(found, day, ladder, self.posts, self.known, self.job.today)
        return [one for one in made if self.is_next(one)]

    def then(self, day: date) -> list[Waiting]:
        """What waited at the end of an earlier day and still does, for those it goes to now."""
        moment = midnight_after(day)
        row = self.db.execute(
            "SELECT ledger.position_at(%s::timestamptz - interval '1 microsecond')", (moment,)
        ).fetchone()
        found = waiting.work(self.db, int(row[0]) if row else 0, day)
        return [self.now[key(one)] for one in found if key(one) in self.now]

    def is_next(self, digest: Digest) -> bool:
        state = self.known.get(digest.person, Reminders())
        if state.sent_through is not None and digest.day <= state.sent_through:
            return False
        if state.waits_since is None:
            # The days before the last were gone through to their end, but for those whose digest failed then.
            return digest.day >= self.last or digest.person in self.behind
        return digest.day <= state.waits_since

    # ── Sending, and writing down ────────────────────────────────────────────

    def deliver(self, digest: Digest, stamp: Stamp, runner: asyncio.Runner) -> None:
        """Send one digest and enter what came of it."""
        made = letter(self.job.house, digest, self.job.at, self.job.today)
        trouble = self.try_to_send(digest, made, stamp)
        state = self.known.get(digest.person, Reminders(person=digest.person))
        self.enter(self.said(digest, made, trouble), stamp, runner)
        if trouble is None:
            self.report.sent += 1
            self.report.late += digest.day < self.job.today
        else:
            self.report.failed.append(trouble)
        if trouble is None or trouble.is_final:
            self.known[digest.person] = replace(state, sent_through=digest.day, waits_since=None)
        else:
            self.known[digest.person] = replace(state, waits_since=digest.day)

    def said(self, digest: Digest, made: Letter, trouble: Trouble | None) -> EnterDigest | EnterFailure:
        """What is entered of it."""
        unit = self.posts.persons[digest.person].unit
        assert unit is not None  # whoever works here belongs somewhere
        person, day, reminded = digest.person, digest.day, digest.reminded
        if trouble is None:
            return EnterDigest(person=person, unit=unit, day=day, reminded=reminded, message_id=made.message_id)
        return EnterFailure(person=person, unit=unit, day=day, reminded=reminded, trouble=trouble)

    def try_to_send(self, digest: Digest, made: Letter, stamp: Stamp) -> Trouble | None:
        """Why it did not go, None if it did."""
        address = self.address(digest.person, stamp.by)
        if address is None:
            return Trouble.NO_ADDRESS
        if self.down is not None:
            return self.down
        try:
            self.job.send(made, address)
        except NotDelivered as failed:
            self.down = failed.trouble if failed.of_all else None
            return failed.trouble
        return None

    def address(self, person: UUID, reader: UUID) -> str | None:
        """The person's address, opened for this purpose; None if there is none, or it is erased."""
        if not self.posts.persons[person].has_address:
            return None
        row = self.db.execute(ADDRESS.encode(), (person, ADDRESSES)).fetchone()
        if row is None:
            return None
        opened = self.job.book.door.open_sealed(reader, PURPOSE, [row[0]]).get(row[0])
        return opened.values["email"] if isinstance(opened, Opened) else None

    def enter(self, command: EnterDigest | EnterFailure, stamp: Stamp, runner: asyncio.Runner) -> None:
        """Enter it, unless it is entered already."""
        what = f"{command.trouble}-{stamp.day}" if isinstance(command, EnterFailure) else "sent"
        asking = Asking(reminders.REGISTER, None, command, stamp, f"reminder-{command.person}-{command.day}-{what}")
        with suppress(AlreadyReminded, AlreadyTold):
            runner.run(self.job.book.desk.act(asking))


def key(one: Waiting) -> tuple[Any, ...]:
    """What is the same thing that waits, the day before and now."""
    return one.record, one.open.wait.label, one.open.day


def caught_up(db: Connection[Any]) -> None:
    """Let the connection use the registers, with everything in them that has been written."""
    schema.use(db, schema.schema_name())
    fold = Fold(db)
    reached = fold.position()
    while (now := fold.step()) > reached:
        reached = now


def setting(db: Connection[Any]) -> Setting | None:
    """What the board has decided of reminders."""
    row = db.execute(
        "SELECT state::text FROM cards WHERE record = %s AND to_position IS NULL", (setting_id(Topic.REMINDERS),)
    ).fetchone()
    found: Setting | None = STATES[board.REGISTER.name].validate_json(row[0]) if row else None
    return found


def stamp_of(posts: Organisation, at: datetime) -> Stamp:
    """On whose behalf: the one who runs the system, highest up. Raises NobodyToSendFor."""
    tops = [unit for unit in posts.units if posts.units[unit].above(local_day(at)) is None]
    held: Sequence[Any] = [one for unit in tops for one in posts.holders(unit, (Role.SYSTEM_ADMIN,))]
    for one in held:
        return Stamp(at, one.person, Role.SYSTEM_ADMIN, one.unit)
    raise NobodyToSendFor("Ingen har rollen systemförvaltare i dag: påminnelserna skickas för någons räkning.")
