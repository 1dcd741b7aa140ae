"""The views of the registers, for people with SQL, and the functions that lists are made by, against what the program
would make them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from psycopg import Connection, sql

from domain import REGISTERS
from domain.registers import Register
from projections import schema, words
from replays.claims import Check

FUNCTION = re.compile(r"CREATE FUNCTION (\w+)\(([^)]*)\).*?\bRETURN (.*?)(?:;\n|\Z)", re.DOTALL)


def functions(db: Connection[Any]) -> Iterator[tuple[str, str, str]]:
    """The functions of the registers: the name, the columns it is called with, and what it stands for."""
    made = f"{schema.statements('schema.sql').decode()}\n{words.function().as_string(db)}"
    for name, arguments, expression in FUNCTION.findall(made):
        yield name, ", ".join(one.split()[0] for one in arguments.split(",")), expression


def plan(db: Connection[Any], query: bytes) -> Any:
    """What the database would do for a query, with every expression in it."""
    row = db.execute(b"EXPLAIN (VERBOSE, COSTS OFF, FORMAT JSON) " + query).fetchone()
    assert row is not None
    return row[0][0]["Plan"]


def is_same(db: Connection[Any], query: bytes, other: bytes) -> bool:
    """Whether the database would do the very same for both, so that their rows need not be compared: it puts a view,
    and most functions of one expression, into the query that asks for them. How many rows a limit lets through it does
    not tell, and neither of ours has one; a plan with it is another."""
    return bool(plan(db, query) == plan(db, other))


class Views(Check):
    """Each view shows what it should of the rows that stand, and each function gives what it should of them."""

    claim = "Vyerna visar registren som de är"

    def __init__(self, db: Connection[Any], name: str | None) -> None:
        super().__init__()
        self.db, self.name = db, name

    def end(self, last: int) -> None:
        if self.name is None:
            return
        schema.use(self.db, self.name)
        for name, columns, expression in functions(self.db):
            self.look_at_function(name, f"{name}({columns})", expression)
        for register in REGISTERS:
            self.look_at_view(self.name, register)

    def look_at_function(self, name: str, called: str, expression: str) -> None:
        gives, should = (f"SELECT {one} FROM cards".encode() for one in (called, expression))
        if is_same(self.db, gives, should):
            return
        differing = f"SELECT min(from_position) FROM cards WHERE {called} IS DISTINCT FROM ({expression})"
        row = self.db.execute(differing.encode()).fetchone()
        if row is not None and row[0] is not None:
            self.fault(row[0], f"funktionen {name}, som listor och trådar görs med, ger något annat vid rad {row[0]}")

    def look_at_view(self, schema_name: str, register: Register[Any]) -> None:
        shown, rows = sql.SQL("TABLE {}").format(sql.Identifier(schema_name, register.name)), schema.rows_of(register)
        view = self.db.execute("SELECT to_regclass(%s)", (f"{schema_name}.{register.name}",)).fetchone()
        if view is None or view[0] is None:
            self.fault(1, f"vyn {register.name} saknas")
            return
        if is_same(self.db, shown.as_bytes(self.db), rows.as_bytes(self.db)):
            return
        asked = sql.SQL("SELECT min(line) FROM (({0} EXCEPT ALL {1}) UNION ALL ({1} EXCEPT ALL {0})) AS differing")
        row = self.db.execute(asked.format(shown, rows)).fetchone()
        if row is not None and row[0] is not None:
            self.fault(row[0], f"vyn {register.name} visar något annat än registret, från rad {row[0]}")

    @property
    def looked_at(self) -> str:
        return f"{len(REGISTERS)} vyer" if self.name else "inga register byggda av denna version av programmet"
