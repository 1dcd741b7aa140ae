"""The pictures of a report: a series as a chart, with what may be said of it by the rules, and nothing more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from domain import signals
from domain.calendar import add_months
from domain.measures import Direction
from domain.measures.series import Shape
from domain.signals import Chart, Choice, Denominator, Kind, Observed, charted, choose, sentence
from replays.report.dataset import Cell, Months, Report
from replays.wording import MONTHS

FEWEST = 3
"""Fewer than so many known values are no picture."""
WAYS = {
    Direction.NONE: signals.Direction.NEITHER,
    Direction.LOWER: signals.Direction.DOWN,
    Direction.HIGHER: signals.Direction.UP,
}
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
            chart = charted(choice.kind, seen, direction=WAYS[months.series.direction])
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
    day, between = months.first, months.series.shape is Shape.BETWEEN
    for place, cell in enumerate(months.values):
        base = months.bases[place] if months.bases else None
        if between:
            day += timedelta(days=cell.value or 0)
            label = day.isoformat()
        else:
            start = add_months(months.first, place)
            label = f"{MONTHS[start.month - 1][:3]} {start.year}"
        empty = base is not None and not base.value
        hidden = cell.hidden or (base is not None and base.hidden)
        value = None if hidden or empty else cell.value
        yield Observed(label=label, value=value, of=None if base is None else number(base), suppressed=hidden)


def number(cell: Cell) -> int | None:
    return None if cell.hidden else cell.value


def pictures(report: Report) -> tuple[Picture, ...]:
    return ()
