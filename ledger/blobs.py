"""The exact content of documents and attachments, kept by an address that proves it; the lines hold only the address.

public   a controlled document: kept in the clear; address = base64url(SHA-256(content)).
sealed   anything that may be about a person: address = a salted commitment to that digest (ledger/seal.py), so that
         nobody can tell from the book whether a certain file was attached; kept in an envelope as texts are.

Content is bytes to us, at most 25 MB, in chunks of a megabyte. What is got is proved against its address.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from psycopg import Connection

from ledger.erased import list_file, listed_contents
from ledger.keys import KeyDestroyed, Keys
from ledger.lasting import Lasting
from ledger.lines import b64
from ledger.opening import Door
from ledger.orphans import sweep_orphans
from ledger.pen import Pen
from ledger.seal import Envelope, commit, disclose, enclose, reveal, value_of

LARGEST = 25_000_000
CHUNK = 1_048_576
FIELD = "content"


class ContentTooLarge(ValueError):
    """A file of more than 25 MB."""


class ContentBroken(ValueError):
    """What is kept under an address is not what was put there."""


class ContentErased(ValueError):
    """What is brought has been decided to be destroyed: it does not come back."""


@dataclass(frozen=True, slots=True)
class ErasedContent:
    """There was a content at this address; it is destroyed by decision."""

    address: str


def digest_of(content: bytes) -> str:
    """The address of a public content.

    >>> digest_of(b"")
    '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU'
    """
    return b64(hashlib.sha256(content).digest())


def associated(ledger: UUID, address: str) -> bytes:
    """What ties a sealed content to its book and its address."""
    return f"liggaren.content.v1\n{ledger}\n{address}".encode()


class Blobs:
    """The contents of one book. `door` is where openings of the sealed ones are written down."""

    def __init__(self, ledger: UUID, keys: Keys, connect: Callable[[], Connection[Any]], door: Door) -> None:
        self.ledger, self.keys, self.door = ledger, keys, door
        self.lasting = Lasting(connect)

    def close(self) -> None:
        self.lasting.close()

    # ── Public ───────────────────────────────────────────────────────────────

    def put_public(self, content: bytes) -> str:
        """Keep a content in the clear; gives its address. The same content twice is kept once.

        Raises ContentTooLarge, ContentErased.
        """
        must_fit(content)
        address = digest_of(content)
        if self.missing(address):
            raise ContentErased(address)
        self.keep(address, "public", len(content), None, content)
        return address

    def get_public(self, address: str) -> bytes | ErasedContent | None:
        """The content, None if there never was a public content at that address. Raises ContentBroken."""
        found = self.fetch(address, "public")
        if found is None:
            return self.missing(address)
        if digest_of(found[1]) != address:
            raise ContentBroken(address)
        return found[1]

    # ── Sealed ───────────────────────────────────────────────────────────────

    def put_sealed(self, content: bytes) -> str:
        """Keep a content sealed; gives its address, another one each time."""
        must_fit(content)
        disclosure = disclose(FIELD, digest_of(content))
        address = commit(disclosure)
        outcome = self.seal_in(address, disclosure, content)
        if outcome == "epoch":  # the masters were renewed meanwhile: seal it under the new one
            self.seal_in(address, disclosure, content)
        return address

    def seal_in(self, address: str, disclosure: str, content: bytes) -> str:
        pen = Pen.newest(self.ledger, self.keys)
        clear = disclosure.encode() + b"\n" + content
        sealed = enclose(clear, pen.epoch, pen.master, self.associated(address))
        return self.keep(address, "sealed", len(content), sealed, sealed.envelope)

    def get_sealed(self, reader: UUID, purpose: str, address: str) -> bytes | ErasedContent | None:
        """The content, None if there never was one. The opening is written down first.

        Raises ContentBroken, SealBroken.
        """
        self.door.note(reader, purpose, [], [address])
        try:
            return self.open(address)
        except KeyDestroyed:  # wrapped anew between reading it and reading the key, or gone for good
            pass
        try:
            return self.open(address)
        except KeyDestroyed:
            return ErasedContent(address)

    def open(self, address: str) -> bytes | ErasedContent | None:
        found = self.fetch(address, "sealed")
        if found is None:
            return self.missing(address)
        (epoch, wrapped), envelope = found
        clear = reveal(Envelope(epoch, wrapped, envelope), self.keys.master(epoch), self.associated(address))
        disclosure, _, content = clear.partition(b"\n")
        if value_of(disclosure.decode(), FIELD, address) != digest_of(content):
            raise ContentBroken(address)
        return content

    def associated(self, address: str) -> bytes:
        return associated(self.ledger, address)

    def sweep(self) -> int:
        """Throw away what was brought and never attached; gives how many they were. To be done every day."""
        return self.lasting.use(sweep_orphans)

    # ── Both ─────────────────────────────────────────────────────────────────

    def missing(self, address: str) -> ErasedContent | None:
        """What to say of a content that is not there: erased by decision, or None if it never was."""
        return ErasedContent(address) if address in listed_contents(list_file(self.keys)) else None

    def keep(self, address: str, kind: str, size: int, sealed: Envelope | None, data: bytes) -> str:
        """All of it or nothing: begun | there | epoch."""
        header = (address, kind, size, sealed and sealed.epoch, sealed and sealed.wrapped)
        chunks = [(address, place, data[place : place + CHUNK]) for place in range(0, len(data), CHUNK)]

        def work(db: Connection[Any]) -> str:
            with db.transaction():
                row = db.execute("SELECT blobs.put(%s, %s, %s, %s, %s)", header).fetchone()
                outcome = str(row and row[0])
                if outcome == "begun":
                    with db.cursor() as cursor:
                        for chunk in chunks:
                            cursor.execute("INSERT INTO blobs.chunks VALUES (%s, %s, %s)", chunk, binary=True)
            return outcome

        return self.lasting.use(work)

    def fetch(self, address: str, kind: str) -> tuple[tuple[int, bytes], bytes] | None:
        """What is kept at an address: how it is wrapped, and the bytes."""

        def work(db: Connection[Any]) -> tuple[tuple[int, bytes], bytes] | None:
            with db.transaction():
                found = db.execute(
                    "SELECT epoch, wrapped FROM blobs.contents WHERE address = %s AND class = %s",
                    (address, kind),
                    binary=True,
                ).fetchone()
                chunks = db.execute(
                    "SELECT data FROM blobs.chunks WHERE address = %s ORDER BY number",
                    (address,),
                    binary=True,
                ).fetchall()
            return found and (found, b"".join(chunk for (chunk,) in chunks))

        return self.lasting.use(work)


def must_fit(content: bytes) -> None:
    if len(content) > LARGEST:
        raise ContentTooLarge
