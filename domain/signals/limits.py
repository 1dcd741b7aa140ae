"""The centre and the limits of each kind of chart, as published.

    XmR  mean ± 2.66 mean moving range; near the limit from two thirds of that. Moving ranges of 3.267 times their mean
         or more may be screened away first (L. S. Nelson, Journal of Quality Technology 14, 1982). As Making Data Count
         and its R package NHSRplotthedots 0.2.2 do.
    p    p̄ ± 3 √(p̄ (1 - p̄) / n)        D. C. Montgomery, Introduction to Statistical Quality Control, on attributes
    u    ū ± 3 √(ū / n)                  the same
    g    ḡ + 3 √(ḡ (ḡ + 1))              J. C. Benneyan, Health Care Management Science 4, 2001. The centre is the
         theoretical median 0.693 ḡ, since a mean would lie above most points (L. P. Provost and S. K. Murray, The
         Health Care Data Guide; so does the R package qicharts2). A lower limit would always lie below zero.
    t    the limits of XmR for y = x^(1/3.6), and back again by y^3.6 (L. S. Nelson, Journal of Quality Technology 26,
         1994). y is rounded half to even at twelve decimals, and everything after that is exact.

Near the limit is from two of the three standard deviations.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from domain.signals.levels import SHOWN, Level, power, sign
from domain.signals.words import Kind

TO_LIMIT = Fraction("2.66")
TO_NEAR = TO_LIMIT * 2 / 3
SCREEN = Fraction("3.267")
MEDIAN_OF_MEAN = Fraction("0.693")
TRANSFORMED = 12
"""Decimals that a time between events keeps when it is transformed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The levels that one point is held against; None for a level where no value can be."""

    centre: Fraction
    lower: Level | None
    near_lower: Level | None
    near_upper: Level | None
    upper: Level | None

    def zone(self, number: Fraction) -> int:
        """Where a number lies: see Point."""
        if self.upper is not None and self.upper.against(number) > 0:
            return 3
        if self.lower is not None and self.lower.against(number) < 0:
            return -3
        if self.near_upper is not None and self.near_upper.against(number) > 0:
            return 2
        if self.near_lower is not None and self.near_lower.against(number) < 0:
            return -2
        return sign(number - self.centre)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A point that has a value: as it is shown, as it is held against the limits, and what it is counted of."""

    place: int
    shown: Fraction
    held: Fraction
    of: Fraction


Base = Sequence[Measured]
Fitted = tuple[Fraction, Callable[[Measured], Limits] | None]
"""The centre, and what gives each point its limits; None where the baseline has no spread to reckon them from."""


def fitted(kind: Kind, base: Base, screened: bool) -> Fitted:
    """The centre and the limits that a baseline gives."""
    match kind:
        case Kind.XMR | Kind.T:
            return moving_ranges(base, screened, floor=kind is Kind.T)
        case Kind.P | Kind.U:
            return counted(base, share=kind is Kind.P)
        case Kind.G:
            return between(base)


def moving_ranges(base: Base, screened: bool, floor: bool) -> Fitted:
    """XmR: ranges are taken between neighbours; a gap in the series breaks them."""
    centre = mean([one.held for one in base])
    ranges = [abs(b.held - a.held) for a, b in zip(base, base[1:], strict=False) if b.place == a.place + 1]
    typical = mean(ranges)
    if screened:
        typical = mean([one for one in ranges if one < SCREEN * typical])
    if not typical:
        return centre, None
    levels = {name: Level(centre + way * typical) for name, way in WAYS.items()}
    limits = Limits(centre=centre, **{name: kept(level, floor) for name, level in levels.items()})
    return centre, lambda one: limits


WAYS = {"lower": -TO_LIMIT, "near_lower": -TO_NEAR, "near_upper": TO_NEAR, "upper": TO_LIMIT}


def counted(base: Base, share: bool) -> Fitted:
    """p and u: the more that is counted of, the closer the limits."""
    centre = sum((one.held * one.of for one in base), Fraction(0)) / sum((one.of for one in base), Fraction(0))
    spread = centre * (1 - centre) if share else centre
    if not spread:
        return centre, None
    top = Fraction(1) if share else None
    return centre, lambda one: around(centre, centre, spread / one.of, top)


def between(base: Base) -> Fitted:
    """g: counts between rare events, which are geometric."""
    typical = mean([one.held for one in base])
    centre = MEDIAN_OF_MEAN * typical
    if not typical:
        return centre, None
    limits = around(centre, typical, typical * (typical + 1), None)
    return centre, lambda one: limits


def around(centre: Fraction, middle: Fraction, variance: Fraction, top: Fraction | None) -> Limits:
    """Levels two and three standard deviations from a middle, where a value can be."""
    return Limits(
        centre=centre,
        lower=kept(Level(middle, 9 * variance, up=False), floor=True),
        near_lower=kept(Level(middle, 4 * variance, up=False), floor=True),
        near_upper=kept(Level(middle, 4 * variance), top=top),
        upper=kept(Level(middle, 9 * variance), top=top),
    )


def kept(level: Level, floor: bool = False, top: Fraction | None = None) -> Level | None:
    """A level, unless no value can lie beyond it."""
    if floor and level.against(Fraction(0)) >= 0:
        return None
    return None if top is not None and level.against(top) <= 0 else level


def mean(numbers: Sequence[Fraction]) -> Fraction:
    """The mean; nought of none."""
    return sum(numbers, Fraction(0)) / len(numbers) if numbers else Fraction(0)


def transformed(days: Fraction) -> Fraction:
    """A time between events on the scale where it is nearly normal: x^(1/3.6)."""
    return power(days, 5, 18, TRANSFORMED)


def told(kind: Kind, level: Level | None) -> Fraction | None:
    """A level as it is shown: back on the scale of days for t, exact for XmR."""
    if level is None:
        return None
    if kind is Kind.T:
        return power(level.base, 18, 5, SHOWN)
    return level.base if kind is Kind.XMR else level.shown()
