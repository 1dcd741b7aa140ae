"""What the facts about an external review add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain.changes import replace
from domain.external_reviews.events import (
    ExternalReviewAccepted,
    ExternalReviewAnnulled,
    ExternalReviewClosed,
    ExternalReviewCorrected,
    ExternalReviewDecided,
    ExternalReviewEvent,
    ExternalReviewRegistered,
    ExternalReviewReopened,
    ExternalReviewVisited,
    FindingActionProposed,
    LegalHoldLifted,
    LegalHoldPlaced,
    ReviewDemandAnswered,
    ReviewDemandExtended,
    ReviewDemandReceived,
    ReviewFindingAnswered,
    ReviewFindingRecorded,
    ReviewFindingRemedied,
    ReviewFindingVerified,
    ReviewToldToBoard,
)
from domain.external_reviews.words import (
    OPEN,
    Demand,
    Finding,
    FindingAnswer,
    FindingStatus,
    Outcome,
    Reviewer,
    ReviewKind,
    Status,
    WhyAnnulled,
)
from domain.grammar import Stamp
from domain.links import BESIDE, LED_TO
from domain.words import LegalBases

DemandEvent = ReviewDemandReceived | ReviewDemandExtended | ReviewDemandAnswered
FindingEvent = ReviewFindingRecorded | ReviewFindingAnswered | ReviewFindingRemedied | ReviewFindingVerified
Ending = ExternalReviewClosed | ExternalReviewReopened | ExternalReviewAnnulled


@dataclass(frozen=True, kw_only=True)
class ExternalReview:
    """`held`: the records it concerns; `demands` and `findings` are numbered from 1, in the order they came."""

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    title: str = ""
    reviewer: Reviewer = Reviewer.OTHER
    review_kind: ReviewKind = ReviewKind.OTHER
    reference: str | None = None
    diary_number: str | None = None
    legal_bases: LegalBases = ()
    received: date | None = None
    registered_by: UUID | None = None
    held: Annotated[tuple[UUID, ...], BESIDE] = ()
    demands: tuple[Demand, ...] = ()
    findings: tuple[Finding, ...] = ()
    actions: Annotated[tuple[UUID, ...], LED_TO] = ()
    visited_on: date | None = None
    outcome: Outcome | None = None
    decided_on: date | None = None
    told_to_board_on: date | None = None
    accepted_on: date | None = None
    closed_on: date | None = None
    annulled: WhyAnnulled | None = None

    @property
    def unanswered_demands(self) -> int:
        return sum(one.answered_on is None for one in self.demands)

    @property
    def unanswered_findings(self) -> int:
        return sum(one.status is FindingStatus.OPEN for one in self.findings)

    @property
    def not_verified(self) -> int:
        """How many findings that are to be remedied nobody else has seen to be."""
        promised = [one for one in self.findings if one.answer is FindingAnswer.WILL_BE_REMEDIED]
        return sum(one.status is not FindingStatus.VERIFIED for one in promised)

    def holds(self, record: UUID) -> bool:
        """Whether it goes on and concerns a record, so that nothing in that is to be erased."""
        return self.status in OPEN and record in self.held


def evolve(state: ExternalReview, event: ExternalReviewEvent, stamp: Stamp) -> ExternalReview:
    match event:
        case ExternalReviewRegistered() | ExternalReviewCorrected():
            return registered(state, event, stamp)
        case LegalHoldPlaced():
            return replace(state, held=(*state.held, *(one.record for one in event.held)))
        case LegalHoldLifted():
            lifted = {one.record for one in event.held}
            return replace(state, held=tuple(one for one in state.held if one not in lifted))
        case ReviewDemandReceived() | ReviewDemandExtended() | ReviewDemandAnswered():
            return demanded(state, event)
        case ExternalReviewVisited():
            return replace(state, visited_on=event.day)
        case ExternalReviewDecided():
            return replace(state, status=Status.DECIDED, outcome=event.outcome, decided_on=event.day)
        case ReviewFindingRecorded() | ReviewFindingAnswered() | ReviewFindingRemedied() | ReviewFindingVerified():
            return found(state, event, stamp)
        case FindingActionProposed():
            return replace(state, actions=(*state.actions, event.action))
        case ReviewToldToBoard():
            return replace(state, told_to_board_on=event.day)
        case ExternalReviewAccepted():
            return replace(state, status=Status.ACCEPTED, accepted_on=event.day)
        case ExternalReviewClosed() | ExternalReviewReopened() | ExternalReviewAnnulled():
            return ended(state, event, stamp)
        case _:
            assert_never(event)


def registered(
    state: ExternalReview, event: ExternalReviewRegistered | ExternalReviewCorrected, stamp: Stamp
) -> ExternalReview:
    said = replace(
        state,
        title=event.title,
        reviewer=event.reviewer,
        review_kind=event.review_kind,
        reference=event.reference,
        diary_number=event.diary_number,
        unit=event.unit,
        legal_bases=event.legal_bases,
        received=event.received,
    )
    if isinstance(event, ExternalReviewRegistered):
        return replace(said, status=Status.ANNOUNCED, registered_by=stamp.by)
    return said


def demanded(state: ExternalReview, event: DemandEvent) -> ExternalReview:
    """The review waits as long as something is unanswered."""
    before, after = state.demands[: event.number - 1], state.demands[event.number :]
    (earlier,) = state.demands[event.number - 1 : event.number] or (Demand(),)
    match event:
        case ReviewDemandReceived():
            return replace(state, status=Status.DEMANDED, demands=(*state.demands, received(event)))
        case ReviewDemandExtended():
            later = replace(earlier, answer_by=event.answer_by)
            return replace(state, demands=(*before, later, *after))
        case ReviewDemandAnswered():
            answered = replace(earlier, answered_on=event.day)
            then = replace(state, demands=(*before, answered, *after))
            return then if then.unanswered_demands else replace(then, status=Status.ANSWERED)
        case _:
            assert_never(event)


def received(event: ReviewDemandReceived) -> Demand:
    return Demand(
        demand_kind=event.demand_kind,
        received=event.received,
        answer_by=event.answer_by,
        due=event.due,
        fine=event.fine,
    )


def found(state: ExternalReview, event: FindingEvent, stamp: Stamp) -> ExternalReview:
    if isinstance(event, ReviewFindingRecorded):
        return replace(state, findings=(*state.findings, Finding()))
    place = event.number - 1
    (earlier,) = state.findings[place : place + 1] or (Finding(),)
    changed = handled(earlier, event, stamp)
    return replace(state, findings=(*state.findings[:place], changed, *state.findings[place + 1 :]))


def handled(
    finding: Finding, event: ReviewFindingAnswered | ReviewFindingRemedied | ReviewFindingVerified, stamp: Stamp
) -> Finding:
    match event:
        case ReviewFindingAnswered():
            return Finding(
                status=FindingStatus.ANSWERED,
                answer=event.finding_answer,
                responsible=event.responsible,
                ready_by=event.ready_by,
            )
        case ReviewFindingRemedied():
            return replace(finding, status=FindingStatus.REMEDIED, remedied_by=stamp.by)
        case ReviewFindingVerified():
            return replace(finding, status=FindingStatus.VERIFIED)
        case _:
            assert_never(event)


def ended(state: ExternalReview, event: Ending, stamp: Stamp) -> ExternalReview:
    match event:
        case ExternalReviewClosed():
            return replace(state, status=Status.CLOSED, closed_on=stamp.day)
        case ExternalReviewReopened():
            return replace(state, status=Status.DECIDED, closed_on=None, accepted_on=None)
        case ExternalReviewAnnulled():
            return replace(state, status=Status.ANNULLED, annulled=event.reason)
        case _:
            assert_never(event)
