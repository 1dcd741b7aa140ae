"""The database of a board: its roles, its forward-only migrations, and connections to it.

Two roles: the owner, who migrates and founds; and the writer, which the program runs as and which may read, and call
the functions of the book, and nothing else. Privileges are a file too (migrations/*_privileges.sql).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import psycopg
from psycopg import Connection, sql

from ledger.postgres import Server


class NotMigrated(RuntimeError):
    """The book was made by another version of the program than this one."""


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


def of(server: Server, board: str) -> Database:
    """The database of a board on the embedded server."""
    name = f"liggaren_{board}"
    return Database(name, server.dsn(name, f"{name}_owner"), server.dsn(name, f"{name}_writer"))


def create(server: Server, board: str) -> Database:
    """Make the roles and the database of a board if they are not there, and bring it up to date."""
    database = of(server, board)
    with connect(server.dsn("postgres")) as db:
        for role in (f"{database.name}_owner", f"{database.name}_writer"):
            if not db.execute("SELECT FROM pg_roles WHERE rolname = %s", (role,)).rowcount:
                db.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
        if not db.execute("SELECT FROM pg_database WHERE datname = %s", (database.name,)).rowcount:
            owner = sql.Identifier(f"{database.name}_owner")
            db.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(database.name), owner))
    with connect(server.dsn(database.name)) as db:
        db.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
    migrate(database)
    return database


def drop(server: Server, board: str) -> None:
    """Remove a board's database. For demonstrations and tests; there is no way to it from the command line."""
    with connect(server.dsn("postgres")) as db:
        db.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(f"liggaren_{board}"))
        )


def migrations() -> list[tuple[int, str, str]]:
    """Number, name and text of each migration, in order."""
    found = []
    for file in (files("ledger") / "migrations").iterdir():
        if file.name.endswith(".sql"):
            found.append((int(file.name[:4]), file.name, file.read_text(encoding="utf-8")))
    return sorted(found)


def migrate(database: Database) -> None:
    """Apply the migrations that are missing, each in a transaction. Raises NotMigrated if an old one has changed."""
    writer = sql.Identifier(f"{database.name}_writer")
    with database.owner() as db:
        db.execute("SET lock_timeout = '4s'")
        db.execute(
            """CREATE TABLE IF NOT EXISTS public.migrations (
               number integer PRIMARY KEY, name text NOT NULL, digest text NOT NULL,
               applied_at timestamptz NOT NULL DEFAULT now())"""
        )
        done = dict(db.execute("SELECT number, digest FROM public.migrations").fetchall())
        for number, name, text in migrations():
            digest = hashlib.sha256(text.encode()).hexdigest()
            if number in done:
                if done[number] != digest:
                    raise NotMigrated(f"Migreringen {name} är inte den som databasen gjordes med.")
                continue
            with db.transaction():
                db.execute(text.replace("liggaren_writer", writer.as_string(db)).encode())
                db.execute("INSERT INTO public.migrations VALUES (%s, %s, %s)", (number, name, digest))
