"""Acts: what one command wants written, and what can become of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ledger.pen import Draft

WRITTEN = "written"
ALREADY = "already"
"""The same act is in the book since before."""
KEY_USED = "key_used"
"""Another act is in the book under this key."""
OWN_MOVED = "own_moved"
"""A record that the act writes in has got lines since the decision."""
READ_MOVED = "read_moved"
"""A record that the decision rested on has got lines since."""
CLOCK = "clock"
"""The server's clock and the database's are more than a minute apart."""
EPOCH = "epoch"
"""The texts were sealed under a master key that is about to be destroyed: seal them anew."""

MOST_LINES = 1000
MOST_BYTES = 1_000_000


class TooLarge(ValueError):
    """An act of no lines, or of more lines or bytes than a batch may carry."""


@dataclass(frozen=True, slots=True)
class Act:
    """What one command wants written: all its lines or none, on these conditions."""

    act: UUID
    digest: bytes | None
    at: datetime
    reads: tuple[tuple[UUID, int], ...]
    lines: tuple[Draft, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.lines) <= MOST_LINES or sum(one.size for one in self.lines) > MOST_BYTES:
            raise TooLarge(f"an act holds 1 to {MOST_LINES} lines and at most {MOST_BYTES} bytes")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an act. `number` is the one its first numbered record got."""

    outcome: str
    first: int | None
    last: int | None
    moved: UUID | None
    recorded_at: datetime | None
    number: int | None
