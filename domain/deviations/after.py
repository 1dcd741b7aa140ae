"""How each fact changes what is known of a deviation once it is decided on, and how it ends."""

from __future__ import annotations

from datetime import date
from typing import Any, assert_never
from uuid import UUID

from domain.changes import replace
from domain.deviations import events as happened
from domain.deviations.state import Deviation
from domain.deviations.words import Measure, MeasureStatus, Status
from domain.grammar import Stamp
from domain.turns import turned

# ── What was done about it ───────────────────────────────────────────────────


def acted_on(state: Deviation, event: happened.MeasureEvent, stamp: Stamp) -> Deviation:
    match event:
        case happened.DeviationOutcomeDecided():
            decided = replace(state, status=Status.DECIDED, decided_on=event.decision.day)
            return replace(decided, confirmed=event.confirmed, measures_needed=event.measures_needed)
        case happened.DeviationMeasurePlanned():
            status = Status.IN_FOLLOW_UP if state.status is Status.DECIDED else state.status
            planned = Measure(id=event.measure, due=event.due)
            return replace(state, status=status, measures=(*state.measures, planned))
        case happened.DeviationMeasureCompleted():
            done = {"status": MeasureStatus.DONE, "completed_on": event.completed_on}
            return changed(state, event.measure, done)
        case happened.DeviationMeasureLivesOn():
            return changed(state, event.measure, {"status": MeasureStatus.LIVES_ON, "action": event.action})
        case happened.DeviationEffectEvaluated():
            return replace(state, effect=event.effect, effect_evaluated_on=stamp.day)
        case _:
            assert_never(event)


def changed(state: Deviation, id: UUID, changes: dict[str, Any]) -> Deviation:
    """The deviation with one of its measures changed."""
    measures = (replace(measure, **changes) if measure.id == id else measure for measure in state.measures)
    return replace(state, measures=tuple(measures))


# ── How it ended ─────────────────────────────────────────────────────────────


def ended(state: Deviation, event: happened.EndingEvent, stamp: Stamp) -> Deviation:
    day = stamp.day
    match event:
        case happened.DeviationFeedbackGiven():
            return replace(state, feedback_on=day, feedback_to=event.recipient, no_feedback=None)
        case happened.DeviationFeedbackNotWanted():
            return replace(state, no_feedback=event.reason)
        case happened.DeviationClosed():
            first = state.first_closed_on or day
            ends = turned(state.end_turns, True, day)
            return replace(state, status=Status.CLOSED, closed_on=day, first_closed_on=first, end_turns=ends)
        case happened.DeviationReopened():
            return reopened(state, event, day)
        case happened.DeviationMarkedDuplicate():
            return replace(gone(state, Status.DUPLICATE, day), duplicate_of=event.original)
        case happened.DeviationTransferred():
            return replace(gone(state, Status.TRANSFERRED, day), transferred_to=event.destination)
        case happened.DeviationAnnulled():
            return replace(gone(state, Status.ANNULLED, day), annulled=event.reason)
        case _:
            assert_never(event)


def gone(state: Deviation, status: Status, day: date) -> Deviation:
    """The deviation when it has left the register's work; closed before, it ended then."""
    return replace(state, status=status, left_on=day, end_turns=turned(state.end_turns, True, day))


def reopened(state: Deviation, event: happened.DeviationReopened, day: date) -> Deviation:
    """Back under investigation: what is to be decided and told anew is empty, what has happened is kept."""
    return replace(
        state,
        status=Status.UNDER_INVESTIGATION,
        investigation_due=event.investigation_due,
        reopened=state.reopened + 1,
        end_turns=turned(state.end_turns, False, day),
        closed_on=None,
        investigated_on=None,
        misconduct=None,
        decided_on=None,
        confirmed=None,
        measures_needed=None,
        feedback_on=None,
        feedback_to=None,
        no_feedback=None,
    )
