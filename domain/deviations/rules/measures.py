"""What is decided because of a deviation, what is done, and whether it helped."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never
from uuid import UUID

from domain import board
from domain.board import Topic
from domain.deviations.commands import (
    CompleteMeasure,
    DecideOutcome,
    EvaluateEffect,
    LetMeasureLiveOn,
    MeasureCommand,
    PlanMeasure,
)
from domain.deviations.rules.impartiality import may_decide
from domain.deviations.rules.refusals import (
    MeasureAlreadyPlanned,
    MeasureNotOpen,
    NoMeasuresWithReason,
    NoSuchMeasure,
    NothingToEvaluate,
    TooManyMeasures,
)
from domain.deviations.state import Deviation
from domain.deviations.words import (
    AFTER_DECISION,
    MOST_MEASURES,
    STANDING,
    WORKED_WITH,
    Measure,
    MeasureStatus,
    Status,
    measure_action,
)
from domain.grammar import Event, Occasion
from domain.words import must_be, must_be_in_order, must_have_been

# ── Rules ────────────────────────────────────────────────────────────────────


def decide(state: Deviation, command: MeasureCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case DecideOutcome():
            must_be(state.status, Status.INVESTIGATED)
            may_decide(state, command.decision, occasion)
            must_be_in_order(state.investigated_on, command.decision.day)
            if not command.measures_needed and command.reason is None:
                raise NoMeasuresWithReason
            yield command.event()
        case PlanMeasure():
            # What lex Sarah has taken over still needs the protection that the unit can give at once.
            must_be(state.status, *AFTER_DECISION, Status.ESCALATED)
            there_must_be_room(state, command)
            yield command.event()
        case CompleteMeasure():
            must_be(state.status, *STANDING)
            must_be_left(state, command.measure, MeasureStatus.PLANNED, MeasureStatus.LIVES_ON)
            must_have_been(occasion.stamp, command.completed_on)
            yield command.event()
        case LetMeasureLiveOn():
            must_be(state.status, *WORKED_WITH, Status.ESCALATED)
            yield let_live_on(state, command, occasion)
        case EvaluateEffect():
            must_be(state.status, *AFTER_DECISION, Status.CLOSED)
            if not any(measure.status is MeasureStatus.DONE for measure in state.measures):
                raise NothingToEvaluate
            yield command.event()
        case _:
            assert_never(command)


def there_must_be_room(state: Deviation, command: PlanMeasure) -> None:
    if state.measure(command.measure) is not None:
        raise MeasureAlreadyPlanned
    if len(state.measures) >= MOST_MEASURES:
        raise TooManyMeasures(most=MOST_MEASURES)


def let_live_on(state: Deviation, command: LetMeasureLiveOn, occasion: Occasion) -> Event:
    """It becomes an action in the same act (domain/reactions). Its text stays here and is referred to."""
    measure = must_be_left(state, command.measure, MeasureStatus.PLANNED)
    return command.event(
        action=measure_action(occasion.record, command.measure),
        unit=state.unit,
        due=measure.due,
        causes=causes_still_ours(state, occasion),
    )


def causes_still_ours(state: Deviation, occasion: Occasion) -> tuple[str, ...]:
    """The causes that were found, by the words that the board has today."""
    if not state.causes:
        return ()
    known = {choice.id for choice in board.wording(occasion, Topic.CAUSES, occasion.stamp.day).choices}
    return tuple(cause for cause in state.causes if cause in known)


def must_be_left(state: Deviation, id: UUID, *allowed: MeasureStatus) -> Measure:
    measure = state.measure(id)
    if measure is None:
        raise NoSuchMeasure
    if measure.status not in allowed:
        raise MeasureNotOpen(status=measure.status.label)
    return measure
