"""That the lines are the book's: the checkpoint that covers them, the range proof, a proof for each line of a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from psycopg import Connection

from ledger.proof import checkpoints
from ledger.proof.checkpoints import EVER, Checkpoint
from ledger.proof.notes import Note, VerifierKey
from ledger.proof.proofs import range_proof, tlog_proof
from ledger.proof.tiles import Tiles
from replays.package.masks import Masks
from replays.package.scope import Scope

FOLDER = "data/bevis"


class NotSigned(LookupError):
    """No checkpoint covers the position yet."""


def covering(db: Connection[Any], position: int, until: datetime = EVER) -> Checkpoint:
    """The first checkpoint that was signed when the book had reached a position, with what others had said of it until
    then. Raises NotSigned."""
    found = checkpoints.covering(db, position, until)
    if found is None:
        raise NotSigned(f"Rad {position} är inte signerad än. Signera först: liggaren checkpoint.")
    return found


def signed_by(checkpoint: Checkpoint, keys: Iterable[VerifierKey]) -> list[VerifierKey]:
    """Those of the keys that have signed it: a key that is listed later does not change a package."""
    note = Note.read(checkpoint.text)
    made = {(one.name, one.id): one.made for one in note.signatures}
    return [key for key in keys if (key.name, key.id) in made and key.verifies(note.text, made[key.name, key.id])]


def proofs(
    db: Connection[Any],
    checkpoint: Checkpoint,
    keys: Sequence[VerifierKey],
    witnesses: Sequence[VerifierKey],
    scope: Scope,
    masks: Masks,
) -> Iterator[tuple[str, bytes]]:
    """The files, by name. `keys` are the board's own, `witnesses` those that it asks to cosign."""
    yield f"{FOLDER}/checkpoint.txt", checkpoint.text.encode()
    for name, known in (("keys", keys), ("witnesses", witnesses)):
        yield f"{FOLDER}/{name}.txt", "".join(f"{key.text}\n" for key in signed_by(checkpoint, known)).encode()
    if not masks.genuine_only:
        yield f"{FOLDER}/range-proof.txt", range_proof(db, scope.first, scope.position, checkpoint)
    if scope.of_a_case or masks.genuine_only:
        tiles = Tiles(db)
        for line in scope.lines:
            yield f"{FOLDER}/rad-{line.position}.tlog-proof", tlog_proof(db, line.position, checkpoint, tiles)
