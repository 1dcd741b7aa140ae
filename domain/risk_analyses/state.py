"""What the facts about a risk analysis add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain.board import Due
from domain.changes import replace
from domain.grammar import Stamp
from domain.links import CAME_FROM, LED_TO
from domain.risk_analyses.events import (
    RiskAnalysisAccepted,
    RiskAnalysisAnnulled,
    RiskAnalysisAssessed,
    RiskAnalysisCorrected,
    RiskAnalysisEvent,
    RiskAnalysisFinished,
    RiskAnalysisMeasuresDecided,
    RiskAnalysisRejected,
    RiskAnalysisReported,
    RiskAnalysisRequested,
    RiskAnalysisStarted,
)
from domain.risk_analyses.words import Audience, Status, Trigger
from domain.words import Occurred, Source


@dataclass(frozen=True, kw_only=True)
class RiskAnalysis:
    """`finished_on` is what a reorganisation or a new routine that rests on the analysis looks at."""

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    title: str = ""
    trigger: Trigger | None = None
    planned_change: date | None = None
    source: Annotated[Source | None, CAME_FROM] = None
    occurred: Occurred = Occurred()
    received: date | None = None
    recorded: date | None = None
    requested_by: UUID | None = None
    decided_on: date | None = None
    lead: UUID | None = None
    participants: int | None = None
    due: Due | None = None
    started_on: date | None = None
    risks: Annotated[tuple[UUID, ...], LED_TO] = ()
    measures: int | None = None
    measures_decided_on: date | None = None
    reported_to_board_on: date | None = None
    reported_to_operations_on: date | None = None
    finished_on: date | None = None
    first_assessed_on: date | None = None
    first_closed_on: date | None = None


def evolve(state: RiskAnalysis, event: RiskAnalysisEvent, stamp: Stamp) -> RiskAnalysis:
    match event:
        case RiskAnalysisRequested():
            return requested(event, stamp)
        case RiskAnalysisAccepted() | RiskAnalysisRejected():
            return decided(state, event, stamp)
        case RiskAnalysisStarted():
            return replace(state, status=Status.IN_PROGRESS, started_on=stamp.day)
        case RiskAnalysisAssessed():
            first = state.first_assessed_on or stamp.day
            return replace(state, status=Status.ASSESSED, risks=event.risks, first_assessed_on=first)
        case RiskAnalysisMeasuresDecided():
            return replace(
                state,
                status=Status.MEASURES_DECIDED,
                measures=event.measures,
                measures_decided_on=event.decision.day,
            )
        case RiskAnalysisReported():
            return reported(state, event)
        case RiskAnalysisFinished():
            return replace(state, status=Status.FINISHED, finished_on=stamp.day, first_closed_on=stamp.day)
        case RiskAnalysisCorrected():
            return corrected(state, event)
        case RiskAnalysisAnnulled():
            # Nothing may rest on an analysis that has been struck out.
            return replace(state, status=Status.ANNULLED, finished_on=None)
        case _:
            assert_never(event)


def requested(event: RiskAnalysisRequested, stamp: Stamp) -> RiskAnalysis:
    return RiskAnalysis(
        status=Status.REQUESTED,
        unit=event.unit,
        title=event.title,
        trigger=event.trigger,
        planned_change=event.planned_change,
        source=event.source,
        received=event.received,
        recorded=stamp.day,
        requested_by=stamp.by,
        due=event.due,
    )


def decided(state: RiskAnalysis, event: RiskAnalysisAccepted | RiskAnalysisRejected, stamp: Stamp) -> RiskAnalysis:
    match event:
        case RiskAnalysisAccepted():
            return replace(
                state,
                status=Status.ACCEPTED,
                decided_on=event.decision.day,
                lead=event.lead,
                participants=event.participants,
                due=event.due,
            )
        case RiskAnalysisRejected():
            return replace(state, status=Status.REJECTED, decided_on=event.decision.day, first_closed_on=stamp.day)
        case _:
            assert_never(event)


def reported(state: RiskAnalysis, event: RiskAnalysisReported) -> RiskAnalysis:
    told = replace(state, status=Status.REPORTED)
    match event.audience:
        case Audience.BOARD:
            return replace(told, reported_to_board_on=event.day)
        case Audience.OPERATIONS:
            return replace(told, reported_to_operations_on=event.day)
        case _:
            assert_never(event.audience)


def corrected(state: RiskAnalysis, event: RiskAnalysisCorrected) -> RiskAnalysis:
    return replace(
        state,
        title=event.title,
        trigger=event.trigger,
        unit=event.unit,
        planned_change=event.planned_change,
        received=event.received,
        lead=event.lead,
        due=event.due,
    )
