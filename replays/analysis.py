"""Half-year analyses: counted at a position, frozen by a decision, and derived again to the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from psycopg import Connection
from pydantic import TypeAdapter

from domain import measures
from domain.analyses import (
    AnalysisFrozen,
    AnalysisMeasureFrozen,
    Counted,
    FreezeAnalysis,
    Organisation,
)
from domain.calendar import Period
from domain.grammar import Event
from domain.measures import Measure, Result, Seen
from domain.words import Decision
from ledger.canonical import encode
from ledger.codec import read
from ledger.lines import COLUMNS, Line, b64
from projections.seen import seen

COUNTED = TypeAdapter(tuple[Counted, ...])
Counts = tuple[tuple[Measure, tuple[Result, ...]], ...]


@dataclass(frozen=True)
class Analysis:
    """The figures of a half-year at a position, beside those of the same half the year before, with their records."""

    period: Period
    position: int
    now: Counts
    before: Counts

    @property
    def counted(self) -> tuple[Counted, ...]:
        return measures.counted(self.now, self.before)

    @property
    def data(self) -> bytes:
        """The figures as canonical bytes: what a frozen analysis must be derived to again."""
        return figures_bytes(self.counted)


def figures_bytes(counted: Sequence[Counted]) -> bytes:
    return encode(COUNTED.dump_python(tuple(counted), mode="json"))


def digest(counted: Sequence[Counted]) -> str:
    """What the decision to freeze names: base64url SHA-256 of the figures."""
    return b64(hashlib.sha256(figures_bytes(counted)).digest())


def analyse(db: Connection[Any], period: Period, position: int) -> Analysis:
    """Count a half-year as it was known at a position. The connection uses the schema of the registers."""
    return of_records(seen(db, position), period, position)


def of_records(records: Mapping[str, Sequence[Seen]], period: Period, position: int) -> Analysis:
    """The same from records folded by anybody: registers, oracle, what-if."""
    now, before = measures.compile(records, period), measures.compile(records, period.previous)
    return Analysis(period, position, now, before)


def freezing(analysis: Analysis, organisation: Organisation, decision: Decision) -> FreezeAnalysis:
    """The command that freezes what was counted."""
    year, half = analysis.period.start.year, 1 if analysis.period.start.month == 1 else 2
    counted = analysis.counted
    return FreezeAnalysis(
        year=year,
        half=half,
        position=analysis.position,
        organisation=organisation,
        figures=digest(counted),
        counted=counted,
        decision=decision,
    )


# ── What was frozen, and whether it still comes out the same ─────────────────


@dataclass(frozen=True)
class Frozen:
    """A frozen version of an analysis as its lines say; `places` are the lines of the measures, in their order."""

    record: UUID
    line: int
    period: Period
    position: int
    figures: str
    counted: tuple[Counted, ...] = ()
    places: tuple[int, ...] = ()

    def with_measure(self, line: Line, event: AnalysisMeasureFrozen) -> Frozen:
        one = Counted(measure=event.measure, version=event.version, now=event.now, before=event.before)
        return replace(self, counted=(*self.counted, one), places=(*self.places, line.position))

    @property
    def gap(self) -> int:
        """The first line after the version's own that is not the next of its measures: they follow one another."""
        follows = range(self.line + 1, self.line + 1 + len(self.places))
        return next((want for want, place in zip(follows, self.places, strict=True) if want != place), follows.stop)


@dataclass(frozen=True)
class Rederived:
    """Whether a frozen analysis comes out the same. If not: what differs, and the line that says otherwise.

    `otherwise` are the measures that this program counts in another way (by another version), and so cannot try.
    """

    frozen: Frozen
    same: bool
    differing: tuple[str, ...]
    otherwise: tuple[str, ...]
    line: int


def gather(found: list[Frozen], line: Line, event: Event) -> None:
    """Add what a line says to the frozen versions found so far: first the version, then each of its measures."""
    if isinstance(event, AnalysisFrozen):
        period = Period.half_year(event.year, event.half)
        found.append(Frozen(line.record, line.position, period, event.position, event.figures))
    elif isinstance(event, AnalysisMeasureFrozen) and found:
        found[-1] = found[-1].with_measure(line, event)


def frozen_analyses(db: Connection[Any], upto: int | None = None) -> list[Frozen]:
    """All frozen versions in the book, in order."""
    rows = db.execute(
        f"""SELECT {COLUMNS} FROM ledger.lines WHERE name LIKE 'Analysis%%Frozen.v%%'
            AND (%s::bigint IS NULL OR position <= %s) ORDER BY position""",
        (upto, upto),
        binary=True,
    )
    found: list[Frozen] = []
    for line in (Line(*row) for row in rows):
        gather(found, line, read(line).event)
    return found


def rederive(db: Connection[Any], frozen: Frozen) -> Rederived:
    """Count a frozen analysis again from the registers as they stood, and compare byte for byte."""
    return compared(frozen, analyse(db, frozen.period, frozen.position).counted)


def compared(frozen: Frozen, counted: Sequence[Counted]) -> Rederived:
    """What was frozen against what the same position gives today."""
    again = {one.measure: one for one in counted}
    otherwise = tuple(
        one.measure for one in frozen.counted if one.measure not in again or again[one.measure].version != one.version
    )
    differing = {
        one.measure: place
        for one, place in zip(frozen.counted, frozen.places, strict=True)
        if one.measure not in otherwise and again[one.measure] != one
    }
    if differing or digest(frozen.counted) == frozen.figures:
        return Rederived(
            frozen, not differing, tuple(differing), otherwise, min(differing.values(), default=frozen.line)
        )
    # Either the digest is not that of the figures, or it is, and one of their lines is not there any more.
    line = frozen.gap if digest(counted) == frozen.figures else frozen.line
    return Rederived(frozen, False, ("digest",), otherwise, line)


# ── What made the difference ─────────────────────────────────────────────────

Contribution = frozenset[tuple[str, str, int | None]]


def contribution(one: Seen, register: str, period: Period) -> Contribution:
    """Everything a record adds to the figures of a period: measure, key, and days where days are counted."""
    return frozenset(
        (measure.id, key, measure.days(one.state) if measure.days else None)
        for measure in measures.MEASURES
        if measure.register == register and measure.falls_in(one, period)
        for key in measure.keys(one, period)
    )


def difference(one: Counts, other: Counts) -> list[tuple[Measure, str, int | None, int | None]]:
    """The figures that differ: measure, key, value in the one and in the other (None where there is none)."""
    first = {(measure.id, result.key): (measure, result.value) for measure, results in one for result in results}
    second = {(measure.id, result.key): (measure, result.value) for measure, results in other for result in results}
    keys: Iterable[tuple[str, str]] = dict.fromkeys([*first, *second])
    found = []
    for key in keys:
        measure = (first.get(key) or second[key])[0]
        old, new = first.get(key, (measure, None))[1], second.get(key, (measure, None))[1]
        if old != new:
            found.append((measure, key[1], old, new))
    return found
