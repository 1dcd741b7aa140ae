"""A demonstration's book to fill with a random history: the act brings the clock, so that years go by in a second."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain.grammar import Stamp
from domain.terms import Role
from ledger.book import Book, Founder, found
from ledger.database import Database, connect
from ledger.keys import Keys
from ledger.lines import last_position
from ledger.pen import Pen
from ledger.postgres import Server
from projections import schema
from projections.fold import Fold
from projections.rebuild import rebuild
from tests.projections.histories import BEGINS, History, acts
from tests.projections.lives import live

PACE = timedelta(hours=9)


@dataclass
class Board:
    """An open book and the history in it."""

    book: Book
    history: History

    @property
    def database(self) -> Database:
        return self.book.database

    @property
    def last(self) -> int:
        with self.database.writer() as db:
            return last_position(db)

    def go_on(self, lines: int, pace: timedelta = PACE) -> int:
        """So many lines more, or a few above. Returns the last position."""
        known = len(self.history.acts)
        live(self.history, self.history.length + lines, pace)
        return self.write(known)

    def write(self, known: int) -> int:
        """Write what the history holds after its first `known` acts. Returns the last position."""
        pen = Pen.newest(self.book.identity.ledger, self.book.keys)
        waiting = [self.book.clerk.append(act) for act in acts(self.history.acts[known:], pen)]
        outcomes = [one.result() for one in waiting]
        # "already": the clerk lost its connection after the commit and sent the same acts again, as it should.
        assert {one.outcome for one in outcomes} <= {"written", "already"}, outcomes
        return outcomes[-1].last or 0

    @contextmanager
    def registers(self, name: str | None = None) -> Iterator[Connection[Any]]:
        """A connection that uses the registers, built and folded to the last line first."""
        name = name or schema.schema_name()
        rebuild(self.database.writer_dsn, name, parts=1)
        with self.database.writer() as db:
            schema.use(db, name)
            fold_all(db)
            yield db


def fold_all(db: Connection[Any]) -> int:
    """Fold until there is nothing new."""
    fold = Fold(db)
    reached = fold.position()
    while (now := fold.step()) > reached:
        reached = now
    return reached


@contextmanager
def opened(database: Database, keys: Path, seed: int, begins: datetime = BEGINS) -> Iterator[Board]:
    """A founded and furnished board in an empty database."""
    founder = Founder(UUID(int=seed, version=4), UUID(int=seed + 1, version=4), "Åsa Öberg", "Nämnden (påhittad)")
    stamp = Stamp(begins, founder.person, Role.SYSTEM_ADMIN, founder.unit)
    found(database, keys, "prov.invalid/bok", founder, stamp, demonstration=True)
    book = Book(database, Keys(keys))
    try:
        board = Board(book, History(seed, book.identity, founder, begins))
        board.write(1)
        yield board
    finally:
        book.close()


@contextmanager
def tampering(server: Server, database: Database) -> Iterator[Connection[Any]]:
    """A superuser's connection on which no trigger and no foreign key holds anything back."""
    with connect(server.dsn(database.name)) as db:
        db.execute("SET session_replication_role = replica")
        yield db


@contextmanager
def renamed(db: Connection[Any], position: int, name: str) -> Iterator[None]:
    """For a while a line has a name that nobody knows."""
    ((known,),) = db.execute("SELECT name FROM ledger.lines WHERE position = %s", (position,)).fetchall()
    rename = "UPDATE ledger.lines SET name = %s WHERE position = %s"
    db.execute(rename, (name, position))
    try:
        yield
    finally:
        db.execute(rename, (known, position))
