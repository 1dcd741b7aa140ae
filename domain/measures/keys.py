"""What records are counted under, and the days between: the building stones of measures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from domain.calendar import Period
from domain.documents.state import review_planned, revision_on
from domain.measures.counting import CountsOn, Keys, Measure, Seen
from domain.turns import is_turned

CROSS = "|"
"""Between the two parts of a key that is a pair."""

# ── Keys ─────────────────────────────────────────────────────────────────────


def total(seen: Seen, period: Period) -> Iterable[str]:
    return ("",)


def by_unit(seen: Seen, period: Period) -> Iterable[str]:
    return (as_key(seen.unit),)


def by_department(seen: Seen, period: Period) -> Iterable[str]:
    return (as_key(seen.department),)


@cache
def as_key(unit: UUID | None) -> str:
    """There are few units, and to write an id takes longer than to count it."""
    return str(unit) if unit else "unknown"


def named(name: str) -> Keys:
    """Under a name, whatever the record says: which register it stands in."""
    return lambda seen, period: (name,)


def crossed(first: Keys, second: Keys) -> Keys:
    """Under each pair of what it is counted under by one and by another."""
    return lambda seen, period: tuple(
        f"{one}{CROSS}{other}" for one in first(seen, period) for other in second(seen, period)
    )


def by(field: str) -> Keys:
    """By the values of a field of the state; `unknown` where it has none."""

    def keys(seen: Seen, period: Period) -> Iterable[str]:
        value = getattr(seen.state, field)
        if isinstance(value, tuple):
            return tuple(dict.fromkeys(map(str, value))) or ("unknown",)
        return ("unknown" if value is None else str(value),)

    return keys


def by_child(seen: Seen, period: Period) -> Iterable[str]:
    return (str(seen.state.affected.child),)


def where(condition: Callable[[Any], bool]) -> Keys:
    """Only those for which it holds, as a total."""
    return lambda seen, period: ("",) if condition(seen.state) else ()


def kept(due: str, done: str) -> Keys:
    """Whether a deadline was kept by the last day of the period: kept, late, passed (not done), running, none.

    What was done after the period does not count: a half-year is compared with one that has had a year longer.
    """

    def keys(seen: Seen, period: Period) -> Iterable[str]:
        deadline, day = getattr(seen.state, due), getattr(seen.state, done)
        if deadline is None:
            return ("none",)
        if day is not None and day <= period.end:
            return ("kept" if day <= deadline.on else "late",)
        return ("passed" if deadline.on <= period.end else "running",)

    return keys


def standing(condition: Callable[[Any, date], bool], keys: Keys = total) -> Keys:
    """Those for which it holds on the last day of the period."""
    return lambda seen, period: keys(seen, period) if condition(seen.state, period.end) else ()


def parts_by(field: str, value: Callable[[Any], Any]) -> Keys:
    """By a value of each of the parts that a record holds in a field: of its measures, its findings."""

    def keys(seen: Seen, period: Period) -> Iterable[str]:
        found = (value(one) for one in getattr(seen.state, field))
        return tuple(dict.fromkeys(str(one) for one in found if one is not None))

    return keys


def days_between(first: str, last: str) -> Callable[[Any], int | None]:
    """Days from one day of the state to another, never below zero."""

    def days(state: Any) -> int | None:
        begun, done = getattr(state, first), getattr(state, last)
        return None if begun is None or done is None else max((done - begun).days, 0)

    return days


BIN = 30
"""Days in a bin of a spread."""


def spread(first: str, last: str) -> Keys:
    """By how many days it took, thirty at a time: `030-059`."""
    between = days_between(first, last)

    def keys(seen: Seen, period: Period) -> Iterable[str]:
        days = between(seen.state)
        if days is None:
            return ()
        begins = days // BIN * BIN
        return (f"{begins:03}-{begins + BIN - 1:03}",)

    return keys


def in_matrix(seen: Seen, period: Period) -> Iterable[str]:
    """By probability and the graver of the two consequences, for a risk that is scored."""
    state = seen.state
    if state.probability is None:
        return ()
    return (f"{state.probability}{CROSS}{max(state.operation or 0, state.individual or 0)}",)


# ── The measures, in the order they are shown ────────────────────────────────


def on(field: str) -> Callable[[Any], date | None]:
    """The day that stands in a field of the state."""

    def day(state: Any) -> date | None:
        found: date | None = getattr(state, field)
        return found

    return day


def occurred_day(state: Any) -> date | None:
    day: date | None = state.occurred.day
    return day


# How it stood is asked of the days on which it turned: what is reopened later, or lowered, stood as it stood.


def still_open(state: Any, day: date) -> bool:
    return not is_turned(state.end_turns, day)


def is_high(state: Any, day: date) -> bool:
    return is_turned(state.high_turns, day)


def is_followed(state: Any, day: date) -> bool:
    """Whether a risk is still in the register that day."""
    return state.closed_on is None or state.closed_on > day


def is_working(state: Any, day: date) -> bool:
    """Whether a unit does its work that day; it does on its last."""
    return state.until is None or state.until >= day


def applies(state: Any, day: date) -> bool:
    return revision_on(state, day) is not None


def is_overdue(state: Any, day: date) -> bool:
    planned = review_planned(state, day)
    return planned is not None and planned < day and applies(state, day)


def received(id: str, label: str, register: str, keys: Keys, by: str = "", **more: Any) -> Measure:
    return Measure(id=id, label=label, register=register, counts_on=CountsOn.RECEIVED, keys=keys, by=by, **more)


def done(id: str, label: str, register: str, day: str, keys: Keys, by: str = "", **more: Any) -> Measure:
    """What was done in the period, by the day that stands in a field."""
    return Measure(
        id=id, label=label, register=register, counts_on=CountsOn.DONE, day=on(day), keys=keys, by=by, **more
    )


def received_by(field: str, id: str, label: str, register: str, **more: Any) -> Measure:
    return received(id, label, register, by(field), by=field, **more)
