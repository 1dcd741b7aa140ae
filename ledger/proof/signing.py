"""The keys that sign checkpoints: made when the book is founded, kept outside the database beside the master keys.

    signing-1.key     32 bytes, Ed25519; the newest signs
    signing.jsonl     every key there has been, oldest first: {"since":"2026-11-25T08:00:00.000000Z","vkey":"..."}

A new key is only ever put last on the list: what an older one signed is still verified by it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from ledger.canonical import instant
from ledger.ids import random_bytes
from ledger.keys import Keys, sync
from ledger.proof.notes import Signer, VerifierKey


@dataclass(frozen=True, slots=True)
class Listed:
    """A key that signs, or has signed, checkpoints, and from when."""

    key: VerifierKey
    since: datetime


def listed(keys: Keys) -> list[Listed]:
    """Every key that the book has signed with, oldest first."""
    file = keys.folder / "signing.jsonl"
    rows = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    said = [json.loads(row) for row in rows]
    return [Listed(VerifierKey.read(one["vkey"]), datetime.fromisoformat(one["since"])) for one in said]


def verifier_keys(keys: Keys) -> list[VerifierKey]:
    return [one.key for one in listed(keys)]


def signer(keys: Keys, origin: str) -> Signer:
    """Whoever signs now. Raises FileNotFoundError if there is no key yet."""
    newest = max(numbers(keys), default=1)
    return Signer.of(origin, keys.read(f"signing-{newest}.key"))


def numbers(keys: Keys) -> Iterator[int]:
    return (int(file.stem.removeprefix("signing-")) for file in keys.folder.glob("signing-*.key"))


def begin(keys: Keys, origin: str, at: datetime) -> VerifierKey:
    """Make the first key, or a new one that takes the place of the last (a rotation), and list it from that moment.

    Cut short after the key was made, it is listed the next time: a key is listed before it signs anything.
    """
    known = {one.key.id for one in listed(keys)}
    newest = max(numbers(keys), default=0)
    unlisted = newest and Signer.of(origin, keys.read(f"signing-{newest}.key")).key().id not in known
    if not unlisted:
        newest += 1
        keys.write(f"signing-{newest}.key", random_bytes(32))
    key = Signer.of(origin, keys.read(f"signing-{newest}.key")).key()
    put(keys, json.dumps({"since": instant(at), "vkey": key.text}, ensure_ascii=False, separators=(",", ":")))
    return key


def put(keys: Keys, row: str) -> None:
    file = keys.folder / "signing.jsonl"
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "w", encoding="utf-8") as out:
        out.write(row + "\n")
        out.flush()
        os.fsync(out.fileno())
    sync(keys.folder)
