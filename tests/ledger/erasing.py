"""What the tests of erasure and of epochs have in common: to erase, to look, to start anew, and an old backup."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from subprocess import PIPE

from psycopg import sql
from psycopg.conninfo import make_conninfo

from domain.book import EraseTexts, Ground
from domain.terms import Body
from domain.words import Decision
from ledger.answers import Receipt
from ledger.book import Book
from ledger.database import Database, connect
from ledger.erasure import Erasure
from ledger.opening import Erased, Opened
from ledger.postgres import Server
from tests.ledger.acting import Stamps, run


def erase(
    book: Book,
    stamp: Stamps,
    *positions: int,
    contents: tuple[str, ...] = (),
    ground: Ground = Ground.ENTERED_BY_MISTAKE,
    key: str = "erase",
) -> tuple[Receipt, Erasure]:
    return run(book.erase(stamp(), erasing(stamp, *positions, contents=contents, ground=ground), key))


def erasing(stamp: Stamps, *positions: int, contents: tuple[str, ...] = (), ground: Ground) -> EraseTexts:
    """The board's decision to erase these."""
    decision = Decision(body=Body.BOARD, day=stamp().day, paragraph="12 §")
    return EraseTexts(positions=positions, contents=contents, ground=ground, decision=decision)


def text_of(book: Book, stamp: Stamps, position: int) -> Opened | Erased:
    return book.door.open_sealed(stamp().by, "prov", [position])[position]


@contextmanager
def reopened(book: Book, database: Database | None = None) -> Iterator[Book]:
    """The book as it is when the program is started anew."""
    again = Book(database or book.database, book.keys)
    try:
        yield again
    finally:
        again.close()


@contextmanager
def backup(book: Book, server: Server) -> Iterator[Database]:
    """The database as it is now, kept, and restored beside it."""
    name, tools = f"{book.database.name}_kopia", server.binaries
    with connect(server.dsn("postgres")) as db:
        db.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        dump = subprocess.run([tools / "pg_dump", "-Fc", server.dsn(book.database.name)], check=True, stdout=PIPE)
        subprocess.run([tools / "pg_restore", "-d", server.dsn(name)], check=True, input=dump.stdout)
        try:
            one = book.database
            yield Database(name, *(make_conninfo(dsn, dbname=name) for dsn in (one.owner_dsn, one.writer_dsn)))
        finally:
            db.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
