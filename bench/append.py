"""One client that appends: the book against a bare INSERT of the same bytes, and against the library's own recorder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from eventsourcing.persistence import StoredEvent
from psycopg import Connection, Cursor

from bench.grounds import LABELS, NoCompiler, Setting, Size, server
from bench.house import House, build
from bench.library import recorder
from bench.lives import Life, copies, lives
from bench.rounds import Turns, in_turns, rate
from bench.table import Row, left_out, number, ratio
from ledger import clock
from ledger.clerk import WRITTEN, Act, Clerk, send
from ledger.postgres import Server

# The same table with the same checks and indexes, in a schema of its own; only the book's function is missing.
BARE = "CREATE SCHEMA bare; CREATE TABLE bare.lines (LIKE ledger.lines INCLUDING ALL)"
INSERT = "INSERT INTO bare.lines VALUES (%s, %s, %s, %s, %s, %s, %s)"
LEAF = bytes(32)


def append(size: Size) -> Iterator[Row]:
    """Part 1."""
    for setting in ("mem", "1ms"):
        try:
            yield from in_setting(setting, size)
        except NoCompiler:
            yield left_out(f"Införa rader, 1 klient, {LABELS[setting]}", "utelämnad: ingen C-kompilator")


def in_setting(setting: Setting, size: Size) -> Iterator[Row]:
    with server(setting) as running:
        house = build(running, "bench")
        clients = Clients(running, house, size.of(1000 if setting == "mem" else 300, 100))
        bare, function, clerk, library = in_turns(
            size.of(15, 3), clients.bare, clients.function, clients.through_clerk, clients.library
        )
        clients.close()
    where = f"1 klient, {LABELS[setting]}"
    goal: float | None = {"mem": 0.40, "1ms": 0.85}[setting]
    yield compared(f"Införa rader: funktionen mot ren INSERT, {where}", function, bare, goal)
    yield compared(f"Införa rader: genom kanslisten mot ren INSERT, {where}", clerk, bare)
    goal = 3 if setting == "mem" else None
    yield compared(f"Införa rader: funktionen mot bibliotekets skrivare, {where}", function, library, goal)


def compared(what: str, own: Turns, theirs: Turns, goal: float | None = None) -> Row:
    absolute = f"{number(own.middle, 0)}/s mot {number(theirs.middle, 0)}/s"
    return ratio(what, own.against(theirs), absolute, goal)


class Clients:
    """The four ways to write, each with records of its own; a round of each writes acts of one line."""

    def __init__(self, running: Server, house: House, count: int) -> None:
        self.house, self.count = house, count
        originals = single_lines(lives(house))
        # Each way has records of its own: a record's acts must all be written in the same place.
        self.acts = {way: copies(originals, clock.now()) for way in ("bare", "function", "clerk", "library")}
        with running_as_owner(house) as db:
            db.execute(BARE)
            db.execute(f"GRANT ALL ON SCHEMA bare TO {house.database.name}_writer")
            db.execute(f"GRANT ALL ON bare.lines TO {house.database.name}_writer")
        self.db = house.database.writer()
        self.cursor = self.db.cursor()
        self.position = 0
        self.clerk = Clerk(house.database.writer)
        self.recorder = recorder(running, "bench_library")

    def close(self) -> None:
        self.clerk.close()
        self.db.close()
        self.recorder.datastore.close()

    def round(self, way: str) -> list[Act]:
        """Acts made beforehand; the clock is the one of the round."""
        at = clock.now()
        return [replace(act, at=at) for act in islice(self.acts[way], self.count)]

    def bare(self) -> float:
        at = clock.now()
        rows = []
        for act in self.round("bare"):
            line = act.lines[0]
            self.position += 1
            rows.append((self.position, line.record, line.version, line.name, line.body, at, LEAF))
        return rate(self.count, lambda: insert(self.cursor, rows))

    def function(self) -> float:
        acts = self.round("function")
        return rate(self.count, lambda: call(self.db, acts))

    def through_clerk(self) -> float:
        acts = self.round("clerk")
        return rate(self.count, lambda: hand_over(self.clerk, acts))

    def library(self) -> float:
        lines = [act.lines[0] for act in self.round("library")]
        events = [StoredEvent(line.record, line.version, line.name, line.body) for line in lines]
        return rate(self.count, lambda: [self.recorder.insert_events([event]) for event in events])


def running_as_owner(house: House) -> Connection[Any]:
    return house.database.owner()


def single_lines(originals: Sequence[Life]) -> list[Life]:
    """The lives in which every act is one line, so that an act and an INSERT carry the same."""
    return [life for life in originals if len(life.acts) == life.length]


def insert(db: Cursor[Any], rows: Sequence[tuple[Any, ...]]) -> None:
    for row in rows:
        db.execute(INSERT, row, prepare=True, binary=True)


def call(db: Connection[Any], acts: Sequence[Act]) -> None:
    for act in acts:
        (outcome,) = send(db, [act])
        assert outcome.outcome == WRITTEN, outcome


def hand_over(clerk: Clerk, acts: Sequence[Act]) -> None:
    for act in acts:
        outcome = clerk.append(act).result()
        assert outcome.outcome == WRITTEN, outcome
