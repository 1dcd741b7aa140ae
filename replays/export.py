"""The whole book as files (ledger/moving/form.py): the hashed bytes, the bodies, the sealed texts still sealed, and all
that stands beside them, at one moment. Another program can read it without this one; `import` takes it back.

The keys are not in it: they are moved by themselves. Memory is flat however long the book is.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from psycopg import Connection, sql

from ledger.book import identity
from ledger.database import Database
from ledger.erased import Listed, list_file, listed, listed_contents
from ledger.erasure import decided_in
from ledger.keys import Keys
from ledger.moving import form
from ledger.moving.frontier import Frontier
from ledger.proof.checkpoints import Checkpoint, sign
from projections import schema
from projections.digest import digest
from replays.export_folder import Payload, close
from replays.export_rows import Moment, Report, write_all
from replays.package.bag import must_be_free
from replays.verify import snapshot

APPENDING = 6001201100009
"""The lock of whoever appends (ledger/migrations/0002_append.sql)."""


class ExportNotWhole(RuntimeError):
    """What was written is not what is signed; it has been removed again."""


@dataclass(frozen=True)
class Exported:
    """An export that is made. `manifest`: its checksum, as `sha256sum manifest-sha256.txt` says it."""

    folder: Path
    checkpoint: Checkpoint
    manifest: str
    sealed: int
    registers: str | None


def export(
    database: Database,
    keys: Keys,
    out: Path,
    registers: str | None = None,
    report: Report = lambda done, of: None,
) -> Exported:
    """Write the whole book into a folder that is not there yet, to be read by its owner only; signed anew first, if
    lines have come since. `registers`: the schema whose digest is written with it.

    Raises AlreadyThere, Forked, ExportNotWhole; then nothing is left.
    """
    waiting = out.with_name(f"{out.name}.ny")
    must_be_free(out, waiting)
    with settled(database, keys) as moment:
        payload = Payload(waiting)
        try:
            made = digest_of(moment, registers)
            write_all(payload, moment, registers if made else None, made, report)
            must_lead_to(waiting / form.ENTRIES, moment.checkpoint)
            manifest = close(payload, moment)
        except BaseException:
            shutil.rmtree(waiting)
            raise
    waiting.rename(out)
    return Exported(out, moment.checkpoint, manifest, payload.rows[form.SEALED], made)


@contextmanager
def settled(database: Database, keys: Keys) -> Iterator[Moment]:
    """The book at a moment whose last line is the last that is signed. Others write meanwhile, but for the instant in
    which the lines that came during the first signing are signed too."""
    with ExitStack() as stack:
        db, other = stack.enter_context(database.writer()), stack.enter_context(database.writer())
        known = identity(other)
        sign(other, keys, known.origin)
        other.execute("SELECT pg_advisory_lock(%s)", (APPENDING,))
        try:
            checkpoint = sign(other, keys, known.origin)
            stack.enter_context(snapshot(db))
            lines, contents = decided_in(db, known.ledger)
        finally:
            other.execute("SELECT pg_advisory_unlock(%s)", (APPENDING,))
        assert checkpoint is not None, "a founded book has lines"
        erased = lines | still_the_same(db, listed(list_file(keys)))
        gone = contents | listed_contents(list_file(keys))
        yield Moment(db, keys, known, checkpoint, tuple(sorted(erased)), tuple(sorted(gone)))


def still_the_same(db: Connection[Any], lines: set[Listed]) -> set[Listed]:
    """Those on the list outside that are lines of this book."""
    rows = db.execute(
        "SELECT position, leaf FROM ledger.lines WHERE position = ANY(%s)",
        ([one.position for one in lines],),
        binary=True,
    ).fetchall()
    return lines & {Listed(*row) for row in rows}


def digest_of(moment: Moment, registers: str | None) -> str | None:
    """The digest of the registers at that moment; None if they are not built, or have not come so far."""
    db = moment.db
    if registers is None or not schema.is_complete(db, registers):
        return None
    row = db.execute(sql.SQL("SELECT position FROM {}").format(sql.Identifier(registers, "progress"))).fetchone()
    return digest(db, registers, moment.last) if row and row[0] >= moment.last else None


def must_lead_to(entries: Path, checkpoint: Checkpoint) -> None:
    """Raises ExportNotWhole unless the lines that were written lead to the root that is signed."""
    frontier = Frontier()
    with entries.open("rb") as file:
        for row in file:
            frontier.add(hashlib.sha256(b"\x00" + row[:-1]).digest())
    if (frontier.size, frontier.root()) != (checkpoint.size, checkpoint.root):
        raise ExportNotWhole("Exporten är avbruten: raderna är inte de som är signerade. Kör liggaren verify.")
