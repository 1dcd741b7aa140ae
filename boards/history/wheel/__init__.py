"""Årshjulet går – the obligations of each board, their rounds, and the meetings that take them up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from boards.history.step import Step
from boards.history.wheel import meetings, obligations
from boards.history.world import World


def wheel(world: World) -> Iterator[tuple[datetime, Iterator[Step]]]:
    """Every story of an obligation or a meeting, with the moment it begins."""
    yield from obligations.stories(world)
    yield from meetings.stories(world)
