"""Signed notes (C2SP signed-note): a text that ends in a newline, an empty line, and signature lines below it.

    — <name of the key> base64(four bytes of key id || signature)

vkey, a key that verifies: <name>+<key id in hex>+base64(type || public key), type 0x01 for Ed25519 and 0x04 for the
timestamped cosignatures of witnesses (C2SP tlog-cosignature).
"""

from __future__ import annotations

import re
import struct
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519 = 1
COSIGNATURE = 4
MOST = 100_000
"""Bytes that a note may have."""
NAME = re.compile(r"[^\s+]+")


class NoteWrong(ValueError):
    """A note that is not of the form, or that a key it should be signed by has not signed."""


def key_id(name: str, kind: int, public: bytes) -> bytes:
    return sha256(name.encode() + b"\n" + bytes([kind]) + public).digest()[:4]


def unbase64(text: str) -> bytes:
    """Standard base64, strictly. Raises NoteWrong."""
    try:
        found = b64decode(text, validate=True)
    except (Error, ValueError):
        raise NoteWrong("not base64") from None
    if b64encode(found).decode() != text:
        raise NoteWrong("base64 in another way than the usual")
    return found


@dataclass(frozen=True)
class VerifierKey:
    """A public key by name and kind."""

    name: str
    kind: int
    public: bytes

    @property
    def id(self) -> bytes:
        return key_id(self.name, self.kind, self.public)

    @property
    def text(self) -> str:
        """The vkey."""
        return f"{self.name}+{self.id.hex()}+{b64encode(bytes([self.kind]) + self.public).decode()}"

    @classmethod
    def read(cls, text: str) -> VerifierKey:
        """Raises NoteWrong for what is not the vkey of an Ed25519 key."""
        name, _, rest = text.partition("+")
        said, _, coded = rest.partition("+")
        material = unbase64(coded)
        if not NAME.fullmatch(name) or len(material) != 33 or material[0] not in (ED25519, COSIGNATURE):
            raise NoteWrong("not the vkey of an Ed25519 key")
        key = cls(name, material[0], material[1:])
        if key.id.hex() != said:
            raise NoteWrong("the id in the vkey is not that of its key")
        return key

    def verifies(self, text: str, signature: bytes) -> bool:
        """Whether this key made that signature of a note's text."""
        message, made = text.encode(), signature
        if self.kind == COSIGNATURE:
            if len(signature) != 72:
                return False
            message, made = cosigned(struct.unpack(">Q", signature[:8])[0], text), signature[8:]
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(made, message)
        except (InvalidSignature, ValueError):
            return False
        return True


def cosigned(seconds: int, text: str) -> bytes:
    """What a witness signs (tlog-cosignature): the note's text under a header and the time."""
    return f"cosignature/v1\ntime {seconds}\n{text}".encode()


@dataclass(frozen=True)
class Signature:
    """A signature line."""

    name: str
    id: bytes
    made: bytes

    @property
    def line(self) -> str:
        return f"\u2014 {self.name} {b64encode(self.id + self.made).decode()}\n"

    @property
    def seconds(self) -> int:
        """When a cosignature says it was made, in seconds since 1970."""
        return int(struct.unpack(">Q", self.made[:8])[0])


@dataclass(frozen=True)
class Signer:
    """A private key that signs notes under a name."""

    name: str
    private: Ed25519PrivateKey

    @classmethod
    def of(cls, name: str, private: bytes) -> Signer:
        return cls(name, Ed25519PrivateKey.from_private_bytes(private))

    def key(self, kind: int = ED25519) -> VerifierKey:
        return VerifierKey(self.name, kind, self.private.public_key().public_bytes_raw())

    def sign(self, text: str) -> Signature:
        return Signature(self.name, self.key().id, self.private.sign(text.encode()))

    def cosign(self, text: str, seconds: int) -> Signature:
        """The cosignature of a witness at a time."""
        made = struct.pack(">Q", seconds) + self.private.sign(cosigned(seconds, text))
        return Signature(self.name, self.key(COSIGNATURE).id, made)


@dataclass(frozen=True)
class Note:
    """A text and the signatures below it. Nothing in it may be believed before a known key has verified it."""

    text: str
    signatures: tuple[Signature, ...]

    @property
    def whole(self) -> str:
        return f"{self.text}\n" + "".join(one.line for one in self.signatures)

    @classmethod
    def read(cls, said: str | bytes) -> Note:
        """Raises NoteWrong for what is not of the form."""
        try:
            note = said if isinstance(said, str) else said.decode("utf-8")
        except UnicodeDecodeError:
            raise NoteWrong("not UTF-8") from None
        if len(note) > MOST or any(ord(one) < 32 and one != "\n" for one in note):
            raise NoteWrong("too long, or with control characters")
        text, gap, below = note.rpartition("\n\n")
        if not gap or not below.endswith("\n"):
            raise NoteWrong("a note has a text, an empty line, and signatures")
        return cls(text + "\n", tuple(map(signature, below[:-1].split("\n"))))

    def must_be_signed(self, keys: Iterable[VerifierKey]) -> list[VerifierKey]:
        """The known keys that have signed. Raises NoteWrong if none has, or if a signature by one of them is false."""
        known = {(key.name, key.id): key for key in keys}
        found = []
        for one in self.signatures:
            key = known.get((one.name, one.id))
            if key is None:
                continue
            if not key.verifies(self.text, one.made):
                raise NoteWrong(f"the signature of {one.name} is not that of its key")
            found.append(key)
        if not found:
            raise NoteWrong("not signed by a known key")
        return found


def signature(line: str) -> Signature:
    """A line below a note. Raises NoteWrong."""
    dash, _, rest = line.partition(" ")
    name, _, coded = rest.partition(" ")
    made = unbase64(coded)
    if dash != "\u2014" or not NAME.fullmatch(name) or len(made) < 5:
        raise NoteWrong("not a signature line")
    return Signature(name, made[:4], made[4:])
