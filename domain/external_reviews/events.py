"""What can have happened in an external review."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain import law
from domain.board import Due
from domain.external_reviews.words import (
    DemandKind,
    FindingAnswer,
    HeldRecords,
    Kronor,
    Outcome,
    PartNumber,
    Reviewer,
    ReviewKind,
    WhyAnnulled,
)
from domain.grammar import Event, Personal
from domain.words import Decision, LegalBases, Name, PersonId, Text, UnitId


class ExternalReviewRegistered(Event, label="Granskningen registrerades", duty=law.DOCUMENTATION):
    """Somebody outside had begun to review the work, or said that they would."""

    title: Name
    reviewer: Reviewer
    review_kind: ReviewKind
    reference: Name | None
    diary_number: Name | None
    description: Personal[Text] | None
    unit: UnitId | None
    legal_bases: LegalBases
    received: date


class LegalHoldPlaced(Event, label="Poster belades med gallringsstopp", duty=law.HAND_OVER_TO_IVO):
    """Nothing in these records is to be erased while the review goes on, for they are what it looks at."""

    held: HeldRecords


class LegalHoldLifted(Event, label="Gallringsstoppet för poster hävdes", duty=law.HAND_OVER_TO_IVO):
    """The review was seen not to concern these records."""

    held: HeldRecords
    reason: Personal[Text]


class ReviewDemandReceived(Event, label="Granskaren begärde något", duty=law.HAND_OVER_TO_IVO, version=2):
    """Papers, a statement or an account of measures were asked for; `due` where the reviewer set no day.

    `basis`: the provision that the reviewer rests it on."""

    number: PartNumber
    demand_kind: DemandKind
    text: Personal[Text]
    basis: Name | None
    received: date
    answer_by: date
    due: Due | None
    fine: Kronor | None


class ReviewDemandExtended(Event, label="Granskaren gav längre tid", duty=law.HAND_OVER_TO_IVO):
    """The reviewer granted a later day."""

    number: PartNumber
    answer_by: date
    reason: Personal[Text] | None


class ReviewDemandAnswered(Event, label="Granskaren besvarades", duty=law.HAND_OVER_TO_IVO):
    """What had been asked for was answered, by the board or on its delegation."""

    number: PartNumber
    answer: Personal[Text] | None
    day: date
    late: bool
    diary_number: Name | None
    decision: Decision


class ExternalReviewVisited(Event, label="Granskaren gjorde ett besök", duty=law.HAND_OVER_TO_IVO):
    """The reviewer came to see the work, announced or not."""

    day: date
    announced: bool
    note: Personal[Text] | None


class ExternalReviewDecided(Event, label="Granskarens beslut kom in", duty=law.DOCUMENTATION):
    """The decision or the report came in."""

    outcome: Outcome
    day: date
    received: date
    reference: Name | None
    summary: Personal[Text]


class ReviewFindingRecorded(Event, label="En iakttagelse noterades", duty=law.MEASURES):
    """Something the reviewer found wanting was taken out of the decision, to be answered by itself."""

    number: PartNumber
    title: Name
    text: Personal[Text]


class ReviewFindingAnswered(Event, label="En iakttagelse besvarades", duty=law.MEASURES):
    """It was decided what is to be done about a finding, by whom and before which day, or why nothing."""

    number: PartNumber
    finding_answer: FindingAnswer
    text: Personal[Text]
    responsible: PersonId | None
    ready_by: date | None
    decision: Decision


class FindingActionProposed(Event, label="Ett förslag till åtgärd lades fram", duty=law.MEASURES):
    """What is to be done about a finding goes on as an action of its own, in the register of actions."""

    number: PartNumber
    action: UUID
    title: Name
    unit: UnitId | None
    ready_by: date | None


class ReviewFindingRemedied(Event, label="En brist avhjälptes", duty=law.MEASURES):
    """What was promised about a finding had been done."""

    number: PartNumber
    result: Personal[Text]
    day: date


class ReviewFindingVerified(Event, label="En brist kontrollerades som avhjälpt", duty=law.MEASURES):
    """Somebody else than the one who remedied it saw that the finding was no longer true."""

    number: PartNumber
    result: Personal[Text]


class ExternalReviewAccepted(Event, label="Granskaren avslutade sitt ärende", duty=law.DOCUMENTATION):
    """The reviewer was content, and asked for nothing more."""

    day: date
    reference: Name | None


class ReviewToldToBoard(Event, label="Nämnden underrättades", duty=law.PLAN_LEAD_FOLLOW_UP):
    """The board was told of the review and of what it led to."""

    day: date
    paragraph: Name | None


class ExternalReviewClosed(Event, label="Granskningen avslutades", duty=law.DOCUMENTATION):
    """Nothing more is to be done here; `follow_up` tells how what is not yet remedied is followed."""

    follow_up: Personal[Text] | None


class ExternalReviewReopened(Event, label="Granskningen öppnades igen", duty=law.DOCUMENTATION):
    """The reviewer came back to it."""

    reason: Personal[Text]


class ExternalReviewCorrected(Event, label="Uppgifterna om granskningen rättades", duty=law.DOCUMENTATION):
    """What was registered was put right; what stood before stays in the log."""

    reason: Personal[Text]
    title: Name
    reviewer: Reviewer
    review_kind: ReviewKind
    reference: Name | None
    diary_number: Name | None
    unit: UnitId | None
    legal_bases: LegalBases
    received: date


class ExternalReviewAnnulled(Event, label="Granskningen makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out; it stays readable and nothing more can be done with it."""

    reason: WhyAnnulled
    explanation: Personal[Text] | None
    decision: Decision


ExternalReviewEvent = (
    ExternalReviewRegistered
    | LegalHoldPlaced
    | LegalHoldLifted
    | ReviewDemandReceived
    | ReviewDemandExtended
    | ReviewDemandAnswered
    | ExternalReviewVisited
    | ExternalReviewDecided
    | ReviewFindingRecorded
    | ReviewFindingAnswered
    | FindingActionProposed
    | ReviewFindingRemedied
    | ReviewFindingVerified
    | ExternalReviewAccepted
    | ReviewToldToBoard
    | ExternalReviewClosed
    | ExternalReviewReopened
    | ExternalReviewCorrected
    | ExternalReviewAnnulled
)
