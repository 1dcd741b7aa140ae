"""Kvalitetskriterierna och mätningarna – the tables of the guidelines entered, measured by, counted on and told of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from boards.history.criteria import defining, measuring
from boards.history.step import Step
from boards.history.world import World


def criteria(world: World) -> Iterator[tuple[datetime, Iterator[Step]]]:
    """Every story of a criterion, a measurement or a denominator, with the moment it begins."""
    yield from defining.stories(world)
    yield from measuring.stories(world)
