"""Since when a finding stands: the first line or day of those, without a break, on which its rule found it.

Nothing of it is kept. Between two lines at which anything that the rule looked up changed, only the days can make a
difference. As they go by what most rules find begins once, and the day is found by halving; where a state holds days
to come it may begin and end again, and each day is looked at (domain/check_up/rule.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain.calendar import ONE_DAY, local_day, midnight_after
from domain.check_up.rule import Rule
from replays.check_up.past import History, Stood
from replays.moments import INSTANT, Moment, written_at


@dataclass(frozen=True, slots=True)
class Since:
    """The day from which a finding stands, and the last line there was then. `by_line`: that line made it so; else the
    day did, by coming.
    """

    day: date
    position: int
    by_line: bool


class Memory:
    """Remembers since when findings stand, from the lines."""

    def __init__(self, db: Connection[Any], history: History) -> None:
        self.history = history
        self.written: Callable[[int], datetime | None] = cache(lambda position: written_at(db, position))

    def since(self, rule: Rule, record: UUID, moment: Moment) -> Since:
        """Since when a finding that a rule makes at a moment stands."""
        position, latest = moment.position, moment.at
        began = Since(moment.day, position, False)
        while True:
            held, changed = self.looks(rule, record, position, latest)
            if not held:
                return began
            start = self.written(changed) or latest
            if (first := self.first_day(rule, record, changed, start, latest)) is not None:
                return Since(first, changed, False)
            began = Since(local_day(start), changed, True)
            if changed <= 1:
                return began
            position, latest = changed - 1, start - INSTANT

    def looks(self, rule: Rule, record: UUID, position: int, at: datetime) -> tuple[bool, int]:
        """Whether the rule finds it after a line, at a moment; and the line at which what it looked up changed last."""
        stood = Stood(self.history, position, at)
        own = stood.standing(self.history.of_record(rule.register, record))
        held = bool(own) and rule.looks(own[0], stood) is not None
        return held, stood.changed_before()

    def first_day(self, rule: Rule, record: UUID, position: int, start: datetime, end: datetime) -> date | None:
        """The first day of those up to the end, with nothing entered between, on which it was found each day; None if
        it was from the start on.
        """

        def held(day: date) -> bool:
            return self.looks(rule, record, position, end_of(day, end))[0]

        first, last = local_day(start), local_day(end)
        if rule.turns:
            return next((day + ONE_DAY for day in back(last - ONE_DAY, first) if not held(day)), None)
        if self.looks(rule, record, position, start)[0]:
            return None
        while first < last:
            middle = first + (last - first) // 2
            first, last = (first, middle) if held(middle) else (middle + ONE_DAY, last)
        return first


def back(last: date, first: date) -> Iterator[date]:
    """The days from one back to an earlier one, both included."""
    while last >= first:
        yield last
        last -= ONE_DAY


def end_of(day: date, end: datetime) -> datetime:
    """The last moment of a day that is looked at."""
    return min(midnight_after(day) - INSTANT, end)
