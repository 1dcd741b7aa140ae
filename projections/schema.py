"""The schema the registers stand in: named by a hash of the code that fills it, so new code never reads old cards."""

from __future__ import annotations

import hashlib
import types
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from psycopg import Connection, sql

from domain import REGISTERS
from domain.registers import Register
from domain.terms import Term
from ledger.database import connect
from projections import words
from projections.cards import WRITER

# The code whose change may change a card. A comment counts too: a rebuild costs seconds, a stale register trust.
SOURCES = ("domain", "projections")
AT_ONCE = 2
"""Indexes that are built at a time."""


def sources(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            yield from sources(entry)
        elif entry.name.endswith((".py", ".sql")):
            yield entry


@cache
def schema_name() -> str:
    """`read_` and twelve hex digits of the hash of the code in domain/ and projections/ and of ledger/codec.py."""
    digest = hashlib.sha256()
    for source in (files("ledger") / "codec.py", *(one for folder in SOURCES for one in sources(files(folder)))):
        digest.update(source.name.encode() + hashlib.sha256(source.read_bytes()).digest())
    return f"read_{digest.hexdigest()[:12]}"


def statements(file: str) -> bytes:
    return (files("projections") / file).read_bytes()


def exists(db: Connection[Any], schema: str) -> bool:
    return bool(db.execute("SELECT FROM pg_namespace WHERE nspname = %s", (schema,)).rowcount)


def is_complete(db: Connection[Any], schema: str) -> bool:
    """Whether a schema is there and was filled to its end once; since then it only follows."""
    if not exists(db, schema):
        return False
    row = db.execute(sql.SQL("SELECT complete FROM {}").format(sql.Identifier(schema, "progress"))).fetchone()
    return bool(row and row[0])


def create(db: Connection[Any], schema: str) -> None:
    """An empty set of registers, without indexes, in one transaction."""
    words.extend(db)
    with db.transaction():
        db.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(schema)))
        use(db, schema)
        db.execute(statements("schema.sql"))
        db.execute(words.function())
        db.execute("INSERT INTO progress (position, complete) VALUES (0, false)")
        for register in REGISTERS:
            db.execute("INSERT INTO blanks VALUES (%s, %s)", (register.name, WRITER.encode(register.initial).decode()))


def use(db: Connection[Any], schema: str) -> None:
    """Let the connection read and write this schema by default."""
    db.execute(sql.SQL("SET search_path TO {}").format(sql.Identifier(schema)))


def finish(db: Connection[Any], schema: str, dsn: str) -> None:
    """Indexes and views, and the word that the schema is whole. `dsn`: more connections of the same role are opened."""

    def build(index: bytes) -> None:
        with connect(dsn) as one:
            use(one, schema)
            one.execute("SET maintenance_work_mem = '256MB'")
            one.execute("SET max_parallel_maintenance_workers = 0")
            one.execute(index)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(build, [*filter(bytes.strip, statements("indexes.sql").split(b";")), words.index(db)]))
    with db.transaction():
        use(db, schema)
        db.execute("ALTER TABLE cards ADD PRIMARY KEY USING INDEX cards_pkey")
        for register in REGISTERS:
            db.execute(view(register))
        db.execute("UPDATE progress SET complete = true")
    db.execute("ANALYZE cards")


def take_place(db: Connection[Any], fresh: str, name: str) -> None:
    """Let a freshly built schema take the name of another, in one transaction; readers see the one or the other."""
    with db.transaction():
        drop(db, name)
        db.execute(sql.SQL("ALTER SCHEMA {} RENAME TO {}").format(sql.Identifier(fresh), sql.Identifier(name)))


def drop(db: Connection[Any], schema: str) -> None:
    db.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(schema)))


# ── A view per register, for people with SQL and BI tools ────────────────────

PLAIN = {bool: "boolean", int: "bigint", date: "date", UUID: "uuid", str: "text"}


def column_type(hint: Any) -> str:
    """The SQL type of a field of a state; jsonb for what is not one plain value."""
    if get_origin(hint) in (Union, types.UnionType):
        options = [one for one in get_args(hint) if one is not type(None)]
        return column_type(options[0]) if len(options) == 1 else "jsonb"
    if isinstance(hint, type) and issubclass(hint, Term):
        return "text"
    return PLAIN.get(hint, "jsonb")


def view(register: Register[Any]) -> sql.Composed:
    """The register as it stands now."""
    return sql.SQL("CREATE VIEW {} AS {}").format(sql.Identifier(register.name), rows_of(register))


def rows_of(register: Register[Any]) -> sql.Composed:
    """What a view of a register selects: a typed column for each field of its state."""
    hints = get_type_hints(type(register.initial))
    columns = []
    for field in fields(register.initial):
        if field.name in ("status", "unit"):
            continue
        kind = column_type(hints[field.name])
        arrow = "->" if kind == "jsonb" else "->>"
        columns.append(
            sql.SQL(f"(whole.state {arrow} {{}})::{kind} AS {{}}").format(
                sql.Literal(field.name), sql.Identifier(field.name)
            )
        )
    first = sql.SQL("record, version, number, status, unit, from_position AS line, changed_at")
    return sql.SQL(
        # OFFSET 0: a state is put together once, not once for each column.
        """SELECT {} FROM cards JOIN blanks ON of_register = register
           CROSS JOIN LATERAL (SELECT blank || state AS state OFFSET 0) AS whole
           WHERE register = {} AND to_position IS NULL"""
    ).format(sql.SQL(", ").join([first, *columns]), sql.Literal(register.name))
