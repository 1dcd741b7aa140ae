"""Decimal numbers as the book writes them: a text of digits, never a float, and counted with exactly.

A number keeps the decimals it was given: 3.50 says more than 3.5, and is as much.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Annotated

from domain.grammar import Length
from domain.text import Form

PATTERN = r"^-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,4})?$"
WRITTEN = re.compile(PATTERN)
FOUR_PLACES = Decimal("0.0001")


DECIMAL = Form(PATTERN)

Number = Annotated[str, DECIMAL, Length(1, 20)]


def is_number(text: str) -> bool:
    """Whether a text is a number as the book writes one: no exponent, no sign but minus, a point before decimals.

    >>> is_number("3.75"), is_number("3,75"), is_number("1e3"), is_number("007")
    (True, False, False, False)
    """
    return WRITTEN.fullmatch(text) is not None and "\n" not in text


def difference(now: str, before: str) -> str:
    """How much a number has changed.

    >>> difference("3.75", "4.0"), difference("12", "12")
    ('-0.25', '0')
    """
    return written(Decimal(now) - Decimal(before))


def rate(count: int, denominator: str, per: int = 1_000) -> str | None:
    """So many for each thousand cases, days or users; None where there are none to count on.

    >>> rate(3, "1200"), rate(1, "0")
    ('2.5', None)
    """
    among = Decimal(denominator)
    return written((Decimal(count) * per / among).quantize(FOUR_PLACES, ROUND_HALF_EVEN)) if among > 0 else None


def written(number: Decimal) -> str:
    """The shortest text of a number, without an exponent and without minus zero."""
    text = f"{number:f}"
    short = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if short in ("-0", "") else short
