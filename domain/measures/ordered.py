"""Records in the order of the days they are counted on, so that the records of a period are looked up and not searched.

A half-year is counted beside the one before and three years of months, by a hundred measures: each record is asked once
for each kind of day, and not once for each period.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from domain.calendar import Period
from domain.measures.events_once import same_event

if TYPE_CHECKING:
    from domain.measures.counting import Seen

Day = Callable[[Any], date | None]


class Ordered(Mapping[str, "Sequence[Seen]"]):
    """The records of each register, and those of them that fall in a period by a day. What is annulled never does."""

    def __init__(self, records: Mapping[str, Sequence[Seen]]) -> None:
        self.records = records
        self.by_day: dict[tuple[str, Day], tuple[list[date], list[Seen]]] = {}
        self.events: dict[tuple[str, ...], Mapping[UUID, UUID]] = {}

    @classmethod
    def of(cls, records: Mapping[str, Sequence[Seen]]) -> Ordered:
        return records if isinstance(records, Ordered) else cls(records)

    def __getitem__(self, register: str) -> Sequence[Seen]:
        return self.records[register]

    def __iter__(self) -> Iterator[str]:
        return iter(self.records)

    def __len__(self) -> int:
        return len(self.records)

    def within(self, register: str, day: Day, period: Period) -> Sequence[Seen]:
        """Those whose day lies in the period, by that day."""
        days, seen = self.order(register, day)
        return seen[bisect_left(days, period.start) : bisect_right(days, period.end)]

    def until(self, register: str, day: Day, last: date) -> Sequence[Seen]:
        """Those whose day has been by the last day."""
        days, seen = self.order(register, day)
        return seen[: bisect_right(days, last)]

    def same_event(self, registers: Iterable[str]) -> Mapping[UUID, UUID]:
        """Which record stands for the event, of those in these registers that are about the same one."""
        asked = tuple(registers)
        if asked not in self.events:
            self.events[asked] = same_event(self.records, asked)
        return self.events[asked]

    def order(self, register: str, day: Day) -> tuple[list[date], list[Seen]]:
        known = self.by_day.get((register, day))
        if known is None:
            dated = [(found, one) for one in self.records.get(register, ()) if (found := day_of(one, day)) is not None]
            dated.sort(key=lambda pair: pair[0])
            known = self.by_day[register, day] = [found for found, _ in dated], [one for _, one in dated]
        return known


def day_of(seen: Seen, day: Day) -> date | None:
    return None if seen.state.status == "annulled" else day(seen.state)
