"""Cards as rows in PostgreSQL's binary form, for COPY: text would be formatted here only to be parsed there."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from psycopg import Connection

from projections.cards import COLUMNS, Card, state_json

COPY = f"COPY cards ({', '.join(COLUMNS)}) FROM STDIN (FORMAT BINARY)"
BEGIN = b"PGCOPY\n\xff\r\n\x00" + bytes(8)
END = b"\xff\xff"
FLUSH = 1 << 16
"""Bytes that are gathered before they are sent."""

# Each value stands behind its length in bytes; that of a NULL is -1.
NULL = struct.pack("!i", -1)
LENGTH = struct.Struct("!i")
KEY = struct.Struct("!hi16sii")  # how many columns; record; version
UNIT = struct.Struct("!i16s")
POSITIONS = struct.Struct("!iqiq")  # opened; from_position
LONG = struct.Struct("!iq")  # to_position; changed_at
STATE = struct.Struct("!ib")  # the length of a jsonb, and the number of its format
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
"""From when PostgreSQL counts its microseconds."""
MICROSECOND = timedelta(microseconds=1)


def put(db: Connection[Any], cards: Iterable[Card]) -> None:
    """Write these cards to the table."""
    with db.cursor().copy(COPY) as copy:
        gathered = bytearray(BEGIN)
        for card in cards:
            gathered += packed(card)
            if len(gathered) > FLUSH:
                copy.write(gathered)
                gathered = bytearray()
        copy.write(gathered + END)


def packed(card: Card) -> bytes:
    """One row, in the order of COLUMNS."""
    unit, number, until = card.state.unit, card.number, card.to_position
    state = state_json(card)
    return b"".join(
        (
            KEY.pack(len(COLUMNS), 16, card.record.bytes, 4, card.version),
            word(card.register.name),
            word(card.state.status.value),
            NULL if unit is None else UNIT.pack(16, unit.bytes),
            NULL if number is None else LENGTH.pack(len(number)) + number.encode("ascii"),
            POSITIONS.pack(8, card.opened, 8, card.from_position),
            NULL if until is None else LONG.pack(8, until),
            LONG.pack(8, (card.changed_at - BEGINNING) // MICROSECOND),
            STATE.pack(len(state) + 1, 1),
            state,
        )
    )


@cache
def word(name: str) -> bytes:
    """A name of a register or a status; there are few."""
    return LENGTH.pack(len(name.encode())) + name.encode()
