"""A line of the book: what is stored, the entry that is hashed, and the leaf.

entry = RFC 8785 JSON, one line, no newline:
{"body":"<base64url SHA-256 of the body>","format":"liggaren.line.v1","ledger":"<uuid>","name":"DeviationReported.v1",
 "position":17,"record":"<uuid>","recorded_at":"2026-07-05T08:00:00.000000Z","version":1}
leaf = SHA-256(0x00 || entry), RFC 9162 2.1.1; leaf index = position - 1.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64decode
from binascii import b2a_base64
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from psycopg import Connection

from ledger.canonical import instant

PAGE = 5000


URL_SAFE = bytes.maketrans(b"+/", b"-_")


def b64(data: bytes) -> str:
    """base64url without padding (RFC 4648 5)."""
    return b2a_base64(data, newline=False).translate(URL_SAFE).rstrip(b"=").decode()


def unb64(text: str) -> bytes:
    """The bytes of a base64url text without padding."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass(frozen=True, slots=True)
class Line:
    """A row of `ledger.lines`."""

    position: int
    record: UUID
    version: int
    name: str
    body: bytes
    recorded_at: datetime
    leaf: bytes


def entry(ledger: UUID, line: Line) -> bytes:
    """The bytes that stand for a line in the tree: shown without content, they still prove its place."""
    digest = b64(hashlib.sha256(line.body).digest())
    record = line.record.bytes.hex()  # its own words for it take twice as long
    return (
        f'{{"body":"{digest}","format":"liggaren.line.v1","ledger":"{spelled(ledger)}","name":"{line.name}",'
        f'"position":{line.position},"record":"{record[:8]}-{record[8:12]}-{record[12:16]}-{record[16:20]}-{record[20:]}",'
        f'"recorded_at":"{instant(line.recorded_at)}","version":{line.version}}}'
    ).encode()


@lru_cache(maxsize=64)
def spelled(ledger: UUID) -> str:
    return str(ledger)


def leaf_hash(ledger: UUID, line: Line) -> bytes:
    """RFC 9162 2.1.1."""
    return hashlib.sha256(b"\x00" + entry(ledger, line)).digest()


COLUMNS = "position, record, version, name, body, recorded_at, leaf"


def read(db: Connection[Any], after: int = 0, upto: int | None = None) -> Iterator[Line]:
    """The lines after a position up to another (included), in order, a page at a time."""
    while True:
        until = after + PAGE if upto is None else min(after + PAGE, upto)
        rows = db.execute(
            f"SELECT {COLUMNS} FROM ledger.lines WHERE position > %s AND position <= %s ORDER BY position",
            (after, until),
            binary=True,
        ).fetchall()
        yield from (Line(*row) for row in rows)
        if not rows or (upto is not None and until >= upto):
            return
        after = rows[-1][0]


def last_position(db: Connection[Any]) -> int:
    """How many lines the book has: positions are dense."""
    row = db.execute("SELECT coalesce(max(position), 0) FROM ledger.lines").fetchone()
    return int(row[0]) if row else 0
