"""What a measure is, and how it is counted: pure, over records as they stood."""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median_low
from typing import Any
from uuid import UUID

from domain import law
from domain.analyses import Figure
from domain.calendar import Period
from domain.law import Duty
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


@dataclass(frozen=True, slots=True)
class Seen:
    """A record as an analysis sees it: at a position, counted on a unit."""

    record: UUID
    number: str | None
    unit: UUID | None
    state: Any


Keys = Callable[[Seen, Period], Iterable[str]]


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One measure: of which register, counted on which date, by which keys (an empty key is the total).

    `day` gives the day by which a record falls in the period; `keys` what it is counted under (none: not at all), and
    `by` what those keys are: "" for a total, "unit", "deadline", or the field of the state whose values they are;
    for medians `days` gives the number of days, None if it cannot be told yet.
    """

    id: str
    label: str
    register: str
    counts_on: CountsOn
    keys: Keys
    by: str = ""
    day: Callable[[Any], date | None] = lambda state: state.received
    days: Callable[[Any], int | None] | None = None
    duty: Duty = law.COMPILE_AND_ANALYSE
    version: int = 1

    @property
    def kind(self) -> Kind:
        return Kind.COUNT if self.days is None else Kind.MEDIAN_DAYS

    def falls_in(self, seen: Seen, period: Period) -> bool:
        if seen.state.status == "annulled":
            return False
        day = self.day(seen.state)
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


def count(measure: Measure, seen: Sequence[Seen], period: Period) -> tuple[Result, ...]:
    """The figures of one measure for a period, in the order of their keys."""
    under: dict[str, list[Seen]] = defaultdict(list)
    if measure.by == "":
        under[""] = []  # a total is a figure also when it is none
    for one in seen:
        if measure.falls_in(one, period):
            for key in measure.keys(one, period):
                under[key].append(one)
    return tuple(result(measure, key, under[key]) for key in sorted(under))


def result(measure: Measure, key: str, seen: Sequence[Seen]) -> Result:
    if measure.days is None:
        return Result(key, len(seen), tuple(one.record for one in seen))
    known = [(one, measure.days(one.state)) for one in seen]
    told = [(one, days) for one, days in known if days is not None]
    value = median_low(days for _, days in told) if told else None
    return Result(key, value, tuple(one.record for one, _ in told))
