"""Whether an action helped, who is told what it led to, and how it ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from domain import board
from domain.actions.commands import (
    AbandonAction,
    AnnulAction,
    CloseAction,
    EndingCommand,
    EvaluateAction,
    FeedBackAction,
    ForgoFeedback,
    ReopenAction,
    ReportBackToBoard,
    ResumeAction,
)
from domain.actions.rules.days import DECISION, evaluation
from domain.actions.rules.deciders import must_be_theirs, reach_of
from domain.actions.rules.refusals import (
    AlreadyEvaluated,
    AlreadyReportedBack,
    BoardMustBeTold,
    DepartmentHeadTellsThem,
    EvaluateFirst,
    IndicatorFirst,
    NobodyOutside,
    NotAnAssignment,
    ReportBackFirst,
    TellFirst,
)
from domain.actions.state import Action
from domain.actions.words import AFTER_WORK, ENDED, OPEN, UNDER_WAY, Audience, Status
from domain.grammar import Event, Occasion
from domain.terms import Role
from domain.words import must_be, must_have_been

# ── Rules ────────────────────────────────────────────────────────────────────


def decide(state: Action, command: EndingCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case EvaluateAction():
            must_be(state.status, *AFTER_WORK)
            if state.indicator is not None and command.indicator_result is None:
                raise IndicatorFirst
            yield command.event()
        case ResumeAction():
            must_be(state.status, *AFTER_WORK)
            judged = evaluation(command.ready_by, command.evaluate_by, occasion)
            yield replace(command, evaluate_by=judged.on).event(due=judged.due)
        case FeedBackAction():
            must_be(state.status, *AFTER_WORK, *ENDED)
            must_have_been(occasion.stamp, command.day)
            must_be_theirs_to_tell(state, command.audience, occasion)
            yield command.event()
        case ForgoFeedback():
            must_be(state.status, *AFTER_WORK)
            if command.audience is Audience.BOARD and state.significant:
                raise BoardMustBeTold
            must_be_somebody(state, command.audience)
            yield command.event()
        case ReportBackToBoard():
            yield report_back(state, command)
        case CloseAction():
            yield close(state, command, occasion)
        case AbandonAction():
            must_be(state.status, *UNDER_WAY)
            must_be_theirs(reach_of(state), command.decision, occasion)
            must_be_reported_back(state)
            yield command.event()
        case ReopenAction():
            must_be(state.status, *ENDED)
            yield command.event(decide_by=board.due(occasion, DECISION, occasion.stamp.day))
        case AnnulAction():
            must_be(state.status, *OPEN, *ENDED)
            yield command.event()
        case _:
            assert_never(command)


def must_be_somebody(state: Action, audience: Audience) -> None:
    if audience is Audience.ORIGINATOR and not state.outside:
        raise NobodyOutside


def must_be_theirs_to_tell(state: Action, audience: Audience, occasion: Occasion) -> None:
    """Those outside are answered from the department (Enköping E69), or by the unit where the board has said so."""
    must_be_somebody(state, audience)
    if audience is not Audience.ORIGINATOR or occasion.stamp.role in (Role.DEPARTMENT_HEAD, Role.DIRECTOR):
        return
    manager = Role.UNIT_MANAGER
    said = board.practice(occasion, "complaint.answered_by") in (manager.label, manager.value)
    if not said or occasion.stamp.role is not manager:
        raise DepartmentHeadTellsThem


def report_back(state: Action, command: ReportBackToBoard) -> Event:
    """Whatever came of it: done, under way for good, or not possible."""
    must_be(state.status, *OPEN, *ENDED)
    if state.assigned_on is None:
        raise NotAnAssignment
    if state.reported_back_on is not None:
        raise AlreadyReportedBack
    return command.event()


def must_be_reported_back(state: Action) -> None:
    if state.owed_to_the_board:
        raise ReportBackFirst


def close(state: Action, command: CloseAction, occasion: Occasion) -> Event:
    """Not before it is known whether it helped, and those concerned have been told."""
    must_be(state.status, *AFTER_WORK)
    must_be_theirs(reach_of(state), command.decision, occasion)
    if state.status is Status.DONE and command.without_evaluation is None:
        raise EvaluateFirst
    if state.status is Status.EVALUATED and command.without_evaluation is not None:
        raise AlreadyEvaluated
    if state.to_be_told:
        raise TellFirst(whom=", ".join(one.label for one in state.to_be_told))
    must_be_reported_back(state)
    return command.event()
