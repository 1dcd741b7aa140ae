"""The files of an exported book and the rows in them: RFC 8785 JSON, a row a line, in one way only.

Bytes are base64url without padding, instants UTC with six decimals. `bodies.jsonl` alone is not read as JSON: the bytes
of the body stand as they are between `{"body":` and `,"position":17}`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

import msgspec

from ledger.canonical import WRITER, NotCanonical
from ledger.canonical import instant as written_instant
from ledger.lines import b64, unb64

FORMAT = "liggaren.export.v1"
DATA, CONTENTS = "data", "data/contents"
MANIFEST, TAGS, SIGNATURE = "manifest-sha256.txt", "tagmanifest-sha256.txt", "signature.txt"
TAGGED = ("bag-info.txt", "bagit.txt", MANIFEST, SIGNATURE)
"""The files that the second manifest lists."""
README = "data/README.txt"


class Row(msgspec.Struct, forbid_unknown_fields=True):
    """A row of a file."""

    @property
    def bytes(self) -> bytes:
        return WRITER.encode(self) + b"\n"


class About(Row):
    """The only row of `ledger.json`."""

    demonstration: bool
    digest: str | None
    format: str
    last: int
    ledger: UUID
    migration: int
    origin: str
    program: str
    registers: str | None


class Entry(Row):
    body: str
    format: str
    ledger: UUID
    name: str
    position: int
    record: UUID
    recorded_at: str
    version: int


class Sealed(Row):
    envelope: str
    epoch: int
    position: int
    wrapped: str


class Act(Row):
    act: UUID
    digest: str | None
    first: int
    last: int


class Number(Row):
    number: int
    position: int
    record: UUID
    series: str
    year: int


class ErasedLine(Row):
    leaf: str
    position: int


class ErasedContent(Row):
    address: str


class Opening(Row):
    at: str
    contents: list[str]
    opening: int
    positions: list[int]
    purpose: str
    reader: UUID


class Epoch(Row):
    began_at: str
    epoch: int


class Key(Row):
    since: str
    vkey: str


class Cosignature(Row):
    line: str
    received_at: str
    witness: str


class Timestamp(Row):
    received_at: str
    token: str


class Checkpoint(Row):
    cosignatures: list[Cosignature]
    note: str
    signed_at: str
    timestamps: list[Timestamp]


class Content(Row):
    address: str
    epoch: int | None
    kind: str
    put_at: str
    size: int
    wrapped: str | None


ABOUT = "data/ledger.json"
ENTRIES, BODIES = "data/entries.jsonl", "data/bodies.jsonl"
SEALED, ACTS, NUMBERS = "data/sealed.jsonl", "data/acts.jsonl", "data/numbers.jsonl"
ERASED, ERASED_CONTENTS = "data/erased.jsonl", "data/erased-contents.jsonl"
CHECKPOINTS, KEYS, EPOCHS = "data/checkpoints.jsonl", "data/keys.jsonl", "data/epochs.jsonl"
OPENINGS, CONTENTS_LIST = "data/openings.jsonl", "data/contents.jsonl"

FILES: Mapping[str, type[Row] | None] = {
    ABOUT: About,
    ENTRIES: Entry,
    BODIES: None,
    SEALED: Sealed,
    ACTS: Act,
    NUMBERS: Number,
    ERASED: ErasedLine,
    ERASED_CONTENTS: ErasedContent,
    CHECKPOINTS: Checkpoint,
    KEYS: Key,
    EPOCHS: Epoch,
    OPENINGS: Opening,
    CONTENTS_LIST: Content,
    README: None,
}
"""Every file below `data` but the contents themselves."""


def signed_text(origin: str, ledger: UUID, last: int, manifest: str) -> str:
    """What the board signs of an export: which book, how far, and the digest of the manifest in hex."""
    return f"{FORMAT}\n{origin}\n{ledger}\n{last}\n{manifest}\n"


def body_row(position: int, body: bytes) -> bytes:
    return b'{"body":%b,"position":%d}\n' % (body, position)


# ── Values that can be written in one way ────────────────────────────────────


def bytes_of(text: str) -> bytes:
    """Raises ValueError for what is not base64url without padding."""
    found = unb64(text)
    if b64(found) != text:
        raise ValueError("not base64url")
    return found


def instant_of(text: str) -> datetime:
    """Raises ValueError for what is not an instant as the book writes it."""
    try:
        found = datetime.fromisoformat(text)
        if written_instant(found) == text:
            return found
    except (NotCanonical, OverflowError):
        pass
    raise ValueError("not an instant")
