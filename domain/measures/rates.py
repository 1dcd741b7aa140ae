"""Rates: a count set against what there was to count in (users, placement days), so that two units can be compared.

What a unit has is recorded month by month (domain/measurements). A rate is worked out only where every month of the
period is known: where one is not, there is no rate, and that is what is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING
from uuid import UUID

from domain.calendar import Period
from domain.measurements.words import WITH_VALUE, Denominator

if TYPE_CHECKING:
    from domain.measures.counting import Seen


@dataclass(frozen=True, kw_only=True, slots=True)
class Rate:
    """So many for each `per` of something. `summed`: days add up over the months; users are a mean of them."""

    denominator: Denominator
    per: int
    summed: bool = False

    @property
    def label(self) -> str:
        """What stands after the figure: `per 100 brukare`."""
        return f"per {self.per} {self.denominator.label}"

    def of(self, counted: int, amount: Fraction) -> int | None:
        """The rate in tenths, rounded half to even; None if there was nothing to count in.

        >>> Rate(denominator=Denominator.USERS, per=100).of(3, Fraction(80))
        38
        """
        return round(Fraction(counted * self.per * 10) / amount) if amount else None


@dataclass(frozen=True, slots=True)
class Base:
    """What a unit had in a period, and the records that say so."""

    amount: Fraction
    records: tuple[UUID, ...]


def bases(rate: Rate, measurements: Iterable[Seen], period: Period) -> dict[str, Base]:
    """What each unit had, for those of which every month of the period is known."""
    months: dict[str, dict[tuple[int, int], Seen]] = defaultdict(dict)
    for one in measurements:
        state = one.state
        if state.denominator == rate.denominator and state.status in WITH_VALUE and period.contains(state.first):
            months[str(state.unit)][state.first.year, state.first.month] = one
    return {
        unit: Base(amount(rate, known.values(), period), tuple(one.record for one in known.values()))
        for unit, known in months.items()
        if len(known) == period.months
    }


def amount(rate: Rate, known: Iterable[Seen], period: Period) -> Fraction:
    total = sum((Fraction(one.state.value) for one in known), Fraction())
    return total if rate.summed else total / period.months
