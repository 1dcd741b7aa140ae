"""Slump som går att upprepa – the one place where the demonstration draws lots.

The same words always give the same draws, on every machine and in every Python: each story has a chance of its own,
seeded with its name, and takes nothing but `random()` from the generator, whose sequence is promised to stay.
"""

from __future__ import annotations

import hashlib

# A made-up history must come out the same every time, and nothing here is a key or an id that must not be guessed;
# ledger/ids.py, where randomness otherwise enters, cannot be seeded.
import random  # noqa: TID251
from bisect import bisect
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Draws that follow from the words it is made with."""

    def __init__(self, *words: object) -> None:
        digest = hashlib.sha256("\n".join(map(str, words)).encode()).digest()
        self.draw = random.Random(int.from_bytes(digest[:8], "big")).random

    def happens(self, share: float) -> bool:
        """True in this share of the draws."""
        return self.draw() < share

    def between(self, least: int, most: int) -> int:
        """A whole number, ends included."""
        return least + int(self.draw() * (most - least + 1))

    def pick(self, options: Sequence[T]) -> T:
        return options[int(self.draw() * len(options))]

    def some(self, options: Sequence[T], least: int, most: int) -> tuple[T, ...]:
        """A few of them, none twice, in the order they stand."""
        wanted = min(self.between(least, most), len(options))
        chosen = sorted(self.shuffled(range(len(options)))[:wanted])
        return tuple(options[place] for place in chosen)

    def weighted(self, options: Mapping[T, float]) -> T:
        """One of the keys, the heavier the oftener."""
        return self.of_sums(list(options), list(accumulate(options.values())))

    def of_sums(self, options: Sequence[T], sums: Sequence[float]) -> T:
        """One of the options, by the running sums of their weights."""
        return options[min(bisect(sums, self.draw() * sums[-1]), len(options) - 1)]

    def shuffled(self, options: Sequence[T]) -> list[T]:
        """All of them in another order (Fisher and Yates)."""
        mixed = list(options)
        for last in range(len(mixed) - 1, 0, -1):
            other = self.between(0, last)
            mixed[last], mixed[other] = mixed[other], mixed[last]
        return mixed

    def deal(self, shares: Mapping[T, float], hands: int) -> list[T]:
        """So many of each kind as their shares say, at least one of each if there is room, in mixed order."""
        whole = sum(shares.values())
        exact = {kind: hands * share / whole for kind, share in shares.items()}
        dealt = {kind: max(int(number), 1) for kind, number in exact.items()}
        by_need = sorted(shares, key=lambda kind: exact[kind] - dealt[kind], reverse=True)
        while (left := hands - sum(dealt.values())) != 0:
            for kind in by_need[:left] if left > 0 else [max(dealt, key=lambda one: dealt[one])]:
                dealt[kind] += 1 if left > 0 else -1
        return self.shuffled([kind for kind, number in dealt.items() for _ in range(number)])
