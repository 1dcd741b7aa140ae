"""What a measure is, and how it is counted: pure, over records as they stood."""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from statistics import median_low
from typing import Any
from uuid import UUID

from domain import law
from domain.analyses.words import Figure
from domain.calendar import Period
from domain.law import Duty
from domain.measures.ordered import Day, Ordered, day_of
from domain.measures.rates import Rate, bases
from domain.signals.words import Direction
from domain.terms import Term

# ── Vocabulary ───────────────────────────────────────────────────────────────


class CountsOn(Term):
    RECEIVED = "received", "dagen det kom in"
    OCCURRED = "occurred", "dagen det inträffade"
    STANDING = "standing", "läget periodens sista dag"
    DONE = "done", "dagen det gjordes"


class Kind(Term):
    COUNT = "count", "antal"
    MEDIAN_DAYS = "median_days", "dagar, median"
    RATE = "rate", "andel av ett underlag, i tiondelar"


@dataclass(frozen=True, slots=True)
class Seen:
    """A record as an analysis sees it: at a position, counted on a unit, which lies in a department."""

    record: UUID
    number: str | None
    unit: UUID | None
    state: Any
    department: UUID | None = None


RECORD = attrgetter("record")
Records = Mapping[str, Sequence[Seen]]
Keys = Callable[[Seen, Period], Iterable[str]]


def received_day(state: Any) -> date | None:
    day: date | None = state.received
    return day


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """What a measure counts in one register: on which day, under which keys (none: not at all)."""

    register: str
    keys: Keys
    day: Day = received_day


@dataclass(frozen=True, slots=True)
class Cases:
    """How many cases a median is over, as another measure counts them: under these keys, or under all. Never more than
    they are, for what rests on few cases is not shown."""

    measure: str
    keys: tuple[str, ...] = ()


DONE = ("kept", "late")


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One measure: of which register, counted on which date, by which keys (an empty key is the total).

    `day` gives the day by which a record falls in the period; `keys` what it is counted under (none: not at all), and
    `by` what those keys are: "" for a total, "unit", "department", "deadline", "register", or the field of the state
    whose values they are ("a × b" for two); for medians `days` gives the number of days, None if it cannot be told yet.

    `over` says how many.

    A joint measure has `parts`, one for each register, and `once` if what is the same event in several of them counts
    once. `least`: only what has as many is a figure. `without`: the measure by unit under which the unit has nothing.
    `rate`: what the count is set against. `means` says what is counted, where the label does not say all.
    """

    id: str
    label: str
    register: str
    counts_on: CountsOn
    keys: Keys = lambda seen, period: ("",)
    by: str = ""
    day: Day = received_day
    days: Callable[[Any], int | None] | None = None
    over: Cases | None = None
    parts: tuple[Part, ...] = ()
    once: bool = False
    least: int = 1
    without: Measure | None = None
    rate: Rate | None = None
    direction: Direction = Direction.NONE
    means: str = ""
    duty: Duty = law.COMPILE_AND_ANALYSE
    version: int = 1

    @property
    def kind(self) -> Kind:
        if self.rate is not None:
            return Kind.RATE
        return Kind.COUNT if self.days is None else Kind.MEDIAN_DAYS

    @property
    def counted_in(self) -> tuple[Part, ...]:
        """What it counts, register by register."""
        return self.parts or (Part(register=self.register, keys=self.keys, day=self.day),)

    def falls_in(self, part: Part, seen: Seen, period: Period) -> bool:
        day = day_of(seen, part.day)
        if self.counts_on is CountsOn.STANDING:
            return day is not None and day <= period.end
        return day is not None and period.contains(day)


@dataclass(frozen=True, slots=True)
class Result:
    """A figure with the list of records behind it."""

    key: str
    value: int | None
    records: tuple[UUID, ...]

    @property
    def figure(self) -> Figure:
        return Figure(key=self.key, value=self.value, records=list_digest(self.records))


def list_digest(records: Iterable[UUID]) -> str:
    """The digest of a list of records: base64url SHA-256 of their ids in order, one a line."""
    listed = "".join(f"{record}\n" for record in sorted(records, key=str))
    return urlsafe_b64encode(hashlib.sha256(listed.encode()).digest()).rstrip(b"=").decode()


# ── Counting ─────────────────────────────────────────────────────────────────


def count(measure: Measure, records: Records, period: Period) -> tuple[Result, ...]:
    """The figures of one measure for a period, in the order of their keys."""
    under = gathered(measure, records, period)
    if measure.without is not None:
        others = gathered(measure.without, records, period)
        under = {key: [one for one in ones if str(one.record) not in others] for key, ones in under.items()}
    if measure.rate is not None:
        return rated(measure.rate, under, records, period)
    return tuple(result(measure, key, under[key]) for key in sorted(under) if enough(measure, key, under[key]))


def gathered(measure: Measure, records: Records, period: Period) -> dict[str, list[Seen]]:
    """The records under each key."""
    under: dict[str, list[Seen]] = defaultdict(list)
    if measure.by == "" and measure.rate is None:
        under[""] = []  # a total is a figure also when it is none
    ordered = Ordered.of(records)
    for part in measure.counted_in:
        if measure.counts_on is CountsOn.STANDING:
            falling = ordered.until(part.register, part.day, period.end)
        else:
            falling = ordered.within(part.register, part.day, period)
        keys = part.keys
        for one in falling:
            for key in keys(one, period):
                under[key].append(one)
    if measure.once:
        event = ordered.same_event(part.register for part in measure.counted_in)
        return {key: first_of_each(ones, event) for key, ones in under.items()}
    return under


def first_of_each(seen: Iterable[Seen], event: Mapping[UUID, UUID]) -> list[Seen]:
    """One record for each event: the first, in the order of the registers."""
    found: dict[UUID, Seen] = {}
    for one in seen:
        found.setdefault(event.get(one.record, one.record), one)
    return list(found.values())


def enough(measure: Measure, key: str, seen: Sequence[Seen]) -> bool:
    return key == "" or len(seen) >= measure.least


def result(measure: Measure, key: str, seen: Sequence[Seen]) -> Result:
    if measure.days is None:
        return Result(key, len(seen), tuple(map(RECORD, seen)))
    known = [(one, measure.days(one.state)) for one in seen]
    told = [(one, days) for one, days in known if days is not None]
    value = median_low(days for _, days in told) if told else None
    return Result(key, value, tuple(one.record for one, _ in told))


def rated(rate: Rate, under: Mapping[str, Sequence[Seen]], records: Records, period: Period) -> tuple[Result, ...]:
    """The count of each unit set against what it has, where that is known for the whole period; otherwise None."""
    found = bases(rate, records.get("measurements", ()), period)
    results = []
    for key in sorted({*under, *found}):
        counted, base = under.get(key, ()), found.get(key)
        value = None if base is None else rate.of(len(counted), base.amount)
        behind = (*(one.record for one in counted), *(base.records if base else ()))
        results.append(Result(key, value, behind))
    return tuple(results)
