"""What the tests of the ledger have in common: lines and acts made by hand, and commands at the desk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from psycopg import Connection

from domain import deviations
from domain.deviations.commands import ReportDeviation
from domain.grammar import Command, Stamp
from domain.organisation import persons, units
from domain.organisation.persons import RegisterPerson
from domain.organisation.units import EstablishUnit, UnitEstablished, UnitReorganised
from domain.registers import Register
from domain.terms import Role
from ledger import clock
from ledger.answers import Receipt
from ledger.book import Book
from ledger.clerk import Act, Outcome, send
from ledger.desk import Asking
from ledger.ids import new_id
from ledger.lines import Line, leaf_hash, read
from ledger.pen import Draft, Pen, write
from tests.strategies import example

T = TypeVar("T")
Stamps = Callable[[], Stamp]
SINCE = date(2026, 1, 1)


def run(work: Coroutine[Any, Any, T]) -> T:
    return asyncio.run(work)


# ── By hand, past the desk ───────────────────────────────────────────────────


def a_line(record: UUID, version: int = 1, act: UUID | None = None, series: str | None = None) -> Draft:
    """A line of a unit's record, as the pen writes it."""
    event = example(UnitEstablished) if version == 1 else example(UnitReorganised)
    stamp = Stamp(clock.now(), new_id(), Role.SYSTEM_ADMIN, new_id())
    draft = write(Pen(new_id(), 1, bytes(32)), event, record, version, stamp, act or new_id(), {})
    return Draft(record, version, draft.name, draft.body, None, series)


def an_act(
    *lines: Draft,
    reads: dict[UUID, int] | None = None,
    act: UUID | None = None,
    digest: bytes = b"d" * 32,
    at: datetime | None = None,
) -> Act:
    """An act of these lines, asked now."""
    return Act(act or new_id(), digest, at or clock.now(), tuple((reads or {}).items()), lines)


def append(book: Book, *acts: Act) -> list[Outcome]:
    """Append these acts as one batch, on a connection of their own."""
    with book.database.writer() as db:
        return send(db, acts)


def position_at(db: Connection[Any], moment: datetime) -> int:
    """The line that a moment falls on."""
    row = db.execute("SELECT ledger.position_at(%s)", (moment,)).fetchone()
    assert row is not None
    return int(row[0])


def lines_of(book: Book) -> list[Line]:
    """All lines, after what must hold of any book has been seen to hold."""
    with book.database.writer() as db:
        found = list(read(db))
    assert [line.position for line in found] == list(range(1, len(found) + 1)), "positions are not dense"
    times = [line.recorded_at for line in found]
    assert times == sorted(times), "time runs backwards"
    assert all(line.leaf == leaf_hash(book.identity.ledger, line) for line in found), "a leaf is not of its line"
    return found


# ── At the desk ──────────────────────────────────────────────────────────────


def asking(register: Register[Any], command: Command, stamp: Stamp, key: str | None = None, **about: Any) -> Asking:
    return Asking(register, about.pop("record", None), command, stamp, key or str(new_id()), **about)


def establish(stamp: Stamp, name: str = "Hemtjänst Nord (påhittad)", key: str | None = None) -> Asking:
    """A new unit under the founder's."""
    return asking(units.REGISTER, EstablishUnit(name=name, parent=stamp.unit, since=SINCE), stamp, key)


def register_person(stamp: Stamp, name: str = "Kim Prov", key: str | None = None) -> Asking:
    """A new person in the founder's unit; the name is sealed."""
    return asking(persons.REGISTER, RegisterPerson(name=name, unit=stamp.unit, since=SINCE), stamp, key)


def report(stamp: Stamp, text: str = "Larmet gick inte fram.", key: str | None = None) -> Asking:
    """A deviation in the founder's unit; what happened is sealed."""
    return asking(deviations.REGISTER, ReportDeviation(description=text, unit=stamp.unit), stamp, key)


def act(book: Book, one: Asking) -> Receipt:
    return run(book.desk.act(one))
