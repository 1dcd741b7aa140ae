"""When what is asked about a suggestion becomes a fact, and when it is refused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from domain import board, law
from domain.deadlines.extending import extended
from domain.grammar import Event, Occasion, Refusal
from domain.organisation.units import Status as UnitStatus
from domain.organisation.units import Unit
from domain.suggestions.commands import (
    AdoptSuggestion,
    AnnulSuggestion,
    AnswerSuggestion,
    AssessSuggestion,
    CorrectSuggestion,
    DeclineSuggestion,
    ExtendAnswer,
    MoveSuggestion,
    SubmitSuggestion,
    SuggestionCommand,
    WithdrawSuggestion,
)
from domain.suggestions.events import SuggestionAnswerExtended
from domain.suggestions.state import Suggestion
from domain.suggestions.words import (
    AFTER_DECISION,
    ANSWER,
    BEFORE_DECISION,
    MANAGERS,
    UNANSWERED,
    Status,
    suggested_action,
)
from domain.terms import Body
from domain.words import AlreadyThere, Decision, must_be

# ── Rules ────────────────────────────────────────────────────────────────────


class WhatIsSuggested(
    Refusal,
    message="Skriv vad förslaget går ut på, om det inte står i det som förslaget kommer ur.",
    duty=law.STAFF_TAKE_PART,
    field="description",
): ...


class NotTheirsToDecide(
    Refusal,
    message="Om ett förslag beslutar en chef, ledningsgruppen eller nämnden.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="decision",
): ...


class TheirOwnSuggestion(
    Refusal,
    message="Den som har lämnat förslaget beslutar inte om det. Låt en annan chef göra det.",
    duty=law.IMPARTIALITY,
    field="decision",
): ...


class NotYourSuggestion(
    Refusal,
    message="Ett förslag tas bara tillbaka av den som har lämnat det.",
    duty=law.STAFF_TAKE_PART,
): ...


def decide(state: Suggestion, command: SuggestionCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case SubmitSuggestion():
            yield submit(state, command, occasion)
        case MoveSuggestion():
            must_be(state.status, *BEFORE_DECISION)
            must_be(occasion.state(command.unit, Unit).status, UnitStatus.ESTABLISHED)
            yield command.event()
        case AssessSuggestion():
            must_be(state.status, *BEFORE_DECISION)
            yield command.event()
        case AdoptSuggestion():
            must_be(state.status, Status.ASSESSED)
            must_be_impartial_manager(state, command.decision, occasion)
            yield command.event(action=suggested_action(occasion.record), title=state.title, unit=state.unit)
        case DeclineSuggestion():
            must_be(state.status, Status.ASSESSED)
            must_be_impartial_manager(state, command.decision, occasion)
            yield command.event()
        case AnswerSuggestion():
            must_be(state.status, *AFTER_DECISION)
            yield command.event()
        case ExtendAnswer():
            must_be(state.status, *UNANSWERED)
            due = extended(state.answer_by, command.until, occasion)
            yield SuggestionAnswerExtended(answer_by=due, reason=command.reason)
        case WithdrawSuggestion():
            must_be(state.status, *BEFORE_DECISION)
            if state.requested_by != occasion.stamp.by:
                raise NotYourSuggestion
            yield command.event()
        case CorrectSuggestion():
            must_be(state.status, *BEFORE_DECISION, *AFTER_DECISION)
            yield command.event()
        case AnnulSuggestion():
            must_be(state.status, *BEFORE_DECISION, *AFTER_DECISION, Status.WITHDRAWN)
            yield command.event()
        case _:
            assert_never(command)


def submit(state: Suggestion, command: SubmitSuggestion, occasion: Occasion) -> Event:
    """Everybody may, about any unit or the whole administration; it is to be answered in time."""
    if state.status is not Status.UNKNOWN:
        raise AlreadyThere
    if command.description is None and command.source is None:
        raise WhatIsSuggested
    return command.event(answer_by=board.due(occasion, ANSWER, occasion.stamp.day))


def must_be_impartial_manager(state: Suggestion, decision: Decision, occasion: Occasion) -> None:
    """Others may enter what a manager or a body has decided; nobody decides about what they suggested themselves."""
    if decision.body in (Body.QUALITY_GROUP, Body.CHAIR):
        raise NotTheirsToDecide
    if decision.person is not None and decision.person == state.requested_by:
        raise TheirOwnSuggestion
    if decision.person == occasion.stamp.by and occasion.stamp.role not in MANAGERS:
        raise NotTheirsToDecide
