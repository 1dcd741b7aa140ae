"""Rebuild: all registers anew from the first line, in a schema of their own, by several processes split by record.

Nobody reads the new schema before it is whole. Killed half-way, a rebuild goes on where its last chunk ended.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection as Pipe
from multiprocessing.connection import wait
from typing import Any
from uuid import UUID

from psycopg import Connection

from ledger.database import connect
from ledger.lines import COLUMNS as LINE
from ledger.lines import Line, last_position
from projections import schema
from projections.cards import Card, follow
from projections.fold import COPY, Fold

PARTS = 2
PAGE = 10_000
CHUNK = 100_000
ROOM = 100_000


class Part:
    """One part of a rebuild: the records whose ids fall to it, in chunks, each in a transaction of its own.

    A card is written when the next version ends it, so that most rows are written once and whole. Cards still open
    wait in memory, at most `room` of them; beyond that the one untouched longest is written open, and its ending is
    noted in `closings` if it comes.
    """

    def __init__(self, reading: Connection[Any], writing: Connection[Any], part: int, parts: int) -> None:
        self.reading, self.writing, self.part, self.room = reading, writing, part, ROOM
        # Split by the last byte of the record's id, which is random in UUIDv4 and v8.
        self.mine = f"get_byte(uuid_send(record), 15) % {parts} = {part}"
        self.open: OrderedDict[UUID, Card] = OrderedDict()
        self.closings: list[tuple[UUID, int, int]] = []

    def run(self, upto: int, report: Callable[[int], None]) -> None:
        """Fold this part's lines up to a position; `report` is told the position after each chunk."""
        done = self.begin()
        while done < upto:
            until = min(done + CHUNK, upto)
            with self.writing.transaction():
                self.write(self.chunk(done, until))
                self.writing.execute("UPDATE parts SET position = %s WHERE part = %s", (until, self.part))
            done = until
            report(done)
        with self.writing.transaction():
            self.write(self.open.values())
            self.writing.execute("DELETE FROM parts WHERE part = %s", (self.part,))

    def begin(self) -> int:
        """Where to go on. Cards that waited in memory when a part was killed are folded again from their lines."""
        row = self.writing.execute("SELECT position FROM parts WHERE part = %s", (self.part,)).fetchone()
        if row is None:
            self.writing.execute("INSERT INTO parts VALUES (%s, 0)", (self.part,))
            return 0
        done = int(row[0])
        unwritten = f"""record IN (
            SELECT l.record FROM (SELECT record, max(version) AS version FROM ledger.lines
                                  WHERE position <= {done} AND {self.mine} GROUP BY record) AS l
            WHERE NOT EXISTS (SELECT FROM cards c WHERE c.record = l.record AND c.version = l.version))"""
        for line in self.lines(f"position <= {done} AND {unwritten}"):
            self.open[line.record] = follow(self.open.get(line.record), line, self.number(line))
        return done

    def chunk(self, after: int, until: int) -> Iterator[Card]:
        """The cards that end within a chunk, and those that there is no room to keep."""
        for page in range(after, until, PAGE):
            numbers = self.numbers(page, min(page + PAGE, until))
            for line in self.lines(f"position > {page} AND position <= {min(page + PAGE, until)} AND {self.mine}"):
                before = self.open.pop(line.record, None)
                if before is not None:
                    before.to_position = line.position
                    yield before
                elif line.version > 1:
                    before = self.again(line)
                    self.closings.append((line.record, before.version, line.position))
                self.open[line.record] = follow(before, line, numbers.get(line.record))
                if len(self.open) > self.room:
                    yield self.open.popitem(last=False)[1]

    def again(self, line: Line) -> Card:
        """A card that was written open, folded again from its own lines."""
        card: Card | None = None
        for earlier in self.lines(f"record = '{line.record}' AND version < {line.version}"):
            card = follow(card, earlier, self.number(earlier))
        assert card is not None, "a record's lines are dense"
        return card

    def lines(self, which: str) -> Iterator[Line]:
        rows = self.reading.execute(
            f"SELECT {LINE} FROM ledger.lines WHERE {which} ORDER BY position".encode(), binary=True
        )
        return (Line(*row) for row in rows)

    def numbers(self, after: int, until: int) -> dict[UUID, str]:
        rows = self.reading.execute(
            """SELECT n.record, series, year, number FROM ledger.numbers n JOIN ledger.lines l
               ON l.record = n.record AND l.version = 1 WHERE l.position > %s AND l.position <= %s""",
            (after, until),
        )
        return {record: f"{series}-{year}-{number:04d}" for record, series, year, number in rows}

    def number(self, line: Line) -> str | None:
        return self.numbers(line.position - 1, line.position).get(line.record) if line.version == 1 else None

    def write(self, cards: Iterable[Card]) -> None:
        with self.writing.cursor().copy(COPY) as copy:
            for card in cards:
                copy.write_row(card.row())
        if self.closings:
            with self.writing.cursor().copy("COPY closings FROM STDIN") as copy:
                for closing in self.closings:
                    copy.write_row(closing)
            self.closings.clear()


def run_part(dsn: str, name: str, part: int, parts: int, upto: int, pipe: Pipe) -> None:
    """The life of a part's process."""
    gc.freeze()
    gc.disable()  # the fold makes no cycles; collecting costs a tenth
    with connect(dsn) as reading, connect(dsn) as writing:
        for db in (reading, writing):
            schema.use(db, name)
        writing.execute("SET synchronous_commit = off")
        Part(reading, writing, part, parts).run(upto, pipe.send)
    pipe.close()


def rebuild(dsn: str, name: str, parts: int = PARTS, report: Callable[[int, int], None] = lambda done, of: None) -> int:
    """Fill a schema from the first line to the last, index it and mark it whole. Returns the position reached.

    Arguments: `dsn` as the running role; `report` is told (lines done, lines in all). Raises ChildProcessError if a part
    failed; run again, it goes on where it was.
    """
    with connect(dsn) as db:
        if not schema.exists(db, name):
            schema.create(db, name)
        schema.use(db, name)
        if schema.is_complete(db, name):
            return Fold(db).position()
        upto = begun_upto(db)
        if parts_left(db) is not None or Fold(db).position() == 0:
            run_parts(dsn, name, parts, upto, report)
            settle(db, upto)
        schema.finish(db, name)
        fold = Fold(db)
        while (reached := fold.step()) > upto:
            upto = reached
        return upto


def begun_upto(db: Connection[Any]) -> int:
    """The position a rebuild goes to in parts; noted, so that one taken up again goes to the same."""
    row = db.execute("SELECT position FROM parts WHERE part = -1").fetchone()
    if row is None:
        db.execute("INSERT INTO parts VALUES (-1, %s)", (last_position(db),))
        return begun_upto(db)
    return int(row[0])


def parts_left(db: Connection[Any]) -> int | None:
    row = db.execute("SELECT count(*) FROM parts WHERE part >= 0").fetchone()
    return int(row[0]) or None if row else None


def run_parts(dsn: str, name: str, parts: int, upto: int, report: Callable[[int, int], None]) -> None:
    context = multiprocessing.get_context("spawn")
    pipes, processes, done = [], [], [0] * parts
    for part in range(parts):
        receiving, sending = context.Pipe(duplex=False)
        process = context.Process(target=run_part, args=(dsn, name, part, parts, upto, sending), daemon=True)
        process.start()
        sending.close()
        pipes.append(receiving)
        processes.append(process)
    while open_pipes := [pipe for pipe in pipes if not pipe.closed]:
        for ready in wait(open_pipes):
            assert isinstance(ready, Pipe)
            try:
                done[pipes.index(ready)] = ready.recv()
                report(sum(done) // parts, upto)
            except EOFError:
                ready.close()
    for process in processes:
        process.join()
    if any(process.exitcode for process in processes):
        raise ChildProcessError("En del av ombyggnaden avbröts; kör den igen, så fortsätter den där den var.")


def settle(db: Connection[Any], upto: int) -> None:
    """End the cards that were written before what followed them was known, and note how far the parts came."""
    with db.transaction():
        db.execute(
            """UPDATE cards SET to_position = e.to_position FROM closings e
               WHERE cards.record = e.record AND cards.version = e.version"""
        )
        db.execute("TRUNCATE closings")
        db.execute("DELETE FROM parts")
        db.execute("UPDATE progress SET position = %s", (upto,))
