"""What is signed against what the lines give: tiles, roots, signatures, and what is known outside the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from psycopg import Connection

from ledger.keys import Keys
from ledger.lines import Line
from ledger.proof import checkpoints, signing
from ledger.proof.checkpoints import Checkpoint
from ledger.proof.notes import Note, NoteWrong, VerifierKey
from ledger.proof.tiles import WIDTH, Growing, Tiles, leaves_between, size_of
from ledger.proof.tree import SIZE
from replays.claims import Check, Taken
from replays.verified import Verified

BATCH = 4096


class Tree(Check):
    """The tiles, made again from the leaves. Keeps the end of the tree, and a batch of leaves."""

    claim = "Trädet är det som raderna ger"

    def __init__(self, db: Connection[Any], stops: Iterable[int] = ()) -> None:
        """`stops`: the sizes at which the root will be asked for (`roots`)."""
        super().__init__()
        self.db, self.tiles, self.size = db, Tiles(db), size_of(db)
        self.stops = sorted({*stops, self.size} - {0}, reverse=True)
        self.growing, self.waiting = Growing(0, {}, {}), bytearray()
        self.roots: dict[int, bytes] = {}
        self.made = 0

    def take(self, line: Line, taken: Taken | None) -> None:
        self.grow(line.leaf)

    def grow(self, leaves: bytes) -> None:
        """Some leaves more, that do not go past the next stop."""
        self.waiting += leaves
        size = self.growing.size + len(self.waiting) // SIZE
        if self.stops and size >= self.stops[-1]:
            self.settle()
            self.roots[self.stops.pop()] = self.growing.root
            if size == self.size:
                self.look_at_the_end()
        elif len(self.waiting) >= BATCH * SIZE:
            self.settle()

    def grow_to(self, position: int) -> None:
        """The leaves of all lines up to a position, without looking at more of them."""
        at = 0
        while at < position:
            until = min(position, at + BATCH, *self.stops[-1:])
            self.grow(leaves_between(self.db, at, until))
            at = until

    def settle(self) -> None:
        self.growing.add(bytes(self.waiting))
        self.waiting.clear()
        for level, index, hashes in zip(*self.growing.taken(), strict=True):
            if len(hashes) == WIDTH * SIZE:
                self.made += 1
                # A tile that is whole here may still be growing in the database.
                self.compare(level, index, hashes, (self.size >> (8 * level)) - index * WIDTH)

    def look_at_the_end(self) -> None:
        """The last tile of each level, as far as the stored tree goes."""
        for level, tile in self.growing.last.items():
            index, count = divmod(self.size >> (8 * level), WIDTH)
            self.compare(level, index, bytes(tile), count)

    def compare(self, level: int, index: int, hashes: bytes, count: int) -> None:
        """A tile against the stored one, which should hold so many hashes."""
        wanted = hashes[: max(0, min(count, WIDTH)) * SIZE]
        stored = self.tiles.hashes(level, index)
        if stored == wanted:
            return
        place = next((at for at in range(0, WIDTH * SIZE, SIZE) if stored[at : at + SIZE] != wanted[at : at + SIZE]), 0)
        width = 1 << (8 * level)
        line = (index * WIDTH + place // SIZE) * width + 1
        if self.position is not None and line <= self.position < line + width:
            return  # what it is the root of is told of already, more closely
        self.fault(line, f"bricka {index} på nivå {level} är inte den som raderna ger (från rad {line})")

    def end(self, last: int) -> None:
        self.settle()
        if self.size > self.growing.size:
            self.fault(self.growing.size + 1, f"trädet har {self.size} löv, men det finns {self.growing.size} rader")
        expected = sum(-(-(self.size >> (8 * level)) // WIDTH) for level in range(8))
        row = self.db.execute("SELECT count(*) FROM tree.tiles").fetchone()
        if row and row[0] != expected:
            self.fault(1, f"det finns {row[0]} brickor; det ska vara {expected}")

    @property
    def looked_at(self) -> str:
        return f"{self.size} löv"


class Lasting(Check):
    """What was verified once is there still: also lines that nobody had signed yet."""

    claim = "Det som stämde förra gången finns kvar"

    def __init__(self, tree: Tree, known: Verified | None) -> None:
        super().__init__()
        self.tree, self.known = tree, known

    def end(self, last: int) -> None:
        if self.known is None:
            return
        made, position = self.tree.roots.get(self.known.position), self.known.position
        if made is None:
            self.fault(last + 1, f"förra gången fanns {position} rader, nu finns {last}: rad {last + 1} saknas")
        elif made.hex() != self.known.root:
            self.fault(self.tree.position or 1, f"någon av de {position} rader som fanns förra gången är en annan nu")

    @property
    def looked_at(self) -> str:
        return f"{self.known.position} rader" if self.known else "ingen kontroll förut"


class Signed(Check):
    """Every checkpoint has the root that the lines give, and is signed by a key of the board's own."""

    claim = "Varje kontrollpunkt är signerad av nämnden och har radernas rot"

    def __init__(self, db: Connection[Any], tree: Tree, found: Sequence[Checkpoint], keys: Keys | None) -> None:
        super().__init__()
        self.tree, self.found = tree, found
        self.known = signing.verifier_keys(keys) if keys else []
        self.outside = checkpoints.outside(keys) if keys else None
        self.broken = checkpoints.unreadable(db)

    def end(self, last: int) -> None:
        begins = 1
        for one in self.found:
            self.look(one, begins)
            begins = one.size + 1
        for size in self.broken:
            at = max((one.size + 1 for one in self.found if one.size < size), default=1)
            self.fault(at, f"kontrollpunkten vid rad {size} är ingen kontrollpunkt av den storleken och roten")
        if self.outside is not None:
            self.look(self.outside, 1, "kontrollpunkten utanför databasen")
            if self.outside.size not in {one.size for one in self.found} | set(self.broken):
                self.fault(begins, f"kontrollpunkten vid rad {self.outside.size} finns inte i databasen längre")

    def look(self, one: Checkpoint, begins: int, called: str = "kontrollpunkten") -> None:
        """`begins`: the first line that this checkpoint tells of, and none before it."""
        made = self.tree.roots.get(one.size)
        if made is None:
            at = self.tree.growing.size + 1
            self.fault(at, f"{called} gäller {one.size} rader, men det finns {self.tree.growing.size}")
        elif made != one.root:
            told = self.tree.position  # the tiles may tell more closely where
            at = told if told is not None and begins <= told <= one.size else begins
            self.fault(at, f"{called} vid rad {one.size} har inte radernas rot: något från rad {at} är ändrat")
        if not self.known:
            return
        try:
            Note.read(one.note).must_be_signed(self.known)
        except NoteWrong:
            self.fault(begins, f"{called} vid rad {one.size} är inte signerad av en nyckel som nämnden har")

    @property
    def looked_at(self) -> str:
        said = f"{len(self.found)} {'kontrollpunkt' if len(self.found) == 1 else 'kontrollpunkter'}"
        return said + ("" if self.known else ", utan att signaturerna prövas")


class Cosigned(Check):
    """Every cosignature is a known witness's own."""

    claim = "Varje medsignatur är vittnets egen"

    def __init__(self, found: Sequence[Checkpoint], witnesses: Sequence[VerifierKey]) -> None:
        super().__init__()
        self.found, self.witnesses = found, {(key.name, key.id): key for key in witnesses}
        self.counted = self.strangers = 0

    def end(self, last: int) -> None:
        begins = 1
        for one in self.found:
            for line in one.cosignatures:
                self.look(one, line, begins)
            begins = one.size + 1

    def look(self, one: Checkpoint, line: str, begins: int) -> None:
        try:
            (made,) = Note.read(f"{one.note.partition(chr(10) * 2)[0]}\n\n{line}").signatures
        except (NoteWrong, ValueError):
            self.fault(begins, f"en medsignatur av kontrollpunkten vid rad {one.size} går inte att läsa")
            return
        key = self.witnesses.get((made.name, made.id))
        if key is None:
            self.strangers += 1
        elif not key.verifies(Note.read(one.note).text, made.made):
            self.fault(begins, f"medsignaturen av {made.name} vid rad {one.size} stämmer inte")
        else:
            self.counted += 1

    @property
    def looked_at(self) -> str:
        said = f"{self.counted} {'medsignatur' if self.counted == 1 else 'medsignaturer'}"
        return said + (f", {self.strangers} av vittnen som inte är kända här" if self.strangers else "")
