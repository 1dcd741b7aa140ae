"""What a report holds. Everything in it comes from the counted figures, and from names as they were at the position:
the same line of the book gives the same report, for ever.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain import measures
from domain.analyses import Counted, Organisation, ReportKind, Section, Traced
from domain.analyses.kinds import KINDS
from domain.calendar import Period, add_months, local_day
from domain.measures import Kind, Measure
from domain.measures.organisation import department_of
from domain.measures.series import Series, Shape
from domain.measures.series import of as series_of
from domain.signals.state import RULE_VERSION
from domain.suppression import LIMIT
from ledger.book import identity
from projections.seen import seen
from replays.analysis import Analysis, Frozen
from replays.effects import REGISTERS as FOLLOWED_IN
from replays.effects import Effect, effects
from replays.figures import Row as Ordered
from replays.figures import Wording, nothing, order
from replays.provenance import name_of_board
from replays.report.network import Comparison, comparisons

HIDDEN, NOTHING = "..", "–"
"""What stands where a figure is too small to be shown, and where there is nothing to work one out from."""
STATISTICS = "external_statistics"
FORM_VERSION = 2
"""Raised when a form sets out the same report otherwise: a kept report says by which it was made."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure as it is shown; `hidden` where it is too small to be, `value` None where there is none to work out."""

    value: int | None
    hidden: bool = False

    def said(self, kind: Kind) -> str:
        """As people read it.

        >>> Cell(38).said(Kind.RATE), Cell(None).said(Kind.MEDIAN_DAYS), Cell(3, hidden=True).said(Kind.COUNT)
        ('3,8', '–', '..')
        """
        if self.hidden:
            return HIDDEN
        if self.value is None:
            return NOTHING
        if kind is Kind.RATE:
            whole, tenth = divmod(self.value, 10)
            return f"{whole},{tenth}"
        return f"{self.value:,}".replace(",", "\u00a0")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure, now and the year before; `records` behind it now, where whoever reads may know them."""

    key: str
    label: str
    now: Cell
    before: Cell
    records: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One measure, and the version of it that its figures were counted by."""

    measure: Measure
    rows: tuple[Row, ...]
    version: int


@dataclass(frozen=True, slots=True)
class Months:
    """One series, month by month: values and what they are set against, hidden where they are too small; and the
    version of it that they were counted by."""

    series: Series
    first: date
    values: tuple[Cell, ...]
    bases: tuple[Cell, ...]
    version: int

    @property
    def names(self) -> tuple[str, ...]:
        """What each value is of: a month (2026-03), or the day on which so many days had gone since the one before."""
        if self.series.shape is not Shape.BETWEEN:
            return tuple(f"{add_months(self.first, place):%Y-%m}" for place in range(len(self.values)))
        gone = accumulate(one.value or 0 for one in self.values)
        return tuple((self.first + timedelta(days=days)).isoformat() for days in gone)


@dataclass(frozen=True, slots=True)
class Passage:
    """Something that was written, under its heading."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Course:
    """What has become of it: when the figures were frozen, the text released, and what the board did."""

    record: UUID
    number: str
    version: int
    line: int
    frozen_on: date | None
    released_on: date | None
    reviewed_on: date | None
    meeting: date | None
    outcome: str | None
    paragraph: str | None
    published_on: date | None


@dataclass(frozen=True, slots=True)
class Report:
    """A report. `called` is the board, `known` the day of its position, `outside` whether small figures are hidden;
    `departments`: the department of each unit on the last day, which whoever knows the organisation knows."""

    origin: str
    called: str
    demonstration: bool
    kind: ReportKind
    period: Period
    position: int
    known: date
    entered: float
    organisation: Organisation
    rules: int
    least: int
    outside: bool
    tables: tuple[Table, ...]
    months: tuple[Months, ...]
    passages: tuple[Passage, ...] = ()
    causes: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    course: Course | None = None
    departments: Mapping[str, str] = field(default_factory=dict)
    effects: tuple[Effect, ...] = ()
    network: tuple[Comparison, ...] = ()

    @property
    def title(self) -> str:
        """Halvårsanalys 2026:1"""
        return f"{self.kind.label[0].upper()}{self.kind.label[1:]} {self.period.label}"

    @property
    def law(self) -> str:
        """The demand it answers, as it is cited on the last day of the period."""
        return KINDS[self.kind].duty.citation(self.period.end)


# ── From figures ─────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures that a report is made of, wherever they come from. `behind`: the records of each measure and key."""

    kind: ReportKind
    period: Period
    position: int
    organisation: Organisation
    rules: int
    least: int
    counted: tuple[Counted, ...]
    traced: tuple[Traced, ...]
    behind: Mapping[tuple[str, str], tuple[UUID, ...]]

    @classmethod
    def now(cls, analysis: Analysis) -> Figures:
        """As they are counted, with the records behind each."""
        behind = {(measure.id, one.key): one.records for measure, results in analysis.now for one in results}
        return cls(
            analysis.kind,
            analysis.period,
            analysis.position,
            analysis.organisation,
            RULE_VERSION,
            LIMIT,
            analysis.counted,
            analysis.traced,
            behind,
        )

    @classmethod
    def frozen(cls, frozen: Frozen) -> Figures:
        """As they were frozen; the lines have the digests of the lists of records, and not the lists."""
        said = frozen.event
        return cls(
            said.kind,
            frozen.period,
            said.position,
            said.organisation,
            said.rules,
            said.least or LIMIT,
            frozen.counted,
            frozen.traced,
            {},
        )


def report(db: Connection[Any], figures: Figures) -> Report:
    """The report of these figures, for those who work with them: nothing is hidden. The connection uses the registers'
    schema."""
    book, position = identity(db), figures.position
    row = db.execute("SELECT recorded_at FROM ledger.lines WHERE position = %s", (position,)).fetchone()
    entered = row[0].timestamp() if row else 0.0
    return Report(
        origin=book.origin,
        called=name_of_board(db, position, figures.period) or book.origin,
        demonstration=book.demonstration,
        kind=figures.kind,
        period=figures.period,
        position=position,
        known=local_day(row[0]) if row else figures.period.end,
        entered=entered,
        organisation=figures.organisation,
        rules=figures.rules,
        least=figures.least,
        outside=False,
        tables=tuple(tables(figures, Wording(db, position, figures.period.end))),
        months=tuple(months(figures)),
        departments=departments(db, position, figures.period.end),
        effects=tuple(followed(db, figures)),
        network=tuple(network(db, figures)),
    )


def followed(db: Connection[Any], figures: Figures) -> Iterator[Effect]:
    """What came of the actions that are followed by a series, in a kind of report that tells of actions."""
    if "actions" in KINDS[figures.kind].registers:
        yield from effects(seen(db, figures.position, FOLLOWED_IN), figures.period)


def network(db: Connection[Any], figures: Figures) -> Iterator[Comparison]:
    """What others have published, in a kind of report that has something to say of it."""
    if Section.NETWORK in KINDS[figures.kind].sections:
        yield from comparisons(seen(db, figures.position, (STATISTICS,))[STATISTICS], figures.period)


def departments(db: Connection[Any], position: int, day: date) -> dict[str, str]:
    units = {one.record: one.state for one in seen(db, position, ("units",))["units"]}
    return {str(unit): str(department_of(unit, units, day)) for unit in units}


def tables(figures: Figures, wording: Wording) -> Iterator[Table]:
    """A table for each measure; one that the program no longer has is left out, and its figures stay in the lines."""
    for counted in figures.counted:
        try:
            measure = measures.of(counted.measure)
        except LookupError:
            continue
        now = {one.key: one.value for one in counted.now}
        before = {one.key: one.value for one in counted.before}
        none = nothing(measure)
        rows = [
            Row(
                key,
                wording.say(measure, key),
                Cell(now.get(key, none)),
                Cell(before.get(key, none)),
                figures.behind.get((measure.id, key), ()),
            )
            for key in dict.fromkeys([*now, *before])
        ]
        yield Table(measure, tuple(sorted(rows, key=place)), counted.version)


def place(row: Row) -> tuple[int, int, str]:
    return order(Ordered(row.label, row.now.value, row.before.value, ()))


def months(figures: Figures) -> Iterator[Months]:
    """Every series; one that the program no longer has is left out, as a measure is."""
    for one in figures.traced:
        try:
            series = series_of(one.series)
        except LookupError:
            continue
        yield Months(series, one.first, tuple(map(Cell, one.values)), tuple(map(Cell, one.bases)), one.version)
