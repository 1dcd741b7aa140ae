"""What may be asked of a half-year analysis."""

from __future__ import annotations

from datetime import date

from domain.analyses.events import (
    AnalysisAnnulled,
    AnalysisDecided,
    AnalysisPublished,
    AnalysisReviewed,
    AnalysisSubmitted,
    AnalysisWritten,
)
from domain.analyses.words import (
    Counted,
    Digest,
    Half,
    Organisation,
    Outcome,
    Position,
    Value,
    WhyAnnulled,
    Year,
)
from domain.grammar import Command, Personal
from domain.terms import Authority, Role
from domain.words import Decision, Name, Text

# ── Commands ─────────────────────────────────────────────────────────────────


WRITERS = (Role.QUALITY_DEVELOPER, Role.DEPARTMENT_HEAD, Role.DIRECTOR)


class FreezeAnalysis(Command, label="Frys siffrorna", may=WRITERS, opens=True, internal=True):
    """The program counts, so that nobody types a figure: the ways in ask for a half-year and a position only."""

    year: Year
    half: Half
    position: Position
    organisation: Organisation
    figures: Digest
    counted: tuple[Counted, ...]
    decision: Decision


class WriteAnalysis(Command, label="Skriv analysen", may=WRITERS, becomes=AnalysisWritten):
    patterns: Personal[Text]
    conclusions: Personal[Text]


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
    FreezeAnalysis | WriteAnalysis | ReviewAnalysis | SubmitAnalysis | DecideAnalysis | PublishAnalysis | AnnulAnalysis
)
