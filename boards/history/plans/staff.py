"""Personalens planer – the manning that is needed beside the one there is, and the talks with everybody (N109, N110).

Every board has a plan for its staff; Nacka's guideline also names a plan for threats and violence.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from boards.history.plans import activities
from boards.history.plans.handling import Planning, close, decide, draft, follow_up
from boards.history.plans.own import A_YEAR, FOLLOWED_UP, NEXT_YEAR, told
from boards.history.step import Step
from boards.history.telling import Beginning
from boards.history.texts import plans as texts
from boards.history.world import Case, World
from domain.plans.commands import CountStaffing
from domain.plans.words import Kind, Post
from domain.terms import Role

BEGUN, ADDED = date(2025, 2, 18), date(2025, 3, 11)
THREATS = "Handlingsplan vid hot- och våldssituationer (påhittad)"


def beginnings(world: World) -> Iterator[Beginning]:
    yield told(world, "competence", BEGUN, competence_plan)
    developer = world.cast.post(Role.QUALITY_DEVELOPER, ADDED)
    for task, life in ((texts.TALKS, "counted"), (texts.MENTORS, "carried_out")):
        yield activities.beginning(world, "competence", task, ADDED, life, developer, developer)
    if world.board == "nacka":
        yield told(world, "threats", date(2026, 1, 20), threats)
        yield activities.beginning(
            world, "threats", texts.ALARM, date(2026, 2, 10), "carried_out", developer, developer
        )


def competence_plan(world: World, start: datetime) -> Iterator[Step]:
    """The manning is counted before the decision, and again when the year is over."""
    case = world.case("plans", "competence", start)
    owner = case.post(Role.DIRECTOR)
    plan = Planning(case, Kind.COMPETENCE, "Kompetensförsörjningsplan 2025 (påhittad)", owner, A_YEAR)
    yield from draft(plan)
    yield counted(case, plan.say(texts.STAFFING), ("24", "21.5"), ("6", "6"))
    yield from decide(plan, owner)
    case.until(FOLLOWED_UP)
    yield counted(case, plan.say(texts.STAFFED), ("24", "23"), ("6", "6"))
    yield from follow_up(plan, A_YEAR[1])
    yield from close(plan)


def counted(case: Case, conclusions: str, handlers: tuple[str, str], leaders: tuple[str, str]) -> Step:
    """Needed and existing, in full-time posts."""
    posts = tuple(
        Post(profession=profession, needed=needed, existing=existing)
        for profession, (needed, existing) in (("socialsekreterare", handlers), ("enhetschefer", leaders))
    )
    day = case.wait(1, 3).day
    command = CountStaffing(day=day, posts=posts, conclusions=conclusions)
    return case.step(case.post(Role.DIRECTOR), command)


def threats(world: World, start: datetime) -> Iterator[Step]:
    case = world.case("plans", "threats", start)
    plan = Planning(case, Kind.THREATS, THREATS, case.post(Role.DIRECTOR), NEXT_YEAR)
    yield from draft(plan)
    yield from decide(plan)
