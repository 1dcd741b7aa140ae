"""What records are counted under, and the days between: the building stones of measures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from domain.calendar import Period
from domain.documents.state import review_planned, revision_on
from domain.measures.counting import CountsOn, Keys, Measure, Seen
from domain.turns import is_turned

# ── Keys ─────────────────────────────────────────────────────────────────────


def total(seen: Seen, period: Period) -> Iterable[str]:
    return ("",)


def by_unit(seen: Seen, period: Period) -> Iterable[str]:
    return (str(seen.unit) if seen.unit else "unknown",)


def by(field: str) -> Keys:
    """By the values of a field of the state; `unknown` where it has none."""

    def keys(seen: Seen, period: Period) -> Iterable[str]:
        value = getattr(seen.state, field)
        values = value if isinstance(value, tuple) else (value,)
        return tuple(dict.fromkeys("unknown" if one is None else str(one) for one in values)) or ("unknown",)

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


def days_between(first: str, last: str) -> Callable[[Any], int | None]:
    """Days from one day of the state to another, never below zero."""

    def days(state: Any) -> int | None:
        begun, done = getattr(state, first), getattr(state, last)
        return None if begun is None or done is None else max((done - begun).days, 0)

    return days


# ── The measures, in the order they are shown ────────────────────────────────


def occurred_day(state: Any) -> date | None:
    day: date | None = state.occurred.day
    return day


# How it stood is asked of the days on which it turned: what is reopened later, or lowered, stood as it stood.


def still_open(state: Any, day: date) -> bool:
    return not is_turned(state.end_turns, day)


def is_high(state: Any, day: date) -> bool:
    return is_turned(state.high_turns, day)


def applies(state: Any, day: date) -> bool:
    return revision_on(state, day) is not None


def is_overdue(state: Any, day: date) -> bool:
    planned = review_planned(state, day)
    return planned is not None and planned < day and applies(state, day)


def received(id: str, label: str, register: str, keys: Keys, by: str = "", **more: Any) -> Measure:
    return Measure(id=id, label=label, register=register, counts_on=CountsOn.RECEIVED, keys=keys, by=by, **more)


def received_by(field: str, id: str, label: str, register: str, **more: Any) -> Measure:
    return received(id, label, register, by(field), by=field, **more)
