"""What is not there: deadlines that run or have passed, steps that are not done. So that nobody has to look for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.board import Due
from domain.deviations.words import MeasureStatus
from domain.labels import label
from projections.cards import Card
from replays.package.shown import month
from replays.wording import day_in_words, rule_in_words

# In each register: a deadline, and the day that it was met; a third field says whether anything waits at all.
DEADLINES: Mapping[str, tuple[tuple[str, str, str | None], ...]] = {
    "deviations": (
        ("first_reading_due", "read_on", None),
        ("referral_due", "referral_answered_on", "referral_waits"),
        ("investigation_due", "investigated_on", None),
    ),
    "views": (
        ("acknowledge_by", "acknowledged_on", None),
        ("referral_due", "referral_answered_on", "referral_waits"),
        ("answer_by", "answered_on", None),
        ("answer_again_by", "answered_again_on", None),
    ),
    "risks": (("due", "closed_on", None), ("measures_ready_by", "measures_done_on", None)),
    "risk_analyses": (("due", "finished_on", None),),
    "documents": (("due", "repealed_from", None),),
    "actions": (
        ("decide_by", "decided_on", None),
        ("ready_by", "completed_on", None),
        ("evaluate_by", "effect_evaluated_on", None),
        ("report_by", "reported_back_on", None),
    ),
    "suggestions": (("answer_by", "answered_on", None),),
}
# The steps that a record goes through when nothing stops it, in order.
STEPS: Mapping[str, tuple[str, ...]] = {
    "deviations": ("read_on", "investigation_started_on", "investigated_on", "decided_on", "feedback_on", "closed_on"),
    "views": ("read_on", "acknowledged_on", "investigated_on", "position_taken_on", "answered_on", "closed_on"),
    "risks": ("first_assessed_on", "treated_on", "measures_done_on", "reviewed_on", "closed_on"),
    "risk_analyses": ("decided_on", "started_on", "first_assessed_on", "measures_decided_on", "finished_on"),
    "analyses": ("written_on", "reviewed_on", "decided_on", "published_on"),
    "actions": ("decided_on", "started_on", "completed_on", "effect_evaluated_on", "closed_on"),
    "suggestions": ("assessed_on", "decided_on"),
}
# What stands in the place of a step.
INSTEAD: Mapping[str, str] = {"feedback_on": "no_feedback", "answered_on": "without_answer"}
ENDED = frozenset(
    {
        *("closed", "escalated", "transferred", "duplicate", "annulled", "redirected"),
        *("retired", "finished", "rejected", "withdrawn", "archived", "published"),
        *("declined", "abandoned"),
    }
)
# A document that is published is reviewed all the same, and whoever made a suggestion is answered when it is declined.
GOES_ON = frozenset({("documents", "published"), ("suggestions", "declined")})


@dataclass(frozen=True, slots=True)
class Open:
    """A deadline that is not met."""

    number: str
    what: str
    on: str
    rule: str
    stands: str


@dataclass(frozen=True, slots=True)
class Undone:
    """The steps that a record has not come to."""

    number: str
    status: str
    steps: tuple[str, ...]


def open_deadlines(card: Card, number: str, day: date, coarse: bool = False) -> Iterator[Open]:
    """The deadlines of a record that are not met on a day; none of a record that has ended. `coarse`: by months."""
    state = card.state
    if has_ended(card):
        return
    for due, done, waits in DEADLINES.get(card.register.name, ()):
        deadline = getattr(state, due)
        if deadline is None or (not getattr(state, waits) if waits else getattr(state, done) is not None):
            continue
        yield told(number, label(due), deadline, day, coarse)
    for measure in getattr(state, "measures", ()) if card.register.name == "deviations" else ():
        if measure.status is MeasureStatus.PLANNED:
            yield told(number, "åtgärd", measure.due, day, coarse)


def told(number: str, what: str, deadline: Due | date, day: date, coarse: bool) -> Open:
    on = deadline.on if isinstance(deadline, Due) else deadline
    rule = rule_in_words(deadline) if isinstance(deadline, Due) else ""
    over = (day - on).days
    if coarse:
        return Open(number, what, month(on), rule, "löper" if over <= 0 else "passerad")
    stands = f"löper, {-over} dagar kvar" if over < 0 else "sista dagen" if over == 0 else f"passerad, {over} dagar"
    return Open(number, what, day_in_words(on), rule, stands)


def undone(card: Card, number: str) -> Undone | None:
    """The steps that a record that has not ended has not come to."""
    if has_ended(card):
        return None
    left = tuple(step for step in STEPS.get(card.register.name, ()) if not is_done(card.state, step))
    return Undone(number, card.state.status.label, tuple(map(label, left))) if left else None


def is_done(state: Any, step: str) -> bool:
    return any(getattr(state, field, None) is not None for field in (step, INSTEAD.get(step, step)))


def has_ended(card: Card) -> bool:
    """Whether nothing more is expected of a record."""
    status = card.state.status.value
    return status in ENDED and (card.register.name, status) not in GOES_ON
