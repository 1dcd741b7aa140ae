"""A board's database on the embedded server and on somebody else's: made once, and migrated forwards."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from ledger import database
from ledger.book import Book, Founder, NotFounded, found
from ledger.database import Database, NoDatabase, NotMigrated, connect, migrate, migrations
from ledger.ids import new_id
from ledger.keys import Keys
from ledger.postgres import Server
from tests.conftest import founders_stamp
from tests.ledger.acting import act, lines_of, report


@pytest.fixture
def board(server: Server, worker: str) -> Iterator[str]:
    name = f"ny_{worker}"
    yield name
    database.drop(server, name)


def test_many_who_make_the_same_database_at_once_make_one(server: Server, board: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: database.create(server, board), range(8)))
    assert len(set(made)) == 1
    with made[0].owner() as db:
        assert db.execute("SELECT count(*) FROM public.migrations").fetchone() == (len(migrations()),)


def test_a_migration_that_was_changed_afterwards_is_found(database: Database) -> None:
    with database.owner() as db:
        db.execute("UPDATE public.migrations SET digest = 'x' WHERE number = 2")
    with pytest.raises(NotMigrated, match="0002_append.sql"):
        migrate(database)


def test_migrations_are_numbered_without_holes_and_say_why() -> None:
    numbers = [number for number, _, _ in migrations()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(text.startswith("-- Why: ") for _, _, text in migrations())


def test_every_function_the_running_role_may_call_says_where_it_looks_names_up(database: Database) -> None:
    """A function that runs as the owner with the caller's path would run the caller's tables."""
    with database.owner() as db:
        rows = db.execute(
            """SELECT p.proname, coalesce(array_to_string(p.proconfig, ','), '') FROM pg_proc p
               JOIN pg_namespace n ON n.oid = p.pronamespace
               WHERE n.nspname IN ('ledger', 'drafts', 'blobs') AND p.prosecdef"""
        ).fetchall()
    assert len(rows) > 8 and all("search_path=pg_catalog, pg_temp" in settings for _, settings in rows)


def test_a_database_without_a_book_says_so(database: Database, keys: Keys) -> None:
    with pytest.raises(NotFounded):
        Book(database, keys)


def test_a_founding_that_was_cut_short_is_taken_up_again(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    founder, folder = Founder(new_id(), new_id(), "Åsa Öberg", "Nämnden"), tmp_path / "nycklar"
    stamp = founders_stamp(founder)

    def power_cut(*_: object) -> None:
        raise ZeroDivisionError

    for place in ("ledger.keys.sync", "ledger.book.identity", "ledger.book.first_events"):
        with monkeypatch.context() as patched, pytest.raises(ZeroDivisionError):
            patched.setattr(place, power_cut)
            found(database, folder, "prov.invalid/bok", founder, stamp)
    ledger = found(database, folder, "prov.invalid/bok", founder, stamp)
    book = Book(database, Keys(folder))
    assert book.identity.ledger == ledger and len(lines_of(book)) == 4
    book.close()
    with pytest.raises(FileExistsError):
        found(database, folder, "prov.invalid/bok", founder, stamp)


# ── On somebody else's server ────────────────────────────────────────────────


def test_the_name_of_the_board_stands_in_the_name_of_the_database() -> None:
    named = database.at("host=db dbname={board}_kvalitet user=w", "nacka", "host=db dbname={board}_kvalitet user=o")
    assert named.name == "nacka_kvalitet"
    assert conninfo_to_dict(named.owner_dsn)["user"] == "o"
    assert database.at("postgresql://w@db/liggaren_{board}", "nacka").name == "liggaren_nacka"
    assert database.at("host=db", "nacka").name == "liggaren_nacka"
    alone = database.at("host=db user=w", "nacka")
    assert alone.owner_dsn == alone.writer_dsn


@pytest.mark.parametrize("board", ["", "Nacka", "../nacka", "a b", "1a", "å", "a" * 41, 'x"'])
def test_a_name_that_could_be_a_path_or_a_statement_is_refused(board: str) -> None:
    with pytest.raises(NoDatabase):
        database.at("host=db", board)


@pytest.fixture
def roles(server: Server, worker: str) -> Iterator[tuple[str, str]]:
    """Two roles that are no superusers on a server that is not ours to rule; the owner may make databases."""
    owner, writer = f"liggaren_o_{worker}", f"liggaren_w_{worker}"
    with connect(server.dsn("postgres")) as db:
        for name, may in ((owner, "CREATEDB"), (writer, "NOCREATEDB")):
            db.execute(sql.SQL("CREATE ROLE {} LOGIN {}").format(sql.Identifier(name), sql.SQL(may)))
        yield owner, writer
        for board in ("prov", "annan"):
            db.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(f"{board}_{worker}")))
        for name in (owner, writer):
            db.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(name)))


def test_a_book_is_founded_without_a_superuser(
    server: Server, roles: tuple[str, str], worker: str, tmp_path: Path
) -> None:
    owner, writer = (server.dsn(f"{{board}}_{worker}", role) for role in roles)
    made = database.create_at(writer, "prov", owner)
    assert made == database.create_at(writer, "prov", owner)
    founder = Founder(new_id(), new_id(), "Åsa Öberg", "Nämnden")
    found(made, tmp_path / "nycklar", "prov.invalid/bok", founder, founders_stamp(founder))
    book = Book(made, Keys(tmp_path / "nycklar"))
    assert act(book, report(founders_stamp(founder))).first == 5
    book.close()
    with made.writer() as db, pytest.raises(psycopg.errors.InsufficientPrivilege):
        db.execute("UPDATE ledger.lines SET version = version")


def test_one_role_for_both_is_held_by_the_triggers(server: Server, roles: tuple[str, str], worker: str) -> None:
    made = database.create_at(server.dsn(f"{{board}}_{worker}", roles[0]), "annan")
    with made.writer() as db, pytest.raises(psycopg.errors.InsufficientPrivilege, match="cannot be changed"):
        db.execute("DELETE FROM ledger.lines")


def test_who_may_not_make_a_database_is_told_what_to_do(server: Server, roles: tuple[str, str], worker: str) -> None:
    with pytest.raises(NoDatabase, match=f"prov_{worker} går inte att nå .* Skapa den"):
        database.create_at(server.dsn(f"{{board}}_{worker}", roles[1]), "prov")
