"""One event, counted once: a complaint that became a deviation that became a lex Sarah case is one thing that happened.

The registers count their own; only joint totals ask here. What a record came out of stands in its state.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from domain.measures.counting import Seen


def same_event(records: Mapping[str, Sequence[Seen]], registers: Iterable[str]) -> dict[UUID, UUID]:
    """For each record that is tied to another one: which of them stands for the event."""
    stands_for: dict[UUID, UUID] = {}

    def standing(record: UUID) -> UUID:
        while record in stands_for:
            record = stands_for[record]
        return record

    for register in registers:
        for one in records.get(register, ()):
            for other in tied(one):
                mine, theirs = standing(one.record), standing(other)
                if mine != theirs:
                    stands_for[mine] = theirs
    return {record: standing(record) for record in stands_for}


def tied(seen: Seen) -> Iterator[UUID]:
    """The records that this one says are about the same: what it came out of, and what came out of it."""
    state: Any = seen.state
    source = getattr(state, "source", None)
    if source is not None and source.register in ("deviations", "views", "lex_sarah"):
        yield source.record
    for name in ("deviation", "gave_rise_to", "case"):
        other = getattr(state, name, None)
        if isinstance(other, UUID):
            yield other
