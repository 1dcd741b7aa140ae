"""The question asked of every deviation: can it be misconduct, or a risk of it? The officer answers last."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import assert_never

from domain import board, deadlines
from domain.board import Due
from domain.deviations.commands import AnswerReferral, MisconductCommand, ReferToLexSarah, ReinstateDeviation
from domain.deviations.events import DeviationEscalated, DeviationReferralDismissed, DeviationReferred
from domain.deviations.rules.impartiality import must_be_impartial, named_in
from domain.deviations.rules.refusals import (
    AlreadyReferred,
    DismissedWithReason,
    NotReferred,
    ReferralUnanswered,
    TakenOver,
)
from domain.deviations.state import Deviation
from domain.deviations.words import OPEN, Occasioned, ReferralAnswer, Status
from domain.grammar import Event, Occasion
from domain.words import Reading, case_id, must_be

# ── Rules ────────────────────────────────────────────────────────────────────


def decide(state: Deviation, command: MisconductCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case ReferToLexSarah():
            must_be(state.status, *OPEN)
            if state.referral_waits:
                raise AlreadyReferred
            due = due_from(occasion, "lex_sarah.start_alarm", occasion.stamp.day)
            yield DeviationReferred(occasioned=Occasioned.LATER, reason=command.reason, due=due)
        case AnswerReferral():
            must_be(state.status, *OPEN)
            if not state.referral_waits:
                raise NotReferred
            yield answer(state, command, occasion)
        case ReinstateDeviation():
            # One that has been struck out meanwhile stays so: the officer's decision does not fail on that.
            if state.status is Status.ESCALATED:
                yield command.event()
                yield from named_in(occasion.records.get(command.case))
        case _:
            assert_never(command)


def answer(state: Deviation, command: AnswerReferral, occasion: Occasion) -> Event:
    """Taking over needs no more words; a no is reasoned, and comes from one whom it does not concern."""
    if command.answer is ReferralAnswer.TAKEN_OVER:
        case = case_id("deviations", occasion.record, state.case)
        return DeviationEscalated(reason=command.reason, case=case)
    must_be_impartial(state, occasion.stamp.by)
    if command.reason is None:
        raise DismissedWithReason
    return DeviationReferralDismissed(reason=command.reason)


def refer_unless_no(state: Deviation, reading: Reading, occasioned: Occasioned, occasion: Occasion) -> Iterable[Event]:
    """Yes and unclear go to the officer in the same act, unless the question lies there already.

    The reason stands in the line beside and is not copied.
    """
    if reading is not Reading.NO and not state.referral_waits:
        due = due_from(occasion, "lex_sarah.start_alarm", occasion.stamp.day)
        yield DeviationReferred(occasioned=occasioned, reason=None, due=due)


def must_be_answered(state: Deviation) -> None:
    """A suspicion leaves the register answered, or not at all."""
    if state.referral_waits:
        raise ReferralUnanswered


def must_be_ours(state: Deviation) -> None:
    """What lex Sarah has taken over is put right there; the unit keeps what protection needs."""
    if state.status is Status.ESCALATED:
        raise TakenOver


def due_from(occasion: Occasion, rule: str, start: date) -> Due | None:
    """The day something is due; None where it cannot be counted, since no report may fail on that.

    A letter may be older than the rule or the calendar, and a board may have chosen to count in hours.
    """
    try:
        return board.due(occasion, rule, start)
    except (deadlines.UnknownRule, ValueError):
        return None
