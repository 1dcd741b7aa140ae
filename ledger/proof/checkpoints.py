"""Checkpoints (C2SP tlog-checkpoint): what the book was at a size, signed. None is signed that does not begin with all
that was signed before it, as the database has it and as it is known outside the database.

    demo.invalid/uppsala          the book's origin
    5951                          how many lines
    <base64 of the root>

The last one lies outside the database too, beside the keys: a book that has become shorter than it, or another, is
known by it (`fork`), and is not written in any more.
"""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from psycopg import Connection

from ledger.keys import Keys, sync
from ledger.lines import last_position
from ledger.proof import signing
from ledger.proof.notes import Note, NoteWrong, unbase64
from ledger.proof.tiles import Tiles, integrate
from ledger.proof.tree import ProofWrong, consistency, must_continue

FILE = "checkpoint.txt"
SIGNING = 6001201100012
"""The lock of whoever signs: of two processes at once, the one that is behind must not have the last word."""


class Forked(RuntimeError):
    """The book does not begin with what was signed before: it is shorter, or another."""


@dataclass(frozen=True)
class Checkpoint:
    """What the book was at a size. `cosignatures` are the lines of witnesses, in order of their names."""

    origin: str
    size: int
    root: bytes
    note: str
    cosignatures: tuple[str, ...] = ()
    timestamps: tuple[bytes, ...] = ()
    signed_at: datetime | None = field(default=None, compare=False)

    @property
    def text(self) -> str:
        """The whole note, cosignatures included."""
        return self.note + "".join(self.cosignatures)

    @classmethod
    def read(cls, said: str | bytes) -> Checkpoint:
        """A checkpoint from a note, not verified. Raises NoteWrong."""
        note = Note.read(said)
        rows = note.text.split("\n")
        if len(rows) != 4 or not rows[0] or not rows[1].isascii() or not rows[1].isdigit():
            raise NoteWrong("a checkpoint is an origin, a size and a root")
        root = unbase64(rows[2])
        if str(int(rows[1])) != rows[1] or len(root) != 32:
            raise NoteWrong("a checkpoint has a size without leading zeroes, and a root of 32 bytes")
        return cls(rows[0], int(rows[1]), root, note.whole)


def body(origin: str, size: int, root: bytes) -> str:
    """The text that is signed."""
    return f"{origin}\n{size}\n{b64encode(root).decode()}\n"


# ── Those that are kept ──────────────────────────────────────────────────────

SELECT = """SELECT c.note, c.signed_at,
       array(SELECT s.line FROM tree.cosignatures s WHERE s.size = c.size AND s.received_at <= %s ORDER BY s.witness),
       array(SELECT t.token FROM tree.timestamps t WHERE t.size = c.size AND t.received_at <= %s ORDER BY t.token)
    FROM tree.checkpoints c"""
EVER = datetime.max.replace(tzinfo=UTC)
"""Until when what others say of a checkpoint counts, if nothing else is said."""


def found(row: Sequence[Any]) -> Checkpoint:
    one = Checkpoint.read(row[0])
    cosigned, tokens = tuple(row[2]), tuple(map(bytes, row[3]))
    return Checkpoint(one.origin, one.size, one.root, one.note, cosigned, tokens, row[1])


def one_of(db: Connection[Any], which: str, values: Sequence[Any] = (), until: datetime = EVER) -> Checkpoint | None:
    row = db.execute(f"{SELECT} {which}".encode(), (until, until, *values)).fetchone()
    return found(row) if row else None


def latest(db: Connection[Any]) -> Checkpoint | None:
    return one_of(db, "ORDER BY c.size DESC LIMIT 1")


def covering(db: Connection[Any], position: int, until: datetime = EVER) -> Checkpoint | None:
    """The first that was signed when the book had reached a position, with what others had said of it until then."""
    return one_of(db, "WHERE c.size >= %s ORDER BY c.size LIMIT 1", (position,), until)


def at_size(db: Connection[Any], size: int) -> Checkpoint | None:
    return one_of(db, "WHERE c.size = %s", (size,))


def unreadable(db: Connection[Any]) -> list[int]:
    """The sizes of those that are not checkpoints of their sizes and roots: somebody has been at them."""
    found = []
    for size, root, note in db.execute("SELECT size, root, note FROM tree.checkpoints ORDER BY size").fetchall():
        try:
            one = Checkpoint.read(note)
        except NoteWrong:
            found.append(size)
        else:
            if (one.size, one.root) != (size, bytes(root)):
                found.append(size)
    return found


def every(db: Connection[Any]) -> list[Checkpoint]:
    """All that can be read, in the order of their sizes."""
    broken = unreadable(db)
    rows = db.execute(f"{SELECT} WHERE c.size <> ALL (%s) ORDER BY c.size".encode(), (EVER, EVER, broken)).fetchall()
    return list(map(found, rows))


# ── Outside the database ─────────────────────────────────────────────────────


def outside(keys: Keys) -> Checkpoint | None:
    """The last one known outside the database."""
    file = keys.folder / FILE
    return Checkpoint.read(file.read_bytes()) if file.exists() else None


def keep_outside(keys: Keys, checkpoint: Checkpoint) -> None:
    fresh = keys.folder / f"{FILE}.ny"
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
        out.write(checkpoint.note)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(keys.folder / FILE)
    sync(keys.folder)


def fork(db: Connection[Any], keys: Keys) -> str | None:
    """What is wrong with the book, in Swedish, if it does not begin with what is known outside; None if it does."""
    known = outside(keys)
    if known is None:
        return None
    last = last_position(db)
    if last < known.size:
        return f"Liggaren har {last} rader, men {known.size} är signerade: den är återställd ur en äldre kopia."
    try:
        same = Tiles(db).root(known.size) == known.root
    except ProofWrong:
        same = False
    return None if same else f"Liggarens {known.size} första rader är inte de som är signerade."


# ── Signing ──────────────────────────────────────────────────────────────────


def sign(db: Connection[Any], keys: Keys, origin: str) -> Checkpoint | None:
    """Take every line into the tree and sign what the book is now; the last one again if nothing has come since.

    None if the book has no lines. Raises Forked.
    """
    db.execute("SELECT pg_advisory_lock(%s)", (SIGNING,))
    try:
        return sign_alone(db, keys, origin)
    finally:
        db.execute("SELECT pg_advisory_unlock(%s)", (SIGNING,))


def sign_alone(db: Connection[Any], keys: Keys, origin: str) -> Checkpoint | None:
    size = integrate(db)
    tiles = Tiles(db)
    for before in (outside(keys), latest(db)):
        if before is not None:
            must_begin_with(tiles, size, before)
    keep_again(db, keys)
    last = latest(db)
    if size == 0 or (last is not None and last.size == size):
        return last
    text = body(origin, size, tiles.root(size))
    note = Note(text, (signing.signer(keys, origin).sign(text),))
    made = Checkpoint.read(note.whole)
    keep_outside(keys, made)  # first: whoever restores the database must find it
    db.execute("SELECT tree.keep_checkpoint(%s, %s, %s)", (made.size, made.root, made.note))
    return latest(db)


def keep_again(db: Connection[Any], keys: Keys) -> None:
    """Put the one known outside into the database, where it is missing if the power went between the two."""
    known, last = outside(keys), latest(db)
    if known is not None and (last is None or last.size < known.size):
        db.execute("SELECT tree.keep_checkpoint(%s, %s, %s)", (known.size, known.root, known.note))


def must_begin_with(tiles: Tiles, size: int, before: Checkpoint) -> None:
    """Raises Forked unless the book, of this size now, begins with what was signed before."""
    if size < before.size:
        raise Forked(f"Liggaren har {size} rader, men {before.size} är signerade.")
    try:
        path = consistency(tiles.read, before.size, size)
        must_continue(before.size, size, before.root, tiles.root(size), path)
    except ProofWrong as wrong:
        raise Forked(f"Liggarens {before.size} första rader är inte de som är signerade ({wrong}).") from None


def is_due(db: Connection[Any]) -> bool:
    """Whether lines have come that no checkpoint covers."""
    last = latest(db)
    return last_position(db) > (last.size if last else 0)
