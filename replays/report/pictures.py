"""The pictures of a report: a series as a chart, with what may be said of it by the rules, and nothing more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape

from domain.measures.keys import BIN, CROSS
from domain.measures.series import Shape
from domain.signals import Chart, Choice, Denominator, Kind, Observed, charted, choose, sentence
from replays.charts import Bar, Days, Figure, Labels, Matrix, bars, control_chart, lead_times, risk_matrix
from replays.charts.numbers import Count
from replays.report.dataset import Cell, Months, Report, Table
from replays.wording import MONTHS

FEWEST = 3
"""Fewer than so many known values are no picture."""
AGAINST = {Shape.COUNT: Denominator.NONE, Shape.SHARE: Denominator.PARTS, Shape.RATE: Denominator.EXPOSURE}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A series as a chart: which kind and why, and what may be said of it."""

    months: Months
    chart: Chart
    why: str
    says: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart: its file in the PDF, the register whose chapter it stands in, its title, what it shows in words, and
    what may be said of it by the rules."""

    file: str
    register: str
    title: str
    described: str
    says: str
    svg: bytes


def drawn(report: Report) -> Iterator[Drawn]:
    """The series that have enough to show."""
    for months in report.months:
        seen = tuple(observed(months))
        if sum(one.value is not None for one in seen) >= FEWEST:
            choice = chosen(months)
            chart = charted(choice.kind, seen, direction=months.series.direction)
            yield Drawn(months, chart, choice.why, sentence(chart))


def chosen(months: Months) -> Choice:
    """The kind of chart that fits the series."""
    if months.series.shape is Shape.BETWEEN:
        between = [one.value or 0 for one in months.values]
        return choose((0,), between=between)
    found = choose([number(one) for one in months.values], denominator=AGAINST[months.series.shape])
    if found.kind not in (Kind.G, Kind.T):
        return found
    # Rare ones are shown by the days between them, in a series of their own; the months are still what they are.
    kind = {Shape.SHARE: Kind.P, Shape.RATE: Kind.U}.get(months.series.shape, Kind.XMR)
    return Choice(kind=kind, why="Varje månad jämförs med hur serien brukar variera; de är få.")


def observed(months: Months) -> Iterator[Observed]:
    """The series as the charts take it: what is hidden is missing, and said to be."""
    for place, (name, cell) in enumerate(zip(months.names, months.values, strict=True)):
        base = months.bases[place] if months.bases else None
        empty = base is not None and not base.value
        hidden = cell.hidden or (base is not None and base.hidden)
        value = None if hidden or empty else cell.value
        yield Observed(label=said(name), value=value, of=None if base is None else number(base), suppressed=hidden)


def said(name: str) -> str:
    """A month as it stands under a chart; a day as it is.

    >>> said("2026-03"), said("2026-03-14")
    ('mar 2026', '2026-03-14')
    """
    year, month, *day = name.split("-")
    return name if day else f"{MONTHS[int(month) - 1][:3]} {year}"


def number(cell: Cell) -> int | None:
    return None if cell.hidden else cell.value


# ── As pictures ──────────────────────────────────────────────────────────────

MOST_BARS = 14
IN_BARS = (
    "joint.by_department",
    "joint.by_cause",
    "deviations.by_category",
    "deviations.by_cause",
    "views.by_own_category",
    "lex_sarah.by_cause",
    "actions.by_effect",
)
"""The tables that are shown as bars too, where they have something to compare."""


def pictures(report: Report) -> tuple[Picture, ...]:
    """All the pictures of a report, in the order of its chapters."""
    found = [*bar_charts(report), *spreads(report), *matrices(report), *control_charts(report), *effect_charts(report)]
    return tuple(replace(one, file=f"bild-{place}.svg") for place, one in enumerate(found, start=1))


def control_charts(report: Report) -> Iterator[Picture]:
    for place, one in enumerate(drawn(report), start=1):
        series = one.months.series
        labels = Labels(title=series.label, unit=unit_of(one), id=f"serie-{place}")
        yield picture(series.measure.register, series.label, control_chart(one.chart, labels), f"{one.why} {one.says}")


def effect_charts(report: Report) -> Iterator[Picture]:
    """What the actions are followed by, where there is something both before and after."""
    for place, one in enumerate(report.effects, start=1):
        if not one.before or not one.after or len(one.before) + len(one.after) < FEWEST:
            continue
        chart = one.chart
        labels = Labels(title=f"{one.number}: {one.what}", unit=one.measured, id=f"effekt-{place}")
        svg = control_chart(chart, labels, (len(one.before), f"gjord {one.done.isoformat()}"))
        says = f"{sentence(chart)} Att något ändrades efter åtgärden visar inte att det var den som ändrade det."
        yield picture("effects", labels.title, svg, says)


def unit_of(one: Drawn) -> str:
    shape, rate = one.months.series.shape, one.months.series.measure.rate
    return f"per {rate.denominator.label}, månad för månad" if shape is Shape.RATE and rate else shape.label


def bar_charts(report: Report) -> Iterator[Picture]:
    for place, table in enumerate(chosen_tables(report, IN_BARS), start=1):
        rows = sorted(table.rows, key=lambda row: -max(number(row.now) or 0, number(row.before) or 0))[:MOST_BARS]
        if len(rows) < 2:
            continue
        listed = [Bar(label=row.label, now=count(row.now), before=count(row.before)) for row in rows]
        label = table.measure.label
        svg = bars(listed, Labels(title=label, id=f"stapel-{place}"), report.period.label, report.period.previous.label)
        left_out = len(table.rows) - len(rows)
        says = f"De {MOST_BARS} största visas; {left_out} till står i tabellen." if left_out else ""
        yield picture(table.measure.register, label, svg, says)


def spreads(report: Report) -> Iterator[Picture]:
    """How many days it took, where enough have come so far."""
    for table in chosen_tables(report, ("deviations.days_to_close",)):
        if len(table.rows) < 2:
            continue
        bins = {int(row.key[:3]): count(row.now) for row in table.rows}
        listed = [
            Days(first=first, last=first + BIN - 1, count=bins.get(first, 0)) for first in range(0, max(bins) + 1, BIN)
        ]
        median = next((one.rows[0].now for one in chosen_tables(report, ("deviations.to_close",)) if one.rows), None)
        known = None if median is None or median.hidden else median.value
        svg = lead_times(listed, Labels(title=table.measure.label, unit="antal avvikelser", id="ledtid"), median=known)
        yield picture("deviations", table.measure.label, svg, "De som har avslutats; de som är öppna är inte med.")


def matrices(report: Report) -> Iterator[Picture]:
    for table in chosen_tables(report, ("risks.matrix",)):
        counts = {place_of(row.key): count(row.now) for row in table.rows if row.now.value}
        if not counts:
            continue
        steps = tuple(str(step) for step in range(1, max(max(place) for place in counts) + 2))
        matrix = Matrix(probabilities=steps, consequences=steps, counts=counts)
        svg = risk_matrix(matrix, Labels(title=table.measure.label, unit="antal risker", id="matris"))
        yield picture("risks", table.measure.label, svg, "Stegen är nämndens egna.")


def place_of(key: str) -> tuple[int, int]:
    probability, consequence = map(int, key.split(CROSS))
    return probability - 1, consequence - 1


def chosen_tables(report: Report, ids: tuple[str, ...]) -> Iterator[Table]:
    return (table for table in report.tables if table.measure.id in ids)


def count(cell: Cell) -> Count:
    if cell.hidden:
        return Figure.SUPPRESSED
    return Figure.MISSING if cell.value is None else cell.value


def picture(register: str, title: str, svg: str, says: str) -> Picture:
    described = unescape(svg[svg.index("<desc") :].split(">", 1)[1].split("</desc>", 1)[0])
    return Picture("", register, title, described, says, svg.encode())
