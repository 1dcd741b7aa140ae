"""Records read back: the state of a record and its version, folded from its lines, many asked for in one query.

A bounded cache holds what was read or written last, the oldest going first. It may be stale when another process
writes; that is found at the append, which is conditioned on the versions, and then the record is read again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar
from uuid import UUID

from psycopg import Connection

from domain.grammar import Event, Stamp
from domain.registers import Register
from ledger.batches import Batches
from ledger.codec import KINDS, NotALine, read
from ledger.lasting import Lasting
from ledger.lines import COLUMNS, Line

T = TypeVar("T")

ROOM = 20_000


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it stands: its register and state (None if it has no lines), and its version (0 then)."""

    record: UUID
    version: int
    register: Register[Any] | None
    state: Any

    def with_line(self, event: Event, stamp: Stamp) -> Record:
        """The record when an event has become its next line. It has a register."""
        assert self.register is not None
        return Record(self.record, self.version + 1, self.register, self.register.follow(self.state, event, stamp))


class Records:
    """The states of records, read in batches by a thread with a connection of its own."""

    def __init__(self, connect: Callable[[], Connection[Any]], room: int = ROOM) -> None:
        self.room = room
        self.lasting = Lasting(connect)
        self.cache: dict[UUID, Record] = {}
        self.lock = Lock()
        self.batches = Batches[Sequence[UUID], dict[UUID, Record]]("records", self.serve)

    def close(self) -> None:
        self.batches.close()
        self.lasting.close()

    def known(self, records: Iterable[UUID]) -> dict[UUID, Record]:
        """Those of the records that the cache holds."""
        cache = self.cache  # looked into without the lock: whoever finds an older record is told at the append
        return {one: held for one in records if (held := cache.get(one)) is not None}

    def fetch(self, records: Sequence[UUID]) -> Future[dict[UUID, Record]]:
        """Read these records from the book."""
        return self.batches.ask(records)

    def fetch_for_task(self, records: Sequence[UUID]) -> asyncio.Future[dict[UUID, Record]]:
        """The same for a task of the running event loop."""
        return self.batches.ask_from_task(records)

    async def look_up(self, work: Callable[[Connection[Any]], T]) -> T:
        """What else is asked of the book, between the batches."""
        return await asyncio.to_thread(self.lasting.use, work)

    def keep(self, record: Record) -> None:
        """Remember a record, unless a later version is remembered already."""
        with self.lock:
            held = self.cache.get(record.record)
            if held is None or held.version < record.version:
                self.cache.pop(record.record, None)
                self.cache[record.record] = record
            while len(self.cache) > self.room:
                del self.cache[next(iter(self.cache))]

    def forget(self, *records: UUID) -> None:
        """Read these anew the next time: one of them has moved."""
        with self.lock:
            for one in records:
                self.cache.pop(one, None)

    def serve(self, askings: Sequence[Sequence[UUID]]) -> list[dict[UUID, Record]]:
        wanted = list({one for asking in askings for one in asking})
        found = self.lasting.use(lambda db: states(db, wanted))
        for record in found.values():
            # That there is none is worth remembering of those that are looked for again and again: settings not made,
            # roles not held. Their ids are derived (UUIDv8). If it is no longer so, the append finds out.
            if record.version or record.record.version == 8:
                self.keep(record)
        return [{one: found[one] for one in asking} for asking in askings]


def states(db: Connection[Any], wanted: Sequence[UUID]) -> dict[UUID, Record]:
    """The records as they stand in the book. Raises NotALine."""
    rows = db.execute(
        f"SELECT {COLUMNS} FROM ledger.lines WHERE record = ANY(%s) ORDER BY record, version",
        (wanted,),
        prepare=True,
        binary=True,
    ).fetchall()
    found = {one: Record(one, 0, None, None) for one in wanted}
    for row in rows:
        line = Line(*row)
        found[line.record] = follow(found[line.record], line)
    return found


def follow(record: Record, line: Line) -> Record:
    """The record with one more line folded in. Raises NotALine for a line that is not its next."""
    entered = read(line)
    register = KINDS[type(entered.event).type].register
    if line.version != record.version + 1 or record.register not in (None, register):
        raise NotALine(f"Rad {line.position} är inte nästa rad i posten {line.record}")
    state = register.initial if record.register is None else record.state
    return Record(line.record, line.version, register, register.follow(state, entered.event, entered.stamp))
