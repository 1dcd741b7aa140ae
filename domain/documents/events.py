"""What can have happened to a document."""

from __future__ import annotations

from datetime import date

from domain import law
from domain.board import Due
from domain.digests import Digest
from domain.documents.words import (
    AbandonReason,
    AnnulReason,
    AudienceUnits,
    ContentLength,
    DocumentClass,
    DocumentId,
    Kind,
    MediaType,
    Operations,
    QuotedParagraphs,
    RelatedDocuments,
    RiskAnalysisId,
    Scope,
    Verdict,
)
from domain.grammar import Event, Personal
from domain.terms import Role
from domain.words import Count, Decision, LegalBases, Name, PersonId, Text, UnitId

# ── Events ───────────────────────────────────────────────────────────────────


class DocumentCreated(Event, label="Dokumentet lades upp", duty=law.DOCUMENTATION):
    """A document got its place in the register, before any revision of it."""

    kind: Kind
    document_class: DocumentClass
    scope: Scope
    unit: UnitId | None
    title: Name
    owner_function: Name
    owner_person: PersonId | None
    purpose: Name
    affected_operations: Operations
    related: RelatedDocuments
    legal_bases: LegalBases
    quoted_paragraphs: QuotedParagraphs
    sets_goals: bool


class DocumentCorrected(Event, label="Uppgifterna om dokumentet rättades", duty=law.DOCUMENTATION):
    """What the register says about the document was put right; its content is untouched."""

    document_class: DocumentClass
    scope: Scope
    unit: UnitId | None
    title: Name
    owner_function: Name
    owner_person: PersonId | None
    purpose: Name
    affected_operations: Operations
    related: RelatedDocuments
    legal_bases: LegalBases
    quoted_paragraphs: QuotedParagraphs
    reason: Name


class RevisionDrafted(Event, label="En revision upprättades", duty=law.ROUTINES):
    """Exact content was drawn up, with the risk analysis made before it or the reason why there is none."""

    number: Count
    content: Digest
    content_length: ContentLength
    media_type: MediaType
    change_summary: Name
    editorial: bool
    analysis: RiskAnalysisId | None
    without_analysis: Name | None


class RevisionSubmitted(Event, label="Revisionen lämnades till granskning", duty=law.ROUTINES):
    """Somebody other than the author was asked to review the revision."""

    number: Count
    reviewer: PersonId | None


class RevisionReviewed(Event, label="Revisionen granskades", duty=law.ROUTINES):
    """Somebody other than the author read exactly this content and supported it, or gave it back."""

    number: Count
    content: Digest
    verdict: Verdict
    comments: Personal[Text] | None


class RevisionEstablished(Event, label="Revisionen fastställdes", duty=law.ROUTINES):
    """Exactly this content was decided to hold."""

    number: Count
    content: Digest
    decision: Decision


class ImportedRevisionEstablished(
    Event, label="En revision från tiden före liggaren fördes in", duty=law.DOCUMENTATION
):
    """A revision decided before the ledger began was entered without review; what is not known is empty."""

    number: Count
    content: Digest
    content_length: ContentLength
    media_type: MediaType
    decided_on: date | None
    decided_by: Name | None
    paragraph: Name | None
    diary_number: Name | None


class RevisionPublished(Event, label="Revisionen publicerades", duty=law.ROUTINES):
    """The revision holds from a day on, and the one it supersedes to the day before."""

    number: Count
    supersedes: Count | None
    valid_from: date
    audience_roles: tuple[Role, ...]
    audience_units: AudienceUnits
    receipts_wanted: bool
    due: Due


class RevisionAbandoned(Event, label="Arbetet med revisionen avbröts", duty=law.DOCUMENTATION):
    """The revision under work will not be published; the number is not used again."""

    number: Count
    reason: AbandonReason
    explanation: Personal[Text] | None
    decision: Decision | None


class DocumentReviewPlanned(Event, label="En översyn planerades", duty=law.BETTER_ROUTINES):
    """A day was set for looking through the document; the deadline stands where it was."""

    review_on: date


class DocumentConfirmed(Event, label="Dokumentet bekräftades gälla oförändrat", duty=law.BETTER_ROUTINES):
    """The document was looked through and needed no change; the next review was given a deadline."""

    number: Count
    comment: Personal[Text] | None
    due: Due


class DocumentWithdrawn(Event, label="Dokumentet upphävdes", duty=law.DECISION_DOCUMENTED):
    """The document was decided not to hold from a day on; it stays readable."""

    repealed_from: date
    reason: Name
    replaced_by: DocumentId | None
    decision: Decision


class DocumentArchived(Event, label="Dokumentet arkiverades", duty=law.DOCUMENTATION):
    """The document was handed over to the archive."""

    archive_reference: Name


class DocumentAnnulled(Event, label="Dokumentet makulerades", duty=law.DOCUMENTATION):
    """The record was struck out as a wrong entry; its lines stay."""

    reason: AnnulReason
    explanation: Personal[Text]
    decision: Decision


DocumentEvent = (
    DocumentCreated
    | DocumentCorrected
    | RevisionDrafted
    | RevisionSubmitted
    | RevisionReviewed
    | RevisionEstablished
    | ImportedRevisionEstablished
    | RevisionPublished
    | RevisionAbandoned
    | DocumentReviewPlanned
    | DocumentConfirmed
    | DocumentWithdrawn
    | DocumentArchived
    | DocumentAnnulled
)
