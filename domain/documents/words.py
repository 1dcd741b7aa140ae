"""The words of the register of documents: kinds, stages, and how much each text may hold."""

from __future__ import annotations

import re
from typing import Annotated
from uuid import UUID

from domain.grammar import Between, Length, Names
from domain.terms import Term
from domain.words import UnitId

# ── Vocabulary ───────────────────────────────────────────────────────────────


class Status(Term):
    UNKNOWN = "unknown", "okänt"
    CREATED = "created", "upprättat"
    PUBLISHED = "published", "publicerat"
    WITHDRAWN = "withdrawn", "upphävt"
    ARCHIVED = "archived", "arkiverat"
    ANNULLED = "annulled", "makulerat"


class Stage(Term):
    """How far the revision under work has come. What has been published is no longer under work."""

    DRAFTED = "drafted", "upprättad"
    IN_REVIEW = "in_review", "under granskning"
    SENT_BACK = "sent_back", "återlämnad för ändring"
    REVIEWED = "reviewed", "granskad"
    ESTABLISHED = "established", "fastställd"


class Kind(Term):
    """Governing kinds first, then the supporting ones (Uppsala: styrande och stödjande dokument)."""

    POLICY = "policy", "policy"
    GUIDELINE = "guideline", "riktlinje"
    ROUTINE = "routine", "rutin"
    INSTRUCTION = "instruction", "instruktion"
    ACTION_PLAN = "action_plan", "handlingsplan"
    PLAN = "plan", "plan"
    AGREEMENT = "agreement", "överenskommelse"
    GUIDANCE = "guidance", "vägledning"
    TEMPLATE = "template", "mall"
    FORM = "form", "blankett"
    CHECKLIST = "checklist", "checklista"


class DocumentClass(Term):
    """What the document does: sets norms, sets things going, or supports those who follow the others."""

    NORMATIVE = "normative", "normerande styrdokument"
    ACTIVATING = "activating", "aktiverande styrdokument"
    SUPPORTING = "supporting", "stödjande dokument"


class Scope(Term):
    ADMINISTRATION_WIDE = "administration_wide", "förvaltningsövergripande"
    OPERATION_SPECIFIC = "operation_specific", "verksamhetsspecifikt"


class MediaType(Term):
    """The form of the content: what a reader can be expected to open."""

    PDF = "application/pdf", "PDF"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word"
    EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel"
    POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation", "PowerPoint"
    TEXT_DOCUMENT = "application/vnd.oasis.opendocument.text", "OpenDocument-text"
    WEB_PAGE = "text/html", "webbsida"
    MARKDOWN = "text/markdown", "Markdown"
    PLAIN_TEXT = "text/plain", "ren text"


class Verdict(Term):
    APPROVE = "approve", "tillstyrks"
    BACK = "back", "återlämnas för ändring"


class AbandonReason(Term):
    NOT_NEEDED = "not_needed", "ändringen behövs inte längre"
    NOT_ESTABLISHED = "not_established", "revisionen fastställdes inte"
    STARTED_AFRESH = "started_afresh", "arbetet görs om från början"


class AnnulReason(Term):
    ENTERED_BY_MISTAKE = "entered_by_mistake", "upplagt av misstag"
    DUPLICATE = "duplicate", "finns redan som ett annat dokument"
    NOT_OURS = "not_ours", "hör till en annan nämnd"
    NEVER_COMPLETED = "never_completed", "blev aldrig färdigt"


class Known(Term):
    """What can be said of a day on which no revision is found to apply, or that one is."""

    APPLIED = "applied", "en revision gällde"
    NONE = "none", "ingen revision gällde"
    NOT_KNOWN = "not_known", "det är inte känt vilken revision som gällde"
    IN_THE_LEDGER = "in_the_ledger", "en äldre revision gällde: se dokumentets historik"
    ANNULLED = "annulled", "posten är makulerad: se dokumentets historik"


# Of the last character only four bits are digest; the other two are zero, so each digest has one spelling.
DIGEST = re.compile(r"[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]")

ContentLength = Annotated[int, Between(1, 1_000_000_000)]

DocumentId = Annotated[UUID, Names("documents")]
RiskAnalysisId = Annotated[UUID, Names("risk_analyses")]

# The state shows these, and a state is small for ever: hence short, and few (rules.py says how few).
Label = Annotated[str, Length(1, 50)]
Operations = tuple[Label, ...]
QuotedParagraphs = tuple[Label, ...]
"""References to law as they stand in the document, also where the law has moved ("14 kap. 3 § SoL")."""
RelatedDocuments = tuple[DocumentId, ...]
AudienceUnits = tuple[UnitId, ...]
