"""Riskernas livsöden – every way one that somebody found can go, how often, and the story that tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from uuid import UUID

from boards.history.briefs import Brief
from boards.history.risks import lives
from boards.history.risks.handling import Threat
from boards.history.step import Step
from boards.history.texts.risks import Danger
from boards.history.world import World

STORIES: Mapping[str, Callable[[Threat], Iterator[Step]]] = {
    "reduced": lives.reduced,
    "accepted": lives.accepted,
    "high_and_common": lives.high_and_common,
    "lifted": lives.lifted,
    "came_back": lives.came_back,
    "happened": lives.happened,
    "merged": lives.merged,
    "put_right": lives.put_right,
    "of_one_person": lives.of_one_person,
    "struck_out": lives.struck_out,
}

SHARES: Mapping[str, float] = {
    "reduced": 10,
    "accepted": 4,
    "high_and_common": 3,
    "lifted": 3,
    "came_back": 1,
    "happened": 1,
    "merged": 2,
    "put_right": 1,
    "of_one_person": 1,
    "struck_out": 1,
}


def risk(world: World, brief: Brief[Danger]) -> Iterator[Step]:
    """The life of one risk."""
    case = world.case("risks", brief.name, brief.start)
    other: UUID | None = world.id("risks", brief.other) if brief.other else None
    return STORIES[brief.kind](Threat(case, brief.about, brief.unit, other=other))
