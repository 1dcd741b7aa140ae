"""Ett år av egenkontroll: the plan, a control each tertial, one that comes to nothing, and what is compiled of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from boards.history.self_controls import handling
from boards.history.self_controls.handling import Control, controls, questions
from boards.history.step import Step
from boards.history.telling import Beginning
from boards.history.texts import self_controls as words
from boards.history.worktime import office_moment, working_day_from
from boards.history.world import Case, World
from domain.calendar import Period
from domain.self_control_compilations import (
    AnnulSelfControlCompilation,
    CompileSelfControls,
    Part,
    ReportSelfControlCompilation,
    compilation_id,
    period_of,
)
from domain.self_control_plans.commands import (
    AnnulSelfControlPlan,
    ChangeSelfControlPlan,
    CloseSelfControlPlan,
    DecideSelfControlPlan,
)
from domain.self_control_plans.words import EACH_TERTIAL, WhyAnnulled, plan_id
from domain.self_controls import words as control_words
from domain.self_controls.commands import AnnulSelfControl, CancelSelfControl, CorrectSelfControl
from domain.self_controls.words import Audience, WhyCancelled
from domain.terms import Role
from domain.words import Decision

YEARS = (2025, 2026)
TERTIALS = (Part.FIRST, Part.SECOND, Part.THIRD)


@dataclass(frozen=True, slots=True)
class Season:
    """A department's self-control during a tertial; `unit` is a place in the department."""

    unit: str
    year: int
    part: Part

    @property
    def name(self) -> str:
        return f"{self.unit}-{self.year}-{self.part}"

    @property
    def period(self) -> Period:
        return period_of(self.year, self.part)


def beginnings(world: World) -> Iterator[Beginning]:
    """One department that does all of it, so far as the history goes; a plan by mistake in the second year."""
    unit = world.places[0]
    for year in YEARS:
        yield from begins(world, date(year, 1, 20), partial(planned, world, unit, year), f"plan-{year}")
        for part in TERTIALS:
            season = Season(unit, year, part)
            begun = season.period.start + timedelta(days=60)
            yield from begins(world, begun, partial(tertial, world, season), season.name)
            after = season.period.end + timedelta(days=8)
            yield from begins(world, after, partial(compiled, world, season), f"{season.name}-compiled")
        closing = date(year + 1, 1, 15)
        yield from begins(world, closing, partial(closed, world, unit, year), f"plan-{year}-closed")
    yield from begins(world, date(2025, 10, 6), partial(by_mistake, world, unit), "by-mistake")


def begins(world: World, day: date, tell: partial[Iterator[Step]], name: str) -> Iterator[Beginning]:
    """A story that begins on a day, given its case when the history reaches as far."""
    if world.first + timedelta(days=6) < day < world.last - timedelta(days=1):
        start = office_moment(working_day_from(day), world.chance("starts", "self_controls", name))
        yield Beginning(start, partial(tell, start))


# ── The plan ─────────────────────────────────────────────────────────────────


def planned(world: World, unit: str, year: int, start: datetime) -> Iterator[Step]:
    """The head of the department decides the plan, and takes up one more control in the spring."""
    by = world.cast.head(unit, start.date())
    case = world.case("self_control_plans", f"{unit}-{year}", start, plan_id(by.unit, year))
    by = case.head(unit)
    decision = Decision(person=by.person, day=case.day)
    whole = controls(world)
    yield case.step(by, DecideSelfControlPlan(unit=by.unit, year=year, controls=whole[:3], decision=decision))
    case.wait(5, 15)
    by = case.head(unit)
    decision = Decision(person=by.person, day=case.day)
    change = ChangeSelfControlPlan(reason="En kontroll av bemötandet kommer till.", controls=whole, decision=decision)
    yield case.step(by, change)


def closed(world: World, unit: str, year: int, start: datetime) -> Iterator[Step]:
    by = world.cast.head(unit, start.date())
    case = world.case("self_control_plans", f"{unit}-{year}-closed", start, plan_id(by.unit, year))
    by = case.head(unit)
    yield case.step(by, CloseSelfControlPlan(summary="Planen genomfördes, utom en kontroll som ställdes in."))
    own = world.case("self_control_compilations", f"{unit}-{year}-accounts", case.now)
    season = Season(unit, year, Part.ACCOUNTS)
    yield from compile_it(world, season, own)


# ── A tertial ────────────────────────────────────────────────────────────────


def control_of(world: World, season: Season, number: int, now: datetime) -> Control:
    """The self-control that is one of the plan's controls in a tertial."""
    head = world.cast.head(season.unit, now.date())
    case = world.case("self_controls", f"{season.name}-{number}", now)
    cadence = EACH_TERTIAL if number == 1 else "self_control.accounts"
    asked = questions(world, cadence) if number in (1, 3) else ()
    return Control(case, season.unit, plan_id(head.unit, season.year), number, asked)


def before(season: Season) -> Season | None:
    """The tertial before, None for the first that is told."""
    if season.part is Part.FIRST:
        return Season(season.unit, season.year - 1, Part.THIRD) if season.year > YEARS[0] else None
    return Season(season.unit, season.year, TERTIALS[TERTIALS.index(season.part) - 1])


def tertial(world: World, season: Season, start: datetime) -> Iterator[Step]:
    """The control of each tertial; in the autumn the one that is made once a year as well."""
    control = control_of(world, season, 1, start)
    earlier = before(season)
    if earlier is not None:
        control.previous = world.id("self_controls", f"{earlier.name}-1")
    found = season.part is not Part.SECOND
    yield from handling.plan(control, f"{control.check.what}, {season.part.label} {season.year}")
    control.case.wait(2, 6)
    yield from handling.start(control)
    yield from handling.observe(control, 2)
    yield from handling.answer(control)
    if found:
        yield from handling.report_deviation(control)
    yield from handling.complete(control)
    yield from handling.analyse(control, deviation=found)
    if season.part is Part.FIRST:
        yield from handling.propose_action(control)
    yield from handling.tell(control, reported=found)
    if season.part is Part.THIRD:
        yield from yearly(world, season, control.case.now)


def yearly(world: World, season: Season, now: datetime) -> Iterator[Step]:
    """What answers the questions of the accounts; the survey is called off for lack of time."""
    control = control_of(world, season, 3, now)
    control.case.wait(1, 3)
    by_then = season.period.end - timedelta(days=10)
    yield from handling.plan(control, f"{control.check.what} {season.year}", by_then)
    control.case.soon()
    yield from handling.start(control)
    yield from handling.observe(control)
    yield from handling.answer(control)
    yield from handling.complete(control)
    yield from handling.analyse(control, deviation=False)
    yield from handling.tell(control)
    survey = control_of(world, season, 4, control.case.now)
    survey.case.soon()
    yield from handling.plan(survey, f"{survey.check.what} {season.year}")
    survey.case.wait(1, 2)
    off = CancelSelfControl(reason=WhyCancelled.LACK_OF_TIME, explanation="Enkäten flyttas till nästa år.")
    yield survey.case.step(survey.head(), off)


# ── What is compiled ─────────────────────────────────────────────────────────


def compiled(world: World, season: Season, start: datetime) -> Iterator[Step]:
    case = world.case("self_control_compilations", season.name, start)
    yield from compile_it(world, season, case)


def compile_it(world: World, season: Season, case: Case) -> Iterator[Step]:
    """The head compiles; the board and the operations are told. One was compiled with the wrong text at first."""
    by = case.head(season.unit)
    case.record = compilation_id(season.year, season.part, by.unit)
    names = [f"{season.name}-1"]
    if season.part is Part.ACCOUNTS:
        names = [f"{season.unit}-{season.year}-{Part.THIRD}-3"]
    command = CompileSelfControls(
        year=season.year,
        part=season.part,
        unit=by.unit,
        self_controls=tuple(world.id("self_controls", name) for name in names),
        plans=(plan_id(by.unit, season.year),),
        conclusions=words.WHOLE[0],
    )
    yield case.step(by, command)
    if season.part is Part.SECOND and season.year == YEARS[0]:
        case.soon()
        by = case.head(season.unit)
        decision = Decision(person=by.person, day=case.day)
        yield case.step(by, AnnulSelfControlCompilation(reason=WhyAnnulled.WRONG_CONTENT, decision=decision))
        case.soon()
        yield case.step(case.head(season.unit), command)
    case.wait(1, 5)
    by = case.head(season.unit)
    yield case.step(by, ReportSelfControlCompilation(audience=Audience.OPERATIONS, day=case.day))
    case.wait(3, 10)
    paragraph = f"§ {case.chance.between(20, 120)}"
    told = ReportSelfControlCompilation(audience=Audience.BOARD, day=case.day, paragraph=paragraph)
    yield case.step(case.post(Role.BOARD_SECRETARY), told)


# ── What was entered wrong ───────────────────────────────────────────────────


def by_mistake(world: World, unit: str, start: datetime) -> Iterator[Step]:
    """A plan for another year than was meant, and a self-control planned twice: put right, then struck out."""
    by = world.cast.head(unit, start.date())
    case = world.case("self_control_plans", "by-mistake", start, plan_id(by.unit, 2027))
    by = case.head(unit)
    decision = Decision(person=by.person, day=case.day)
    yield case.step(by, DecideSelfControlPlan(unit=by.unit, year=2027, controls=controls(world), decision=decision))
    case.soon()
    by = case.head(unit)
    decision = Decision(person=by.person, day=case.day)
    yield case.step(by, AnnulSelfControlPlan(reason=WhyAnnulled.WRONG_UNIT, decision=decision))
    control = control_of(world, Season(unit, 2025, Part.THIRD), 2, case.now)
    control.case.soon()
    yield from handling.plan(control, "Samverkan hösten 2025")
    control.case.soon()
    by = control.head()
    corrected = CorrectSelfControl(
        reason="Fel rubrik.",
        title="Intern samverkan hösten 2025",
        unit=by.unit,
        method=control.check.method,
        plan=control.plan,
        control=control.number,
        self_control_questions=(),
        responsible=by.person,
        perform_by=date(2025, 12, 31),
    )
    yield control.case.step(by, corrected)
    control.case.soon()
    by = control.head()
    decision = Decision(person=by.person, day=control.case.day)
    yield control.case.step(by, AnnulSelfControl(reason=control_words.WhyAnnulled.DUPLICATE, decision=decision))
