"""Halvårsanalyser – SOSFS 2011:9, 5 kap. 6 §: inkomna rapporter, klagomål och synpunkter sammanställs och analyseras.

The figures of a half-year are frozen by a decision at a position in the book: later corrections never change them, and
anyone can derive them again from the lines up to there. What the figures mean is then written, reviewed, decided and
published. A release whose measures count differently freezes a new version, by a new decision, never silently.

    frozen ──write──> written ──review──> reviewed ──submit──> submitted ──decide──> decided ──publish──> published
       ^                                     └──────────────── referred back ────────────┘
       └──freeze again── (any of them)                                    any ──annul──> annulled
"""

from domain import law
from domain.analyses.commands import (
    AnalysisCommand,
    AnnulAnalysis,
    DecideAnalysis,
    FreezeAnalysis,
    PublishAnalysis,
    ReviewAnalysis,
    SubmitAnalysis,
    WriteAnalysis,
)
from domain.analyses.events import (
    AnalysisAnnulled,
    AnalysisDecided,
    AnalysisEvent,
    AnalysisFrozen,
    AnalysisMeasureFrozen,
    AnalysisPublished,
    AnalysisReviewed,
    AnalysisSubmitted,
    AnalysisWritten,
)
from domain.analyses.rules import ManagementGroupReviews, PeriodNotOver, SamePeriod, decide
from domain.analyses.state import Analysis, evolve
from domain.analyses.words import Counted, Figure, Organisation, Outcome, Status, WhyAnnulled
from domain.grammar import Register

__all__ = [
    "Analysis",
    "AnalysisAnnulled",
    "AnalysisCommand",
    "AnalysisDecided",
    "AnalysisEvent",
    "AnalysisFrozen",
    "AnalysisMeasureFrozen",
    "AnalysisPublished",
    "AnalysisReviewed",
    "AnalysisSubmitted",
    "AnalysisWritten",
    "AnnulAnalysis",
    "Counted",
    "DecideAnalysis",
    "Figure",
    "FreezeAnalysis",
    "ManagementGroupReviews",
    "Organisation",
    "Outcome",
    "PeriodNotOver",
    "PublishAnalysis",
    "REGISTER",
    "ReviewAnalysis",
    "SamePeriod",
    "Status",
    "SubmitAnalysis",
    "WhyAnnulled",
    "WriteAnalysis",
    "decide",
    "evolve",
]

REGISTER = Register(
    name="analyses",
    label="Halvårsanalyser",
    singular="Halvårsanalys",
    duty=law.COMPILE_AND_ANALYSE,
    initial=Analysis(),
    decide=decide,
    evolve=evolve,
    command=AnalysisCommand,
    event=AnalysisEvent,
    series="HA",
)
