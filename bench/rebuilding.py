"""A million lines into registers: rebuild against a bare scan, and lists as of a day against lists of today."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

from psycopg import Connection

from bench.analysing import analysing
from bench.grounds import Size, server
from bench.house import build
from bench.lives import lives
from bench.making import fill
from bench.projecting import projection_rate
from bench.proving import packaging, proving
from bench.rounds import middle_time
from bench.table import Row, number, printed_only, ratio
from ledger.database import connect
from ledger.lines import last_position
from projections import schema
from projections.lists import Query, conditions
from projections.rebuild import rebuild

NAME = "read_bench"
PAGE = 10_000
TIMES = 25
LIST = "SELECT record, number, version, status, unit, opened FROM cards WHERE {} ORDER BY opened DESC LIMIT 50"


def rebuilding(size: Size) -> Iterator[Row]:
    """Parts 3, 4 and 6, on the same lines."""
    with server("mem") as running:
        house = build(running, "bench", demonstration=True)
        dsn = house.database.writer_dsn
        whole = fill(running, house, lives(house), size.of(1_000_000, 20_000))
        scanned, took = whole / seconds(lambda: scan(dsn)), 0.0
        began = time.perf_counter()
        rebuild(dsn, NAME)
        took = time.perf_counter() - began
        again = whole / seconds(lambda: scan(dsn))
        base = (scanned + again) / 2
        built = whole / took
        absolute = f"{number(built, 0)} rader/s mot {number(base, 0)}"
        yield ratio(
            f"Bygga registren av {number(whole, 0)} rader mot ren läsning och json.loads", built / base, absolute, 0.35
        )
        theirs = projection_rate(running, size.of(3000, 500))
        absolute = f"{number(built, 0)} rader/s mot {number(theirs, 0)}"
        yield ratio("Bygga registren mot bibliotekets ProjectionRunner", built / theirs, absolute, 15)
        with connect(dsn) as db:
            schema.use(db, NAME)
            yield from as_of(db, whole)
            yield from analysing(db)
        yield from proving(house, NAME)
        yield from packaging(running, size)


def seconds(work: Any) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def scan(dsn: str) -> None:
    """The floor: every line read in pages, and its body parsed by json.loads; one process."""
    with connect(dsn) as db:
        after, whole = 0, last_position(db)
        while after < whole:
            rows = db.execute(
                "SELECT position, record, version, name, body FROM ledger.lines WHERE position > %s AND position <= %s",
                (after, after + PAGE),
                binary=True,
            )
            for row in rows:
                json.loads(row[4])
            after += PAGE


# ── Lists as of ──────────────────────────────────────────────────────────────


def as_of(db: Connection[Any], whole: int) -> Iterator[Row]:
    """The list of the rarest and the commonest status: as of 2, 50 and 98 % of the book, against the same list now."""
    counted = db.execute(
        "SELECT status, count(*) FROM cards WHERE register = 'deviations' AND to_position IS NULL GROUP BY 1 ORDER BY 2"
    ).fetchall()
    for word, (status, _) in (("ovanligaste", counted[0]), ("vanligaste", counted[-1])):
        now = middle_time(TIMES, lambda status=status: listed(db, status, None))  # type: ignore[misc]
        for share in (2, 50, 98):
            at = whole * share // 100
            then = middle_time(TIMES, lambda status=status, at=at: listed(db, status, at))  # type: ignore[misc]
            absolute = f"{number(then * 1000)} ms mot {number(now * 1000)} ms"
            what = f"Lista som den var vid {share} % av boken mot nu, {word} läget ({status})"
            yield ratio(what, then / now, absolute, 2, "most")
        then = middle_time(3, lambda status=status: total(db, status, whole // 2))  # type: ignore[misc]
        yield printed_only(f"Antal som det var vid 50 %, {word} läget", f"{number(then * 1000)} ms")


def listed(db: Connection[Any], status: str, at: int | None) -> None:
    where, values = conditions(Query(register="deviations", status=status, at=at))
    db.execute(LIST.format(where.as_string(db)).encode(), values, prepare=True).fetchall()


def total(db: Connection[Any], status: str, at: int) -> None:
    where, values = conditions(Query(register="deviations", status=status, at=at))
    db.execute(f"SELECT count(*) FROM cards WHERE {where.as_string(db)}".encode(), values, prepare=True).fetchall()
