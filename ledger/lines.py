"""A line of the book: what is stored, the entry that is hashed, and the leaf.

entry = RFC 8785 JSON, one line, no newline:
{"body":"<base64url SHA-256 of the body>","format":"liggaren.line.v1","ledger":"<uuid>","name":"DeviationReported.v1",
 "position":17,"record":"<uuid>","recorded_at":"2026-07-05T08:00:00.000000Z","version":1}
leaf = SHA-256(0x00 || entry), RFC 9162 2.1.1; leaf index = position - 1.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode
from binascii import b2a_base64
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from msgspec.json import Encoder
from psycopg import Connection

from ledger.canonical import instant

PAGE = 5000


URL_SAFE = bytes.maketrans(b"+/", b"-_")


def b64(data: bytes) -> str:
    """base64url without padding (RFC 4648 5)."""
    return url_safe(data).decode()


def url_safe(data: bytes) -> bytes:
    return b2a_base64(data, newline=False).translate(URL_SAFE).rstrip(b"=")


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


WRITE = Encoder().encode
BEGUN = sha256(b"\x00")
"""The hash of a leaf before its entry: to copy it takes less than to begin one for each line."""
ENTRY = (
    b'{"body":"%b","format":"liggaren.line.v1","ledger":%b,"name":"%b",'
    b'"position":%d,"record":%b,"recorded_at":%b,"version":%d}'
)


def entry(ledger: UUID, line: Line) -> bytes:
    """The bytes that stand for a line in the tree: shown without content, they still prove its place.

    A million of them are written anew by whoever verifies a book, so ids and moments are written by the encoder; the
    name as it stands, as in SQL: one that would have to be escaped is no name, and makes an entry that is none.
    """
    digest, at = url_safe(sha256(line.body).digest()), line.recorded_at
    # The encoder leaves out microseconds that are none, and writes another zone than UTC as it stands.
    moment = at if at.microsecond and at.tzinfo is UTC else instant(at)
    name, record = line.name.encode(), WRITE(line.record)
    return ENTRY % (digest, WRITE(ledger), name, line.position, record, WRITE(moment), line.version)


def leaf_hash(ledger: UUID, line: Line) -> bytes:
    """RFC 9162 2.1.1."""
    leaf = BEGUN.copy()
    leaf.update(entry(ledger, line))
    return leaf.digest()


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
