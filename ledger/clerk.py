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
from datetime import UTC, datetime
from itertools import accumulate
from typing import Any
from uuid import UUID

import psycopg
from psycopg import Connection, Cursor

from ledger.arrays import MICROSECOND, Blobs, Instants, Integers, Texts, Uuids
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
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
MOST_LINES = 1000
MOST_BYTES = 1_000_000

ONE_LINE = "SELECT ledger.append_line(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
ONE = """SELECT outcome, first, last, moved, recorded_at, number FROM ledger.append(
    %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"""
TOGETHER = """SELECT outcome, first, last, moved, recorded_at, number FROM ledger.append_together(
    %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"""


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
        self.cursor: Cursor[Any] | None = None
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
        outcomes = self.lasting.use(lambda db: send(self.cursor_of(db), acts))
        written = [one.last for one in outcomes if one.outcome == WRITTEN and one.last]
        if written:
            self.wake(max(written))
            self.bell.ring()
        return outcomes

    def cursor_of(self, db: Connection[Any]) -> Cursor[Any]:
        """One cursor as long as the connection lasts: a new one for each act costs half of what sending it does."""
        if self.cursor is None or self.cursor.connection is not db:
            self.cursor = db.cursor()
        return self.cursor


def send(db: Connection[Any] | Cursor[Any], acts: Sequence[Act]) -> list[Outcome]:
    """Call one of the three append functions of the book: for one line, for one act of several, for many acts."""
    if len(acts) > 1:
        return called(db, TOGETHER, together(acts))
    (act,) = acts
    if len(act.lines) == 1:
        (answer,) = db.execute(ONE_LINE, one_line(act), prepare=True, binary=True).fetchall()
        if answer[0] is not None:
            return [told(answer[0])]
    return called(db, ONE, one(act))


def called(db: Connection[Any] | Cursor[Any], statement: str, arguments: list[Any]) -> list[Outcome]:
    rows = db.execute(statement.encode(), arguments, prepare=True, binary=True).fetchall()
    return [Outcome(*row) for row in rows]


def told(answer: str) -> Outcome:
    """What append_line says when it has written: position, seconds, and the number if one was given."""
    position, seconds, *number = answer.split(" ")
    recorded_at = BEGINNING + MICROSECOND * int(seconds.replace(".", ""))
    return Outcome(WRITTEN, int(position), int(position), None, recorded_at, int(number[0]) if number else None)


def one_line(act: Act) -> list[Any]:
    line, sealed = act.lines[0], act.lines[0].envelope
    return [
        *(act.act, act.digest, act.at, *reads_of([act])),
        *(line.record, line.version, line.name, line.body),
        *((sealed.epoch, sealed.wrapped, sealed.envelope) if sealed else (None, None, None)),
        line.series,
    ]


def one(act: Act) -> list[Any]:
    return [act.act, act.digest, act.at, *reads_of([act]), *columns(act.lines)]


def together(acts: Sequence[Act]) -> list[Any]:
    return [
        Uuids(act.act for act in acts),
        Blobs(act.digest for act in acts),
        Instants(act.at for act in acts),
        Integers(accumulate(len(act.reads) for act in acts)),
        Integers(accumulate(len(act.lines) for act in acts)),
        *reads_of(acts),
        *columns([line for act in acts for line in act.lines]),
    ]


def reads_of(acts: Sequence[Act]) -> tuple[Uuids, Integers]:
    return (
        Uuids([record for act in acts for record, _ in act.reads]),
        Integers([version for act in acts for _, version in act.reads]),
    )


def columns(lines: Sequence[Draft]) -> list[Any]:
    """The lines as the eight arrays the append functions take."""
    sealed = [line.envelope for line in lines]
    return [
        Uuids([line.record for line in lines]),
        Integers([line.version for line in lines]),
        Texts([line.name for line in lines]),
        Blobs([line.body for line in lines]),
        Integers([one.epoch if one else None for one in sealed]),
        Blobs([one.wrapped if one else None for one in sealed]),
        Blobs([one.envelope if one else None for one in sealed]),
        Texts([line.series for line in lines]),
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
