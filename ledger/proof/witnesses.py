"""Witnesses: who is asked to cosign checkpoints, and how one is asked (C2SP tlog-witness, `add-checkpoint`).

    vittne.exempel.se/ett+<key id>+<base64>  https://vittne.exempel.se/ett      a row of the file; # begins a remark

A witness remembers the last checkpoint it cosigned, and cosigns only one that begins with it.
"""

from __future__ import annotations

import asyncio
import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from io import BytesIO
from pathlib import Path

from ledger.outgoing.addresses import NotATarget, Target, target
from ledger.outgoing.egress import Egress, Undelivered, request
from ledger.proof.notes import COSIGNATURE, NoteWrong, Signature, VerifierKey, signature

MOST_NAME = 300
MOST_ANSWER = 65_536
HOUR = 3600
"""How far from our clock the time in a cosignature may lie, in seconds."""
SIZE_TYPE = "text/x.tlog.size"
SIZE = re.compile(rb"(0|[1-9][0-9]{0,18})\n")
PATH = "/add-checkpoint"


class WitnessesWrong(ValueError):
    """The file of witnesses cannot be used; the message is Swedish, and names the row."""


@dataclass(frozen=True)
class Witness:
    """A witness: its key, and where checkpoints are handed in."""

    key: VerifierKey
    to: Target

    @property
    def name(self) -> str:
        return self.key.name


# ── Who they are ─────────────────────────────────────────────────────────────


def listed(file: Path | None, plain: bool = False) -> tuple[Witness, ...]:
    """The witnesses of a file; none without one. Args: `plain`, whether http is taken, to this machine.

    Raises WitnessesWrong.
    """
    if file is None:
        return ()
    try:
        rows = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise WitnessesWrong(f"Vittnena i {file} går inte att läsa ({type(error).__name__}).") from None
    numbered = [(number, row.strip()) for number, row in enumerate(rows, start=1)]
    found = [witness(number, row, plain) for number, row in numbered if row and not row.startswith("#")]
    if len({one.name for one in found}) < len(found):
        raise WitnessesWrong("Två vittnen har samma namn.")
    return tuple(found)


def witness(number: int, row: str, plain: bool) -> Witness:
    """A row of the file. Raises WitnessesWrong."""
    try:
        text, url = row.split()
        key = VerifierKey.read(text)
        to = target(url.rstrip("/") + PATH, plain)
    except NotATarget as wrong:
        raise WitnessesWrong(f"Vittnen, rad {number}: {wrong}") from None
    except ValueError:
        raise WitnessesWrong(f"Vittnen, rad {number}: skriv vittnets nyckel, ett mellanslag och dess adress.") from None
    if key.kind != COSIGNATURE or len(key.name) > MOST_NAME:
        raise WitnessesWrong(f"Vittnen, rad {number}: nyckeln är inte ett vittnes (slag 0x04).")
    if "?" in to.rest:
        raise WitnessesWrong(f"Vittnen, rad {number}: adressen får inte ha något efter ett frågetecken.")
    return Witness(key, to)


# ── How one is asked ─────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Answer:
    """What a witness said. `kind` is its content type, without parameters."""

    status: int
    kind: str
    body: bytes

    @property
    def size(self) -> int | None:
        """The size that the witness has cosigned, if it says that it is another than we believed (409)."""
        found = SIZE.fullmatch(self.body) if (self.status, self.kind) == (409, SIZE_TYPE) else None
        return int(found[1]) if found else None


def asked(old: int, path: Sequence[bytes], note: str) -> bytes:
    """The body of `add-checkpoint`: the old size, the proof, and the checkpoint."""
    rows = [f"old {old}", *(b64encode(one).decode() for one in path)]
    return ("\n".join(rows) + "\n\n" + note).encode()


async def ask(egress: Egress, one: Witness, body: bytes) -> Answer:
    """Hand in a checkpoint. Raises Undelivered."""
    try:
        async with asyncio.timeout(egress.patience):
            reader, writer = await egress.connected(one.to, await egress.judged(one.to))
            try:
                writer.write(request(one.to, {"Content-Type": "text/plain; charset=utf-8"}, body))
                await writer.drain()
                return answer(await whole(reader))
            finally:
                writer.close()
    except TimeoutError:
        raise Undelivered("timeout") from None
    except OSError:
        raise Undelivered("unreachable") from None


async def whole(reader: asyncio.StreamReader) -> bytes:
    """All that comes until the other end closes, as it is asked to. Raises Undelivered if that is too much."""
    said = bytearray()
    while piece := await reader.read(MOST_ANSWER):
        said += piece
        if len(said) > MOST_ANSWER:
            raise Undelivered("not_http")
    return bytes(said)


class Said:
    """What came, in the form in which http.client reads it."""

    def __init__(self, said: bytes) -> None:
        self.said = said

    def makefile(self, mode: str) -> BytesIO:
        return BytesIO(self.said)


def answer(said: bytes) -> Answer:
    """An answer from its bytes. Raises Undelivered."""
    try:
        read = HTTPResponse(Said(said), method="POST")  # type: ignore[arg-type]  # reads only from its makefile
        read.begin()
        kind = read.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        return Answer(read.status, kind, read.read())
    except (HTTPException, ValueError):
        raise Undelivered("not_http") from None


def cosignature(key: VerifierKey, text: str, body: bytes, seconds: int) -> Signature | None:
    """The cosignature by a key of a note's text, among the lines of an answer; None if there is none that holds, made
    within an hour of a time. Lines by other keys, and what is no line, are passed over.
    """
    for row in body.decode("utf-8", "replace").splitlines():
        try:
            one = signature(row)
        except NoteWrong:
            continue
        ours = (one.name, one.id) == (key.name, key.id) and key.verifies(text, one.made)
        if ours and abs(one.seconds - seconds) <= HOUR:
            return one
    return None
