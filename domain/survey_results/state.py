"""What the facts about a result of a survey add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain.changes import replace
from domain.grammar import Stamp
from domain.links import Link, Relation
from domain.survey_results.events import (
    SurveyResultAnnulled,
    SurveyResultCorrected,
    SurveyResultEntered,
    SurveyResultEvent,
)
from domain.survey_results.words import Answered, Status
from domain.surveys.words import SurveyKind


@dataclass(frozen=True, kw_only=True)
class SurveyResult:
    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    survey: Annotated[UUID | None, Link(Relation.CAME_FROM, noted=False)] = None
    survey_kind: SurveyKind | None = None
    closed_on: date | None = None
    answers: int = 0
    results: tuple[Answered, ...] = ()
    previous: UUID | None = None
    recorded: date | None = None
    corrected_on: date | None = None

    def of(self, question: str) -> Answered | None:
        return next((one for one in self.results if one.question == question), None)


def evolve(state: SurveyResult, event: SurveyResultEvent, stamp: Stamp) -> SurveyResult:
    match event:
        case SurveyResultEntered():
            return SurveyResult(
                status=Status.ENTERED,
                unit=event.unit,
                survey=event.survey,
                survey_kind=event.survey_kind,
                closed_on=event.closed_on,
                answers=event.answers,
                results=event.results,
                previous=event.previous,
                recorded=stamp.day,
            )
        case SurveyResultCorrected():
            return replace(state, answers=event.answers, results=event.results, corrected_on=stamp.day)
        case SurveyResultAnnulled():
            return replace(state, status=Status.ANNULLED)
        case _:
            assert_never(event)
