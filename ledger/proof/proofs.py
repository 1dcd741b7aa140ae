"""Proofs to take home, as text: that a line stands in a signed book (C2SP tlog-proof), and that none is missing between
two lines (docs/paket.md)."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from typing import Any

from psycopg import Connection

from ledger.proof.checkpoints import Checkpoint
from ledger.proof.tiles import Tiles
from ledger.proof.tree import inclusion
from ledger.proof.tree import outside as parts_outside


def tlog_proof(db: Connection[Any], position: int, checkpoint: Checkpoint, tiles: Tiles | None = None) -> bytes:
    """That the line at a position stands in the book of a checkpoint. Raises ProofWrong."""
    path = inclusion((tiles or Tiles(db)).read, position - 1, checkpoint.size)
    return text([f"c2sp.org/tlog-proof@v1\nindex {position - 1}"], path, checkpoint)


def range_proof(db: Connection[Any], first: int, last: int, checkpoint: Checkpoint) -> bytes:
    """That the lines from one position to another are all that a signed book has there. Raises ProofWrong."""
    hashes = parts_outside(Tiles(db).read, first - 1, last, checkpoint.size)
    return text(["liggaren.range-proof.v1", f"first {first}", f"last {last}"], hashes, checkpoint)


def text(head: Sequence[str], hashes: Sequence[bytes], checkpoint: Checkpoint) -> bytes:
    rows = [*head, *(b64encode(one).decode() for one in hashes)]
    return ("\n".join(rows) + "\n\n" + checkpoint.text).encode()
