"""What comes of a plan: its activities, its goals one by one, the whole of it, and that it is told."""

from __future__ import annotations

from typing import assert_never

from domain.goals.state import Goal
from domain.grammar import Event, Occasion
from domain.measurements.state import Measurement
from domain.measurements.words import WITH_VALUE
from domain.plans.commands import (
    AnnulPlan,
    AssessGoal,
    ClosePlan,
    FollowingCommand,
    FollowUpPlan,
    NoteActivity,
    ReportFollowUp,
)
from domain.plans.deciding import may_be_struck_out
from domain.plans.refusals import (
    AccountsFirst,
    ActivitiesFirst,
    FollowUpFirst,
    GoalsFirst,
    NotOfTheGoal,
    NotOfThisKind,
    NotThePlansGoal,
    OutsideThePlan,
    StaffingFirst,
    SystemFirst,
    TooManyActivities,
)
from domain.plans.state import Plan
from domain.plans.words import (
    BEFORE_DECISION,
    ENDED,
    MOST_ACTIVITIES,
    ONCE_DECIDED,
    UNDER_WAY,
    FollowUpChannel,
    Kind,
    Status,
)
from domain.words import must_be, must_have_been

# ── Rules ────────────────────────────────────────────────────────────────────


def follow(state: Plan, command: FollowingCommand, occasion: Occasion) -> Event:
    match command:
        case NoteActivity():
            activity_may_be_noted(state, command)
        case AssessGoal():
            must_be(state.status, *UNDER_WAY)
            goal_may_be_assessed(state, command, occasion)
        case FollowUpPlan():
            must_be(state.status, *UNDER_WAY)
            return followed_up(state, command, occasion)
        case ReportFollowUp():
            must_be(state.status, *UNDER_WAY, Status.FOLLOWED_UP)
            must_have_been(occasion.stamp, command.day)
            if state.followed_up_on is None:
                raise FollowUpFirst
        case ClosePlan():
            must_be(state.status, Status.FOLLOWED_UP)
            if state.kind is Kind.BOARD and FollowUpChannel.ANNUAL_ACCOUNTS not in state.reported_in:
                raise AccountsFirst
        case AnnulPlan():
            may_be_struck_out(state, command, occasion)
        case _:
            assert_never(command)
    return command.event()


def activity_may_be_noted(state: Plan, command: NoteActivity) -> None:
    """One is added or goes on until the plan is over; what has ended may always be said to have."""
    if command.progress in ENDED:
        must_be(state.status, *BEFORE_DECISION, *ONCE_DECIDED, Status.ANNULLED)
        return
    must_be(state.status, *BEFORE_DECISION, *UNDER_WAY)
    if command.activity not in state.open_activities and len(state.open_activities) >= MOST_ACTIVITIES:
        raise TooManyActivities(most=MOST_ACTIVITIES)


def goal_may_be_assessed(state: Plan, command: AssessGoal, occasion: Occasion) -> None:
    """By what the goal is followed up with: values of its own criteria, where it has any."""
    if command.goal not in state.goals:
        raise NotThePlansGoal
    criteria = occasion.state(command.goal, Goal).criteria
    for one in command.measurements:
        measured = occasion.state(one, Measurement)
        if measured.status not in WITH_VALUE or measured.criterion not in criteria:
            raise NotOfTheGoal


def followed_up(state: Plan, command: FollowUpPlan, occasion: Occasion) -> Event:
    """Goal by goal first; and when its last day has come, no activity is left without an answer."""
    assert state.first is not None and state.last is not None, "a plan is for a time"
    must_have_been(occasion.stamp, command.last)
    already = state.followed_up_to is not None and command.last <= state.followed_up_to
    if already or not state.first <= command.last <= state.last:
        raise OutsideThePlan
    if state.to_be_assessed:
        raise GoalsFirst(number=len(state.to_be_assessed))
    must_say_how_the_system_is(state, command)
    ended = command.last == state.last
    if ended and state.open_activities:
        raise ActivitiesFirst(number=len(state.open_activities))
    if ended and state.kind is Kind.COMPETENCE and not counted_since_decided(state):
        raise StaffingFirst
    return command.event(ended=ended)


def must_say_how_the_system_is(state: Plan, command: FollowUpPlan) -> None:
    """The follow-up of the quality plan is that of the system: does it do, and is it worked by."""
    said = (command.meets_demands, command.worked_by)
    if state.kind is Kind.QUALITY:
        if None in said:
            raise SystemFirst
    elif said != (None, None):
        raise NotOfThisKind(kind=state.kind.label if state.kind else "plan")


def counted_since_decided(state: Plan) -> bool:
    """Whether the manning has been counted again, after the plan was decided."""
    counted, decided = state.staffing_counted_on, state.decided_on
    return counted is not None and decided is not None and counted > decided
