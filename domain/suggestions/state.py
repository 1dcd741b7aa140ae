"""What the facts about a suggestion add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain.board import Due
from domain.changes import replace
from domain.grammar import Stamp
from domain.links import CAME_FROM, LED_TO
from domain.suggestions import events as happened
from domain.suggestions.words import Status, Suggester
from domain.words import Source


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """`action`: what it became, if it was adopted."""

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    title: str = ""
    suggester: Suggester = Suggester.EMPLOYEE
    requested_by: UUID | None = None
    source: Annotated[Source | None, CAME_FROM] = None
    recorded: date | None = None
    answer_by: Due | None = None
    extensions: int = 0
    assessed_on: date | None = None
    decided_on: date | None = None
    action: Annotated[UUID | None, LED_TO] = None
    answered_on: date | None = None


def evolve(state: Suggestion, event: happened.SuggestionEvent, stamp: Stamp) -> Suggestion:
    match event:
        case happened.SuggestionSubmitted():
            return submitted(event, stamp)
        case happened.SuggestionMoved():
            return replace(state, unit=event.unit)
        case happened.SuggestionAssessed():
            return replace(state, status=Status.ASSESSED, assessed_on=stamp.day)
        case happened.SuggestionAdopted():
            decided = replace(state, status=Status.ADOPTED, decided_on=event.decision.day)
            return replace(decided, action=event.action)
        case happened.SuggestionDeclined():
            return replace(state, status=Status.DECLINED, decided_on=event.decision.day)
        case happened.SuggestionAnswered():
            return replace(state, status=Status.ANSWERED, answered_on=stamp.day)
        case happened.SuggestionAnswerExtended():
            return replace(state, answer_by=event.answer_by, extensions=state.extensions + 1)
        case happened.SuggestionWithdrawn():
            return replace(state, status=Status.WITHDRAWN)
        case happened.SuggestionCorrected():
            return replace(state, title=event.title, suggester=event.suggester)
        case happened.SuggestionAnnulled():
            return replace(state, status=Status.ANNULLED)
        case _:
            assert_never(event)


def submitted(event: happened.SuggestionSubmitted, stamp: Stamp) -> Suggestion:
    return Suggestion(
        status=Status.SUBMITTED,
        unit=event.unit,
        title=event.title,
        suggester=event.suggester,
        requested_by=stamp.by,
        source=event.source,
        recorded=stamp.day,
        answer_by=event.answer_by,
    )
