"""What the facts about an activity of a plan add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain.changes import replace
from domain.grammar import Stamp
from domain.links import CAME_FROM, LED_TO, Link, Relation
from domain.plan_activities import events as happened
from domain.plan_activities.words import WhyNotDone
from domain.plans.words import Progress


@dataclass(frozen=True, kw_only=True)
class PlanActivity:
    """`reported_on`: when somebody last told how it goes, `reports` how often; `reached` of the `whole`, if counted."""

    status: Progress = Progress.UNKNOWN
    unit: UUID | None = None
    plan: Annotated[UUID | None, Link(Relation.CAME_FROM, noted=False)] = None
    title: str = ""
    goal: Annotated[UUID | None, CAME_FROM] = None
    responsible: UUID | None = None
    recorded: date | None = None
    ready_by: date | None = None
    reported_on: date | None = None
    reports: int = 0
    reached: int | None = None
    whole: int | None = None
    completed_on: date | None = None
    why_not_done: WhyNotDone | None = None
    action: Annotated[UUID | None, LED_TO] = None


def evolve(state: PlanActivity, event: happened.ActivityEvent, stamp: Stamp) -> PlanActivity:
    match event:
        case happened.PlanActivityAdded():
            return added(event, stamp)
        case happened.PlanActivityChanged():
            return replace(state, title=event.title, responsible=event.responsible, ready_by=event.ready_by)
        case happened.PlanActivityBegun():
            return replace(state, status=Progress.UNDER_WAY)
        case happened.PlanActivityReported():
            told = replace(state, reported_on=stamp.day, reports=state.reports + 1)
            return counted(told, event)
        case happened.PlanActivityCompleted():
            done = replace(state, status=Progress.DONE, completed_on=event.day, reported_on=stamp.day)
            return counted(done, event)
        case happened.PlanActivityNotCarriedOut():
            return replace(state, status=Progress.NOT_DONE, why_not_done=event.reason, reported_on=stamp.day)
        case happened.PlanActivityResumed():
            again = replace(state, status=Progress.UNDER_WAY, ready_by=event.ready_by)
            return replace(again, completed_on=None, why_not_done=None)
        case happened.PlanActivityBecameAction():
            return replace(state, action=event.action)
        case happened.PlanActivityAnnulled():
            return replace(state, status=Progress.ANNULLED)
        case _:
            assert_never(event)


def added(event: happened.PlanActivityAdded, stamp: Stamp) -> PlanActivity:
    return PlanActivity(
        status=Progress.PLANNED,
        unit=event.unit,
        plan=event.plan,
        title=event.title,
        goal=event.goal,
        responsible=event.responsible,
        recorded=stamp.day,
        ready_by=event.ready_by,
    )


def counted(state: PlanActivity, event: happened.PlanActivityReported | happened.PlanActivityCompleted) -> PlanActivity:
    """What was counted before stands where nothing is said of it."""
    if event.reached is None:
        return state
    return replace(state, reached=event.reached, whole=event.whole)
