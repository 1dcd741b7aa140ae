"""A series, and the chart that is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from domain.signals.words import Assurance, Direction, Judgement, Kind, RuleId, Side, WithoutLimits

RULE_VERSION = 1
"""Raised whenever a rule, a constant or the way limits are reckoned changes: a kept chart says by which it was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """One observation of a series.

    `value` is the number itself, or what is counted of `of` (p: cases; u: units of exposure); None when it is missing
    or may not be shown (`suppressed`). `label` is what the axis says: a month, a half-year, a day.
    """

    label: str
    value: int | Fraction | None
    of: int | Fraction | None = None
    suppressed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of a chart.

    `zone` is where it lies, worked out exactly: 0 on the centre, ±1 on that side of it, ±2 nearer to the limit than a
    third of the way, ±3 outside the limit; None where there is no value.
    """

    label: str
    value: Fraction | None
    zone: int | None
    suppressed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """A rule that is met, with the places in the series of the points that meet it."""

    rule: RuleId
    side: Side
    at: tuple[int, ...]
    judgement: Judgement


Line = tuple[Fraction | None, ...]
"""A level at each point: None where there is none, or where it lies where no value can be (below zero)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart with its signals.

    The levels are as they are shown: exact for XmR, otherwise half-even at six decimals. The zones of the points, and
    so the signals and the assurance, come from exact comparison and never from these. `trial`: the limits come from
    fewer than twelve points, and move with each new one.
    """

    kind: Kind
    points: tuple[Point, ...]
    centre: Fraction | None
    lower: Line
    upper: Line
    near_lower: Line
    near_upper: Line
    signals: tuple[Signal, ...]
    trial: bool
    baseline: int
    direction: Direction = Direction.NONE
    target: Fraction | None = None
    assurance: Assurance | None = None
    without: WithoutLimits | None = None
    rule_version: int = RULE_VERSION

    def signals_at(self, place: int) -> tuple[Signal, ...]:
        """The signals that a point is part of."""
        return tuple(one for one in self.signals if place in one.at)
