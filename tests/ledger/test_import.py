"""A whole book into an empty database: all of it as it was, or nothing; and it goes on from there."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from psycopg import errors

from ledger.book import Book
from ledger.database import Database
from ledger.keys import Keys
from ledger.moving.arriving import arrive
from ledger.moving.bag import ExportWrong
from ledger.moving.frontier import Frontier
from ledger.opening import Erased
from ledger.postgres import Server
from ledger.proof import checkpoints, signing
from ledger.proof.notes import Note
from ledger.proof.tiles import Tiles
from ledger.proof.tree import consistency, must_continue, root_of
from replays.export import Exported, export
from tests.conftest import Template, founders_stamp
from tests.ledger.acting import act, establish, register_person
from tests.ledger.test_tree import LEAVES
from tests.moved import failing, is_empty, keys_moved, lines, lived, sign


@pytest.fixture(scope="module")
def home(server: Server, founded: Template, worker: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with lived(server, founded, worker, tmp_path_factory.mktemp("home") / "keys") as book:
        yield book


@pytest.fixture(scope="module")
def made(home: Book, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    return export(home.database, home.keys, tmp_path_factory.mktemp("made") / "export")


@pytest.fixture
def moved_keys(home: Book, tmp_path: Path) -> Keys:
    return keys_moved(home.keys, tmp_path)


# ── It goes on ───────────────────────────────────────────────────────────────


def test_the_book_goes_on_where_it_was(made: Exported, moved_keys: Keys, database: Database, founded: Template) -> None:
    """Nästa rad och nästa kontrollpunkt följer på de förra, med samma nyckel: ett vittne skulle ta emot den."""
    moved = arrive(database, moved_keys, made.folder)
    assert moved.begun is None and not moved.trusted
    book = Book(database, moved_keys)
    try:
        assert book.forked is None
        receipt = act(book, register_person(founders_stamp(founded.founder)))
        assert receipt.first == made.checkpoint.size + 1
        after = sign(book)
    finally:
        book.close()
    with database.writer() as db:
        path = consistency(Tiles(db).read, made.checkpoint.size, after.size)
    must_continue(made.checkpoint.size, after.size, made.checkpoint.root, after.root, path)
    (key,) = Note.read(after.note).must_be_signed(signing.verifier_keys(moved_keys))
    assert Note.read(made.checkpoint.note).must_be_signed([key]) == [key]
    assert failing(database, moved_keys) == []


def test_what_is_erased_stays_erased(
    home: Book, made: Exported, moved_keys: Keys, database: Database, founded: Template
) -> None:
    """Det som var raderat är raderat också hos den nya, även om nycklarnas lista inte kom med."""
    (moved_keys.folder / "erased.jsonl").unlink()
    arrive(database, moved_keys, made.folder)
    rows = (home.keys.folder / "erased.jsonl").read_text()
    assert (moved_keys.folder / "erased.jsonl").read_text() == rows
    book = Book(database, moved_keys)
    try:
        erased = [one.position for one in lines(database) if one.name == "PersonRegistered.v1"][1]
        opened = book.door.open_sealed(founders_stamp(founded.founder).by, "prov", [erased])
        assert isinstance(opened[erased], Erased)
    finally:
        book.close()


def test_without_the_signing_key_a_new_one_takes_over(
    home: Book, made: Exported, moved_keys: Keys, database: Database, founded: Template
) -> None:
    """Kom bara huvudnycklarna med tar en ny signaturnyckel vid, sist i listan, och det gamla är ändå kontrollerbart."""
    for file in (*moved_keys.folder.glob("signing*"), moved_keys.folder / checkpoints.FILE):
        file.unlink()
    moved = arrive(database, moved_keys, made.folder)
    old, new = signing.verifier_keys(home.keys), signing.verifier_keys(moved_keys)
    assert new == [*old, moved.begun]
    book = Book(database, moved_keys)
    try:
        act(book, establish(founders_stamp(founded.founder)))
        after = sign(book)
    finally:
        book.close()
    assert Note.read(after.note).must_be_signed(new) == [moved.begun]
    assert failing(database, moved_keys) == []


# ── All or nothing ───────────────────────────────────────────────────────────

IMPORT = """
import sys, time
from pathlib import Path
from ledger.database import Database
from ledger.keys import Keys
from ledger.moving.arriving import arrive

def wait(done, of):
    print(done, flush=True)
    time.sleep(99)

name, owner, writer, keys, folder = sys.argv[1:]
arrive(Database(name, owner, writer), Keys(Path(keys)), Path(folder), report=wait)
"""


@pytest.mark.slow
def test_killed_in_the_middle_it_leaves_nothing(made: Exported, moved_keys: Keys, database: Database) -> None:
    """Dödas importen när raderna är skrivna är databasen tom, och den kan göras om."""
    said = (database.name, database.owner_dsn, database.writer_dsn, moved_keys.folder, made.folder)
    taking = subprocess.Popen([sys.executable, "-c", IMPORT, *said], stdout=subprocess.PIPE)
    assert taking.stdout is not None
    assert int(taking.stdout.readline()) == made.checkpoint.size
    taking.kill()
    taking.wait()
    taking.stdout.close()
    assert is_empty(database)
    arrive(database, moved_keys, made.folder)  # waits until the server has noticed that nobody is there
    assert len(lines(database)) == made.checkpoint.size


def test_a_book_is_not_written_over(book: Book, made: Exported, moved_keys: Keys) -> None:
    """I en databas som har en liggare tas inget emot."""
    before = lines(book.database)
    with pytest.raises(ExportWrong, match="Databasen har en liggare redan"):
        arrive(book.database, moved_keys, made.folder)
    assert lines(book.database) == before


def test_what_has_anything_at_all_is_not_empty(database: Database, made: Exported, moved_keys: Keys) -> None:
    """Också en rad i loggen över öppningar räcker för att databasen inte ska vara tom."""
    with database.owner() as db:
        db.execute("INSERT INTO ledger.openings (reader, purpose) VALUES (gen_random_uuid(), 'prov')")
    with pytest.raises(ExportWrong, match="Databasen har en liggare redan"):
        arrive(database, moved_keys, made.folder)


def test_only_the_owner_imports_and_only_from_the_beginning(database: Database, book: Book) -> None:
    """Den roll som programmet kör som får inte importera, och ägaren bara i den transaktion som började importen."""
    begin = "SELECT ledger.begin_import(gen_random_uuid(), 'prov.invalid/bok', false)"
    line = "SELECT ledger.import_lines(%s, '{}', '{}', '{}', '{}', '{}', '{}')"
    with database.writer() as db:
        for refused in (begin, line):
            with pytest.raises(errors.InsufficientPrivilege):
                db.execute(refused.encode(), (1,) if refused == line else None)
    with book.database.owner() as db, pytest.raises(errors.ObjectNotInPrerequisiteState):
        db.execute(line, (len(lines(book.database)) + 1,))
    with database.owner() as db:
        with pytest.raises(errors.ObjectNotInPrerequisiteState), db.transaction():
            db.execute(begin)
            db.execute(line, (2,))
        db.execute(begin)
        with pytest.raises(errors.ObjectNotInPrerequisiteState):  # begun, but in another transaction
            db.execute(line, (1,))


def test_a_leaf_that_the_database_makes_otherwise_is_named(database: Database) -> None:
    """Räknar databasen fram ett annat blad än det som ges säger den vilken rad."""
    with database.owner() as db, db.transaction(force_rollback=True):
        db.execute("SELECT ledger.begin_import(gen_random_uuid(), 'prov.invalid/bok', false)")
        row = db.execute(
            """SELECT ledger.import_lines(1, ARRAY[gen_random_uuid(), gen_random_uuid()], ARRAY[1, 1],
               ARRAY['A.v1', 'A.v1'], ARRAY['{}'::bytea, '{}'], ARRAY[now(), now()],
               ARRAY[sha256(''), sha256('')])"""
        ).fetchone()
        assert row == (1,)


# ── The tree ─────────────────────────────────────────────────────────────────


@given(st.integers(0, 600))
def test_the_root_of_leaves_seen_once_is_that_of_the_tree(size: int) -> None:
    """Roten som räknas löpande är den som definitionen ger."""
    frontier = Frontier()
    for leaf in LEAVES[:size]:
        frontier.add(leaf)
    assert frontier.root() == root_of(LEAVES[:size])
