"""Two ways of doing a thing, taken in turns: the machine is noisy, and what disturbs one disturbs the other as well."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Turns:
    """The rates of one way of doing it, a figure per round."""

    rates: tuple[float, ...]

    @property
    def middle(self) -> float:
        return statistics.median(self.rates)

    def against(self, baseline: Turns) -> float:
        """How many times the baseline's rate: the median of the rounds, each against its own round's baseline."""
        pairs = zip(self.rates, baseline.rates, strict=True)
        return statistics.median(own / theirs for own, theirs in pairs)


def in_turns(rounds: int, *ways: Callable[[], float]) -> Sequence[Turns]:
    """Run every way once a round, in the same order; each says its rate. The first round only warms up."""
    for way in ways:
        way()
    rates = [[way() for way in ways] for _ in range(rounds)]
    return [Turns(tuple(column)) for column in zip(*rates, strict=True)]


def rate(count: int, work: Callable[[], object]) -> float:
    """How many a second, when this work does `count` of them."""
    began = time.perf_counter()
    work()
    return count / (time.perf_counter() - began)


def middle_time(times: int, work: Callable[[], object]) -> float:
    """Seconds that the work takes, the median of some times."""
    return 1 / statistics.median(rate(1, work) for _ in range(times))
