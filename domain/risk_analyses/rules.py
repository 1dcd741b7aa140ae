"""When what is asked about a risk analysis becomes a fact, and when it is refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import assert_never
from uuid import UUID

from domain import board
from domain.board import Due
from domain.grammar import Event, Occasion, Stamp
from domain.organisation.persons import Person
from domain.risk_analyses.commands import (
    AnnulRiskAnalysis,
    AssessRiskAnalysis,
    CorrectRiskAnalysis,
    DecideOnRiskAnalysis,
    DecideRiskAnalysisMeasures,
    FinishRiskAnalysis,
    ReportRiskAnalysis,
    RequestRiskAnalysis,
    RiskAnalysisCommand,
    StartRiskAnalysis,
)
from domain.risk_analyses.events import RiskAnalysisAccepted, RiskAnalysisRejected
from domain.risk_analyses.refusals import (
    DayOutOfReach,
    DecidedByManagementGroup,
    LedByWhom,
    NotForThatVerdict,
    NotScored,
    NotTreated,
    NotWorkingHere,
    OfAnotherAnalysis,
    OtherRisksThanAssessed,
    RejectedWithReason,
    ReportFirst,
    TooManyRisks,
)
from domain.risk_analyses.state import RiskAnalysis
from domain.risk_analyses.words import (
    DECISION_LEVEL,
    MANAGEMENT_AND_ABOVE,
    MOST_RISKS,
    DecisionLevel,
    Status,
    Verdict,
)
from domain.risks.deciders import must_be_managers_decision
from domain.risks.state import Risk
from domain.risks.words import Status as RiskStatus
from domain.words import AlreadyThere, Decision, must_be, must_have_been

CAN_BE_PUT_RIGHT = tuple(status for status in Status if status not in (Status.UNKNOWN, Status.ANNULLED))


def decide(state: RiskAnalysis, command: RiskAnalysisCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case RequestRiskAnalysis():
            yield request(state, command, occasion)
        case DecideOnRiskAnalysis():
            yield decide_on(state, command, occasion)
        case StartRiskAnalysis():
            must_be(state.status, Status.ACCEPTED)
            yield command.event()
        case AssessRiskAnalysis():
            must_be(state.status, Status.IN_PROGRESS, Status.ASSESSED)
            yield replace(command, risks=scored_together(command.risks, occasion)).event()
        case DecideRiskAnalysisMeasures():
            must_be(state.status, Status.ASSESSED)
            must_be_on_the_right_level(command.decision, occasion)
            yield replace(command, risks=treated_all(state, command.risks, occasion)).event()
        case ReportRiskAnalysis():
            must_be(state.status, Status.MEASURES_DECIDED, Status.REPORTED)
            must_have_been(occasion.stamp, command.day)
            yield command.event()
        case FinishRiskAnalysis():
            must_be(state.status, Status.MEASURES_DECIDED, Status.REPORTED)
            must_be_told(state, command)
            yield command.event()
        case CorrectRiskAnalysis():
            yield correct(state, command, occasion)
        case AnnulRiskAnalysis():
            must_be(state.status, *CAN_BE_PUT_RIGHT)
            yield command.event()
        case _:
            assert_never(command)


def request(state: RiskAnalysis, command: RequestRiskAnalysis, occasion: Occasion) -> Event:
    """Everybody may ask, and is turned away only for days that cannot be right."""
    if state.status is not Status.UNKNOWN:
        raise AlreadyThere
    must_have_been(occasion.stamp, command.received)
    dated = replace(command, received=command.received or occasion.stamp.day)
    return dated.event(due=due_before(command.planned_change, occasion))


def due_before(planned_change: date | None, occasion: Occasion) -> Due | None:
    """An analysis is finished before the change: its deadline is known as soon as the day of it is."""
    if planned_change is None:
        return None
    must_be_within_reach(planned_change, occasion.stamp)
    return board.due(occasion, "risk.before_change", planned_change)


def must_be_within_reach(planned_change: date, stamp: Stamp) -> None:
    """A year back, for what is entered late, and ten ahead: a slip in the year gives no deadline at all."""
    away = planned_change - stamp.day
    if not timedelta(days=-366) <= away <= timedelta(days=3_660):
        raise DayOutOfReach(day=planned_change.isoformat())


def decide_on(state: RiskAnalysis, command: DecideOnRiskAnalysis, occasion: Occasion) -> Event:
    must_be(state.status, Status.REQUESTED)
    must_be_on_the_right_level(command.decision, occasion)
    how_it_is_done = (command.how, command.lead, command.participants)
    match command.verdict:
        case Verdict.REJECT:
            if how_it_is_done != (None, None, None):
                raise NotForThatVerdict(verdict=command.verdict.label)
            if command.reason is None:
                raise RejectedWithReason
            return RiskAnalysisRejected(reason=command.reason, decision=command.decision)
        case Verdict.ACCEPT:
            if command.reason is not None:
                raise NotForThatVerdict(verdict=command.verdict.label)
            if command.lead is None:
                raise LedByWhom
            must_work_here(command.lead, occasion)
            return RiskAnalysisAccepted(
                how=command.how,
                lead=command.lead,
                participants=command.participants,
                decision=command.decision,
                due=state.due or board.due(occasion, "risk.analysis", occasion.stamp.day),
            )
        case _:
            assert_never(command.verdict)


def must_work_here(lead: UUID, occasion: Occasion) -> None:
    day = occasion.stamp.day
    if not occasion.state(lead, Person).works_here(day):
        raise NotWorkingHere(day=day.isoformat())


def must_be_on_the_right_level(decision: Decision, occasion: Occasion) -> None:
    """The board says who decides on analyses; where it has not, a manager or the management group does."""
    if board.practice(occasion, DECISION_LEVEL) == DecisionLevel.MANAGEMENT_GROUP:
        if decision.body not in MANAGEMENT_AND_ABOVE:
            raise DecidedByManagementGroup
    else:
        must_be_managers_decision(decision, occasion.stamp)


def scored_together(ids: tuple[UUID, ...], occasion: Occasion) -> tuple[UUID, ...]:
    """An analysis holds a probability and a consequence for each risk it found, or found none."""
    once = tuple(dict.fromkeys(ids))
    if len(once) > MOST_RISKS:
        raise TooManyRisks(most=MOST_RISKS)
    risks = [occasion.state(one, Risk) for one in once]
    for risk in risks:
        if risk.value is None or risk.status is RiskStatus.ANNULLED:
            raise NotScored(title=risk.title)
    if any(risk.analysis != occasion.record for risk in risks):
        raise OfAnotherAnalysis
    return once


def treated_all(state: RiskAnalysis, ids: tuple[UUID, ...], occasion: Occasion) -> tuple[UUID, ...]:
    """The fourth part of an analysis: what is done about each risk that is still there."""
    if set(ids) != set(state.risks):
        raise OtherRisksThanAssessed(count=len(state.risks))
    for one in state.risks:
        risk = occasion.state(one, Risk)
        gone = risk.status in (RiskStatus.RETIRED, RiskStatus.ANNULLED)
        if risk.treatment is None and not gone:
            raise NotTreated(title=risk.title)
    return state.risks


def must_be_told(state: RiskAnalysis, command: FinishRiskAnalysis) -> None:
    """Board and operations know of the result, or there is a reason why one of them need not."""
    told = state.reported_to_board_on is not None and state.reported_to_operations_on is not None
    if not told and command.without_report is None:
        raise ReportFirst


def correct(state: RiskAnalysis, command: CorrectRiskAnalysis, occasion: Occasion) -> Event:
    must_be(state.status, *CAN_BE_PUT_RIGHT)
    must_have_been(occasion.stamp, command.received)
    if (command.lead is None) is not (state.lead is None):
        raise LedByWhom
    if command.lead is not None and command.lead != state.lead:
        must_work_here(command.lead, occasion)
    due = state.due
    if command.planned_change != state.planned_change:
        due = due_before(command.planned_change, occasion)
        if due is None and state.lead is not None:
            due = board.due(occasion, "risk.analysis", occasion.stamp.day)
    return command.event(due=due)
