"""The sequencer: a thread that takes what is written into the tree, and has it signed at a steady pace.

It runs in the process that commits, after the commit: nobody who writes waits for it. Several processes may each have
one; what one has done the others find done.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any

import psycopg
from psycopg import Connection

from ledger import clock
from ledger.keys import Keys
from ledger.proof import checkpoints
from ledger.proof.checkpoints import Checkpoint, Forked
from ledger.proof.tiles import integrate
from ledger.proof.tree import ProofWrong

CADENCE = 60.0
"""Seconds between checkpoints, when something has been written."""
GATHERS = 0.2
"""Seconds that it lets lines gather: a batch costs more than the lines in it."""
LOG = logging.getLogger("liggaren.sequencer")

Told = Callable[[Checkpoint], None]


class Sequencer:
    """`connect` opens a connection of its own; `signed` is told of each new checkpoint (to have it cosigned)."""

    def __init__(
        self,
        connect: Callable[[], Connection[Any]],
        keys: Keys,
        origin: str,
        signed: Told = lambda checkpoint: None,
        cadence: float = CADENCE,
    ) -> None:
        self.connect, self.keys, self.origin, self.signed, self.cadence = connect, keys, origin, signed, cadence
        self.woken, self.ended = threading.Event(), threading.Event()
        self.woken.set()  # what came while nobody was here
        self.due = clock.monotonic()
        self.thread = threading.Thread(target=self.run, name="sequencer", daemon=True)
        self.thread.start()

    def wake(self, position: int) -> None:
        """There is something new."""
        self.woken.set()

    def close(self) -> None:
        """Sign what has come since the last checkpoint, then end."""
        self.ended.set()
        self.woken.set()
        self.thread.join()

    def run(self) -> None:
        db: Connection[Any] | None = None
        goes_on = True
        while goes_on:
            self.woken.wait(max(0.0, self.due - clock.monotonic()) if self.due else None)
            goes_on = not self.ended.wait(GATHERS)
            self.woken.clear()
            db = self.attempt(db)
        if db is not None:
            db.close()

    def attempt(self, db: Connection[Any] | None) -> Connection[Any] | None:
        """Take in what there is, and sign if it is time. Whatever goes wrong is said, and tried again."""
        try:
            db = self.connect() if db is None or db.closed else db
            self.work(db)
        except (psycopg.OperationalError, psycopg.InterfaceError):
            self.due = clock.monotonic() + self.cadence
            return None
        except (Forked, ProofWrong) as error:
            LOG.error("inget skrivs under: %s", error)
            self.due = clock.monotonic() + self.cadence
        return db

    def work(self, db: Connection[Any]) -> None:
        integrate(db)
        before = checkpoints.latest(db)
        if not checkpoints.is_due(db):
            self.due = 0.0
            return
        if not self.due:  # the first line after a quiet time
            self.due = clock.monotonic() + self.cadence
        if self.ended.is_set() or clock.monotonic() >= self.due:
            made = checkpoints.sign(db, self.keys, self.origin)
            self.due = 0.0
            if made is not None and made != before:
                self.signed(made)
