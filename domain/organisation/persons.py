"""Personer – those who work here, and the sealed directory of their names.

The log knows a person by an opaque id. Name, account and address are sealed; staff are data subjects too.

    registered ──leave──> left ──return──> registered
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain import law
from domain.grammar import Command, Event, Length, Occasion, Personal, Refusal, Stamp
from domain.registers import Register
from domain.terms import Role, Term
from domain.words import AlreadyThere, Name, UnitId, must_be

# ── Vocabulary ───────────────────────────────────────────────────────────────


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    REGISTERED = "registered", "verksam"
    LEFT = "left", "har slutat"


Address = Annotated[str, Length(6, 200)]
"""Where mail to the person goes."""
FORM = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@([a-z0-9-]{1,63}\.)+[a-z]{2,63}", re.IGNORECASE)
"""How an address may be written: plainly, so that nothing in it can be taken for anything else in a letter."""


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


class PersonAddressGiven(Event, label="Personens e-postadress angavs eller togs bort", duty=law.ACCESS_CONTROL):
    """Where reminders go; None: nowhere any more."""

    email: Personal[Address] | None


PersonEvent = PersonRegistered | PersonMovedUnit | PersonLeft | PersonReturned | PersonAddressGiven

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


class GivePersonAddress(Command, label="Ange e-postadress", may=THOSE_WHO_STAFF, becomes=PersonAddressGiven):
    email: Personal[Address] | None


PersonCommand = RegisterPerson | MovePersonToUnit | LetPersonLeave | TakePersonBack | GivePersonAddress

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    since: date | None = None
    until: date | None = None
    has_address: bool = False

    def works_here(self, day: date) -> bool:
        """Whether the person works here on a day: one who has left may act to the last day included."""
        if self.status is Status.UNKNOWN:
            return False
        return self.until is None or day <= self.until


def evolve(state: Person, event: PersonEvent, stamp: Stamp) -> Person:
    match event:
        case PersonRegistered():
            return Person(status=Status.REGISTERED, unit=event.unit, since=event.since)
        case PersonReturned():
            return replace(state, status=Status.REGISTERED, unit=event.unit, since=event.since, until=None)
        case PersonAddressGiven():
            return replace(state, has_address=event.email is not None)
        case PersonMovedUnit():
            return replace(state, unit=event.unit)
        case PersonLeft():
            return replace(state, status=Status.LEFT, until=event.until)
        case _:
            assert_never(event)


# ── Rules ────────────────────────────────────────────────────────────────────


class NotAnAddress(
    Refusal,
    message="Ange en e-postadress på formen namn@kommun.se.",
    duty=law.ACCESS_CONTROL,
    field="email",
): ...


def decide(state: Person, command: PersonCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case RegisterPerson():
            if state.status is not Status.UNKNOWN:
                raise AlreadyThere
            yield command.event()
        case MovePersonToUnit() | LetPersonLeave():
            must_be(state.status, Status.REGISTERED)
            yield command.event()
        case GivePersonAddress():
            must_be(state.status, Status.REGISTERED)
            if command.email is not None and not FORM.fullmatch(command.email):
                raise NotAnAddress
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
    notes_links=False,
)
