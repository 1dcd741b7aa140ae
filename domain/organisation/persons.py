"""Personer – those who work here, and the sealed directory of their names.

The log knows a person by an opaque id. Name and account are sealed; staff are data subjects too.

    registered ──leave──> left ──return──> registered
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never
from uuid import UUID

from domain import law
from domain.grammar import Command, Event, Occasion, Personal, Register, Stamp
from domain.terms import Role, Term
from domain.words import AlreadyThere, Name, UnitId, must_be

# ── Vocabulary ───────────────────────────────────────────────────────────────


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    REGISTERED = "registered", "verksam"
    LEFT = "left", "har slutat"


# ── Events ───────────────────────────────────────────────────────────────────


class PersonRegistered(Event, label="Personen lades upp", duty=law.ACCESS_CONTROL):
    """A person began to work in a unit and may report."""

    name: Personal[Name]
    account: Personal[Name] | None
    unit: UnitId
    since: date


class PersonMovedUnit(Event, label="Personen bytte enhet", duty=law.ACCESS_CONTROL):
    """The person's home unit became another one."""

    unit: UnitId
    since: date


class PersonLeft(Event, label="Personen slutade", duty=law.ACCESS_CONTROL):
    """The person no longer works here; what was done stays."""

    until: date


class PersonReturned(Event, label="Personen kom tillbaka", duty=law.ACCESS_CONTROL):
    """The person works here again."""

    unit: UnitId
    since: date


PersonEvent = PersonRegistered | PersonMovedUnit | PersonLeft | PersonReturned

# ── Commands ─────────────────────────────────────────────────────────────────

THOSE_WHO_STAFF = (Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.DIRECTOR, Role.SYSTEM_ADMIN)


class RegisterPerson(Command, label="Lägg upp person", may=THOSE_WHO_STAFF, becomes=PersonRegistered, opens=True):
    name: Personal[Name]
    account: Personal[Name] | None = None
    unit: UnitId
    since: date


class MovePersonToUnit(Command, label="Byt enhet", may=THOSE_WHO_STAFF, becomes=PersonMovedUnit):
    unit: UnitId
    since: date


class LetPersonLeave(Command, label="Avsluta person", may=THOSE_WHO_STAFF, becomes=PersonLeft):
    until: date


class TakePersonBack(Command, label="Återuppta person", may=THOSE_WHO_STAFF, becomes=PersonReturned):
    unit: UnitId
    since: date


PersonCommand = RegisterPerson | MovePersonToUnit | LetPersonLeave | TakePersonBack

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    since: date | None = None
    until: date | None = None

    def works_here(self, day: date) -> bool:
        """Whether the person works here on a day: one who has left may act to the last day included."""
        if self.status is Status.UNKNOWN:
            return False
        return self.until is None or day <= self.until


def evolve(state: Person, event: PersonEvent, stamp: Stamp) -> Person:
    match event:
        case PersonRegistered() | PersonReturned():
            return Person(status=Status.REGISTERED, unit=event.unit, since=event.since)
        case PersonMovedUnit():
            return replace(state, unit=event.unit)
        case PersonLeft():
            return replace(state, status=Status.LEFT, until=event.until)
        case _:
            assert_never(event)


# ── Rules ────────────────────────────────────────────────────────────────────


def decide(state: Person, command: PersonCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case RegisterPerson():
            if state.status is not Status.UNKNOWN:
                raise AlreadyThere
            yield command.event()
        case MovePersonToUnit() | LetPersonLeave():
            must_be(state.status, Status.REGISTERED)
            yield command.event()
        case TakePersonBack():
            must_be(state.status, Status.LEFT)
            yield command.event()
        case _:
            assert_never(command)


REGISTER = Register(
    name="persons",
    label="Personer",
    singular="Person",
    duty=law.ACCESS_CONTROL,
    initial=Person(),
    decide=decide,
    evolve=evolve,
    command=PersonCommand,
    event=PersonEvent,
)
