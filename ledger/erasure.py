"""Erasing sealed texts, so that they are gone from the book, from its restored backups, and in the end from every copy.

1. The decision is a line in the book (TextsErased), like any other.
2. The lines whose texts go are listed in a file outside the database, beside the keys, by position and leaf.
3. The envelopes and their wrapped keys are deleted, and the digests of the acts forgotten.

Step 2 comes before 3, and both are done again at every start: a backup that is restored loses the texts once more. What
was in a backup can be opened until the master key of its epoch is destroyed (ledger/epochs.py); then it is complete.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from psycopg import Connection

from domain.book import TextsErased
from domain.calendar import local_day
from ledger.codec import NotALine, read
from ledger.database import Database
from ledger.epochs import epoch_ends
from ledger.keys import Keys, sync
from ledger.lines import COLUMNS, Line

LOG = logging.getLogger("liggaren.erasure")


@dataclass(frozen=True, slots=True)
class Erasure:
    """What an erasure did. `complete_on`: the last day on which a backup from before it might still be opened."""

    erased: int
    complete_on: date

    @property
    def sentence(self) -> str:
        return (
            f"{self.erased} texter är raderade. Raderingen är fullständig den {self.complete_on}: "
            f"till dess kan säkerhetskopior från tiden före raderingen öppnas."
        )


# ── The list outside the database ────────────────────────────────────────────


@dataclass(frozen=True, order=True, slots=True)
class Listed:
    """A line whose text is erased. The leaf tells it from another line that got its position after a restore."""

    position: int
    leaf: bytes


def listed(path: Path) -> set[Listed]:
    """The lines on the list. A last row that a power cut tore is passed over: its erasure is still in the book."""
    found = set()
    for row in path.read_text(encoding="ascii").splitlines() if path.exists() else ():
        with suppress(json.JSONDecodeError):
            said = json.loads(row)
            found.add(Listed(said["position"], bytes.fromhex(said["leaf"])))
    return found


def add(path: Path, lines: Iterable[Listed]) -> None:
    """Put lines on the list, for good."""
    rows = [json.dumps({"position": line.position, "leaf": line.leaf.hex()}) + "\n" for line in lines]
    torn = path.exists() and not path.read_bytes().endswith(b"\n")
    with path.open("a", encoding="ascii") as file:
        file.write("\n" * torn + "".join(rows))
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o600)
    sync(path.parent)


# ── Erasing ──────────────────────────────────────────────────────────────────


def list_file(keys: Keys) -> Path:
    return keys.folder / "erased.jsonl"


def apply_list(database: Database, keys: Keys, ledger: UUID) -> Erasure:
    """Erase everything that the book or the list outside it says is erased. Done at every start; done twice, it is as
    if done once."""
    with database.writer() as db:
        decided = decided_lines(db, ledger)
        known = listed(list_file(keys))
        if decided - known:
            add(list_file(keys), sorted(decided - known))
        still_there = [line.position for line in sealed_among(db, decided | known)]
        if still_there:
            db.execute("SELECT ledger.erase(%s::bigint[])", (still_there,))
        complete_on = local_day(epoch_ends(db))
    if still_there:
        sweep(database)
    return Erasure(len(still_there), complete_on)


def decided_lines(db: Connection[Any], ledger: UUID) -> set[Listed]:
    """The lines whose erasure is decided in the book. A decision counts for lines before it only.

    A line that cannot be read does not keep the book shut: verify names it, and the list has what it decided.
    """
    found: set[Listed] = set()
    for row in db.execute(f"SELECT {COLUMNS} FROM ledger.lines WHERE record = %s", (ledger,), binary=True).fetchall():
        line = Line(*row)
        try:
            event = read(line).event
        except NotALine as error:
            LOG.error("%s", error)
            continue
        if isinstance(event, TextsErased):
            rows = db.execute(
                "SELECT position, leaf FROM ledger.lines WHERE position = ANY(%s) AND position < %s",
                (list(event.positions), line.position),
                binary=True,
            ).fetchall()
            found |= {Listed(*one) for one in rows}
    return found


def sealed_among(db: Connection[Any], lines: Iterable[Listed]) -> list[Listed]:
    """Those of the lines that still have something sealed beside them."""
    wanted = sorted(lines)
    rows = db.execute(
        """SELECT l.position, l.leaf
           FROM unnest(%s::bigint[], %s::bytea[]) AS e(position, leaf)
           JOIN ledger.lines l ON l.position = e.position AND l.leaf = e.leaf
           JOIN ledger.sealed s ON s.position = l.position""",
        ([one.position for one in wanted], [one.leaf for one in wanted]),
    ).fetchall()
    return [Listed(position, bytes(leaf)) for position, leaf in rows]


def sweep(database: Database) -> None:
    """Let the database forget the deleted rows at once; where the owner does not come in, it does so later."""
    with suppress(psycopg.OperationalError, psycopg.errors.InsufficientPrivilege), database.owner() as db:
        db.execute("VACUUM ledger.sealed, ledger.acts")
