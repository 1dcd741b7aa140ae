"""Nämndens egna planer – the board's for its years; in Nacka the materiality and risk analysis and the quality plan.

Uppsala's guideline has no plan of the board's own; the administration's operational plan is invented for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial

from boards.history.briefs import half_years
from boards.history.criteria import tables
from boards.history.plans.handling import (
    Planning,
    assess,
    close,
    decide,
    decide_by_board,
    draft,
    follow_up,
    report,
    some_aims,
    submit,
)
from boards.history.reports import MEETING_AFTER
from boards.history.step import Step
from boards.history.telling import Beginning
from boards.history.texts import plans as texts
from boards.history.worktime import office_moment, working_day_from
from boards.history.world import World
from domain.analyses.words import ReportKind
from domain.plans.commands import (
    AnalyseShortcomings,
    AnnulPlan,
    CorrectPlan,
    ReplacePlanResponsible,
    RevisePlan,
)
from domain.plans.words import Area, FollowUpChannel, Fulfilled, Kind, WhyAnnulled
from domain.terms import Body, Role
from domain.words import Decision

FOLLOWED_UP = date(2026, 1, 27)
A_YEAR = date(2025, 1, 1), date(2025, 12, 31)
NEXT_YEAR = date(2026, 1, 1), date(2026, 12, 31)
JOINT = f"{ReportKind.JOINT.value}-{A_YEAR[0].year}"
SEVERAL = ("enkoping",)
"""Boards whose guideline has a plan for several years (E74)."""


def beginnings(world: World) -> Iterator[Beginning]:
    yield told(world, "board", date(2025, 1, 23), boards_plan)
    yield told(world, "twice", date(2025, 1, 24), drawn_up_twice)
    if world.board == "nacka":
        yield told(world, "quality", date(2025, 11, 12), quality_plan)
        yield told(world, "materiality", date(2026, 1, 26), materiality)
    if world.board == "uppsala":
        yield told(world, "operations", date(2025, 11, 18), operations)


def told(world: World, name: str, day: date, story: Callable[[World, datetime], Iterator[Step]]) -> Beginning:
    start = office_moment(working_day_from(day), world.chance("plans", name))
    return Beginning(start, partial(story, world, start))


def boards_plan(world: World, start: datetime) -> Iterator[Step]:
    """Decided in February, followed up goal by goal a year later, and told of in the annual accounts (E76)."""
    case = world.case("plans", "board", start)
    last = date(2027, 12, 31) if world.board in SEVERAL else A_YEAR[1]
    title = f"Nämndplan {A_YEAR[0].year}–{last.year}" if world.board in SEVERAL else f"Nämndplan {last.year}"
    owner = case.post(Role.DIRECTOR)
    plan = Planning(case, Kind.BOARD, f"{title} (påhittad)", owner, (A_YEAR[0], last), some_aims(world, 3))
    yield from draft(plan)
    yield from submit(plan)
    yield from decide_by_board(plan, date(2025, 2, 5))
    case.until(FOLLOWED_UP)
    yield from assess(plan)
    yield from follow_up(plan, A_YEAR[1])
    yield from report(plan, FollowUpChannel.ANNUAL_ACCOUNTS)
    if last == A_YEAR[1]:
        yield from close(plan)


def drawn_up_twice(world: World, start: datetime) -> Iterator[Step]:
    case = world.case("plans", "twice", start)
    owner = case.post(Role.DIRECTOR)
    yield from draft(Planning(case, Kind.BOARD, "Nämndplan (påhittad)", owner, A_YEAR, some_aims(world, 1)))
    yield case.wait(1, 2).step(case.post(Role.QUALITY_DEVELOPER), AnnulPlan(reason=WhyAnnulled.DUPLICATE))


def quality_plan(world: World, start: datetime) -> Iterator[Step]:
    """Every routine is to be looked through anew from its decision (N82); followed up in August (N88)."""
    case = world.case("plans", "quality", start)
    owner = case.post(Role.QUALITY_DEVELOPER)
    plan = Planning(case, Kind.QUALITY, "Kvalitetsplan 2026 (påhittad)", owner, NEXT_YEAR, some_aims(world, 4))
    yield from draft(plan)
    yield from submit(plan)
    yield from decide_by_board(plan, date(2025, 12, 16))
    other = case.until(date(2026, 2, 3)).post(Role.QUALITY_DEVELOPER, 1)
    yield case.step(owner, ReplacePlanResponsible(responsible=other.person, reason=texts.TAKEN_OVER))
    day = date(2026, 4, 14)
    revised = RevisePlan(
        title=plan.title,
        first=NEXT_YEAR[0],
        last=NEXT_YEAR[1],
        goals=tuple(map(plan.goal, plan.aims)),
        reason=plan.say(texts.REVISED),
        decision=Decision(body=Body.BOARD, day=day, paragraph="§ 52"),
    )
    yield case.until(day).step(case.post(Role.BOARD_SECRETARY), revised)
    case.until(date(2026, 8, 18))
    yield from assess(plan)
    yield from follow_up(plan, date(2026, 6, 30), meets_demands=Fulfilled.YES, worked_by=Fulfilled.PARTLY)


def materiality(world: World, start: datetime) -> Iterator[Step]:
    """With what went wrong the year before analysed together (N102), and a strategy for each material area (N84)."""
    halves = [one for one in half_years(world) if one.start.year == A_YEAR[0].year]
    if len(halves) < 2:
        return
    case = world.case("plans", "materiality", start)
    owner = case.post(Role.DIRECTOR)
    title = "Väsentlighets- och riskanalys 2026 (påhittad)"
    plan = Planning(case, Kind.MATERIALITY, title, owner, NEXT_YEAR, some_aims(world, 4))
    plan.said["areas"] = tuple(Area(material_area=area) for area, _ in texts.STRATEGIES)
    yield from draft(plan)
    analysed = AnalyseShortcomings(
        first=A_YEAR[0],
        last=A_YEAR[1],
        analyses=tuple(world.id("analyses", name) for name in (*(one.label for one in halves), JOINT)),
        conclusions=plan.say(texts.SHORTCOMINGS),
    )
    yield case.wait(3, 6).step(case.post(Role.QUALITY_DEVELOPER), analysed)
    corrected = CorrectPlan(
        title=title,
        first=NEXT_YEAR[0],
        last=NEXT_YEAR[1],
        goals=tuple(map(plan.goal, plan.aims)),
        criteria=tuple(world.id("criteria", one.id) for one in tables.of(world.data.criteria)[:5]),
        areas=tuple(Area(material_area=area, strategy=strategy) for area, strategy in texts.STRATEGIES),
    )
    yield case.wait(1, 4).step(owner, corrected)
    yield from submit(plan, world.id("meetings", f"board-{halves[1].label}"))
    yield from decide_by_board(plan, working_day_from(halves[1].end + MEETING_AFTER))


def operations(world: World, start: datetime) -> Iterator[Step]:
    """Of the whole administration, decided by the management group, on what the board has decided (U20)."""
    case = world.case("plans", "operations", start)
    owner = case.post(Role.DIRECTOR)
    plan = Planning(case, Kind.OPERATIONS, "Verksamhetsplan 2026 (påhittad)", owner, NEXT_YEAR, some_aims(world, 2))
    plan.said["rests_on"] = (world.id("plans", "board"),)
    yield from draft(plan)
    yield from decide(plan)
