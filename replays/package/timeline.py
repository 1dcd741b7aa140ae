"""The timeline: the steps in their order, and among them the days when it happened and when something was due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.board import Due
from domain.labels import label
from domain.words import Occurred
from projections.cards import Card
from replays.package.masks import hints
from replays.package.scope import Scope
from replays.package.shown import Shown
from replays.package.telling import Step
from replays.wording import in_words, rule_in_words

HAPPENED, STEP, DUE = "inträffat", "steg", "frist"
# What comes first of that which stands on the same day.
ORDER = (HAPPENED, STEP, DUE)


@dataclass(frozen=True, slots=True)
class Moment:
    """One row. `position`: of the line that it is a step of; 0 for a day that the record itself tells."""

    kind: str
    day: date
    when: str
    number: str
    what: str
    who: str
    later: str = ""
    position: int = 0


def timeline(scope: Scope, shown: Shown, steps: Sequence[Step], numbers: Mapping[UUID, str]) -> list[Moment]:
    """All of it by day; the steps of a day in the order of their lines."""
    told = [Moment(STEP, one.day, one.when, one.number, one.what, one.who, one.later, one.position) for one in steps]
    days = [moment for card in scope.cards for moment in days_of(card, shown, numbers[card.record])]
    return sorted((*days, *told), key=lambda one: (one.day, ORDER.index(one.kind)))


def days_of(card: Card, shown: Shown, number: str) -> Iterator[Moment]:
    """When it happened and when something is or was due, as the record stood at the end."""
    for name, hint in hints(type(card.state)).items():
        match getattr(card.state, name):
            case Occurred() as occurred if name == "occurred" and not shown.masks.hides(name, hint):
                if (first := occurred.first or occurred.last) is not None:
                    said = shown.day(first) if shown.masks.genuine_only else in_words(occurred)
                    yield Moment(HAPPENED, first, said, number, "Det inträffade", "–")
            case Due() as due if not shown.masks.hides(name, hint):
                yield Moment(
                    DUE, due.on, shown.day(due.on), number, f"Frist: {label(name)} ({rule_in_words(due)})", "–"
                )
