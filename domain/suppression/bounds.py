"""How far a hidden number can be narrowed down by whoever knows all that is shown: the simplex method, in fractions.

The unknowns are the hidden numbers; what is known of them are sums, and a floor for each. The extremes come with the
whole table in which they are reached, so that it can be seen that there is one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

Number = int | Fraction
Row = dict[int, Number]
Table = dict[str, Number]
RIGHT = -1
"""The column of the right-hand side."""
PATIENCE = 20
"""Steps on the spot after which the slower rule that always ends (R. G. Bland, 1977) is followed."""


@dataclass(frozen=True, slots=True)
class Equation:
    """Hidden numbers, each with its sign, that come to a known number."""

    terms: Mapping[str, int]
    known: int


@dataclass
class Space:
    """All tables that agree with what is shown. `floors`: the least each number can be; None if it may be below zero.

    Kept as a simplex tableau: `rows` express the basic unknowns by the others. A number without floor is the difference
    of two unknowns.
    """

    floors: Mapping[str, int | None]
    rows: list[Row] = field(default_factory=list)
    basis: list[int] = field(default_factory=list)
    columns: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, equations: Sequence[Equation], floors: Mapping[str, int | None]) -> Space:
        """The space of the equations, standing in one of its corners. Raises ValueError if no table agrees."""
        space = cls(floors)
        count = 0
        for key in floors:
            signs = (1, -1) if floors[key] is None else (1,)
            space.columns[key] = tuple((count + n, sign) for n, sign in enumerate(signs))
            count += len(signs)
        for equation in equations:
            space.rows.append(space.row(equation))
        space.find_corner(count)
        return space

    def row(self, equation: Equation) -> Row:
        """An equation in unknowns that are never below nought, with a right-hand side that is not either."""
        above = equation.known - sum(sign * (self.floors[key] or 0) for key, sign in equation.terms.items())
        turn = -1 if above < 0 else 1
        row = {column: turn * sign * way for key, sign in equation.terms.items() for column, way in self.columns[key]}
        return {**row, RIGHT: turn * above}

    def find_corner(self, count: int) -> None:
        """Phase one: an unknown of its own for each row, all brought down to nought and then thrown away."""
        for n, row in enumerate(self.rows):
            row[count + n] = 1
            self.basis.append(count + n)
        if self.climb({count + n: -1 for n in range(len(self.rows))}) is not None or any(
            column >= count and row.get(RIGHT, 0) for column, row in zip(self.basis, self.rows, strict=True)
        ):
            raise ValueError("Ingen tabell stämmer med det som visas.")
        for n in range(len(self.rows)):
            spare = next((one for one in sorted(self.rows[n]) if 0 <= one < count), None)
            if self.basis[n] >= count and spare is not None:
                self.pivot(n, spare)
        told = [(one, row) for one, row in zip(self.basis, self.rows, strict=True) if one < count]
        self.basis = [one for one, _ in told]
        self.rows = [{column: part for column, part in row.items() if column < count} for _, row in told]

    def extreme(self, key: str, way: int, enough: int) -> Table:
        """The table in which a number is greatest (`way` 1) or least (-1); if there is no end, one `enough` further."""
        without_end = self.climb({column: way * sign for column, sign in self.columns[key]})
        table = self.table(self.corner())
        if without_end is None:
            return table
        pace = self.table(without_end, floors=False)
        steps = lcm(*(part.denominator for part in pace.values())) * enough
        return {one: table[one] + steps * pace[one] for one in table}

    def climb(self, aim: Row) -> Row | None:
        """Go to the corner where the aim is greatest; a direction, if it grows for ever."""
        aim = dict(aim)
        for column, row in zip(self.basis, self.rows, strict=True):
            take_away(aim, row, aim.get(column, 0))
        still = 0
        while rising := {one: part for one, part in aim.items() if part > 0 and one != RIGHT}:
            entering = min(rising, key=lambda one: (-rising[one], one)) if still < PATIENCE else min(rising)
            leaving = min(
                ((divided(row.get(RIGHT, 0), row[entering]), self.basis[n], n) for n, row in self.rising(entering)),
                default=None,
            )
            if leaving is None:
                falls = {
                    column: -row[entering] for column, row in zip(self.basis, self.rows, strict=True) if entering in row
                }
                return {entering: 1, **falls}
            still = 0 if leaving[0] else still + 1
            self.pivot(leaving[2], entering)
            take_away(aim, self.rows[leaving[2]], aim[entering])
        return None

    def rising(self, column: int) -> list[tuple[int, Row]]:
        return [(n, row) for n, row in enumerate(self.rows) if row.get(column, 0) > 0]

    def pivot(self, n: int, column: int) -> None:
        """Make an unknown basic in a row."""
        by = self.rows[n][column]
        self.rows[n] = {one: divided(part, by) for one, part in self.rows[n].items()}
        for other, row in enumerate(self.rows):
            if other != n and column in row:
                take_away(row, self.rows[n], row[column])
        self.basis[n] = column

    def corner(self) -> Row:
        return {column: row.get(RIGHT, 0) for column, row in zip(self.basis, self.rows, strict=True)}

    def table(self, unknowns: Row, floors: bool = True) -> Table:
        return {
            key: sum(sign * unknowns.get(column, 0) for column, sign in columns) + (floors and self.floors[key] or 0)
            for key, columns in self.columns.items()
        }


def divided(number: Number, by: Number) -> Number:
    """A quotient; a whole number stays one, which is much the quicker."""
    if by == 1:
        return number
    quotient = Fraction(number) / by
    return quotient.numerator if quotient.denominator == 1 else quotient


def take_away(row: Row, other: Row, times: Number) -> None:
    """Subtract another row so many times; what becomes nought is left out."""
    if not times:
        return
    for column, part in other.items():
        left = row.get(column, 0) - times * part
        if left:
            row[column] = left
        else:
            row.pop(column, None)
