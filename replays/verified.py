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

from ledger.book import identity
from ledger.keys import Keys, sync
from ledger.lines import leaf_hash, read
from ledger.proof.tiles import BATCH, Growing
from ledger.proof.tree import SIZE
from projections.digest import digest

FILE = "verified.json"

BESIDE: tuple[LiteralString, ...] = (
    "SELECT sha256(convert_to(coalesce(string_agg(a::text, ' ' ORDER BY first), ''), 'UTF8')) "
    "FROM (SELECT act, first, last FROM ledger.acts WHERE first <= %s) AS a",
    "SELECT sha256(convert_to(coalesce(string_agg(n::text, ' ' ORDER BY record), ''), 'UTF8')) "
    "FROM (SELECT n.* FROM ledger.numbers n JOIN ledger.lines l ON l.record = n.record AND l.version = 1 "
    "WHERE l.position <= %s) AS n",
    "SELECT sha256(coalesce(string_agg(int8send(position) || int4send(epoch) || sha256(wrapped) || sha256(envelope), "
    "''::bytea ORDER BY position), '')) FROM ledger.sealed WHERE position <= %s",
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
    """Whether all that it vouches for is as it was. The lines are hashed here: a function in the database may lie."""
    if known.schema != schema or root_of_lines(db, known.position) != known.root:
        return False
    return replace(measured(db, schema, known.position, b""), root=known.root) == known


def root_of_lines(db: Connection[Any], position: int) -> str | None:
    """The root of the lines up to a position; None if one is missing, or has not the checksum that belongs to it."""
    ledger, growing, leaves = identity(db).ledger, Growing(0, {}, {}), bytearray()
    for line in read(db, upto=position):
        expected = growing.size + len(leaves) // SIZE + 1
        if line.position != expected or leaf_hash(ledger, line) != line.leaf:
            return None
        leaves += line.leaf
        if len(leaves) == BATCH * SIZE:
            growing.add(bytes(leaves))
            growing.taken()
            leaves.clear()
    growing.add(bytes(leaves))
    return growing.root.hex() if growing.size == position else None


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
