"""En undersökning planeras, besvaras, analyseras och leder till något – the pieces of the stories of surveys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from boards.history.step import Actor, Step
from boards.history.texts import surveys as words
from boards.history.texts import told
from boards.history.texts.surveys import Design
from boards.history.world import Case, World
from domain.criteria.words import Measured
from domain.measurements.words import Channel, Trend
from domain.survey_results.commands import EnterSurveyResult
from domain.survey_results.words import Value, survey_result_id
from domain.surveys.commands import (
    AnalyseSurvey,
    CloseSurvey,
    CompileSurvey,
    DecideSurveyProgramme,
    ForgoSurveyActions,
    OpenSurvey,
    PlanSurvey,
    ProposeSurveyAction,
    PublishSurvey,
)
from domain.surveys.words import OF_THOSE_IT_IS_FOR, Aspect, Finding, Question
from domain.terms import Body, Role
from domain.words import Decision


@dataclass
class Asking:
    """A survey while it is told. `units`: those that get a result of their own; `before`: the survey of last year."""

    case: Case
    design: Design
    first: date
    last: date
    units: tuple[str, ...] = ()
    before: UUID | None = None
    self_control: UUID | None = None
    questions: tuple[Question, ...] = ()
    answers: int = 0
    sent: int = field(init=False)

    def __post_init__(self) -> None:
        self.questions = self.questions or self.design.questions
        self.sent = self.design.population * 9 // 10

    @property
    def world(self) -> World:
        return self.case.world

    def say(self, *parts: tuple[str, ...]) -> str:
        return told(self.case.chance, *parts)

    def developer(self, which: int = 0) -> Actor:
        return self.case.post(Role.QUALITY_DEVELOPER, which)


def plan(asking: Asking, **more: Any) -> Iterator[Step]:
    case, design = asking.case, asking.design
    by = asking.developer()
    said: dict[str, Any] = {
        "title": f"{design.title} {asking.last.year}",
        "survey_kind": design.kind,
        "arranged": design.arranged,
        "arranger": design.arranger,
        "first": asking.first,
        "last": asking.last,
        "questions": asking.questions,
        "responsible": by.person,
        "previous": asking.before,
        "self_control": asking.self_control,
    }
    yield case.step(by, PlanSurvey(**said | more))


def ask(asking: Asking) -> Iterator[Step]:
    """Opened on its first day, closed after its last; between a third and two thirds have answered."""
    case = asking.case.until(asking.first)
    command = OpenSurvey(day=case.day, population=asking.design.population, sent=asking.sent)
    yield case.step(asking.developer(), command)
    yield from close(asking)


def close(asking: Asking) -> Iterator[Step]:
    case = asking.case.until(asking.last + timedelta(days=1))
    asking.answers = asking.sent * case.chance.between(38, 66) // 100
    command = CloseSurvey(day=case.day, population=asking.design.population, sent=asking.sent, answers=asking.answers)
    yield case.step(asking.developer(), command)


def enter(asking: Asking) -> Iterator[Step]:
    """The whole, and the units: each with a fifth of the answers, so that nobody can be worked out from the rest."""
    asking.case.wait(2, 6)
    yield enter_result(asking, None, asking.answers)
    for slug in asking.units:
        asking.case.soon()
        yield enter_result(asking, slug, asking.answers // 5)


def enter_result(asking: Asking, slug: str | None, answers: int, turn: str = "") -> Step:
    """A result beside that of last year."""
    own, unit = result_case(asking, slug, turn), unit_of(asking, slug)
    command = EnterSurveyResult(
        survey=asking.case.record,
        unit=unit,
        answers=answers,
        values=values(asking, own),
        previous=survey_result_id(asking.before, unit) if asking.before else None,
    )
    return own.step(asking.developer(), command)


def unit_of(asking: Asking, slug: str | None) -> UUID | None:
    return asking.world.cast.unit(slug) if slug else None


def result_case(asking: Asking, slug: str | None, turn: str = "") -> Case:
    """The result of the whole or a unit; `turn` tells one thing that happens to it from another."""
    record = survey_result_id(asking.case.record, unit_of(asking, slug))
    return asking.world.case("survey_results", f"{asking.case.name}-{slug or 'hela'}{turn}", asking.case.now, record)


def values(asking: Asking, own: Case) -> tuple[Value, ...]:
    """Invented, and different each time they are drawn."""
    return tuple(Value(question=one.id, value=value(one, own)) for one in asking.questions)


def value(question: Question, own: Case) -> str:
    tenths = own.chance.between(33, 46) if question.measured is Measured.GRADE else own.chance.between(520, 930)
    return f"{tenths // 10}.{tenths % 10}"


def compile_it(asking: Asking) -> Iterator[Step]:
    case = asking.case.wait(1, 5)
    command = CompileSurvey(summary=asking.say(words.SUMMARY), free_answers=asking.say(words.FREE_ANSWERS))
    yield case.step(asking.developer(), command)


def analyse(asking: Asking) -> Iterator[Step]:
    """Whether it is understandable and makes a difference is said of those whom the work is for."""
    case = asking.case.wait(2, 8)
    about = {one.aspect for one in asking.questions}
    found = case.chance.pick((Finding.YES, Finding.PARTLY))
    for_them = asking.design.kind in OF_THOSE_IT_IS_FOR
    command = AnalyseSurvey(
        conclusions=asking.say(words.CONCLUSIONS),
        trend=case.chance.pick(tuple(Trend)) if asking.before else Trend.UNKNOWN,
        understandable=(found if Aspect.UNDERSTANDABLE in about else Finding.NOT_ASKED) if for_them else None,
        difference=(found if Aspect.DIFFERENCE in about else Finding.NOT_ASKED) if for_them else None,
    )
    yield case.step(asking.developer(), command)


def act_on(asking: Asking, slug: str) -> Iterator[Step]:
    """An action in the unit where it shows most."""
    case = asking.case.wait(1, 6)
    command = ProposeSurveyAction(
        title=asking.design.action, unit=asking.world.cast.unit(slug), ready_by=case.day + timedelta(days=120)
    )
    yield case.step(asking.developer(), command)


def decide_programme(asking: Asking) -> Iterator[Step]:
    case = asking.case.wait(5, 15)
    decision = Decision(body=Body.MANAGEMENT_GROUP, day=case.day)
    command = DecideSurveyProgramme(title=f"Åtgärdsprogram efter {asking.design.title.lower()}", decision=decision)
    yield case.step(case.post(Role.BOARD_SECRETARY), command)


def forgo(asking: Asking) -> Iterator[Step]:
    case = asking.case.wait(2, 6)
    yield case.step(asking.developer(), ForgoSurveyActions(without_action=asking.say(words.NOTHING)))


def tell(asking: Asking) -> Iterator[Step]:
    """The board first, then the units at their meetings."""
    for channel in (Channel.BOARD, Channel.UNITS):
        case = asking.case.wait(3, 10)
        yield case.step(asking.developer(), PublishSurvey(channel=channel, day=case.day))
