"""How many may listen at once, and how they are told that it is over."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from api.problems import Busy

SEATS = 100
EACH = 5


class Seats:
    """The places of those who follow one board as it is written: so many in all, and a few for each."""

    def __init__(self) -> None:
        self.taken: Counter[UUID] = Counter()
        self.over = asyncio.Event()

    @contextmanager
    def seat(self, person: UUID) -> Iterator[None]:
        """A place, until left. Raises Busy."""
        self.must_be_free(person)
        self.taken[person] += 1
        try:
            yield
        finally:
            self.taken[person] -= 1
            self.taken += Counter()  # nobody is remembered who has left

    def must_be_free(self, person: UUID) -> None:
        """Raises Busy."""
        if self.over.is_set() or self.taken.total() >= SEATS or self.taken[person] >= EACH:
            raise Busy(f"Högst {SEATS} kan följa nämndens rader samtidigt, och var och en {EACH} gånger.")

    def close(self) -> None:
        """The server ends: everybody is shown out."""
        self.over.set()
