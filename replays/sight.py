"""Whether a reader may see a record: judged by how it stands now, whichever version of it is told of.

Access follows the case: what was closed to somebody after a day is closed to them as it stood that day too.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any
from uuid import UUID

from psycopg import Connection

from projections.cards import CARD, Card, card_of
from replays.sources import Sources

Sees = Callable[[Card], bool]
"""Whether a reader may see a record, by how it stands now."""

Hides = Callable[[Card], Sources | None]
"""Who told of a record that a reader sees, if that is to be kept from them."""


def everything(card: Card) -> bool:
    return True


def nothing(card: Card) -> Sources | None:
    return None


def standing(db: Connection[Any], record: UUID) -> Card:
    """A record as it stands now: that is what access goes by."""
    row = db.execute(f"SELECT {CARD} FROM cards WHERE record = %s AND to_position IS NULL", (record,)).fetchone()
    assert row is not None  # it has a line, and the registers have come to it
    return card_of(row)


def in_sight(db: Connection[Any], sees: Sees) -> Callable[[UUID], bool]:
    """Whether the reader may see a record, by its id; asked once of each."""
    return cache(lambda record: sees is everything or sees(standing(db, record)))
