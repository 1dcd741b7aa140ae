"""A control chart: a series with its centre, limits and target, and its signals by shape, letter and words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from domain.signals import Chart, Judgement, Kind, RuleId, Side, Signal, sentence
from domain.signals.saying import told
from replays.charts.numbers import Labels, Number, brief, marks, places_of, written
from replays.charts.svg import GREEN, INK, LINE, RED, SHEET, SOFT, Drawing, apart, cut, folded, stretches, width

WIDE, HIGH = 720, 210
COLOURS = {Judgement.IMPROVEMENT: GREEN, Judgement.CONCERN: RED, Judgement.NEUTRAL: INK}
ORDER = (RuleId.OUTSIDE, RuleId.RUN, RuleId.TREND, RuleId.NEAR)
"""Of several signals at a point, the one whose shape is drawn."""
MOST_TOLD = 8
"""Signals that are told under the chart; of more it is said how many."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def control_chart(chart: Chart, labels: Labels, done: tuple[int, str] | None = None) -> str:
    """The chart as SVG. `done`: before which point something was done, and what to call it.

    A limit so far away that the series would be a line at the bottom is told, not drawn. A lower limit under nought is
    not drawn where no value is under nought.
    """
    drawing = Drawing(labels.title, labels.id, WIDE)
    top = drawing.heading(labels.unit) + (12 if done is None else 32)
    plot = Plot.of(chart, top)
    if not any(one.value is not None for one in chart.points):
        drawing.words("Inga uppgifter att visa.", 8, top + 20, fill=SOFT)
        return drawing.done(top + 40, description(chart, plot))
    axes(drawing, chart, plot)
    levels(drawing, chart, plot)
    if done is not None:
        parted(drawing, plot, *done)
    series(drawing, chart, plot)
    letters(drawing, chart, plot)
    below = legend(drawing, chart, plot.bottom + 34)
    return drawing.done(below, description(chart, plot))


@dataclass(frozen=True, slots=True)
class Plot:
    """Where things lie on the sheet."""

    ticks: tuple[Fraction, ...]
    left: Fraction
    right: Fraction
    top: Number
    bottom: Number
    count: int
    share: bool

    @classmethod
    def of(cls, chart: Chart, top: int) -> Plot:
        """The plot that holds the values, and the levels that are not too far from them."""
        values = [one.value for one in chart.points if one.value is not None] or [Fraction(0)]
        far = 2 * max(max(values), chart.target or 0, chart.centre or 0)
        shown = [one for name, one in last_levels(chart) if one <= far or name == "mål"]
        every = [*values, *(one for one in (*chart.upper, *chart.lower) if one is not None and 0 <= one <= far), *shown]
        least, most = min(every), max(every)
        if least == most or (least > 0 and (most - least) * 3 > most):
            least = min(least, Fraction(0))
        ticks = marks(least, most)
        share = chart.kind is Kind.P
        left = max(width(figure(one, ticks, share)) for one in ticks) + 16
        names = [width(label(name, one, share)) for name, one in last_levels(chart)]
        right = WIDE - 20 - max(names, default=Fraction(0))
        return cls(ticks, left, right, top, top + HIGH, len(chart.points), share)

    def x(self, place: int) -> Fraction:
        inner = self.right - self.left - 24
        return self.left + 12 + (inner * place / (self.count - 1) if self.count > 1 else inner / 2)

    def y(self, value: Number) -> Fraction:
        low, high = self.ticks[0], self.ticks[-1]
        return self.bottom - (self.bottom - self.top) * (Fraction(value) - low) / (high - low)

    def holds(self, value: Number) -> bool:
        return self.ticks[0] <= value <= self.ticks[-1]


def figure(number: Number, ticks: Sequence[Fraction], share: bool) -> str:
    """A mark of the axis."""
    if share:
        return f"{written(number * 100, places_of(100 * one for one in ticks))} %"
    return written(number, places_of(ticks))


def label(name: str, number: Number, share: bool) -> str:
    return f"{name} {brief(number * 100)} %" if share else f"{name} {brief(number)}"


def last_levels(chart: Chart) -> Iterator[tuple[str, Fraction]]:
    """The levels with their names, as they are at the end of the series."""
    trial = "preliminär " if chart.trial else ""
    if chart.centre is not None:
        yield {Kind.G: "median", Kind.T: "medel"}.get(chart.kind, "medel"), chart.centre
    negative = any(one.value is not None and one.value < 0 for one in chart.points)
    for name, line in ((f"{trial}övre gräns", chart.upper), (f"{trial}undre gräns", chart.lower)):
        known = [one for one in line if one is not None]
        if known and (known[-1] >= 0 or negative):
            yield name, known[-1]
    if chart.target is not None:
        yield "mål", chart.target


# ── Drawing ──────────────────────────────────────────────────────────────────


def axes(drawing: Drawing, chart: Chart, plot: Plot) -> None:
    """Marks on the left, and under the plot as many labels as there is room for, counted from the last."""
    for one in plot.ticks:
        drawing.words(figure(one, plot.ticks, plot.share), plot.left - 8, plot.y(one) + 4, anchor="end", fill=SOFT)
        drawing.line(plot.left - 4, plot.y(one), plot.left, plot.y(one))
    drawing.line(plot.left, plot.bottom, plot.right, plot.bottom)
    room = plot.x(1) - plot.x(0) if plot.count > 1 else plot.right - plot.left
    names = [cut(one.label, 110) for one in chart.points]
    every = max(1, -(-(max(map(width, names)) + 10) // room))
    for place in range(plot.count - 1, -1, -int(every)):
        drawing.line(plot.x(place), plot.bottom, plot.x(place), plot.bottom + 4)
        drawing.words(names[place], plot.x(place), plot.bottom + 18, anchor="middle", fill=SOFT)


def levels(drawing: Drawing, chart: Chart, plot: Plot) -> None:
    """Centre whole, limits dashed (dotted on trial), target in long strokes; each with its name at the right."""
    dash = "1 4" if chart.trial else "6 4"
    for line in (chart.upper, chart.lower):
        stepped(drawing, plot, line, dash)
    if chart.centre is not None and plot.holds(chart.centre):
        drawing.line(plot.left, plot.y(chart.centre), plot.right, plot.y(chart.centre), stroke=SOFT)
    if chart.target is not None:
        drawing.line(plot.left, plot.y(chart.target), plot.right, plot.y(chart.target), stroke=GREEN, dash="14 4 2 4")
    told_of = list(last_levels(chart))
    wished = [plot.y(one) if plot.holds(one) else Fraction(plot.top) for _, one in told_of]
    for (name, one), y, place in zip(told_of, wished, apart(wished, 15, plot.top, plot.bottom - 4), strict=True):
        beyond = "" if plot.holds(one) else " ↑"
        if place != y and not beyond:
            drawing.path([(plot.right, y), (plot.right + 6, place)], stroke=LINE)
        drawing.words(label(name, one, plot.share) + beyond, plot.right + 8, place + 4, fill=SOFT)


def stepped(drawing: Drawing, plot: Plot, line: Sequence[Fraction | None], dash: str) -> None:
    """A limit: level where it is the same, in steps where the denominators differ."""
    if len(known := {one for one in line if one is not None}) == 1 and plot.holds(level := known.pop()):
        drawing.line(plot.left, plot.y(level), plot.right, plot.y(level), stroke=SOFT, dash=dash)
        return
    half = (plot.x(1) - plot.x(0)) / 2 if plot.count > 1 else (plot.right - plot.left) / 2
    steps = [None if one is None or not plot.holds(one) else (place, plot.y(one)) for place, one in enumerate(line)]
    for stretch in stretches(steps):
        corners: list[tuple[Number, Number]] = []
        for place, y in stretch:
            ends = max(plot.x(int(place)) - half, plot.left), min(plot.x(int(place)) + half, plot.right)
            corners += [(x, y) for x in ends]
        turned = [one for n, one in enumerate(corners) if not 0 < n < len(corners) - 1 or turns(corners, n)]
        drawing.path(turned, stroke=SOFT, dash=dash)


def turns(corners: Sequence[tuple[Number, Number]], n: int) -> bool:
    return not corners[n - 1][1] == corners[n][1] == corners[n + 1][1]


def parted(drawing: Drawing, plot: Plot, place: int, what: str) -> None:
    """A line where something was done, with what it was beside it."""
    x = (plot.x(place - 1) + plot.x(place)) / 2
    drawing.line(x, plot.top - 18, x, plot.bottom, stroke=GREEN, thick=Fraction(3, 2), dash="2 3")
    drawing.words(what, x, plot.top - 23, anchor="middle", fill=GREEN)


def series(drawing: Drawing, chart: Chart, plot: Plot) -> None:
    """The line, broken where a value is missing, and the points."""
    places = [None if one.value is None else (plot.x(n), plot.y(one.value)) for n, one in enumerate(chart.points)]
    for stretch in stretches(places):
        drawing.path(stretch, stroke=INK, thick=Fraction(5, 4))
    for n, point in enumerate(chart.points):
        if point.value is None:
            absent(drawing, plot.x(n), plot.bottom, point.suppressed)
        else:
            met = sorted(chart.signals_at(n), key=lambda one: ORDER.index(one.rule))
            mark(drawing, plot.x(n), plot.y(point.value), met[0] if met else None)


def absent(drawing: Drawing, x: Number, y: Number, suppressed: bool) -> None:
    """A cross on the axis for what is not shown, a ring for what is missing."""
    if suppressed:
        drawing.line(x - 4, y - 4, x + 4, y + 4, stroke=SOFT, thick=Fraction(3, 2))
        drawing.line(x - 4, y + 4, x + 4, y - 4, stroke=SOFT, thick=Fraction(3, 2))
    else:
        drawing.dot(x, y, 3, fill=SHEET, stroke=SOFT)


def mark(drawing: Drawing, x: Number, y: Number, signal: Signal | None) -> None:
    """A point: a dot, or the shape of its signal, large enough to be told apart."""
    if signal is None:
        drawing.dot(x, y, Fraction(5, 2), fill=INK)
        return
    colour, r = COLOURS[signal.judgement], 6
    up = -1 if signal.side is Side.ABOVE else 1
    match signal.rule:
        case RuleId.OUTSIDE:
            drawing.path([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], stroke=SHEET, fill=colour)
        case RuleId.RUN:
            drawing.box(x - 4, y - 4, 8, 8, fill=colour, stroke=SHEET)
        case RuleId.TREND:
            drawing.path([(x - 5, y - 4 * up), (x, y + 5 * up), (x + 5, y - 4 * up)], stroke=SHEET, fill=colour)
        case RuleId.NEAR:
            drawing.dot(x, y, 4, fill=SHEET, stroke=colour, thick=2)


def letters(drawing: Drawing, chart: Chart, plot: Plot) -> None:
    """A letter by each signal that is told, outside the line where there is room for it."""
    taken = list(inked(chart, plot))
    for letter, signal in zip(LETTERS, in_order(chart)[:MOST_TOLD], strict=False):
        way = -1 if signal.side is Side.ABOVE else 1
        tries = [
            (plot.x(n) + aside, plot.y(chart.points[n].value or 0) + away * way)
            for away in (15, 26, -15, -26)
            for aside in (0, 12, -12)
            for n in signal.at[:4]
        ]
        inside = [one for one in tries if plot.top - 16 <= one[1] <= plot.bottom - 6]
        x, y = min(inside, key=lambda one: crowd(one, taken))
        drawing.words(letter, x, y + 4, anchor="middle", fill=COLOURS[signal.judgement], bold=True)
        taken.append((x, y))


def in_order(chart: Chart) -> list[Signal]:
    """The signals from left to right."""
    return sorted(chart.signals, key=lambda one: (one.at, ORDER.index(one.rule)))


def in_words(chart: Chart, signal: Signal) -> str:
    judged = "" if signal.judgement is Judgement.NEUTRAL else f": {signal.judgement.label}"
    return told(chart, signal) + judged


def inked(chart: Chart, plot: Plot) -> Iterator[tuple[Number, Number]]:
    """Where there is ink: the points, and places along the line between them."""
    for n, one in enumerate(chart.points):
        if one.value is not None:
            x, y = plot.x(n), plot.y(one.value)
            yield x, y
            if n + 1 < plot.count and (after := chart.points[n + 1].value) is not None:
                across, down = plot.x(n + 1) - x, plot.y(after) - y
                yield from ((x + across * step / 8, y + down * step / 8) for step in range(1, 8))


def crowd(place: tuple[Number, Number], taken: Sequence[tuple[Number, Number]]) -> int:
    """How much ink there is where a letter would stand."""
    return sum(-9 < place[0] - x < 9 and -11 < place[1] - y < 11 for x, y in taken)


def legend(drawing: Drawing, chart: Chart, y: Number) -> Number:
    """Under the chart: each signal in words behind its letter and shape, and what the marks on the axis mean."""
    for letter, signal in zip(LETTERS, in_order(chart)[:MOST_TOLD], strict=False):
        drawing.words(letter, 12, y + 4, fill=COLOURS[signal.judgement], bold=True)
        mark(drawing, 34, y, signal)
        drawing.words(cut(in_words(chart, signal), WIDE - 60), 48, y + 4)
        y += 18
    if len(chart.signals) > MOST_TOLD:
        drawing.words(f"och {len(chart.signals) - MOST_TOLD} signaler till", 48, y + 4, fill=SOFT)
        y += 18
    if not chart.signals:
        for one in folded(sentence(chart), WIDE - 24, 3):
            drawing.words(one, 12, y + 4)
            y += 18
    for suppressed, words in ((True, "för få för att visas"), (False, "saknas")):
        if any(one.value is None and one.suppressed is suppressed for one in chart.points):
            absent(drawing, 34, y, suppressed)
            drawing.words(words, 48, y + 4, fill=SOFT)
            y += 18
    return y + 4


# ── In words ─────────────────────────────────────────────────────────────────


def description(chart: Chart, plot: Plot) -> str:
    """What the picture shows, to somebody who does not see it."""
    known = [one for one in chart.points if one.value is not None]
    said = [f"{chart.kind.label}, {chart.kind.counts}: {values(len(known)).lower()}."]
    if known:
        said[0] = f"{said[0][:-1]} från {known[0].label} till {known[-1].label}."
        least, most = min(one.value or 0 for one in known), max(one.value or 0 for one in known)
        said.append(f"{label('Lägst', least, plot.share)}, {label('högst', most, plot.share)}.")
        said += [f"{text[0].upper()}{text[1:]}." for text in (label(n, v, plot.share) for n, v in last_levels(chart))]
    hidden = sum(one.suppressed for one in chart.points)
    missing = len(chart.points) - len(known) - hidden
    said += [f"{values(count)} {word}." for count, word in ((hidden, "visas inte"), (missing, "saknas")) if count]
    return " ".join([*said, sentence(chart)])


def values(count: int) -> str:
    return "Ett värde" if count == 1 else f"{written(count)} värden"
