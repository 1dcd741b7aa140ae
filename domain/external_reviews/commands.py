"""What can be asked for about an external review."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from domain.external_reviews import events as happened
from domain.external_reviews.words import (
    MOST_HELD,
    THOSE_WHO_ANSWER,
    THOSE_WHO_HANDLE,
    THOSE_WHO_REGISTER,
    DemandKind,
    FindingAnswer,
    HeldRecord,
    HeldRecords,
    Kronor,
    Outcome,
    PartNumber,
    Reviewer,
    ReviewKind,
    WhyAnnulled,
)
from domain.grammar import Command, Length, Personal
from domain.terms import Authority, Role
from domain.words import Decision, LegalBases, Name, PersonId, Text, UnitId


class RegisterExternalReview(
    Command,
    label="Registrera granskning",
    may=(*THOSE_WHO_REGISTER, Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD),
    opens=True,
):
    """`reference`: the reviewer's own number; `received`: the day it came in, if that was before today; `held`: the
    records that it concerns, as far as they are known."""

    title: Name
    reviewer: Reviewer
    review_kind: ReviewKind
    reference: Name | None = None
    diary_number: Name | None = None
    description: Personal[Text] | None = None
    unit: UnitId | None = None
    legal_bases: LegalBases = ()
    received: date | None = None
    held: Annotated[tuple[HeldRecord, ...], Length(0, MOST_HELD)] = ()


class HoldRecords(Command, label="Belägg med gallringsstopp", may=THOSE_WHO_REGISTER):
    """`held`: records that the review is seen to concern."""

    held: HeldRecords


class ReleaseRecords(Command, label="Häv gallringsstopp", may=THOSE_WHO_REGISTER, becomes=happened.LegalHoldLifted):
    """`held`: records that the review does not concern. When it is closed none are held any longer."""

    held: HeldRecords
    reason: Personal[Text]


class RecordDemand(Command, label="Registrera begäran", may=THOSE_WHO_REGISTER, becomes=happened.ReviewDemandReceived):
    """`basis`: the provision it rests on; `answer_by`: the day the reviewer has set, left out where it has set none."""

    demand_kind: DemandKind
    text: Personal[Text]
    basis: Name | None = None
    received: date | None = None
    answer_by: date | None = None
    fine: Kronor | None = None


class ExtendDemand(Command, label="Registrera anstånd", may=THOSE_WHO_REGISTER, becomes=happened.ReviewDemandExtended):
    number: PartNumber
    answer_by: date
    reason: Personal[Text] | None = None


class AnswerDemand(
    Command,
    label="Besvara granskaren",
    may=THOSE_WHO_ANSWER,
    authority=Authority.DELEGATED,
    becomes=happened.ReviewDemandAnswered,
):
    number: PartNumber
    answer: Personal[Text] | None = None
    day: date
    diary_number: Name | None = None
    decision: Decision


class RecordVisit(
    Command,
    label="Registrera besök",
    may=(*THOSE_WHO_REGISTER, Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD),
    becomes=happened.ExternalReviewVisited,
):
    day: date
    announced: bool
    note: Personal[Text] | None = None


class RecordExternalDecision(
    Command, label="Registrera beslut eller rapport", may=THOSE_WHO_REGISTER, becomes=happened.ExternalReviewDecided
):
    outcome: Outcome
    day: date
    received: date | None = None
    reference: Name | None = None
    summary: Personal[Text]


class RecordFinding(
    Command,
    label="Notera iakttagelse",
    may=(*THOSE_WHO_REGISTER, Role.DEPARTMENT_HEAD),
    becomes=happened.ReviewFindingRecorded,
):
    title: Name
    text: Personal[Text]


class AnswerFinding(
    Command, label="Besvara iakttagelsen", may=THOSE_WHO_HANDLE, becomes=happened.ReviewFindingAnswered
):
    number: PartNumber
    finding_answer: FindingAnswer
    text: Personal[Text]
    responsible: PersonId | None = None
    ready_by: date | None = None
    decision: Decision


class ProposeFindingAction(
    Command, label="Föreslå åtgärd", may=THOSE_WHO_HANDLE, becomes=happened.FindingActionProposed
):
    number: PartNumber
    title: Name


class RemedyFinding(Command, label="Anmäl avhjälpt", may=THOSE_WHO_HANDLE, becomes=happened.ReviewFindingRemedied):
    number: PartNumber
    result: Personal[Text]
    day: date


class VerifyFinding(
    Command, label="Kontrollera avhjälpt", may=THOSE_WHO_HANDLE, becomes=happened.ReviewFindingVerified
):
    number: PartNumber
    result: Personal[Text]


class RecordAcceptance(
    Command,
    label="Registrera att granskaren avslutat",
    may=THOSE_WHO_REGISTER,
    becomes=happened.ExternalReviewAccepted,
):
    day: date
    reference: Name | None = None


class TellBoardOfReview(
    Command, label="Registrera underrättelse till nämnden", may=THOSE_WHO_REGISTER, becomes=happened.ReviewToldToBoard
):
    day: date
    paragraph: Name | None = None


class CloseExternalReview(
    Command,
    label="Avsluta granskningen",
    may=(Role.DEPARTMENT_HEAD, Role.DIRECTOR, Role.QUALITY_DEVELOPER),
    becomes=happened.ExternalReviewClosed,
):
    follow_up: Personal[Text] | None = None


class ReopenExternalReview(
    Command, label="Återuppta granskningen", may=THOSE_WHO_REGISTER, becomes=happened.ExternalReviewReopened
):
    reason: Personal[Text]


class CorrectExternalReview(
    Command, label="Rätta uppgifter", may=THOSE_WHO_REGISTER, becomes=happened.ExternalReviewCorrected
):
    """All that can be put right is said anew: what is left out is said to be empty."""

    reason: Personal[Text]
    title: Name
    reviewer: Reviewer
    review_kind: ReviewKind
    reference: Name | None
    diary_number: Name | None
    unit: UnitId | None
    legal_bases: LegalBases
    received: date


class AnnulExternalReview(Command, label="Makulera", may=THOSE_WHO_REGISTER, becomes=happened.ExternalReviewAnnulled):
    reason: WhyAnnulled
    explanation: Personal[Text] | None = None
    decision: Decision


ExternalReviewCommand = (
    RegisterExternalReview
    | HoldRecords
    | ReleaseRecords
    | RecordDemand
    | ExtendDemand
    | AnswerDemand
    | RecordVisit
    | RecordExternalDecision
    | RecordFinding
    | AnswerFinding
    | ProposeFindingAction
    | RemedyFinding
    | VerifyFinding
    | RecordAcceptance
    | TellBoardOfReview
    | CloseExternalReview
    | ReopenExternalReview
    | CorrectExternalReview
    | AnnulExternalReview
)
