"""What is refused, and what becomes of what is asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from domain import board
from domain.documents.commands import (
    ABOVE_UNITS,
    AbandonRevision,
    AnnulDocument,
    ArchiveDocument,
    ConfirmStillValid,
    CorrectDocument,
    CreateDocument,
    DocumentCommand,
    DraftRevision,
    EstablishByBoard,
    EstablishImported,
    EstablishRevision,
    PlanReview,
    PublishRevision,
    ReviewRevision,
    SubmitForReview,
    WithdrawDocument,
)
from domain.documents.refusals import (
    NothingApplies,
    ScopeSaysWhoDecides,
    StillApplies,
)
from domain.documents.revisions import (
    must_be_decided_high_enough,
    must_be_few,
    must_be_of_our_time,
    revise,
)
from domain.documents.state import Document, revision_on
from domain.documents.words import Status
from domain.grammar import Event, Occasion
from domain.organisation.persons import Person
from domain.organisation.units import Unit
from domain.terms import LegalBasis
from domain.words import AlreadyThere, must_be, must_be_in_order

# ── Rules ────────────────────────────────────────────────────────────────────


def decide(state: Document, command: DocumentCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case CreateDocument():
            if state.status is not Status.UNKNOWN:
                raise AlreadyThere
            must_be_described(command, occasion)
            yield command.event()
        case CorrectDocument():
            must_be(state.status, Status.CREATED, Status.PUBLISHED, Status.WITHDRAWN)
            must_be_described(command, occasion)
            must_leave_the_decider(state, command, occasion)
            yield command.event()
        case PlanReview():
            must_be(state.status, Status.PUBLISHED)
            must_be_in_order(occasion.stamp.day, command.review_on)
            yield command.event()
        case ConfirmStillValid():
            yield confirm(state, command, occasion)
        case WithdrawDocument():
            yield withdraw(state, command, occasion)
        case ArchiveDocument():
            must_be(state.status, Status.WITHDRAWN)
            if state.repealed_from and occasion.stamp.day < state.repealed_from:
                raise StillApplies(day=state.repealed_from.isoformat())
            yield command.event()
        case AnnulDocument():
            must_be(state.status, Status.CREATED, Status.PUBLISHED, Status.WITHDRAWN, Status.ARCHIVED)
            if state.has_been_established:
                must_be_decided_high_enough(state, command.decision, occasion.stamp)
            yield command.event()
        case (
            DraftRevision()
            | SubmitForReview()
            | ReviewRevision()
            | EstablishByBoard()
            | EstablishRevision()
            | EstablishImported()
            | PublishRevision()
            | AbandonRevision()
        ):
            must_be(state.status, Status.CREATED, Status.PUBLISHED)
            yield revise(state, command, occasion)
        case _:
            assert_never(command)


def must_be_described(command: CreateDocument | CorrectDocument, occasion: Occasion) -> None:
    """The lists are short, and the records they name are there."""
    must_be_few("berörda verksamheter", 8, command.affected_operations)
    must_be_few("lagrum", 20, command.quoted_paragraphs)
    must_be_few("relaterade dokument", 12, command.related)
    must_be_few("lagar", len(LegalBasis), command.legal_bases)
    if command.unit is not None:
        occasion.state(command.unit, Unit)
    if command.owner_person is not None:
        occasion.state(command.owner_person, Person)
    for related in command.related:
        occasion.state(related, Document)


def must_leave_the_decider(state: Document, command: CorrectDocument, occasion: Occasion) -> None:
    """Who decides follows from the scope, so from the first content on it is put right by those who decide for all."""
    begun = state.work is not None or state.has_been_established
    if command.scope is state.scope or state.decided_by_the_board or not begun:
        return
    if occasion.stamp.role not in ABOVE_UNITS:
        raise ScopeSaysWhoDecides


def confirm(state: Document, command: ConfirmStillValid, occasion: Occasion) -> Event:
    must_be(state.status, Status.PUBLISHED)
    day = occasion.stamp.day
    held = revision_on(state, day)
    if held is None:
        raise NothingApplies(day=day.isoformat())
    return command.event(number=held.number, due=board.due(occasion, "document.review", day))


def withdraw(state: Document, command: WithdrawDocument, occasion: Occasion) -> Event:
    """Nothing is repealed for days before the decision."""
    must_be(state.status, Status.PUBLISHED)
    must_be_decided_high_enough(state, command.decision, occasion.stamp)
    must_be_of_our_time(command.repealed_from)
    must_be_in_order(command.decision.day, command.repealed_from)
    if command.replaced_by is not None:
        occasion.state(command.replaced_by, Document)
    return command.event()
