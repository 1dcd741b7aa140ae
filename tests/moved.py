"""What the tests of export and import have in common: a book that has all that can be moved, and exports gone wrong."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ledger.book import Book
from ledger.database import Database
from ledger.ids import new_id
from ledger.keys import Keys
from ledger.lines import Line, read
from ledger.moving import form
from ledger.postgres import Server
from ledger.proof import checkpoints, signing
from ledger.proof.checkpoints import Checkpoint
from ledger.proof.notes import Note, Signer
from projections.digest import digest
from projections.rebuild import rebuild
from replays.verify import Claim, verify
from tests.conftest import Template, copy_of, founders_stamp
from tests.ledger.acting import Stamps, act, establish, register_person, report
from tests.ledger.erasing import erase

WITNESS = Signer.of("vittne.invalid/w", b"w" * 32)
TABLES = (
    "ledger.identity",
    "ledger.lines",
    "ledger.acts",
    "ledger.epochs",
    "ledger.sealed",
    "ledger.numbers",
    "ledger.openings",
    "blobs.contents",
    "blobs.chunks",
    "tree.tiles",
    "tree.checkpoints",
    "tree.cosignatures",
    "tree.timestamps",
)
REGISTERS = "read_prov"


def furnish(book: Book, stamp: Stamps) -> None:
    """Texts, numbers, contents, openings, erasures, two epochs, two signing keys, and three checkpoints."""
    first = act(book, register_person(stamp(), "Kim Raderad")).first
    act(book, report(stamp()))
    sign(book)
    kept, gone = book.blobs.put_sealed(b"kvar" * 400_000), book.blobs.put_sealed(b"raderat")
    book.blobs.put_public(b"Riktlinje")
    erase(book, stamp, first, contents=(gone,))
    book.blobs.get_sealed(stamp().by, "prov", kept)
    book.door.open_sealed(stamp().by, "prov av öppning", [first, first + 1])
    book.renew()
    signing.begin(book.keys, book.identity.origin, stamp().at)
    act(book, establish(stamp()))
    act(book, report(stamp(), "Larmet gick inte fram igen."))
    made = sign(book)
    with book.database.writer() as db:
        line = WITNESS.cosign(Note.read(made.note).text, 1_800_000_000).line
        db.execute("INSERT INTO tree.cosignatures (size, witness, line) VALUES (%s, %s, %s)", (made.size, "w", line))
        db.execute("INSERT INTO tree.timestamps (size, token) VALUES (%s, %s)", (made.size, b"token"))
    act(book, register_person(stamp(), "Kim Prov"))


def sign(book: Book) -> Checkpoint:
    with book.database.writer() as db:
        made = checkpoints.sign(db, book.keys, book.identity.origin)
    assert made is not None
    return made


@contextmanager
def lived(server: Server, founded: Template, worker: str, folder: Path) -> Iterator[Book]:
    """A furnished book of its own."""
    shutil.copytree(founded.keys, folder)
    folder.chmod(0o700)
    with copy_of(server, founded.database, worker) as database:
        book = Book(database, Keys(folder))
        try:
            furnish(book, lambda: founders_stamp(founded.founder))
            yield book
        finally:
            book.close()


# ── What a database holds ────────────────────────────────────────────────────


def lines(database: Database) -> list[Line]:
    with database.writer() as db:
        return list(read(db))


def held(database: Database, table: str) -> list[Any]:
    """Every row of a table, as text and in order; of sealed things not how they are wrapped."""
    with database.owner() as db:
        return db.execute(f"SELECT t::text FROM {table} t ORDER BY 1".encode()).fetchall()


def everything(database: Database) -> dict[str, list[Any]]:
    return {table: held(database, table) for table in TABLES}


def is_empty(database: Database) -> bool:
    return not any(everything(database).values())


def claims(database: Database, keys: Keys, schema: str | None = None) -> list[Claim]:
    with database.writer() as db:
        return list(verify(db, keys, schema))


def failing(database: Database, keys: Keys, schema: str | None = None) -> list[Claim]:
    return [one for one in claims(database, keys, schema) if not one.holds]


def digest_of_registers(database: Database, position: int) -> str:
    rebuild(database.writer_dsn, REGISTERS, parts=1)
    with database.writer() as db:
        return digest(db, REGISTERS, position)


# ── Exports gone wrong ───────────────────────────────────────────────────────


@dataclass(frozen=True)
class Harmed:
    """A copy of an export, to do harm to."""

    folder: Path

    def rows(self, name: str) -> list[bytes]:
        return (self.folder / name).read_bytes().splitlines(keepends=True)

    def put(self, name: str, rows: list[bytes]) -> None:
        (self.folder / name).write_bytes(b"".join(rows))

    def change(self, name: str, number: int, change: Callable[[dict[str, Any]], Any]) -> None:
        """Change what a row of JSON says, from the first (1) or the last (-1)."""
        rows, at = self.rows(name), number - 1 if number > 0 else number
        said = json.loads(rows[at])
        change(said)
        rows[at] = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
        self.put(name, rows)

    def reseal(self) -> None:
        """Make the manifests those of the files again, as whoever knows no key can."""
        files = [one for one in sorted((self.folder / form.DATA).rglob("*")) if one.is_file()]
        listed = [(one, one.relative_to(self.folder).as_posix()) for one in files]
        self.put(form.MANIFEST, [row(one, name) for one, name in listed])
        self.put(form.TAGS, [row(self.folder / name, name) for name in form.TAGGED])

    def sign(self, keys: Keys) -> None:
        """Sign it again too, as only the board can."""
        about = json.loads((self.folder / form.ABOUT).read_bytes())
        manifest = hashlib.sha256((self.folder / form.MANIFEST).read_bytes()).hexdigest()
        text = form.signed_text(about["origin"], about["ledger"], about["last"], manifest)
        note = Note(text, (signing.signer(keys, about["origin"]).sign(text),))
        (self.folder / form.SIGNATURE).write_text(note.whole, encoding="utf-8")
        self.reseal()


def row(file: Path, name: str) -> bytes:
    return f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {name}\n".encode()


def copied(folder: Path, beside: Path) -> Harmed:
    return Harmed(Path(shutil.copytree(folder, beside / f"export-{new_id()}")))


def keys_moved(keys: Keys, beside: Path) -> Keys:
    """The folder of keys, where the book is to go."""
    folder = beside / f"nycklar-{new_id()}"
    shutil.copytree(keys.folder, folder)
    folder.chmod(0o700)
    return Keys(folder)
