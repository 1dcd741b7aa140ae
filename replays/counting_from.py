"""From which day a deadline in an event was counted: the event has the last day and the rule, not the first one."""

from __future__ import annotations

from datetime import date
from typing import Any

from domain.board import Due
from domain.deviations.events import (
    DeviationCorrected,
    DeviationInvestigationExtended,
    DeviationReferred,
    DeviationReported,
)
from domain.deviations.words import Occasioned
from domain.documents.events import RevisionPublished
from domain.documents.revisions import REVIEWS_BEGAN
from domain.grammar import Event, Stamp
from domain.lex_sarah.events import LexSarahInvestigationExtended
from domain.risk_analyses.events import RiskAnalysisAccepted, RiskAnalysisCorrected, RiskAnalysisRequested
from domain.suggestions.events import SuggestionAnswerExtended
from domain.views.events import (
    ComplaintBecameView,
    ViewAnswerExtended,
    ViewAssessed,
    ViewBecameComplaint,
    ViewCorrected,
    ViewReceived,
)


def carried(event: Event, field: str, before: Any) -> Due | None:
    """The deadline that an event only repeats, as the record had it before, or that somebody chose; None if a rule gave
    it then."""
    due: Due | None
    match event:
        case DeviationInvestigationExtended() | LexSarahInvestigationExtended():
            return event.investigation_due
        case ViewAnswerExtended() | SuggestionAnswerExtended():
            return event.answer_by
        case DeviationCorrected() if field == "investigation_due" and (before.reopened or before.extensions):
            due = before.investigation_due
            return due
        case RiskAnalysisAccepted():
            due = before.due
            return due
        case RiskAnalysisCorrected() if event.planned_change == before.planned_change:
            due = before.due
            return due
        case _:
            return None


def start(event: Event, field: str, before: Any, stamp: Stamp) -> date:
    """The first day of the deadline that an event set in a field.

    Most count from the day of the act. A deviation and a view count from the day they came in, also when they are read
    late, put right or change kind; a document from the day it was decided on; an analysis before a change from that.
    """
    day: date | None = None
    match event:
        case DeviationReported() | DeviationCorrected() | ViewReceived():
            day = event.received
        case ViewCorrected():
            day = event.received or before.received
        case DeviationReferred(occasioned=Occasioned.REPORTER) | ViewAssessed() | ComplaintBecameView():
            day = before.received
        case ViewBecameComplaint() if field == "answer_by":
            day = before.received
        case RevisionPublished():
            day = published_from(event, before)
        case RiskAnalysisRequested() | RiskAnalysisCorrected():
            day = event.planned_change
    return day or stamp.day


def published_from(event: RevisionPublished, before: Any) -> date:
    established = before.work.established if before.work else None
    decided: date | None = established.on if established else None
    return max(decided or event.valid_from, REVIEWS_BEGAN)
