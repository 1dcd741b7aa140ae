"""Rebuild: all registers anew from the first line, in a schema of their own, by several processes split by record.

Nobody reads the new schema before it is whole. Killed half-way, a rebuild goes on where its last chunk ended; a part is
worked by one process at a time, so that what a killed rebuild left running is waited out and nothing is written twice.
"""

from __future__ import annotations

import gc
import multiprocessing
import sys
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection as Pipe
from multiprocessing.connection import wait
from typing import Any
from uuid import UUID

from psycopg import Connection

from ledger.database import connect
from ledger.lines import COLUMNS as LINE
from ledger.lines import Line, last_position
from projections import rows, schema
from projections.cards import Card, FoldStopped, follow
from projections.fold import Fold

PARTS = 2
PAGE = 10_000
CHUNK = 100_000
ROOM = 20_000


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
        self.open: dict[int, Card] = {}  # by the number that an id is: an id itself is slow to look up
        self.closings: list[tuple[UUID, int, int]] = []

    def run(self, upto: int, report: Callable[[int], None]) -> None:
        """Fold this part's lines up to a position; `report` is told the position after each chunk.

        The cards that are still open are written with the last chunk: a part that has come to its end is whole.
        """
        row = self.writing.execute("SELECT position FROM parts WHERE part = %s", (self.part,)).fetchone()
        done = int(row[0]) if row else upto
        if 0 < done < upto:
            self.take_up(done)
        while done < upto:
            until = min(done + CHUNK, upto)
            with self.writing.transaction():
                self.write(self.chunk(done, until))
                if until == upto:
                    self.write(self.open.values())
                self.writing.execute("UPDATE parts SET position = %s WHERE part = %s", (until, self.part))
            done = until
            report(done)

    def take_up(self, done: int) -> None:
        """Fold again, from their lines, the cards that waited in memory when the part was killed."""
        unwritten = f"""record IN (
            SELECT l.record FROM (SELECT record, max(version) AS version FROM ledger.lines
                                  WHERE position <= {done} AND {self.mine} GROUP BY record) AS l
            WHERE NOT EXISTS (SELECT FROM cards c WHERE c.record = l.record AND c.version = l.version))"""
        for line in self.lines(f"position <= {done} AND {unwritten}"):
            self.open[line.record.int] = follow(self.open.get(line.record.int), line, self.number(line))

    def chunk(self, after: int, until: int) -> Iterator[Card]:
        """The cards that end within a chunk, and those that there is no room to keep."""
        for page in range(after, until, PAGE):
            numbers = self.numbers(page, min(page + PAGE, until))
            for line in self.lines(f"position > {page} AND position <= {min(page + PAGE, until)} AND {self.mine}"):
                record = line.record.int
                before = self.open.pop(record, None)
                if before is not None:
                    before.to_position = line.position
                    yield before
                elif line.version > 1 and (before := self.again(line)) is not None:
                    self.closings.append((line.record, before.version, line.position))
                self.open[record] = follow(before, line, numbers.get(line.record) if line.version == 1 else None)
                if len(self.open) > self.room:
                    yield self.open.pop(next(iter(self.open)))

    def again(self, line: Line) -> Card | None:
        """A card that was written open, folded again from its own lines (None: they are gone)."""
        card: Card | None = None
        for earlier in self.lines(f"record = '{line.record}' AND version < {line.version}"):
            card = follow(card, earlier, self.number(earlier))
        return card

    def lines(self, which: str) -> Iterator[Line]:
        found = self.reading.execute(
            f"SELECT {LINE} FROM ledger.lines WHERE {which} ORDER BY position".encode(), binary=True
        )
        return (Line(*row) for row in found)

    def numbers(self, after: int, until: int) -> dict[UUID, str]:
        found = self.reading.execute(
            """SELECT n.record, series, year, number FROM ledger.numbers n JOIN ledger.lines l
               ON l.record = n.record AND l.version = 1 WHERE l.position > %s AND l.position <= %s""",
            (after, until),
        )
        return {record: f"{series}-{year}-{number:04d}" for record, series, year, number in found}

    def number(self, line: Line) -> str | None:
        return self.numbers(line.position - 1, line.position).get(line.record) if line.version == 1 else None

    def write(self, cards: Iterable[Card]) -> None:
        rows.put(self.writing, cards)
        if self.closings:
            with self.writing.cursor().copy("COPY closings FROM STDIN") as copy:
                for closing in self.closings:
                    copy.write_row(closing)
            self.closings.clear()


def life(dsn: str, name: str, part: int, parts: int, upto: int, pipe: Pipe) -> None:
    """The life of a part's process. A line that cannot be folded is sent to whoever waits for the part."""
    gc.freeze()
    gc.disable()  # the fold makes no cycles; collecting costs a tenth
    try:
        run_part(dsn, name, part, parts, upto, pipe.send)
    except FoldStopped as stopped:
        pipe.send((stopped.position, str(stopped)))
    except BrokenPipeError:
        sys.exit(1)  # nobody waits for this part any more
    pipe.close()


def run_part(dsn: str, name: str, part: int, parts: int, upto: int, report: Callable[[int], None]) -> None:
    with connect(dsn) as reading, connect(dsn) as writing:
        for db in (reading, writing):
            schema.use(db, name)
        writing.execute("SET synchronous_commit = off")
        alone(writing, f"{name}/{part}")
        Part(reading, writing, part, parts).run(upto, report)


def alone(db: Connection[Any], what: str) -> None:
    """Wait until nobody else does this, and let nobody else do it as long as the connection is open."""
    db.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", (what,))


def rebuild(dsn: str, name: str, parts: int = PARTS, report: Callable[[int, int], None] = lambda done, of: None) -> int:
    """Fill a schema from the first line to the last, index it and mark it whole. Returns the position reached.

    Arguments: `dsn` as the running role; `report` is told (lines done, lines in all). Raises FoldStopped at a line that
    cannot be folded, ChildProcessError if a part failed otherwise; run again, it goes on where it was.
    """
    with connect(dsn) as db:
        alone(db, name)
        if not schema.exists(db, name):
            schema.create(db, name)
        schema.use(db, name)
        fold = Fold(db)
        if schema.is_complete(db, name):
            return fold.position()
        if fold.position() == 0:
            upto, parts = begun(db, parts)
            if parts == 1:
                run_part(dsn, name, 0, 1, upto, lambda done: report(done, upto))
            else:
                run_parts(dsn, name, parts, upto, report)
            settle(db, upto)
        schema.finish(db, name, dsn)
        done = fold.position()
        while (reached := fold.step()) > done:
            done = reached
        return done


def begun(db: Connection[Any], parts: int) -> tuple[int, int]:
    """The position the parts go to and how many they are; noted, so that a rebuild taken up again does the same."""
    with db.transaction():
        noted = dict(db.execute("SELECT part, position FROM parts").fetchall())
        if not noted:
            upto = last_position(db)
            # A short book is folded before other processes would have started.
            noted = {-1: upto} | dict.fromkeys(range(parts if upto > PAGE else 1), 0)
            with db.cursor() as cursor:
                cursor.executemany("INSERT INTO parts VALUES (%s, %s)", list(noted.items()))
    return int(noted[-1]), len(noted) - 1


def run_parts(dsn: str, name: str, parts: int, upto: int, report: Callable[[int, int], None]) -> None:
    """Let each part run in a process of its own, to their ends. Raises FoldStopped, ChildProcessError."""
    context = multiprocessing.get_context("spawn")
    pipes, processes, done = [], [], [0] * parts
    stopped: list[tuple[int, str]] = []
    for part in range(parts):
        receiving, sending = context.Pipe(duplex=False)
        process = context.Process(target=life, args=(dsn, name, part, parts, upto, sending), daemon=True)
        process.start()
        sending.close()
        pipes.append(receiving)
        processes.append(process)
    while open_pipes := [pipe for pipe in pipes if not pipe.closed]:
        for ready in wait(open_pipes):
            assert isinstance(ready, Pipe)
            try:
                said = ready.recv()
            except EOFError:
                ready.close()
                continue
            if isinstance(said, tuple):
                stopped.append(said)
            else:
                done[pipes.index(ready)] = said
                report(sum(done) // parts, upto)
    for process in processes:
        process.join()
    if stopped:
        raise FoldStopped(*min(stopped))
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
