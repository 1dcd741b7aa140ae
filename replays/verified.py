"""What a verification found in order, so that the next one may begin where it ended.

It lies outside the database, beside the keys. It is relied on only if nothing that it vouches for has changed since:
every line has the checksum that belongs to it and the tree over them the same root; what stands beside them, and the
registers as they stood there, have the same digests, by the same code. If anything differs, everything is read again.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, replace
from typing import Any, LiteralString

from psycopg import Connection

from ledger.keys import Keys, sync
from projections.digest import digest

FILE = "verified.json"

# Lines whose checksum is not that of their own entry, or that lie where there should be another.
CHANGED: LiteralString = """SELECT count(*), count(*) FILTER (WHERE leaf <> sha256('\\x00'::bytea || ledger.entry(
    i.ledger, name, position, record, recorded_at, version, body)))
    FROM ledger.lines, ledger.identity i WHERE position <= %s"""
BESIDE: tuple[LiteralString, ...] = (
    "SELECT sha256(convert_to(coalesce(string_agg(a::text, ' ' ORDER BY first), ''), 'UTF8')) "
    "FROM (SELECT act, first, last FROM ledger.acts WHERE first <= %s) AS a",
    "SELECT sha256(convert_to(coalesce(string_agg(n::text, ' ' ORDER BY record), ''), 'UTF8')) "
    "FROM (SELECT n.* FROM ledger.numbers n JOIN ledger.lines l ON l.record = n.record AND l.version = 1 "
    "WHERE l.position <= %s) AS n",
    "SELECT sha256(coalesce(string_agg(int8send(position) || sha256(envelope), ''::bytea ORDER BY position), '')) "
    "FROM ledger.sealed WHERE position <= %s",
)


@dataclass(frozen=True, slots=True)
class Verified:
    """Up to which line everything was in order, and what it came to there (hexadecimal digests)."""

    position: int
    root: str
    schema: str
    beside: str
    registers: str


def measured(db: Connection[Any], schema: str, position: int, root: bytes) -> Verified:
    """What the book comes to at a position, now."""
    beside = "".join(bytes(row[0]).hex() for query in BESIDE if (row := db.execute(query, (position,)).fetchone()))
    return Verified(position, root.hex(), schema, beside, digest(db, schema, position))


def still_stands(db: Connection[Any], known: Verified, schema: str) -> bool:
    """Whether all but the root (which the tree tells) is as it was."""
    if known.schema != schema:
        return False
    row = db.execute(CHANGED, (known.position,)).fetchone()
    if row is None or tuple(row) != (known.position, 0):
        return False
    return replace(measured(db, schema, known.position, b""), root=known.root) == known


def remembered(keys: Keys) -> Verified | None:
    """What the last verification found in order; None if there is none, or it cannot be read."""
    try:
        said = json.loads((keys.folder / FILE).read_bytes())
        return Verified(**said)
    except (OSError, ValueError, TypeError):
        return None


def remember(keys: Keys, found: Verified) -> None:
    """For the next time."""
    fresh = keys.folder / f"{FILE}.ny"
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as out:
        json.dump(asdict(found), out)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(keys.folder / FILE)
    sync(keys.folder)
