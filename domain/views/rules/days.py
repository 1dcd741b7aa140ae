"""When a view is to be acknowledged and answered. A breach never stops anything: it is seen, not enforced."""

from __future__ import annotations

from datetime import date

from domain import board, deadlines
from domain.board import Due
from domain.grammar import Occasion
from domain.views.state import View
from domain.views.words import Kind
from domain.words import must_be_in_order, must_have_been

ACKNOWLEDGE = "complaint.acknowledge"
ALARM = "lex_sarah.start_alarm"
ANSWER = {Kind.VIEW: "view.answer", Kind.COMPLAINT: "complaint.answer", None: "view.answer"}
"""Until it is read it has the time of a view."""


def due_from(occasion: Occasion, rule: str, start: date) -> Due | None:
    """The day something is due; None where it cannot be counted, since nothing may fail on that.

    A letter may be older than the rule or the calendar, and a board may have chosen to count in hours.
    """
    try:
        return board.due(occasion, rule, start)
    except (deadlines.UnknownRule, ValueError):
        return None


def answer_due(state: View, kind: Kind | None, occasion: Occasion) -> Due | None:
    """Counted from the day it came in: to be read late or to change kind wins no time."""
    return due_from(occasion, ANSWER[kind], state.received or occasion.stamp.day)


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
