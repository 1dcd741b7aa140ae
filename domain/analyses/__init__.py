"""Analyser och rapporter – SOSFS 2011:9, 5 kap. 6 § och 7 kap. 1 §: what came in is compiled and analysed.

The figures of a period are frozen by a decision at a position in the book: later corrections never change them, and
anyone can derive them again from the lines up to there. What the figures mean is then written, read by somebody else
so that nothing in it is about an individual, reviewed, kept, decided and published. A correction, and a release whose
measures count differently, freezes a new version by a new decision, never silently: both stay.

    frozen ──write──> written ──review──> reviewed ──submit──> submitted ──decide──> decided ──publish──> published
       ^              release text         keep report            │
       │                └───────────────── referred back ─────────┘
       └──freeze again── (any of them)                                    any ──annul──> annulled
"""

from domain import law
from domain.analyses.commands import (
    AnalysisCommand,
    AnnulAnalysis,
    DecideAnalysis,
    FreezeAnalysis,
    KeepReport,
    PublishAnalysis,
    ReleaseText,
    ReviewAnalysis,
    SubmitAnalysis,
    WriteAnalysis,
    WriteSection,
)
from domain.analyses.events import (
    AnalysisAnnulled,
    AnalysisDecided,
    AnalysisEvent,
    AnalysisFrozen,
    AnalysisMeasureFrozen,
    AnalysisPublished,
    AnalysisReportKept,
    AnalysisReviewed,
    AnalysisSectionWritten,
    AnalysisSeriesFrozen,
    AnalysisSubmitted,
    AnalysisTextReleased,
    AnalysisWritten,
)
from domain.analyses.rules import ManagementGroupReviews, PeriodNotOver, SamePeriod, decide
from domain.analyses.state import Analysis, evolve
from domain.analyses.words import (
    Counted,
    Figure,
    Organisation,
    Outcome,
    ReportKind,
    Section,
    Status,
    Traced,
    WhyAnnulled,
)
from domain.registers import Register

__all__ = [
    "Analysis",
    "AnalysisAnnulled",
    "AnalysisCommand",
    "AnalysisDecided",
    "AnalysisEvent",
    "AnalysisFrozen",
    "AnalysisMeasureFrozen",
    "AnalysisPublished",
    "AnalysisReportKept",
    "AnalysisReviewed",
    "AnalysisSectionWritten",
    "AnalysisSeriesFrozen",
    "AnalysisSubmitted",
    "AnalysisTextReleased",
    "AnalysisWritten",
    "AnnulAnalysis",
    "Counted",
    "DecideAnalysis",
    "Figure",
    "FreezeAnalysis",
    "KeepReport",
    "ManagementGroupReviews",
    "Organisation",
    "Outcome",
    "PeriodNotOver",
    "PublishAnalysis",
    "ReleaseText",
    "ReportKind",
    "ReviewAnalysis",
    "SamePeriod",
    "Section",
    "Status",
    "SubmitAnalysis",
    "Traced",
    "WhyAnnulled",
    "WriteAnalysis",
    "WriteSection",
    "decide",
    "evolve",
    "REGISTER",
]

from domain.terms import Role
from domain.waits import Wait

REGISTER = Register(
    name="analyses",
    label="Analyser och rapporter",
    singular="Analys",
    duty=law.COMPILE_AND_ANALYSE,
    initial=Analysis(),
    decide=decide,
    evolve=evolve,
    command=AnalysisCommand,
    event=AnalysisEvent,
    series="HA",
    waits=(
        Wait(
            label="analysen ska behandlas av nämnden",
            day="meeting",
            statuses=(Status.SUBMITTED,),
            roles=(Role.BOARD_SECRETARY,),
        ),
    ),
)
