"""What the facts about a survey add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain.changes import replace
from domain.grammar import Stamp
from domain.links import CAME_FROM, LED_TO
from domain.measurements.words import Channel, Trend
from domain.surveys import events as happened
from domain.surveys.words import Arranged, Finding, Question, Status, SurveyKind, Told, WhyCancelled, WhyMissed


@dataclass(frozen=True, kw_only=True)
class Survey:
    """`told_of_whole`: how many answers the result for the whole rests on; `told_of_units`: the same for each unit
    that has a result of its own. The results are records of their own (domain/survey_results)."""

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    title: str = ""
    survey_kind: SurveyKind | None = None
    arranged: Arranged = Arranged.OWN
    arranger: str | None = None
    first: date | None = None
    last: date | None = None
    revision: int = 0
    questions: tuple[Question, ...] = ()
    responsible: UUID | None = None
    previous: UUID | None = None
    self_control: Annotated[UUID | None, CAME_FROM] = None
    opened_on: date | None = None
    closed_on: date | None = None
    population: int | None = None
    sent: int | None = None
    answers: int = 0
    response_rate: str | None = None
    told_of_whole: int | None = None
    told_of_units: tuple[Told, ...] = ()
    compiled_on: date | None = None
    analysed_on: date | None = None
    trend: Trend | None = None
    understandable: Finding | None = None
    difference: Finding | None = None
    actions: Annotated[tuple[UUID, ...], LED_TO] = ()
    programme_decided_on: date | None = None
    forgone_on: date | None = None
    published_on: date | None = None
    channels: tuple[Channel, ...] = ()
    missed: WhyMissed | None = None
    cancelled: WhyCancelled | None = None

    @property
    def results(self) -> int:
        """How many results stand in the book."""
        return len(self.told_of_units) + (self.told_of_whole is not None)

    def question(self, id: str) -> Question | None:
        return next((one for one in self.questions if one.id == id), None)


def evolve(state: Survey, event: happened.SurveyEvent, stamp: Stamp) -> Survey:
    match event:
        case happened.SurveyPlanned() | happened.SurveyQuestionsRevised() | happened.SurveyCorrected():
            return planned(state, event)
        case happened.SurveyOpened():
            opened = replace(state, status=Status.OPEN, opened_on=event.day)
            return replace(opened, population=event.population, sent=event.sent)
        case happened.SurveyClosed():
            return counted(replace(state, status=Status.CLOSED, closed_on=event.day), event)
        case happened.SurveyAnswersCorrected():
            return counted(state, event)
        case happened.SurveyResultCounted():
            return with_result(state, event.unit, event.answers)
        case happened.SurveyCompiled() | happened.SurveyAnalysed() | happened.SurveyPublished():
            return followed(state, event, stamp)
        case happened.SurveyActionProposed():
            return replace(state, actions=(*state.actions, event.action), forgone_on=None)
        case happened.SurveyProgrammeDecided():
            return replace(state, programme_decided_on=event.decision.day)
        case happened.SurveyActionsForgone():
            return replace(state, forgone_on=stamp.day)
        case happened.SurveyMissed():
            return replace(state, status=Status.MISSED, missed=event.reason)
        case happened.SurveyCancelled():
            return replace(state, status=Status.CANCELLED, cancelled=event.reason)
        case happened.SurveyAnnulled():
            return replace(state, status=Status.ANNULLED)
        case _:
            assert_never(event)


def planned(
    state: Survey, event: happened.SurveyPlanned | happened.SurveyQuestionsRevised | happened.SurveyCorrected
) -> Survey:
    if isinstance(event, happened.SurveyQuestionsRevised):
        return replace(state, revision=event.revision, questions=event.questions, previous=event.previous)
    said = replace(
        state,
        title=event.title,
        arranged=event.arranged,
        arranger=event.arranger,
        unit=event.unit,
        responsible=event.responsible,
        previous=event.previous,
        self_control=event.self_control,
    )
    if isinstance(event, happened.SurveyCorrected):
        return said
    asked = replace(said, status=Status.PLANNED, survey_kind=event.survey_kind, revision=1, questions=event.questions)
    return replace(asked, first=event.first, last=event.last)


def counted(state: Survey, event: happened.SurveyClosed | happened.SurveyAnswersCorrected) -> Survey:
    return replace(
        state,
        population=event.population,
        sent=event.sent,
        answers=event.answers,
        response_rate=event.response_rate,
    )


def with_result(state: Survey, unit: UUID | None, answers: int | None) -> Survey:
    """A later count of the same takes the place of the earlier."""
    if unit is None:
        return replace(state, told_of_whole=answers)
    others = tuple(one for one in state.told_of_units if one.unit != unit)
    return replace(state, told_of_units=others if answers is None else (*others, Told(unit=unit, answers=answers)))


def followed(
    state: Survey, event: happened.SurveyCompiled | happened.SurveyAnalysed | happened.SurveyPublished, stamp: Stamp
) -> Survey:
    match event:
        case happened.SurveyCompiled():
            return replace(state, status=Status.COMPILED, compiled_on=stamp.day)
        case happened.SurveyAnalysed():
            found = replace(state, understandable=event.understandable, difference=event.difference)
            return replace(found, status=Status.ANALYSED, analysed_on=stamp.day, trend=event.trend)
        case happened.SurveyPublished():
            channels = tuple(dict.fromkeys((*state.channels, event.channel)))
            return replace(state, status=Status.PUBLISHED, published_on=event.day, channels=channels)
        case _:
            assert_never(event)
