"""Avvikelsernas livsöden – every way a deviation can go, how often, and the story that tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from boards.history.briefs import Brief
from boards.history.deviations import lives, turns
from boards.history.deviations.handling import Tale, begin
from boards.history.step import Step
from boards.history.texts import Theme
from boards.history.world import World

STORIES: Mapping[str, Callable[[Tale], Iterator[Step]]] = {
    "plain": lives.plain,
    "no_measures": lives.no_measures,
    "slow": lives.slow,
    "unread": lives.unread,
    "letter": lives.letter,
    "incoming": lives.incoming,
    "outgoing": lives.outgoing,
    "for_another": lives.for_another,
    "provider": lives.provider,
    "incomplete": lives.incomplete,
    "referred": turns.referred,
    "suspected": turns.suspected,
    "taken_over": turns.taken_over,
    "later_referred": turns.later_referred,
    "unclear": turns.unclear,
    "duplicate": turns.duplicate,
    "transferred": turns.transferred,
    "annulled": turns.annulled,
    "lives_on": turns.lives_on,
    "reopened": turns.reopened,
    "corrected": turns.corrected,
    "corrected_later": turns.corrected_later,
}

SHARES: Mapping[str, float] = {
    "plain": 26,
    "no_measures": 22,
    "slow": 7,
    "unread": 3,
    "letter": 5,
    "incoming": 3,
    "outgoing": 2,
    "for_another": 3,
    "provider": 3,
    "incomplete": 4,
    "referred": 6,
    "suspected": 3,
    "taken_over": 2,
    "later_referred": 2,
    "unclear": 2,
    "duplicate": 3,
    "transferred": 2,
    "annulled": 2,
    "lives_on": 3,
    "reopened": 3,
    "corrected": 3,
    "corrected_later": 4,
}
"""Of a hundred or so: what is not so rare that nobody would see it, nor so common that it would not be believed."""


def deviation(world: World, brief: Brief[Theme]) -> Iterator[Step]:
    """The life of one deviation."""
    case = world.case("deviations", brief.name, brief.start)
    return STORIES[brief.kind](begin(case, brief))
