"""A book of a million lines in a minute: copies of real lives, put side by side as they would have come in ten years.

They are written by COPY, past the functions of the book, but as these would have written them: dense positions, a clock
that only goes forwards, the leaf of each line, its act, its seal and the number of its record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from random import Random
from typing import Any
from uuid import UUID

from psycopg import Connection, sql

from bench.house import House
from bench.lives import Life, act_again, mixed
from domain.calendar import local_day
from ledger.book import identity
from ledger.clerk import Act
from ledger.database import connect
from ledger.lines import Line, last_position, leaf_hash
from ledger.pen import Draft, Pen
from ledger.postgres import Server
from ledger.seal import associated, enclose, reveal

BEGAN = datetime(2025, 2, 3, 7, tzinfo=UTC)
YEARS = timedelta(days=3650)
PACE = timedelta(days=6)
"""Between one act and the next of a deviation, about: so a hundredth of all is open at a time."""
CHUNK = 10_000
TABLES = {
    "lines": ("int8", "uuid", "int4", "text", "bytea", "timestamptz", "bytea"),
    "sealed": ("int8", "int4", "bytea", "bytea"),
    "acts": ("uuid", "bytea", "int8", "int8"),
    "numbers": ("uuid", "text", "int2", "int4"),
}


def fill(running: Server, house: House, originals: list[Life], wanted: int) -> int:
    """Write about as many lines as wanted into a demonstration's book. Returns how many it has then."""
    records = wanted * 100 // sum(life.share * life.length for life in originals)
    acts = in_time(originals, records)
    with connect(running.dsn(house.database.name)) as db:
        maker = Maker(db, Pen.newest(identity(db).ledger, house.keys), originals)
        while chunk := list(islice(acts, CHUNK)):
            maker.write(chunk)
        db.execute("VACUUM ANALYZE ledger.lines")
        return maker.position


def in_time(originals: Sequence[Life], records: int) -> Iterator[Act]:
    """The acts of so many records in the order of time; each record begins in its turn and lasts some weeks."""
    random, step = Random(1), YEARS / records
    waiting: list[tuple[datetime, int, Act]] = []
    for number, life in enumerate(islice(mixed(originals), records)):
        begins = BEGAN + number * step
        waiting += ((at, number, act) for at, act in lived(life, begins, random))
        if number % 2000 == 0 or number == records - 1:
            waiting.sort(key=lambda one: one[:2])
            last = number == records - 1
            yield from (act for at, _, act in waiting if last or at <= begins)
            waiting = [] if last else [one for one in waiting if one[0] > begins]


def lived(life: Life, at: datetime, random: Random) -> Iterator[tuple[datetime, Act]]:
    """The acts of one record, each some days after the one before."""
    records: dict[UUID, UUID] = {}
    for act in life.acts:
        yield at, act_again(act, records, at)
        at += PACE * random.expovariate(1)


class Maker:
    """Puts acts into the tables of a book by COPY."""

    def __init__(self, db: Connection[Any], pen: Pen, originals: Sequence[Life]) -> None:
        self.db, self.position, self.pen = db, last_position(db), pen
        self.ledger: UUID = pen.ledger
        drafts = [draft for life in originals for act in life.acts for draft in act.lines]
        # What was sealed in the originals, by envelope: a copy is another line, and is sealed for itself.
        self.clear = {
            id(one.envelope): reveal(one.envelope, pen.master, self.aad(one)) for one in drafts if one.envelope
        }
        self.numbers: dict[tuple[str, int], int] = defaultdict(int)
        self.rows: dict[str, list[tuple[Any, ...]]] = {}

    def write(self, acts: Sequence[Act]) -> None:
        self.rows = {table: [] for table in TABLES}
        for act in acts:
            self.put(act)
        for table, rows in self.rows.items():
            with self.db.cursor().copy(sql.SQL(f"COPY ledger.{table} FROM STDIN (FORMAT BINARY)")) as copy:
                copy.set_types(TABLES[table])
                for row in rows:
                    copy.write_row(row)

    def aad(self, draft: Draft) -> bytes:
        return associated(self.ledger, draft.record, draft.version, draft.name)

    def put(self, act: Act) -> None:
        first = self.position + 1
        for draft in act.lines:
            self.put_line(draft, act.at)
        self.rows["acts"].append((act.act, act.digest, first, self.position))

    def put_line(self, draft: Draft, at: datetime) -> None:
        self.position += 1
        line = Line(self.position, draft.record, draft.version, draft.name, draft.body, at, b"")
        leaf = leaf_hash(self.ledger, line)
        self.rows["lines"].append((self.position, line.record, line.version, line.name, line.body, at, leaf))
        if draft.envelope is not None:
            sealed = enclose(self.clear[id(draft.envelope)], self.pen.epoch, self.pen.master, self.aad(draft))
            self.rows["sealed"].append((self.position, sealed.epoch, sealed.wrapped, sealed.envelope))
        if draft.series is not None:
            series = draft.series, local_day(at).year
            self.numbers[series] += 1
            self.rows["numbers"].append((draft.record, *series, self.numbers[series]))
