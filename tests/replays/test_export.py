"""A whole book as files: complete, at one moment, readable by others, and back again the same."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import bagit  # type: ignore[import-untyped]
import pytest

from ledger.book import Book
from ledger.database import Database
from ledger.lines import entry
from ledger.moving import form
from ledger.moving.arriving import arrive
from ledger.postgres import Server
from ledger.proof.checkpoints import Forked
from ledger.proof.notes import Note
from ledger.proof.signing import verifier_keys
from projections.digest import digest
from projections.schema import schema_name
from replays.export import Exported, ExportNotWhole, export
from replays.package.bag import AlreadyThere
from tests.conftest import Template
from tests.ledger.acting import Stamps, act, register_person
from tests.moved import (
    REGISTERS,
    digest_of_registers,
    everything,
    failing,
    furnish,
    keys_moved,
    lines,
    lived,
    sign,
)
from tests.projections.books import tampering
from tests.replays.conftest import Year


@pytest.fixture(scope="module")
def home(server: Server, founded: Template, worker: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A book that has all that can be moved."""
    with lived(server, founded, worker, tmp_path_factory.mktemp("home") / "keys") as book:
        yield book


@pytest.fixture(scope="module")
def made(home: Book, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    digest_of_registers(home.database, 1)
    return export(home.database, home.keys, tmp_path_factory.mktemp("made") / "export", REGISTERS)


def said(folder: Path, name: str) -> list[dict[str, object]]:
    return [json.loads(row) for row in (folder / name).read_bytes().splitlines()]


# ── There and back ───────────────────────────────────────────────────────────


def test_a_book_comes_back_as_it_was(home: Book, made: Exported, database: Database, tmp_path: Path) -> None:
    """Ut och in igen: samma rader byte för byte, samma rötter, allt bredvid dem, samma register; och kontrollen går
    igenom."""
    keys = keys_moved(home.keys, tmp_path)
    moved = arrive(database, keys, made.folder, verifier_keys(home.keys)[-1:])
    assert lines(database) == lines(home.database)
    assert everything(database) == everything(home.database)
    assert moved.checkpoint == made.checkpoint and moved.manifest == made.manifest and moved.trusted
    assert digest_of_registers(database, made.checkpoint.size) == made.registers
    assert failing(database, keys, REGISTERS) == []


def test_an_export_of_an_import_is_the_same(home: Book, made: Exported, database: Database, tmp_path: Path) -> None:
    """En liggare som har flyttats kan flyttas igen: samma filer, byte för byte."""
    keys = keys_moved(home.keys, tmp_path)
    arrive(database, keys, made.folder)
    digest_of_registers(database, 1)
    again = export(database, keys, tmp_path / "igen", REGISTERS)
    assert again.manifest == made.manifest


def test_every_register_comes_back(copied: Year, database: Database, tmp_path: Path) -> None:
    """Ett helt år i en nämnd, med alla register och en fryst analys, är detsamma efter flytten."""
    keys = keys_moved(copied.keys, tmp_path)
    with copied.database.writer() as db:
        made = export(copied.database, keys, tmp_path / "ut", schema_name())
        assert made.registers == digest(db, schema_name(), copied.last)
    moved = arrive(database, keys, made.folder)
    assert moved.about.demonstration and moved.about.registers == schema_name()
    assert digest_of_registers(database, copied.last) == made.registers
    assert failing(database, keys, REGISTERS) == []


# ── What is in it ────────────────────────────────────────────────────────────


def test_it_is_a_bag_and_every_row_is_there(home: Book, made: Exported) -> None:
    """Exporten är en giltig BagIt-påse, och raderna i den ger roten utan vårt program."""
    bagit.Bag(str(made.folder)).validate()
    rows = (made.folder / form.ENTRIES).read_bytes().splitlines()
    assert rows == [entry(home.identity.ledger, line) for line in lines(home.database)]
    assert [sha256(b"\0" + row).digest() for row in rows] == [line.leaf for line in lines(home.database)]
    assert made.manifest == sha256((made.folder / form.MANIFEST).read_bytes()).hexdigest()
    assert Note.read((made.folder / form.SIGNATURE).read_bytes()).must_be_signed(verifier_keys(home.keys)[-1:])


def test_it_ends_in_a_checkpoint(home: Book, made: Exported) -> None:
    """Den sista raden är den sista signerade, fast rader hade kommit efter den förra kontrollpunkten."""
    rows = said(made.folder, form.CHECKPOINTS)
    assert [row["note"] for row in rows][-1] == made.checkpoint.note
    assert made.checkpoint.size == len(lines(home.database))
    assert len(rows) == 3 and any(row["cosignatures"] for row in rows) and any(row["timestamps"] for row in rows)


def test_every_column_is_described(made: Exported) -> None:
    """LÄS MIG-filen nämner varje fil och varje kolumn i den."""
    readme = (made.folder / form.README).read_text(encoding="utf-8")
    rows = {Path(name).name: kind for name, kind in form.FILES.items() if name != form.README}
    for name, kind in rows.items():
        part = readme[readme.index(f"\n{name} ") :]
        for field in kind.__struct_fields__ if kind else ("body", "position"):
            assert field in part[:1200], f"{name}: {field}"


def test_nothing_sealed_and_no_key_is_in_it(home: Book, made: Exported) -> None:
    """Ingen förseglad text och ingen nyckel ligger i exporten."""
    keys = [file.read_bytes() for file in home.keys.folder.glob("*.key")]
    for file in made.folder.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            assert not [
                word for word in ("Kim Prov", "Kim Raderad", "Larmet gick", "kvarkvar") if word.encode() in data
            ], file
            assert not [key for key in keys if key in data or key.hex().encode() in data], file
    assert not list(made.folder.rglob("*.key"))
    assert made.folder.stat().st_mode & 0o077 == 0


def test_what_is_decided_to_be_erased_is_not_in_it(book: Book, stamp: Stamps, tmp_path: Path) -> None:
    """Har raderingen beslutats men inte hunnit göras följer texten ändå inte med."""
    furnish(book, stamp)
    with book.database.owner() as db:
        ((at, epoch),) = db.execute("SELECT max(position), max(epoch) FROM ledger.sealed").fetchall()
        ((erased,),) = db.execute(
            "SELECT min(l.position) FROM ledger.lines l WHERE l.name = 'PersonRegistered.v1'"
            " AND NOT EXISTS (SELECT FROM ledger.sealed s WHERE s.position = l.position)"
        ).fetchall()
        assert at and erased
        db.execute("INSERT INTO ledger.sealed VALUES (%s, %s, '\\x00', '\\x00')", (erased, epoch))
    made = export(book.database, book.keys, tmp_path / "ut")
    assert erased in [row["position"] for row in said(made.folder, form.ERASED)]
    assert erased not in [row["position"] for row in said(made.folder, form.SEALED)]


# ── At one moment ────────────────────────────────────────────────────────────


def test_it_is_taken_while_others_write(book: Book, stamp: Stamps, database: Database, tmp_path: Path) -> None:
    """Medan andra skriver blir exporten en enda stund: den går att ta emot, och skrivarna märker inget."""
    stop, written = threading.Event(), []

    def go_on() -> None:
        while not stop.is_set():
            written.append(act(book, register_person(stamp())).first)

    writer = threading.Thread(target=go_on)
    writer.start()
    try:
        while len(written) < 5:
            pass
        made = export(book.database, book.keys, tmp_path / "ut")
        after = len(written)
        while len(written) < after + 5:
            pass
    finally:
        stop.set()
        writer.join()
    assert 9 <= made.checkpoint.size < len(lines(book.database))
    keys = keys_moved(book.keys, tmp_path)
    arrive(database, keys, made.folder)
    assert lines(database) == lines(book.database)[: made.checkpoint.size]
    assert failing(database, keys) == []


# ── What is refused ──────────────────────────────────────────────────────────


def test_what_is_there_is_not_overwritten(home: Book, made: Exported) -> None:
    """En mapp som finns skrivs inte över."""
    with pytest.raises(AlreadyThere):
        export(home.database, home.keys, made.folder)


def test_a_book_that_is_not_what_is_signed_is_not_exported(book: Book, server: Server, tmp_path: Path) -> None:
    """En liggare som inte är den signerade exporteras inte, och inget blir kvar."""
    sign(book)
    with tampering(server, book.database) as db:
        db.execute("UPDATE ledger.lines SET body = body || ' '::bytea WHERE position = 2")
    with pytest.raises(ExportNotWhole):
        export(book.database, book.keys, tmp_path / "ut")
    with tampering(server, book.database) as db:
        db.execute("DELETE FROM ledger.lines WHERE position = 4")
        db.execute("UPDATE tree.progress SET size = 3")
    with pytest.raises(Forked):
        export(book.database, book.keys, tmp_path / "ut")
    assert not [name for name in os.listdir(tmp_path) if name.startswith("ut")]
