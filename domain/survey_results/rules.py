"""When what is asked about a result of a survey becomes a fact, and when it is refused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from domain import law
from domain.criteria.words import Measured
from domain.grammar import Event, Occasion, Refusal
from domain.measurements.values import is_possible
from domain.numbers import difference, is_number
from domain.survey_results.commands import (
    AnnulSurveyResult,
    CorrectSurveyResult,
    EnterSurveyResult,
    SurveyResultCommand,
)
from domain.survey_results.events import SurveyResultCorrected, SurveyResultEntered
from domain.survey_results.state import SurveyResult
from domain.survey_results.words import Answered, Status, Value
from domain.surveys.state import Survey
from domain.surveys.words import WITH_ANSWERS, fewest
from domain.words import AlreadyThere, must_be

# ── Rules ────────────────────────────────────────────────────────────────────


class TooFewAnswers(
    Refusal,
    message="Resultatet vilar på färre än {fewest} svar och förs inte in: det skulle kunna peka ut någon.",
    duty=law.SECRECY_OF_INDIVIDUALS,
    field="answers",
): ...


class HowManyAnswered(
    Refusal,
    message="Ange hur många svar enhetens resultat vilar på: är de för få får det inte föras in.",
    duty=law.SECRECY_OF_INDIVIDUALS,
    field="answers",
): ...


class NotAsked(
    Refusal,
    message="Undersökningen har ingen fråga med beteckningen {question}, eller så står den två gånger.",
    duty=law.SELF_CONTROL_METHODS,
    field="values",
): ...


class NotOnTheScale(
    Refusal,
    message="Värdet på frågan {question} är inte möjligt ({measured}). Skriv siffror och punkt, till exempel 4.2.",
    duty=law.SELF_CONTROL_METHODS,
    field="values",
): ...


class MoreAnswersThanPeople(
    Refusal,
    message="Frågan {question} har fler svar än det är svarande.",
    duty=law.DOCUMENTATION,
    field="values",
): ...


class NotAnEarlierResult(
    Refusal,
    message="Ett resultat jämförs med ett tidigare, av samma slags undersökning, för samma enhet.",
    duty=law.SELF_CONTROL_METHODS,
    field="previous",
): ...


def decide(state: SurveyResult, command: SurveyResultCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case EnterSurveyResult():
            if state.status is Status.ENTERED:
                raise AlreadyThere
            yield enter(command, occasion)
        case CorrectSurveyResult():
            must_be(state.status, Status.ENTERED)
            yield correct(state, command, occasion)
        case AnnulSurveyResult():
            must_be(state.status, Status.ENTERED)
            yield command.event(survey=state.survey, unit=state.unit)
        case _:
            assert_never(command)


def enter(command: EnterSurveyResult, occasion: Occasion) -> Event:
    survey = occasion.state(command.survey, Survey)
    must_be(survey.status, *WITH_ANSWERS)
    assert survey.survey_kind is not None and survey.closed_on is not None
    if command.answers is None and command.unit is not None:
        raise HowManyAnswered
    answers = survey.answers if command.answers is None else command.answers
    before = earlier(command, survey, occasion)
    must_rest_on_enough(answers, command.values, occasion)
    results = []
    for one in command.values:
        asked = survey.question(one.question)
        if asked is None:
            raise NotAsked(question=one.question)
        known = before.of(one.question)
        same = known is not None and (known.version, known.measured) == (asked.version, asked.measured)
        previous = known.value if known is not None and same else None
        results.append(answered(one, answers, asked.version, asked.measured, previous))
    return SurveyResultEntered(
        survey=command.survey,
        unit=command.unit,
        survey_kind=survey.survey_kind,
        closed_on=survey.closed_on,
        answers=answers,
        results=tuple(results),
        previous=command.previous,
    )


def correct(state: SurveyResult, command: CorrectSurveyResult, occasion: Occasion) -> Event:
    """On the same scales, beside the same earlier values."""
    assert state.survey is not None
    answers = state.answers if command.answers is None else command.answers
    must_rest_on_enough(answers, command.values, occasion)
    results = []
    for one in command.values:
        known = state.of(one.question)
        if known is None:
            raise NotAsked(question=one.question)
        results.append(answered(one, answers, known.version, known.measured, known.previous_value))
    return SurveyResultCorrected(
        survey=state.survey,
        unit=state.unit,
        answers=answers,
        results=tuple(results),
        reason=command.reason,
    )


def must_rest_on_enough(answers: int, values: tuple[Value, ...], occasion: Occasion) -> None:
    """So many that nobody is pointed out, in all and on each question; and each question once."""
    least, seen = fewest(occasion), set[str]()
    for one in values:
        if one.question in seen:
            raise NotAsked(question=one.question)
        seen.add(one.question)
        if one.answers is not None and one.answers > answers:
            raise MoreAnswersThanPeople(question=one.question)
    if min([answers, *(one.answers for one in values if one.answers is not None)]) < least:
        raise TooFewAnswers(fewest=least)


def earlier(command: EnterSurveyResult, survey: Survey, occasion: Occasion) -> SurveyResult:
    """The result it is compared with; an empty one if with none."""
    if command.previous is None:
        return SurveyResult()
    before = occasion.state(command.previous, SurveyResult)
    same = (before.status, before.survey_kind, before.unit) == (Status.ENTERED, survey.survey_kind, command.unit)
    if not same or before.closed_on is None or survey.closed_on is None or before.closed_on >= survey.closed_on:
        raise NotAnEarlierResult
    return before


def answered(one: Value, answers: int, version: int, measured: Measured, previous: str | None) -> Answered:
    if not is_number(one.value) or not is_possible(one.value, measured):
        raise NotOnTheScale(question=one.question, measured=measured.label)
    return Answered(
        question=one.question,
        version=version,
        measured=measured,
        value=one.value,
        answers=answers if one.answers is None else one.answers,
        previous_value=previous,
        change=None if previous is None else difference(one.value, previous),
    )
