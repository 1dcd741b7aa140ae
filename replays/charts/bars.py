"""Bars: each thing now, beside itself the year before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from replays.charts.numbers import Count, Figure, Labels, Number, marks, written
from replays.charts.svg import GREEN, INK, SHEET, SOFT, Drawing, folded, width

WIDE = 720
THICK = 11
MOST_NAME = 230


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One thing: how many now, and how many the year before."""

    label: str
    now: Count
    before: Count = Figure.MISSING


def bars(rows: Sequence[Bar], labels: Labels, now: str, before: str = "") -> str:
    """The bars as SVG, in the order given. `now` and `before` name the periods; without `before`, one bar each."""
    drawing = Drawing(labels.title, labels.id, WIDE)
    top: Number = drawing.heading(labels.unit) + 6
    if not rows:
        drawing.words("Inga uppgifter att visa.", 8, top + 14, fill=SOFT)
        return drawing.done(top + 34, description(rows, now, before))
    fills = [GREEN, drawing.stripes("da", SOFT, SHEET)] if before else [GREEN]
    if before:
        key(drawing, top, fills[1], now, before)
        top += 26
    names = [folded(row.label, MOST_NAME, 2) for row in rows]
    left = max(width(line) for name in names for line in name) + 20
    shown = [values(row, before) for row in rows]
    most = max((one for row in shown for one in row if not isinstance(one, Figure)), default=1)
    room = WIDE - 24 - max(width(said(one)) for row in shown for one in row) - left
    scale = room / marks(0, most)[-1]
    high = THICK * len(fills) + 14
    for n, (name, row) in enumerate(zip(names, shown, strict=True)):
        middle = top + high * n + Fraction(high, 2)
        if n:
            drawing.line(8, top + high * n, left, top + high * n)
        for line, text in enumerate(name):
            drawing.words(text, left - 10, middle + 4 + 14 * line - 7 * (len(name) - 1), anchor="end")
        for place, (value, fill) in enumerate(zip(row, fills, strict=True)):
            bar(drawing, left, top + high * n + 7 + THICK * place, value, scale, fill)
    drawing.line(left, top, left, top + high * len(rows), stroke=INK)
    return drawing.done(top + high * len(rows) + 10, description(rows, now, before))


def values(row: Bar, before: str) -> tuple[Count, ...]:
    return (row.now, row.before) if before else (row.now,)


def bar(drawing: Drawing, x: Fraction, y: Number, value: Count, scale: Fraction, fill: str) -> None:
    """One bar with its number behind it; or in words that there is none to show."""
    if isinstance(value, Figure):
        drawing.words(value.label, x + 6, y + 9, fill=SOFT, size=10)
        return
    long = value * scale
    if value:
        stroke = "none" if fill == GREEN else SOFT
        drawing.box(x, y + 1, long, THICK - 2, fill=fill, stroke=stroke)
    drawing.words(written(value), x + long + 6, y + 10, fill=INK if fill == GREEN else SOFT, bold=fill == GREEN)


def key(drawing: Drawing, y: Number, striped: str, now: str, before: str) -> None:
    """Which bar is which."""
    drawing.box(8, y + 1, 22, THICK - 2, fill=GREEN)
    drawing.words(now, 36, y + 10, bold=True)
    x = 36 + width(now) + 24
    drawing.box(x, y + 1, 22, THICK - 2, fill=striped, stroke=SOFT)
    drawing.words(before, x + 28, y + 10, fill=SOFT)


def said(value: Count) -> str:
    return value.label if isinstance(value, Figure) else written(value)


def description(rows: Sequence[Bar], now: str, before: str) -> str:
    """What the bars show, to somebody who does not see them."""
    return " ".join(sentences(rows, now, before)) or f"Staplar för {now}: inga uppgifter att visa."


def sentences(rows: Sequence[Bar], now: str, before: str) -> Iterator[str]:
    if rows and before:
        yield f"Staplar för {now} bredvid {before}."
    elif rows:
        yield f"Staplar för {now}."
    for row in rows:
        beside = f", {before} {said(row.before)}" if before else ""
        yield f"{row.label}: {said(row.now)}{beside}."
