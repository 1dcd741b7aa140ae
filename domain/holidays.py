"""Which days are not worked in Sweden.

Public holidays follow lagen (1989:253) om allmänna helgdagar, as reworded from 2005. Three eves count as
holidays too when the last day of a period falls on one (lagen 1930:173, 2 §): midsommarafton, julafton and
nyårsafton. The calendar reaches from 1990, when the act of 1989 came into force, through 2199.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache
from types import MappingProxyType

FIRST_YEAR, LAST_YEAR = 1990, 2199
ONE_DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6


class OutsideCalendar(ValueError):
    """The calendar does not say what kind of day it is: before the holidays act, or too far ahead."""


def easter_sunday(year: int) -> date:
    """Påskdagen: the Sunday after the full moon on or after 21 March, by the anonymous Gregorian algorithm.

    Source: J. Meeus, Astronomical Algorithms, chapter 8; the act (2 §) describes the same day.

    >>> easter_sunday(2026)
    datetime.date(2026, 4, 5)
    """
    century, year_of_century = divmod(year, 100)
    golden = year % 19
    corrected = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - corrected + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (year_of_century // 4) - epact - year_of_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def saturday_from(day: date) -> date:
    """The first Saturday on or after a day."""
    return day + timedelta(days=(SATURDAY - day.weekday()) % 7)


@cache
def public_holidays(year: int) -> Mapping[date, str]:
    """The public holidays (allmänna helgdagar) of a year, beside the plain Sundays, with their Swedish names.

    Raises OutsideCalendar before 1990 and after 2199. Source: lagen (1989:253) 1–2 §§, SFS 2004:1320.

    >>> public_holidays(2008)[date(2008, 5, 1)]
    'första maj och Kristi himmelsfärdsdag'
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise OutsideCalendar(f"Kalendern omfattar åren {FIRST_YEAR}–{LAST_YEAR}, inte {year}.")
    easter = easter_sunday(year)
    named = (
        (date(year, 1, 1), "nyårsdagen"),
        (date(year, 1, 6), "trettondedag jul"),
        (easter - timedelta(2), "långfredagen"),
        (easter, "påskdagen"),
        (easter + timedelta(1), "annandag påsk"),
        (date(year, 5, 1), "första maj"),
        (easter + timedelta(39), "Kristi himmelsfärdsdag"),
        (easter + timedelta(49), "pingstdagen"),
        # The national day took the place of Whit Monday (annandag pingst) on 1 April 2005.
        (date(year, 6, 6), "nationaldagen") if year >= 2005 else (easter + timedelta(50), "annandag pingst"),
        (midsummer_day(year), "midsommardagen"),
        (saturday_from(date(year, 10, 31)), "alla helgons dag"),
        (date(year, 12, 25), "juldagen"),
        (date(year, 12, 26), "annandag jul"),
    )
    names: dict[date, str] = {}
    for day, name in named:
        names[day] = f"{names[day]} och {name}" if day in names else name
    return MappingProxyType(names)


def midsummer_day(year: int) -> date:
    """Midsommardagen: the Saturday from 20 to 26 June."""
    return saturday_from(date(year, 6, 20))


@cache
def eves(year: int) -> Mapping[date, str]:
    """The three eves on which a period does not end. Source: lagen (1930:173) 2 §."""
    return MappingProxyType(
        {
            midsummer_day(year) - ONE_DAY: "midsommarafton",
            date(year, 12, 24): "julafton",
            date(year, 12, 31): "nyårsafton",
        }
    )


def why_not_working(day: date) -> str | None:
    """What keeps a day from being a working day, in Swedish; None if it is one.

    Raises OutsideCalendar, and TypeError for an instant: an instant has no day until somebody says where.

    >>> why_not_working(date(2026, 6, 19)), why_not_working(date(2026, 6, 22))
    ('midsommarafton', None)
    """
    if isinstance(day, datetime):
        raise TypeError("En tidpunkt är ingen dag: räkna om den med local_day först.")
    named = public_holidays(day.year).get(day) or eves(day.year).get(day)
    return named or {SATURDAY: "lördag", SUNDAY: "söndag"}.get(day.weekday())


def is_working_day(day: date) -> bool:
    """Whether a day is no Saturday, Sunday, public holiday or of the three eves. Raises OutsideCalendar."""
    return why_not_working(day) is None
