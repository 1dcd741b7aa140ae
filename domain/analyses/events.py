"""What becomes a fact about an analysis."""

from __future__ import annotations

from datetime import date

from domain import law
from domain.analyses.words import (
    ActionIds,
    Causes,
    Figure,
    Limit,
    Organisation,
    Outcome,
    Position,
    ReportKind,
    Section,
    Value,
    Version,
    WhyAnnulled,
)
from domain.digests import Digest
from domain.grammar import Event, Personal
from domain.words import Count, Decision, Name, Text

# ── Events ───────────────────────────────────────────────────────────────────


class AnalysisFrozen(Event, label="Siffrorna frystes", duty=law.COMPILE_AND_ANALYSE, version=2):
    """The figures of a period were decided, as the book stood at a position.

    `kind` says what the analysis is, `first` and `last` its period, `rules` the version of the rules by which signals
    are found, and `least` under which number a figure is not shown outside.
    """

    kind: ReportKind
    first: date
    last: date
    position: Position
    organisation: Organisation
    figures: Digest
    rules: Version
    least: Limit
    decision: Decision


class AnalysisMeasureFrozen(Event, label="Ett mått frystes", duty=law.COMPILE_AND_ANALYSE):
    """The figures of one measure were frozen, in the version it was counted by, beside those of the year before.

    Those that do not have room in a line stand in the next.
    """

    measure: Name
    version: Version
    now: tuple[Figure, ...]
    before: tuple[Figure, ...]


class AnalysisSeriesFrozen(Event, label="En tidsserie frystes", duty=law.COMPILE_AND_ANALYSE):
    """The months of a series up to the end of the period were frozen: a chart and its signals rest on them."""

    series: Name
    version: Version
    first: date
    values: tuple[Value, ...]
    bases: tuple[Value, ...]


class AnalysisWritten(Event, label="Analysen skrevs", duty=law.COMPILE_AND_ANALYSE, version=2):
    """What the figures show was written: patterns and trends, why, and what should be done.

    `causes` are the board's own; `actions` are those that the conclusions led to.
    """

    patterns: Personal[Text]
    conclusions: Personal[Text]
    causes: Causes
    actions: ActionIds


class AnalysisSectionWritten(Event, label="Ett avsnitt skrevs", duty=law.DOCUMENTATION):
    """Something that this kind of report also has to say."""

    section: Section
    text: Personal[Text]


class AnalysisTextReleased(Event, label="Texten godtogs för publicering", duty=law.SECRECY_OF_INDIVIDUALS):
    """Somebody other than those who wrote it read the text: there is nothing in it about any individual."""


class AnalysisReportKept(Event, label="Rapporten lades till handlingarna", duty=law.DOCUMENTATION):
    """The report was made, and its exact bytes are kept under this address: the same bytes for anyone, for ever.

    `form_version` is the version of the program's way to set it out.
    """

    content: Digest
    content_length: Count
    form_version: Version


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
    | AnalysisSeriesFrozen
    | AnalysisWritten
    | AnalysisSectionWritten
    | AnalysisTextReleased
    | AnalysisReportKept
    | AnalysisReviewed
    | AnalysisSubmitted
    | AnalysisDecided
    | AnalysisPublished
    | AnalysisAnnulled
)
