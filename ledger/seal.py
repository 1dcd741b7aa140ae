"""Sealed personal data: the text beside the line, a commitment in it, a key that can be destroyed.

disclosure = base64url(JSON [<salt>, "<field>", <value>]); commitment = base64url(SHA-256(disclosure)), as RFC 9901 4.2:
one field can be opened and proved while its neighbours stay shut, and without the salt the commitment says nothing.
envelope   = 0x01 || nonce || AES-256-GCM(line key, {"field": "<disclosure>", ...}, associated data)
wrapped    = AES-KW (RFC 3394) of the line key under the master key of an epoch, which lies outside the database.

Drafts and attachments are sealed in the same kind of envelope, with associated data of their own.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from ledger.canonical import READER, encode
from ledger.ids import random_bytes
from ledger.lines import b64, unb64

VERSION = b"\x01"


class SealBroken(ValueError):
    """The envelope does not belong to this line, or was changed, or its key is not the right one."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """Something sealed: as a row of `ledger.sealed`, but for the position, which is not known before the append."""

    epoch: int
    wrapped: bytes
    envelope: bytes


@dataclass(frozen=True, slots=True)
class Sealing:
    """What became of the personal fields of one event: the commitments for the body, the envelope for beside it."""

    commitments: dict[str, str]
    envelope: Envelope | None


def associated(ledger: UUID, record: UUID, version: int, name: str) -> bytes:
    """What ties an envelope to its line: moved to another, it does not open."""
    return f"liggaren.sealed.v1\n{ledger}\n{record}\n{version}\n{name}".encode()


def disclose(field: str, value: Any) -> str:
    """The words that open one field, with a salt of their own."""
    return b64(encode([b64(random_bytes(16)), field, value]))


def commit(disclosure: str) -> str:
    """What the line says of a field: a digest that tells nothing without the disclosure.

    RFC 9901 4.2.3's example:
    >>> commit("WyI2cU1RdlJMNWhhaiIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0")
    'uutlBuYeMDyjLLTpf6Jxi7yNkEF35jdyWMn9U7b_RYY'
    """
    return b64(hashlib.sha256(disclosure.encode("ascii")).digest())


def seal(values: Mapping[str, Any], epoch: int, master: bytes, aad: bytes) -> Sealing:
    """Seal the personal fields of one line under a key made for it alone. `values` holds no None."""
    if not values:
        return Sealing({}, None)
    disclosures = {field: disclose(field, value) for field, value in values.items()}
    commitments = {field: commit(one) for field, one in disclosures.items()}
    return Sealing(commitments, enclose(encode(disclosures), epoch, master, aad))


def enclose(clear: bytes, epoch: int, master: bytes, aad: bytes) -> Envelope:
    """Seal some bytes under a key made for them alone."""
    key, nonce = random_bytes(32), random_bytes(12)
    envelope = VERSION + nonce + AESGCM(key).encrypt(nonce, clear, aad)
    return Envelope(epoch, aes_key_wrap(master, key), envelope)


def reveal(sealed: Envelope, master: bytes, aad: bytes) -> bytes:
    """What an envelope holds. Raises SealBroken."""
    if sealed.envelope[:1] != VERSION:
        raise SealBroken("the envelope is of an unknown version")
    try:
        key = aes_key_unwrap(master, sealed.wrapped)
        return AESGCM(key).decrypt(sealed.envelope[1:13], sealed.envelope[13:], aad)
    except (InvalidUnwrap, InvalidTag, ValueError):
        raise SealBroken("the envelope does not open here") from None


def open_envelope(sealed: Envelope, master: bytes, aad: bytes) -> dict[str, str]:
    """The disclosures of a line by field. Raises SealBroken."""
    disclosures: dict[str, str] = READER.decode(reveal(sealed, master, aad))
    return disclosures


def rewrap(wrapped: bytes, old: bytes, new: bytes) -> bytes:
    """The key of an envelope under the master of another epoch. Raises SealBroken."""
    try:
        return aes_key_wrap(new, aes_key_unwrap(old, wrapped))
    except (InvalidUnwrap, ValueError):
        raise SealBroken("the key does not unwrap") from None


def value_of(disclosure: str, field: str, commitment: str) -> Any:
    """The value of a field, proved against the commitment in its line. Raises SealBroken."""
    if commit(disclosure) != commitment:
        raise SealBroken("the text is not the one that was entered")
    _salt, name, value = json.loads(unb64(disclosure))
    if name != field:
        raise SealBroken("the text belongs to another field")
    return value
