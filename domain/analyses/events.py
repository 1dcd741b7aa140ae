"""What becomes a fact about a half-year analysis."""

from __future__ import annotations

from datetime import date

from domain import law
from domain.analyses.words import (
    Digest,
    Figure,
    Half,
    Organisation,
    Outcome,
    Position,
    Value,
    Version,
    WhyAnnulled,
    Year,
)
from domain.grammar import Event, Personal
from domain.words import Decision, Name, Text

# ── Events ───────────────────────────────────────────────────────────────────


class AnalysisFrozen(Event, label="Siffrorna frystes", duty=law.COMPILE_AND_ANALYSE):
    """The figures of a half-year were decided, as the book stood at a position."""

    year: Year
    half: Half
    position: Position
    organisation: Organisation
    figures: Digest
    decision: Decision


class AnalysisMeasureFrozen(Event, label="Ett mått frystes", duty=law.COMPILE_AND_ANALYSE):
    """The figures of one measure were frozen, in the version it was counted by, beside those of the year before."""

    measure: Name
    version: Version
    now: tuple[Figure, ...]
    before: tuple[Figure, ...]


class AnalysisWritten(Event, label="Analysen skrevs", duty=law.COMPILE_AND_ANALYSE):
    """What the figures show was written: patterns and trends, and what should be done."""

    patterns: Personal[Text]
    conclusions: Personal[Text]


class AnalysisReviewed(Event, label="Ledningsgruppen granskade analysen", duty=law.PLAN_LEAD_FOLLOW_UP):
    """The management group stands behind the analysis."""

    decision: Decision


class AnalysisSubmitted(Event, label="Analysen överlämnades till nämnden", duty=law.DOCUMENTATION):
    """The analysis was sent to a meeting of the board."""

    meeting: date
    diary_number: Name | None


class AnalysisDecided(Event, label="Nämnden behandlade analysen", duty=law.MANAGEMENT_SYSTEM):
    """The board approved, took note of, filed or sent back the analysis."""

    outcome: Outcome
    assignments: Value
    decision: Decision


class AnalysisPublished(Event, label="Analysen publicerades", duty=law.QUALITY_REPORT):
    """The analysis was made available to whoever wants it."""

    where: Name
    day: date


class AnalysisAnnulled(Event, label="Analysen makulerades", duty=law.DOCUMENTATION):
    """The analysis was struck out; its lines stay."""

    reason: WhyAnnulled
    decision: Decision


AnalysisEvent = (
    AnalysisFrozen
    | AnalysisMeasureFrozen
    | AnalysisWritten
    | AnalysisReviewed
    | AnalysisSubmitted
    | AnalysisDecided
    | AnalysisPublished
    | AnalysisAnnulled
)
