"""A book that is open: its identity, its clerk, its records and its desk, to be closed when done."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from psycopg import Connection

from domain import book as register
from domain.book import EraseTexts, FoundLedger, Predecessor
from domain.grammar import Command, Event, Occasion, Stamp
from domain.organisation import assignments, persons, units
from domain.organisation.assignments import AssignRole, assignment_id
from domain.organisation.persons import RegisterPerson
from domain.organisation.units import EstablishUnit
from domain.registers import Register
from domain.terms import Role
from ledger.answers import Answers, Receipt
from ledger.blobs import Blobs
from ledger.clerk import WRITTEN, Act, Clerk
from ledger.database import Database
from ledger.desk import Asking, Desk
from ledger.drafts import Drafts
from ledger.epochs import Renewal, renew
from ledger.erasure import Erasure, apply_list
from ledger.ids import new_id
from ledger.keys import Keys
from ledger.opening import Door
from ledger.pen import Pen, write
from ledger.proof import checkpoints, signing
from ledger.records import Records
from ledger.recovery import write_sheet


class NotFounded(RuntimeError):
    """There is no book in that database yet."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Which book it is: equal to line 1."""

    ledger: UUID
    origin: str
    demonstration: bool


def identity(db: Connection[tuple[object, ...]]) -> Identity:
    """Raises NotFounded."""
    row = db.execute("SELECT ledger, origin, demonstration FROM ledger.identity").fetchone()
    if row is None:
        raise NotFounded("Databasen har ingen liggare än: kör liggaren found.")
    return Identity(*row)  # type: ignore[arg-type]


class Book:
    """An open book. `wake` is told the last position after each batch that this process commits.

    Opening it erases once more what is erased: the database may have been restored from a backup. A book that is not
    what was signed (`forked` says how) can be read, and is not written in.
    """

    def __init__(self, database: Database, keys: Keys, wake: Callable[[int], None] = lambda position: None) -> None:
        self.database, self.keys = database, keys
        with database.writer() as db:
            self.identity = identity(db)
            self.forked = checkpoints.fork(db, keys)
        ledger = self.identity.ledger
        apply_list(database, keys, ledger)
        self.wakes = [wake]
        self.clerk = Clerk(database.writer, self.wake, self.forked)
        self.records = Records(database.writer)
        self.answers = Answers(database.writer)
        self.desk = Desk(ledger, keys, self.clerk, self.records, self.answers)
        self.door = Door(ledger, keys, database.writer)
        self.drafts = Drafts(ledger, keys, database.writer)
        self.blobs = Blobs(ledger, keys, database.writer, self.door)

    def wake(self, position: int) -> None:
        """Tell all who follow the book that this process has written up to a position."""
        for wake in self.wakes:
            wake(position)

    async def erase(self, stamp: Stamp, command: EraseTexts, key: str) -> tuple[Receipt, Erasure]:
        """Decide an erasure at the desk, as a line, and carry it out. Raises what the desk raises."""
        ledger = self.identity.ledger
        receipt = await self.desk.act(Asking(register.REGISTER, ledger, command, stamp, key))
        return receipt, await asyncio.to_thread(apply_list, self.database, self.keys, ledger)

    def renew(self) -> Renewal:
        """Begin a new epoch of master keys, which completes the erasures made before. Raises SealBroken."""
        return renew(self.database, self.keys)

    def close(self) -> None:
        """Let those who wait be served, then close every connection."""
        for part in (self.clerk, self.records, self.answers, self.door, self.drafts, self.blobs):
            part.close()


@dataclass(frozen=True, slots=True)
class Founder:
    """Who opens the book: the first person and the unit at the top of the tree."""

    person: UUID
    unit: UUID
    name: str
    unit_name: str


def found(
    database: Database,
    keys_folder: Path,
    origin: str,
    founder: Founder,
    stamp: Stamp,
    demonstration: bool = False,
    predecessor: Predecessor | None = None,
) -> UUID:
    """Open a new book: keys, identity and the first lines. A founding that was cut short is taken up again.

    Arguments: `origin` is the book's address, ASCII without scheme, fixed for ever. Returns the id of the book.
    """
    keys = Keys.found(keys_folder)
    with database.owner() as db:
        db.execute(
            "INSERT INTO ledger.identity (ledger, origin, demonstration) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
            (new_id(), origin, demonstration),
        )
        known = identity(db)
        pen = Pen.newest(known.ledger, keys)
        db.execute("SELECT ledger.begin_epoch(%s)", (pen.epoch,))
        write_sheet(db, keys, pen.epoch)
    if not signing.listed(keys):
        signing.begin(keys, known.origin, stamp.at)
    act = new_id()
    lines = tuple(
        write(pen, event, record, 1, stamp, act, {})
        for record, event in first_events(known, founder, stamp, predecessor)
    )
    clerk = Clerk(database.writer)
    try:
        outcome = clerk.append(Act(act, None, stamp.at, ((known.ledger, 0),), lines)).result()
    finally:
        clerk.close()
    if outcome.outcome != WRITTEN:
        raise FileExistsError(f"Databasen {database.name} har redan en grundad liggare.")
    return known.ledger


def first_events(
    known: Identity, founder: Founder, stamp: Stamp, predecessor: Predecessor | None
) -> list[tuple[UUID, Event]]:
    """The book, its top unit, and the first person with the role to build the rest."""
    opening: list[tuple[UUID, Register, Command]] = [  # type: ignore[type-arg]
        (
            known.ledger,
            register.REGISTER,
            FoundLedger(origin=known.origin, demonstration=known.demonstration, predecessor=predecessor),
        ),
        (founder.unit, units.REGISTER, EstablishUnit(name=founder.unit_name, since=stamp.day)),
        (
            founder.person,
            persons.REGISTER,
            RegisterPerson(name=founder.name, unit=founder.unit, since=stamp.day),
        ),
        (
            assignment_id(founder.person, Role.SYSTEM_ADMIN, founder.unit),
            assignments.REGISTER,
            AssignRole(person=founder.person, role=Role.SYSTEM_ADMIN, unit=founder.unit, since=stamp.day),
        ),
    ]
    return [
        (record, event)
        for record, kind, command in opening
        for event in kind.decide(kind.initial, command, Occasion(stamp, {}, record))
    ]
