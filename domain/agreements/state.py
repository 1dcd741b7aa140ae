"""What the facts about a collaboration agreement add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain.agreements import events as happened
from domain.agreements.words import KEPT_DEVIATIONS, ObligedGroup, Party, Status, Works
from domain.board import Due
from domain.changes import replace
from domain.grammar import Stamp
from domain.links import LED_TO, Link, Relation


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """`due`: its next follow-up; `renew_by`: when it must be thought of before it ends. Of the deviations in the
    collaboration the latest are kept here, and how many there have been.
    """

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    title: str = ""
    subject: str = ""
    target_group: str | None = None
    obliged_group: ObligedGroup | None = None
    principal: bool = False
    parties: tuple[Party, ...] = ()
    document: Annotated[UUID | None, LED_TO] = None
    brought_in: bool = False
    recorded: date | None = None
    negotiated_on: date | None = None
    consulted_on: date | None = None
    signed_on: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    processes: tuple[UUID, ...] = ()
    deviations: Annotated[tuple[UUID, ...], Link(Relation.LED_TO, lasting=True)] = ()
    deviation_count: int = 0
    drawn_up: int = 0
    works: Works | None = None
    reviewed_on: date | None = None
    due: Due | None = None
    review_on: date | None = None
    renew_by: Due | None = None
    prolonged_on: date | None = None
    closed_on: date | None = None
    archive_reference: str = ""

    def holds(self, day: date) -> bool:
        """Whether it holds on a day, so far as its days are known."""
        began = self.brought_in or self.signed_on is not None
        after = self.valid_from is None or self.valid_from <= day
        return began and after and (self.valid_to is None or day <= self.valid_to)


def evolve(state: Agreement, event: happened.AgreementEvent, stamp: Stamp) -> Agreement:
    if isinstance(event, happened.BeginningEvent):
        return coming_about(state, event, stamp)
    if isinstance(event, happened.WorkingEvent):
        return working(state, event, stamp)
    return ending(state, event, stamp)


def begun(event: happened.AgreementDrafted | happened.AgreementBroughtIn, stamp: Stamp) -> Agreement:
    drafted = Agreement(
        status=Status.DRAFTED,
        unit=event.unit,
        title=event.title,
        subject=event.subject,
        target_group=event.target_group,
        obliged_group=event.obliged_group,
        principal=event.principal,
        parties=event.parties,
        document=event.document,
        recorded=stamp.day,
    )
    if isinstance(event, happened.AgreementDrafted):
        return drafted
    return replace(
        drafted,
        status=Status.IN_FORCE,
        brought_in=True,
        signed_on=event.signed_on,
        valid_from=event.valid_from,
        valid_to=event.valid_to,
        due=event.due,
        renew_by=event.renew_by,
    )


def coming_about(state: Agreement, event: happened.BeginningEvent, stamp: Stamp) -> Agreement:
    match event:
        case happened.AgreementDrafted() | happened.AgreementBroughtIn():
            return begun(event, stamp)
        case happened.AgreementNegotiated():
            document = event.document or state.document
            negotiated = replace(state, status=Status.NEGOTIATED, negotiated_on=event.day)
            return replace(negotiated, parties=event.parties, document=document)
        case happened.ConsultationRecorded():
            return replace(state, consulted_on=event.day)
        case happened.AgreementSigned():
            return replace(
                state,
                status=Status.IN_FORCE if event.valid_from <= stamp.day else Status.SIGNED,
                signed_on=event.signed_on,
                valid_from=event.valid_from,
                valid_to=event.valid_to,
                document=event.document or state.document,
                due=event.due,
                renew_by=event.renew_by,
            )
        case happened.AgreementBegan():
            return replace(state, status=Status.IN_FORCE)
        case _:
            assert_never(event)


def working(state: Agreement, event: happened.WorkingEvent, stamp: Stamp) -> Agreement:
    match event:
        case happened.AgreementLinkedToProcess():
            return replace(state, processes=(*state.processes, event.process))
        case happened.AgreementUnlinkedFromProcess():
            return replace(state, processes=tuple(one for one in state.processes if one != event.process))
        case happened.DeviationLinkedToAgreement():
            return with_deviation(state, event.deviation)
        case happened.AgreementGaveRiseToDeviation():
            return replace(with_deviation(state, event.deviation), drawn_up=state.drawn_up + 1)
        case happened.AgreementReviewPlanned():
            return replace(state, review_on=event.review_on)
        case happened.AgreementReviewStarted():
            return replace(state, status=Status.UNDER_REVIEW)
        case happened.AgreementReviewed():
            reviewed = replace(state, status=Status.IN_FORCE, works=event.works, reviewed_on=stamp.day)
            return replace(reviewed, due=event.due, review_on=None)
        case _:
            assert_never(event)


def with_deviation(state: Agreement, deviation: UUID) -> Agreement:
    kept = (*state.deviations, deviation)[-KEPT_DEVIATIONS:]
    return replace(state, deviations=kept, deviation_count=state.deviation_count + 1)


def ending(state: Agreement, event: happened.EndingEvent, stamp: Stamp) -> Agreement:
    match event:
        case happened.AgreementProlonged():
            prolonged = replace(state, status=Status.IN_FORCE, valid_to=event.valid_to, prolonged_on=stamp.day)
            return replace(prolonged, renew_by=event.renew_by)
        case happened.AgreementTerminated():
            ended = replace(state, status=Status.TERMINATED, valid_to=event.ends_on)
            return replace(ended, closed_on=stamp.day, due=None, review_on=None, renew_by=None)
        case happened.AgreementExpired():
            ended = replace(state, status=Status.EXPIRED, closed_on=stamp.day)
            return replace(ended, due=None, review_on=None, renew_by=None)
        case happened.AgreementArchived():
            return replace(state, status=Status.ARCHIVED, archive_reference=event.archive_reference)
        case happened.AgreementCorrected():
            return corrected(state, event)
        case happened.AgreementAnnulled():
            return replace(state, status=Status.ANNULLED, due=None, review_on=None, renew_by=None)
        case _:
            assert_never(event)


def corrected(state: Agreement, event: happened.AgreementCorrected) -> Agreement:
    return replace(
        state,
        title=event.title,
        subject=event.subject,
        target_group=event.target_group,
        obliged_group=event.obliged_group,
        principal=event.principal,
        unit=event.unit,
        parties=event.parties,
        document=event.document,
    )
