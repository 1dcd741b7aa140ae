"""A superuser who changes what may not be changed, with everything that would hold them back taken away first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from psycopg import Connection, sql

from ledger.database import connect
from ledger.postgres import Server
from replays.verify import Claim, first_fault, verify
from tests.replays.conftest import Year

GUARDED = ("lines", "acts", "sealed", "numbers", "identity")


class Tamperer:
    """Changes a book and says what verification then finds."""

    def __init__(self, year: Year, db: Connection[Any]) -> None:
        self.year, self.db = year, db

    def do(self, statement: str, *values: Any) -> list[Any]:
        cursor = self.db.execute(statement.encode(), values)
        return cursor.fetchall() if cursor.description else []

    def claims(self) -> list[Claim]:
        with self.year.database.writer() as db:
            return list(verify(db, self.year.keys))

    def found(self) -> int | None:
        """The first line that is said to be at fault."""
        first = first_fault(self.claims())
        return None if first is None else first.position

    def failing(self) -> dict[str, int | None]:
        """The claims that fail, by their first words, with the first line of each."""
        return {" ".join(one.claim.split()[:3]): one.position for one in self.claims() if not one.holds}

    @contextmanager
    def kept(self, table: str) -> Iterator[None]:
        """Put the table back as it was, afterwards."""
        name = sql.Identifier("ledger", table)
        self.db.execute(sql.SQL("CREATE TEMP TABLE kept AS SELECT * FROM {}").format(name))
        try:
            yield
        finally:
            self.db.execute(sql.SQL("TRUNCATE {}").format(name))
            self.db.execute(sql.SQL("INSERT INTO {} SELECT * FROM kept").format(name))
            self.db.execute("DROP TABLE kept")


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
def tamperer(server: Server, year: Year) -> Iterator[Tamperer]:
    with connect(server.dsn(year.database.name)) as db:
        unguard(db)
        yield Tamperer(year, db)
