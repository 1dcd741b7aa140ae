"""Åtgärdernas effekt – the measurements that an action is followed by, before it was done beside after.

A measurement is before the action if its whole period was, and after it if its whole period was; one that the action
fell in is neither. The limits of the chart come from what was before alone, so that a signal after it is a change from
how it used to vary (domain/signals). That something changed after an action does not show that it did so because of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from statistics import median
from typing import Any
from uuid import UUID

from domain.actions.state import Action
from domain.actions.words import EffectSeries
from domain.calendar import Period, add_months
from domain.criteria.state import Criterion
from domain.criteria.words import Comparator
from domain.measurements.words import WITH_VALUE
from domain.measures import Seen
from domain.signals import Chart, Direction, Kind, Observed, charted
from domain.signals.charting import BASELINE
from replays.charts.numbers import brief

REGISTERS = ("actions", "criteria", "measurements")
GOOD = {Comparator.AT_LEAST: Direction.HIGHER, Comparator.AT_MOST: Direction.LOWER}
NONE = "–"


@dataclass(frozen=True, slots=True)
class Value:
    """One measurement: of which days, what it came to as it was written, and the record it stands in, for whoever may
    know."""

    first: date
    last: date
    written: str
    record: UUID | None

    @property
    def value(self) -> Fraction:
        return Fraction(self.written)


@dataclass(frozen=True, slots=True)
class Effect:
    """An action that was done on a day, what it is followed by, and how it was judged."""

    action: UUID | None
    number: str
    done: date
    what: str
    measured: str
    direction: Direction
    before: tuple[Value, ...]
    after: tuple[Value, ...]
    judged: str

    @property
    def was(self) -> str:
        return level(self.before)

    @property
    def became(self) -> str:
        return level(self.after)

    @property
    def chart(self) -> Chart:
        """What was before gives the limits; what came after is held against them."""
        seen = [Observed(label=one.last.isoformat(), value=one.value) for one in (*self.before, *self.after)]
        limits = min(len(self.before), BASELINE)  # as many as in any chart, and none from after
        return charted(Kind.XMR, seen, direction=self.direction, baseline=limits)


def level(values: Sequence[Value]) -> str:
    """The median, and of how many.

    >>> level([Value(date(2026, 1, 1), date(2026, 6, 30), value, UUID(int=1)) for value in ("3.75", "4")])
    '3,88 (2)'
    """
    return f"{brief(Fraction(median(one.value for one in values)))} ({len(values)})" if values else NONE


def effects(records: Mapping[str, Sequence[Seen]], period: Period) -> Iterator[Effect]:
    """The actions done in the year before the end of a period, that are followed by a series, in order of the day."""
    criteria = {one.record: one.state for one in records["criteria"]}
    year = Period(add_months(period.end.replace(day=1), -11), period.end)
    done = [one for one in records["actions"] if followed(one.state, year)]
    for one in sorted(done, key=lambda one: (one.state.completed_on, one.number or "")):
        yield effect(one, criteria[one.state.series.criterion], records["measurements"])


def followed(state: Action, period: Period) -> bool:
    return state.series is not None and state.completed_on is not None and period.contains(state.completed_on)


def effect(seen: Seen, criterion: Criterion, measurements: Sequence[Seen]) -> Effect:
    state: Action = seen.state
    assert state.series is not None and state.completed_on is not None  # it is followed
    measure, done = criterion.measure(state.series.measure), state.completed_on
    values = sorted(values_of(state.series, measurements), key=lambda one: (one.last, one.first))
    target = measure.target_on(done) or measure.proposed if measure else None
    return Effect(
        action=seen.record,
        number=seen.number or NONE,
        done=done,
        what=measure.what if measure else criterion.name,
        measured=measure.measured.label if measure and measure.measured else "",
        direction=GOOD.get(target.comparator, Direction.NONE) if target and target.comparator else Direction.NONE,
        before=tuple(one for one in values if one.last < done),
        after=tuple(one for one in values if one.first > done),
        judged=state.effect.label if state.effect else "inte utvärderad",
    )


def values_of(series: EffectSeries, measurements: Sequence[Seen]) -> Iterator[Value]:
    """The measurements of a series that have a value that may be shown."""
    wanted = (series.criterion, series.measure, series.unit, series.group)
    for one in measurements:
        state: Any = one.state
        if state.series == wanted and state.status in WITH_VALUE and state.value is not None and not state.suppressed:
            yield Value(state.first, state.last, state.value, one.record)
