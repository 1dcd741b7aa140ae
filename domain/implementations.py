"""Införanden – 6 kap. 1 § SOSFS 2011:9: a new or revised document is made known in each unit that it concerns.

One record for each revision and unit. Whoever keeps the document assigns it to somebody who answers for the unit, by a
day; that person says when and how it has been made known there, or it is said why the unit need not.

    assigned ──pass on──> assigned ──confirm──> confirmed | ──excuse──> excused        any ──annul──> annulled
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import assert_never
from uuid import UUID

from domain import law
from domain.changes import replace
from domain.documents.state import Document
from domain.documents.words import DocumentId
from domain.documents.words import Status as DocumentStatus
from domain.grammar import Command, Event, Occasion, Personal, Refusal, Stamp, derived_id
from domain.organisation.units import Status as UnitStatus
from domain.organisation.units import Unit
from domain.registers import Register
from domain.terms import Role, Term
from domain.waits import Wait
from domain.words import AlreadyThere, Count, PersonId, Text, UnitId, must_be, must_be_in_order, must_have_been

# ── Vocabulary ───────────────────────────────────────────────────────────────


class Status(Term):
    UNKNOWN = "unknown", "okänt"
    ASSIGNED = "assigned", "ska införas"
    CONFIRMED = "confirmed", "infört"
    EXCUSED = "excused", "behöver inte införas"
    ANNULLED = "annulled", "makulerat"


class MadeKnown(Term):
    """How the staff of the unit came to know of it."""

    MEETING = "meeting", "arbetsplatsträff"
    TRAINING = "training", "utbildning"
    INTRODUCTION = "introduction", "introduktion av nya"
    MESSAGE = "message", "meddelande till alla"


class WhyExcused(Term):
    DOES_NOT_CONCERN = "does_not_concern", "berör inte enhetens arbete"
    KNOWN_ALREADY = "known_already", "ändrar inget i arbetssättet"
    REPLACED = "replaced", "en nyare revision gäller"


class WhyAnnulled(Term):
    WRONG_UNIT = "wrong_unit", "fel enhet"
    WRONG_DOCUMENT = "wrong_document", "fel dokument eller revision"


def implementation_id(document: UUID, revision: int, unit: UUID) -> UUID:
    """The record of this revision's being made known in this unit."""
    return derived_id("implementations", document, revision, unit)


KEEPERS = (Role.DOCUMENT_OWNER, Role.QUALITY_DEVELOPER, Role.REGISTRAR, Role.DEPARTMENT_HEAD, Role.DIRECTOR)
THOSE_WHO_ANSWER = (Role.TEAM_LEADER, Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.DIRECTOR)

# ── Events ───────────────────────────────────────────────────────────────────


class ImplementationAssigned(Event, label="Införandet i enheten begärdes", duty=law.STAFF):
    """Somebody is to see to it that the staff of a unit know a revision and work by it."""

    document: DocumentId
    revision: Count
    unit: UnitId
    responsible: PersonId
    ready_by: date


class ImplementationPassedOn(Event, label="Införandet lämnades till någon annan", duty=law.STAFF):
    """Somebody else answers for it in the unit."""

    responsible: PersonId


class ImplementationConfirmed(Event, label="Dokumentet infördes i enheten", duty=law.STAFF):
    """The staff of the unit know the revision and have what they need to work by it."""

    day: date
    made_known: MadeKnown
    reached: Count | None
    note: Personal[Text] | None


class ImplementationExcused(Event, label="Enheten undantogs från införandet", duty=law.STAFF):
    """It was said why the revision need not be made known in the unit."""

    reason: WhyExcused
    explanation: Personal[Text] | None


class ImplementationAnnulled(Event, label="Införandet makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out."""

    reason: WhyAnnulled


ImplementationEvent = (
    ImplementationAssigned
    | ImplementationPassedOn
    | ImplementationConfirmed
    | ImplementationExcused
    | ImplementationAnnulled
)

# ── Commands ─────────────────────────────────────────────────────────────────


class AssignImplementation(Command, label="Begär införande", may=KEEPERS, becomes=ImplementationAssigned, opens=True):
    """`revision`: the number of a published revision; `responsible`: who answers for it in the unit."""

    document: DocumentId
    revision: Count
    unit: UnitId
    responsible: PersonId
    ready_by: date


class PassOnImplementation(
    Command, label="Lämna till någon annan", may=(*KEEPERS, *THOSE_WHO_ANSWER), becomes=ImplementationPassedOn
):
    responsible: PersonId


class ConfirmImplementation(Command, label="Anmäl infört", may=THOSE_WHO_ANSWER, becomes=ImplementationConfirmed):
    """`reached`: how many it was made known to, if somebody counted."""

    day: date
    made_known: MadeKnown
    reached: Count | None = None
    note: Personal[Text] | None = None


class ExcuseUnit(Command, label="Undanta enheten", may=(*KEEPERS, *THOSE_WHO_ANSWER), becomes=ImplementationExcused):
    reason: WhyExcused
    explanation: Personal[Text] | None = None


class AnnulImplementation(Command, label="Makulera", may=KEEPERS, becomes=ImplementationAnnulled):
    reason: WhyAnnulled


ImplementationCommand = (
    AssignImplementation | PassOnImplementation | ConfirmImplementation | ExcuseUnit | AnnulImplementation
)

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Implementation:
    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    document: UUID | None = None
    revision: int = 0
    responsible: UUID | None = None
    ready_by: date | None = None
    made_known: MadeKnown | None = None
    reached: int | None = None
    completed_on: date | None = None
    recorded: date | None = None


def evolve(state: Implementation, event: ImplementationEvent, stamp: Stamp) -> Implementation:
    match event:
        case ImplementationAssigned():
            return Implementation(
                status=Status.ASSIGNED,
                unit=event.unit,
                document=event.document,
                revision=event.revision,
                responsible=event.responsible,
                ready_by=event.ready_by,
                recorded=stamp.day,
            )
        case ImplementationPassedOn():
            return replace(state, responsible=event.responsible)
        case ImplementationConfirmed():
            confirmed = replace(state, status=Status.CONFIRMED, completed_on=event.day)
            return replace(confirmed, made_known=event.made_known, reached=event.reached)
        case ImplementationExcused():
            return replace(state, status=Status.EXCUSED)
        case ImplementationAnnulled():
            return replace(state, status=Status.ANNULLED)
        case _:
            assert_never(event)


# ── Rules ────────────────────────────────────────────────────────────────────


class NotPublished(
    Refusal,
    message="Revision {revision} är inte publicerad. Det som införs är en publicerad revision.",
    duty=law.STAFF,
    field="revision",
): ...


class NoLongerHolds(
    Refusal,
    message="Revision {revision} gäller inte längre: den är ersatt eller upphävd, och det som införs ska gälla.",
    duty=law.STAFF,
    field="revision",
): ...


class NotTheResponsible(
    Refusal,
    message="Den som ansvarar för införandet i enheten anmäler att det är gjort. Lämna över det först om någon annan "
    "har tagit över.",
    duty=law.STAFF,
): ...


def decide(state: Implementation, command: ImplementationCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case AssignImplementation():
            if state.status is not Status.UNKNOWN:
                raise AlreadyThere
            must_be_published(command, occasion)
            yield command.event()
        case PassOnImplementation() | ExcuseUnit():
            must_be(state.status, Status.ASSIGNED)
            yield command.event()
        case ConfirmImplementation():
            must_be(state.status, Status.ASSIGNED)
            must_have_been(occasion.stamp, command.day)
            if state.responsible != occasion.stamp.by:
                raise NotTheResponsible
            yield command.event()
        case AnnulImplementation():
            must_be(state.status, Status.ASSIGNED, Status.CONFIRMED, Status.EXCUSED)
            yield command.event()
        case _:
            assert_never(command)


def must_be_published(command: AssignImplementation, occasion: Occasion) -> None:
    """A revision that has been published, and holds or will, in a unit that is there, by a day to come."""
    document = occasion.state(command.document, Document)
    held = next((one for one in document.revisions if one.number == command.revision), None)
    if held is None:
        raise NotPublished(revision=command.revision)
    begins = max(held.valid_from, occasion.stamp.day)
    if document.status is DocumentStatus.ANNULLED or not held.holds(begins):
        raise NoLongerHolds(revision=command.revision)
    must_be(occasion.state(command.unit, Unit).status, UnitStatus.ESTABLISHED)
    must_be_in_order(occasion.stamp.day, command.ready_by)


REGISTER = Register(
    name="implementations",
    label="Införanden",
    singular="Införande",
    duty=law.STAFF,
    initial=Implementation(),
    decide=decide,
    evolve=evolve,
    command=ImplementationCommand,
    event=ImplementationEvent,
    series="INF",
    natural=lambda command, by: implementation_id(command.document, command.revision, command.unit),
    waits=(
        Wait(
            label="dokumentet ska införas i enheten",
            day="ready_by",
            statuses=(Status.ASSIGNED,),
            by=("responsible",),
        ),
    ),
)
