"""Aktiviteterna under året – told of now and then, done or not done, taken up again, made an action, struck out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from boards.history.actions.handling import Undertaking, carry_out, decide
from boards.history.step import Actor, Step
from boards.history.telling import Beginning
from boards.history.texts import plans as texts
from boards.history.texts import told
from boards.history.texts.actions import Remedy
from boards.history.texts.plans import Task
from boards.history.worktime import office_moment, working_day_from
from boards.history.world import Case, World
from domain.plan_activities.commands import (
    AddPlanActivity,
    AnnulPlanActivity,
    ChangePlanActivity,
    CompletePlanActivity,
    GiveUpPlanActivity,
    MakeActionOfActivity,
    ReportPlanActivity,
    ResumePlanActivity,
)
from domain.plan_activities.words import WhyAnnulled, WhyNotDone, activity_action

STAFF = 24


@dataclass
class Doing:
    """An activity while it is told: of which plan, added by whom, done by whom, in which unit and year."""

    case: Case
    plan: str
    task: Task
    by: Actor
    who: Actor
    year: int
    unit: str | None = None

    def say(self, *parts: tuple[str, ...]) -> str:
        return told(self.case.chance, *parts)

    def until(self, month: int, day: int) -> Case:
        return self.case.until(date(self.year, month, day))


def beginning(
    world: World, plan: str, task: Task, day: date, life: str, by: Actor, who: Actor, unit: str | None = None
) -> Beginning:
    """An activity added on a day to the plan with this name."""
    name = f"{plan}-{task.title}"
    start = office_moment(working_day_from(day), world.chance("plan_activities", name))
    case = world.case("plan_activities", name, start)
    return Beginning(start, partial(STORIES[life], Doing(case, plan, task, by, who, day.year, unit)))


# ── The pieces ───────────────────────────────────────────────────────────────


def add(doing: Doing) -> Iterator[Step]:
    world = doing.case.world
    command = AddPlanActivity(
        plan=world.id("plans", doing.plan),
        title=doing.task.title,
        unit=world.cast.unit(doing.unit) if doing.unit else None,
        responsible=doing.who.person,
        ready_by=date(doing.year, 11, 28),
        aim=doing.task.aim,
    )
    yield doing.case.step(doing.by, command)


def report(doing: Doing, month: int, day: int, reached: int | None = None) -> Iterator[Step]:
    whole = STAFF if reached is not None else None
    command = ReportPlanActivity(note=doing.say(texts.PROGRESS), reached=reached, whole=whole)
    yield doing.until(month, day).step(doing.who, command)


def complete(doing: Doing, month: int, day: int, reached: int | None = None) -> Iterator[Step]:
    case = doing.until(month, day)
    whole = STAFF if reached is not None else None
    done = CompletePlanActivity(day=case.day, how_it_went=doing.say(texts.DONE), reached=reached, whole=whole)
    yield case.step(doing.who, done)


# ── The lives ────────────────────────────────────────────────────────────────


def carried_out(doing: Doing) -> Iterator[Step]:
    yield from add(doing)
    yield from report(doing, 4, 22)
    yield from report(doing, 9, 16)
    yield from complete(doing, 11, 25)


def counted(doing: Doing) -> Iterator[Step]:
    """Told of in numbers: so many of the staff have had their talk."""
    yield from add(doing)
    yield from report(doing, 5, 6, 7)
    yield from report(doing, 9, 30, 18)
    yield from complete(doing, 11, 24, 23)


def not_done(doing: Doing) -> Iterator[Step]:
    """Given up, taken up again when there is staff, and given up for good."""
    yield from add(doing)
    case = doing.until(5, 20)
    give_up = GiveUpPlanActivity(reason=WhyNotDone.NO_STAFF, explanation=doing.say(texts.NOT_DONE))
    yield case.step(doing.who, give_up)
    again = ResumePlanActivity(ready_by=date(doing.year, 12, 12), reason=doing.say(texts.AGAIN))
    yield doing.until(9, 2).step(doing.by, again)
    yield doing.until(12, 9).step(doing.who, replace(give_up, reason=WhyNotDone.NO_TIME))


def becomes_action(doing: Doing) -> Iterator[Step]:
    """It turns out to be an improvement that several have to decide about: it goes on as an action."""
    yield from add(doing)
    yield from report(doing, 4, 8)
    case = doing.case.wait(2, 6)
    yield case.step(doing.by, MakeActionOfActivity())
    action = case.world.case("actions", f"ur-plan-{case.name}", case.soon().now, activity_action(case.record))
    remedy = Remedy(title=doing.task.title, description=(doing.task.aim,), aim=(doing.task.aim,), done=texts.DONE)
    work = Undertaking(action, remedy, doing.unit or case.world.cast.staffed[0])
    yield from decide(work)
    yield from carry_out(work)
    doing.case.now = action.now
    yield from complete(doing, 9, 9)


def postponed(doing: Doing) -> Iterator[Step]:
    yield from add(doing)
    title, ready = f"{doing.task.title} (hösten)", date(doing.year, 12, 19)
    changed = ChangePlanActivity(
        title=title, responsible=doing.who.person, ready_by=ready, reason=doing.say(texts.OTHER_DAY)
    )
    yield doing.until(6, 3).step(doing.by, changed)
    yield from complete(doing, 12, 10)


def struck_out(doing: Doing) -> Iterator[Step]:
    yield from add(doing)
    yield doing.case.wait(1, 3).step(doing.by, AnnulPlanActivity(reason=WhyAnnulled.WRONG_PLAN))


STORIES: Mapping[str, Callable[[Doing], Iterator[Step]]] = {
    "carried_out": carried_out,
    "counted": counted,
    "not_done": not_done,
    "becomes_action": becomes_action,
    "postponed": postponed,
    "struck_out": struck_out,
}
