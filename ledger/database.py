"""The database of a board: its roles, its forward-only migrations, and connections to it.

Two roles: the owner, who migrates and founds; and the writer, which the program runs as and which may read, and call
the functions of the book, and nothing else. Privileges are a file too (migrations/*_privileges.sql).

On the embedded server we make the roles and the databases. On somebody else's server (a DSN) the roles are those of the
DSNs given, the owner should own the databases, and no superuser is needed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import psycopg
from psycopg import Connection, errors, sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from ledger.postgres import Server

OLDEST = 150000
MIGRATING = 6001201100011
"""The number of the lock that those hold who make or migrate a database."""


class NotMigrated(RuntimeError):
    """The book was made by another version of the program than this one."""


class NoDatabase(RuntimeError):
    """The board's database is not there and may not be made, or the server is too old; the message says what to do."""


@dataclass(frozen=True)
class Database:
    """How to reach the database of one board, as each of its two roles."""

    name: str
    owner_dsn: str
    writer_dsn: str

    def writer(self) -> Connection[Any]:
        """A connection as the running role: every statement is a transaction of its own."""
        return connect(self.writer_dsn)

    def owner(self) -> Connection[Any]:
        """A connection as the owner, for founding and migrating."""
        return connect(self.owner_dsn)


def connect(dsn: str) -> Connection[Any]:
    """Autocommit, UTC, and no server-side surprises."""
    return psycopg.connect(dsn, autocommit=True, options="-c timezone=UTC -c client_min_messages=warning")


# ── On the embedded server ───────────────────────────────────────────────────


def named(board: str) -> str:
    """The short name of a board, fit for the names of files, databases and roles. Raises NoDatabase."""
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", board):
        raise NoDatabase(f"En nämnds kortnamn är små bokstäver a-z, siffror och _, inte {board!r}.")
    return board


def of(server: Server, board: str) -> Database:
    """The database of a board on the embedded server. Raises NoDatabase for a name that cannot be one."""
    name = f"liggaren_{named(board)}"
    return Database(name, server.dsn(name, f"{name}_owner"), server.dsn(name, f"{name}_writer"))


def create(server: Server, board: str) -> Database:
    """Make the roles and the database of a board if they are not there, and bring it up to date."""
    database = of(server, board)
    with connect(server.dsn("postgres")) as db, alone(db):
        for role in (f"{database.name}_owner", f"{database.name}_writer"):
            if not db.execute("SELECT FROM pg_roles WHERE rolname = %s", (role,)).rowcount:
                db.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
        if not db.execute("SELECT FROM pg_database WHERE datname = %s", (database.name,)).rowcount:
            owner = sql.Identifier(f"{database.name}_owner")
            db.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(database.name), owner))
    migrate(database)
    return database


def drop(server: Server, board: str) -> None:
    """Remove a board's database. For demonstrations and tests; there is no way to it from the command line."""
    with connect(server.dsn("postgres")) as db:
        db.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(f"liggaren_{board}")))


# ── On a server given by DSN ─────────────────────────────────────────────────


def at(dsn: str, board: str, owner_dsn: str | None = None) -> Database:
    """The database of a board on a server given by DSN, as the role of the DSN and, for the owner, of the other DSN.

    `{board}` in the name of the database stands for the board; without a name it is liggaren_<board>. Without an owner
    the running role owns its own database: then the triggers alone keep the lines.
    """
    writer = for_board(dsn, board)
    owner = for_board(owner_dsn or dsn, board)
    return Database(str(conninfo_to_dict(writer)["dbname"]), owner, writer)


def for_board(dsn: str, board: str) -> str:
    """A DSN with the name of the board's database."""
    name = str(conninfo_to_dict(dsn).get("dbname") or "liggaren_{board}")
    return make_conninfo(dsn, dbname=name.replace("{board}", named(board)))


def create_at(dsn: str, board: str, owner_dsn: str | None = None) -> Database:
    """Make the database of a board if it is not there and the owner may, and bring it up to date.

    Raises NoDatabase.
    """
    database = at(dsn, board, owner_dsn)
    try:
        database.owner().close()
    except psycopg.OperationalError as missing:
        try:
            with connect(make_conninfo(database.owner_dsn, dbname="postgres")) as db, alone(db):
                if not db.execute("SELECT FROM pg_database WHERE datname = %s", (database.name,)).rowcount:
                    db.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database.name)))
        except psycopg.Error as error:
            raise NoDatabase(
                f"Databasen {database.name} går inte att nå ({missing}) och inte att skapa ({error}). "
                f"Skapa den, med LIGGAREN_OWNER_DSN:s roll som ägare, och försök igen."
            ) from error
    migrate(database)
    return database


# ── Migrations ───────────────────────────────────────────────────────────────


@contextmanager
def alone(db: Connection[Any]) -> Iterator[None]:
    """Let those who make or migrate databases on one server at once do it one after the other."""
    db.execute("SELECT pg_advisory_lock(%s)", (MIGRATING,))
    try:
        yield
    finally:
        db.execute("SELECT pg_advisory_unlock(%s)", (MIGRATING,))


def migrations() -> list[tuple[int, str, str]]:
    """Number, name and text of each migration, in order."""
    found = []
    for file in (files("ledger") / "migrations").iterdir():
        if file.name.endswith(".sql"):
            found.append((int(file.name[:4]), file.name, file.read_text(encoding="utf-8")))
    return sorted(found)


def migrate(database: Database) -> None:
    """Apply the migrations that are missing, each in a transaction.

    Raises NotMigrated if an old one has changed, NoDatabase if the server is too old.
    """
    with database.writer() as db:
        row = db.execute("SELECT current_user").fetchone()
        writer = sql.Identifier(row[0] if row else "").as_string(db)
    with database.owner() as db, alone(db):
        if db.info.server_version < OLDEST:
            raise NoDatabase("Servern är för gammal: PostgreSQL 15 eller senare behövs.")
        extend(db)
        db.execute(
            """CREATE TABLE IF NOT EXISTS public.migrations (
               number integer PRIMARY KEY, name text NOT NULL, digest text NOT NULL,
               applied_at timestamptz NOT NULL DEFAULT now())"""
        )
        db.execute("SET lock_timeout = '4s'")
        done = dict(db.execute("SELECT number, digest FROM public.migrations").fetchall())
        for number, name, text in migrations():
            digest = hashlib.sha256(text.encode()).hexdigest()
            if done.get(number, digest) != digest:
                raise NotMigrated(f"Migreringen {name} är inte den som databasen gjordes med.")
            if number not in done:
                with db.transaction():
                    db.execute(text.replace("liggaren_writer", writer).encode())
                    db.execute("INSERT INTO public.migrations VALUES (%s, %s, %s)", (number, name, digest))


def extend(db: Connection[Any]) -> None:
    """Make the extensions that the registers index and search by, where the owner may; without them they do it less
    well."""
    for extension in ("btree_gist", "pg_trgm"):
        with suppress(errors.InsufficientPrivilege, errors.UndefinedFile, errors.FeatureNotSupported):
            db.execute(f"CREATE EXTENSION IF NOT EXISTS {extension} SCHEMA public")
