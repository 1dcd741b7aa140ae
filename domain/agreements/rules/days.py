"""The days of an agreement: when it is followed up, and when somebody must think of its end."""

from __future__ import annotations

from datetime import date, timedelta

from domain import board
from domain.agreements.refusals import EndsOutOfReach
from domain.board import Due
from domain.grammar import Occasion

MOST_YEARS = 60


def next_review(occasion: Occasion) -> Due:
    return board.due(occasion, "agreement.review", occasion.stamp.day)


def before_the_end(valid_to: date | None, occasion: Occasion) -> Due | None:
    """The day by which somebody is to have decided what comes after it; None for one that has no last day."""
    if valid_to is None:
        return None
    today = occasion.stamp.day
    if not today <= valid_to <= today + timedelta(days=366 * MOST_YEARS):
        raise EndsOutOfReach(day=valid_to.isoformat(), years=MOST_YEARS)
    return board.due(occasion, "agreement.end", valid_to)
