"""Verify: derive again everything that is derived, and find the first line that is not what it was.

The book is read once, in one snapshot, while others write. One claim a line of output, each with what was looked at and
the fault with the smallest line; `first_fault` tells which of them to look at first. Nothing is mended here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from psycopg import Connection

from ledger import checkpoints
from ledger.book import identity
from ledger.keys import Keys
from ledger.lines import Line, last_position
from ledger.notes import VerifierKey
from projections import schema
from projections.cards import FoldStopped
from replays.beside import Acts, Numbers, Seals, masters, stream
from replays.claims import Check, Claim, first_fault
from replays.oracle import Replay
from replays.reading import Reading
from replays.refrozen import Analyses
from replays.registers import Registers
from replays.signed import Cosigned, Signed, Tree

__all__ = ["Claim", "first_fault", "verify"]

Progress = Callable[[int, int], None]
TOLD_EVERY = 1000

# An instant that no clock can show is read as another: whoever wrote it there must not stop the reading.
LINES = """SELECT position, record, version, name, body,
                  CASE WHEN recorded_at BETWEEN '0002-01-01' AND '9998-01-01' THEN recorded_at ELSE '0001-01-02' END,
                  leaf
           FROM ledger.lines ORDER BY position"""


@contextmanager
def snapshot(db: Connection[Any]) -> Iterator[None]:
    """Everything as it stands at one moment, whatever others write meanwhile."""
    with db.transaction():
        db.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        db.execute("SET LOCAL work_mem = '64MB'")
        yield


def verify(
    db: Connection[Any],
    keys: Keys | None = None,
    schema_name: str | None = None,
    witnesses: Sequence[VerifierKey] = (),
    progress: Progress = lambda done, of: None,
) -> Iterator[Claim]:
    """Every claim about a book, in order. With `keys` the seals are opened and the signatures checked, else only that
    they are there; `witnesses` are those whose cosignatures are checked.

    The connection is in no transaction. `schema_name`: the registers to compare, else those of this program, if built.
    """
    known_before = masters(keys) if keys else {}
    name: str | None = schema_name or schema.schema_name()
    with snapshot(db):
        known, last = identity(db), last_position(db)
        opening = known_before | masters(keys) if keys else None
        if not schema.is_complete(db, name or ""):
            name = None
        reading, replay = Reading(known), Replay()
        signed = checkpoints.every(db)
        outside = checkpoints.outside(keys) if keys else None
        tree = Tree(db, {one.size for one in (*signed, outside) if one is not None})
        checks: list[Check] = [
            tree,
            Signed(db, tree, signed, keys),
            Cosigned(signed, witnesses),
            Acts(db),
            Numbers(db),
            Seals(db, known.ledger, opening),
            Registers(db, name, replay),
            Analyses(db, replay),
        ]
        for line in (Line(*row) for row in stream(db, "lines", LINES)):
            look(line, reading, replay, checks)
            if reading.lines % TOLD_EVERY == 0:
                progress(reading.lines, last)
        progress(last, last)
        reading.end()
        for check in checks:
            check.end(reading.position)
    yield from reading.told()
    yield from (check.told() for check in checks)


def look(line: Line, reading: Reading, replay: Replay, checks: list[Check]) -> None:
    """Show a line to all who check something. The replay goes on as well as it can after a line it cannot take."""
    taken = reading.take(line)
    with suppress(FoldStopped):
        replay.take(line, taken.entered if taken else None)
    for check in checks:
        check.take(line, taken)
