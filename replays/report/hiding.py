"""Small numbers: what is not shown outside those who work with it, worked out once for every form of the report.

The counts of a register hang together: what is counted by unit adds up to the whole, the months add up to the period,
those in time and those that were not are all, complaints are among the views. All of that is told to
domain/suppression, which hides what is small and as much more as it takes for nothing of it to be worked out. A median
of few cases is as much about each of them. Tables of two things at once are not shown outside at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from domain import suppression
from domain.calendar import Period, add_months
from domain.measures import Kind, Measure
from domain.measures.series import Shape
from domain.suppression import Derived, Standing, Sum, Suppression
from replays.effects import Effect
from replays.report.dataset import Cell, Months, Report, Table

ABOUT_INDIVIDUALS = frozenset({"joint", "deviations", "views", "lex_sarah", "incidents", "non_executed"})
"""The registers whose records are about somebody; how many documents there are points nobody out."""
TIMES = ("now", "before")
HIDDEN_CELL = Cell(None, hidden=True)


def outside(report: Report) -> Report:
    """The report as it may go out: to the board, the web and whoever wants it."""
    tables = [
        table
        for table in report.tables
        if " × " not in table.measure.by or table.measure.register not in ABOUT_INDIVIDUALS
    ]
    months = [one for one in report.months if one.series.shape is not Shape.BETWEEN]  # each point there is one case
    hidden = Relations(report, tables, months).hidden(report.least)
    return replace(
        report,
        outside=True,
        effects=tuple(map(effect_outside, report.effects)),
        tables=tuple(table_outside(table, hidden, few(report, table.measure)) for table in tables),
        months=tuple(months_outside(one, hidden) for one in months),
    )


def table_outside(table: Table, hidden: Suppression, few: frozenset[str]) -> Table:
    """Without the figures that are hidden, nor those of a time with too few, and without which records are behind."""
    rows = []
    for row in table.rows:
        now, before = (
            HIDDEN_CELL if time in few else shown(getattr(row, time), hidden, name_of(table.measure, row.key, time))
            for time in TIMES
        )
        rows.append(replace(row, records=(), now=now, before=before))
    return replace(table, rows=tuple(rows))


def effect_outside(one: Effect) -> Effect:
    """Without which records are behind."""
    before, after = (tuple(replace(value, record=None) for value in said) for said in (one.before, one.after))
    return replace(one, action=None, before=before, after=after)


def few(report: Report, measure: Measure) -> frozenset[str]:
    """The times at which a median about individuals is over fewer cases than are shown, as far as the report knows."""
    if measure.kind is not Kind.MEDIAN_DAYS or measure.register not in ABOUT_INDIVIDUALS:
        return frozenset()
    over = measure.over
    counted = [table for table in report.tables if over is not None and table.measure.id == over.measure]
    rows = [row for table in counted for row in table.rows if over and (not over.keys or row.key in over.keys)]
    return frozenset(
        time for time in TIMES if sum(getattr(row, time).value or 0 for row in rows) < max(report.least, 2)
    )


def months_outside(months: Months, hidden: Suppression) -> Months:
    names = [month_name(months, place) for place in range(len(months.values))]
    return replace(
        months,
        values=tuple(shown(one, hidden, name) for one, name in zip(months.values, names, strict=True)),
        bases=tuple(shown(one, hidden, f"{name}/of") for one, name in zip(months.bases, names, strict=False)),
    )


def shown(cell: Cell, hidden: Suppression, name: str) -> Cell:
    return cell if hidden.shows(name) else HIDDEN_CELL


# ── What hangs together ──────────────────────────────────────────────────────


def name_of(measure: Measure, key: str, time: str) -> str:
    """One name for one number: a register's own row in the joint table is its total."""
    if measure.id == "joint.by_register":
        return f"{key}//{time}"
    return f"{measure.id}/{key}/{time}"


def about_individuals(table: Table, key: str) -> bool:
    """Whether a row is: in the joint table that is for each register to say."""
    return (key if table.measure.by == "register" else table.measure.register) in ABOUT_INDIVIDUALS


def month_name(months: Months, place: int) -> str:
    return f"months.{months.series.id}/{months.names[place]}"


@dataclass
class Relations:
    """The counts of a report that are about individuals, and what follows from what."""

    report: Report
    tables: Sequence[Table]
    months: Sequence[Months]

    def __post_init__(self) -> None:
        self.cells: dict[str, suppression.Cell] = {}
        self.sums: list[Sum] = []
        self.derived: list[Derived] = []
        sensitive = [one for one in self.tables if one.measure.register in ABOUT_INDIVIDUALS]
        counts = [one for one in sensitive if one.measure.kind is Kind.COUNT]
        for table in counts:
            for row in table.rows:
                for time in TIMES if about_individuals(table, row.key) else ():
                    self.enter(name_of(table.measure, row.key, time), getattr(row, time).value)
        for table in (one for one in counts if one.measure.by != "register"):  # each row there is another's total
            for time in TIMES:
                self.of_total(table, first_of(counts, table.measure), time)
        for table in (one for one in sensitive if one.measure.kind is Kind.RATE):
            self.worked_out(table, counts)
        series = [one for one in self.months if one.series.measure.register in ABOUT_INDIVIDUALS]
        for months in series:
            self.of_months(months)
        for months in series:
            self.among(months, series)

    def hidden(self, least: int) -> Suppression:
        return suppression.suppressed(self.cells.values(), self.sums, self.derived, limit=max(least, 2))

    def enter(self, name: str, value: int | None, standing: Standing = Standing.NEW) -> None:
        self.cells[name] = suppression.Cell(key=name, value=value or 0, standing=standing)

    def adds_up(self, total: str, parts: Sequence[str]) -> bool:
        known = total in self.cells and all(part in self.cells for part in parts)
        return known and self.cells[total].value == sum(self.cells[part].value for part in parts)

    def of_total(self, table: Table, whole: Table | None, time: str) -> None:
        """The keys of a table make up the whole between them; or, where one record may be under several, each of them
        and those that are not under it do."""
        if whole is None:
            return
        total = name_of(whole.measure, "", time)
        parts = [name_of(table.measure, row.key, time) for row in table.rows]
        if total in parts or total not in self.cells:
            return
        if table.measure.by and self.adds_up(total, parts):
            self.sums.append(Sum(total=total, parts=tuple(parts)))
        else:
            for part in parts:
                self.and_the_rest(total, part)
        if table.measure.by == "department":
            self.of_departments(table, time)

    def and_the_rest(self, total: str, part: str) -> None:
        """A part and what is not of it: nobody shows that number, and anybody can work it out."""
        rest = self.cells[total].value - self.cells[part].value
        if rest >= 0 and total != part:
            self.enter(f"{total}-{part}", rest, Standing.KEPT)
            self.sums.append(Sum(total=total, parts=(part, f"{total}-{part}")))

    def of_departments(self, table: Table, time: str) -> None:
        """Who knows the organisation adds the units of a department together."""
        by_unit = f"{table.measure.id.rpartition('.')[0]}.by_unit"
        for row in table.rows:
            units = [unit for unit, department in self.report.departments.items() if department == row.key]
            parts = [name for unit in units if (name := f"{by_unit}/{unit}/{time}") in self.cells]
            total = name_of(table.measure, row.key, time)
            if len(parts) > 1 and self.adds_up(total, parts):
                self.sums.append(Sum(total=total, parts=tuple(parts)))

    def worked_out(self, table: Table, counts: Sequence[Table]) -> None:
        """A rate goes with the count of its unit."""
        same = (one.measure for one in counts if one.measure.register == table.measure.register)
        rests_on = next((measure for measure in same if measure.by == table.measure.by), table.measure)
        for row in table.rows:
            for time in TIMES:
                of = name_of(rests_on, row.key, time)
                if of in self.cells:
                    self.derived.append(Derived(key=name_of(table.measure, row.key, time), of=(of,)))

    def of_months(self, months: Months) -> None:
        """The months of a period make up what is counted in it, now and the year before. What a rate is set against is
        about nobody."""
        share = months.series.shape is Shape.SHARE
        for place, cell in enumerate(months.values):
            name = month_name(months, place)
            self.enter(name, cell.value)
            if share:
                self.enter(f"{name}/of", months.bases[place].value)
                self.and_the_rest(f"{name}/of", name)
        total = name_of(months.series.measure, "kept" if share else "", "")
        for time, period in zip(TIMES, (self.report.period, self.report.period.previous), strict=True):
            parts = [month_name(months, place) for place in places_in(months, period)]
            if parts and self.adds_up(f"{total}{time}", parts):
                self.sums.append(Sum(total=f"{total}{time}", parts=tuple(parts)))

    def among(self, months: Months, series: Sequence[Months]) -> None:
        """What a series counts is among all that came in to the register that month."""
        whole = next((one for one in series if is_whole(one, months)), None)
        if whole is None or whole is months:
            return
        for place in range(len(months.values)):
            part, total = month_name(months, place), f"months.{whole.series.id}/{months.names[place]}"
            part = f"{part}/of" if months.series.shape is Shape.SHARE else part
            if total in self.cells:
                self.and_the_rest(total, part)


def is_whole(one: Months, of: Months) -> bool:
    """Whether a series is the plain count of all that came in to the register that another counts in."""
    mine, other = one.series.measure, of.series.measure
    return mine.id == other.register == mine.register and mine.counts_on is other.counts_on and not one.bases


def first_of(tables: Iterable[Table], measure: Measure) -> Table | None:
    """The total that a table is of: the first of the same register counted on the same date."""
    for one in tables:
        same = one.measure.register == measure.register and one.measure.counts_on is measure.counts_on
        if same and one.measure.by == "":
            return None if one.measure.id == measure.id else one
    return None


def places_in(months: Months, period: Period) -> Iterator[int]:
    """The places of the months that lie within a period."""
    for place in range(len(months.values)):
        start = add_months(months.first, place)
        if period.start <= start and add_months(start, 1) - timedelta(days=1) <= period.end:
            yield place
