"""Frånvaro – the days on which a person is away, and nothing of why. What is over is not kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from domain.calendar import ONE_DAY

MOST_ABSENCES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Some days, both ends included, or from a day until further notice."""

    since: date
    until: date | None

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    def goes_on_after(self, day: date) -> bool:
        """Whether the person is away on the next day too."""
        return self.since - day <= ONE_DAY and (self.until is None or self.until > day)


Absences = tuple[Absence, ...]


def others(absences: Absences, since: date, today: date) -> Absences:
    """Those that are not over today, but for the one that begins on a day."""
    return tuple(one for one in absences if one.since != since and (one.until is None or one.until >= today))


def ended(absences: Absences, until: date) -> Absences:
    """What remains when the person is away to the end of a day: what would begin on the next never was."""
    cut = (replace(one, until=until) if one.goes_on_after(until) else one for one in absences)
    return tuple(one for one in cut if one.until is None or one.since <= one.until)
