"""The rules: what in a chart is a signal, from where they come, and how often they cry wolf.

The four rules of Making Data Count (NHS England), as the R package NHSRplotthedots 0.2.2 finds them. A point on the
centre ends a run and is on no side; two values alike end a trend; a point without value ends everything. Where the
package marks points, a stretch that goes on is here one signal with all its points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from domain.signals.chances import Shape, chance
from domain.signals.levels import sign
from domain.signals.state import Point, Signal
from domain.signals.words import Direction, Judgement, RuleId, Side

LONG = 7
"""Points in a run or a trend. Making Data Count counts seven; others count six or eight."""

Found = Iterator[tuple[Side, tuple[int, ...]]]
"""Sides, each with the places of the points that are a signal on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule: what it says in Swedish, where it is from, how it is found, and how its false alarms are worked out."""

    id: RuleId
    explanation: str
    means: str
    source: str
    how: str
    find: Callable[[Sequence[Point]], Found]

    @property
    def label(self) -> str:
        return self.id.label

    def false_alarm(self, points: int, shape: Shape = Shape.NORMAL) -> Fraction:
        """The chance that so many points of a process that never changes give at least one such signal."""
        return chance(frozenset({self.id}), points, shape)


def found(points: Sequence[Point], direction: Direction) -> tuple[Signal, ...]:
    """Every signal in a series, in the order of the rules and of the points."""
    return tuple(
        Signal(rule=one.id, side=side, at=at, judgement=judged(side, direction))
        for one in RULES
        for side, at in one.find(points)
    )


def judged(side: Side, direction: Direction) -> Judgement:
    """What a signal means: nothing good or bad where the measure has no direction."""
    if direction is Direction.NONE:
        return Judgement.NEUTRAL
    good = Side.ABOVE if direction is Direction.HIGHER else Side.BELOW
    return Judgement.IMPROVEMENT if side is good else Judgement.CONCERN


# ── How each is found ────────────────────────────────────────────────────────


def outside(points: Sequence[Point]) -> Found:
    """Each point beyond a limit is a signal of its own; one on the limit is none."""
    for place, one in enumerate(points):
        if one.zone in (-3, 3):
            yield side_of(one.zone), (place,)


def run(points: Sequence[Point]) -> Found:
    """Stretches of seven or more on one side of the centre."""
    return ((side, at) for side, at in stretches([way_of(one.zone) for one in points]) if len(at) >= LONG)


def trend(points: Sequence[Point]) -> Found:
    """Stretches of seven or more, each higher than the one before, or each lower."""
    steps = [step(before, after) for before, after in zip(points, points[1:], strict=False)]
    for side, at in stretches(steps):
        if len(at) + 1 >= LONG:
            yield side, (*at, at[-1] + 1)


def near(points: Sequence[Point]) -> Found:
    """Two of three in a row near one limit, the third on the same side of the centre.

    Points outside the limit are not near it. Only those that are near belong to the signal.
    """
    for side, at in stretches([way_of(one.zone) for one in points]):
        close = [place for place in at if points[place].zone in (-2, 2)]
        if len(at) >= 3:
            yield from ((side, cluster) for cluster in clusters(close, apart=2) if len(cluster) >= 2)


def stretches(ways: Sequence[int]) -> Found:
    """Stretches of places that go one way."""
    for way, stretch in groupby(range(len(ways)), key=ways.__getitem__):
        if way:
            yield side_of(way), tuple(stretch)


def clusters(places: Sequence[int], apart: int) -> Iterator[tuple[int, ...]]:
    """Places in groups, in which no neighbours are further apart than this."""
    group: tuple[int, ...] = ()
    for place in places:
        if group and place - group[-1] > apart:
            yield group
            group = ()
        group = (*group, place)
    if group:
        yield group


def way_of(zone: int | None) -> int:
    return 0 if zone is None else sign(Fraction(zone))


def step(before: Point, after: Point) -> int:
    return 0 if before.value is None or after.value is None else sign(after.value - before.value)


def side_of(number: int) -> Side:
    return Side.ABOVE if number > 0 else Side.BELOW


# ── The rules ────────────────────────────────────────────────────────────────

RULES = (
    Rule(
        id=RuleId.OUTSIDE,
        explanation="En punkt ligger över den övre eller under den undre gränsen. En punkt på gränsen räknas inte.",
        means="Något ovanligt hände just då.",
        source="W. A. Shewhart, Economic Control of Quality of Manufactured Product, 1931; Making Data Count, "
        "NHS England",
        how="Sannolikheten att en normalfördelad punkt ligger mer än tre standardavvikelser bort är 0,27 %; för en "
        "serie av n punkter 1 − (1 − 0,0027)ⁿ. I ett g-diagram finns bara en övre gräns, och en punkt når över den med "
        "sannolikheten e⁻⁴, det vill säga 1,8 %.",
        find=outside,
    ),
    Rule(
        id=RuleId.RUN,
        explanation="Sju eller fler punkter i rad ligger på samma sida om mittlinjen. En punkt på linjen bryter raden.",
        means="Nivån har flyttat sig.",
        source="Making Data Count, NHS England; NHSRplotthedots 0.2.2",
        how="Varje punkt hamnar på endera sidan med lika stor sannolikhet, som ett myntkast; sannolikheten för minst "
        "sju lika i rad bland n räknas exakt, kast för kast.",
        find=run,
    ),
    Rule(
        id=RuleId.TREND,
        explanation="Sju eller fler punkter i rad är var och en högre, eller var och en lägre, än den före. "
        "Två lika bryter raden.",
        means="Något förändras steg för steg.",
        source="Making Data Count, NHS England; NHSRplotthedots 0.2.2",
        how="Alla ordningar av n olika värden är lika sannolika; de som saknar sju stigande och sju fallande i rad "
        "räknas. För sju punkter är det 2 av 5 040. Regeln larmar sällan falskt, och hittar sällan något.",
        find=trend,
    ),
    Rule(
        id=RuleId.NEAR,
        explanation="Minst två av tre punkter i rad ligger i den yttersta tredjedelen innanför samma gräns, och alla "
        "tre på samma sida om mittlinjen.",
        means="Nivån kan ha flyttat sig; se efter om fler tecken följer.",
        source="Western Electric, Statistical Quality Control Handbook, 1956, i den form som NHSRplotthedots 0.2.2 har",
        how="Sannolikheten att en normalfördelad punkt ligger mellan två och tre standardavvikelser bort på en viss "
        "sida är 2,14 %; följderna av n punkter utan två sådana av tre räknas exakt, punkt för punkt.",
        find=near,
    ),
)


def rule(id: RuleId) -> Rule:
    """The rule with this id."""
    return next(one for one in RULES if one.id is id)
