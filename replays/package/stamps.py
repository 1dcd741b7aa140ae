"""The timestamps (RFC 3161) of a package's checkpoint, with the certificates they are checked by, each checked first.

data/bevis/tidsstämplat.txt         what is stamped: the checkpoint as it went out, without cosignatures
data/bevis/tidsstämpel-1.tsr        the answer of the authority, as it came
data/bevis/tidsstämpel-1.pem        from the authority's certificate to the root it was accepted under
"""

from __future__ import annotations

from collections.abc import Iterator

from cryptography.hazmat.primitives.serialization import Encoding

from ledger.keys import Keys
from ledger.proof import timestamps
from ledger.proof.checkpoints import Checkpoint
from ledger.proof.timestamps import TimestampWrong

STAMPED, STAMP = "data/bevis/tidsstämplat.txt", "data/bevis/tidsstämpel-{number}"


class StampWrong(ValueError):
    """A timestamp that cannot be given out; Swedish."""


def stamps(keys: Keys, checkpoint: Checkpoint) -> Iterator[tuple[str, bytes]]:
    """The files, by name; none if there is no timestamp. Raises StampWrong."""
    if checkpoint.timestamps:
        yield STAMPED, checkpoint.note.encode()
    for number, answer in enumerate(checkpoint.timestamps, start=1):
        try:
            trusted = timestamps.accepted(keys)
            timestamps.check(checkpoint, answer, trusted)
            certificates = timestamps.chain(answer, trusted)
        except TimestampWrong as wrong:
            raise StampWrong(
                f"En tidsstämpel för kontrollpunkten med {checkpoint.size} rader kan inte kontrolleras: {wrong} "
                f"Godta stämpeln först: liggaren checkpoint attach SVAR --roots ROTCERTIFIKAT."
            ) from None
        name = STAMP.format(number=number)
        yield f"{name}.tsr", answer
        yield f"{name}.pem", b"".join(one.public_bytes(Encoding.PEM) for one in certificates)
