"""When a view is to be acknowledged and answered. A breach never stops anything: it is seen, not enforced."""

from __future__ import annotations

from datetime import date

from domain import board, deadlines
from domain.board import Due
from domain.grammar import Occasion
from domain.terms import LegalBasis
from domain.views.state import View
from domain.views.words import ANSWER, Kind
from domain.words import LegalBases, must_be_in_order, must_have_been

ACKNOWLEDGE = "complaint.acknowledge"
ALARM = "lex_sarah.start_alarm"
ANSWER_HEALTH_CARE = "complaint.hsl_answer"
"""Complaints about health care are answered at once: no last day but that on which it came (PSL 3 kap. 8 b §)."""


def due_from(occasion: Occasion, rule: str, start: date) -> Due | None:
    """The day something is due; None where it cannot be counted, since nothing may fail on that.

    A letter may be older than the rule or the calendar, and a board may have chosen to count in hours.
    """
    try:
        return board.due(occasion, rule, start)
    except (deadlines.UnknownRule, ValueError):
        return None


def answer_rule(kind: Kind | None, legal_bases: LegalBases) -> str:
    """By which rule the sender is to be answered."""
    return ANSWER_HEALTH_CARE if kind is Kind.COMPLAINT and LegalBasis.HSL in legal_bases else ANSWER[kind]


def answer_due(state: View, kind: Kind | None, legal_bases: LegalBases, occasion: Occasion) -> Due | None:
    """Counted from the day it came in: to be read late or to change kind wins no time."""
    return due_from(occasion, answer_rule(kind, legal_bases), state.received or occasion.stamp.day)


def corrected_answer_due(
    state: View, received: date | None, legal_bases: LegalBases | None, occasion: Occasion
) -> Due | None:
    """Counted anew from another day of receipt, or where it turns out to be about health care; else None, as where
    somebody has chosen the day, or it was handled before the book."""
    if state.brought_in:
        return None
    bases = state.legal_bases if legal_bases is None else legal_bases
    rule = answer_rule(state.kind, bases)
    chosen = received is None or state.extensions
    if chosen and rule == answer_rule(state.kind, state.legal_bases):
        return None
    return due_from(occasion, rule, received or state.received or occasion.stamp.day)


def answer_awaited(state: View) -> Due | None:
    """By when the sender is to be answered in the handling that is under way; None where nothing is waited for."""
    if state.reopened:
        return None if state.answered_again_on else state.answer_again_by
    return None if state.answered_on else state.answer_by


def acknowledgement_due(state: View, start: date, occasion: Occasion) -> Due | None:
    """None where nobody can be told, or where the sender has been."""
    if state.anonymous or state.acknowledged_on:
        return None
    return due_from(occasion, ACKNOWLEDGE, start)


def since_it_came(state: View, day: date | None, occasion: Occasion) -> date:
    """The day given, today if none is; neither still to come nor before it came in."""
    must_have_been(occasion.stamp, day)
    must_be_in_order(state.received, day)
    return day or occasion.stamp.day
