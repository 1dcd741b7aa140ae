"""Personer – those who work here, and the sealed directory of their names.

The log knows a person by an opaque id. Name, account and address are sealed; staff are data subjects too. That
somebody is away is noted, so that nothing waits for them alone: the days in the clear, never the reason.

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
from domain.organisation.absences import MOST_ABSENCES, Absence, ended, others
from domain.registers import Register
from domain.terms import Role, Term
from domain.words import AlreadyThere, Name, UnitId, must_be, must_be_in_order

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


class PersonAbsenceNoted(Event, label="Att personen är borta antecknades", duty=law.PLAN_LEAD_FOLLOW_UP):
    """The person is away from a day, to the end of another or until further notice; why is nobody's to read."""

    since: date
    until: date | None


class PersonAbsenceEnded(Event, label="Att personen är tillbaka antecknades", duty=law.PLAN_LEAD_FOLLOW_UP):
    """The person is away to the end of that day and no longer."""

    until: date


PersonEvent = (
    PersonRegistered
    | PersonMovedUnit
    | PersonLeft
    | PersonReturned
    | PersonAddressGiven
    | PersonAbsenceNoted
    | PersonAbsenceEnded
)

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


class NoteAbsence(Command, label="Anteckna frånvaro", may=THOSE_WHO_STAFF, becomes=PersonAbsenceNoted):
    """Only the days, never the reason. From the same day as before: the one noted before is made longer or shorter."""

    since: date
    until: date | None = None


class NoteOwnAbsence(Command, label="Anteckna min frånvaro", becomes=PersonAbsenceNoted):
    since: date
    until: date | None = None


class EndAbsence(Command, label="Anteckna sista frånvarodag", may=THOSE_WHO_STAFF, becomes=PersonAbsenceEnded):
    """What is noted from a later day stays. One that did not come about ends on the day before its first."""

    until: date


class EndOwnAbsence(Command, label="Anteckna min sista frånvarodag", becomes=PersonAbsenceEnded):
    until: date


PersonCommand = (
    RegisterPerson
    | MovePersonToUnit
    | LetPersonLeave
    | TakePersonBack
    | GivePersonAddress
    | NoteAbsence
    | NoteOwnAbsence
    | EndAbsence
    | EndOwnAbsence
)

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    since: date | None = None
    until: date | None = None
    has_address: bool = False
    absences: tuple[Absence, ...] = ()

    def works_here(self, day: date) -> bool:
        """Whether the person works here on a day: one who has left may act to the last day included."""
        if self.status is Status.UNKNOWN:
            return False
        return self.until is None or day <= self.until

    def is_away(self, day: date) -> bool:
        return any(one.covers(day) for one in self.absences)


def evolve(state: Person, event: PersonEvent, stamp: Stamp) -> Person:
    match event:
        case PersonRegistered():
            return Person(status=Status.REGISTERED, unit=event.unit, since=event.since)
        case PersonReturned():
            back = Person(status=Status.REGISTERED, unit=event.unit, since=event.since)
            return replace(back, has_address=state.has_address)
        case PersonAddressGiven():
            return replace(state, has_address=event.email is not None)
        case PersonMovedUnit():
            return replace(state, unit=event.unit)
        case PersonLeft():
            return replace(state, status=Status.LEFT, until=event.until)
        case PersonAbsenceNoted():
            kept = others(state.absences, event.since, stamp.day)
            return replace(state, absences=(*kept, Absence(since=event.since, until=event.until)))
        case PersonAbsenceEnded():
            return replace(state, absences=ended(state.absences, event.until))
        case _:
            assert_never(event)


# ── Rules ────────────────────────────────────────────────────────────────────


class NotAnAddress(
    Refusal,
    message="Ange en e-postadress på formen namn@kommun.se.",
    duty=law.ACCESS_CONTROL,
    field="email",
): ...


class OnlyTheirOwn(
    Refusal,
    message="Var och en antecknar sin egen frånvaro. För någon annan gör chefen det, med Anteckna frånvaro.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
): ...


class NotAwayThen(
    Refusal,
    message="Ingen frånvaro är antecknad för dagen efter den {day}: ange den sista dagen av en som är antecknad.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="until",
): ...


class TooManyAbsences(
    Refusal,
    message="{most} frånvaroperioder är redan antecknade för personen: avsluta dem som inte blir av först.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="since",
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
        case NoteAbsence() | NoteOwnAbsence() | EndAbsence() | EndOwnAbsence():
            must_be(state.status, Status.REGISTERED)
            absence_may_be_said(state, command, occasion)
            yield command.event()
        case _:
            assert_never(command)


def absence_may_be_said(
    state: Person, command: NoteAbsence | NoteOwnAbsence | EndAbsence | EndOwnAbsence, occasion: Occasion
) -> None:
    if isinstance(command, NoteOwnAbsence | EndOwnAbsence) and occasion.record != occasion.stamp.by:
        raise OnlyTheirOwn
    if isinstance(command, EndAbsence | EndOwnAbsence):
        if ended(state.absences, command.until) == state.absences:
            raise NotAwayThen(day=command.until.isoformat())
        return
    must_be_in_order(max(command.since, occasion.stamp.day), command.until)
    if len(others(state.absences, command.since, occasion.stamp.day)) >= MOST_ABSENCES:
        raise TooManyAbsences(most=MOST_ABSENCES)


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
