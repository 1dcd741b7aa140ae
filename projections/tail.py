"""The live tail: folds what is new as it comes, and lets those wait who want to read what they wrote.

It is woken by the clerk of its own process, by NOTIFY from another, and by itself every second: a lost notification or
a killed LISTEN connection costs at most that.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import psycopg
from psycopg import Connection

from ledger.clerk import CHANNEL
from projections import schema
from projections.cards import FoldStopped
from projections.fold import BATCH, Fold

LOOKS_EVERY = 1.0
LISTENS_FOR = 0.25
GATHERS = 0.02
"""Seconds between folds when much is written and nobody waits: a batch costs more than the lines in it."""
LOG = logging.getLogger("liggaren.tail")


class Behind(TimeoutError):
    """The registers did not reach the position in time; what was written is safe, reading it must wait."""


def arrive(arrived: asyncio.Future[None], error: FoldStopped | None) -> None:
    if arrived.done():
        return
    if error is None:
        arrived.set_result(None)
    else:
        arrived.set_exception(error)


class Tail:
    """Follows one book. `connect` opens connections as the running role; the schema must be complete."""

    def __init__(self, connect: Callable[[], Connection[Any]], schema_name: str) -> None:
        self.connect, self.schema = connect, schema_name
        self.position = 0
        self.stopped: FoldStopped | None = None
        self.ended = False
        self.woken = threading.Event()
        self.wanted = threading.Event()
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
        self.wanted.set()
        self.woken.set()
        for thread in self.threads:
            thread.join()

    async def reached(self, position: int, patience: float = 5.0) -> None:
        """Wait until the registers show everything up to a position. Raises Behind, FoldStopped."""
        if self.position >= position:
            return
        loop = asyncio.get_running_loop()
        arrived: asyncio.Future[None] = loop.create_future()
        waiting = (position, loop, arrived)
        with self.lock:
            self.waiting.append(waiting)
        self.wanted.set()
        self.woken.set()
        if self.position >= position:
            self.tell()
        try:
            async with asyncio.timeout(patience):
                await arrived
        except TimeoutError:
            raise Behind from None
        finally:
            with self.lock, suppress(ValueError):
                self.waiting.remove(waiting)

    def tell(self) -> None:
        """Let those go on whose position is reached; if the fold stands still, tell the others why."""
        with self.lock:
            told = [one for one in self.waiting if self.stopped is not None or one[0] <= self.position]
            self.waiting = [one for one in self.waiting if one not in told]
        for position, loop, arrived in told:
            error = None if position <= self.position else self.stopped
            with suppress(RuntimeError):  # whoever waited is gone, and the loop with them
                loop.call_soon_threadsafe(arrive, arrived, error)

    # ── The two threads ──────────────────────────────────────────────────────

    def follow(self) -> None:
        """Fold until told to end; open the connection again when it is lost; stop loudly at a bad line, and retry."""
        db: Connection[Any] | None = None
        said = ""
        folded = 0.0
        while not self.ended:
            self.woken.wait(LOOKS_EVERY)
            self.gather(folded)
            try:
                if db is None or db.closed:
                    db = self.connect()
                    schema.use(db, self.schema)
                    # What a crash takes is folded again: nobody need wait for the disk.
                    db.execute("SET synchronous_commit = off")
                    fold = Fold(db)
                self.catch_up(fold)
                folded = time.monotonic()
                trouble = str(self.stopped or "")
            except Exception as error:  # whatever it is: said, and tried again on a new connection
                trouble = type(error).__name__
                if db is not None:
                    db.close()
                db = None
                time.sleep(0.1)
            if trouble and trouble != said:
                LOG.error("registren står stilla: %s", trouble)
            said = trouble
        if db is not None:
            db.close()

    def gather(self, folded: float) -> None:
        """Let more lines come, if the last fold was just now and nobody waits for this one."""
        self.wanted.clear()
        if not self.waiting:
            self.wanted.wait(max(0.0, folded + GATHERS - time.monotonic()))
        self.woken.clear()

    def catch_up(self, fold: Fold) -> None:
        """Fold what is new, batch by batch, and tell those who wait; a line that cannot be folded ends it."""
        stopped: FoldStopped | None = None
        going = True
        while going:
            try:
                reached = fold.step()
            except FoldStopped as error:
                stopped, reached = error, fold.done
            going = stopped is None and reached >= self.position + BATCH
            self.position, self.stopped = max(reached, self.position), stopped
            self.tell()

    def listen(self) -> None:
        """Pass on the bell of other processes."""
        while not self.ended:
            try:
                with self.connect() as db:
                    db.execute(f"LISTEN {CHANNEL}")
                    self.woken.set()
                    while not self.ended:
                        for _ in db.notifies(timeout=LISTENS_FOR, stop_after=1):
                            self.woken.set()
            except psycopg.Error:
                time.sleep(0.2)
