"""The question asked of every view: can it tell of misconduct, or of a risk of it? The officer answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from domain.grammar import Event, Occasion
from domain.views.commands import AnswerReferral, ReferralCommand, ReferView
from domain.views.events import ViewReferred
from domain.views.rules.days import ALARM, due_from
from domain.views.rules.impartiality import must_be_impartial
from domain.views.rules.refusals import AlreadyReferred, NothingReferred, NothingToJudge, ReferralUnanswered
from domain.views.state import View
from domain.views.words import ENDED, OPEN, Verdict
from domain.words import Reading, case_id, must_be

# ── Rules ────────────────────────────────────────────────────────────────────


def decide(state: View, command: ReferralCommand, occasion: Occasion) -> Iterable[Event]:
    # The duty to report knows no stages: what has ended is referred too, when the suspicion comes.
    must_be(state.status, *OPEN, *ENDED)
    match command:
        case ReferView():
            if state.referral_waits:
                raise AlreadyReferred
            if command.reading is Reading.NO:
                raise NothingToJudge
            yield command.event(due=due_from(occasion, ALARM, occasion.stamp.day))
        case AnswerReferral():
            if not state.referral_waits:
                raise NothingReferred
            must_be_impartial(state, occasion)
            taken = command.verdict is Verdict.TAKEN_OVER
            yield command.event(case=case_id("views", occasion.record, state.case) if taken else None)
        case _:
            assert_never(command)


def refer_unless_no(state: View, reading: Reading, occasion: Occasion) -> Iterable[Event]:
    """Yes and unclear go to the officer in the same act, unless the question lies there already.

    The reasons stand in the line beside and are not copied.
    """
    if reading is not Reading.NO and not state.referral_waits:
        due = due_from(occasion, ALARM, occasion.stamp.day)
        yield ViewReferred(reading=reading, reasons=None, due=due)


def must_be_answered(state: View) -> None:
    """A suspicion leaves the register answered, or not at all."""
    if state.referral_waits:
        raise ReferralUnanswered
