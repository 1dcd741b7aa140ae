"""Who is told what a report led to, and how a deviation ends: closed, somebody else's, or struck out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from domain.deviations.commands import (
    AnnulDeviation,
    CloseDeviation,
    EndingCommand,
    ForgoFeedback,
    GiveFeedback,
    MarkAsDuplicate,
    ReopenDeviation,
    TransferElsewhere,
)
from domain.deviations.rules.impartiality import may_decide, may_handle
from domain.deviations.rules.misconduct import due_from, must_be_answered, must_be_ours
from domain.deviations.rules.refusals import (
    CategoryFirst,
    DuplicateOfItself,
    FeedbackFirst,
    FeedbackFromDepartmentHead,
    MeasuresLeftOpen,
    MustBeTriedAsLexSarah,
    NoMeasurePlanned,
    NoOriginal,
    ReadFirst,
)
from domain.deviations.state import Deviation
from domain.deviations.words import (
    AFTER_DECISION,
    INVESTIGATION,
    STANDING,
    WORKED_WITH,
    Direction,
    MeasureStatus,
    Severity,
    Status,
)
from domain.grammar import Event, Occasion
from domain.terms import Role
from domain.words import must_be

# ── Rules ────────────────────────────────────────────────────────────────────


def decide(state: Deviation, command: EndingCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case GiveFeedback():
            must_be(state.status, *AFTER_DECISION, Status.CLOSED)
            must_be_theirs_to_tell(state, occasion)
            yield command.event()
        case ForgoFeedback():
            must_be(state.status, *AFTER_DECISION)
            must_be_theirs_to_tell(state, occasion)
            yield command.event()
        case CloseDeviation():
            must_be(state.status, *AFTER_DECISION)
            may_handle(state, occasion)
            may_close(state)
            yield command.event()
        case ReopenDeviation():
            must_be(state.status, Status.CLOSED)
            yield command.event(investigation_due=due_from(occasion, INVESTIGATION, occasion.stamp.day))
        case MarkAsDuplicate():
            may_leave(state, occasion)
            must_be_another(command, occasion)
            yield command.event()
        case TransferElsewhere():
            may_leave(state, occasion)
            yield command.event()
        case AnnulDeviation():
            must_be(state.status, *STANDING)
            must_be_ours(state)
            may_decide(state, command.decision, occasion)
            must_be_answered(state)
            yield command.event()
        case _:
            assert_never(command)


def must_be_theirs_to_tell(state: Deviation, occasion: Occasion) -> None:
    """To another operation the answer goes from the department (Enköping E69)."""
    if state.direction is Direction.INCOMING and occasion.stamp.role is not Role.DEPARTMENT_HEAD:
        raise FeedbackFromDepartmentHead


def may_close(state: Deviation) -> None:
    must_be_answered(state)
    if state.category is None:
        raise CategoryFirst
    if state.severity is Severity.SERIOUS and state.referral_answer is None:
        raise MustBeTriedAsLexSarah
    if state.measures_needed and not state.measures:
        raise NoMeasurePlanned
    measures_must_be_settled(state)
    if state.feedback_on is None and state.no_feedback is None:
        raise FeedbackFirst


def may_leave(state: Deviation, occasion: Occasion) -> None:
    """What is not ours, or told twice, is still read first, and every suspicion in it answered."""
    if state.status is Status.REPORTED:
        raise ReadFirst
    must_be(state.status, *WORKED_WITH)
    may_handle(state, occasion)
    must_be_answered(state)
    measures_must_be_settled(state)


def must_be_another(command: MarkAsDuplicate, occasion: Occasion) -> None:
    """A duplicate points to another deviation, and to one that somebody can still find the matter in."""
    if command.original == occasion.record:
        raise DuplicateOfItself
    original = occasion.state(command.original, Deviation)
    if original.status in (Status.DUPLICATE, Status.ANNULLED):
        raise NoOriginal(status=original.status.label)


def measures_must_be_settled(state: Deviation) -> None:
    left = [measure for measure in state.measures if measure.status is MeasureStatus.PLANNED]
    if left:
        raise MeasuresLeftOpen(count=len(left))
