"""A witness: it remembers the last checkpoint of each book that it cosigned, and cosigns only one that begins with it
(C2SP tlog-witness, `add-checkpoint`; tlog-cosignature).

    witness.key                       32 bytes, Ed25519, 0600; made at the first start
    witness.vkey                      the witness's name and public key, fixed from then on
    <sha256 of the origin>            the last checkpoint cosigned, with the book's signature and our own
    <sha256 of the origin>.refused/   checkpoints with the book's signature that are at odds with it: evidence

Whoever puts an older file back makes the witness forget: its folder is never restored from a backup.
"""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ledger.ids import random_bytes
from ledger.keys import Keys, sync
from ledger.proof.notes import COSIGNATURE, ED25519, Note, NoteWrong, Signature, Signer, VerifierKey, unbase64
from ledger.proof.tree import EMPTY, ProofWrong, must_be_hashes, must_continue

MOST_HASHES = 63
MOST_EVIDENCE = 16
LARGEST = 2**63 - 1
OLD = re.compile(rb"old (0|[1-9][0-9]{0,18})")
SIZE = re.compile(r"0|[1-9][0-9]{0,18}")
ORIGIN = re.compile(r"[0-9a-f]{64}")


class CannotWitness(RuntimeError):
    """The folder cannot be used for this witness; the message is Swedish, and says why."""


class Refused(Exception):
    """The checkpoint is not cosigned. `status` is that of HTTP; `size`, for 409, what is cosigned."""

    def __init__(self, status: int, why: str, size: int | None = None) -> None:
        super().__init__(why)
        self.status, self.size = status, size


@dataclass(frozen=True)
class Head:
    """What a checkpoint says. Lines below the root are cosigned as they stand, and mean nothing to us."""

    origin: str
    size: int
    root: bytes
    note: Note

    @classmethod
    def read(cls, said: bytes) -> Head:
        """Raises NoteWrong."""
        note = Note.read(said)
        rows = note.text[:-1].split("\n")
        if len(rows) < 3 or not all(rows) or not SIZE.fullmatch(rows[1]) or int(rows[1]) > LARGEST:
            raise NoteWrong("a checkpoint is an origin, a size and a root")
        root = unbase64(rows[2])
        if len(root) != 32:
            raise NoteWrong("a root has 32 bytes")
        return cls(rows[0], int(rows[1]), root, note)


@dataclass(frozen=True)
class Asked:
    """A request, taken apart and not yet believed."""

    old: int
    path: list[bytes]
    head: Head

    @classmethod
    def read(cls, body: bytes) -> Asked:
        """Raises Refused (400)."""
        above, gap, note = body.partition(b"\n\n")
        first, *rows = above.split(b"\n")
        old = OLD.fullmatch(first)
        if not gap or old is None or int(old[1]) > LARGEST or len(rows) > MOST_HASHES:
            raise Refused(400, "not an old size, at most 63 hashes, and a checkpoint")
        try:
            path = [unbase64(row.decode("ascii")) for row in rows]
            must_be_hashes(path)
            return cls(int(old[1]), path, Head.read(note))
        except (NoteWrong, ProofWrong, UnicodeDecodeError):
            raise Refused(400, "not hashes and a checkpoint") from None


# ── The witness ──────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Cosigner:
    """A witness at work. `logs` are the keys that each origin is believed by."""

    folder: Path
    signer: Signer
    logs: Mapping[str, Sequence[VerifierKey]]

    @property
    def key(self) -> VerifierKey:
        return self.signer.key(COSIGNATURE)

    def add(self, body: bytes, seconds: int) -> str:
        """Cosign a checkpoint if it begins with the last one. Returns the signature line, once that is remembered for
        good. Args: `seconds`, the time, since 1970. Raises Refused, CannotWitness.
        """
        asked = Asked.read(body)
        signed = self.trusted(asked.head)
        if asked.old > asked.head.size:
            raise Refused(400, "the old size is larger than the checkpoint")
        with self.alone(asked.head.origin):
            self.must_follow(asked)
            made = self.signer.cosign(asked.head.note.text, seconds)
            keep(self.folder / digest(asked.head.origin), Note(asked.head.note.text, (*signed, made)).whole)
        return made.line

    def trusted(self, head: Head) -> list[Signature]:
        """The signatures of the book itself. Raises Refused (404, 403)."""
        keys = self.logs.get(head.origin)
        if keys is None:
            raise Refused(404, "not a book that is witnessed here")
        try:
            head.note.must_be_signed(keys)
        except NoteWrong:
            raise Refused(403, "not signed by a key of the book") from None
        known = {(key.name, key.id) for key in keys}
        return [one for one in dict.fromkeys(head.note.signatures) if (one.name, one.id) in known]

    def must_follow(self, asked: Asked) -> None:
        """Raises Refused (409, 422) unless the checkpoint begins with the last one; and keeps it, as evidence."""
        head, last = asked.head, self.last(asked.head.origin)
        size, root = (last.size, last.root) if last else (0, EMPTY)
        if asked.old != size:
            raise Refused(409, "another size is cosigned", size)
        try:
            if head.size == 0 and head.root != EMPTY:
                raise ProofWrong("an empty tree has another root")
            if size:
                must_continue(size, head.size, root, head.root, asked.path)
            elif asked.path:
                raise ProofWrong("the empty tree needs no proof")
        except ProofWrong as wrong:
            self.keep_evidence(head)
            raise Refused(422, str(wrong)) from None

    def last(self, origin: str) -> Head | None:
        """What was cosigned last. Raises CannotWitness if it is not what we signed: then nothing is cosigned."""
        file = self.folder / digest(origin)
        try:
            head = Head.read(file.read_bytes())
            head.note.must_be_signed([self.key])
        except FileNotFoundError:
            return None
        except NoteWrong:
            head = None
        if head is None or head.origin != origin:
            raise CannotWitness(f"{file.name} är inte vad vittnet skrev under.")
        return head

    def shown(self, hashed: str) -> bytes | None:
        """The last checkpoint cosigned, by the hash of its origin."""
        file = self.folder / hashed
        return file.read_bytes() if ORIGIN.fullmatch(hashed) and file.exists() else None

    def keep_evidence(self, head: Head) -> None:
        folder = self.folder / f"{digest(head.origin)}.refused"
        folder.mkdir(mode=0o700, exist_ok=True)
        file = folder / sha256(head.note.text.encode()).hexdigest()
        if not file.exists() and len(list(folder.iterdir())) < MOST_EVIDENCE:
            keep(file, head.note.whole)

    @contextmanager
    def alone(self, origin: str) -> Iterator[None]:
        """Nobody else, in this process or another, looks at or changes what is remembered of a book meanwhile."""
        handle = os.open(self.folder / f"{digest(origin)}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)


def digest(origin: str) -> str:
    return sha256(origin.encode()).hexdigest()


def keep(file: Path, text: str) -> None:
    """Write a file, whole and for good, or not at all."""
    fresh = file.with_name(f"{file.name}.{random_bytes(4).hex()}.ny")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(file)
    sync(file.parent)


# ── The folder ───────────────────────────────────────────────────────────────


def begin(folder: Path, name: str, logs: Iterable[str]) -> Cosigner:
    """The witness of a folder, made there the first time. Args: `logs`, the vkeys of the books. Raises CannotWitness,
    KeysExposed."""
    if not re.fullmatch(r"[!-*,-~]{1,300}", name):
        raise CannotWitness("Ett vittne heter som en adress utan https://, med ASCII-tecken: vittne.exempel.se/ett.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    keys, file = Keys(folder), folder / "witness.vkey"
    if not file.exists() and not (folder / "witness.key").exists():
        with suppress(FileExistsError):  # another process was here first
            keys.write("witness.key", random_bytes(32))
    try:
        signer = Signer.of(name, keys.read("witness.key"))
    except FileNotFoundError:
        raise CannotWitness(
            f"Vittnets nyckel är borta ur {folder}: börja om i en tom mapp, med ett nytt namn."
        ) from None
    if not file.exists():
        keep(file, signer.key(COSIGNATURE).text + "\n")
    known = file.read_text(encoding="utf-8").strip()
    if known != signer.key(COSIGNATURE).text:
        raise CannotWitness(f"Mappen hör till ett annat vittne: {known}.")
    return Cosigner(folder, signer, believed(logs))


def believed(logs: Iterable[str]) -> dict[str, list[VerifierKey]]:
    """The keys of each origin. Raises CannotWitness."""
    found: dict[str, list[VerifierKey]] = {}
    for text in logs:
        try:
            key = VerifierKey.read(text)
        except NoteWrong:
            raise CannotWitness(f"{text} är ingen nyckel (vkey).") from None
        if key.kind != ED25519:
            raise CannotWitness(f"{key.name}: nyckeln är ett vittnes, inte en liggares.")
        found.setdefault(key.name, []).append(key)
    return found
