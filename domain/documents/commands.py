"""What can be asked for about a document."""

from __future__ import annotations

from datetime import date

from domain.digests import Digest
from domain.documents.events import (
    DocumentAnnulled,
    DocumentArchived,
    DocumentConfirmed,
    DocumentCorrected,
    DocumentCreated,
    DocumentReviewPlanned,
    DocumentWithdrawn,
    ImportedRevisionEstablished,
    RevisionAbandoned,
    RevisionDrafted,
    RevisionEstablished,
    RevisionPublished,
    RevisionReviewed,
    RevisionSubmitted,
)
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
from domain.grammar import Command, Personal
from domain.terms import Authority, LegalBasis, Role
from domain.words import Decision, LegalBases, Name, PersonId, Text, UnitId

# ── Commands ─────────────────────────────────────────────────────────────────

ABOVE_UNITS = (Role.DEPARTMENT_HEAD, Role.DIRECTOR)
MANAGERS = (Role.UNIT_MANAGER, *ABOVE_UNITS)
KEEPERS = (Role.DOCUMENT_OWNER, Role.QUALITY_DEVELOPER, *MANAGERS)
THOSE_WHO_IMPORT = (Role.REGISTRAR, Role.QUALITY_DEVELOPER)
THOSE_WHO_ENTER_FOR_THE_BOARD = (Role.BOARD_SECRETARY, Role.REGISTRAR)


class CreateDocument(
    Command, label="Lägg upp dokument", may=(*KEEPERS, Role.REGISTRAR), becomes=DocumentCreated, opens=True
):
    """`sets_goals`: it states goals, direction, extent or quality of the work, which the board decides."""

    kind: Kind
    document_class: DocumentClass
    scope: Scope
    unit: UnitId | None = None
    title: Name
    owner_function: Name
    owner_person: PersonId | None = None
    purpose: Name
    affected_operations: Operations = ()
    related: RelatedDocuments = ()
    legal_bases: LegalBases = (LegalBasis.SOL,)
    quoted_paragraphs: QuotedParagraphs = ()
    sets_goals: bool = False


class CorrectDocument(Command, label="Rätta uppgifterna", may=(*KEEPERS, Role.REGISTRAR), becomes=DocumentCorrected):
    """All that the register says about the document, as it should stand; not its kind or content."""

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


class DraftRevision(Command, label="Upprätta revision", may=KEEPERS, becomes=RevisionDrafted):
    """A new revision, or other content for the one under work, which then has to be reviewed again."""

    content: Digest
    content_length: ContentLength
    media_type: MediaType
    change_summary: Name
    editorial: bool = False
    analysis: RiskAnalysisId | None = None
    without_analysis: Name | None = None


class SubmitForReview(Command, label="Lämna till granskning", may=KEEPERS, becomes=RevisionSubmitted):
    reviewer: PersonId | None = None


class ReviewRevision(Command, label="Granska", may=(*KEEPERS, Role.TEAM_LEADER), becomes=RevisionReviewed):
    """`content`: the digest of what was read."""

    content: Digest
    verdict: Verdict
    comments: Personal[Text] | None = None


class EstablishByBoard(
    Command,
    label="Fastställ genom nämndens beslut",
    may=THOSE_WHO_ENTER_FOR_THE_BOARD,
    authority=Authority.BOARD,
    becomes=RevisionEstablished,
):
    """`content`: the digest of what the board had before it."""

    content: Digest
    decision: Decision


class EstablishRevision(Command, label="Fastställ", may=MANAGERS, becomes=RevisionEstablished):
    """`content`: the digest of what was decided."""

    content: Digest
    decision: Decision


class EstablishImported(
    Command, label="För in beslutad revision", may=THOSE_WHO_IMPORT, becomes=ImportedRevisionEstablished
):
    """For what was decided before the ledger began: day, decider and number as the document says them."""

    content: Digest
    content_length: ContentLength
    media_type: MediaType
    decided_on: date | None = None
    decided_by: Name | None = None
    paragraph: Name | None = None
    diary_number: Name | None = None


class PublishRevision(Command, label="Publicera", may=(*KEEPERS, Role.REGISTRAR), becomes=RevisionPublished):
    """`receipts_wanted`: ask the audience for read receipts; no audience named is everybody."""

    valid_from: date
    audience_roles: tuple[Role, ...] = ()
    audience_units: AudienceUnits = ()
    receipts_wanted: bool = False


class AbandonRevision(Command, label="Avbryt revisionen", may=KEEPERS, becomes=RevisionAbandoned):
    """`decision`: needed when the revision had been established."""

    reason: AbandonReason
    explanation: Personal[Text] | None = None
    decision: Decision | None = None


class PlanReview(Command, label="Planera översyn", may=KEEPERS, becomes=DocumentReviewPlanned):
    review_on: date


class ConfirmStillValid(Command, label="Bekräfta att dokumentet gäller", may=KEEPERS, becomes=DocumentConfirmed):
    comment: Personal[Text] | None = None


class WithdrawDocument(
    Command,
    label="Upphäv dokumentet",
    may=(*MANAGERS, *THOSE_WHO_ENTER_FOR_THE_BOARD),
    becomes=DocumentWithdrawn,
):
    """`repealed_from`: the first day on which it no longer holds."""

    repealed_from: date
    reason: Name
    replaced_by: DocumentId | None = None
    decision: Decision


class ArchiveDocument(Command, label="Arkivera", may=(Role.REGISTRAR,), becomes=DocumentArchived):
    archive_reference: Name


class AnnulDocument(
    Command,
    label="Makulera",
    may=(Role.QUALITY_DEVELOPER, Role.REGISTRAR, *ABOVE_UNITS),
    becomes=DocumentAnnulled,
):
    reason: AnnulReason
    explanation: Personal[Text]
    decision: Decision


DocumentCommand = (
    CreateDocument
    | CorrectDocument
    | DraftRevision
    | SubmitForReview
    | ReviewRevision
    | EstablishByBoard
    | EstablishRevision
    | EstablishImported
    | PublishRevision
    | AbandonRevision
    | PlanReview
    | ConfirmStillValid
    | WithdrawDocument
    | ArchiveDocument
    | AnnulDocument
)
