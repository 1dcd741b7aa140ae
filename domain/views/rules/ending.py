"""How a view ends: answered and closed, somebody else's, or struck out; and how it is taken up again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from domain import board
from domain.deadlines.extending import extended
from domain.grammar import Event, Occasion
from domain.terms import Role, YesNoUnknown
from domain.views.commands import (
    AnnulView,
    AnswerView,
    CloseView,
    EndingCommand,
    ExtendAnswer,
    RedirectAppeal,
    ReopenView,
    TransferElsewhere,
)
from domain.views.events import ViewAnswerExtended
from domain.views.rules.days import answer_awaited, answer_rule, due_from, since_it_came
from domain.views.rules.impartiality import concerned, may_judge, may_sort, must_be_impartial
from domain.views.rules.misconduct import must_be_answered
from domain.views.rules.refusals import (
    AlreadyAnswered,
    AnswerFirst,
    AnswerWished,
    DepartmentHeadAnswers,
    DrawItUpFirst,
    DuplicateOfWhat,
    InOwnCause,
    NobodyToAnswer,
    NoDeviationYet,
    NotAReason,
    PositionFirst,
    SenderIsKnown,
)
from domain.views.state import View
from domain.views.words import (
    ENDED,
    OPEN,
    READ,
    REASONS,
    SUPERIORS,
    UNANSWERED,
    Kind,
    Occurrence,
    Outcome,
    Result,
    Status,
    Submitter,
    WhyAnnulled,
    WhyUnanswered,
)
from domain.words import must_be

# ── Rules ────────────────────────────────────────────────────────────────────


def decide(state: View, command: EndingCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case RedirectAppeal():
            must_be(state.status, *UNANSWERED)
            may_sort(state, occasion)
            must_be_answered(state)
            day = since_it_came(state, command.forwarded_on, occasion)
            yield replace(command, forwarded_on=day).event()
        case TransferElsewhere():
            # Once read: the question of misconduct is ours to answer before anything leaves the house.
            must_be(state.status, *READ)
            may_judge(state, occasion)
            must_be_answered(state)
            day = since_it_came(state, command.transferred_on, occasion)
            yield replace(command, transferred_on=day).event()
        case AnswerView():
            yield answer(state, command, occasion)
        case ExtendAnswer():
            must_be(state.status, *READ)
            may_judge(state, occasion)
            due = extended(answer_awaited(state), command.until, occasion)
            yield ViewAnswerExtended(answer_by=due, reason=command.reason)
        case CloseView():
            yield close(state, command, occasion)
        case ReopenView():
            must_be(state.status, *ENDED)
            rule = answer_rule(state.kind, state.legal_bases)
            yield command.event(answer_by=due_from(occasion, rule, occasion.stamp.day))
        case AnnulView():
            yield annul(state, command, occasion)
        case _:
            assert_never(command)


def answer(state: View, command: AnswerView, occasion: Occasion) -> Event:
    """A complaint is answered when a position is taken, and one from outside at the right level."""
    must_be(state.status, *READ, Status.ANSWERED)
    may_judge(state, occasion)
    if state.anonymous:
        raise NobodyToAnswer
    if state.kind is Kind.COMPLAINT:
        must_have_position(state)
        if occasion.stamp.role not in SUPERIORS and not unit_manager_answers(state, occasion):
            raise DepartmentHeadAnswers
    day = since_it_came(state, command.answered_on, occasion)
    return replace(command, answered_on=day).event()


def must_have_position(state: View) -> None:
    if state.status not in (Status.POSITION_TAKEN, Status.ANSWERED):
        raise PositionFirst


def unit_manager_answers(state: View, occasion: Occasion) -> bool:
    """Staff are answered by their manager; those outside only where the board has said so."""
    if state.submitter is Submitter.STAFF:
        return True
    manager = Role.UNIT_MANAGER
    return board.practice(occasion, "complaint.answered_by") in (manager.label, manager.value)


def close(state: View, command: CloseView, occasion: Occasion) -> Event:
    must_be(state.status, *READ, Status.ANSWERED)
    may_judge(state, occasion)
    must_be_answered(state)
    if command.outcome is Outcome.DEVIATION and state.gave_rise_to is None:
        raise NoDeviationYet
    if state.status is not Status.ANSWERED:
        may_end_unanswered(state, command.without_answer)
    elif command.without_answer is not None:
        raise AlreadyAnswered
    must_be_settled(state)
    return command.event()


def must_be_settled(state: View) -> None:
    """What shows that the work fell short is not left at that: it is said whether a deviation occurred, and one that
    did is drawn up, unless it is investigated as misconduct (5 kap. 3 §)."""
    fell_short = state.result in (Result.DEFICIENCY, Result.RISK)
    if state.kind is Kind.VIEW and fell_short and state.deviation is None:
        raise PositionFirst
    if state.deviation is Occurrence.YES and state.gave_rise_to is None and state.case is None:
        raise DrawItUpFirst


def may_end_unanswered(state: View, why: WhyUnanswered | None) -> None:
    """Nobody is left without an answer by silence; a complaint not withdrawn is tried all the same."""
    if why is None:
        raise AnswerFirst
    if state.kind is not None and why not in REASONS[state.kind]:
        raise NotAReason(reason=why.label, kind=state.kind.label)
    if why is WhyUnanswered.ANONYMOUS and not state.anonymous:
        raise SenderIsKnown
    unwished = why in (WhyUnanswered.NOT_WISHED, WhyUnanswered.NOT_NEEDED)
    if unwished and state.feedback_requested is YesNoUnknown.YES:
        raise AnswerWished
    if state.kind is Kind.COMPLAINT and why is not WhyUnanswered.WITHDRAWN:
        must_have_position(state)


def annul(state: View, command: AnnulView, occasion: Occasion) -> Event:
    must_be(state.status, *OPEN, *ENDED)
    must_be_impartial(state, occasion)
    if command.decision.person in concerned(state):
        raise InOwnCause
    must_be_answered(state)
    if (command.reason is WhyAnnulled.DUPLICATE) is not (command.duplicate_of is not None):
        raise DuplicateOfWhat
    if command.duplicate_of is not None:
        must_be(occasion.state(command.duplicate_of, View).status, *OPEN, *ENDED)
    return command.event()
