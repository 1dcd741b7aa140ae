"""The tree as tiles (C2SP tlog-tiles, height 8): 256 hashes a tile, each hash of a level the root of a tile below.

    tile (level, index) holds the roots of the leaves [(index * 256 + i) * 256^level, ... + 256^level), i = 0 ... 255

Leaves are integrated in batches, in a transaction of their own after the commit: a batch reads the last tile of each
level and writes those that grew. Memory: a batch and O(log n) tiles.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from hashlib import sha256
from struct import Struct
from typing import Any

from psycopg import Connection

from ledger.proof.tree import EMPTY, SIZE, ProofWrong, root, root_of

WIDTH = 256
HEIGHT = 8
BATCH = 16_384
ROOM = 256
PAIR = Struct(f"{2 * SIZE}s")
BEGUN = sha256(b"\x01")
"""The hash of a node before its children (tree.py): to copy it takes less than to begin one for each node."""

Tile = tuple[int, int]
"""Level and index."""


def path_of(level: int, index: int, width: int = WIDTH) -> str:
    """Where a tile is found below the log's address; `width` hashes of it, if it is not whole.

    >>> path_of(0, 1234067), path_of(1, 4, 17)
    ('tile/0/x001/x234/067', 'tile/1/004.p/17')
    """
    digits = f"{index:03d}"
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    groups = [digits[place : place + 3] for place in range(0, len(digits), 3)]
    named = "/".join([*(f"x{group}" for group in groups[:-1]), groups[-1]])
    return f"tile/{level}/{named}" + (f".p/{width}" if width < WIDTH else "")


def tile_root(hashes: bytes) -> bytes:
    """The root of a whole tile, or of a whole subtree within one: a row at a time, until there is one hash."""
    while len(hashes) > SIZE:
        above = []
        for (pair,) in PAIR.iter_unpack(hashes):
            one = BEGUN.copy()
            one.update(pair)
            above.append(one.digest())
        hashes = b"".join(above)
    return hashes


def size_of(db: Connection[Any]) -> int:
    """How many leaves the tiles hold."""
    row = db.execute("SELECT size FROM tree.progress").fetchone()
    return int(row[0]) if row else 0


# ── Reading ──────────────────────────────────────────────────────────────────


class Tiles:
    """The tiles of a book, read as they are asked for; what is whole never changes and is remembered."""

    def __init__(self, db: Connection[Any]) -> None:
        self.db = db
        self.whole: OrderedDict[Tile, bytes] = OrderedDict()

    def hashes(self, level: int, index: int) -> bytes:
        """The hashes that a tile holds so far; none if it is not there."""
        known = self.whole.get((level, index))
        if known is not None:
            return known
        row = self.db.execute(
            "SELECT hashes FROM tree.tiles WHERE level = %s AND index = %s", (level, index), prepare=True, binary=True
        ).fetchone()
        found = bytes(row[0]) if row else b""
        if len(found) == WIDTH * SIZE:
            self.whole[level, index] = found
            if len(self.whole) > ROOM:
                self.whole.popitem(last=False)
        return found

    def read(self, start: int, height: int) -> bytes:
        """The root of the whole subtree of the leaves [start, start + 2^height). Raises ProofWrong if it is missing."""
        level, above = divmod(height, HEIGHT)
        first = start >> (level * HEIGHT)
        index, place = divmod(first, WIDTH)
        part = self.hashes(level, index)[place * SIZE : (place + (1 << above)) * SIZE]
        if len(part) != SIZE << above:
            raise ProofWrong(f"tile {index} of level {level} does not reach to leaf {start}")
        return tile_root(part)

    def root(self, size: int) -> bytes:
        """The root of the first so many leaves."""
        return root(self.read, 0, size) if size else EMPTY


# ── Integrating ──────────────────────────────────────────────────────────────


@dataclass
class Growing:
    """The last tile of each level as far as it is filled, and the tiles that have grown since `taken`."""

    size: int
    last: dict[int, bytearray]
    grown: dict[Tile, bytes]

    @classmethod
    def of(cls, tiles: Tiles, size: int) -> Growing:
        """The end of the tree of a size."""
        last, count, level = {}, size, 0
        while count:
            filled = count % WIDTH * SIZE
            last[level] = bytearray(tiles.hashes(level, count // WIDTH)[:filled] if filled else b"")
            count, level = count // WIDTH, level + 1
        return cls(size, last, {})

    def add(self, leaves: bytes) -> None:
        """Put leaf hashes, one after another, at the end."""
        count, level, hashes = self.size, 0, leaves
        self.size += len(leaves) // SIZE
        while hashes:
            hashes = self.fill(level, count // WIDTH, hashes)
            count, level = count // WIDTH, level + 1

    def fill(self, level: int, index: int, hashes: bytes) -> bytes:
        """Put hashes at the end of a level. Returns the roots of the tiles that became whole by it."""
        tile, above, at = self.last.setdefault(level, bytearray()), bytearray(), 0
        while at < len(hashes):
            room = WIDTH * SIZE - len(tile)
            tile += hashes[at : at + room]
            at += room
            self.grown[level, index] = bytes(tile)
            if len(tile) == WIDTH * SIZE:
                above += tile_root(bytes(tile))
                tile.clear()
                index += 1
        return bytes(above)

    @property
    def root(self) -> bytes:
        """The root of all leaves so far."""
        made: list[bytes] = []
        for _, tile in sorted(self.last.items()):
            hashes = [*(bytes(tile[at : at + SIZE]) for at in range(0, len(tile), SIZE)), *made]
            made = [root_of(hashes)] if hashes else []
        return made[0] if made else EMPTY

    def taken(self) -> tuple[list[int], list[int], list[bytes]]:
        """The tiles that have grown, as three columns; they count as written from here on."""
        rows = [(level, index, hashes) for (level, index), hashes in self.grown.items()]
        self.grown = {}
        return [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]


def integrate(db: Connection[Any], upto: int | None = None) -> int:
    """Take the leaves that are not in the tiles yet into them, batch by batch. Returns the size they then have."""
    size = size_of(db)
    growing = Growing.of(Tiles(db), size)
    while upto is None or size < upto:
        until = size + BATCH if upto is None else min(size + BATCH, upto)
        leaves = leaves_between(db, size, until)
        if not leaves:
            break
        growing.add(leaves)
        put = "SELECT tree.integrate(%s, %s, %s::smallint[], %s::bigint[], %s::bytea[])"
        row = db.execute(put, (size, growing.size, *growing.taken())).fetchone()
        size = growing.size
        if not (row and row[0]):  # another process was here meanwhile
            size = size_of(db)
            growing = Growing.of(Tiles(db), size)
    return size


def leaves_between(db: Connection[Any], after: int, upto: int) -> bytes:
    """The leaf hashes of the lines after a position up to another, as many as follow one another without a gap."""
    row = db.execute(
        """SELECT string_agg(leaf, ''::bytea ORDER BY position), count(*), max(position) FROM ledger.lines
           WHERE position > %s AND position <= %s""",
        (after, upto),
        binary=True,
    ).fetchone()
    if row is None or not row[1]:
        return b""
    if row[2] - after != row[1]:
        raise ProofWrong(f"lines are missing between {after} and {row[2]}: they cannot be taken into the tree")
    return bytes(row[0])
