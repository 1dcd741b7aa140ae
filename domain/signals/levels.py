"""Levels of the form a ± √b, compared exactly; and roots to a stated number of decimals.

No floats: a comparison with a square root is made by squaring, and a root is found in whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

SHOWN = 6
"""Decimals of a level that is shown."""


def sign(number: Fraction) -> int:
    return (number > 0) - (number < 0)


@dataclass(frozen=True, slots=True)
class Level:
    """A rational number, or one with a square root added (`up`) or taken away.

    >>> Level(Fraction(1), Fraction(2)).against(Fraction(12, 5)), Level(Fraction(1), Fraction(2)).shown(4)
    (-1, Fraction(12071, 5000))
    """

    base: Fraction
    square: Fraction = Fraction(0)
    up: bool = True

    def against(self, number: Fraction) -> int:
        """1 if a number lies above the level, -1 if below, 0 on it: exactly."""
        away = number - self.base
        if self.up:
            return sign(away * away - self.square) if away > 0 else -1 if away < 0 or self.square else 0
        return sign(self.square - away * away) if away < 0 else 1 if away > 0 or self.square else 0

    def shown(self, places: int = SHOWN) -> Fraction:
        """The level rounded half to even."""
        scale = 10**places
        root = Fraction(isqrt(int(self.square * scale**4)), scale**2)
        about = round((self.base + (root if self.up else -root)) * scale)
        for near in (about - 1, about, about + 1):
            below, above = Fraction(2 * near - 1, 2 * scale), Fraction(2 * near + 1, 2 * scale)
            if (self.against(below), self.against(above)) == (-1, 1):
                return Fraction(near, scale)
            if near % 2 == 0 and 0 in (self.against(below), self.against(above)):
                return Fraction(near, scale)
        raise AssertionError(f"{self} har ingen närmaste decimal")


def power(number: Fraction, up: int, down: int, places: int) -> Fraction:
    """A number that is not negative, raised to up/down, rounded half to even at so many decimals.

    >>> power(Fraction(2), 1, 2, 4)
    Fraction(7071, 5000)
    """
    scaled = number**up * 10 ** (down * places)
    floor = whole_root(int(scaled), down)
    half = sign(scaled * 2**down - (2 * floor + 1) ** down)
    return Fraction(floor + (half > 0 or (half == 0 and floor % 2 == 1)), 10**places)


def whole_root(number: int, degree: int) -> int:
    """The greatest whole number whose power of this degree is at most `number` (Newton's method, in whole numbers)."""
    if number < 2:
        return number
    guess = 1 << -(-number.bit_length() // degree)
    while (better := ((degree - 1) * guess + number // guess ** (degree - 1)) // degree) < guess:
        guess = better
    return guess
