"""What may be asked of an analysis."""

from __future__ import annotations

from datetime import date

from domain.analyses.events import (
    AnalysisAnnulled,
    AnalysisDecided,
    AnalysisPublished,
    AnalysisReportKept,
    AnalysisReviewed,
    AnalysisSectionWritten,
    AnalysisSubmitted,
    AnalysisTextReleased,
    AnalysisWritten,
)
from domain.analyses.words import (
    ActionIds,
    Causes,
    Counted,
    Limit,
    Organisation,
    Outcome,
    Position,
    ReportKind,
    Section,
    Traced,
    Value,
    Version,
    WhyAnnulled,
)
from domain.digests import Digest
from domain.grammar import Command, Personal
from domain.terms import Authority, Role
from domain.words import Count, Decision, Name, Text

# ── Commands ─────────────────────────────────────────────────────────────────


WRITERS = (Role.QUALITY_DEVELOPER, Role.DEPARTMENT_HEAD, Role.DIRECTOR)
RELEASERS = (*WRITERS, Role.LEX_SARAH_OFFICER, Role.REGISTRAR, Role.BOARD_SECRETARY)


class FreezeAnalysis(Command, label="Frys siffrorna", may=WRITERS, opens=True, internal=True):
    """The program counts, so that nobody types a figure: the ways in ask for a kind, a period and a position only."""

    kind: ReportKind
    first: date
    last: date
    position: Position
    organisation: Organisation
    figures: Digest
    rules: Version
    least: Limit
    counted: tuple[Counted, ...]
    traced: tuple[Traced, ...]
    decision: Decision


class WriteAnalysis(Command, label="Skriv analysen", may=WRITERS, becomes=AnalysisWritten):
    """`causes`: the board's own words for why; `actions`: what the conclusions led to."""

    patterns: Personal[Text]
    conclusions: Personal[Text]
    causes: Causes = ()
    actions: ActionIds = ()


class WriteSection(Command, label="Skriv ett avsnitt", may=WRITERS, becomes=AnalysisSectionWritten):
    section: Section
    text: Personal[Text]


class ReleaseText(Command, label="Frige texten", may=RELEASERS, becomes=AnalysisTextReleased):
    """By somebody who has not written any of it, and has read it."""


class KeepReport(
    Command, label="Lägg rapporten till handlingarna", may=WRITERS, internal=True, becomes=AnalysisReportKept
):
    """The program makes the report and keeps it, so that what is kept is what the figures say."""

    content: Digest
    content_length: Count
    form_version: Version


class ReviewAnalysis(Command, label="Granska i ledningsgruppen", may=WRITERS, becomes=AnalysisReviewed):
    decision: Decision


class SubmitAnalysis(
    Command, label="Överlämna till nämnden", may=(Role.DIRECTOR, Role.QUALITY_DEVELOPER), becomes=AnalysisSubmitted
):
    meeting: date
    diary_number: Name | None = None


class DecideAnalysis(
    Command,
    label="Registrera nämndens behandling",
    may=(Role.BOARD_SECRETARY, Role.REGISTRAR),
    authority=Authority.BOARD,
    becomes=AnalysisDecided,
):
    """`assignments`: how many assignments the board gave on account of it."""

    outcome: Outcome
    assignments: Value = 0
    decision: Decision


class PublishAnalysis(Command, label="Publicera analysen", may=WRITERS, becomes=AnalysisPublished):
    where: Name
    day: date


class AnnulAnalysis(Command, label="Makulera analysen", may=WRITERS, becomes=AnalysisAnnulled):
    reason: WhyAnnulled
    decision: Decision


AnalysisCommand = (
    FreezeAnalysis
    | WriteAnalysis
    | WriteSection
    | ReleaseText
    | KeepReport
    | ReviewAnalysis
    | SubmitAnalysis
    | DecideAnalysis
    | PublishAnalysis
    | AnnulAnalysis
)
