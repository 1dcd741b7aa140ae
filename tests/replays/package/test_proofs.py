"""The keys in a package are those that have signed what it shows: others come and go without changing it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ledger.proof import checkpoints, signing
from ledger.proof.checkpoints import Checkpoint
from ledger.proof.notes import COSIGNATURE, Signer
from replays.package.bag import Files
from replays.package.proofs import signed_by
from tests.replays.package.house import House

WITNESS, ANOTHER = Signer.of("vittne.invalid/ett", bytes(32)), Signer.of("vittne.invalid/två", bytes([1] * 32))


@pytest.fixture
def checkpoint(built: House) -> Checkpoint:
    with built.registers() as db:
        found = checkpoints.covering(db, built.last)
    assert found is not None
    return found


def test_a_key_that_is_listed_later_is_not_in_the_package(built: House, checkpoint: Checkpoint) -> None:
    """En nyckel som inte har signerat kontrollpunkten är inte med, så att ett nyckelbyte inte ändrar paketet."""
    (own,) = signing.verifier_keys(built.board.book.keys)
    later = Signer.of(built.board.book.identity.origin, bytes([2] * 32)).key()
    assert signed_by(checkpoint, [own, later]) == [own]


def test_the_witnesses_are_those_that_have_cosigned(checkpoint: Checkpoint) -> None:
    """De vittnen som har medsignerat är med, de andra inte."""
    text = checkpoint.note.rpartition("\n\n")[0] + "\n"
    cosigned = replace(checkpoint, cosignatures=(WITNESS.cosign(text, 1_790_000_000).line,))
    keys = [WITNESS.key(COSIGNATURE), ANOTHER.key(COSIGNATURE)]
    assert signed_by(checkpoint, keys) == []
    assert signed_by(cosigned, keys) == keys[:1]


def test_a_false_signature_counts_for_nothing(checkpoint: Checkpoint) -> None:
    """En medsignatur av något annat än kontrollpunkten räknas inte."""
    false = replace(checkpoint, cosignatures=(WITNESS.cosign("något annat\n", 1_790_000_000).line,))
    assert signed_by(false, [WITNESS.key(COSIGNATURE)]) == []


def test_the_checkpoint_is_the_first_that_covers_the_position(for_ivo: Files, checkpoint: Checkpoint) -> None:
    """Kontrollpunkten är den första som omfattar raden, ordagrant."""
    assert for_ivo["data/bevis/checkpoint.txt"] == checkpoint.text.encode()
    assert for_ivo["data/bevis/witnesses.txt"] == b""
