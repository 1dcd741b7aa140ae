"""What the facts about an analysis add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import assert_never
from uuid import UUID

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
from domain.analyses.words import (
    Organisation,
    Outcome,
    Status,
)
from domain.changes import replace
from domain.grammar import Stamp

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Analysis:
    """`frozen` counts the versions of the figures; the figures themselves stand in the lines."""

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    year: int | None = None
    half: int | None = None
    position: int | None = None
    organisation: Organisation = Organisation.THEN
    figures: str | None = None
    frozen: int = 0
    frozen_on: date | None = None
    measures: int = 0
    written_on: date | None = None
    reviewed_on: date | None = None
    meeting: date | None = None
    outcome: Outcome | None = None
    assignments: int = 0
    decided_on: date | None = None
    published_on: date | None = None


def evolve(state: Analysis, event: AnalysisEvent, stamp: Stamp) -> Analysis:
    match event:
        case AnalysisFrozen():
            return Analysis(
                status=Status.FROZEN,
                year=event.year,
                half=event.half,
                position=event.position,
                organisation=event.organisation,
                figures=event.figures,
                frozen=state.frozen + 1,
                frozen_on=event.decision.day,
            )
        case AnalysisMeasureFrozen():
            return replace(state, measures=state.measures + 1)
        case AnalysisWritten():
            return replace(state, status=Status.WRITTEN, written_on=stamp.day)
        case AnalysisReviewed():
            return replace(state, status=Status.REVIEWED, reviewed_on=event.decision.day)
        case AnalysisSubmitted():
            return replace(state, status=Status.SUBMITTED, meeting=event.meeting)
        case AnalysisDecided():
            back = event.outcome is Outcome.REFERRED_BACK
            decided = replace(
                state, outcome=event.outcome, assignments=event.assignments, decided_on=event.decision.day
            )
            return replace(decided, status=Status.FROZEN if back else Status.DECIDED)
        case AnalysisPublished():
            return replace(state, status=Status.PUBLISHED, published_on=event.day)
        case AnalysisAnnulled():
            return replace(state, status=Status.ANNULLED)
        case _:
            assert_never(event)
