"""A half-year counted over a million lines, against the plain SQL that counts the same rows; and its whole report."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from psycopg import Connection

from bench.rounds import middle_time
from bench.table import Row, number, printed_only, ratio
from domain import measures
from domain.calendar import Period
from domain.measures import CountsOn, Kind, Measure
from ledger.lines import last_position
from projections.seen import seen, uncollected
from replays.analysis import analyse
from replays.report.dataset import Figures, report
from replays.report.hiding import outside
from replays.report.pdf import pdf

TIMES = 3
COUNTED = """SELECT {key}, count(*) FROM cards WHERE register = %s AND to_position IS NULL AND status <> 'annulled'
AND (state ->> 'received')::date BETWEEN %s AND %s GROUP BY 1"""


@dataclass(frozen=True, slots=True)
class Plain:
    """A measure that SQL counts as easily: by nothing, by unit, or by a field with one value."""

    measure: Measure
    key: str


def plain() -> Iterator[Plain]:
    """The measures of deviations and views on the day they came in, with the SQL for what they are counted by."""
    single = {"category", "severity", "direction", "kind", "sentiment", "submitter", "own_category"}
    for measure in measures.MEASURES:
        if measure.register not in ("deviations", "views") or measure.counts_on is not CountsOn.RECEIVED:
            continue
        if measure.kind is not Kind.COUNT or measure.least > 1:
            continue
        if measure.id == measure.register:
            yield Plain(measure, "''")
        elif measure.by == "unit":
            yield Plain(measure, "unit::text")
        elif measure.by in single:
            yield Plain(measure, f"coalesce(state ->> '{measure.by}', 'unknown')")


def analysing(db: Connection[Any]) -> Iterator[Row]:
    """The connection uses registers of a whole book."""
    period, position = middle_half_year(db), last_position(db)
    chosen = list(plain())

    def ours() -> None:
        with uncollected():
            records = measures.Ordered(seen(db, position, ("deviations", "views")))
            for one in (period, period.previous):
                measures.compile(records, one, [each.measure for each in chosen])

    def theirs() -> None:
        for one in (period, period.previous):
            for each in chosen:
                values = (each.measure.register, one.start, one.end)
                db.execute(COUNTED.format(key=each.key).encode(), values).fetchall()

    counted, sql = middle_time(TIMES, ours), middle_time(TIMES, theirs)
    absolute = f"{number(counted)} s mot {number(sql)} s, {len(chosen)} mått"
    yield ratio("Ett halvår räknat mot ren SQL som räknar samma rader", counted / sql, absolute, 2, "most")
    began = time.perf_counter()
    analysis = analyse(db, period, position)
    took = time.perf_counter() - began
    yield printed_only(f"Hela halvåret, {len(analysis.now)} mått och serierna", f"{number(took)} s")
    began = time.perf_counter()
    made = pdf(outside(report(db, Figures.now(analysis))))
    took = time.perf_counter() - began
    size = f"{number(took)} s, {number(len(made) / 1e6)} MB"
    yield printed_only("Rapporten av det, med diagram, maskad, som PDF", size)


def middle_half_year(db: Connection[Any]) -> Period:
    """The half-year in the middle of the book: with one before it, and a like one the year before."""
    row = db.execute(
        "SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY (state ->> 'received')::date) FROM cards "
        "WHERE register = 'deviations' AND to_position IS NULL"
    ).fetchone()
    assert row is not None
    return Period.half_year(row[0].year, 1 if row[0].month <= 6 else 2)
