"""The lines of an export, row by row: each is what its own checksum says, follows the one before, and can be read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.book import LedgerFounded
from ledger.canonical import NotCanonical, decode
from ledger.codec import Entered, NotALine, read
from ledger.lines import Line, b64, entry
from ledger.moving.bag import Bag, Rows, wrong
from ledger.moving.form import BODIES, ENTRIES, About, Entry, instant_of
from ledger.pen import LARGEST_BODY


@dataclass(frozen=True, slots=True)
class Arrived:
    """A line that is read: what it says, and the commitments to its personal texts."""

    line: Line
    entered: Entered
    personal: dict[str, str]


class Lines:
    """The lines one by one. Keeps a version a record."""

    def __init__(self, bag: Bag, about: About) -> None:
        self.about = about
        self.heads = Rows(bag, ENTRIES, Entry, 2000)
        self.bodies = bag.rows(BODIES, LARGEST_BODY + 100)
        self.clock: datetime | None = None
        self.versions: dict[UUID, int] = {}

    def __iter__(self) -> Iterator[Arrived]:
        """Raises ExportWrong at the first that is not as it should be."""
        position = 0
        for position, head in enumerate(self.heads, 1):
            if head.position != position:
                self.heads.wrong(f"här ska rad {position} stå; det är rad {head.position}.")
            if head.ledger != self.about.ledger or head.format != "liggaren.line.v1":
                self.heads.wrong("raden hör till en annan liggare.")
            yield self.understood(self.line(head))
        if position != self.about.last:
            wrong(ENTRIES, None, f"har {position} rader; exporten har {self.about.last}.")
        if next(self.bodies, None) is not None:
            wrong(BODIES, position + 1, "raden hör till en rad som inte finns.")

    def line(self, head: Entry) -> Line:
        """The line of a head, with the body beside it."""
        body = self.body(head.position)
        if b64(hashlib.sha256(body).digest()) != head.body:
            wrong(BODIES, head.position, f"innehållet är inte det som {ENTRIES} rad {head.position} säger.")
        leaf = hashlib.sha256(b"\x00" + head.bytes[:-1]).digest()
        try:
            line = Line(head.position, head.record, head.version, head.name, body, instant_of(head.recorded_at), leaf)
        except ValueError:
            self.heads.wrong("tiden är ingen tid.")
        if entry(head.ledger, line) != head.bytes[:-1]:
            self.heads.wrong("raden är inte skriven på det enda tillåtna sättet.")
        return line

    def body(self, position: int) -> bytes:
        number, row = next(self.bodies, (position, b""))
        tail = b',"position":%d}' % position
        if not row.startswith(b'{"body":') or not row.endswith(tail):
            wrong(BODIES, number, f"här ska innehållet i rad {position} stå.")
        return row[8 : -len(tail)]

    def understood(self, line: Line) -> Arrived:
        """What the line says, seen to follow those before it."""
        at = line.position
        if self.clock is not None and line.recorded_at < self.clock:
            self.heads.wrong("raden är införd före raden innan.")
        before = self.versions.get(line.record, 0)
        if line.version != before + 1:
            self.heads.wrong(f"raden är version {line.version} av sin post, efter {before}.")
        self.clock, self.versions[line.record] = line.recorded_at, line.version
        try:
            entered, said = read(line), decode(line.body)
        except (NotALine, NotCanonical) as error:
            wrong(BODIES, at, f"raden går inte att läsa med den här versionen av programmet ({error}).")
        if at == 1:
            self.must_be_founding(line, entered)
        return Arrived(line, entered, said["personal"])

    def must_be_founding(self, line: Line, entered: Entered) -> None:
        event, about = entered.event, self.about
        if (
            not isinstance(event, LedgerFounded)
            or line.record != about.ledger
            or (event.origin, event.demonstration) != (about.origin, about.demonstration)
        ):
            wrong(ENTRIES, 1, "raden är inte denna liggares grundande.")
