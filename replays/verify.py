"""Verify: derive again everything that is derived, and find the first line that is not what it was.

One claim a line of output, each with what was looked at and the first fault found. Nothing is mended here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import Connection

from ledger.book import Identity, identity
from ledger.canonical import NotCanonical, decode
from ledger.codec import Cause, Entered, NotALine
from ledger.codec import read as understand
from ledger.keys import Keys
from ledger.lines import Line, last_position, leaf_hash, read
from ledger.seal import Envelope, SealBroken, associated, commit, open_envelope
from projections import schema
from projections.cards import FoldStopped
from replays.analysis import frozen_analyses, rederive
from replays.oracle import Numbers, compare_registers

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that should hold: whether it does, what was looked at, and else the first fault and its line."""

    claim: str
    holds: bool
    looked_at: str
    fault: str = ""
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    position: int
    what: str


class Reading:
    """The lines checked one by one against the one before: what was expected next, and the first fault of each kind."""

    def __init__(self, known: Identity) -> None:
        self.known = known
        self.position = 0
        self.clock: datetime | None = None
        self.versions: dict[UUID, tuple[int, str]] = {}
        self.acts: dict[UUID, tuple[int, int]] = {}
        self.personal: dict[int, tuple[UUID, int, str, dict[str, str]]] = {}
        self.numbers: dict[UUID, str] = {}
        self.counter = Numbers()
        self.erased: set[int] = set()
        self.faults: dict[str, Fault] = {}

    def fault(self, claim: str, position: int, what: str) -> None:
        self.faults.setdefault(claim, Fault(position, what))

    def take(self, line: Line) -> None:
        """One more line."""
        if line.position != self.position + 1:
            self.fault(DENSE, self.position + 1, f"rad {self.position + 1} saknas (nästa är {line.position})")
        self.position = line.position
        if leaf_hash(self.known.ledger, line) != line.leaf:
            self.fault(LEAVES, line.position, f"rad {line.position} har ändrats: dess kontrollsumma stämmer inte")
        if self.clock is not None and line.recorded_at < self.clock:
            self.fault(CLOCK, line.position, f"rad {line.position} är införd före raden innan")
        self.clock = max(line.recorded_at, self.clock or line.recorded_at)
        self.follow(line)

    def follow(self, line: Line) -> None:
        before, register = self.versions.get(line.record, (0, ""))
        if line.version != before + 1:
            self.fault(VERSIONS, line.position, f"rad {line.position} är version {line.version} efter {before}")
        self.versions[line.record] = (line.version, register)
        try:
            entered = understand(line)
            said = decode(line.body)
        except (NotALine, NotCanonical) as error:
            self.fault(READABLE, line.position, f"rad {line.position} går inte att läsa: {error}")
            return
        self.within(line, entered)
        if said["personal"]:
            self.personal[line.position] = (line.record, line.version, line.name, said["personal"])
        if number := self.counter.of(line):
            self.numbers[line.record] = number
        first, _ = self.acts.get(entered.act, (line.position, 0))
        self.acts[entered.act] = (first, line.position)
        self.erased.update(getattr(entered.event, "positions", ()))

    def within(self, line: Line, entered: Entered) -> None:
        """What a line says of others: its cause stands before it, and what it rests on had come so far."""
        cause: Cause | None = entered.cause
        if cause is not None and self.versions.get(cause.record, (0, ""))[0] < cause.version:
            self.fault(BASIS, line.position, f"rad {line.position} anger en orsak som inte fanns")
        for record, version in entered.reads.items():
            if self.versions.get(record, (0, ""))[0] < version:
                self.fault(BASIS, line.position, f"rad {line.position} vilar på en version som inte fanns")
        if line.position == 1 and (line.name, line.record) != ("LedgerFounded.v1", self.known.ledger):
            self.fault(FOUNDED, 1, "rad 1 är inte denna liggares grundande")


DENSE = "Inga rader saknas: de är numrerade 1, 2, 3 …"
LEAVES = "Varje rad är den som skrevs: kontrollsumman stämmer"
CLOCK = "Klockan går aldrig bakåt"
VERSIONS = "Varje post har alla sina versioner, i ordning"
READABLE = "Varje rad går att läsa och är skriven på det enda tillåtna sättet"
BASIS = "Varje rad vilar på sådant som fanns när den skrevs"
FOUNDED = "Rad 1 är liggarens grundande"
ACTS = "Varje handling skrevs en gång"
NUMBERS = "Numren löper utan luckor per register och år"
SEALED = "Varje förseglad text finns kvar, är den som skrevs, eller är raderad enligt beslut"
REGISTERS = "Registren är vad raderna säger"
FROZEN = "Varje fryst analys ger samma siffror igen"
OF_LINES = (FOUNDED, DENSE, LEAVES, CLOCK, VERSIONS, READABLE, BASIS)


def verify(
    db: Connection[Any],
    keys: Keys | None = None,
    schema_name: str | None = None,
    progress: Progress = lambda done, of: None,
) -> Iterator[Claim]:
    """Every claim about a book, in order. With `keys` the seals are opened too, else only their presence is checked."""
    known = identity(db)
    whole = last_position(db)
    reading = Reading(known)
    for line in read(db, upto=whole):
        reading.take(line)
        if line.position % 1000 == 0:
            progress(line.position, whole)
    progress(whole, whole)
    for claim in OF_LINES:
        yield told(claim, reading.faults.get(claim), f"{whole} rader")
    yield told(ACTS, first_fault(acts(db, reading)), f"{len(reading.acts)} handlingar")
    yield told(NUMBERS, first_fault(numbers(db, reading)), f"{len(reading.numbers)} nummer")
    yield told(SEALED, first_fault(seals(db, reading, keys)), f"{len(reading.personal)} rader med förseglad text")
    yield from of_registers(db, schema_name or schema.schema_name(), whole)


def told(claim: str, fault: Fault | None, looked_at: str) -> Claim:
    if fault is None:
        return Claim(claim, True, looked_at)
    return Claim(claim, False, looked_at, fault.what, fault.position)


def first_fault(faults: Iterator[Fault]) -> Fault | None:
    return min(faults, key=lambda fault: fault.position, default=None)


def acts(db: Connection[Any], reading: Reading) -> Iterator[Fault]:
    """The derived table of acts against the acts in the bodies."""
    stored = {act: (first, last) for act, first, last in db.execute("SELECT act, first, last FROM ledger.acts")}
    for act, span in reading.acts.items():
        if stored.pop(act, None) != span:
            yield Fault(span[0], f"handlingen på rad {span[0]} står inte rätt i ledger.acts")
    for first, _ in stored.values():
        yield Fault(first, f"ledger.acts har en handling från rad {first} som inte finns i raderna")


def numbers(db: Connection[Any], reading: Reading) -> Iterator[Fault]:
    expected = dict(reading.numbers)
    rows = db.execute(
        """SELECT n.record, series, year, number, coalesce(l.position, 0) FROM ledger.numbers n
           LEFT JOIN ledger.lines l ON l.record = n.record AND l.version = 1"""
    )
    for record, series, year, number, position in rows:
        if expected.pop(record, None) != f"{series}-{year}-{number:04d}":
            yield Fault(position, f"{series}-{year}-{number:04d} (rad {position}) är inte postens nummer")
    for record, number in expected.items():
        yield Fault(0, f"{number} saknas för posten {record}")


def seals(db: Connection[Any], reading: Reading, keys: Keys | None) -> Iterator[Fault]:
    """Each envelope opens for its own line and says what the line committed to; a missing one is an erased one."""
    expected = dict(reading.personal)
    masters = {epoch: keys.master(epoch) for epoch in keys.epochs} if keys else {}
    for position, epoch, wrapped, envelope in db.execute(
        "SELECT position, epoch, wrapped, envelope FROM ledger.sealed"
    ):
        said = expected.pop(position, None)
        if said is None:
            yield Fault(position, f"rad {position} har en försegling men ingen förseglad text")
            continue
        record, version, name, commitments = said
        if epoch in masters:
            aad = associated(reading.known.ledger, record, version, name)
            try:
                disclosures = open_envelope(Envelope(epoch, wrapped, envelope), masters[epoch], aad)
            except SealBroken:
                yield Fault(position, f"förseglingen på rad {position} har ändrats eller flyttats")
                continue
            if {field: commit(one) for field, one in disclosures.items()} != commitments:
                yield Fault(position, f"den förseglade texten på rad {position} är inte den som skrevs")
    for position in expected:
        if position not in reading.erased:
            yield Fault(position, f"den förseglade texten på rad {position} saknas, utan beslut om radering")


def of_registers(db: Connection[Any], schema_name: str, whole: int) -> Iterator[Claim]:
    if not schema.is_complete(db, schema_name):
        yield Claim(REGISTERS, True, "inga register byggda av denna version av programmet")
        return
    schema.use(db, schema_name)
    row = db.execute("SELECT position FROM progress").fetchone()
    upto = min(row[0], whole) if row else 0
    try:
        mismatch = next(compare_registers(db, upto), None)
    except FoldStopped as stopped:
        yield Claim(REGISTERS, False, f"till rad {upto}", str(stopped))
        return
    if mismatch is None:
        yield Claim(REGISTERS, True, f"till rad {upto}")
    else:
        where = ", ".join(mismatch.columns)
        what = f"posten {mismatch.record} version {mismatch.version} (rad {mismatch.position}) skiljer sig i {where}"
        yield Claim(REGISTERS, False, f"till rad {upto}", what, mismatch.position)
    yield from of_analyses(db, whole)


def of_analyses(db: Connection[Any], whole: int) -> Iterator[Claim]:
    """Frozen figures, derived again; a measure that counts by a new version is named, not hidden."""
    frozen = frozen_analyses(db, whole)
    for one in frozen:
        again = rederive(db, one)
        if not again.same:
            what = f"{one.period.label} (rad {one.line}) skiljer sig i {', '.join(again.differing)}"
            if again.new_versions:
                what += f"; räknas numera på annat sätt: {', '.join(again.new_versions)}"
            yield Claim(FROZEN, False, f"{len(frozen)} analyser", what, one.line)
            return
    yield Claim(FROZEN, True, f"{len(frozen)} analyser")
