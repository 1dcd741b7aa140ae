"""When what is asked about an activity of a plan becomes a fact, and when it is refused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never
from uuid import UUID

from domain import law
from domain.grammar import Event, Occasion, Refusal
from domain.plan_activities.commands import (
    ActivityCommand,
    AddPlanActivity,
    AnnulPlanActivity,
    ChangePlanActivity,
    CompletePlanActivity,
    GiveUpPlanActivity,
    MakeActionOfActivity,
    ReportPlanActivity,
    ResumePlanActivity,
)
from domain.plan_activities.events import PlanActivityBecameAction, PlanActivityBegun
from domain.plan_activities.state import PlanActivity
from domain.plan_activities.words import activity_action
from domain.plans.state import Plan
from domain.plans.words import GOING_ON, OVER, Progress
from domain.words import AlreadyThere, must_be, must_be_in_order, must_have_been


class NotTheActivitysResponsible(
    Refusal,
    message="Den som ansvarar för aktiviteten berättar hur det går. Byt ansvarig först om någon annan har tagit över.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
): ...


class GoalOfThePlan(
    Refusal,
    message="Aktiviteten är till för något av de mål som planen utgår från, eller för planen som helhet.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="goal",
): ...


class WithinThePlan(
    Refusal,
    message="Aktiviteten ska vara klar inom planens period, senast {last}.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="ready_by",
): ...


class HowManyOfHowMany(
    Refusal,
    message="Ange både hur många som har nåtts och av hur många, eller ingetdera; de som nåtts är inte fler.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="reached",
): ...


def decide(state: PlanActivity, command: ActivityCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case AddPlanActivity():
            must_be(state.status, Progress.UNKNOWN)
            activity_may_be_added(command, occasion)
            yield command.event()
        case ChangePlanActivity():
            must_be(state.status, *GOING_ON)
            yield command.event()
        case ReportPlanActivity():
            must_be(state.status, *GOING_ON)
            must_be_the_responsible(state, occasion)
            must_be_counted(command)
            if state.status is Progress.PLANNED:
                yield PlanActivityBegun(plan=of(state))
            yield command.event()
        case CompletePlanActivity():
            must_be(state.status, *GOING_ON)
            must_be_the_responsible(state, occasion)
            must_have_been(occasion.stamp, command.day)
            must_be_counted(command)
            yield command.event(plan=of(state))
        case GiveUpPlanActivity():
            must_be(state.status, *GOING_ON)
            must_be_the_responsible(state, occasion)
            yield command.event(plan=of(state))
        case ResumePlanActivity():
            must_be(state.status, *OVER)
            must_be_in_order(occasion.stamp.day, command.ready_by)
            yield command.event(plan=of(state))
        case MakeActionOfActivity():
            must_be(state.status, *GOING_ON)
            yield became_action(state, occasion)
        case AnnulPlanActivity():
            must_be(state.status, *GOING_ON, *OVER)
            yield command.event(plan=of(state))
        case _:
            assert_never(command)


def of(state: PlanActivity) -> UUID:
    """The plan it belongs to, which is told how far it has come."""
    assert state.plan is not None, "an activity is added to a plan"
    return state.plan


def activity_may_be_added(command: AddPlanActivity, occasion: Occasion) -> None:
    """Towards what the plan is for, and within its time; whether the plan takes more is for the plan to say."""
    plan = occasion.state(command.plan, Plan)
    if command.goal is not None and command.goal not in plan.goals:
        raise GoalOfThePlan
    if plan.last is not None and command.ready_by > plan.last:
        raise WithinThePlan(last=plan.last.isoformat())


def must_be_the_responsible(state: PlanActivity, occasion: Occasion) -> None:
    if state.responsible != occasion.stamp.by:
        raise NotTheActivitysResponsible


def must_be_counted(command: ReportPlanActivity | CompletePlanActivity) -> None:
    reached, whole = command.reached, command.whole
    if (reached is None) is not (whole is None) or (reached is not None and whole is not None and reached > whole):
        raise HowManyOfHowMany


def became_action(state: PlanActivity, occasion: Occasion) -> Event:
    """Once; how it is decided and done is followed there, and the activity ends as any other."""
    if state.action is not None:
        raise AlreadyThere
    assert state.ready_by is not None, "an activity is to be ready by a day"
    action = activity_action(occasion.record)
    return PlanActivityBecameAction(action=action, title=state.title, unit=state.unit, ready_by=state.ready_by)
