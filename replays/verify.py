"""Verify: derive again everything that is derived, and find the first line that is not what it was.

The book is read once, in one snapshot, while others write. One claim a line of output, each with what was looked at and
the fault with the smallest line; `first_fault` tells which of them to look at first. Nothing is mended here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
from psycopg import Connection

from ledger.book import Identity, identity
from ledger.codec import read as understand
from ledger.keys import Keys
from ledger.lines import Line, last_position, read
from ledger.proof import checkpoints
from ledger.proof.notes import VerifierKey
from projections import schema
from projections.cards import FoldStopped
from projections.seen import uncollected
from replays.beside import Acts, Numbers, Seals, masters, stream
from replays.claims import Check, Claim, first_fault
from replays.kept import Contents
from replays.oracle import Replay
from replays.reading import Reading
from replays.refrozen import Analyses
from replays.registers import Registers
from replays.signed import Cosigned, Lasting, Signed, Tree
from replays.verified import Verified, measured, remember, remembered, still_stands
from replays.views import Views

__all__ = ["Claim", "first_fault", "verify"]

Progress = Callable[[int, int], None]
TOLD_EVERY = 1000
UNCHANGED = "Det som kontrollerades förra gången är oförändrat"

# An instant that no clock can show is read as another: whoever wrote it there must not stop the reading.
LINES = """SELECT position, record, version, name, body,
                  CASE WHEN recorded_at BETWEEN '0002-01-01' AND '9998-01-01' THEN recorded_at ELSE '0001-01-02' END,
                  leaf
           FROM ledger.lines WHERE position > %s ORDER BY position"""


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
    whole: bool = True,
) -> Iterator[Claim]:
    """Every claim about a book, in order. With `keys` the seals are opened and the signatures checked, else only that
    they are there; `witnesses` are those whose cosignatures are checked.

    The connection is in no transaction. `schema_name`: the registers to compare, else those of this program, if built.
    Not `whole`: what was verified before, and is unchanged since, is not read again; and what is verified now is
    remembered, if all of it holds.
    """
    known_before = masters(keys) if keys else {}
    wanted = schema_name or schema.schema_name()
    try:
        with snapshot(db):
            name = wanted if schema.is_complete(db, wanted) else None
            before = None if whole or keys is None or name is None else grounds(db, keys, name)
            one = Verification(db, keys, known_before, name, witnesses, before)
            one.run(progress)
            claims = list(one.told())
            is_new = before is None or before.position != one.reading.position  # else it is what is remembered
            if not whole and is_new and keys is not None and name is not None and first_fault(claims) is None:
                remember(keys, measured(db, name, one.reading.position, one.tree.growing.root))
    except psycopg.errors.DatabaseError as error:
        if db.broken:
            raise
        claims = [Claim("Databasen går att läsa", False, "", f"den svarar {type(error).__name__}", 1)]
    yield from claims


def grounds(db: Connection[Any], keys: Keys, name: str) -> Verified | None:
    """What was verified before, if it can be relied on still."""
    known = remembered(keys)
    if known is None or known.position > last_position(db) or not still_stands(db, known, name):
        return None
    return known


class Verification:
    """One reading of a book, from the first line or from where the last one ended (`before`)."""

    def __init__(
        self,
        db: Connection[Any],
        keys: Keys | None,
        known_before: Mapping[int, bytes],
        name: str | None,
        witnesses: Sequence[VerifierKey],
        before: Verified | None,
    ) -> None:
        self.db, self.before, self.after = db, before, before.position if before else 0
        known = identity(db)
        opening = {**known_before, **masters(keys)} if keys else None
        self.reading, self.replay = self.beginning(known, name)
        signed, outside = checkpoints.every(db), checkpoints.outside(keys) if keys else None
        remembers = remembered(keys) if keys else None
        stops = {one.size for one in (*signed, outside) if one is not None}
        self.tree = Tree(db, stops | ({remembers.position} if remembers else set()))
        self.checks: list[Check] = [
            Lasting(self.tree, remembers),
            self.tree,
            Signed(db, self.tree, signed, keys),
            Cosigned(signed, witnesses),
            Acts(db, self.after),
            Numbers(db, self.after),
            Seals(db, known.ledger, opening, self.after),
            Contents(db, known.ledger, opening, self.after),
            Registers(db, name, self.replay, self.after),
            Views(db, name),
            Analyses(db, self.replay, self.after),
        ]

    def beginning(self, known: Identity, name: str | None) -> tuple[Reading, Replay]:
        if not self.after or name is None:
            return Reading(known), Replay()
        schema.use(self.db, name)
        replay = Replay.after(self.db, name, self.after)
        versions = {record: card.version for record, card in replay.standing.items()}
        clock = self.db.execute("SELECT recorded_at FROM ledger.lines WHERE position = %s", (self.after,)).fetchone()
        assert clock is not None
        reading = Reading.after(known, self.after, clock[0], versions)
        for line in read(self.db, upto=1):
            reading.founding(line, understand(line))
        return reading, replay

    def run(self, progress: Progress) -> None:
        last = last_position(self.db)
        self.tree.grow_to(self.after)
        with uncollected():
            self.read(progress, last)
        progress(last, last)
        self.reading.end()
        for check in self.checks:
            check.end(self.reading.position)

    def read(self, progress: Progress, last: int) -> None:
        """Every line, shown to all who check something."""
        for line in (Line(*row) for row in stream(self.db, "lines", LINES, self.after)):
            look(line, self.reading, self.replay, self.checks)
            if self.reading.lines % TOLD_EVERY == 0:
                progress(self.reading.lines, last)

    def told(self) -> Iterator[Claim]:
        if self.before is not None:
            what = f"{self.after} rader, med register; läs om dem med --whole"
            yield Claim(UNCHANGED, True, what)
        yield from self.reading.told()
        yield from (check.told() for check in self.checks)


def look(line: Line, reading: Reading, replay: Replay, checks: list[Check]) -> None:
    """Show a line to all who check something. The replay goes on as well as it can after a line it cannot take."""
    taken = reading.take(line)
    with suppress(FoldStopped):
        replay.take(line, taken.entered if taken else None)
    for check in checks:
        check.take(line, taken)
