"""What one record adds to the figures of a period, so that the lines that moved a figure can be told from the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from domain import measures
from domain.calendar import Period
from domain.measures import Measure, Seen
from domain.measures.rates import bases

Contribution = frozenset[tuple[str, str, int | None]]


def contribution(
    one: Seen, register: str, period: Period, shown: Sequence[Measure] = measures.MEASURES
) -> Contribution:
    """Everything a record adds to the figures of a period: measure, key, and days where days are counted.

    With it goes what moves a figure from outside: where a unit lies, for what is counted by department, and what it
    has, for what is set against it.
    """
    return frozenset(added(one, register, period, shown))


def added(one: Seen, register: str, period: Period, shown: Sequence[Measure]) -> Iterator[tuple[str, str, int | None]]:
    for measure in shown:
        for key in keys_of(measure, one, register, period):
            yield measure.id, key, measure.days(one.state) if measure.days else None
        if measure.without is not None:  # what has something is not counted among those that have nothing
            yield from ((measure.id, "", UUID(unit).int) for unit in units_in(measure.without, one, register, period))
        if measure.by == "department" and register == "units":
            above = one.state.above(period.end)
            yield measure.id, str(one.record), above.int if above else None
        if measure.rate is not None and register == "measurements" and period.contains(one.state.first):
            month = Period(one.state.first, one.state.last)
            for unit, base in bases(measure.rate, [one], month).items():
                yield measure.id, unit, round(base.amount * 1000)


def keys_of(measure: Measure, one: Seen, register: str, period: Period) -> Iterator[str]:
    for part in measure.counted_in:
        if part.register == register and measure.falls_in(part, one, period):
            yield from part.keys(one, period)


def units_in(measure: Measure, one: Seen, register: str, period: Period) -> Iterator[str]:
    return (key for key in keys_of(measure, one, register, period) if key != "unknown")
