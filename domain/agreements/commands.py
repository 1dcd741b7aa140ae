"""What can be asked for about a collaboration agreement."""

from __future__ import annotations

from datetime import date

from domain.agreements import events as happened
from domain.agreements.words import (
    DECISIONS_ENTERED_BY,
    THOSE_WHO_DRAFT,
    THOSE_WHO_KEEP,
    GivenBy,
    ObligedGroup,
    Organisations,
    Parties,
    ProcessId,
    WhyAnnulled,
    Works,
)
from domain.deviations.words import DeviationId, Direction
from domain.documents.words import DocumentId
from domain.grammar import Command, Personal
from domain.terms import Authority, YesNoUnknown
from domain.words import Decision, Name, Occurred, Text, UnitId

# ── How it comes about ───────────────────────────────────────────────────────


class DraftAgreement(
    Command, label="Upprätta överenskommelse", may=THOSE_WHO_DRAFT, becomes=happened.AgreementDrafted, opens=True
):
    """`principal`: of so much weight that the board itself decides on it. `unit`: None for all operations."""

    title: Name
    subject: Name
    target_group: Name | None = None
    obliged_group: ObligedGroup | None = None
    principal: bool = False
    unit: UnitId | None = None
    parties: Parties = ()
    document: DocumentId | None = None


class BringInAgreement(
    Command, label="För in överenskommelse", may=THOSE_WHO_KEEP, becomes=happened.AgreementBroughtIn, opens=True
):
    """One that was there before the book: what is not known of it may be left out."""

    title: Name
    subject: Name
    target_group: Name | None = None
    obliged_group: ObligedGroup | None = None
    principal: bool = False
    unit: UnitId | None = None
    parties: Parties = ()
    document: DocumentId | None = None
    signed_on: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None


class NegotiateAgreement(
    Command, label="Anmäl färdigförhandlad", may=THOSE_WHO_DRAFT, becomes=happened.AgreementNegotiated
):
    day: date
    parties: Parties
    document: DocumentId | None = None


class ConsultOrganisations(
    Command, label="Anteckna organisationers synpunkter", may=THOSE_WHO_DRAFT, becomes=happened.ConsultationRecorded
):
    organisations: Organisations
    day: date
    views: Personal[Text] | None = None


class SignAgreement(
    Command,
    label="Underteckna överenskommelse",
    may=DECISIONS_ENTERED_BY,
    authority=Authority.DELEGATED,
    becomes=happened.AgreementSigned,
):
    """`without_consultation`: why those who represent the people it is about have not been asked."""

    signatories: Personal[Text]
    signed_on: date
    valid_from: date
    valid_to: date | None = None
    document: DocumentId | None = None
    without_consultation: Name | None = None
    decision: Decision


class BeginAgreement(Command, label="Anteckna att den gäller", may=THOSE_WHO_KEEP, becomes=happened.AgreementBegan): ...


# ── How it works ─────────────────────────────────────────────────────────────


class LinkToProcess(Command, label="Koppla till process", becomes=happened.AgreementLinkedToProcess, internal=True):
    """Asked by the process that names it."""

    process: ProcessId


class UnlinkFromProcess(
    Command, label="Koppla bort från process", becomes=happened.AgreementUnlinkedFromProcess, internal=True
):
    """Asked by the process that no longer names it."""

    process: ProcessId


class LinkDeviation(
    Command, label="Koppla avvikelse", may=THOSE_WHO_DRAFT, becomes=happened.DeviationLinkedToAgreement
):
    """A deviation that is there already; which way it goes is read in it."""

    deviation: DeviationId


class DrawUpDeviation(
    Command, label="Upprätta avvikelse i samverkan", may=THOSE_WHO_DRAFT, becomes=happened.AgreementGaveRiseToDeviation
):
    """`direction`: incoming, when another party tells us of ours; outgoing, when we tell them of theirs."""

    direction: Direction
    description: Personal[Text]
    unit: UnitId | None = None
    place: Name | None = None
    occurred: Occurred = Occurred()
    discovered: date | None = None
    danger_now: YesNoUnknown = YesNoUnknown.UNKNOWN
    suspects_misconduct: YesNoUnknown = YesNoUnknown.UNKNOWN


class PlanAgreementReview(
    Command, label="Planera uppföljning", may=THOSE_WHO_KEEP, becomes=happened.AgreementReviewPlanned
):
    review_on: date


class StartAgreementReview(
    Command, label="Inled uppföljning", may=THOSE_WHO_DRAFT, becomes=happened.AgreementReviewStarted
): ...


class ReviewAgreement(
    Command, label="Följ upp överenskommelse", may=THOSE_WHO_DRAFT, becomes=happened.AgreementReviewed
):
    works: Works
    conclusions: Personal[Text]


# ── How it goes on, and ends ─────────────────────────────────────────────────


class ProlongAgreement(
    Command,
    label="Förläng överenskommelse",
    may=DECISIONS_ENTERED_BY,
    authority=Authority.DELEGATED,
    becomes=happened.AgreementProlonged,
):
    """`valid_to`: None, until it is terminated."""

    valid_to: date | None
    decision: Decision


class TerminateAgreement(
    Command,
    label="Säg upp överenskommelse",
    may=DECISIONS_ENTERED_BY,
    authority=Authority.DELEGATED,
    becomes=happened.AgreementTerminated,
):
    """`decision`: to terminate it, or to take note that another party has."""

    given_by: GivenBy
    ends_on: date
    reason: Personal[Text]
    decision: Decision


class LetAgreementExpire(
    Command, label="Anteckna att den löpt ut", may=THOSE_WHO_KEEP, becomes=happened.AgreementExpired
): ...


class ArchiveAgreement(
    Command, label="Arkivera överenskommelse", may=THOSE_WHO_KEEP, becomes=happened.AgreementArchived
):
    archive_reference: Name


class CorrectAgreement(Command, label="Rätta uppgifter", may=THOSE_WHO_KEEP, becomes=happened.AgreementCorrected):
    """All that can be put right is said anew: what is left out is said to be empty."""

    reason: Personal[Text]
    title: Name
    subject: Name
    target_group: Name | None
    obliged_group: ObligedGroup | None
    principal: bool
    unit: UnitId | None
    parties: Parties
    document: DocumentId | None


class AnnulAgreement(Command, label="Makulera", may=THOSE_WHO_KEEP, becomes=happened.AgreementAnnulled):
    reason: WhyAnnulled
    explanation: Personal[Text] | None = None
    decision: Decision


BeginningCommand = (
    DraftAgreement | BringInAgreement | NegotiateAgreement | ConsultOrganisations | SignAgreement | BeginAgreement
)
WorkingCommand = (
    LinkToProcess
    | UnlinkFromProcess
    | LinkDeviation
    | DrawUpDeviation
    | PlanAgreementReview
    | StartAgreementReview
    | ReviewAgreement
)
EndingCommand = (
    ProlongAgreement | TerminateAgreement | LetAgreementExpire | ArchiveAgreement | CorrectAgreement | AnnulAgreement
)
AgreementCommand = BeginningCommand | WorkingCommand | EndingCommand
