"""En plan upprättas, beslutas och följs upp – the pieces that the stories of plans are put together from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from boards.history.criteria import tables
from boards.history.plans import goals
from boards.history.step import Actor, Step
from boards.history.texts import plans as texts
from boards.history.texts import told
from boards.history.world import Case, World
from domain.calendar import Period
from domain.measurements.words import measurement_id
from domain.plans.commands import (
    AssessGoal,
    ClosePlan,
    DecidePlan,
    DecidePlanByBoard,
    DraftPlan,
    FollowUpPlan,
    ReportFollowUp,
    SubmitPlan,
)
from domain.plans.words import FollowUpChannel, Fulfilled, GoalOutcome, Kind
from domain.terms import Body, Role
from domain.words import Decision

OUTCOMES = (GoalOutcome.PARTLY, GoalOutcome.REACHED, GoalOutcome.TOO_EARLY, GoalOutcome.NOT_REACHED)


@dataclass
class Planning:
    """A plan while it is told. `aims`: the names of the goals it rests on."""

    case: Case
    kind: Kind
    title: str
    owner: Actor
    years: tuple[date, date]
    aims: tuple[str, ...] = ()
    unit: str | None = None
    said: dict[str, Any] = field(default_factory=dict)

    @property
    def world(self) -> World:
        return self.case.world

    @property
    def unit_id(self) -> UUID | None:
        return self.world.cast.unit(self.unit) if self.unit else None

    def goal(self, name: str) -> UUID:
        return self.world.id("goals", name)

    def say(self, *parts: tuple[str, ...]) -> str:
        return told(self.case.chance, *parts)


def some_aims(world: World, number: int) -> tuple[str, ...]:
    """The first goals of the board that are followed up by a criterion, then those that are not."""
    names = [name for branch in goals.branches(world) for name, _ in branch.strategic]
    return tuple(sorted(names, key=lambda name: (name not in goals.measured(world), name))[:number])


def draft(plan: Planning) -> Iterator[Step]:
    first, last = plan.years
    command = DraftPlan(
        kind=plan.kind,
        title=plan.title,
        unit=plan.unit_id,
        first=first,
        last=last,
        responsible=plan.owner.person,
        goals=tuple(map(plan.goal, plan.aims)),
        **plan.said,
    )
    by = plan.owner if plan.unit else plan.case.post(Role.QUALITY_DEVELOPER)
    yield plan.case.step(by, command)


def submit(plan: Planning, at_meeting: UUID | None = None) -> Iterator[Step]:
    yield plan.case.wait(2, 6).step(plan.case.post(Role.DIRECTOR), SubmitPlan(at_meeting=at_meeting))


def decide_by_board(plan: Planning, day: date) -> Iterator[Step]:
    case = plan.case.until(day)
    decision = Decision(body=Body.BOARD, day=day, paragraph=f"§ {case.chance.between(10, 160)}")
    yield case.step(case.post(Role.BOARD_SECRETARY), DecidePlanByBoard(decision=decision))


def decide(plan: Planning, by: Actor | None = None) -> Iterator[Step]:
    """By the one who answers for it, or the management group."""
    case = plan.case.wait(2, 6)
    if by is None:
        decision = Decision(body=Body.MANAGEMENT_GROUP, day=case.day)
        yield case.step(case.post(Role.DIRECTOR), DecidePlan(decision=decision))
        return
    yield case.step(by, DecidePlan(decision=Decision(person=by.person, day=case.day)))


# ── What came of it ──────────────────────────────────────────────────────────


def values(world: World, goal: str) -> tuple[UUID, ...]:
    """What the second half of 2025 showed, of the goal that is asked about each half-year."""
    first = tables.of(world.data.criteria)[0]
    if goals.measured(world).get(goal) != first.id:
        return ()
    criterion, period = world.id("criteria", first.id), Period.half_year(2025, 2)
    return (measurement_id(criterion, first.measures[0].id, None, period.start, period.end, None),)


def assess(plan: Planning) -> Iterator[Step]:
    """Goal by goal; a goal that is measured says by which value it is known."""
    case = plan.case
    for name, outcome in zip(plan.aims, OUTCOMES, strict=False):
        command = AssessGoal(
            goal=plan.goal(name),
            outcome=outcome,
            measurements=values(plan.world, name),
            how_known=plan.say(texts.HOW_KNOWN),
        )
        yield case.soon().step(case.post(Role.QUALITY_DEVELOPER), command)


def follow_up(plan: Planning, last: date, **system: Fulfilled) -> Iterator[Step]:
    case = plan.case.wait(1, 4)
    command = FollowUpPlan(last=last, summary=plan.say(texts.SUMMARY), **system)
    yield case.step(case.post(Role.QUALITY_DEVELOPER), command)


def report(plan: Planning, channel: FollowUpChannel) -> Iterator[Step]:
    case = plan.case.wait(3, 8)
    paragraph = f"§ {case.chance.between(10, 60)}" if channel is not FollowUpChannel.OPERATIONS else None
    command = ReportFollowUp(reported_in=channel, day=case.day, paragraph=paragraph)
    yield case.step(case.post(Role.BOARD_SECRETARY), command)


def close(plan: Planning) -> Iterator[Step]:
    yield plan.case.wait(1, 3).step(plan.case.post(Role.QUALITY_DEVELOPER), ClosePlan())
