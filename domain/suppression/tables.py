"""What goes in and what comes out: cells, the sums that bind them, what is worked out from them, and what is hidden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.terms import Term

LIMIT = 5
"""The least number that is shown."""


class Standing(Term):
    """What becomes of a cell that is not suppressed."""

    NEW = "new", "visas nu"
    OUT = "out", "är redan offentlig"
    KEPT = "kept", "visas inte"


class Why(Term):
    """Why a figure is not shown."""

    PRIMARY = "primary", "för få för att visas"
    COMPLEMENTARY = "complementary", "skulle röja ett annat tal"
    DERIVED = "derived", "bygger på ett tal som inte visas"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A number: of records, or (`signed`) a difference between two such.

    The same number in several tables is one cell with one key. A number that stands in no table but follows from those
    that do (the fifty that were asked less the forty-eight who answered) is a cell too: KEPT, and protected if it is
    small. So is one that an earlier publication hid; one that it showed is OUT, and can no longer be hidden.
    """

    key: str
    value: int
    signed: bool = False
    standing: Standing = Standing.NEW


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A total and its parts, which add up to it: a margin, a sub-total, a year of two halves, or a number that is the
    one before and the change since."""

    total: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """A share, rate or median: shown only when each number that it is worked out of is (a median: their count)."""

    key: str
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """What is hidden. `unprotected`: small numbers that can be worked out anyhow from what is already public."""

    primary: frozenset[str]
    complementary: frozenset[str]
    derived: frozenset[str]
    unprotected: frozenset[str]

    def shows(self, key: str) -> bool:
        return self.why(key) is None

    def why(self, key: str) -> Why | None:
        """Why a cell or derived figure is hidden; None if it is shown. Readers are to be told only that it is."""
        if key in self.primary:
            return Why.PRIMARY
        if key in self.complementary:
            return Why.COMPLEMENTARY
        return Why.DERIVED if key in self.derived else None


def must_hold(cells: Mapping[str, Cell], sums: Iterable[Sum], derived: Iterable[Derived]) -> None:
    """Raises ValueError for a count below zero, a key that is not there, or a sum that does not add up: what is hidden
    is worked out from what is said to be true."""
    for cell in cells.values():
        if cell.value < 0 and not cell.signed:
            raise ValueError(f"{cell.key}: {cell.value} är inget antal.")
    for one in sums:
        known(cells, (one.total, *one.parts))
        if cells[one.total].value != sum(cells[part].value for part in one.parts):
            raise ValueError(f"{one.total}: delarna blir inte summan.")
    for figure in derived:
        known(cells, figure.of)
        if any(cells[key].standing is Standing.KEPT for key in figure.of):
            raise ValueError(
                f"{figure.key}: det den räknas ur går att räkna ut ur den, och ska anges som något som visas."
            )


def known(cells: Mapping[str, Cell], keys: Iterable[str]) -> None:
    for key in keys:
        if key not in cells:
            raise ValueError(f"{key}: det finns ingen sådan cell.")


def by_key(cells: Iterable[Cell]) -> dict[str, Cell]:
    """The cells in the order of their keys. Raises ValueError for a key that is there twice."""
    listed = sorted(cells, key=lambda cell: cell.key)
    twice = [key for key, times in Counter(cell.key for cell in listed).items() if times > 1]
    if twice:
        raise ValueError(f"{twice[0]}: samma cell finns två gånger.")
    return {cell.key: cell for cell in listed}
