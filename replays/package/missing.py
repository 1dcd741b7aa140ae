"""What is not there: deadlines that run or have passed, steps that are not done. So that nobody has to look for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.labels import label
from domain.open_cases import is_open
from domain.waiting import Ground, waiting
from projections.cards import Card
from replays.package.shown import month
from replays.wording import day_in_words

# The steps that a record goes through when nothing stops it, in order.
STEPS: Mapping[str, tuple[str, ...]] = {
    "deviations": ("read_on", "investigation_started_on", "investigated_on", "decided_on", "feedback_on", "closed_on"),
    "views": ("read_on", "acknowledged_on", "investigated_on", "position_taken_on", "answered_on", "closed_on"),
    "risks": ("first_assessed_on", "treated_on", "measures_done_on", "reviewed_on", "closed_on"),
    "risk_analyses": ("decided_on", "started_on", "first_assessed_on", "measures_decided_on", "finished_on"),
    "analyses": ("written_on", "reviewed_on", "decided_on", "published_on"),
    "actions": ("decided_on", "started_on", "completed_on", "effect_evaluated_on", "closed_on"),
    "suggestions": ("assessed_on", "decided_on"),
    "lex_sarah": (
        "first_assessed_on",
        "investigation_started_on",
        "heard_on",
        "proposed_on",
        "decided_on",
        "reported_to_board_on",
        "feedback_on",
        "closed_on",
    ),
    "external_reviews": ("decided_on", "told_to_board_on", "accepted_on", "closed_on"),
    "incidents": ("assessed_on", "informed_on", "closed_on"),
    "self_controls": ("started_on", "performed_on", "analysed_on", "reported_to_operations_on", "closed_on"),
}
# What stands in the place of a step.
INSTEAD: Mapping[str, str] = {
    "feedback_on": "no_feedback",
    "answered_on": "without_answer",
    "heard_on": "not_heard",
}


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
    """What a record waits for, and how that stands on a day. `coarse`: by months."""
    for one in waiting(card.register, card.state):
        late = one.late(day)
        if coarse:
            on, stands = month(one.day), "löper" if late <= 0 else "passerad"
        else:
            on, stands = day_in_words(one.day), in_days(late)
        yield Open(number, one.wait.label, on, in_words(one.ground), stands)


def in_days(late: int) -> str:
    days = f"{abs(late)} {'dag' if abs(late) == 1 else 'dagar'}"
    return f"löper, {days} kvar" if late < 0 else "sista dagen" if late == 0 else f"passerad, {days}"


def in_words(ground: Ground | None) -> str:
    """The rule that gave a deadline; nothing where somebody chose the day."""
    if ground is None:
        return ""
    return f"{ground.rule.label}, {'nämndens egen frist' if ground.local else f'lydelse {ground.rule.version}'}"


def undone(card: Card, number: str) -> Undone | None:
    """The steps that a record that is to be gone on with has not come to."""
    if not is_open(card.register.name, card.state.status):
        return None
    left = tuple(step for step in STEPS.get(card.register.name, ()) if not is_done(card.state, step))
    return Undone(number, card.state.status.label, tuple(map(label, left))) if left else None


def is_done(state: Any, step: str) -> bool:
    return any(getattr(state, field, None) is not None for field in (step, INSTEAD.get(step, step)))
