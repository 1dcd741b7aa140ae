"""The risk matrix: probability and consequence, with how many risks there are in each square."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from replays.charts.numbers import Count, Figure, Labels, Number, written
from replays.charts.svg import INK, LINE, SHEET, SOFT, Drawing, cut, folded, width

HIGH = 54
SQUARE = 110
FILLS = (SHEET, "#eef3f0", "#d3e2dc", "#a9c7bc", "#86aea1")
"""From the mildest to the gravest: lighter to darker, in grey too, with numbers that can be read on each."""
MOST_NAME = 130

Place = tuple[int, int]
"""Which probability and which consequence, counted from the least, from nought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The steps of the two scales, from the least; the counts by place (none where nothing stands); and what grade a
    board gives each place, with the names of the grades from the mildest."""

    probabilities: tuple[str, ...]
    consequences: tuple[str, ...]
    counts: Mapping[Place, Count]
    grades: tuple[str, ...] = ()
    graded: Mapping[Place, int] = field(default_factory=dict)


def risk_matrix(matrix: Matrix, labels: Labels) -> str:
    """The matrix as SVG: probability upwards, consequence to the right. Raises ValueError for more than five grades."""
    if len(matrix.grades) > len(FILLS):
        raise ValueError(f"En matris har högst {len(FILLS)} grader.")
    names = [folded(one, MOST_NAME, 3) for one in matrix.probabilities]
    left = max((width(line) for name in names for line in name), default=Fraction(0)) + 34
    wide = max(int(left) + SQUARE * len(matrix.consequences) + 12, 420)
    drawing = Drawing(labels.title, labels.id, wide)
    top: Number = drawing.heading(labels.unit) + 22
    if not (matrix.probabilities and matrix.consequences):
        drawing.words("Inga uppgifter att visa.", 8, top, fill=SOFT)
        return drawing.done(top + 20, description(matrix))
    drawing.words("Sannolikhet", 8, top - 8, fill=SOFT, size=11)
    rows = len(matrix.probabilities)
    for n, name in enumerate(names):
        y = top + HIGH * (rows - 1 - n)
        for line, text in enumerate(name):
            drawing.words(text, left - 10, y + HIGH // 2 + 4 + 14 * line - 7 * (len(name) - 1), anchor="end")
        for m in range(len(matrix.consequences)):
            square(drawing, left + SQUARE * m, y, matrix, (n, m))
    below = steps(drawing, matrix, left, top + HIGH * rows)
    return drawing.done(key(drawing, matrix, below), description(matrix))


def grade(matrix: Matrix, place: Place) -> int:
    return matrix.graded.get(place, 0)


def square(drawing: Drawing, x: Number, y: Number, matrix: Matrix, place: Place) -> None:
    """One square: its grade as a shade and a word, its count in the middle; a dot where there is none."""
    count = matrix.counts.get(place, 0)
    drawing.box(x, y, SQUARE, HIGH, fill=FILLS[grade(matrix, place)], stroke=LINE)
    if matrix.grades:
        drawing.words(cut(matrix.grades[grade(matrix, place)], SQUARE - 12, 9), x + 6, y + 13, size=9)
    middle, base = x + SQUARE // 2, y + HIGH // 2 + (5 if matrix.grades else 0)
    if isinstance(count, Figure):
        drawing.words(count.label, middle, base + 4, anchor="middle", fill=INK, size=11)
    elif count:
        drawing.words(written(count), middle, base + 7, anchor="middle", size=20, bold=True)
    else:
        drawing.dot(middle, base, Fraction(3, 2), fill=SOFT)


def steps(drawing: Drawing, matrix: Matrix, left: Number, y: Number) -> Number:
    """The steps of the consequence under the squares."""
    folds = [folded(one, SQUARE - 8, 3) for one in matrix.consequences]
    for m, name in enumerate(folds):
        for line, text in enumerate(name):
            drawing.words(text, left + SQUARE * m + SQUARE // 2, y + 18 + 14 * line, anchor="middle")
    below = y + 18 + 14 * max(map(len, folds))
    middle = left + SQUARE * len(folds) // 2
    drawing.words("Konsekvens", middle, below + 4, anchor="middle", fill=SOFT, size=11)
    return below + 16


def key(drawing: Drawing, matrix: Matrix, y: Number) -> Number:
    """What the shades mean, in rows as there is room."""
    x: Number = 12
    for n, name in enumerate(matrix.grades):
        text = cut(name, drawing.wide - 60)
        if x > 12 and x + 24 + width(text) > drawing.wide - 8:
            x, y = 12, y + 20
        drawing.box(x, y, 16, 12, fill=FILLS[n], stroke=SOFT)
        drawing.words(text, x + 22, y + 10)
        x += 22 + width(text) + 20
    return y + 24 if matrix.grades else y + 4


def description(matrix: Matrix) -> str:
    """What the matrix shows, to somebody who does not see it: the squares in which there is something."""
    said = list(filled(matrix))
    size = f"Riskmatris, {len(matrix.probabilities)} steg av sannolikhet och {len(matrix.consequences)} av konsekvens."
    return " ".join([size, *(said or ["Inga risker."])])


def filled(matrix: Matrix) -> Iterator[str]:
    for n, probability in reversed(list(enumerate(matrix.probabilities))):
        for m, consequence in reversed(list(enumerate(matrix.consequences))):
            count = matrix.counts.get((n, m), 0)
            if count:
                number = count.label if isinstance(count, Figure) else written(count)
                name = matrix.grades[grade(matrix, (n, m))] if matrix.grades else ""
                yield f"Sannolikhet {probability}, konsekvens {consequence}{f' ({name})' if name else ''}: {number}."
