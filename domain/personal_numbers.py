"""Personal numbers in running text: personnummer and samordningsnummer, in any usual way of writing them.

Folkbokföringslag (1991:481) 18 and 18 a §§: a day of birth, three digits and a check digit; sixty is added to the day
of a samordningsnummer. The numbers that Skatteverket has set aside for tests are made in the same way.
"""

from __future__ import annotations

import re
from datetime import date

# A century or none, six digits, whatever stands between (hyphens of all kinds, a plus, a space), four digits.
WRITTEN = re.compile(
    r"(?<!\d)(1[89]|20)?([0-9]{2})([0-9]{2})([0-9]{2})[\s\u00ad\u2010-\u2015\u2212+-]{0,3}([0-9]{4})(?!\d)"
)
DIGEST = re.compile(r"[0-9a-f]{64}")
CENTURIES = ("18", "19", "20")


def holds_number(text: str) -> bool:
    """Whether a personal number is written somewhere in a text. A checksum is no text, whatever its digits are.

    >>> holds_number("Hos Tolvan, 19121212-1212"), holds_number("121212+1212."), holds_number("tel. 08-121 212 12")
    (True, True, False)
    """
    return any(map(is_number, WRITTEN.finditer(text))) and not DIGEST.fullmatch(text)


def is_number(found: re.Match[str]) -> bool:
    century, year, month, day, last = found.groups()
    return is_checked(f"{year}{month}{day}{last}") and any(
        is_a_day(int(one + year), int(month), int(day)) for one in ([century] if century else CENTURIES)
    )


def is_a_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day - 60 if day > 60 else day)
    except ValueError:
        return False
    return True


def is_checked(digits: str) -> bool:
    """Luhn's check digit: every other digit doubled, from the first; the digits add up to a whole number of tens."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0
