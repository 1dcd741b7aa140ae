"""Mål och planer – goals in steps, plans that rest on them, activities during the year, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from boards.history.plans import departments, goals, own, staff
from boards.history.telling import Beginning
from boards.history.world import World


def beginnings(world: World) -> Iterator[Beginning]:
    """Every story of a goal or a plan, with its beginning."""
    yield from goals.beginnings(world)
    yield from own.beginnings(world)
    yield from departments.beginnings(world)
    yield from staff.beginnings(world)
