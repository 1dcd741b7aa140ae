"""A superuser who changes what may not be changed, with everything that would hold them back taken away first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from hypothesis import Phase, settings
from psycopg import Connection, sql

from ledger.database import Database, connect
from ledger.keys import Keys
from ledger.lines import COLUMNS, Line, last_position, leaf_hash
from ledger.postgres import Server
from replays.verify import Claim, first_fault, verify

# What is found is small as it is: making it smaller would take minutes.
some = settings(max_examples=12, phases=[Phase.explicit, Phase.reuse, Phase.generate])
GUARDED = ("lines", "acts", "sealed", "numbers", "identity")


def flipped(data: bytes, place: int, mask: int) -> bytes:
    """The same bytes, but one."""
    changed = bytearray(data)
    changed[place % len(data)] ^= mask
    return bytes(changed)


class Tamperer:
    """Changes a book and says what verification then finds."""

    def __init__(self, database: Database, keys: Keys, db: Connection[Any]) -> None:
        self.database, self.keys, self.db = database, keys, db
        self.last = last_position(db)

    def do(self, statement: str, *values: Any) -> list[Any]:
        cursor = self.db.execute(statement.encode(), values)
        return cursor.fetchall() if cursor.description else []

    def line(self, position: int) -> Line:
        ((*row,),) = self.do(f"SELECT {COLUMNS} FROM ledger.lines WHERE position = %s", position)
        return Line(*row)

    def put(self, one: Line) -> None:
        """Write a line with the leaf that belongs to it, in the place of the one there, if any."""
        self.do("DELETE FROM ledger.lines WHERE position = %s", one.position)
        ((ledger,),) = self.do("SELECT ledger FROM ledger.identity")
        values = (one.position, one.record, one.version, one.name, one.body, one.recorded_at, leaf_hash(ledger, one))
        self.do(f"INSERT INTO ledger.lines ({COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s, %s)", *values)

    def claims(self) -> list[Claim]:
        with self.database.writer() as db:
            return list(verify(db, self.keys))

    def found(self) -> int | None:
        """The first line that is said to be at fault."""
        first = first_fault(self.claims())
        return None if first is None else first.position

    def failing(self) -> dict[str, int | None]:
        """The claims that fail, by their first words, with the first line of each."""
        return {" ".join(one.claim.split()[:3]): one.position for one in self.claims() if not one.holds}

    @contextmanager
    def kept(self, table: str, aside: str = "kept") -> Iterator[None]:
        """Put the table back as it was, afterwards."""
        name, copy = sql.Identifier(*table.split(".")), sql.Identifier(aside)
        self.db.execute(sql.SQL("CREATE TEMP TABLE {} AS SELECT * FROM {}").format(copy, name))
        try:
            yield
        finally:
            self.db.execute(sql.SQL("TRUNCATE {}").format(name))
            self.db.execute(sql.SQL("INSERT INTO {} SELECT * FROM {}").format(name, copy))
            self.db.execute(sql.SQL("DROP TABLE {}").format(copy))


def unguard(db: Connection[Any]) -> None:
    """No triggers, no foreign keys, no checks, no unique keys."""
    for table in GUARDED:
        db.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER ALL").format(sql.Identifier("ledger", table)))
    rows = db.execute(
        """SELECT conrelid::regclass::text, conname FROM pg_constraint
           WHERE connamespace = 'ledger'::regnamespace AND contype IN ('c', 'f', 'p', 'u')
           ORDER BY contype = 'p', contype = 'u'"""
    ).fetchall()
    for table, constraint in rows:
        db.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{constraint}" CASCADE'.encode())


@contextmanager
def tamperer(server: Server, database: Database, keys: Keys) -> Iterator[Tamperer]:
    with connect(server.dsn(database.name)) as db:
        unguard(db)
        yield Tamperer(database, keys, db)
