"""The series that charts and their signals rest on: a measure month by month, up to the end of a period.

A month before the first record of the register is no month of nothing: the register was not in use. A series so begins
with the first month that has something, at most three years before the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise
from typing import assert_never

from domain import measures
from domain.analyses.words import Traced
from domain.calendar import Period, add_months, last_of_month
from domain.measures.counting import Measure, Records, Result, gathered
from domain.measures.ordered import Ordered
from domain.measures.rates import bases
from domain.signals.words import Direction
from domain.terms import Term

LONGEST = 36
"""Months; three years, so that a summer is seen beside two others."""

Pick = Callable[[tuple[Result, ...]], int]


def every(results: tuple[Result, ...]) -> int:
    return sum(one.value or 0 for one in results)


def under(*keys: str) -> Pick:
    """What is counted under some of the keys."""
    return lambda results: sum(one.value or 0 for one in results if one.key in keys)


class Shape(Term):
    """What the values of a series are."""

    COUNT = "count", "antal per månad"
    SHARE = "share", "andel per månad"
    RATE = "rate", "antal per månad mot ett underlag"
    BETWEEN = "between", "dagar mellan två"


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """Months of a measure; with `base`, of a share of what is counted under those keys. A series of a rate has what its
    units had each month as its bases; one `between` has the days from each record to the next.
    """

    id: str
    label: str
    measure: Measure
    pick: Pick = every
    base: Pick | None = None
    between: bool = False
    direction: Direction = Direction.NONE
    version: int = 1

    @property
    def shape(self) -> Shape:
        if self.between:
            return Shape.BETWEEN
        if self.measure.rate is not None:
            return Shape.RATE
        return Shape.SHARE if self.base else Shape.COUNT

    def traced(self, records: Records, period: Period) -> Traced:
        """The values up to the end of a period."""
        match self.shape:
            case Shape.BETWEEN:
                return self.days_between(records, period)
            case Shape.RATE:
                return self.rates(records, period)
            case Shape.COUNT | Shape.SHARE:
                return self.months(records, period)
            case _:
                assert_never(self.shape)

    def days_between(self, records: Records, period: Period) -> Traced:
        """The days from each record to the next, by the day it is counted on; `first` is the day of the first."""
        (part,) = self.measure.counted_in
        whole = Period(add_months(period.end, -LONGEST), period.end)
        falling = Ordered.of(records).within(part.register, part.day, whole)
        days = [day for one in falling if tuple(part.keys(one, whole)) and (day := part.day(one.state))]
        return Traced(
            series=self.id,
            version=self.version,
            first=days[0] if days else period.start,
            values=tuple((later - earlier).days for earlier, later in pairwise(days)),
            bases=(),
        )

    def rates(self, records: Records, period: Period) -> Traced:
        """The count of the units that have a base each month, and what they had together."""
        rate = self.measure.rate
        assert rate is not None
        known = []
        for month in months_before(period):
            under, found = gathered(self.measure, records, month), bases(rate, records.get("measurements", ()), month)
            counted = sum(len(under.get(unit, ())) for unit in found)
            known.append((month, counted, round(sum((base.amount for base in found.values()), Fraction()))))
        while known and not known[0][2]:
            known.pop(0)
        return Traced(
            series=self.id,
            version=self.version,
            first=known[0][0].start if known else period.start,
            values=tuple(counted for _, counted, _ in known),
            bases=tuple(base for _, _, base in known),
        )

    def months(self, records: Records, period: Period) -> Traced:
        """The values of each month, from the first that has any."""
        counted = [(month, measures.count(self.measure, records, month)) for month in months_before(period)]
        while counted and not any(one.records for one in counted[0][1]):
            counted.pop(0)
        return Traced(
            series=self.id,
            version=self.version,
            first=counted[0][0].start if counted else period.start,
            values=tuple(self.pick(results) for _, results in counted),
            bases=tuple(self.base(results) for _, results in counted) if self.base else (),
        )


def months_before(period: Period) -> Iterator[Period]:
    """The whole months up to the end of a period, the earliest first."""
    last = period.end + timedelta(days=1)
    start = add_months(last.replace(day=1), -LONGEST)
    while (end := last_of_month(start)) <= period.end:
        yield Period(start, end)
        start = end + timedelta(days=1)


DECIDED_DEADLINE = ("kept", "late", "passed")

SERIES: tuple[Series, ...] = (
    Series(id="joint", label="Händelser, samlat", measure=measures.of("joint")),
    Series(id="deviations", label="Avvikelser", measure=measures.of("deviations")),
    Series(id="complaints", label="Klagomål", measure=measures.of("views.complaints")),
    Series(id="views", label="Synpunkter och klagomål", measure=measures.of("views")),
    Series(id="lex_sarah", label="Lex Sarah-rapporter", measure=measures.of("lex_sarah")),
    Series(
        id="first_reading_kept",
        label="Avvikelser vars första bedömning gjordes i tid",
        measure=measures.of("deviations.first_reading_kept"),
        pick=under("kept"),
        base=under(*DECIDED_DEADLINE),
        direction=Direction.HIGHER,
    ),
    Series(
        id="answers_kept",
        label="Synpunkter och klagomål som besvarades i tid",
        measure=measures.of("views.answer_kept"),
        pick=under("kept"),
        base=under(*DECIDED_DEADLINE),
        direction=Direction.HIGHER,
    ),
    Series(
        id="deviations_per_users", label="Avvikelser per hundra brukare", measure=measures.of("deviations.per_users")
    ),
    Series(
        id="lex_sarah_between",
        label="Dagar mellan två lex Sarah-rapporter",
        measure=measures.of("lex_sarah"),
        between=True,
    ),
    Series(id="actions_completed", label="Genomförda åtgärder", measure=measures.of("actions.completed")),
)


def of(id: str) -> Series:
    """The series with an id. Raises LookupError."""
    for series in SERIES:
        if series.id == id:
            return series
    raise LookupError(f"Det finns ingen serie som heter {id}.")
