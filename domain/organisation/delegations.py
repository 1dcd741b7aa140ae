"""Delegationer – what the board has handed over to whom, from when to when.

A delegated decision names the delegation it rests on; it is checked here and listed for the board's next meeting.

    granted ──revoke──> revoked
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never
from uuid import UUID

from domain import law
from domain.grammar import Command, Event, Occasion, Refusal, Stamp
from domain.registers import Register
from domain.terms import Authority, Body, Role, Term
from domain.words import AlreadyThere, Decision, Name, PersonId, must_be, must_be_in_order

# ── Vocabulary ───────────────────────────────────────────────────────────────


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    GRANTED = "granted", "gäller"
    REVOKED = "revoked", "återkallad"


# ── Events ───────────────────────────────────────────────────────────────────


class DelegationGranted(Event, label="Nämnden delegerade", duty=law.NOT_DELEGABLE):
    """The board handed over the right to decide in a kind of matter, to a role, a person or a body."""

    item: Name
    matters: tuple[Name, ...]
    role: Role | None
    person: PersonId | None
    body: Body | None
    since: date
    until: date | None
    decision: Decision


class DelegationRevoked(Event, label="Delegationen återkallades", duty=law.NOT_DELEGABLE):
    """The board took the right back; it held to the end of that day."""

    until: date
    decision: Decision


DelegationEvent = DelegationGranted | DelegationRevoked

# ── Commands ─────────────────────────────────────────────────────────────────

ENTERED_BY = (Role.BOARD_SECRETARY, Role.SYSTEM_ADMIN)


class GrantDelegation(
    Command, label="Delegera", may=ENTERED_BY, authority=Authority.BOARD, becomes=DelegationGranted, opens=True
):
    """`item`: its number in the delegation order; `matters`: names of the commands it covers."""

    item: Name
    matters: tuple[Name, ...]
    role: Role | None = None
    person: PersonId | None = None
    body: Body | None = None
    since: date
    until: date | None = None
    decision: Decision


class RevokeDelegation(
    Command, label="Återkalla delegation", may=ENTERED_BY, authority=Authority.BOARD, becomes=DelegationRevoked
):
    until: date
    decision: Decision


DelegationCommand = GrantDelegation | RevokeDelegation

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    item: str = ""
    matters: tuple[str, ...] = ()
    role: Role | None = None
    person: UUID | None = None
    body: Body | None = None
    since: date | None = None
    until: date | None = None

    def covers(self, matter: str, day: date) -> bool:
        """Whether a matter (the name of a command) could be decided on this delegation that day."""
        in_time = self.since is not None and self.since <= day and (self.until is None or day <= self.until)
        return in_time and matter in self.matters


def evolve(state: Delegation, event: DelegationEvent, stamp: Stamp) -> Delegation:
    match event:
        case DelegationGranted():
            return Delegation(
                status=Status.GRANTED,
                item=event.item,
                matters=event.matters,
                role=event.role,
                person=event.person,
                body=event.body,
                since=event.since,
                until=event.until,
            )
        case DelegationRevoked():
            return replace(state, status=Status.REVOKED, until=event.until)
        case _:
            assert_never(event)


# ── Rules ────────────────────────────────────────────────────────────────────


class ToOneReceiver(
    Refusal,
    message="En delegation ges till en roll, en person eller ett organ: ange precis en av dem.",
    duty=law.NOT_DELEGABLE,
    field="role",
): ...


def decide(state: Delegation, command: DelegationCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case GrantDelegation():
            if state.status is not Status.UNKNOWN:
                raise AlreadyThere
            must_be_in_order(command.since, command.until)
            if [command.role, command.person, command.body].count(None) != 2:
                raise ToOneReceiver
            yield command.event()
        case RevokeDelegation():
            must_be(state.status, Status.GRANTED)
            yield command.event()
        case _:
            assert_never(command)


REGISTER = Register(
    name="delegations",
    label="Delegationer",
    singular="Delegation",
    duty=law.NOT_DELEGABLE,
    initial=Delegation(),
    decide=decide,
    evolve=evolve,
    command=DelegationCommand,
    event=DelegationEvent,
    notes_links=False,
)
