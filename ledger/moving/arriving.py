"""Take an exported book into an empty database: row by row, in one transaction, and in the end the roots are compared.

What is wrong is said with file and row, and then nothing is written: a process that dies leaves the database empty too.
The folder of keys is moved by itself first; it gets the list of what is erased, the keys that have signed and the last
checkpoint just before all is settled, which harms nothing if it then is not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from psycopg import Connection, errors

from ledger.arrays import Blobs, Instants, Integers, Texts, Uuids
from ledger.blobs import CHUNK
from ledger.database import Database
from ledger.erased import Listed
from ledger.keys import Keys
from ledger.lines import Line
from ledger.moving import outside
from ledger.moving.bag import Bag, ExportWrong, wrong
from ledger.moving.beside import Acts, Erasures, Numbers, Seals
from ledger.moving.form import CHECKPOINTS, ENTRIES, About, Key
from ledger.moving.lines import Arrived, Lines
from ledger.moving.rest import Contents, about_of, epochs_of, openings_of
from ledger.moving.signed import Kept, Signed, keys_of
from ledger.proof import checkpoints
from ledger.proof.notes import VerifierKey
from ledger.proof.tiles import Tiles, integrate

AT_ONCE = 500
Report = Callable[[int, int], None]


@dataclass(frozen=True)
class Moved:
    """A book that has arrived. `trusted`: whether it was held against keys that did not come with it; `begun`: the key
    that signs from now on, if the old one did not come."""

    about: About
    checkpoint: checkpoints.Checkpoint
    manifest: str
    keys: Sequence[VerifierKey]
    trusted: bool
    begun: VerifierKey | None


@dataclass
class Batch:
    """Rows that wait to be written together."""

    lines: list[Line] = field(default_factory=list)
    sealed: list[tuple[Any, ...]] = field(default_factory=list)
    acts: list[tuple[Any, ...]] = field(default_factory=list)
    numbers: list[tuple[Any, ...]] = field(default_factory=list)
    checkpoints: list[Kept] = field(default_factory=list)

    def write(self, db: Connection[Any]) -> None:
        """Raises ExportWrong if the database works out another leaf."""
        lines = self.lines
        columns = (
            Uuids(one.record for one in lines),
            Integers(one.version for one in lines),
            Texts(one.name for one in lines),
            Blobs(one.body for one in lines),
            Instants(one.recorded_at for one in lines),
            Blobs(one.leaf for one in lines),
        )
        row = db.execute(
            "SELECT ledger.import_lines(%s, %s, %s, %s, %s, %s, %s)", (lines[0].position, *columns)
        ).fetchone()
        if row and row[0] is not None:
            wrong(ENTRIES, row[0], "databasen räknar fram en annan kontrollsumma.")
        cursor = db.cursor()
        cursor.executemany("INSERT INTO ledger.sealed VALUES (%s, %s, %s, %s)", self.sealed)
        cursor.executemany("INSERT INTO ledger.acts VALUES (%s, %s, %s, %s)", self.acts)
        cursor.executemany("INSERT INTO ledger.numbers VALUES (%s, %s, %s, %s)", self.numbers)
        for kept in self.checkpoints:
            keep(db, kept)


def keep(db: Connection[Any], kept: Kept) -> None:
    """A checkpoint, with what others have said of it."""
    made = kept.checkpoint
    row = (made.size, made.root, made.note, kept.signed_at)
    db.execute("INSERT INTO tree.checkpoints VALUES (%s, %s, %s, %s)", row)
    cursor = db.cursor()
    cosigned = [(made.size, *said) for said in kept.cosignatures]
    cursor.executemany("INSERT INTO tree.cosignatures VALUES (%s, %s, %s, %s)", cosigned)
    stamped = [(made.size, *said) for said in kept.timestamps]
    cursor.executemany("INSERT INTO tree.timestamps VALUES (%s, %s, %s)", stamped)


def arrive(
    database: Database,
    keys: Keys,
    folder: Path,
    trusted: Sequence[VerifierKey] = (),
    report: Report = lambda done, of: None,
) -> Moved:
    """Take the export in a folder into an empty database that is up to date, as its owner. `trusted`: the board's keys,
    known from elsewhere; without them the export is only held against the keys in it.

    Raises ExportWrong; then nothing is written.
    """
    masters = outside.masters(keys)
    bag = Bag(folder)
    with database.owner() as db:
        try:
            with db.transaction():
                moved = Arrival(db, keys, bag, masters, trusted, report).all()
        except errors.ObjectNotInPrerequisiteState:
            raise ExportWrong("Databasen har en liggare redan: en export tas bara emot i en tom databas.") from None
        except (errors.DataError, errors.IntegrityError) as error:
            name = type(error).__name__
            raise ExportWrong(f"Databasen tar inte emot exportens rader ({name}): de är inte en liggares.") from None
        db.execute("ANALYZE")
    return moved


class Arrival:
    """One import, within a transaction of its own."""

    def __init__(
        self,
        db: Connection[Any],
        keys: Keys,
        bag: Bag,
        masters: dict[int, bytes],
        trusted: Sequence[VerifierKey],
        report: Report,
    ) -> None:
        self.db, self.keys, self.bag, self.masters, self.report = db, keys, bag, masters, report
        self.about = about_of(bag)
        self.said: list[Key] = keys_of(bag)
        self.epochs = epochs_of(bag)
        known = outside.must_fit(keys, self.about, self.said, self.epochs[-1][0])
        self.known = [VerifierKey.read(one.vkey) for one in self.said]
        self.trusted = trusted
        self.signed = Signed(bag, self.about, self.known, trusted, known)
        self.erasures, self.seals = Erasures(bag), Seals(bag, self.about.ledger, masters)
        self.acts, self.numbers = Acts(bag), Numbers(bag)

    def all(self) -> Moved:
        about = self.about
        begin = "SELECT ledger.begin_import(%s, %s, %s)"
        self.db.execute(begin, (about.ledger, about.origin, about.demonstration))
        self.db.cursor().executemany("INSERT INTO ledger.epochs VALUES (%s, %s)", self.epochs)
        self.lines()
        self.contents()
        self.openings()
        last = self.signed.end()
        if integrate(self.db) != last.size or Tiles(self.db).root(last.size) != last.root:
            wrong(CHECKPOINTS, None, "trädet i databasen har en annan rot än den sista kontrollpunkten.")
        self.signed.whole_must_be_signed()
        gone = [Listed(at, leaf) for at, leaf in self.erasures.lines.items()]
        begun = outside.settle(self.keys, about, self.said, last, gone, self.erasures.decided_contents)
        return Moved(about, last, self.bag.digest, self.trusted or self.known, bool(self.trusted), begun)

    def lines(self) -> None:
        """The lines and all that stands beside them."""
        about, bag = self.about, self.bag
        arriving = iter(Lines(bag, about))
        while some := list(islice(arriving, AT_ONCE)):
            batch = Batch()
            for one in some:
                self.take(one, batch)
            batch.write(self.db)
            self.report(some[-1].line.position, about.last)
        self.seals.end()
        self.acts.end(about.last)
        self.numbers.end()
        self.erasures.end()

    def take(self, one: Arrived, batch: Batch) -> None:
        """A line with what belongs to it."""
        batch.lines.append(one.line)
        if sealed := self.seals.take(one, self.erasures.take(one)):
            batch.sealed.append((one.line.position, sealed.epoch, sealed.wrapped, sealed.envelope))
        if act := self.acts.take(one):
            batch.acts.append(act)
        if number := self.numbers.take(one.line):
            batch.numbers.append((number.record, number.series, number.year, number.number))
        if kept := self.signed.take(one.line):
            batch.checkpoints.append(kept)

    def contents(self) -> None:
        erased = self.erasures.decided_contents
        put = (
            "INSERT INTO blobs.contents (address, class, size, put_at, epoch, wrapped) VALUES (%s, %s, %s, %s, %s, %s)"
        )
        for row, data in Contents(self.bag, self.about.ledger, self.masters, erased):
            self.db.execute(put, row)
            for at in range(0, len(data), CHUNK):
                chunk = (row[0], at, data[at : at + CHUNK])
                self.db.execute("INSERT INTO blobs.chunks VALUES (%s, %s, %s)", chunk, binary=True)

    def openings(self) -> None:
        put = "INSERT INTO ledger.openings OVERRIDING SYSTEM VALUE VALUES (%s, %s, %s, %s, %s, %s)"
        rows = openings_of(self.bag, self.about.last)
        while some := list(islice(rows, AT_ONCE)):
            self.db.cursor().executemany(put, some)
        self.db.execute(
            """SELECT setval(pg_get_serial_sequence('ledger.openings', 'opening'), max(opening))
               FROM ledger.openings HAVING max(opening) IS NOT NULL"""
        )
