"""A value beside its target and beside the value before it: worked out once, when it is recorded, and written down."""

from __future__ import annotations

from decimal import Decimal

from domain.criteria.words import Comparator, Measured, Target, TargetKind
from domain.measurements.words import Met

LIMITS = {
    Measured.GRADE: (Decimal(1), Decimal(5)),
    Measured.PERCENT: (Decimal(0), Decimal(100)),
    Measured.COUNT: (Decimal(0), None),
    Measured.DAYS: (Decimal(0), None),
}
"""Between which values something measured in this way lies; an index may be anything."""


def is_possible(value: str, measured: Measured | None) -> bool:
    """Whether something measured in this way can have that value.

    >>> is_possible("4.2", Measured.GRADE), is_possible("101", Measured.PERCENT)
    (True, False)
    """
    if measured is None or measured not in LIMITS:
        return True
    least, most = LIMITS[measured]
    return least <= Decimal(value) and (most is None or Decimal(value) <= most)


def met(value: str, measured: Measured | None, target: Target | None) -> Met:
    """Whether a value meets a target. A share is not held against a grade, nor anything against what varies.

    >>> share = Target(as_written="100 %", comparator=Comparator.AT_LEAST, value="100", measured=Measured.PERCENT)
    >>> met("99.5", Measured.PERCENT, share).label, met("4.2", Measured.GRADE, share).label
    ('målvärdet är inte nått', 'går inte att jämföra med målvärdet')
    """
    if target is None:
        return Met.NO_TARGET
    if target.kind is not TargetKind.NUMBER or target.value is None or target.measured is not measured:
        return Met.NOT_COMPARABLE
    found, wanted = Decimal(value), Decimal(target.value)
    reached = found >= wanted if target.comparator is Comparator.AT_LEAST else found <= wanted
    return Met.YES if reached else Met.NO
