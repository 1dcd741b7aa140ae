"""A connection that lasts: opened when first used, and opened again when it is lost, for as long as patience allows."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

import psycopg
from psycopg import Connection, errors

T = TypeVar("T")

PATIENCE = 30.0
"""Seconds in which a database server that went away must be back, before those who wait are told."""


FAREWELLS = (errors.AdminShutdown, errors.CrashShutdown, errors.CannotConnectNow)
"""What a server says when it ends a connection, whether or not we have seen the end of it yet."""


class Unreachable(RuntimeError):
    """The database cannot be reached: nobody is served until it is back (503)."""


class Lasting:
    """A connection of somebody's own; used by one thread at a time.

    What is done with it may be done twice, if the connection is lost while it is done: give it only such work. Once it
    has waited in vain, it tries once for each who comes, and waits for nobody until the server is back.
    """

    def __init__(self, connect: Callable[[], Connection[Any]], patience: float = PATIENCE) -> None:
        self.connect, self.patience = connect, patience
        self.db: Connection[Any] | None = None
        self.lock = Lock()
        self.in_vain = False
        self.ended = False

    def use(self, work: Callable[[Connection[Any]], T]) -> T:
        """Do the work, again on a new connection if the old one is lost meanwhile. Raises Unreachable."""
        with self.lock:
            deadline = time.monotonic() + (0 if self.in_vain else self.patience)
            while True:
                try:
                    done = work(self.open())
                    self.in_vain = False
                    return done
                except psycopg.OperationalError as error:
                    if self.db is not None and not self.db.closed and not isinstance(error, FAREWELLS):
                        raise  # it said no, but it is there
                    self.db = None
                    if self.ended or time.monotonic() > deadline:
                        self.in_vain = True
                        raise Unreachable(f"Databasen svarar inte: {type(error).__name__}") from error
                    time.sleep(0.1)

    def open(self) -> Connection[Any]:
        if self.ended:
            raise Unreachable("Liggaren är stängd.")
        if self.db is None or self.db.closed:
            self.db = None
            db = self.connect()
            # A plan made on a young book must not become a scan of an old one.
            db.execute("SET enable_seqscan = off")
            self.db = db
        return self.db

    def close(self) -> None:
        self.ended = True
        if self.db is not None:
            self.db.close()
