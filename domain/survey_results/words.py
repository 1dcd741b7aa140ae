"""The words of the register of results: stages, a value, and the same as a fact beside the one before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from domain.criteria.words import Measured
from domain.grammar import Length, Names, derived_id
from domain.numbers import Number
from domain.surveys.words import MOST_QUESTIONS, QuestionId, Version
from domain.terms import Term
from domain.words import Count

SurveyResultId = Annotated[UUID, Names("survey_results")]


class Status(Term):
    UNKNOWN = "unknown", "okänt"
    ENTERED = "entered", "infört"
    ANNULLED = "annulled", "makulerat"


class WhyAnnulled(Term):
    WRONG_SURVEY = "wrong_survey", "fel undersökning eller enhet"
    WRONG_CONTENT = "wrong_content", "fel innehåll"
    PRACTICE = "practice", "inmatat på prov"


@dataclass(frozen=True, kw_only=True, slots=True)
class Value:
    """What a question came to, and how many answered it: left out, all whom the result rests on."""

    question: QuestionId
    value: Number
    answers: Count | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """The same as a fact: on which scale, and what it was before, where the question was the same."""

    question: QuestionId
    version: Version
    measured: Measured
    value: Number
    answers: Count
    previous_value: Number | None
    change: Number | None


Values = Annotated[tuple[Value, ...], Length(1, MOST_QUESTIONS)]
Answers = Annotated[tuple[Answered, ...], Length(1, MOST_QUESTIONS)]


def survey_result_id(survey: UUID, unit: UUID | None) -> UUID:
    """The one record of a survey's result in a unit, or for the whole."""
    return derived_id("survey_results", survey, unit or "")
