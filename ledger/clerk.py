"""The clerk: the one way to write. A thread per book that commits all waiting acts together and rings a bell after.

Each act is accepted or refused on its own (outcome); if a batch raises, its acts are sent singly; after a lost
connection the same acts are sent again with the same keys, so nothing is lost and nothing written twice.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any

import psycopg
from psycopg import Connection

from ledger.acts import (
    ALREADY,
    CLOCK,
    EPOCH,
    KEY_USED,
    MOST_LINES,
    OWN_MOVED,
    READ_MOVED,
    WRITTEN,
    Act,
    Outcome,
    TooLarge,
)
from ledger.batches import Batches
from ledger.lasting import Lasting
from ledger.sending import send

__all__ = [
    "ALREADY",
    "CHANNEL",
    "CLOCK",
    "EPOCH",
    "KEY_USED",
    "MOST_LINES",
    "OWN_MOVED",
    "READ_MOVED",
    "WRITTEN",
    "Act",
    "Clerk",
    "Outcome",
    "ReadOnly",
    "TooLarge",
    "send",
]
CHANNEL = "liggaren"
PAUSE = 0.005


class ReadOnly(RuntimeError):
    """The book is not what was signed, so nothing is written in it; the message says how, in Swedish."""


class Clerk:
    """`connect` opens a connection of the clerk's own; `wake` is told the last position after each batch. `closed` is
    why the book is not written in, if it is not."""

    def __init__(
        self,
        connect: Callable[[], Connection[Any]],
        wake: Callable[[int], None] = lambda position: None,
        closed: str | None = None,
    ) -> None:
        self.wake, self.closed = wake, closed
        self.lasting = Lasting(connect)
        self.bell = Bell(connect)
        self.batches = Batches[Act, Outcome]("clerk", self.commit, weight=lambda act: len(act.lines))

    def append(self, act: Act) -> Future[Outcome]:
        """Hand over an act; the future is done when it is committed or refused. Raises ReadOnly."""
        self.must_be_open()
        return self.batches.ask(act)

    def hand_over(self, act: Act) -> asyncio.Future[Outcome]:
        """The same for a task of the running event loop."""
        self.must_be_open()
        return self.batches.ask_from_task(act)

    def must_be_open(self) -> None:
        if self.closed is not None:
            raise ReadOnly(self.closed)

    def close(self) -> None:
        """Commit what waits, then end."""
        self.batches.close()
        self.bell.close()
        self.lasting.close()

    def commit(self, acts: Sequence[Act]) -> list[Outcome]:
        """One transaction for all these acts; sent again as they are if the connection is lost. Raises Unreachable."""
        outcomes = self.lasting.use(lambda db: send(db, acts))
        written = [one.last for one in outcomes if one.outcome == WRITTEN and one.last]
        if written:
            self.wake(max(written))
            self.bell.ring()
        return outcomes


class Bell:
    """Tells other processes that there is something new: NOTIFY in a statement of its own, never inside a commit
    (its lock is held by the whole cluster), at once but never twice within a few milliseconds, and never waited for.
    It may be lost: readers look by themselves every second.
    """

    def __init__(self, connect: Callable[[], Connection[Any]]) -> None:
        self.connect = connect
        self.rung = threading.Event()
        self.ended = False
        self.thread = threading.Thread(target=self.run, name="bell", daemon=True)
        self.thread.start()

    def ring(self) -> None:
        self.rung.set()

    def close(self) -> None:
        self.ended = True
        self.rung.set()
        self.thread.join()

    def run(self) -> None:
        db: Connection[Any] | None = None
        while self.rung.wait() and not self.ended:
            self.rung.clear()
            try:
                db = db if db is not None and not db.closed else self.connect()
                db.execute(f"NOTIFY {CHANNEL}")
            except psycopg.OperationalError:
                db = None
            time.sleep(PAUSE)
        if db is not None:
            db.close()
