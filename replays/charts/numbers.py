"""Numbers as they are written in Swedish, and the marks of an axis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from domain.terms import Term

Number = int | Fraction

SPACE = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"


class Figure(Term):
    """What stands where a number does not."""

    SUPPRESSED = "suppressed", "visas inte"
    MISSING = "missing", "saknas"


Count = int | Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The words of a picture: what it is of, what is measured, and the beginning of its ids."""

    title: str
    unit: str = ""
    id: str = "diagram"


def written(number: Number, places: int = 0) -> str:
    """A number with decimal comma and spaced thousands, rounded half to even.

    >>> written(Fraction(-123456, 10), 1), written(1000), written(Fraction(5, 2))
    ('−12\\xa0345,6', '1\\xa0000', '2')
    """
    rounded = round(abs(Fraction(number)) * 10**places)
    whole, part = divmod(rounded, 10**places)
    text = f"{whole:,}".replace(",", SPACE) + (f",{part:0{places}}" if places else "")
    return MINUS + text if number < 0 and rounded else text


def brief(number: Number) -> str:
    """A number with as many decimals as it takes to tell it from another: three figures, or all of a whole number.

    >>> brief(Fraction(35, 18)), brief(1234), brief(Fraction(123456, 100)), brief(Fraction(1, 300))
    ('1,94', '1\\xa0234', '1\\xa0235', '0,0033')
    """
    size = abs(Fraction(number))
    if size.denominator == 1 or size >= 100:
        return written(number)
    places = 1 if size >= 10 else 2
    while size * 10**places < 10:
        places += 1
    return trimmed(written(number, places))


def trimmed(text: str) -> str:
    """Without noughts that say nothing."""
    return text.rstrip("0").rstrip(",") if "," in text else text


def marks(least: Number, most: Number, about: int = 5) -> tuple[Fraction, ...]:
    """Round numbers from at or below the least to at or above the most, some five of them.

    >>> [int(one) for one in marks(0, 47)], [str(one) for one in marks(0, Fraction(3, 10))]
    ([0, 10, 20, 30, 40, 50], ['0', '1/10', '1/5', '3/10'])
    """
    apart = Fraction(most) - Fraction(least)
    pace = pace_of((apart or Fraction(1)) / about)
    first, last = Fraction(least) // pace, -(-Fraction(most) // pace)
    return tuple(pace * n for n in range(first, max(last, first + 1) + 1))


def pace_of(rough: Fraction) -> Fraction:
    """The least of 1, 2 and 5 times a power of ten that is at least so much."""
    power = Fraction(10) ** (len(str(int(rough))) - 1)
    while power > rough:
        power /= 10
    return next(power * one for one in (1, 2, 5, 10) if power * one >= rough)


def places_of(steps: Iterable[Fraction]) -> int:
    """The decimals it takes to write every mark exactly."""
    places = 0
    for one in steps:
        while (one * 10**places).denominator != 1:
            places += 1
    return places
