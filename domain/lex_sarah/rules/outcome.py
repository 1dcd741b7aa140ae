"""What a case leads to: the board is told, measures are taken against the causes, and it is closed by checklist."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from domain import board
from domain.board import Topic
from domain.grammar import Event, Occasion
from domain.lex_sarah.commands import (
    CloseCase,
    CompleteMeasure,
    EvaluateEffect,
    ForgoFeedback,
    ForgoMeasures,
    GiveFeedback,
    HandBack,
    InformBoard,
    LetMeasureLiveOn,
    OutcomeCommand,
    PlanMeasure,
    ReopenCase,
)
from domain.lex_sarah.rules.checklist import open_duties
from domain.lex_sarah.rules.days import due_from
from domain.lex_sarah.rules.impartiality import may_answer_for, must_be_impartial, must_not_be_pointed_out
from domain.lex_sarah.rules.refusals import (
    CauseNotFound,
    MeasureNotDone,
    MeasuresArePlanned,
    NoSuchMeasure,
    OpenDuties,
    TooManyMeasures,
)
from domain.lex_sarah.state import Case
from domain.lex_sarah.words import (
    AFTER_DECISION,
    INVESTIGATION,
    MOST_MEASURES,
    OPEN,
    STANDING,
    Measure,
    MeasureStatus,
    Status,
    measure_action,
)
from domain.words import AlreadyThere, must_be, must_have_been

# ── Rules ────────────────────────────────────────────────────────────────────


def decide(state: Case, command: OutcomeCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case InformBoard():
            must_be(state.status, *STANDING)
            must_not_be_pointed_out(state, occasion)
            must_have_been(occasion.stamp, command.meeting)
        case PlanMeasure() | CompleteMeasure() | LetMeasureLiveOn() | EvaluateEffect() | ForgoMeasures():
            must_not_be_pointed_out(state, occasion)
            measures_may(state, command, occasion)
            if isinstance(command, LetMeasureLiveOn):
                yield let_live_on(state, command, occasion)
                return
        case GiveFeedback() | ForgoFeedback():
            must_be(state.status, *AFTER_DECISION, Status.CLOSED)
            must_not_be_pointed_out(state, occasion)
        case HandBack():
            must_be(state.status, Status.DECIDED)
            must_not_be_pointed_out(state, occasion)
            may_answer_for(state, command.owner_person, occasion)
        case CloseCase():
            must_be(state.status, *AFTER_DECISION)
            must_be_impartial(state, occasion.stamp.by)
            must_have_nothing_open(state)
        case ReopenCase():
            must_be(state.status, Status.CLOSED)
            must_not_be_pointed_out(state, occasion)
            yield command.event(investigation_due=due_from(occasion, INVESTIGATION, occasion.stamp.day))
            return
        case _:
            assert_never(command)
    yield command.event()


Measuring = PlanMeasure | CompleteMeasure | LetMeasureLiveOn | EvaluateEffect | ForgoMeasures


def measures_may(state: Case, command: Measuring, occasion: Occasion) -> None:
    """What protects is planned at once; what is to keep it from happening again names the cause it is aimed at.

    An effect is often seen only when the case is closed.
    """
    must_be(state.status, *OPEN, *((Status.CLOSED,) if isinstance(command, EvaluateEffect) else ()))
    match command:
        case PlanMeasure():
            may_plan(state, command)
        case CompleteMeasure():
            must_be_planned(state, command)
            must_have_been(occasion.stamp, command.completed_on)
        case LetMeasureLiveOn():
            must_be_planned(state, command)
        case EvaluateEffect():
            measure = state.measure(command.measure)
            if measure is None or measure.status is not MeasureStatus.DONE:
                raise MeasureNotDone
        case ForgoMeasures():
            must_be(state.status, *AFTER_DECISION)
            if state.measures:
                raise MeasuresArePlanned
        case _:
            assert_never(command)


def may_plan(state: Case, command: PlanMeasure) -> None:
    if state.measure(command.measure) is not None:
        raise AlreadyThere
    if len(state.measures) >= MOST_MEASURES:
        raise TooManyMeasures
    aimed = command.cause in state.causes if command.cause else not (state.causes and state.degree)
    if not aimed:
        raise CauseNotFound


def must_be_planned(state: Case, command: CompleteMeasure | LetMeasureLiveOn) -> Measure:
    measure = state.measure(command.measure)
    if measure is None or measure.status is not MeasureStatus.PLANNED:
        raise NoSuchMeasure
    return measure


def let_live_on(state: Case, command: LetMeasureLiveOn, occasion: Occasion) -> Event:
    """It becomes an action in the same act (domain/reactions). Its text stays here and is referred to."""
    measure = must_be_planned(state, command)
    return command.event(
        action=measure_action(occasion.record, command.measure),
        unit=state.unit,
        due=measure.due,
        causes=cause_still_ours(measure, occasion),
    )


def cause_still_ours(measure: Measure, occasion: Occasion) -> tuple[str, ...]:
    """The cause it is aimed at, if the board still has that word."""
    if measure.cause is None:
        return ()
    known = {choice.id for choice in board.wording(occasion, Topic.CAUSES, occasion.stamp.day).choices}
    return (measure.cause,) if measure.cause in known else ()


def must_have_nothing_open(state: Case) -> None:
    """Closed by checklist: every duty is done, or has its reason written down."""
    missing = open_duties(state)
    if missing:
        raise OpenDuties(missing="; ".join(one.label for one in missing))
