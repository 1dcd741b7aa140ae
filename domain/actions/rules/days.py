"""Which days an action is held to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain import board
from domain.actions.rules.refusals import TooFarAhead
from domain.board import Due
from domain.grammar import Occasion
from domain.words import must_be_in_order

DECISION = "action.decision"
EVALUATION = "action.evaluation"
YEARS_AHEAD = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """When the effect is to be judged: the day decided, and the day the deadline gives."""

    on: date
    due: Due


def evaluation(ready_by: date, evaluate_by: date | None, occasion: Occasion) -> Evaluation:
    """After the work is to be ready, which is not before today, and not so far away that nobody follows it."""
    today = occasion.stamp.day
    must_be_in_order(today, ready_by)
    for day in (ready_by, evaluate_by):
        if day is not None and day.year > today.year + YEARS_AHEAD:
            raise TooFarAhead(day=day.isoformat(), years=YEARS_AHEAD)
    must_be_in_order(ready_by, evaluate_by)
    latest = board.due(occasion, EVALUATION, ready_by)
    return Evaluation(on=evaluate_by or latest.on, due=latest)
