"""How many days it took: a histogram, with the median and the deadline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from replays.charts.numbers import Count, Figure, Labels, Number, brief, marks, pace_of, places_of, written
from replays.charts.svg import GREEN, INK, SHEET, SOFT, Drawing, width

WIDE, HIGH = 720, 200
MOST_BINS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """How many took from `first` to `last` days, both included."""

    first: int
    last: int
    count: Count


def binned(days: Sequence[int], deadline: int | None = None) -> tuple[Days, ...]:
    """Days in bins of one width, at most twenty, none of them on both sides of the deadline.

    Raises ValueError for days below nought.

    >>> [(one.first, one.last, one.count) for one in binned([0, 3, 9], 4)]
    [(0, 0, 1), (1, 1, 0), (2, 2, 0), (3, 3, 1), (4, 4, 0), (5, 5, 0), (6, 6, 0), (7, 7, 0), (8, 8, 0), (9, 9, 1)]
    """
    if not days:
        return ()
    if min(days) < 0:
        raise ValueError("Dagar är inte färre än noll.")
    most = max(*days, deadline or 0)
    wide = 1 if most < MOST_BINS else int(pace_of(Fraction(most + 1, MOST_BINS - 1)))
    # A bin ends with the deadline: what is in it came in time. A few days left over before the first go with it.
    over = 0 if deadline is None else (deadline + 1) % wide
    begins = over + wide if deadline is not None and 0 < over <= wide // 2 and deadline >= wide else over or wide
    edges = [0, *range(begins, most + 1, wide)]
    ends = [*(edge - 1 for edge in edges[1:]), max(edges[-1] + wide, begins) - 1]
    return tuple(
        Days(first=start, last=end, count=sum(start <= one <= end for one in days))
        for start, end in zip(edges, ends, strict=True)
    )


def lead_times(
    spread: Sequence[Days], labels: Labels, *, median: Fraction | int | None = None, deadline: int | None = None
) -> str:
    """The histogram as SVG. `spread` follows day upon day; a bin after the deadline is striped."""
    drawing = Drawing(labels.title, labels.id, WIDE)
    top: Number = drawing.heading(labels.unit) + 40
    if not spread:
        drawing.words("Inga uppgifter att visa.", 8, top - 20, fill=SOFT)
        return drawing.done(top, description(spread, median, deadline))
    late = drawing.stripes("sent", INK, SHEET)
    most = max((one.count for one in spread if not isinstance(one.count, Figure)), default=1)
    ticks = [one for one in marks(0, max(most, 1), 4) if one.denominator == 1]
    left = max(width(written(one)) for one in ticks) + 20
    plot = Plot(spread[0].first, spread[-1].last + 1, left, top, ticks[-1])
    for one in ticks:
        drawing.words(written(one), left - 8, plot.y(one) + 4, anchor="end", fill=SOFT)
        drawing.line(left - 4, plot.y(one), left, plot.y(one))
    for days in spread:
        column(drawing, plot, days, late if deadline is not None and days.first > deadline else GREEN)
    drawing.line(left, plot.bottom, WIDE - 16, plot.bottom, stroke=SOFT)
    days_below(drawing, plot)
    lines(drawing, plot, median, deadline)
    y = plot.bottom + 38
    drawing.words("dagar", WIDE - 16, y, anchor="end", fill=SOFT)
    if deadline is not None:
        key(drawing, y, late)
    return drawing.done(y + 14, description(spread, median, deadline))


@dataclass(frozen=True, slots=True)
class Plot:
    """Where days and counts lie on the sheet."""

    first: int
    end: int
    left: Fraction
    top: Number
    most: Fraction

    @property
    def bottom(self) -> Number:
        return self.top + HIGH

    def x(self, day: Number) -> Fraction:
        return self.left + (WIDE - 16 - self.left) * (Fraction(day) - self.first) / (self.end - self.first)

    def y(self, count: Number) -> Fraction:
        return self.bottom - HIGH * Fraction(count) / self.most


def column(drawing: Drawing, plot: Plot, days: Days, fill: str) -> None:
    """One bin: a column, a cross for what is not shown, a ring for what is missing."""
    x, wide = plot.x(days.first) + 1, plot.x(days.last + 1) - plot.x(days.first) - 2
    middle = x + wide / 2
    if days.count is Figure.SUPPRESSED:
        drawing.line(middle - 4, plot.bottom - 10, middle + 4, plot.bottom - 2, stroke=SOFT, thick=Fraction(3, 2))
        drawing.line(middle - 4, plot.bottom - 2, middle + 4, plot.bottom - 10, stroke=SOFT, thick=Fraction(3, 2))
    elif isinstance(days.count, Figure):
        drawing.dot(middle, plot.bottom - 6, 3, fill=SHEET, stroke=SOFT)
    elif days.count:
        drawing.box(x, plot.y(days.count), wide, plot.bottom - plot.y(days.count), fill=fill, stroke=INK)


def days_below(drawing: Drawing, plot: Plot) -> None:
    """Round numbers of days under the columns."""
    for day in marks(plot.first, plot.end, 8):
        if plot.first <= day <= plot.end and places_of([day]) == 0:
            drawing.line(plot.x(day), plot.bottom, plot.x(day), plot.bottom + 4, stroke=SOFT)
            drawing.words(written(day), plot.x(day), plot.bottom + 18, anchor="middle", fill=SOFT)


def lines(drawing: Drawing, plot: Plot, median: Fraction | int | None, deadline: int | None) -> None:
    """The median as a whole line and the deadline as a dashed one, each with its words on a row of their own."""
    found = []
    if deadline is not None:
        found.append((plot.x(deadline + 1), f"frist {counted(deadline)}", "6 4", plot.top - 24))
    if median is not None:
        found.append((plot.x(median + Fraction(1, 2)), f"median {counted(median)}", "", plot.top - 8))
    apart = median is not None and deadline is not None and median > deadline
    for x, text, dash, y in found:
        x = min(max(x, plot.left), Fraction(WIDE - 16))
        drawing.line(x, y - 8, x, plot.bottom, stroke=SHEET, thick=4)
        drawing.line(x, y - 8, x, plot.bottom, stroke=INK, thick=Fraction(3, 2), dash=dash)
        # The words of the first line stand before it and those of the second after it, so that neither is crossed.
        before = bool(dash) is apart
        if before and x - width(text) < 8:
            before = False
        elif not before and x + width(text) > WIDE - 8:
            before = True
        drawing.words(text, x - 6 if before else x + 6, y, anchor="end" if before else "start", bold=not dash)


def key(drawing: Drawing, y: Number, late: str) -> None:
    """Which columns are in time and which are not."""
    drawing.box(12, y - 10, 16, 11, fill=GREEN, stroke=INK)
    drawing.words("inom fristen", 34, y)
    drawing.box(140, y - 10, 16, 11, fill=late, stroke=INK)
    drawing.words("efter fristen", 162, y)


def counted(days: Fraction | int) -> str:
    return f"{brief(days)} {'dag' if days == 1 else 'dagar'}"


def description(spread: Sequence[Days], median: Fraction | int | None, deadline: int | None) -> str:
    """What the histogram shows, to somebody who does not see it."""
    return " ".join(sentences(spread, median, deadline))


def sentences(spread: Sequence[Days], median: Fraction | int | None, deadline: int | None) -> Iterator[str]:
    if not spread:
        yield "Fördelning av antal dagar: inga uppgifter att visa."
        return
    yield f"Fördelning av antal dagar, från {spread[0].first} till {spread[-1].last}."
    if median is not None:
        yield f"Medianen är {counted(median)}."
    if deadline is not None:
        late = [one.count for one in spread if one.first > deadline]
        known = sum(one for one in late if not isinstance(one, Figure))
        some = "minst " if any(isinstance(one, Figure) for one in late) else ""
        yield f"Fristen är {counted(deadline)}; {some}{written(known)} tog längre."
    for one in spread:
        if one.count:
            span = f"{one.first}–{one.last} dagar" if one.last > one.first else counted(one.first)
            yield f"{span}: {one.count.label if isinstance(one.count, Figure) else written(one.count)}."
