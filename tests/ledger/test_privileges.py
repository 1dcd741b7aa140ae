"""Immutable by permission for the role the program runs as, and by triggers for the owner as well."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg import Connection, errors

from ledger import database as databases
from ledger.book import Book
from ledger.postgres import Server
from tests.ledger.acting import Stamps, act, lines_of, register_person

TABLES = [
    *(f"ledger.{name}" for name in ("identity", "lines", "acts", "epochs", "sealed", "numbers", "openings")),
    "drafts.drafts",
    "blobs.contents",
    "blobs.chunks",
]
FINAL = [f"ledger.{name}" for name in ("identity", "lines", "epochs", "numbers", "openings")]


@pytest.fixture
def writer(book: Book) -> Iterator[Connection[Any]]:
    with book.database.writer() as db:
        yield db


@pytest.fixture
def owner(book: Book, stamp: Stamps) -> Iterator[Connection[Any]]:
    act(book, register_person(stamp()))
    with book.database.owner() as db:
        db.execute("INSERT INTO ledger.openings (reader, purpose) VALUES (gen_random_uuid(), 'prov')")
        db.execute("INSERT INTO ledger.numbers VALUES (gen_random_uuid(), 'AVV', 2026, 1)")
        yield db


def column(db: Connection[Any], table: str) -> str:
    row = db.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum = 2", (table,)
    ).fetchone()
    assert row is not None
    return str(row[0])


@pytest.mark.parametrize("table", TABLES)
def test_the_running_role_changes_nothing(writer: Connection[Any], table: str) -> None:
    first = column(writer, table)
    for statement in (
        f"UPDATE {table} SET {first} = {first}",
        f"TRUNCATE {table} CASCADE",
        f"DROP TABLE {table} CASCADE",
        f"ALTER TABLE {table} DISABLE TRIGGER ALL",
        f"CREATE INDEX ON {table} ({first})",
    ):
        with pytest.raises(errors.InsufficientPrivilege), writer.transaction():
            writer.execute(statement)


@pytest.mark.parametrize("table", [table for table in TABLES if table != "drafts.drafts"])
def test_the_running_role_deletes_nothing_but_drafts(writer: Connection[Any], table: str) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        writer.execute(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", [table for table in TABLES if table not in ("ledger.openings", "blobs.chunks")])
def test_the_running_role_inserts_through_the_functions_only(writer: Connection[Any], table: str) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        writer.execute(f"INSERT INTO {table} DEFAULT VALUES")


def test_an_opening_gets_its_time_from_the_database(writer: Connection[Any]) -> None:
    writer.execute("INSERT INTO ledger.openings (reader, purpose) VALUES (gen_random_uuid(), 'prov')")
    with pytest.raises(errors.InsufficientPrivilege):
        writer.execute("INSERT INTO ledger.openings (reader, purpose, at) VALUES (gen_random_uuid(), 'prov', now())")


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE FUNCTION ledger.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE TABLE ledger.mine (a int)",
        "ALTER FUNCTION ledger.erase(bigint[]) SECURITY INVOKER",
        "SET session_replication_role = replica",
        "SET ROLE pg_write_all_data",
        "SELECT ledger.out_of_turn('{}', '{}')",
        "SELECT ledger.take_turn()",
    ],
)
def test_the_running_role_has_no_way_round(writer: Connection[Any], statement: str) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        writer.execute(statement.encode())


def test_what_the_running_role_calls_is_not_led_astray_by_tables_of_its_own(book: Book, stamp: Stamps) -> None:
    """A function that runs as the owner looks up every name in the catalogue first, never among the caller's own."""
    with book.database.writer() as db:
        db.execute("CREATE TEMP TABLE lines (LIKE ledger.lines); CREATE TEMP TABLE bytea (a int)")
        assert db.execute("SELECT ledger.position_at(now())").fetchone() == (4,)
        assert db.execute("SELECT ledger.erase('{1,2,3,4}')").fetchone() == (1,)


@pytest.mark.parametrize("table", FINAL)
@pytest.mark.parametrize(
    "statement", ["UPDATE {table} SET {column} = {column}", "DELETE FROM {table}", "TRUNCATE {table}"]
)
def test_the_owner_too_is_refused(owner: Connection[Any], table: str, statement: str) -> None:
    text = statement.format(table=table, column=column(owner, table))
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="cannot be changed"):
        owner.execute(text.encode())


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM ledger.acts",
        "TRUNCATE ledger.acts",
        "TRUNCATE ledger.sealed",
        "UPDATE ledger.acts SET digest = 'x'",
        "UPDATE ledger.acts SET digest = NULL, last = last + 1",
        "UPDATE ledger.acts SET first = first - 1",
        "UPDATE ledger.sealed SET envelope = 'x'",
        "UPDATE ledger.sealed SET position = 1",
    ],
)
def test_of_an_act_only_the_digest_goes_and_of_a_seal_only_the_wrapping(owner: Connection[Any], statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="cannot be changed"):
        owner.execute(statement.encode())


def test_nothing_of_all_this_has_changed_a_line(book: Book, owner: Connection[Any]) -> None:
    before = lines_of(book)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        owner.execute("UPDATE ledger.lines SET body = '{}'")
    assert lines_of(book) == before


def test_the_role_of_another_board_does_not_come_in(server: Server, worker: str) -> None:
    one, other = (databases.create(server, f"{name}_{worker}") for name in ("ena", "andra"))
    try:
        with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
            databases.connect(server.dsn(one.name, f"{other.name}_writer"))
    finally:
        for name in ("ena", "andra"):
            databases.drop(server, f"{name}_{worker}")
