"""Erasing sealed texts and contents, so that they are gone from the book, from its restored backups, and in the end
from every copy.

1. The decision is a line in the book (TextsErased), like any other.
2. The lines whose texts go, and the contents, are listed in a file outside the database (ledger/erased.py).
3. The envelopes and their wrapped keys are deleted, the contents too, and the digests of the acts forgotten.

Step 2 comes before 3, and both are done again at every start: a backup that is restored loses the texts once more. What
was in a backup can be opened until the master key of its epoch is destroyed (ledger/epochs.py); then it is complete.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import psycopg
from psycopg import Connection

from domain.book import TextsErased
from domain.calendar import local_day
from ledger.codec import NotALine, read
from ledger.database import Database
from ledger.epochs import epoch_ends
from ledger.erased import Listed, add, list_file, listed, listed_contents
from ledger.keys import Keys
from ledger.lines import COLUMNS, Line

LOG = logging.getLogger("liggaren.erasure")


@dataclass(frozen=True, slots=True)
class Erasure:
    """What an erasure did. `complete_on`: the last day on which a backup from before it might still be opened."""

    erased: int
    complete_on: date
    contents: int = 0

    @property
    def sentence(self) -> str:
        what = f"{self.erased} texter" + (f" och {self.contents} innehåll" if self.contents else "")
        return (
            f"{what} är raderade. Raderingen är fullständig den {self.complete_on}: "
            f"till dess kan säkerhetskopior från tiden före raderingen öppnas."
        )


# ── Erasing ──────────────────────────────────────────────────────────────────


def apply_list(database: Database, keys: Keys, ledger: UUID) -> Erasure:
    """Erase everything that the book or the list outside it says is erased. Done at every start; done twice, it is as
    if done once."""
    path = list_file(keys)
    with database.writer() as db:
        lines, contents = decided_in(db, ledger)
        known, gone = listed(path), listed_contents(path)
        if lines - known or contents - gone:
            add(path, sorted(lines - known), sorted(contents - gone))
        still_there = [line.position for line in sealed_among(db, lines | known)]
        if still_there:
            db.execute("SELECT ledger.erase(%s::bigint[])", (still_there,))
        row = db.execute("SELECT blobs.erase(%s::text[])", (sorted(contents | gone),)).fetchone()
        erasure = Erasure(len(still_there), local_day(epoch_ends(db)), row[0] if row else 0)
    if erasure.erased or erasure.contents:
        sweep(database)
    return erasure


def decided_in(db: Connection[Any], ledger: UUID) -> tuple[set[Listed], set[str]]:
    """The lines and the contents whose erasure is decided in the book. A decision counts for lines before it only.

    A line that cannot be read does not keep the book shut: verify names it, and the list has what it decided.
    """
    lines: set[Listed] = set()
    contents: set[str] = set()
    for row in db.execute(f"SELECT {COLUMNS} FROM ledger.lines WHERE record = %s", (ledger,), binary=True).fetchall():
        line = Line(*row)
        try:
            event = read(line).event
        except NotALine as error:
            LOG.error("%s", error)
            continue
        if isinstance(event, TextsErased):
            contents.update(event.contents)
            found = db.execute(
                "SELECT position, leaf FROM ledger.lines WHERE position = ANY(%s) AND position < %s",
                (list(event.positions), line.position),
                binary=True,
            ).fetchall()
            lines |= {Listed(*one) for one in found}
    return lines, contents


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
        db.execute("VACUUM ledger.sealed, ledger.acts, blobs.contents, blobs.chunks")
