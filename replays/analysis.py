"""Analyses: counted at a position, frozen by a decision, and derived again to the same bytes."""

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
    AnalysisSeriesFrozen,
    Counted,
    FreezeAnalysis,
    Organisation,
    ReportKind,
    Traced,
)
from domain.calendar import Period
from domain.grammar import Event
from domain.measures import Counts, Measure, Seen
from domain.measures.series import SERIES
from domain.signals.state import RULE_VERSION
from domain.suppression import LIMIT
from domain.words import Decision
from ledger.canonical import encode
from ledger.codec import read
from ledger.lines import COLUMNS, Line, b64
from projections.seen import seen, uncollected

COUNTED = TypeAdapter(tuple[Counted, ...])
TRACED = TypeAdapter(tuple[Traced, ...])


@dataclass(frozen=True)
class Analysis:
    """The figures of a period at a position, beside those of the same period the year before, with their records; and
    the months up to its end.
    """

    kind: ReportKind
    period: Period
    position: int
    organisation: Organisation
    now: Counts
    before: Counts
    traced: tuple[Traced, ...]

    @property
    def counted(self) -> tuple[Counted, ...]:
        return measures.counted(self.now, self.before)

    @property
    def data(self) -> bytes:
        """The figures as canonical bytes: what a frozen analysis must be derived to again."""
        return figures_bytes(self.counted, self.traced)


def figures_bytes(counted: Sequence[Counted], traced: Sequence[Traced]) -> bytes:
    """Canonical bytes of figures; of figures alone where there are no series, as the first analyses had none."""
    figures = COUNTED.dump_python(tuple(counted), mode="json")
    if not traced:
        return encode(figures)
    return encode({"figures": figures, "series": TRACED.dump_python(tuple(traced), mode="json")})


def digest(counted: Sequence[Counted], traced: Sequence[Traced] = ()) -> str:
    """What the decision to freeze names: base64url SHA-256 of the figures."""
    return b64(hashlib.sha256(figures_bytes(counted, traced)).digest())


def analyse(
    db: Connection[Any],
    period: Period,
    position: int,
    kind: ReportKind = ReportKind.HALF_YEAR,
    organisation: Organisation = Organisation.THEN,
) -> Analysis:
    """Count a period as it was known at a position. The connection uses the schema of the registers."""
    with uncollected():
        records = seen(db, position, measures.looked_at(*measures.shown_in(kind)))
        return of_records(records, period, position, kind, organisation)


def of_records(
    records: Mapping[str, Sequence[Seen]],
    period: Period,
    position: int,
    kind: ReportKind = ReportKind.HALF_YEAR,
    organisation: Organisation = Organisation.THEN,
) -> Analysis:
    """The same from records folded by anybody: registers, oracle, what-if."""
    standing = measures.Ordered(measures.placed(records, period, organisation))
    chosen = measures.shown_in(kind)
    now = measures.compile(standing, period, chosen)
    before = measures.compile(standing, period.previous, chosen)
    ids = {measure.id for measure in chosen}
    traced = tuple(one.traced(standing, period) for one in SERIES if one.measure.id in ids)
    return Analysis(kind, period, position, organisation, now, before, traced)


def freezing(analysis: Analysis, decision: Decision) -> FreezeAnalysis:
    """The command that freezes what was counted."""
    counted = analysis.counted
    return FreezeAnalysis(
        kind=analysis.kind,
        first=analysis.period.start,
        last=analysis.period.end,
        position=analysis.position,
        organisation=analysis.organisation,
        figures=digest(counted, analysis.traced),
        rules=RULE_VERSION,
        least=LIMIT,
        counted=counted,
        traced=analysis.traced,
        decision=decision,
    )


# ── What was frozen, and whether it still comes out the same ─────────────────


@dataclass(frozen=True)
class Frozen:
    """A frozen version of an analysis as its lines say. `parts` are the lines of its measures and series, in their
    order, each with its place.
    """

    record: UUID
    line: int
    event: AnalysisFrozen
    parts: tuple[tuple[int, Counted | Traced], ...] = ()

    @property
    def period(self) -> Period:
        return Period(self.event.first, self.event.last)

    @property
    def position(self) -> int:
        return self.event.position

    @property
    def counted(self) -> tuple[Counted, ...]:
        """The figures, each measure whole: one that has many stands in several lines."""
        whole: dict[str, Counted] = {}
        for _, part in self.parts:
            if isinstance(part, Counted):
                whole[part.measure] = joined(whole.get(part.measure), part)
        return tuple(whole.values())

    @property
    def traced(self) -> tuple[Traced, ...]:
        return tuple(part for _, part in self.parts if isinstance(part, Traced))

    def place_of(self, name: str) -> int:
        """The line in which a measure or a series begins."""
        return next(place for place, part in self.parts if name_of(part) == name)

    @property
    def gap(self) -> int:
        """The first line after the version's own that is not the next of its parts: they follow one another."""
        follows = range(self.line + 1, self.line + 1 + len(self.parts))
        return next((want for want, (place, _) in zip(follows, self.parts, strict=True) if want != place), follows.stop)


def joined(first: Counted | None, more: Counted) -> Counted:
    if first is None:
        return more
    return replace(first, now=(*first.now, *more.now), before=(*first.before, *more.before))


def by_name(counted: Iterable[Counted], traced: Iterable[Traced]) -> dict[str, Counted | Traced]:
    named: dict[str, Counted | Traced] = {name_of(one): one for one in counted}
    return named | {name_of(one): one for one in traced}


def name_of(part: Counted | Traced) -> str:
    return part.measure if isinstance(part, Counted) else f"series.{part.series}"


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
    """Add what a line says to the frozen versions found so far: first the version, then each of its parts."""
    part: Counted | Traced
    match event:
        case AnalysisFrozen():
            found.append(Frozen(line.record, line.position, event))
            return
        case AnalysisMeasureFrozen():
            part = Counted(measure=event.measure, version=event.version, now=event.now, before=event.before)
        case AnalysisSeriesFrozen():
            part = Traced(
                series=event.series, version=event.version, first=event.first, values=event.values, bases=event.bases
            )
        case _:
            return
    if found:
        found[-1] = replace(found[-1], parts=(*found[-1].parts, (line.position, part)))


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
    said = frozen.event
    return compared(frozen, analyse(db, frozen.period, frozen.position, said.kind, said.organisation))


def compared(frozen: Frozen, again: Analysis) -> Rederived:
    """What was frozen against what the same position gives today."""
    new, old = by_name(again.counted, again.traced), by_name(frozen.counted, frozen.traced)
    otherwise = tuple(name for name, part in old.items() if name not in new or new[name].version != part.version)
    differing = {
        name: frozen.place_of(name) for name, part in old.items() if name not in otherwise and new[name] != part
    }
    sound = digest(frozen.counted, frozen.traced) == frozen.event.figures
    if differing or sound:
        line = min(differing.values(), default=frozen.line)
        return Rederived(frozen, not differing, tuple(differing), otherwise, line)
    # Either the digest is not that of the figures, or it is, and one of their lines is not there any more.
    line = frozen.gap if digest(again.counted, again.traced) == frozen.event.figures else frozen.line
    return Rederived(frozen, False, ("digest",), otherwise, line)


# ── What differs ─────────────────────────────────────────────────────────────


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
