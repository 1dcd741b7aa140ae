"""The frozen versions of an analysis side by side: which figures differ from one to the next, and which lines between
them made the difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain import measures
from domain.analyses import AnalysisReportKept, Counted
from replays.analysis import Frozen, frozen_analyses
from replays.compare import Because, because
from replays.figures import Wording
from replays.report.writing import NoSuchVersion, Version, version_of
from replays.sight import Sees, everything


@dataclass(frozen=True, slots=True)
class Differs:
    """A figure that is not the same in two versions, None where a version does not have it."""

    measure: str
    key: str
    label: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Following:
    """A version after another: the figures that differ, and the lines that made the difference.

    `recounted` are measures that are counted in another way, and so differ for that reason too.
    """

    first: int
    last: int
    figures: tuple[Differs, ...]
    recounted: tuple[str, ...]
    lines: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A version: when it was frozen, what it rests on, and the report that was kept of it."""

    version: Version
    content: str | None


def versions(
    db: Connection[Any], record: UUID, position: int, sees: Sees = everything
) -> tuple[tuple[Side, ...], tuple[Following, ...]]:
    """All versions of an analysis, and each beside the one before. The connection uses the schema of the registers.

    Raises NoSuchVersion.
    """
    frozen = [one for one in frozen_analyses(db, position) if one.record == record]
    if not frozen:
        raise NoSuchVersion("Analysen finns inte.")
    sides = tuple(side(version_of(db, record, position, number)) for number in range(1, len(frozen) + 1))
    return sides, tuple(following(db, one, other, sees) for one, other in pairwise(frozen))


def side(version: Version) -> Side:
    kept = version.last(AnalysisReportKept)
    return Side(version, kept[1].content if kept else None)


def following(db: Connection[Any], one: Frozen, other: Frozen, sees: Sees) -> Following:
    """What differs between two versions. The lines are those that moved some record in the period's figures."""
    wording = Wording(db, other.position, other.period.end)
    ways = {counted.measure: counted.version for counted in one.counted}
    recounted = tuple(new.measure for new in other.counted if ways.get(new.measure, new.version) != new.version)
    first, last = sorted((one.position, other.position))
    lines = tuple(because(db, other.period, first, last, other.event.kind, sees))
    return Following(
        one.position, other.position, tuple(differing(one.counted, other.counted, wording)), recounted, lines
    )


def differing(one: Sequence[Counted], other: Sequence[Counted], wording: Wording) -> Iterator[Differs]:
    before, after = values(one), values(other)
    for measure, key in dict.fromkeys([*before, *after]):
        pair = before.get((measure, key)), after.get((measure, key))
        if pair[0] != pair[1]:
            yield Differs(measure, key, label(measure, key, wording), *pair)


def values(counted: Sequence[Counted]) -> dict[tuple[str, str], int | None]:
    return {(one.measure, figure.key): figure.value for one in counted for figure in one.now}


def label(measure: str, key: str, wording: Wording) -> str:
    """A figure in words; by its id where the program no longer has the measure."""
    try:
        known = measures.of(measure)
    except LookupError:
        return measure
    return known.label if not key else f"{known.label}, {wording.say(known, key)}"
