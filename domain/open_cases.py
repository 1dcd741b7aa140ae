"""Vad som är öppet – in which stages a record is still somebody's to go on with, register by register.

Registers of what simply holds (units, settings, documents in force) have nothing open in this sense.
"""

from __future__ import annotations

from collections.abc import Mapping

from domain.actions.words import OPEN as ACTIONS
from domain.agreements.words import BEFORE_SIGNING
from domain.analyses.words import Status as Analysis
from domain.deviations.words import OPEN as DEVIATIONS
from domain.external_reviews.words import OPEN as EXTERNAL_REVIEWS
from domain.implementations import Status as Implementation
from domain.incidents.words import OPEN as INCIDENTS
from domain.lex_sarah.words import NOTICES
from domain.lex_sarah.words import OPEN as LEX_SARAH
from domain.lex_sarah.words import Status as LexSarah
from domain.measurements.words import Status as Measurement
from domain.meetings.words import Status as Meeting
from domain.non_executed.words import Status as NonExecuted
from domain.participation.words import Status as Participation
from domain.plans.words import BEFORE_DECISION as BEFORE_PLAN
from domain.plans.words import GOING_ON as ACTIVITIES
from domain.plans.words import UNDER_WAY as PLANS_UNDER_WAY
from domain.processes.words import WORKED_ON
from domain.providers.words import Status as Provider
from domain.risk_analyses.words import Status as RiskAnalysis
from domain.risks.words import OPEN as RISKS
from domain.samples import Status as Sample
from domain.self_control_compilations import Status as Compilation
from domain.self_controls.words import GOING_ON
from domain.self_controls.words import Status as SelfControl
from domain.suggestions.words import BEFORE_DECISION
from domain.suggestions.words import Status as Suggestion
from domain.surveys.words import Status as Survey
from domain.terms import Term
from domain.trainings import Status as Training
from domain.views.words import OPEN as VIEWS

DONE_WITH = (RiskAnalysis.UNKNOWN, RiskAnalysis.REJECTED, RiskAnalysis.FINISHED, RiskAnalysis.ANNULLED)

OPEN: Mapping[str, tuple[Term, ...]] = {
    "meetings": (Meeting.PLANNED, Meeting.HELD),
    "plans": (*BEFORE_PLAN, *PLANS_UNDER_WAY),
    "plan_activities": ACTIVITIES,
    "processes": WORKED_ON,
    "implementations": (Implementation.ASSIGNED,),
    "agreements": BEFORE_SIGNING,
    "providers": (Provider.ASKED,),
    "risk_analyses": tuple(status for status in RiskAnalysis if status not in DONE_WITH),
    "risks": RISKS,
    "self_controls": (SelfControl.PLANNED, *GOING_ON),
    "self_control_compilations": (Compilation.COMPILED,),
    "surveys": (Survey.PLANNED, Survey.OPEN, Survey.CLOSED, Survey.COMPILED, Survey.ANALYSED),
    "measurements": (Measurement.SCHEDULED, Measurement.COLLECTING, Measurement.RECORDED, Measurement.VALIDATED),
    "samples": (Sample.DRAWN,),
    "external_reviews": EXTERNAL_REVIEWS,
    "views": VIEWS,
    "deviations": DEVIATIONS,
    "lex_sarah": (*LEX_SARAH, *(one for one in NOTICES if one is not LexSarah.FOLLOWED_UP)),
    "analyses": (Analysis.FROZEN, Analysis.WRITTEN, Analysis.REVIEWED, Analysis.SUBMITTED),
    "actions": ACTIONS,
    "suggestions": (*BEFORE_DECISION, Suggestion.ADOPTED, Suggestion.DECLINED),
    "participation": (Participation.HELD,),
    "trainings": (Training.ASSIGNED,),
    "non_executed": (NonExecuted.FOLLOWED, NonExecuted.REPORTED, NonExecuted.EXECUTED, NonExecuted.ENDED),
    "incidents": INCIDENTS,
}


def is_open(register: str, status: Term) -> bool:
    """Whether a record of a register in this stage is to be gone on with."""
    return status in OPEN.get(register, ())
