"""The clerk: the one way to write. A thread per book that commits all waiting acts together and rings a bell after.

Each act is accepted or refused on its own (outcome); if a batch raises, its acts are sent singly; after a lost
connection the same acts are sent again with the same keys, so nothing is lost and nothing written twice.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg
from psycopg import Connection

from ledger.batches import Batches
from ledger.lasting import Lasting
from ledger.pen import Draft

WRITTEN = "written"
ALREADY = "already"
"""The same act is in the book since before."""
KEY_USED = "key_used"
"""Another act is in the book under this key."""
OWN_MOVED = "own_moved"
"""A record that the act writes in has got lines since the decision."""
READ_MOVED = "read_moved"
"""A record that the decision rested on has got lines since."""
CLOCK = "clock"
"""The server's clock and the database's are more than a minute apart."""
EPOCH = "epoch"
"""The texts were sealed under a master key that is about to be destroyed: seal them anew."""

CHANNEL = "liggaren"
MOST_LINES = 1000
MOST_BYTES = 1_000_000

BATCH = """SELECT outcome, first, last, moved, recorded_at, number FROM ledger.append_batch(
    %s::uuid[], %s::bytea[], %s::timestamptz[], %s::integer[], %s::integer[], %s::uuid[], %s::integer[],
    %s::uuid[], %s::integer[], %s::text[], %s::bytea[], %s::integer[], %s::bytea[], %s::bytea[], %s::text[])"""
ONE = """SELECT outcome, first, last, moved, recorded_at, number FROM ledger.append(
    %s, %s, %s, %s::uuid[], %s::integer[],
    %s::uuid[], %s::integer[], %s::text[], %s::bytea[], %s::integer[], %s::bytea[], %s::bytea[], %s::text[])"""


class TooLarge(ValueError):
    """An act of no lines, or of more lines or bytes than a batch may carry."""


@dataclass(frozen=True, slots=True)
class Act:
    """What one command wants written: all its lines or none, on these conditions."""

    act: UUID
    digest: bytes | None
    at: datetime
    reads: tuple[tuple[UUID, int], ...]
    lines: tuple[Draft, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.lines) <= MOST_LINES or sum(one.size for one in self.lines) > MOST_BYTES:
            raise TooLarge(f"an act holds 1 to {MOST_LINES} lines and at most {MOST_BYTES} bytes")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an act. `number` is the one its first numbered record got."""

    outcome: str
    first: int | None
    last: int | None
    moved: UUID | None
    recorded_at: datetime | None
    number: int | None


class Clerk:
    """`connect` opens a connection of the clerk's own; `wake` is told the last position after each batch."""

    def __init__(
        self, connect: Callable[[], Connection[Any]], wake: Callable[[int], None] = lambda position: None
    ) -> None:
        self.wake = wake
        self.lasting = Lasting(connect)
        self.bell = Bell(connect)
        self.batches = Batches[Act, Outcome]("clerk", self.commit, weight=lambda act: len(act.lines))

    def append(self, act: Act) -> Future[Outcome]:
        """Hand over an act; the future is done when it is committed or refused."""
        return self.batches.ask(act)

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


def send(db: Connection[Any], acts: Sequence[Act]) -> list[Outcome]:
    """Call the append function of the book, the one for a single act or the one for many."""
    if len(acts) == 1:
        statement, arguments = ONE, single(acts[0])
    else:
        statement, arguments = BATCH, flat(acts)
    rows = db.execute(statement, arguments, prepare=True, binary=True).fetchall()
    return [Outcome(*row) for row in rows]


def columns(lines: Sequence[Draft]) -> list[Any]:
    """The lines as the eight arrays the append function takes."""
    return [
        [line.record for line in lines],
        [line.version for line in lines],
        [line.name for line in lines],
        [line.body for line in lines],
        [line.envelope.epoch if line.envelope else None for line in lines],
        [line.envelope.wrapped if line.envelope else None for line in lines],
        [line.envelope.envelope if line.envelope else None for line in lines],
        [line.series for line in lines],
    ]


def single(act: Act) -> list[Any]:
    reads = [one for one, _ in act.reads], [version for _, version in act.reads]
    return [act.act, act.digest, act.at, *reads, *columns(act.lines)]


def flat(acts: Sequence[Act]) -> list[Any]:
    line_ends: list[int] = []
    read_ends: list[int] = []
    lines: list[Draft] = []
    reads: list[tuple[UUID, int]] = []
    for act in acts:
        lines += act.lines
        reads += act.reads
        line_ends.append(len(lines))
        read_ends.append(len(reads))
    return [
        [act.act for act in acts],
        [act.digest for act in acts],
        [act.at for act in acts],
        read_ends,
        line_ends,
        [one for one, _ in reads],
        [version for _, version in reads],
        *columns(lines),
    ]


class Bell:
    """Tells other processes that there is something new: NOTIFY in a statement of its own, never inside a commit
    (its lock is held by the whole cluster), at most once a millisecond, and never waited for. It may be lost: readers
    look by themselves every second.
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
            time.sleep(0.001)
        if db is not None:
            db.close()
