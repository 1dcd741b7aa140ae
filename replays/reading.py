"""What should hold of the lines themselves, each against those before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from domain.book import LedgerFounded
from ledger.book import Identity
from ledger.canonical import NotCanonical, decode
from ledger.codec import Entered, NotALine, read
from ledger.lines import Line, leaf_hash
from replays.claims import Claim, Taken

FOUNDED = "Rad 1 är liggarens grundande"
DENSE = "Inga rader saknas: de är numrerade 1, 2, 3 …"
LEAVES = "Varje rad är den som skrevs: kontrollsumman stämmer"
CLOCK = "Klockan går aldrig bakåt"
VERSIONS = "Varje post har alla sina versioner, i ordning"
READABLE = "Varje rad går att läsa och är skriven på det enda tillåtna sättet"
BASIS = "Varje rad vilar på sådant som gällde när den skrevs"
CLAIMS = (FOUNDED, DENSE, LEAVES, CLOCK, VERSIONS, READABLE, BASIS)


class Reading:
    """The lines read one by one: what is expected next, and the first fault of each kind. Keeps a version a record."""

    def __init__(self, known: Identity) -> None:
        self.known = known
        self.lines = 0
        self.position = 0
        self.clock: datetime | None = None
        self.versions: dict[UUID, int] = {}
        self.faults: dict[str, tuple[int, str]] = {}

    @classmethod
    def after(cls, known: Identity, position: int, clock: datetime, versions: dict[UUID, int]) -> Reading:
        """For those who have read the lines up to a position before."""
        made = cls(known)
        made.lines = made.position = position
        made.clock, made.versions = clock, versions
        return made

    def fault(self, claim: str, position: int, what: str) -> None:
        known = self.faults.get(claim)
        if known is None or position < known[0]:
            self.faults[claim] = (position, what)

    def take(self, line: Line) -> Taken | None:
        """One more line; None if it cannot be read."""
        at = line.position
        if at != self.position + 1:
            self.fault(DENSE, min(at, self.position + 1), f"rad {self.position + 1} saknas (nästa är {at})")
        if leaf_hash(self.known.ledger, line) != line.leaf:
            self.fault(LEAVES, at, f"rad {at} har ändrats: kontrollsumman stämmer inte")
        if self.clock is not None and line.recorded_at < self.clock:
            self.fault(CLOCK, at, f"rad {at} är införd före raden innan")
        taken = self.read(line)
        self.lines, self.position, self.clock = self.lines + 1, at, line.recorded_at
        before = self.versions.get(line.record, 0)
        if line.version != before + 1:
            self.fault(VERSIONS, at, f"rad {at} är version {line.version} av posten, efter {before}")
        self.versions[line.record] = line.version
        return taken

    def read(self, line: Line) -> Taken | None:
        try:
            entered = read(line)
            said = decode(line.body)
        except (NotALine, NotCanonical) as error:
            self.fault(READABLE, line.position, f"rad {line.position} går inte att läsa: {error}")
            return None
        if self.lines == 0:
            self.founding(line, entered)
        self.within(line, entered)
        return Taken(line, entered, said["personal"])

    def founding(self, line: Line, entered: Entered) -> None:
        known, event = self.known, entered.event
        if (
            not isinstance(event, LedgerFounded)
            or (line.position, line.record) != (1, known.ledger)
            or (event.origin, event.demonstration) != (known.origin, known.demonstration)
        ):
            self.fault(FOUNDED, 1, "rad 1 är inte denna liggares grundande")

    def within(self, line: Line, entered: Entered) -> None:
        """What a line says of others: its cause is a line before it, and what it rests on stood so when it was written
        (an act never rests on a record that it writes in).
        """
        cause = entered.cause
        if cause is not None and self.versions.get(cause.record, 0) < cause.version:
            self.fault(BASIS, line.position, f"rad {line.position} anger en orsak som inte fanns")
        if any(self.versions.get(record, 0) != version for record, version in entered.reads.items()):
            self.fault(BASIS, line.position, f"rad {line.position} vilar på en version som inte gällde då")

    def end(self) -> None:
        """There are no more lines."""
        if self.lines == 0:
            self.fault(FOUNDED, 1, "rad 1 saknas")

    def told(self) -> Iterator[Claim]:
        for claim in CLAIMS:
            position, what = self.faults.get(claim, (None, ""))
            yield Claim(claim, position is None, f"{self.lines} rader", what, position)
