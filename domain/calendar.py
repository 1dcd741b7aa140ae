"""Days as the rules count them: working days, months, local days, half-years and other periods.

Pure: what day it is today is never asked here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from domain.holidays import OutsideCalendar, is_working_day, public_holidays, why_not_working

__all__ = [
    "OutsideCalendar",
    "Period",
    "add_months",
    "add_working_days",
    "half_year",
    "is_working_day",
    "last_of_month",
    "local_day",
    "midnight_after",
    "moved",
    "next_working_day",
    "public_holidays",
    "why_not_working",
]

STOCKHOLM = ZoneInfo("Europe/Stockholm")
ONE_DAY = timedelta(days=1)


# ── Counting ─────────────────────────────────────────────────────────────────


def next_working_day(day: date) -> date:
    """The first working day after a day. Raises OutsideCalendar."""
    return add_working_days(day, 1)


def moved(day: date) -> date:
    """The last day of a period, moved to the next working day if it is not one itself.

    Raises OutsideCalendar. Source: lagen (1930:173) 2 §, as it is widely applied.

    >>> moved(date(2026, 6, 19))
    datetime.date(2026, 6, 22)
    """
    return day if is_working_day(day) else next_working_day(day)


def add_working_days(day: date, n: int) -> date:
    """The n-th working day after a day, or before it if n is negative; the day itself, moved, if n is 0.

    The day that one counts from is not counted. Raises OutsideCalendar.

    >>> add_working_days(date(2026, 6, 17), 2), add_working_days(date(2026, 6, 22), -1)
    (datetime.date(2026, 6, 22), datetime.date(2026, 6, 18))
    """
    if n == 0:
        return moved(day)
    step = ONE_DAY if n > 0 else -ONE_DAY
    left = abs(n)
    while left:
        day += step
        if is_working_day(day):
            left -= 1
    return day


def add_months(day: date, n: int) -> date:
    """The day with the same number n months later; the last of that month if it has no such day.

    Raises ValueError beyond the years 1–9999. Source: lagen (1930:173) 1 §.

    >>> add_months(date(2026, 12, 31), 2), add_months(date(2028, 2, 29), -12)
    (datetime.date(2027, 2, 28), datetime.date(2027, 2, 28))
    """
    years, month = divmod(day.month - 1 + n, 12)
    first = date(day.year + years, month + 1, 1)
    return first.replace(day=min(day.day, last_of_month(first).day))


def last_of_month(day: date) -> date:
    """The last day of the month a day lies in."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - ONE_DAY


# ── Instants and days ────────────────────────────────────────────────────────


def local_day(instant: datetime) -> date:
    """The day in Sweden at an instant. Raises ValueError for an instant without a time zone.

    >>> local_day(datetime(2026, 6, 30, 22, 30, tzinfo=UTC))
    datetime.date(2026, 7, 1)
    """
    if instant.tzinfo is None:
        raise ValueError("Tidpunkten saknar tidszon.")
    return instant.astimezone(STOCKHOLM).date()


def midnight_after(day: date) -> datetime:
    """The instant, in UTC, when a day in Sweden ends.

    >>> midnight_after(date(2026, 6, 30)).isoformat()
    '2026-06-30T22:00:00+00:00'
    """
    return datetime.combine(day + ONE_DAY, time(), tzinfo=STOCKHOLM).astimezone(UTC)


# ── Periods ──────────────────────────────────────────────────────────────────

PARTS = {2: "", 3: "T", 4: "K"}
"""The parts a year falls in, with the letter that a tertial (T) or quarter (kvartal, K) has in its label."""

SWEDISH = {2: "halvår", 3: "tertial", 4: "kvartal"}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From one day to another, both included.

    Raises ValueError if it ends before it starts.

    >>> Period.half_year(2026, 1).label, Period.tertial(2026, 3).label, Period.year(2026).label
    ('2026:1', '2026:T3', '2026')
    >>> Period.half_year(2026, 1).contains(local_day(datetime(2026, 6, 30, 22, 30, tzinfo=UTC)))
    False
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"Perioden slutar {self.end}, innan den börjar {self.start}.")

    @classmethod
    def part(cls, year: int, n: int, parts: int) -> Self:
        """The n-th of the equal parts (2, 3 or 4) of a year. Raises ValueError if there is no such part."""
        if not 1 <= n <= parts:
            raise ValueError(f"Ett år har {parts} {SWEDISH[parts]}; {n} är inget av dem.")
        months = 12 // parts
        start = date(year, months * (n - 1) + 1, 1)
        return cls(start, add_months(start, months) - ONE_DAY)

    @classmethod
    def half_year(cls, year: int, half: int) -> Self:
        """Halvår: January–June is 1, July–December 2. Raises ValueError for any other."""
        return cls.part(year, half, 2)

    @classmethod
    def tertial(cls, year: int, n: int) -> Self:
        """Tertial: four months, 1–3. Raises ValueError for any other."""
        return cls.part(year, n, 3)

    @classmethod
    def quarter(cls, year: int, n: int) -> Self:
        """Kvartal: three months, 1–4. Raises ValueError for any other."""
        return cls.part(year, n, 4)

    @classmethod
    def year(cls, year: int) -> Self:
        """Kalenderår."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @property
    def label(self) -> str:
        """What people write: 2026:1, 2026:T1, 2026:K1, 2026; otherwise the two days."""
        year = self.start.year
        if self == Period.year(year):
            return str(year)
        for parts, letter in PARTS.items():
            for n in range(1, parts + 1):
                if self == Period.part(year, n, parts):
                    return f"{year}:{letter}{n}"
        return f"{self.start}–{self.end}"

    @property
    def previous(self) -> Period:
        """The same period the year before: what a half-year is compared with."""
        whole_months = self.end == last_of_month(self.end)
        end = add_months(self.end, -12)
        return Period(add_months(self.start, -12), last_of_month(end) if whole_months else end)

    @property
    def months(self) -> int:
        """How many calendar months the period touches."""
        return 12 * (self.end.year - self.start.year) + self.end.month - self.start.month + 1

    @classmethod
    def read(cls, said: str) -> Self:
        """The period with that label: 2026:1, 2026:T1, 2026:K1, 2026, 2026-01-01--2026-03-15.

        Raises ValueError.
        """
        if found := re.fullmatch(r"([0-9]{4})(?::([TK]?)([1-4]))?", said, re.ASCII):
            year, letter, n = int(found[1]), found[2], found[3]
            parts = next(parts for parts, known in PARTS.items() if known == (letter or ""))
            return cls.year(year) if n is None else cls.part(year, int(n), parts)
        first, _, last = said.partition("--")
        return cls(date.fromisoformat(first), date.fromisoformat(last))

    def contains(self, day: date) -> bool:
        """Whether a day lies in the period."""
        return self.start <= day <= self.end


def half_year(day: date) -> Period:
    """The half-year a day lies in.

    >>> half_year(date(2026, 7, 1)).label
    '2026:2'
    """
    return Period.half_year(day.year, 1 if day.month <= 6 else 2)
