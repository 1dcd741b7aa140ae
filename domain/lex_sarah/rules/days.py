"""When something is due in a case. A breach never stops anything: it is seen, not enforced."""

from __future__ import annotations

from datetime import date

from domain import board, deadlines
from domain.board import Due
from domain.grammar import Occasion
from domain.terms import LegalBasis
from domain.words import LegalBases, must_be_in_order, must_have_been

ACT = "lex_sarah.document_investigate"
ACT_LSS = "lex_sarah.document_investigate_lss"
START = "lex_sarah.start_alarm"
NOTIFY = "lex_sarah.ivo_alarm"
SUPPLEMENT = "lex_sarah.investigation_to_ivo"


def due_from(occasion: Occasion, rule: str, start: date) -> Due | None:
    """The day something is due; None where it cannot be counted, since no report may fail on that."""
    try:
        return board.due(occasion, rule, start)
    except (deadlines.UnknownRule, ValueError):
        return None


def act_by(occasion: Occasion, legal_bases: LegalBases, received: date) -> Due | None:
    """At once under the Social Services Act; without delay where it is about LSS alone."""
    rule = ACT_LSS if set(legal_bases) == {LegalBasis.LSS} else ACT
    return due_from(occasion, rule, received)


def on_that_day(earliest: date | None, day: date | None, occasion: Occasion) -> date:
    """The day given, today if none is; neither still to come nor before what it follows."""
    must_have_been(occasion.stamp, day)
    must_be_in_order(earliest, day)
    return day or occasion.stamp.day
