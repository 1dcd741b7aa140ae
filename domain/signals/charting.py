"""From a series to a chart: what has a value, the baseline, the limits, the zones, the signals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from domain.signals.levels import Level, sign
from domain.signals.limits import Limits, Measured, fitted, told, transformed
from domain.signals.rules import found
from domain.signals.state import Chart, Line, Observed, Point
from domain.signals.words import Assurance, Direction, Kind, WithoutLimits

BASELINE = 12
"""Limits come from the first twelve points and then stand; of fewer they are trial limits (NHSRplotthedots 0.2.2, on
the number of points that is required)."""
FEWEST = 5
"""Of fewer points no limits are made (D. J. Wheeler, Understanding Variation: from five or six)."""


def charted(
    kind: Kind,
    series: Sequence[Observed],
    *,
    direction: Direction = Direction.NONE,
    target: Fraction | int | None = None,
    baseline: int | None = BASELINE,
    screened: bool = True,
) -> Chart:
    """The chart of a series.

    `baseline`: how many of the first points that have a value give the limits, None for all of them; `screened`:
    whether great moving ranges are left out (XmR, t). An observation that is missing, suppressed or has nought as its
    denominator is a point without value: it breaks runs, trends and moving ranges. A baseline without any spread gives
    no limits (the published R code puts them on the mean, and would call the least difference a signal).

    Raises ValueError for a value or denominator below zero, a share above one, or a p or u value without denominator.
    """
    known = {place: one for place, seen in enumerate(series) if (one := measured(kind, place, seen)) is not None}
    base = tuple(known.values())[:baseline]
    centre, limits = fitted(kind, base, screened) if len(base) >= FEWEST else (None, None)
    held = {place: limits(one) for place, one in known.items()} if limits else {}
    points = tuple(placed(seen, known.get(place), centre, held.get(place)) for place, seen in enumerate(series))
    goal = None if target is None else Fraction(target)
    return Chart(
        kind=kind,
        points=points,
        centre=None if centre is None else told(kind, Level(centre)),
        lower=line(kind, points, {place: one.lower for place, one in held.items()}),
        upper=line(kind, points, {place: one.upper for place, one in held.items()}),
        near_lower=line(kind, points, {place: one.near_lower for place, one in held.items()}),
        near_upper=line(kind, points, {place: one.near_upper for place, one in held.items()}),
        signals=found(points, direction),
        trial=len(base) < BASELINE,
        baseline=len(base),
        direction=direction,
        target=goal,
        assurance=assured(kind, tuple(held.values()), goal, direction),
        without=None if limits else WithoutLimits.TOO_FEW if centre is None else WithoutLimits.NO_SPREAD,
    )


def measured(kind: Kind, place: int, seen: Observed) -> Measured | None:
    """What an observation comes to; None if it has no value."""
    if seen.suppressed or seen.value is None:
        return None
    value, of = Fraction(seen.value), Fraction(1)
    if kind in (Kind.P, Kind.U):
        if seen.of is None or seen.of < 0 or value < 0 or (kind is Kind.P and value > seen.of):
            raise ValueError(f"{seen.label}: {seen.value} av {seen.of} går inte i ett {kind.label}.")
        if seen.of == 0:
            return None
        of = Fraction(seen.of)
        value /= of
    if kind in (Kind.G, Kind.T) and value < 0:
        raise ValueError(f"{seen.label}: {seen.value} är mindre än noll och går inte i ett {kind.label}.")
    return Measured(place=place, shown=value, held=transformed(value) if kind is Kind.T else value, of=of)


def placed(seen: Observed, one: Measured | None, centre: Fraction | None, limits: Limits | None) -> Point:
    """A point in its zone: by the limits, or by the centre alone where there are none."""
    if one is None:
        return Point(label=seen.label, value=None, zone=None, suppressed=seen.suppressed)
    if limits is not None:
        zone: int | None = limits.zone(one.held)
    else:
        zone = None if centre is None else sign(one.held - centre)
    return Point(label=seen.label, value=one.shown, zone=zone)


def line(kind: Kind, points: Sequence[Point], levels: Mapping[int, Level | None]) -> Line:
    """A level at each point, as it is shown."""
    shown = {level: told(kind, level) for level in set(levels.values())}
    return tuple(shown.get(levels.get(place)) for place, _ in enumerate(points))


def assured(kind: Kind, held: Sequence[Limits], target: Fraction | None, direction: Direction) -> Assurance | None:
    """What the limits at the last point say of a target; None without limits, target or direction.

    Beyond the limit on the good side is a target that is steadily missed, beyond it on the other one that is reached.
    """
    if target is None or direction is Direction.NONE or not held:
        return None
    goal = transformed(target) if kind is Kind.T else target
    last = held[-1]
    if last.upper is not None and last.upper.against(goal) > 0:
        return Assurance.FAILS if direction is Direction.HIGHER else Assurance.PASSES
    if last.lower is not None and last.lower.against(goal) < 0:
        return Assurance.PASSES if direction is Direction.HIGHER else Assurance.FAILS
    return Assurance.VARIES


def days_between(days: Sequence[date]) -> tuple[Observed, ...]:
    """The series of a t chart: the days from each event to the next, labelled by the later one.

    The time since the last event is not over, and is no point.

    >>> [one.value for one in days_between([date(2026, 3, 1), date(2026, 1, 1), date(2026, 3, 1)])]
    [59, 0]
    """
    ordered = sorted(days)
    return tuple(
        Observed(label=later.isoformat(), value=(later - earlier).days)
        for earlier, later in zip(ordered, ordered[1:], strict=False)
    )
