"""Processernas och överenskommelsernas livsöden – what is done in which order, and together with whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from boards.history.briefs import Brief
from boards.history.collaboration.agreements import beginnings as agreements
from boards.history.collaboration.processes import beginnings as processes
from boards.history.telling import Beginning
from boards.history.texts import Theme
from boards.history.world import World


def beginnings(
    world: World, reported: Sequence[Brief[Theme]], routines: Sequence[Brief[tuple[str, str]]]
) -> Iterator[Beginning]:
    """Every story of agreements and processes; `reported`: the deviations, some of which are in a collaboration."""
    yield from agreements(world, reported)
    yield from processes(world, [one.name for one in routines if one.kind == "brought_in"])
