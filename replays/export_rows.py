"""The rows of an export, file by file, each a stream out of one snapshot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from importlib.resources import files
from typing import Any, LiteralString, Protocol

from psycopg import Connection

from ledger.book import Identity
from ledger.canonical import instant
from ledger.database import migrations
from ledger.erased import Listed
from ledger.keys import Keys
from ledger.lines import b64, entry, read
from ledger.moving import form
from ledger.proof import signing
from ledger.proof.checkpoints import Checkpoint

TOLD_EVERY, AT_A_TIME = 1000, 2000
Report = Callable[[int, int], None]


@dataclass(frozen=True)
class Moment:
    """The book as it is at one moment, and what is erased in it."""

    db: Connection[Any]
    keys: Keys
    known: Identity
    checkpoint: Checkpoint
    erased: tuple[Listed, ...]
    erased_contents: tuple[str, ...]

    @property
    def last(self) -> int:
        return self.checkpoint.size


def stream(db: Connection[Any], name: str, query: LiteralString) -> Iterator[Any]:
    """The rows of a query, some at a time, within the snapshot."""
    with db.cursor(name=name, binary=True) as cursor:
        cursor.itersize = AT_A_TIME
        yield from cursor.execute(query)


class Writes(Protocol):
    """Where the files go."""

    def write(self, name: str, parts: Iterable[bytes]) -> None: ...


def write_all(out: Writes, moment: Moment, registers: str | None, digest: str | None, report: Report) -> None:
    """Every file. `registers` and `digest`: the schema of the registers, and their digest at this moment."""
    known = moment.known
    readme = (files("replays") / "export_readme.txt").read_text(encoding="utf-8")
    out.write(form.README, [readme.format(origin=known.origin, ledger=known.ledger, last=moment.last).encode()])
    out.write(form.ABOUT, [about(moment, registers, digest).bytes])
    out.write(form.ENTRIES, entries(moment, report))
    out.write(form.BODIES, (form.body_row(one.position, one.body) for one in read(moment.db, 0, moment.last)))
    for name, rows in beside(moment):
        out.write(name, (row.bytes for row in rows))
    for (address,) in stream(moment.db, "addresses", "SELECT address FROM blobs.contents ORDER BY address"):
        if address not in moment.erased_contents:
            out.write(f"{form.CONTENTS}/{address}", chunks(moment.db, address))


def beside(moment: Moment) -> Iterator[tuple[str, Iterator[form.Row]]]:
    """The files of rows, but for the lines themselves."""
    db = moment.db
    yield form.SEALED, sealed(moment)
    yield form.ACTS, acts(db)
    yield form.NUMBERS, numbers(db)
    yield form.ERASED, (form.ErasedLine(b64(one.leaf), one.position) for one in moment.erased)
    yield form.ERASED_CONTENTS, (form.ErasedContent(one) for one in moment.erased_contents)
    yield form.CHECKPOINTS, checkpoints(db)
    yield form.KEYS, (form.Key(instant(one.since), one.key.text) for one in signing.listed(moment.keys))
    yield form.EPOCHS, epochs(db)
    yield form.OPENINGS, openings(db)
    yield form.CONTENTS_LIST, contents(moment)


def about(moment: Moment, registers: str | None, digest: str | None) -> form.About:
    known = moment.known
    return form.About(
        demonstration=known.demonstration,
        digest=digest,
        format=form.FORMAT,
        last=moment.last,
        ledger=known.ledger,
        migration=migrations()[-1][0],
        origin=known.origin,
        program=version("liggaren"),
        registers=registers,
    )


def entries(moment: Moment, report: Report) -> Iterator[bytes]:
    for line in read(moment.db, 0, moment.last):
        yield entry(moment.known.ledger, line) + b"\n"
        if line.position % TOLD_EVERY == 0 or line.position == moment.last:
            report(line.position, moment.last)


# ── Beside the lines ─────────────────────────────────────────────────────────


def sealed(moment: Moment) -> Iterator[form.Row]:
    """The texts as they are sealed; those whose erasure is decided are gone, also if they are not deleted yet."""
    erased = {one.position for one in moment.erased}
    query = "SELECT position, epoch, wrapped, envelope FROM ledger.sealed ORDER BY position"
    for position, epoch, wrapped, envelope in stream(moment.db, "sealed", query):
        if position not in erased:
            yield form.Sealed(b64(envelope), epoch, position, b64(wrapped))


def acts(db: Connection[Any]) -> Iterator[form.Row]:
    for act, digest, first, last in stream(
        db, "acts", "SELECT act, digest, first, last FROM ledger.acts ORDER BY first"
    ):
        yield form.Act(act, None if digest is None else b64(digest), first, last)


def numbers(db: Connection[Any]) -> Iterator[form.Row]:
    query = """SELECT n.number, l.position, n.record, n.series, n.year FROM ledger.numbers n
               JOIN ledger.lines l ON l.record = n.record AND l.version = 1 ORDER BY l.position"""
    for row in stream(db, "numbers", query):
        yield form.Number(*row)


def checkpoints(db: Connection[Any]) -> Iterator[form.Row]:
    for size, note, signed_at in stream(
        db, "signed", "SELECT size, note, signed_at FROM tree.checkpoints ORDER BY size"
    ):
        cosigned = db.execute(
            "SELECT line, received_at, witness FROM tree.cosignatures WHERE size = %s ORDER BY witness", (size,)
        ).fetchall()
        stamped = db.execute(
            "SELECT received_at, token FROM tree.timestamps WHERE size = %s ORDER BY token", (size,)
        ).fetchall()
        yield form.Checkpoint(
            [form.Cosignature(line, instant(at), witness) for line, at, witness in cosigned],
            note,
            instant(signed_at),
            [form.Timestamp(instant(at), b64(token)) for at, token in stamped],
        )


# ── What belongs to no line ──────────────────────────────────────────────────


def epochs(db: Connection[Any]) -> Iterator[form.Row]:
    for epoch, began_at in db.execute("SELECT epoch, began_at FROM ledger.epochs ORDER BY epoch").fetchall():
        yield form.Epoch(instant(began_at), epoch)


def openings(db: Connection[Any]) -> Iterator[form.Row]:
    at: datetime
    query = "SELECT opening, at, reader, purpose, positions, contents FROM ledger.openings ORDER BY opening"
    for opening, at, reader, purpose, positions, addresses in stream(db, "openings", query):
        yield form.Opening(instant(at), addresses, opening, positions, purpose, reader)


def contents(moment: Moment) -> Iterator[form.Row]:
    query = "SELECT address, class, size, put_at, epoch, wrapped FROM blobs.contents ORDER BY address"
    for address, kind, size, put_at, epoch, wrapped in stream(moment.db, "contents", query):
        if address not in moment.erased_contents:
            yield form.Content(address, epoch, kind, instant(put_at), size, None if wrapped is None else b64(wrapped))


def chunks(db: Connection[Any], address: str) -> Iterator[bytes]:
    query = "SELECT data FROM blobs.chunks WHERE address = %s ORDER BY number"
    for (data,) in db.execute(query, (address,), binary=True).fetchall():
        yield data
