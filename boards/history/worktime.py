"""Arbetstid – when things happen in an administration: mornings, Mondays, month ends, and hardly in July.

Moments are local time in Europe/Stockholm until a step is made of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import accumulate

from boards.history.chance import Chance
from domain import calendar
from domain.calendar import ONE_DAY, STOCKHOLM, Period, last_of_month

MONDAY = 0
JULY = 7
WEEKDAY_WEIGHTS = (1.7, 1.1, 1.0, 1.0, 0.8)
HOURS = (8, 9, 10, 11, 13, 14, 15, 16)
HOUR_SUMS = tuple(accumulate((1.4, 1.5, 1.3, 0.8, 1.0, 1.2, 1.1, 0.5)))
MONDAY_SUMS = tuple(accumulate((3.2, 2.6, 1.4, 0.6, 0.8, 0.9, 0.8, 0.3)))


# Asked many times of few days.
is_working_day = lru_cache(maxsize=8192)(calendar.is_working_day)


def add_working_days(day: date, number: int) -> date:
    """The working day so many after a day, or before it; the day itself, or the first one after it, if none."""
    step = ONE_DAY if number >= 0 else -ONE_DAY
    while number == 0 and not is_working_day(day):
        day += step
    while number:
        day += step
        number -= (1 if number > 0 else -1) if is_working_day(day) else 0
    return day


def instant(moment: datetime) -> datetime:
    """A local moment as an instant in UTC."""
    return moment.replace(tzinfo=STOCKHOLM).astimezone(UTC)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute))


def days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += ONE_DAY


def working_day_from(day: date) -> date:
    """The day itself, or the first working day after it."""
    return add_working_days(day, 0)


def busyness(day: date) -> float:
    """How much comes in on a day, an ordinary weekday being one. Evenings and weekends are open in some units."""
    if not is_working_day(day):
        return 0.08
    weight = WEEKDAY_WEIGHTS[day.weekday()]
    if day.month == JULY:
        weight *= 0.4
    if (last_of_month(day) - day).days < 3:
        weight *= 1.35
    if day.month == 12 and day.day > 19:
        weight *= 0.5
    return weight


@lru_cache(maxsize=16)
def busy_days(first: date, last: date) -> tuple[tuple[date, ...], tuple[float, ...]]:
    """The days of a period and the running sums of their busyness."""
    period = tuple(days(first, last))
    return period, tuple(accumulate(map(busyness, period)))


def some_day(first: date, last: date, chance: Chance) -> date:
    """A day when something came in."""
    return chance.of_sums(*busy_days(first, last))


def office_moment(day: date, chance: Chance) -> datetime:
    """A moment in the office hours of a day; on Mondays mostly in the morning."""
    sums = MONDAY_SUMS if day.weekday() == MONDAY else HOUR_SUMS
    hour = chance.of_sums(HOURS, sums)
    return datetime.combine(day, time(hour, chance.between(0, 59), chance.between(0, 59)))


def any_moment(day: date, chance: Chance) -> datetime:
    """Somebody reports: in office hours, or in the evening where the work goes on around the clock."""
    if is_working_day(day):
        return office_moment(day, chance)
    return datetime.combine(day, time(chance.between(7, 22), chance.between(0, 59), chance.between(0, 59)))


def soon(moment: datetime, chance: Chance, least: int = 3, most: int = 25) -> datetime:
    """Some minutes later, the same sitting; the next morning if the office closes."""
    later = moment + timedelta(minutes=chance.between(least, most), seconds=chance.between(0, 59))
    if later.date() == moment.date() and later.hour < 18:
        return later
    if not is_working_day(moment.date()) and later.date() == moment.date():
        return later
    return office_moment(add_working_days(moment.date(), 1), chance)


def later(moment: datetime, chance: Chance, least: int, most: int) -> datetime:
    """So many working days later, longer over July; 0 may be the same day."""
    wait = chance.between(least, most)
    if moment.month == JULY or (moment.month == 6 and moment.day > 20):
        wait = wait * 2 + 2
    if wait == 0:
        return soon(moment, chance, 10, 90)
    return office_moment(add_working_days(moment.date(), wait), chance)


def freezing_day(period: Period) -> date:
    """The day a half-year's figures are frozen: the Monday when letters of its last days have been entered.

    >>> freezing_day(Period.half_year(2026, 1))
    datetime.date(2026, 7, 6)
    """
    day = period.end + timedelta(days=6)
    return day + timedelta(days=-day.weekday() % 7)
