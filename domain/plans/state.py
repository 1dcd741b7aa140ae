"""What the facts about a plan add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain.changes import replace
from domain.grammar import Stamp
from domain.links import BESIDE, CAME_FROM
from domain.plans import events as happened
from domain.plans.words import ENDED, Area, Assessed, FollowUpChannel, Fulfilled, Kind, Post, Progress, Status
from domain.terms import Body


@dataclass(frozen=True, kw_only=True)
class Plan:
    """`first` and `last`: the days it is for. `activities` have been added, of which `open_activities` are not ended;
    `begun`: some work has been done on one.

    `followed_up_to`: the last day that has been followed up; `reported_in`: where that was told.
    """

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    kind: Kind | None = None
    title: str = ""
    first: date | None = None
    last: date | None = None
    responsible: UUID | None = None
    rests_on: Annotated[tuple[UUID, ...], CAME_FROM] = ()
    goals: Annotated[tuple[UUID, ...], CAME_FROM] = ()
    criteria: Annotated[tuple[UUID, ...], BESIDE] = ()
    risks: Annotated[tuple[UUID, ...], CAME_FROM] = ()
    areas: tuple[Area, ...] = ()
    shortcomings_analysed_on: date | None = None
    posts: tuple[Post, ...] = ()
    lacking_professions: tuple[str, ...] = ()
    staffing_counted_on: date | None = None
    submitted_on: date | None = None
    by_board: bool = False
    decided_on: date | None = None
    revised_on: date | None = None
    begun: bool = False
    activities: int = 0
    open_activities: tuple[UUID, ...] = ()
    assessed: tuple[Assessed, ...] = ()
    followed_up_to: date | None = None
    followed_up_on: date | None = None
    meets_demands: Fulfilled | None = None
    worked_by: Fulfilled | None = None
    reported_in: tuple[FollowUpChannel, ...] = ()
    closed_on: date | None = None

    @property
    def to_be_assessed(self) -> tuple[UUID, ...]:
        """The goals that nobody has looked at since the plan was followed up last."""
        since = self.followed_up_on
        done = {one.goal for one in self.assessed if since is None or one.assessed_on > since}
        return tuple(goal for goal in self.goals if goal not in done)


def evolve(state: Plan, event: happened.PlanEvent, stamp: Stamp) -> Plan:
    if isinstance(event, happened.Described):
        return described(state, event)
    if isinstance(event, happened.Decisive):
        return decisive(state, event, stamp)
    if isinstance(event, happened.FollowedUp):
        return followed(state, event, stamp)
    assert_never(event)


def described(state: Plan, event: happened.Described) -> Plan:
    """What it now says."""
    if isinstance(event, happened.PlanDrafted):
        state = Plan(status=Status.DRAFT, unit=event.unit, kind=event.kind, responsible=event.responsible)
    if isinstance(event, happened.PlanRevised):
        state = replace(state, revised_on=event.decision.day)
    return replace(
        state,
        title=event.title,
        first=event.first,
        last=event.last,
        rests_on=event.rests_on,
        goals=event.goals,
        criteria=event.criteria,
        risks=event.risks,
        areas=event.areas,
        assessed=tuple(one for one in state.assessed if one.goal in event.goals),
    )


def decisive(state: Plan, event: happened.Decisive, stamp: Stamp) -> Plan:
    match event:
        case happened.PlanSubmitted():
            return replace(state, status=Status.SUBMITTED, submitted_on=stamp.day)
        case happened.PlanDecided():
            status = Status.RUNNING if state.begun else Status.DECIDED
            decided = replace(state, status=status, decided_on=event.decision.day)
            return replace(decided, by_board=event.decision.body is Body.BOARD)
        case happened.PlanResponsibleReplaced():
            return replace(state, responsible=event.responsible)
        case happened.ShortcomingsAnalysed():
            return replace(state, shortcomings_analysed_on=stamp.day)
        case happened.StaffingCounted():
            counted = replace(state, posts=event.posts, lacking_professions=event.lacking_professions)
            return replace(counted, staffing_counted_on=event.day)
        case _:
            assert_never(event)


def followed(state: Plan, event: happened.FollowedUp, stamp: Stamp) -> Plan:
    match event:
        case happened.PlanActivityNoted():
            return noted(state, event)
        case happened.PlanGoalAssessed():
            others = tuple(one for one in state.assessed if one.goal != event.goal)
            assessed = Assessed(goal=event.goal, outcome=event.outcome, assessed_on=stamp.day)
            return replace(state, assessed=(*others, assessed))
        case happened.PlanFollowedUp():
            told_of = replace(state, followed_up_to=event.last, followed_up_on=stamp.day, reported_in=())
            told_of = replace(told_of, meets_demands=event.meets_demands, worked_by=event.worked_by)
            return replace(told_of, status=Status.FOLLOWED_UP) if event.ended else told_of
        case happened.PlanFollowUpReported():
            return replace(state, reported_in=tuple(dict.fromkeys((*state.reported_in, event.reported_in))))
        case happened.PlanClosed():
            return replace(state, status=Status.CLOSED, closed_on=stamp.day)
        case happened.PlanAnnulled():
            return replace(state, status=Status.ANNULLED)
        case _:
            assert_never(event)


def noted(state: Plan, event: happened.PlanActivityNoted) -> Plan:
    """The first activity that begins makes a decided plan one that is carried out."""
    others = tuple(one for one in state.open_activities if one != event.activity)
    left = others if event.progress in ENDED else (*others, event.activity)
    added = 1 if event.progress is Progress.PLANNED else 0
    begun = state.begun or event.progress in (Progress.UNDER_WAY, Progress.DONE)
    status = Status.RUNNING if begun and state.status is Status.DECIDED else state.status
    return replace(state, status=status, begun=begun, activities=state.activities + added, open_activities=left)
