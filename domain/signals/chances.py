"""How often the rules cry wolf: the chance that a process that never changes gives a signal, worked out exactly.

The points are taken to be independent and the limits to be known. Where limits are reckoned from twelve points they are
uncertain themselves, and the alarms are more: ESTIMATED says how many, from a trial that is made again in the tests.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import cache
from itertools import accumulate
from math import factorial

from domain.signals.words import RuleId
from domain.terms import Term

RUN = 7
WHOLE = 10**10


class Shape(Term):
    """How the points of a process that does not change fall."""

    NORMAL = "normal", "normalfördelade (XmR, p, u och t)"
    BETWEEN = "between", "antal mellan sällsynta händelser (g)"


FALLS: dict[Shape, dict[int, int]] = {
    Shape.NORMAL: {1: 4772498680, 2: 214002340, 3: 13498980, -1: 4772498680, -2: 214002340, -3: 13498980},
    Shape.BETWEEN: {1: 4502129316, 2: 314714295, 3: 183156389, -1: 5000000000},
}
"""Of 10,000,000,000 points, how many fall in each zone: the normal distribution beyond two (0.0227501320) and three
(0.0013498980) standard deviations; the exponential one that the geometric comes near, beyond its median, its mean and
two (e⁻³ = 0.0497870684) and its mean and three (e⁻⁴ = 0.0183156389)."""

ESTIMATED = Fraction(34, 100)
"""The share of XmR charts of 24 independent normal points with at least one signal, limits from the first twelve."""

Seen = tuple[int, int, int]
"""What the next point is held against: the two zones before it, and the length of the run with its side as sign."""


@cache
def chance(rules: frozenset[RuleId], points: int, shape: Shape = Shape.NORMAL) -> Fraction:
    """The chance of at least one signal by any of these rules among so many points.

    Raises ValueError for the trend together with others: it depends on the order of the points, not on their zones.

    >>> chance(frozenset({RuleId.TREND}), 7), float(chance(frozenset({RuleId.OUTSIDE}), 1))
    (Fraction(1, 2520), 0.002699796)
    """
    if rules == {RuleId.TREND}:
        return 1 - Fraction(without_trend(points), factorial(points))
    if RuleId.TREND in rules:
        raise ValueError("En trend räknas för sig.")
    quiet: Counter[Seen] = Counter({(0, 0, 0): 1})
    for _ in range(points):
        quiet = onward(quiet, rules, shape)
    return 1 - Fraction(quiet.total(), WHOLE**points)


def at_most(points: int, shape: Shape = Shape.NORMAL) -> Fraction:
    """A bound on the chance of a signal by any of the four rules: the three together, and the trend added."""
    three = chance(frozenset({RuleId.OUTSIDE, RuleId.RUN, RuleId.NEAR}), points, shape)
    return three + chance(frozenset({RuleId.TREND}), points, shape)


def onward(quiet: Counter[Seen], rules: frozenset[RuleId], shape: Shape) -> Counter[Seen]:
    """The series without signal, one point longer."""
    longer: Counter[Seen] = Counter()
    for (first, second, run), weight in quiet.items():
        for zone, falls in FALLS[shape].items():
            side = 1 if zone > 0 else -1
            now = run + side if run * side > 0 else side
            if not alarms(rules, first, second, zone, now):
                longer[second, zone, now] += weight * falls
    return longer


def alarms(rules: frozenset[RuleId], first: int, second: int, zone: int, run: int) -> bool:
    together = first * zone > 0 and second * zone > 0
    close = [abs(one) for one in (first, second, zone)].count(2)
    return (
        (RuleId.OUTSIDE in rules and abs(zone) == 3)
        or (RuleId.RUN in rules and abs(run) >= RUN)
        or (RuleId.NEAR in rules and together and close >= 2)
    )


def without_trend(points: int) -> int:
    """How many orders of so many different values have no seven in a row that rise, and none that fall.

    Value by value: `ways[steps]` lists, by the rank of the last value among those so far, the orders that end in so
    many steps up (or down, with minus).
    """
    ways: dict[int, list[int]] = {0: [1] if points else []}
    for count in range(1, points):
        longer = {steps: [0] * (count + 1) for steps in range(1 - RUN, RUN)}
        for steps, ranks in ways.items():
            below = [0, *accumulate(ranks)]
            up, down = (steps + 1 if steps > 0 else 1), (steps - 1 if steps < 0 else -1)
            for rank in range(count + 1):
                if up < RUN - 1:
                    longer[up][rank] += below[rank]
                if down > 1 - RUN:
                    longer[down][rank] += below[-1] - below[rank]
        ways = longer
    return sum(map(sum, ways.values())) if points else 1
