"""Undersökningarnas livsöden – those made each year, one that is a self-control's method, and those that failed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from boards.history.step import Step
from boards.history.surveys import handling
from boards.history.surveys.handling import Asking
from boards.history.telling import Beginning
from boards.history.texts import surveys as words
from boards.history.texts.surveys import CLEAR, NATIONAL, PROVIDERS, STAFF, USERS, Design
from boards.history.worktime import office_moment, working_day_from
from boards.history.world import World
from domain.self_control_plans.words import Method
from domain.self_controls.commands import (
    AnalyseSelfControl,
    CloseSelfControl,
    CompleteSelfControl,
    PlanSelfControl,
    RecordObservation,
    StartSelfControl,
)
from domain.self_controls.words import Trend
from domain.survey_results.commands import AnnulSurveyResult, CorrectSurveyResult
from domain.survey_results.words import WhyAnnulled as WhyResultAnnulled
from domain.surveys.commands import (
    AnnulSurvey,
    CancelSurvey,
    CorrectSurvey,
    CorrectSurveyAnswers,
    MissSurvey,
    OpenSurvey,
    ReviseSurveyQuestions,
)
from domain.surveys.words import Arranged, WhyAnnulled, WhyCancelled, WhyMissed
from domain.words import Decision

TWO_WEEKS = timedelta(days=13)
ENTERED_FIRST = timedelta(days=35)

YEARLY: Mapping[str, tuple[tuple[Design, date], ...]] = {
    "enkoping": ((USERS, date(2025, 4, 7)), (STAFF, date(2025, 10, 6))),
    "uppsala": ((NATIONAL, date(2025, 4, 7)), (STAFF, date(2025, 10, 6)), (USERS, date(2025, 9, 8))),
    "nacka": ((USERS, date(2025, 4, 7)), (STAFF, date(2025, 10, 6)), (PROVIDERS, date(2025, 3, 10))),
}
"""The surveys of each board, and the first day of each in its first year."""


def beginnings(world: World) -> Iterator[Beginning]:
    for design, first in YEARLY[world.board]:
        yield begins(world, first - ENTERED_FIRST, partial(each_year, world, design, first), design.slug)
    stories: dict[str, tuple[date, Callable[[World, datetime], Iterator[Step]]]] = {
        "utebliven": (date(2025, 2, 12), missed),
        "avbruten": (date(2025, 5, 12), cancelled),
        "dubblett": (date(2025, 6, 2), struck_out),
    }
    if world.board == "enkoping":
        stories["egenkontroll"] = (date(2026, 2, 9), of_a_self_control)
    for name, (day, story) in stories.items():
        yield begins(world, day, partial(story, world), name)


def begins(world: World, day: date, story: Callable[[datetime], Iterator[Step]], name: str) -> Beginning:
    start = office_moment(working_day_from(day), world.chance("starts", "surveys", name))
    return Beginning(start, partial(story, start))


def places(world: World) -> tuple[str, ...]:
    """Three units with people in them."""
    return tuple(unit for unit in world.places if unit in world.cast.staffed)[:3]


# ── Each year ────────────────────────────────────────────────────────────────


def each_year(world: World, design: Design, first: date, start: datetime) -> Iterator[Step]:
    """Made, and made again a year later with the same questions, one of them in other words.

    The providers are so few that no unit has a result of its own.
    """
    before: UUID | None = None
    for year in (first.year, first.year + 1):
        day = first.replace(year=year)
        case = world.case("surveys", f"{design.slug}-{year}", start)
        case.until(day - ENTERED_FIRST)
        units = () if design is PROVIDERS else places(world)
        asking = Asking(case, design, day, day + TWO_WEEKS, units, before)
        if year == first.year:
            yield from first_time(asking)
        else:
            yield from next_time(asking)
        before, start = case.record, case.now


def first_time(asking: Asking) -> Iterator[Step]:
    yield from handling.plan(asking)
    yield from handling.ask(asking)
    yield from handling.enter(asking)
    if asking.design is USERS:
        yield from put_right(asking)
    yield from handling.compile_it(asking)
    yield from handling.analyse(asking)
    yield from handling.act_on(asking, places(asking.world)[0])
    if asking.design is STAFF:
        yield from handling.decide_programme(asking)
    yield from handling.tell(asking)


def next_time(asking: Asking) -> Iterator[Step]:
    yield from handling.plan(asking)
    if asking.design is USERS:
        yield from reword(asking)
    yield from handling.ask(asking)
    yield from handling.enter(asking)
    yield from handling.compile_it(asking)
    yield from handling.analyse(asking)
    if asking.design is STAFF:
        yield from handling.act_on(asking, places(asking.world)[1])
        yield from handling.decide_programme(asking)
    else:
        yield from handling.forgo(asking)
    yield from handling.tell(asking)


def reword(asking: Asking) -> Iterator[Step]:
    """A question is put otherwise before anybody is asked, and is not compared with last year's."""
    case = asking.case.wait(2, 6)
    asking.questions = tuple(words.REWORDED if one.id == "delaktig" else one for one in asking.questions)
    command = ReviseSurveyQuestions(
        questions=asking.questions, previous=asking.before, reason=asking.say(words.REVISED)
    )
    yield case.step(asking.developer(), command)


def put_right(asking: Asking) -> Iterator[Step]:
    """A column was read wrong, one unit's answers were another's, and two came by post."""
    case = asking.case.soon()
    whole = handling.result_case(asking, None, "-rattad")
    correct = CorrectSurveyResult(values=handling.values(asking, whole), reason=asking.say(words.CORRECTED))
    yield whole.step(asking.developer(), correct)
    case.soon()
    unit = handling.result_case(asking, asking.units[0], "-makulerad")
    yield unit.step(asking.developer(), AnnulSurveyResult(reason=WhyResultAnnulled.WRONG_CONTENT))
    case.soon()
    yield handling.enter_result(asking, asking.units[0], asking.answers // 5, "-igen")
    case.soon()
    answers = CorrectSurveyAnswers(
        reason=asking.say(words.LATE),
        population=asking.design.population,
        sent=asking.sent,
        answers=asking.answers + 2,
    )
    yield case.step(asking.developer(), answers)


# ── The method of a self-control ─────────────────────────────────────────────


def of_a_self_control(world: World, start: datetime) -> Iterator[Step]:
    """The head plans a self-control whose method is a survey, and concludes from what was answered."""
    unit = places(world)[0]
    control = world.case("self_controls", "undersokning-2026", start)
    by = control.head(unit)
    planned = PlanSelfControl(
        title="Är vi begripliga för dem vi är till för?",
        unit=by.unit,
        method=Method.SURVEY,
        responsible=by.person,
        perform_by=date(2026, 4, 30),
    )
    yield control.step(by, planned)
    case = world.case("surveys", "egenkontroll", control.soon().now)
    first = start.date() + timedelta(days=21)
    asking = Asking(case, CLEAR, first, first + TWO_WEEKS, self_control=control.record)
    yield from handling.plan(asking, unit=by.unit)
    yield from handling.ask(asking)
    yield from handling.enter(asking)
    yield from handling.compile_it(asking)
    yield from handling.analyse(asking)
    control.now = case.soon().now
    yield control.step(
        control.head(unit), StartSelfControl(items=("Informationen går att förstå",), extent="Alla svar")
    )
    control.soon()
    yield control.step(control.head(unit), RecordObservation(item=1, met=asking.answers - 9, not_applicable=9))
    control.soon()
    by = control.head(unit)
    yield control.step(by, CompleteSelfControl(day=control.day))
    control.soon()
    analysed = AnalyseSelfControl(conclusions=asking.say(words.CONCLUSIONS), trend=Trend.FIRST)
    yield control.step(control.head(unit), analysed)
    case.now = control.soon().now
    yield control.step(control.head(unit), CloseSelfControl(without_report="Redovisas med undersökningen."))
    yield from handling.act_on(asking, unit)
    yield from handling.tell(asking)


# ── What went wrong ──────────────────────────────────────────────────────────


def missed(world: World, start: datetime) -> Iterator[Step]:
    """A national survey in which the municipality was not asked to take part."""
    case = world.case("surveys", "utebliven", start)
    asking = Asking(case, NATIONAL, date(2025, 3, 3), date(2025, 3, 16))
    yield from handling.plan(asking, title="Nationell undersökning om hemlöshet 2025")
    case.until(date(2025, 3, 20))
    command = MissSurvey(reason=WhyMissed.NOT_INVITED, explanation=words.NOT_INVITED)
    yield case.step(asking.developer(), command)


def cancelled(world: World, start: datetime) -> Iterator[Step]:
    """A link that led elsewhere."""
    case = world.case("surveys", "avbruten", start)
    asking = Asking(case, USERS, date(2025, 5, 19), date(2025, 6, 1))
    yield from handling.plan(asking, title="Brukarundersökning, öppenvård 2025")
    case.until(asking.first)
    yield case.step(asking.developer(), OpenSurvey(day=case.day, population=60, sent=52))
    case.wait(1, 2)
    yield case.step(asking.developer(), CancelSurvey(reason=WhyCancelled.FAULTY, explanation=words.WRONG_LINK))


def struck_out(world: World, start: datetime) -> Iterator[Step]:
    """Planned twice: first its title is put right, then somebody sees that it was there already."""
    case = world.case("surveys", "dubblett", start)
    asking = Asking(case, STAFF, date(2025, 10, 6), date(2025, 10, 19))
    yield from handling.plan(asking, title="Medarbetarenkät 2024")
    case.soon()
    by = asking.developer()
    correct = CorrectSurvey(
        reason=asking.say(words.TITLE_WRONG),
        title="Medarbetarenkät 2025",
        arranged=Arranged.OWN,
        arranger=None,
        unit=None,
        responsible=by.person,
        previous=None,
        self_control=None,
    )
    yield case.step(by, correct)
    case.wait(1, 3)
    decision = Decision(person=by.person, day=case.day)
    yield case.step(by, AnnulSurvey(reason=WhyAnnulled.DUPLICATE, decision=decision))
