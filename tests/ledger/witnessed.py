"""A book made up for witnesses: a tree of leaves and a key, and the requests that show its growth. No database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from ledger.proof.checkpoints import body
from ledger.proof.notes import Note, Signer
from ledger.proof.tree import consistency, root_of
from ledger.proof.witnesses import asked

ORIGIN = "prov.invalid/bok"


def leaves(count: int, seed: str = "") -> list[bytes]:
    return [sha256(f"{seed}{one}".encode()).digest() for one in range(count)]


@dataclass
class Log:
    """A log with these leaves, and the key it signs with."""

    signer: Signer = field(default_factory=lambda: Signer.of(ORIGIN, b"1" * 32))
    leaves: list[bytes] = field(default_factory=lambda: leaves(600))

    @property
    def vkey(self) -> str:
        return self.signer.key().text

    def root(self, size: int) -> bytes:
        return root_of(self.leaves[:size])

    def text(self, size: int) -> str:
        return body(self.signer.name, size, self.root(size))

    def note(self, size: int) -> str:
        return self.signed(self.text(size))

    def signed(self, text: str) -> str:
        return Note(text, (self.signer.sign(text),)).whole

    def path(self, old: int, size: int) -> list[bytes]:
        def read(start: int, height: int) -> bytes:
            return root_of(self.leaves[start : start + (1 << height)])

        return consistency(read, old, size) if 0 < old <= size else []

    def asks(self, old: int, size: int, path: Sequence[bytes] | None = None) -> bytes:
        """The body of a request."""
        return asked(old, self.path(old, size) if path is None else path, self.note(size))
