"""What can have happened to a collaboration agreement."""

from __future__ import annotations

from datetime import date

from domain import law
from domain.agreements.words import (
    GivenBy,
    ObligedGroup,
    Organisations,
    Parties,
    ProcessId,
    WhyAnnulled,
    Works,
)
from domain.board import Due
from domain.deviations.words import DeviationId, Direction
from domain.documents.words import DocumentId
from domain.grammar import Event, Personal
from domain.terms import YesNoUnknown
from domain.words import Count, Decision, Name, Occurred, Text, UnitId

# ── How it comes about ───────────────────────────────────────────────────────


class AgreementDrafted(Event, label="Överenskommelsen upprättades", duty=law.COLLABORATION):
    """Work began on an agreement about how some parties are to collaborate."""

    title: Name
    subject: Name
    target_group: Name | None
    obliged_group: ObligedGroup | None
    principal: bool
    unit: UnitId | None
    parties: Parties
    document: DocumentId | None


class AgreementBroughtIn(Event, label="Överenskommelsen fördes in", duty=law.COLLABORATION):
    """An agreement that was there before the book was entered as far as it is known; what is not known is empty."""

    title: Name
    subject: Name
    target_group: Name | None
    obliged_group: ObligedGroup | None
    principal: bool
    unit: UnitId | None
    parties: Parties
    document: DocumentId | None
    signed_on: date | None
    valid_from: date | None
    valid_to: date | None
    due: Due
    renew_by: Due | None


class AgreementNegotiated(Event, label="Överenskommelsens innehåll förhandlades fram", duty=law.COLLABORATION):
    """The parties had agreed on what it is to say."""

    day: date
    parties: Parties
    document: DocumentId | None


class ConsultationRecorded(
    Event, label="Organisationer gavs möjlighet att lämna synpunkter", duty=law.REGION_AGREEMENTS
):
    """Those who represent the people it is about were asked what they think of its content."""

    organisations: Organisations
    day: date
    views: Personal[Text] | None


class AgreementSigned(Event, label="Överenskommelsen undertecknades", duty=law.COLLABORATION):
    """The parties signed it; it holds from a day, to a day or until it is terminated."""

    signatories: Personal[Text]
    signed_on: date
    valid_from: date
    valid_to: date | None
    document: DocumentId | None
    without_consultation: Name | None
    decision: Decision
    due: Due
    renew_by: Due | None


class AgreementBegan(Event, label="Överenskommelsen började gälla", duty=law.COLLABORATION):
    """The day had come from which it holds."""


# ── How it works ─────────────────────────────────────────────────────────────


class AgreementLinkedToProcess(Event, label="Överenskommelsen kopplades till en process", duty=law.COLLABORATION):
    """A process was said to rest on it."""

    process: ProcessId


class AgreementUnlinkedFromProcess(
    Event, label="Överenskommelsen kopplades bort från en process", duty=law.COLLABORATION
):
    """A process was said not to rest on it any longer."""

    process: ProcessId


class DeviationLinkedToAgreement(
    Event, label="En avvikelse i samverkan kopplades till överenskommelsen", duty=law.COLLABORATION
):
    """A deviation that had been reported, by us or by another party, was about this collaboration."""

    deviation: DeviationId
    direction: Direction


class AgreementGaveRiseToDeviation(Event, label="En avvikelse i samverkan upprättades", duty=law.REPORTS):
    """One party fell short of what was agreed, and a deviation was drawn up about it."""

    deviation: DeviationId
    direction: Direction
    description: Personal[Text]
    unit: UnitId | None
    place: Name | None
    occurred: Occurred
    discovered: date | None
    danger_now: YesNoUnknown
    suspects_misconduct: YesNoUnknown


class AgreementReviewPlanned(Event, label="Uppföljning av överenskommelsen planerades", duty=law.BETTER_ROUTINES):
    """It was said on which day the collaboration is to be followed up."""

    review_on: date


class AgreementReviewStarted(Event, label="Uppföljning av överenskommelsen inleddes", duty=law.BETTER_ROUTINES):
    """The parties began to look at how the collaboration works."""


class AgreementReviewed(Event, label="Överenskommelsen följdes upp", duty=law.BETTER_ROUTINES):
    """It was said how the collaboration works; `deviations`: how many were known then."""

    works: Works
    conclusions: Personal[Text]
    deviations: Count
    due: Due


# ── How it goes on, and ends ─────────────────────────────────────────────────


class AgreementProlonged(Event, label="Överenskommelsen förlängdes", duty=law.COLLABORATION):
    """The parties let it hold longer: to another day, or until it is terminated."""

    valid_to: date | None
    decision: Decision
    renew_by: Due | None


class AgreementTerminated(Event, label="Överenskommelsen sades upp", duty=law.COLLABORATION):
    """One party, or all of them, ended it from a day."""

    given_by: GivenBy
    ends_on: date
    reason: Personal[Text]
    decision: Decision


class AgreementExpired(Event, label="Överenskommelsen löpte ut", duty=law.COLLABORATION):
    """Its last day had been, and nobody had prolonged it."""


class AgreementArchived(Event, label="Överenskommelsen arkiverades", duty=law.DOCUMENTATION):
    """It was handed to the archive."""

    archive_reference: Name


class AgreementCorrected(Event, label="Uppgifterna om överenskommelsen rättades", duty=law.DOCUMENTATION):
    """What was entered about it was put right; what stood before stays in the log."""

    reason: Personal[Text]
    title: Name
    subject: Name
    target_group: Name | None
    obliged_group: ObligedGroup | None
    principal: bool
    unit: UnitId | None
    parties: Parties
    document: DocumentId | None


class AgreementAnnulled(Event, label="Överenskommelsen makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out; it stays readable and nothing more can be done with it."""

    reason: WhyAnnulled
    explanation: Personal[Text] | None
    decision: Decision


BeginningEvent = (
    AgreementDrafted
    | AgreementBroughtIn
    | AgreementNegotiated
    | ConsultationRecorded
    | AgreementSigned
    | AgreementBegan
)
WorkingEvent = (
    AgreementLinkedToProcess
    | AgreementUnlinkedFromProcess
    | DeviationLinkedToAgreement
    | AgreementGaveRiseToDeviation
    | AgreementReviewPlanned
    | AgreementReviewStarted
    | AgreementReviewed
)
EndingEvent = (
    AgreementProlonged
    | AgreementTerminated
    | AgreementExpired
    | AgreementArchived
    | AgreementCorrected
    | AgreementAnnulled
)
AgreementEvent = BeginningEvent | WorkingEvent | EndingEvent
