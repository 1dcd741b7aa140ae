"""The live tail: folds what is new as it comes, and lets those wait who want to read what they wrote.

It is woken by the clerk of its own process, by NOTIFY from another, and by itself every second: a lost notification or a
killed LISTEN connection costs at most that.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Callable
from typing import Any

import psycopg
from psycopg import Connection

from ledger.clerk import CHANNEL
from projections import schema
from projections.cards import FoldStopped
from projections.fold import Fold

LOOKS_EVERY = 1.0
LOG = logging.getLogger("liggaren.tail")


class Behind(TimeoutError):
    """The registers did not reach the position in time; what was written is safe, reading it must wait."""


def arrive(arrived: asyncio.Future[None]) -> None:
    if not arrived.done():
        arrived.set_result(None)


class Tail:
    """Follows one book. `connect` opens connections as the running role; the schema must be complete."""

    def __init__(self, connect: Callable[[], Connection[Any]], schema_name: str) -> None:
        self.connect, self.schema = connect, schema_name
        self.position = 0
        self.stopped: FoldStopped | None = None
        self.ended = False
        self.woken = threading.Event()
        self.lock = threading.Lock()
        self.waiting: list[tuple[int, asyncio.AbstractEventLoop, asyncio.Future[None]]] = []
        self.threads = [
            threading.Thread(target=self.follow, name="tail", daemon=True),
            threading.Thread(target=self.listen, name="listen", daemon=True),
        ]
        for thread in self.threads:
            thread.start()

    def wake(self, position: int = 0) -> None:
        """There is something new."""
        self.woken.set()

    def close(self) -> None:
        self.ended = True
        self.woken.set()
        for thread in self.threads:
            thread.join()

    async def reached(self, position: int, patience: float = 5.0) -> None:
        """Wait until the registers show everything up to a position. Raises Behind, FoldStopped."""
        if self.position >= position:
            return
        loop = asyncio.get_running_loop()
        arrived: asyncio.Future[None] = loop.create_future()
        with self.lock:
            self.waiting.append((position, loop, arrived))
        self.woken.set()
        if self.position >= position:
            self.tell()
        try:
            await asyncio.wait_for(arrived, patience)
        except TimeoutError:
            if self.stopped is not None:
                raise self.stopped from None
            raise Behind from None

    def tell(self) -> None:
        """Let those go on whose position is reached."""
        with self.lock:
            done = [one for one in self.waiting if one[0] <= self.position]
            self.waiting = [one for one in self.waiting if one[0] > self.position]
        for _, loop, arrived in done:
            if not loop.is_closed():
                loop.call_soon_threadsafe(arrive, arrived)

    # ── The two threads ──────────────────────────────────────────────────────

    def follow(self) -> None:
        """Fold until told to end; open the connection again when it is lost; stop loudly at a bad line, and retry."""
        db: Connection[Any] | None = None
        while not self.ended:
            self.woken.wait(LOOKS_EVERY)
            self.woken.clear()
            try:
                if db is None or db.closed:
                    db = self.connect()
                    schema.use(db, self.schema)
                    fold = Fold(db)
                while (reached := fold.step()) > self.position:
                    self.position, self.stopped = reached, None
                    self.tell()
            except FoldStopped as stopped:
                if self.stopped is None:
                    LOG.error("registren står stilla: %s", stopped)
                self.stopped, self.position = stopped, fold.position()
                self.tell()
            except psycopg.OperationalError as lost:
                LOG.warning("förbindelsen med databasen bröts: %s", type(lost).__name__)
                db = None
                time.sleep(0.1)
        if db is not None:
            db.close()

    def listen(self) -> None:
        """Pass on the bell of other processes."""
        while not self.ended:
            try:
                with self.connect() as db:
                    db.execute(f"LISTEN {CHANNEL}")
                    self.woken.set()
                    while not self.ended:
                        for _ in db.notifies(timeout=LOOKS_EVERY, stop_after=1):
                            self.woken.set()
            except psycopg.OperationalError:
                time.sleep(0.2)
