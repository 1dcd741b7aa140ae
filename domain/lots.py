"""Drawing by lot so that anybody can do it again (docs/granskning.md): no chance in it but what the seed holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from uuid import UUID


def lot(seed: str, record: UUID) -> str:
    """The lot of a record: SHA-256 of the seed, a newline and its id, in hexadecimal.

    >>> lot("2026", UUID(int=0))[:8]
    '678f481b'
    """
    return hashlib.sha256(f"{seed}\n{record}".encode()).hexdigest()


def draw(seed: str, records: Iterable[UUID], size: int) -> tuple[UUID, ...]:
    """So many of the records, those with the lowest lots, in the order of their lots."""
    return tuple(sorted(set(records), key=lambda record: lot(seed, record))[:size])
