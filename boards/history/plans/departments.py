"""Avdelningarnas planer – drawn up from the board's, with activities that are told of during the year (E75)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from boards.history.plans import activities
from boards.history.plans.handling import Planning, assess, close, decide, draft, follow_up, report, some_aims
from boards.history.plans.own import A_YEAR, FOLLOWED_UP
from boards.history.step import Step
from boards.history.telling import Beginning
from boards.history.texts import plans as texts
from boards.history.worktime import office_moment, working_day_from
from boards.history.world import World
from domain.plans.words import FollowUpChannel, Kind

BEGUN, ADDED = date(2025, 2, 11), date(2025, 3, 4)
LIVES = (
    (texts.HANDOVER, "carried_out"),
    (texts.CHILDREN, "not_done"),
    (texts.WAITING, "postponed"),
    (texts.CALLS, "becomes_action"),
    (texts.CALLS, "struck_out"),
)


def beginnings(world: World) -> Iterator[Beginning]:
    """The first department's, and more of them where more happens; a year each."""
    for unit in world.cast.departments[: max(1, round(world.scale))]:
        name = f"department-{unit}"
        start = office_moment(working_day_from(BEGUN), world.chance("plans", name))
        yield Beginning(start, partial(department_plan, world, name, unit, start))
        head = world.cast.head(unit, ADDED)
        for task, life in LIVES:
            other = texts.Task(f"{task.title} (igen)", task.aim) if life == "struck_out" else task
            yield activities.beginning(world, name, other, ADDED, life, head, head, unit)


def department_plan(world: World, name: str, unit: str, start: datetime) -> Iterator[Step]:
    """Decided by the head; a year later followed up goal by goal, told to the operations, and closed."""
    case = world.case("plans", name, start)
    head = world.cast.head(unit, case.day)
    title = f"Avdelningsplan 2025, {world.units[unit].name}"
    plan = Planning(case, Kind.DEPARTMENT, title, head, A_YEAR, some_aims(world, 2), unit)
    plan.said["rests_on"] = (world.id("plans", "board"),)
    yield from draft(plan)
    yield from decide(plan, head)
    case.until(FOLLOWED_UP)
    yield from assess(plan)
    yield from follow_up(plan, A_YEAR[1])
    yield from report(plan, FollowUpChannel.OPERATIONS)
    yield from close(plan)
