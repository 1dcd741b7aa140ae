"""The table that is printed and kept: ratios within one run, the absolutes beside them, the goals, and the word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Row:
    """One figure. `goal` is None for what is only printed; `wanted` tells on which side of it the figure is to be."""

    what: str
    figure: str
    absolute: str
    measured: float = 0.0
    goal: float | None = None
    wanted: Literal["least", "most"] = "least"
    unit: str = ""

    @property
    def reached(self) -> bool:
        if self.goal is None:
            return True
        return self.measured >= self.goal if self.wanted == "least" else self.measured <= self.goal

    @property
    def cells(self) -> tuple[str, ...]:
        sign = "≥" if self.wanted == "least" else "≤"
        goal = "–" if self.goal is None else f"{sign} {number(self.goal)}{self.unit}"
        word = "–" if self.goal is None else "ja" if self.reached else "**nej**"
        return self.what, self.figure, self.absolute, goal, word


HEADINGS = ("Mätning", "Kvot", "I tal", "Mål", "Nått")


def number(value: float, decimals: int | None = None) -> str:
    """A figure as Swedish readers write it: a comma, and a thin space between thousands.

    >>> number(12345.6, 0), number(0.846), number(17.25)
    ('12\\u202f346', '0,85', '17')
    """
    if decimals is None:
        decimals = 2 if abs(value) < 3 else 1 if abs(value) < 10 else 0
    written = f"{value:,.{decimals}f}".replace(",", "\u202f").replace(".", ",")
    return written.rstrip("0").rstrip(",") if "," in written else written


def ratio(
    what: str, measured: float, absolute: str, goal: float | None = None, wanted: Literal["least", "most"] = "least"
) -> Row:
    return Row(what, number(measured), absolute, measured, goal, wanted)


def printed_only(what: str, absolute: str) -> Row:
    return Row(what, "–", absolute)


def left_out(what: str, why: str) -> Row:
    """What could not be measured here, with the reason."""
    return Row(what, "–", why)


def markdown(rows: Iterable[Row]) -> str:
    """The rows as a table that reads well as it stands, too."""
    body = [HEADINGS, *(row.cells for row in rows)]
    widths = [max(len(line[column]) for line in body) for column in range(len(HEADINGS))]
    lines = [pad(line, widths) for line in body]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def pad(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |"
