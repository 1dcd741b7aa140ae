"""Uppdrag – which role a person holds in which unit, from when to when.

There is one record for each person, role and unit (its id is derived from the three), so that "may this person do
this here?" is one look-up whose answer the append can be conditioned on. A stand-in holds the role for somebody.

    held ──end──> ended ──assign──> held
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never
from uuid import UUID

from domain import law
from domain.grammar import Command, Event, Occasion, Refusal, Stamp, derived_id
from domain.registers import Register
from domain.terms import Role, Term
from domain.words import PersonId, UnitId, must_be, must_be_in_order

# ── Vocabulary ───────────────────────────────────────────────────────────────


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    HELD = "held", "gäller"
    ENDED = "ended", "upphört"


def assignment_id(person: UUID, role: Role, unit: UUID) -> UUID:
    """The record of this person's holding this role in this unit."""
    return derived_id("assignments", person, role, unit)


# ── Events ───────────────────────────────────────────────────────────────────


class RoleAssigned(Event, label="Rollen tilldelades", duty=law.ACCESS_CONTROL):
    """A person was given a role in a unit, for a time or until further notice, for themselves or standing in."""

    person: PersonId
    role: Role
    unit: UnitId
    since: date
    until: date | None
    stands_in_for: PersonId | None


class RoleEnded(Event, label="Rollen upphörde", duty=law.ACCESS_CONTROL):
    """The person holds the role to the end of that day."""

    until: date


AssignmentEvent = RoleAssigned | RoleEnded

# ── Commands ─────────────────────────────────────────────────────────────────

THOSE_WHO_ASSIGN = (Role.DEPARTMENT_HEAD, Role.DIRECTOR, Role.SYSTEM_ADMIN)


class AssignRole(Command, label="Tilldela roll", may=THOSE_WHO_ASSIGN, becomes=RoleAssigned, opens=True):
    person: PersonId
    role: Role
    unit: UnitId
    since: date
    until: date | None = None
    stands_in_for: PersonId | None = None


class EndRole(Command, label="Avsluta roll", may=THOSE_WHO_ASSIGN, becomes=RoleEnded):
    until: date


AssignmentCommand = AssignRole | EndRole

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    status: Status = Status.UNKNOWN
    person: UUID | None = None
    role: Role | None = None
    unit: UUID | None = None
    since: date | None = None
    until: date | None = None
    stands_in_for: UUID | None = None

    def holds(self, day: date) -> bool:
        """Whether the role is held on a day, both ends included."""
        if self.since is None or day < self.since:
            return False
        return self.until is None or day <= self.until


def evolve(state: Assignment, event: AssignmentEvent, stamp: Stamp) -> Assignment:
    match event:
        case RoleAssigned():
            return Assignment(
                status=Status.HELD,
                person=event.person,
                role=event.role,
                unit=event.unit,
                since=event.since,
                until=event.until,
                stands_in_for=event.stands_in_for,
            )
        case RoleEnded():
            return replace(state, status=Status.ENDED, until=event.until)
        case _:
            assert_never(event)


# ── Rules ────────────────────────────────────────────────────────────────────


class AnotherAssignment(
    Refusal,
    message="Posten gäller en annan person, roll eller enhet: tilldela rollen i en egen post.",
    duty=law.ACCESS_CONTROL,
    field="role",
): ...


class NotYoursToGive(
    Refusal,
    message="Rollen {role} kan du inte tilldela: det gör systemförvaltaren.",
    duty=law.ACCESS_CONTROL,
    field="role",
): ...


# A head gives the roles of the line; those that see or do something for the whole board are given from its top.
GIVEN_BY_HEADS = frozenset({Role.EMPLOYEE, Role.TEAM_LEADER, Role.UNIT_MANAGER, Role.DOCUMENT_OWNER})
GIVEN_BY_ADMIN = frozenset({Role.SYSTEM_ADMIN, Role.LOG_REVIEWER, Role.AUDITOR})


def may_be_given(role: Role, by: Role) -> bool:
    """Whether somebody in one role may give another: nobody gives themselves more than they were given."""
    match by:
        case Role.SYSTEM_ADMIN:
            return True
        case Role.DIRECTOR:
            return role not in GIVEN_BY_ADMIN
        case _:
            return role in GIVEN_BY_HEADS


def decide(state: Assignment, command: AssignmentCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case AssignRole():
            must_be(state.status, Status.UNKNOWN, Status.ENDED)
            about = (command.person, command.role, command.unit)
            if state.status is Status.ENDED and (state.person, state.role, state.unit) != about:
                raise AnotherAssignment
            must_be_in_order(command.since, command.until)
            if not may_be_given(command.role, occasion.stamp.role):
                raise NotYoursToGive(role=command.role.label)
            yield command.event()
        case EndRole():
            must_be(state.status, Status.HELD)
            yield command.event()
        case _:
            assert_never(command)


REGISTER = Register(
    name="assignments",
    label="Uppdrag",
    singular="Uppdrag",
    duty=law.ACCESS_CONTROL,
    initial=Assignment(),
    decide=decide,
    evolve=evolve,
    command=AssignmentCommand,
    event=AssignmentEvent,
    natural=lambda command, by: assignment_id(command.person, command.role, command.unit),
    notes_links=False,
)
