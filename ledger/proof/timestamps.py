"""Timestamps (RFC 3161) of checkpoints: a request to carry to a time-stamping authority, and its answer brought back.

What is stamped is the note as it went out, without cosignatures. The whole answer is kept, as it came: anybody can
check it with `openssl ts -verify -data NOTE -in ANSWER -CAfile ROOTS`. Nothing here uses the network. The request has
no nonce: it is the same whoever makes it, and an older answer for the same note is as true as a new one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import Certificate, load_der_x509_certificate, load_pem_x509_certificates
from psycopg import Connection
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from ledger.keys import Keys, sync
from ledger.proof import checkpoints
from ledger.proof.checkpoints import Checkpoint

MOST = 100_000
DIGESTS = {
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
}
"""The functions that a note may be stamped by, as the database names them."""


ROOTS = "timestamp-roots.pem"
"""The certificates under which the board has accepted a timestamp: outside the database, as who it trusts must be."""


class TimestampWrong(ValueError):
    """An answer that is no timestamp of a checkpoint of the book, or roots that cannot be used. Swedish."""


@dataclass(frozen=True)
class Stamped:
    """A timestamp that holds: which checkpoint, when, and by whom (the subject of the authority's certificate)."""

    size: int
    at: datetime
    by: str


def request(checkpoint: Checkpoint) -> bytes:
    """A request (.tsq) for a checkpoint, in DER."""
    asked = TimestampRequestBuilder().data(checkpoint.note.encode()).hash_algorithm(HashAlgorithm.SHA256)
    return asked.nonce(nonce=False).cert_request(cert_request=True).build().as_bytes()


def roots_of(pem: bytes) -> list[Certificate]:
    """The certificates of a PEM file: roots are those that signed themselves. Raises TimestampWrong."""
    try:
        found = load_pem_x509_certificates(pem)
    except ValueError:
        raise TimestampWrong("Rotfilen är inga certifikat (PEM).") from None
    if not any(one.issuer == one.subject for one in found):
        raise TimestampWrong("I rotfilen finns inget rotcertifikat.")
    return found


def accepted(keys: Keys) -> list[Certificate]:
    """The certificates under which a timestamp was accepted, in the order they came. Raises TimestampWrong."""
    file = keys.folder / ROOTS
    return roots_of(file.read_bytes()) if file.exists() else []


def accept(keys: Keys, trusted: Sequence[Certificate]) -> None:
    """Remember under which certificates a timestamp was accepted; what is there stays."""
    known = accepted(keys)
    fresh = [one for one in dict.fromkeys(trusted) if one not in known]
    if fresh:
        with os.fdopen(os.open(keys.folder / ROOTS, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "wb") as out:
            out.write(b"".join(one.public_bytes(Encoding.PEM) for one in fresh))
        sync(keys.folder)


def attach(db: Connection[Any], answer: bytes, trusted: Sequence[Certificate]) -> Stamped:
    """Keep an answer (.tsr) beside the checkpoint that it stamps; once, however often it is brought.

    Raises TimestampWrong.
    """
    if len(answer) > MOST:
        raise TimestampWrong("Svaret är för stort.")
    point = stamped(db, decoded(answer))
    found = check(point, answer, trusted)
    put = "INSERT INTO tree.timestamps (size, token) VALUES (%s, %s) ON CONFLICT DO NOTHING"
    db.execute(put, (point.size, answer))
    return found


def stamped(db: Connection[Any], answer: TimeStampResponse) -> Checkpoint:
    """The checkpoint whose note has the digest in the answer. Raises TimestampWrong."""
    imprint = answer.tst_info.message_imprint
    digest = DIGESTS.get(imprint.hash_algorithm.dotted_string)
    if digest is None:
        raise TimestampWrong("Svaret använder en kontrollsumma som inte godtas: SHA-256, SHA-384 eller SHA-512 krävs.")
    point = checkpoints.one_of(db, f"WHERE {digest}(convert_to(c.note, 'UTF8')) = %s", (imprint.message,))
    if point is None:
        raise TimestampWrong("Svaret stämplar ingen av liggarens kontrollpunkter.")
    return point


def check(checkpoint: Checkpoint, answer: bytes, trusted: Sequence[Certificate]) -> Stamped:
    """What an answer says of a checkpoint. Raises TimestampWrong if it is not by an authority under these roots."""
    read = decoded(answer)
    builder = VerifierBuilder()
    for one in dict.fromkeys(trusted):
        is_root = one.issuer == one.subject
        builder = builder.add_root_certificate(one) if is_root else builder.add_intermediate_certificate(one)
    try:
        builder.build().verify_message(read, checkpoint.note.encode())
    except (VerificationError, ValueError):
        raise TimestampWrong(
            "Stämpeln är inte gjord av någon under de rötter som angavs, eller av något annat."
        ) from None
    return Stamped(checkpoint.size, read.tst_info.gen_time.astimezone(UTC), authority(read))


def decoded(answer: bytes) -> TimeStampResponse:
    """Raises TimestampWrong."""
    try:
        read = decode_timestamp_response(answer)
        granted = read.status == 0 and read.tst_info is not None
    except ValueError:
        raise TimestampWrong("Filen är inget svar från en stämplingstjänst (RFC 3161).") from None
    if not granted:
        raise TimestampWrong("Stämplingstjänsten sade nej.")
    return read


def authority(read: TimeStampResponse) -> str:
    """Whose certificate signed; its serial number if the certificate does not go with the answer."""
    (signer,) = read.signed_data.signer_infos
    found = signer_of(read, own(read))
    return str(signer.serial_number) if found is None else found.subject.rfc4514_string()


def own(read: TimeStampResponse) -> list[Certificate]:
    """The certificates that go with an answer."""
    return [load_der_x509_certificate(one) for one in sorted(read.signed_data.certificates)]


def signer_of(read: TimeStampResponse, among: Sequence[Certificate]) -> Certificate | None:
    (signer,) = read.signed_data.signer_infos
    return next(
        (one for one in among if (one.issuer, one.serial_number) == (signer.issuer, signer.serial_number)), None
    )


def chain(answer: bytes, trusted: Sequence[Certificate]) -> list[Certificate]:
    """From the certificate that signed an answer to a root, as far as they are known. Raises TimestampWrong."""
    read = decoded(answer)
    among = [*own(read), *trusted]
    found, one = list[Certificate](), signer_of(read, among)
    while one is not None and one not in found:
        found.append(one)
        issuer = one.issuer
        one = next((other for other in among if other.subject == issuer and signed(found[-1], other)), None)
    return found


def signed(one: Certificate, by: Certificate) -> bool:
    """Whether a certificate is signed by another."""
    try:
        one.verify_directly_issued_by(by)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def checked(db: Connection[Any], trusted: Sequence[Certificate]) -> Iterator[tuple[int, Stamped | TimestampWrong]]:
    """Every timestamp that is kept, by the size of its checkpoint: what it says, or what is wrong with it."""
    for point in checkpoints.every(db):
        for answer in point.timestamps:
            try:
                yield point.size, check(point, answer, trusted)
            except TimestampWrong as wrong:
                yield point.size, wrong
