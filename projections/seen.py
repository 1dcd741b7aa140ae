"""The records of registers as they stood at a position, for those who count them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from psycopg import Connection

from domain.measures import REGISTERS, Seen
from projections.cards import REGISTERS_BY_NAME

# What was validated when it was written is only read: half the time, and there is a hundred thousand of them.
READERS = {name: msgspec.json.Decoder(type(register.initial)) for name, register in REGISTERS_BY_NAME.items()}


def seen(db: Connection[Any], position: int, registers: Iterable[str] = REGISTERS) -> Mapping[str, Sequence[Seen]]:
    """Every record of these registers as it stood at a position, oldest first. The connection uses the schema."""
    found: dict[str, list[Seen]] = {register: [] for register in registers}
    rows = db.execute(
        """SELECT register, record, number, unit, state::text FROM cards
           WHERE register = ANY(%s) AND from_position <= %s AND (to_position IS NULL OR to_position > %s)
           ORDER BY opened""",
        (list(found), position, position),
        prepare=True,
    )
    for register, record, number, unit, state in rows:
        found[register].append(Seen(record, number, unit, READERS[register].decode(state)))
    return found
