#!/usr/bin/env python3
"""Kontrollerar ett paket ur Liggaren: utan nät, och utan något annat än Python 3.9 eller senare.

    python3 liggaren_verify.py PAKET [--digest SUMMA] [--key VKEY]... [--witness VKEY]... [--json]

    PAKET            paketets mapp, eller samma mapp som zip
    --digest SUMMA   paketets kontrollsumma, ur följebrevet; utan den visas bara att raderna stämmer
    --key VKEY       en nyckel som nämnden har offentliggjort; utan den används paketets egna (data/bevis/keys.txt)
    --witness VKEY   nyckeln för ett vittne som ska ha medsignerat; utan den används paketets egna
    --json           svara i JSON

Svarar med en rad för vart och ett av åtta påståenden, och slutar med 0 när inget av dem brister, 1 när något gör det
och 2 när argumenten inte går att använda. Vad ett paket är, och vad som inte visas, står i docs/paket.md.
"""

# Nothing here is imported from the program that made the package, and nothing in a package is run, followed or written.
# Every section names the rule it checks. A fault is always told; what this program cannot understand is a fault too.

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import re
import stat
import struct
import sys
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, BinaryIO, NamedTuple, NoReturn, TypeVar

T = TypeVar("T")
SCOPE, ENTRIES, BODIES = "data/rader/scope.json", "data/rader/entries.jsonl", "data/rader/bodies.jsonl"
DISCLOSURES, MASKED = "data/rader/disclosures.jsonl", "data/rader/masked.jsonl"
CHECKPOINT, RANGE_PROOF = "data/bevis/checkpoint.txt", "data/bevis/range-proof.txt"
KEYS, WITNESSES = "data/bevis/keys.txt", "data/bevis/witnesses.txt"
STAMPED, STAMP = "data/bevis/tidsstämplat.txt", re.compile(r"data/bevis/tidsstämpel-[1-9][0-9]*\.tsr")
MANIFEST, TAGS = "manifest-sha256.txt", "tagmanifest-sha256.txt"

# What a package may weigh before it is taken for a trap and left alone.
MOST_BYTES, MOST_FILES, MOST_SMALL, MOST_LINE = 16 << 30, 200_000, 64 << 20, 4 << 20
MOST_RATIO, RATIO_FROM = 100, 64 << 20
LARGEST = 2**53 - 1

# ── What is said ─────────────────────────────────────────────────────────────────────────────────────────────────────

# Control characters, those that turn the direction of text, and those that are not seen: nothing in a package may
# rewrite the screen, or look like something else on it.
UNPRINTABLE = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
MOST_SAID = 3000


def printable(text: str, most: int = 300) -> str:
    return "".join("?" if unicodedata.category(one) in UNPRINTABLE else one for one in text[:most])


class Fault(Exception):
    """What does not hold: the first place where it was seen, and what is wrong there."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(where, what)
        self.where, self.what = printable(where), printable(what)


class NotShown(Exception):
    """The package does not claim this, and that is said openly."""


class Claim(NamedTuple):
    """One of the eight, with what was looked at or the first fault. `holds` is None when it is not shown."""

    title: str
    holds: bool | None
    where: str | None
    what: str


def many(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


# ── The files: a folder or a zip (BagIt, RFC 8493) ───────────────────────────────────────────────────────────────────

UNREADABLE = (OSError, EOFError, RuntimeError, struct.error, zipfile.BadZipFile, zlib.error)
# Empty, "." and ".." between the slashes, a backslash, a control character, a drive letter.
UNSAFE = re.compile(r"(^|/)\.{0,2}(/|$)|[\x00-\x1f\x7f\\]|^[A-Za-z]:")
Found = Iterator[tuple[str, int, Callable[[], Any]]]


class Package:
    """The files by name, from the folder in which bagit.txt lies. Names are compared in NFC."""

    def __init__(self, path: str) -> None:
        self.files: dict[str, Callable[[], Any]] = {}
        self.size = 0
        for name, size, opening in in_folder(path) if os.path.isdir(path) else in_zip(path):
            name = unicodedata.normalize("NFC", name)
            self.size += size
            if UNSAFE.search(name):
                raise Fault(name, "ett sådant filnamn får inte finnas i ett paket")
            if name in self.files:
                raise Fault(name, "filen finns två gånger")
            self.files[name] = opening
            if self.size > MOST_BYTES or len(self.files) > MOST_FILES:
                raise Fault(name, "paketet är större än något paket kan vara")
        tops = {name.partition("/")[0] for name in self.files}
        if "bagit.txt" not in self.files and len(tops) == 1:
            self.files = {name.partition("/")[2]: opening for name, opening in self.files.items()}

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        if name not in self.files:
            raise Fault(name, "filen saknas")
        try:
            with self.files[name]() as stream:
                yield stream
        except UNREADABLE:
            raise Fault(name, "filen kan inte läsas") from None

    def digest(self, name: str) -> str:
        sha = hashlib.sha256()
        with self.open(name) as stream:
            for piece in iter(partial(stream.read, 1 << 20), b""):
                sha.update(piece)
        return sha.hexdigest()

    def read(self, name: str) -> bytes:
        with self.open(name) as stream:
            data = stream.read(MOST_SMALL + 1)
        if len(data) > MOST_SMALL:
            raise Fault(name, "filen är för stor")
        return data

    def text(self, name: str) -> str:
        try:
            return self.read(name).decode("utf-8")
        except UnicodeDecodeError:
            raise Fault(name, "filen är inte UTF-8") from None

    def lines(self, name: str) -> Iterator[tuple[str, bytes]]:
        """Each line with where it stands; every line ends in a newline."""
        with self.open(name) as stream:
            for number, line in enumerate(iter(partial(stream.readline, MOST_LINE), b""), 1):
                where = f"{name}, rad {number}"
                if not line.endswith(b"\n"):
                    raise Fault(where, "raden är för lång eller saknar radslut")
                yield where, line[:-1]


def in_folder(root: str) -> Found:
    def refuse(error: OSError) -> NoReturn:
        raise Fault(str(error.filename), "mappen kan inte läsas")

    for here, folders, files in os.walk(root, onerror=refuse):
        for path in (os.path.join(here, name) for name in folders + files):
            name, status = os.path.relpath(path, root).replace(os.sep, "/"), os.lstat(path)
            if stat.S_ISREG(status.st_mode):
                yield name, status.st_size, partial(open, path, "rb")
            elif not stat.S_ISDIR(status.st_mode):
                raise Fault(name, "är en länk eller något annat som inte är en fil")


def in_zip(path: str) -> Found:
    """Sizes are those the zip declares: more is never read, and less is found by its own checksum."""
    try:
        archive = zipfile.ZipFile(path)
    except Exception:  # What a broken zip may raise is not written down anywhere.
        raise Fault(os.path.basename(path), "är varken en mapp eller en zip som kan läsas") from None
    members = [one for one in archive.infolist() if one.file_size or not one.orig_filename.endswith("/")]
    size, packed = sum(one.file_size for one in members), sum(one.compress_size for one in members)
    if packed > os.path.getsize(path) or (size > RATIO_FROM and size > packed * MOST_RATIO):
        raise Fault(os.path.basename(path), "zippen är packad som en fälla och packas inte upp")
    with open(path, "rb") as file:
        if not tiled(file, archive):
            raise Fault(os.path.basename(path), "zippen har mer i sig än sina filer, eller filer under flera namn")
    for one in members:
        name = one.orig_filename
        try:  # Some programs write UTF-8 without saying so.
            name = name if one.flag_bits & 0x800 else name.encode("cp437").decode("utf-8")
        except UnicodeError:
            raise Fault(name, "filnamnet är inte UTF-8") from None
        if one.flag_bits & 1 or one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Fault(name, "är krypterad eller packad på ett sätt som inte används i paket")
        yield name, one.file_size, partial(buffered, archive, one)


def tiled(file: BinaryIO, archive: zipfile.ZipFile) -> bool:
    """Whether the files lie one after another from its beginning, with the list of them after the last and nothing
    after that, each under one name: then every program that unpacks it finds the same files."""
    at, gaps = 0, {0}
    for one in sorted(archive.infolist(), key=lambda one: one.header_offset):
        file.seek(one.header_offset)
        header = file.read(30)
        if one.header_offset - at not in gaps or len(header) < 30 or header[:4] != b"PK\x03\x04" or renamed(one):
            return False
        at = one.header_offset + 30 + sum(struct.unpack("<HH", header[26:30])) + one.compress_size
        gaps = {12, 16, 20, 24} if one.flag_bits & 8 else {0}  # a descriptor of the data follows on it
    file.seek(-22, os.SEEK_END)
    end = file.read()
    return archive.start_dir - at in gaps and end[:4] == b"PK\x05\x06" and end[20:] == b"\0\0"


def renamed(member: zipfile.ZipInfo) -> bool:
    """Whether it has another name beside its own (the extra field 0x7075), by which some programs unpack it."""
    extra = member.extra
    while len(extra) >= 4:
        kind, length = struct.unpack("<HH", extra[:4])
        if kind == 0x7075 and extra[9 : 4 + length] != named(member):
            return True
        extra = extra[4 + length :]
    return False


def named(member: zipfile.ZipInfo) -> bytes:
    return member.orig_filename.encode("utf-8" if member.flag_bits & 0x800 else "cp437")


def buffered(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Any:
    opened: Any = archive.open(member)
    return io.BufferedReader(opened, 1 << 20)


# ── Words: JSON in one way only (RFC 8785), base64 (RFC 4648), SHA-256 ───────────────────────────────────────────────

DIGEST = re.compile(r"[A-Za-z0-9_-]{43}")
FIELD = re.compile(r"[a-z][a-z0-9_]{0,60}")
UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"


def refuse_number(text: str) -> NoReturn:
    raise ValueError("not a whole number")


def whole(text: str) -> int:
    if len(text) > 17 or abs(int(text)) > LARGEST:
        raise ValueError("too large")
    return int(text)


READER = json.JSONDecoder(parse_int=whole, parse_float=refuse_number, parse_constant=refuse_number)
WRITER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(data: bytes, where: str) -> Any:
    """Read JSON that is written in the one way: what would be written otherwise, as a key twice, is refused."""
    try:
        value = READER.decode(data.decode("utf-8"))
        written = WRITER.encode(value).encode("utf-8")
    except (ValueError, RecursionError):
        written = b""
    if written != data:
        raise Fault(where, "är inte JSON skriven på det enda sättet (RFC 8785)")
    return value


def base64_bytes(text: str, where: str, what: str) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        data = b""
    if base64.b64encode(data).decode() != text:
        raise Fault(where, f"{what} är inte base64")
    return data


def hash_of(text: str, where: str) -> bytes:
    data = base64_bytes(text, where, "hashen")
    if len(data) != 32:
        raise Fault(where, f"hashen är {len(data)} byte och inte 32")
    return data


def base64url_digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest())[:-1].decode()


# ── Ed25519, verification only (RFC 8032, 5.1) ───────────────────────────────────────────────────────────────────────

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]  # X, Y, Z, T: x = X/Z, y = Y/Z, xy = T/Z (5.1.4)


def add(a: Point, b: Point) -> Point:
    """5.1.4; the same formula doubles."""
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = f - e, h - g, h + g, f + e
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(scalar: int, point: Point) -> Point:
    total: Point = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            total = add(total, point)
        point, scalar = add(point, point), scalar >> 1
    return total


def decode(data: bytes) -> Point | None:
    """5.1.3: the y coordinate and the sign of x; None when there is no such point."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


def encode(point: Point) -> bytes:
    """5.1.2."""
    inverse = pow(point[2], -1, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


BASE = decode((4 * pow(5, -1, P) % P).to_bytes(32, "little")) or (0, 1, 1, 0)


def ed25519(key: bytes, message: bytes, signature: bytes) -> bool:
    """5.1.7: whether [S]B = R + [k]A, with S below the order and R compared as it is written."""
    if len(key) != 32 or len(signature) != 64:
        return False
    a, r, s = decode(key), signature[:32], int.from_bytes(signature[32:], "little")
    if a is None or s >= ORDER:
        return False
    k = int.from_bytes(hashlib.sha512(r + key + message).digest(), "little") % ORDER
    minus_a = (P - a[0], a[1], 1, P - a[3])
    return encode(add(times(s, BASE), times(k, minus_a))) == r


# ── Signed notes and checkpoints (C2SP signed-note, tlog-checkpoint, tlog-cosignature) ───────────────────────────────

NOTE, COSIGNATURE = 1, 4  # The signature types of a log's key and of a witness's.
MOST_SIGNATURES = MOST_KEYS = 100


class Key(NamedTuple):
    name: str
    id: bytes
    kind: int
    public: bytes


class Note(NamedTuple):
    text: str
    signatures: list[tuple[str, bytes, bytes]]  # name, key id, signature


class Checkpoint(NamedTuple):
    note: Note
    origin: str
    size: int
    root: bytes


def key_name(text: str) -> bool:
    return bool(text) and "+" not in text and not re.search(r"\s", text)


def read_key(text: str, kind: int, where: str) -> Key:
    """<name>+<hex key id>+<base64 of type and key>; the id is SHA-256(name, newline, type, key), four bytes of it."""
    name, _, rest = text.partition("+")
    said, _, coded = rest.partition("+")
    data = base64_bytes(coded, where, "nyckeln")
    computed = hashlib.sha256(name.encode("utf-8", "replace") + b"\n" + data).digest()[:4]
    if not key_name(name) or len(data) != 33 or said != computed.hex():
        raise Fault(where, "är inte en nyckel (vkey), eller dess nummer stämmer inte med den")
    if data[0] != kind:
        raise Fault(where, "nyckeln är av fel slag")
    return Key(name, computed, kind, data[1:])


def read_note(text: str, where: str) -> Note:
    body, blank, tail = text.rpartition("\n\n")
    if not blank or not tail.endswith("\n") or re.search(r"[\x00-\x09\x0b-\x1f]", text):
        raise Fault(where, "är inte en signerad text (C2SP signed-note)")
    signatures = []
    for line in tail[:-1].split("\n"):
        dash, name, coded = (line.split(" ") + ["", ""])[:3]
        data = base64_bytes(coded, where, "signaturen")
        if dash != "—" or line.count(" ") != 2 or not key_name(name) or len(data) < 5:
            raise Fault(where, "en signaturrad har fel form")
        signatures.append((name, data[:4], data[4:]))
    if len(signatures) > MOST_SIGNATURES:
        raise Fault(where, "för många signaturer")
    return Note(body + "\n", signatures)


def read_checkpoint(text: str, where: str) -> Checkpoint:
    note = read_note(text, where)
    origin, size, root = (note.text.split("\n") + ["", ""])[:3]
    if not re.fullmatch("[!-~]+", origin) or not re.fullmatch("0|[1-9][0-9]{0,15}", size) or "\n\n" in note.text:
        raise Fault(where, "är inte en kontrollpunkt: ursprung, storlek och rot på var sin rad")
    return Checkpoint(note, origin, int(size), hash_of(root, where))


def signed_by(key: Key, note: Note, where: str) -> bool:
    """Whether the note has a signature by the key. One that is there and does not hold condemns the note."""
    found = False
    for name, key_id, signature in note.signatures:
        if (name, key_id) == (key.name, key.id):
            message = note.text.encode()
            if key.kind == COSIGNATURE:
                time, signature = int.from_bytes(signature[:8], "big"), signature[8:]
                message = f"cosignature/v1\ntime {time}\n".encode() + message
            if not ed25519(key.public, message, signature):
                raise Fault(where, f"signaturen av {name} stämmer inte")
            found = True
    return found


# ── The tree (RFC 9162, 2.1) ─────────────────────────────────────────────────────────────────────────────────────────


def leaf_hash(entry: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + entry).digest()


def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_by_path(index: int, size: int, leaf: bytes, path: Iterable[bytes]) -> bytes | None:
    """2.1.3.2: the root that an inclusion proof leads to; None when it is too short or too long for its place."""
    if not 0 <= index < size:
        return None
    at, last, root = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return None
        if at & 1 or at == last:
            root = node(sibling, root)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            root = node(root, sibling)
        at, last = at >> 1, last >> 1
    return root if last == 0 else None


def root_by_range(size: int, first: int, leaves: list[bytes], outside: Iterator[bytes]) -> bytes:
    """docs/paket.md: the root of the whole tree from the leaves of a range and the subtrees outside it, left to right.

    Raises StopIteration when there are too few of them. `first` counts from 0, and the range lies within the tree.
    """
    end = first + len(leaves)

    def subtree(low: int, count: int) -> bytes:
        if low >= end or low + count <= first:
            return next(outside)
        if count == 1:
            return leaves[low - first]
        half = 1 << (count - 1).bit_length() - 1
        return node(subtree(low, half), subtree(low + half, count - half))

    return subtree(0, size)


# ── What the package says: scope, heads and bodies ───────────────────────────────────────────────────────────────────

HEAD = re.compile(
    rb'{"body":"([A-Za-z0-9_-]{43})","format":"liggaren\.line\.v1","ledger":"(%(id)s)",'
    rb'"name":"([A-Z][A-Za-z0-9]*\.v[1-9][0-9]*)","position":([1-9][0-9]{0,15}),"record":"(%(id)s)",'
    rb'"recorded_at":"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z)","version":([1-9][0-9]{0,15})}'
    % {b"id": UUID.encode()}
)
BODY = re.compile(rb'{"body":(.*),"position":([1-9][0-9]{0,15})}', re.DOTALL)
SCOPE_KEYS = ["erased", "first", "format", "genuine_only", "last", "ledger", "names", "origin", "receiver", "records"]
RECEIVERS = {"ivo": "IVO", "auditor": "revisorerna", "other": "annan mottagare"}


@dataclass
class Case:
    """A package under examination, with the keys that were given (None: those of the package are used), and the
    checksum of its manifest (None: it is compared with nothing)."""

    package: Package
    keys: list[Key] | None = None
    witnesses: list[Key] | None = None
    digest: str | None = None
    known: dict[Any, Any] = field(default_factory=dict)

    def once(self, read: Callable[[Case], T]) -> T:
        """What was read, or the fault that was found in reading it: read at most once."""
        if read not in self.known:
            try:
                self.known[read] = read(self)
            except Fault as fault:
                self.known[read] = fault
        found = self.known[read]
        if isinstance(found, Fault):
            raise found
        return found  # type: ignore[no-any-return]


class Scope(NamedTuple):
    first: int
    last: int
    ledger: bytes
    origin: str
    receiver: str
    genuine_only: bool
    erased: frozenset[int]
    withheld: frozenset[int]
    records: frozenset[bytes] | None
    names: frozenset[bytes] | None

    def covers(self, record: bytes, name: bytes) -> bool:
        return (self.records is None or record in self.records) and (self.names is None or name in self.names)


def some(value: Any, pattern: str) -> frozenset[bytes] | None:
    """A set of words, or None for all; ValueError when it is something else."""
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(one, str) and re.fullmatch(pattern, one) for one in value):
        raise ValueError("not a list of words")
    return frozenset(one.encode() for one in value)


def scope(case: Case) -> Scope:
    data = case.package.read(SCOPE)
    said: Any = canonical(data[:-1], SCOPE) if data.endswith(b"\n") else None
    try:
        if (
            sorted({*said, "withheld"}) != sorted({*SCOPE_KEYS, "withheld"})
            or said["format"] != "liggaren.scope.v1"
            or type(said["genuine_only"]) is not bool
        ):
            raise ValueError("not a scope")
        erased, withheld = said["erased"], said.get("withheld", [])
        if type(erased) is not list or type(withheld) is not list:
            raise ValueError("not lists")
        if not all(type(one) is int for one in (said["first"], said["last"], *erased, *withheld)):
            raise ValueError("not a whole number")
        if not re.fullmatch(UUID, said["ledger"]) or not isinstance(said["origin"], str):
            raise ValueError("not a ledger")
        if said["receiver"] not in RECEIVERS:
            raise ValueError("not a receiver")
        records, names = some(said["records"], UUID), some(said["names"], r"[A-Z][A-Za-z0-9]*\.v[1-9][0-9]*")
    except (TypeError, ValueError):
        raise Fault(SCOPE, "är inte en omfattning i den form som är bestämd") from None
    if not 1 <= said["first"] <= said["last"]:
        raise Fault(SCOPE, "intervallet är tomt")
    fixed = said["ledger"].encode(), said["origin"], said["receiver"], said["genuine_only"]
    return Scope(said["first"], said["last"], *fixed, frozenset(erased), frozenset(withheld), records, names)


def checkpoint(case: Case) -> Checkpoint:
    return read_checkpoint(case.package.text(CHECKPOINT), CHECKPOINT)


@dataclass
class Heads:
    """What one reading of entries.jsonl gives. Faults in numbering (claim 3) and in order (claim 6) wait their turn."""

    leaves: list[bytes] = field(default_factory=list)
    scoped: dict[int, tuple[str, bytes]] = field(default_factory=dict)  # position: digest of the body, leaf
    versions: dict[bytes, int] = field(default_factory=dict)
    begun_before: int = 0
    shown: set[bytes] = field(default_factory=set)  # the records that have a row in scope
    left_out: dict[bytes, tuple[str, int]] = field(default_factory=dict)  # the first row of a record that is not
    numbering: Fault | None = None
    order: Fault | None = None


def heads(case: Case) -> Heads:
    asked, found, clock = case.once(scope), Heads(), b""
    before = 0 if asked.genuine_only else asked.first - 1
    for where, line in case.package.lines(ENTRIES):
        match = HEAD.fullmatch(line)
        if match is None:
            raise Fault(where, "är inte ett kontrollhuvud i den form som är bestämd")
        digest, ledger, name, said, record, at, version = match.groups()
        position, leaf, covered = int(said), leaf_hash(line), asked.covers(record, name)
        found.leaves.append(leaf)
        if covered:
            found.scoped.setdefault(position, (digest.decode(), leaf))
            found.shown.add(record)
        elif asked.names is not None:  # Without names a record is in scope or it is not.
            found.left_out.setdefault(record, (where, position))
        if found.numbering is None and (wrong := misnumbered(asked, before, position, ledger, covered)):
            found.numbering = Fault(where, wrong)
        if found.order is None and (wrong := disordered(asked, found, record, int(version), clock, at)):
            found.order = Fault(where, f"liggarrad {position}: {wrong}")
        before, clock = position, at
    if found.numbering is None and not asked.genuine_only and before != asked.last:
        found.numbering = Fault(ENTRIES, f"liggarrad {before + 1} saknas: filen slutar före den")
    if found.order is None and not asked.genuine_only:
        found.order = split(asked, found)
    return found


def split(asked: Scope, found: Heads) -> Fault | None:
    """Claim 6: the first row that is left out of a record that is in scope. No kind of row may be hidden of it."""
    for record, (where, position) in found.left_out.items():
        if record in found.shown or (asked.records is not None and record in asked.records):
            return Fault(where, f"liggarrad {position} är utelämnad, fast posten den hör till omfattas")
    return None


def misnumbered(asked: Scope, before: int, position: int, ledger: bytes, covered: bool) -> str | None:
    """Claim 3 for one head; `before` is the position of the one before it."""
    if ledger != asked.ledger:
        return f"liggarrad {position} hör till en annan liggare"
    if not asked.first <= position <= asked.last:
        return f"liggarrad {position} ligger utanför intervallet"
    if position <= before:
        return f"liggarrad {position} står på fel plats, efter liggarrad {before}"
    if asked.genuine_only:
        return None if covered else f"liggarrad {position} omfattas inte"
    return None if position == before + 1 else f"liggarrad {before + 1} saknas"


def disordered(asked: Scope, found: Heads, record: bytes, version: int, clock: bytes, at: bytes) -> str | None:
    """Claim 6 for one head. When only some kinds of rows are shown, versions in between may be missing."""
    before = found.versions.get(record)
    found.versions[record] = version
    sparse = asked.genuine_only and asked.names is not None
    if at < clock:
        return f"klockan går bakåt, från {clock.decode()} till {at.decode()}"
    if before is None:
        found.begun_before += version > 1
        return f"posten börjar med version {version}" if version > 1 and asked.first == 1 and not sparse else None
    if version == before + 1 or (sparse and version > before):
        return None
    return f"version {version} av posten följer på version {before}"


def personal(case: Case) -> dict[int, dict[str, str]]:
    """Claim 5, and what claim 7 needs of it: the commitments in each body that has any."""
    scoped, found, withheld = case.once(heads).scoped, {}, case.once(scope).withheld
    if beyond := sorted(withheld - scoped.keys()):
        raise Fault(SCOPE, f"innehållet i liggarrad {beyond[0]} står som inte utlämnat, men raden omfattas inte")
    waiting = (position for position in scoped if position not in withheld)
    for where, line in case.package.lines(BODIES):
        match = BODY.fullmatch(line)
        if match is None:
            raise Fault(where, "är inte ett innehåll i den form som är bestämd")
        body, position = match[1], int(match[2])
        if position in withheld:
            raise Fault(where, f"innehållet i liggarrad {position} finns här, fast det står som inte utlämnat")
        if (wrong := misplaced(position, next(waiting, None), scoped)) is not None:
            raise Fault(where, wrong)
        if base64url_digest(body) != scoped[position][0]:
            raise Fault(where, f"innehållet i liggarrad {position} är inte det som kontrollsummerades")
        said = canonical(body, where)
        sealed = said.get("personal") if isinstance(said, dict) else None
        if not isinstance(sealed, dict) or not all(map(is_commitment, sealed.items())):
            raise Fault(where, f"innehållet i liggarrad {position} har ingen läsbar lista över förseglade fält")
        if sealed:
            found[position] = sealed
    if (left := next(waiting, None)) is not None:
        raise Fault(BODIES, f"innehållet i liggarrad {left} saknas")
    return found


def misplaced(position: int, expected: int | None, scoped: dict[int, Any]) -> str | None:
    if position == expected:
        return None
    if position not in scoped:
        return f"liggarrad {position} omfattas inte, men har innehåll här"
    if expected is not None and position > expected:
        return f"innehållet i liggarrad {expected} saknas"
    return f"innehållet i liggarrad {position} står på fel plats eller två gånger"


def is_commitment(item: tuple[str, Any]) -> bool:
    return bool(FIELD.fullmatch(item[0]) and isinstance(item[1], str) and DIGEST.fullmatch(item[1]))


# ── The eight claims ─────────────────────────────────────────────────────────────────────────────────────────────────


def files_are_those(case: Case) -> str:
    """1. Every file of data/ is in the manifest, the other three in the tag manifest, and there are no more.

    The manifest is the one whose checksum was given, if one was."""
    if case.digest is not None and case.package.digest(MANIFEST) != case.digest:
        raise Fault(MANIFEST, "kontrollsumman är inte den som angavs: paketet är ett annat än det följebrevet hör till")
    listed = {**manifest(case.package, TAGS), **manifest(case.package, MANIFEST)}
    payload = {name for name in listed if name.startswith("data/")}
    if set(listed) - payload != {"bagit.txt", "bag-info.txt", MANIFEST}:
        raise Fault(TAGS, "förtecknar inte just bagit.txt, bag-info.txt och manifest-sha256.txt")
    for name in sorted({*listed, *case.package.files} - {TAGS}):
        if name not in listed:
            raise Fault(name, "filen står inte i manifestet")
        if case.package.digest(name) != listed[name]:
            raise Fault(name, "filen är inte den som står i manifestet")
    compared = "är den som angavs" if case.digest is not None else "är inte jämförd med någon"
    return f"{many(len(listed) + 1, 'fil', 'filer')}. Kontrollsumman {compared}."


def manifest(package: Package, name: str) -> dict[str, str]:
    listed: dict[str, str] = {}
    for number, line in enumerate(package.text(name).split("\n")[:-1], 1):
        match = re.fullmatch(r"([0-9a-f]{64})[ \t]+(.+)", line)
        if match is None:
            raise Fault(f"{name}, rad {number}", "är inte en kontrollsumma och ett filnamn")
        said = re.sub("%0[Aa]|%0[Dd]|%25", lambda code: chr(int(code[0][1:], 16)), match[2])
        said = unicodedata.normalize("NFC", said)
        if said in listed or said.startswith("data/") != (name == MANIFEST):
            raise Fault(f"{name}, rad {number}", "filen står två gånger eller i fel förteckning")
        listed[said] = match[1]
    return listed


def checkpoint_is_signed(case: Case) -> str:
    """2. Of the keys at least one has signed, under the name of the origin; of the witnesses every one."""
    point = case.once(checkpoint)
    keys = case.keys if case.keys is not None else listed_keys(case.package, KEYS, NOTE)
    witnesses = case.witnesses if case.witnesses is not None else listed_keys(case.package, WITNESSES, COSIGNATURE)
    signers = [key for key in keys if signed_by(key, point.note, CHECKPOINT) and key.name == point.origin]
    if not signers:
        raise Fault(CHECKPOINT, f"ingen av {many(len(keys), 'nyckel', 'nycklar')} har signerat för {point.origin}")
    for witness in witnesses:
        if not signed_by(witness, point.note, CHECKPOINT):
            raise Fault(CHECKPOINT, f"vittnet {witness.name} har inte medsignerat")
    if point.origin != case.once(scope).origin:
        raise Fault(CHECKPOINT, f"ursprunget är {point.origin} men omfattningen säger {case.once(scope).origin}")
    names = ", ".join(f"{key.name}+{key.id.hex()}" for key in signers)
    source = "nyckeln är en som angavs" if case.keys is not None else OWN_KEYS
    seen = ", ".join(f"{key.name}+{key.id.hex()}" for key in witnesses) or "inga"
    whose = "" if case.witnesses is not None or not witnesses else " (också ur paketet)"
    size, stamped = many(point.size, "rad", "rader"), stamps(case.package, point)
    return f"{point.origin}, {size}. Signerad av {names}; {source}. Vittnen: {seen}{whose}.{stamped}"


def stamps(package: Package, point: Checkpoint) -> str:
    """Timestamps (RFC 3161): that they are of this checkpoint is seen by its digest in them. Whose they are, and what
    time they say, is not tried here."""
    names = sorted(name for name in package.files if STAMP.fullmatch(name))
    if not names and STAMPED not in package.files:
        return ""
    stamped = package.text(STAMPED)
    if read_note(stamped, STAMPED).text != point.note.text or not package.text(CHECKPOINT).startswith(stamped):
        raise Fault(STAMPED, "är inte kontrollpunkten i data/bevis/checkpoint.txt")
    digests = [make(stamped.encode()).digest() for make in (hashlib.sha256, hashlib.sha384, hashlib.sha512)]
    for name in names:
        token = package.read(name)
        if not any(digest in token for digest in digests):
            raise Fault(name, "stämplar inte kontrollpunkten")
    return f" {many(len(names), 'tidsstämpel', 'tidsstämplar')}, som bara openssl kan pröva (så kontrollerar du.txt)."


OWN_KEYS = "nyckeln kommer ur paketet självt, så jämför den med den som nämnden har offentliggjort"


def listed_keys(package: Package, name: str, kind: int) -> list[Key]:
    lines = package.text(name).split("\n")[:-1]
    if len(lines) > MOST_KEYS:
        raise Fault(name, "för många nycklar")
    return [read_key(line, kind, f"{name}, rad {number}") for number, line in enumerate(lines, 1)]


def nothing_is_missing(case: Case) -> str:
    """3. Positions first, first + 1, ..., last, all of one ledger. That they are the ledger's own is claim 4. Only they
    who are neither the inspectorate nor the auditors may be given less."""
    asked, found = case.once(scope), case.once(heads)
    if asked.genuine_only and asked.receiver != "other":
        raise Fault(SCOPE, f"ett paket till {RECEIVERS[asked.receiver]} ska ha alla huvuden i intervallet")
    if found.numbering is not None:
        raise found.numbering
    if asked.genuine_only:
        rows = many(len(found.leaves), "rad", "rader")
        raise NotShown(f"Visas inte: paketet är till annan mottagare än IVO och revisorerna, som bara fått {rows}.")
    return f"Liggarrad {asked.first}–{asked.last}, {many(len(found.leaves), 'rad', 'rader')}."


def range_is_in_tree(case: Case) -> str:
    """4. The leaves of the range and the proof's hashes give the root of the checkpoint."""
    asked, point, found = case.once(scope), case.once(checkpoint), case.once(heads)
    if asked.genuine_only:
        if RANGE_PROOF in case.package.files:
            raise Fault(RANGE_PROOF, "ska inte finnas när bara äkthet visas")
        raise NotShown("Visas inte för intervallet: varje rad som omfattas har ett eget bevis (punkt 8).")
    if found.numbering is not None:
        raise Fault(found.numbering.where, "kan inte prövas när punkt 3 inte stämmer")
    if asked.last > point.size:
        raise Fault(CHECKPOINT, f"trädet har {many(point.size, 'rad', 'rader')} och kan inte ha liggarrad {asked.last}")
    opening = ["liggaren.range-proof.v1", f"first {asked.first}", f"last {asked.last}"]
    hashes = iter(read_proof(case, RANGE_PROOF, opening))
    try:
        root = root_by_range(point.size, asked.first - 1, found.leaves, hashes)
    except StopIteration:
        raise Fault(RANGE_PROOF, "beviset är för kort") from None
    if next(hashes, None) is not None:
        raise Fault(RANGE_PROOF, "beviset är för långt")
    if root != point.root:
        raise Fault(ENTRIES, "raderna (eller beviset) ger en annan rot än kontrollpunktens")
    return f"Liggarrad {asked.first}–{asked.last} av {point.size}."


def read_proof(case: Case, name: str, opening: list[str]) -> list[bytes]:
    """The hashes of a proof: its opening lines, a hash on each line, an empty line, the checkpoint word for word."""
    top, _, tail = case.package.text(name).partition("\n\n")
    if tail != case.package.text(CHECKPOINT):
        raise Fault(name, "kontrollpunkten i beviset är inte den i data/bevis/checkpoint.txt")
    lines = top.split("\n")
    if opening[0].startswith("c2sp.org/") and lines[1:] and lines[1].startswith("extra "):
        del lines[1]
    for number, line in enumerate(opening):
        if lines[number : number + 1] != [line]:
            raise Fault(f"{name}, rad {number + 1}", f"här skulle det stå {line}")
    return [hash_of(line, name) for line in lines[len(opening) :]]


def bodies_are_whole(case: Case) -> str:
    """5. One body for each row in scope, in order; its SHA-256 is what the head says.

    Those that are withheld are told of."""
    case.once(personal)
    rows, withheld = many(len(case.once(heads).scoped), "rad", "rader"), sorted(case.once(scope).withheld)
    if withheld:
        raise NotShown(
            f"Visas inte för {len(withheld)} av {rows} som omfattas: deras innehåll är inte utlämnat, "
            f"först liggarrad {withheld[0]}."
        )
    return f"{rows} omfattas."


def records_are_whole(case: Case) -> str:
    """6. Versions follow on each other in every record, none of them is left out, and recorded_at never runs
    backwards."""
    found = case.once(heads)
    if found.order is not None:
        raise found.order
    before = f" {many(found.begun_before, 'post', 'poster')} har tidigare versioner än de som visas."
    gaps = " Versioner av andra slag visas inte." if case.once(scope).genuine_only and case.once(scope).names else ""
    return f"{many(len(found.versions), 'post', 'poster')}.{before if found.begun_before else ''}{gaps}"


def fields_are_those(case: Case) -> str:
    """7. Every field of `personal` in every body is exactly one of opened, masked and erased."""
    left = {position: dict(fields) for position, fields in case.once(personal).items()}
    scoped, erased = case.once(heads).scoped, case.once(scope).erased
    for position in sorted(erased):
        if position not in scoped:
            raise Fault(SCOPE, f"liggarrad {position} står som raderad men omfattas inte")
        left.pop(position, None)
    opened = sum(opened_fields(where, line, left) for where, line in case.package.lines(DISCLOSURES))
    masked = sum(masked_field(where, line, left) for where, line in case.package.lines(MASKED))
    for position, fields in left.items():
        for name in sorted(fields):
            raise Fault(BODIES, f"liggarrad {position}: fältet {name} är varken öppnat, maskat eller raderat")
    rows = many(len(erased), "rad raderad", "rader raderade")
    return f"{many(opened, 'fält öppnat', 'fält öppnade')}, {masked} maskade, {rows}."


def taken(where: str, left: dict[int, dict[str, str]], position: int, name: str) -> str:
    """The commitment of a field that has not been spoken of yet."""
    if name not in left.get(position, {}):
        raise Fault(where, f"liggarrad {position} har inget sådant förseglat fält kvar: {name}")
    return left[position].pop(name)


def opened_fields(where: str, line: bytes, left: dict[int, dict[str, str]]) -> int:
    """A line of disclosures.jsonl: the digest of the text is the commitment, and the text says which field it is."""
    said = canonical(line, where)
    fields = said["disclosures"] if has_keys(said, ["disclosures", "position"]) else None
    if not isinstance(fields, dict) or not fields or not all(isinstance(one, str) for one in fields.values()):
        raise Fault(where, "är inte öppnade fält i den form som är bestämd")
    for name, text in sorted(fields.items()):
        if base64url_digest(text.encode("utf-8")) != taken(where, left, said["position"], name):
            raise Fault(where, f"liggarrad {said['position']}: fältet {name} är inte det som skrevs")
        try:
            padded = base64.b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True)
            salt, own_name, _ = json.loads(padded.decode("utf-8"))
        except (ValueError, TypeError, RecursionError):
            salt, own_name = None, None
        if not isinstance(salt, str) or own_name != name:
            raise Fault(where, f"liggarrad {said['position']}: fältet {name} är skrivet som något annat fält")
    return len(fields)


def masked_field(where: str, line: bytes, left: dict[int, dict[str, str]]) -> int:
    said = canonical(line, where)
    texts = [said["field"], said["ground"]] if has_keys(said, ["field", "ground", "position"]) else [None]
    if not all(isinstance(one, str) and one for one in texts):
        raise Fault(where, "är inte ett maskat fält i den form som är bestämd")
    taken(where, left, said["position"], said["field"])
    return 1


def has_keys(value: Any, keys: list[str]) -> bool:
    """Whether it is an object with just these keys, and its position, a number."""
    return isinstance(value, dict) and sorted(value) == keys and type(value["position"]) is int


def rows_are_proved(case: Case) -> str:
    """8. Each proof of a single row (C2SP tlog-proof) leads from its leaf to the root of the checkpoint."""
    asked, point, found = case.once(scope), case.once(checkpoint), case.once(heads)
    own = {f"data/bevis/rad-{position}.tlog-proof": position for position in found.scoped}
    proofs = [name for name in case.package.files if name.endswith(".tlog-proof")]
    for name in sorted(proofs):
        if name not in own:
            raise Fault(name, "hör inte till någon rad som omfattas")
    if not proofs and not asked.genuine_only:
        return "Paketet har inga sådana bevis: punkt 4 visar detsamma för alla rader på en gång."
    for name, position in own.items():
        path = read_proof(case, name, ["c2sp.org/tlog-proof@v1", f"index {position - 1}"])
        if root_by_path(position - 1, point.size, found.scoped[position][1], path) != point.root:
            raise Fault(name, f"beviset leder inte från liggarrad {position} till kontrollpunktens rot")
    return f"{many(len(own), 'rad', 'rader')}."


CLAIMS: list[tuple[str, Callable[[Case], str]]] = [
    ("Filerna är de som står i manifestet, och inga andra finns.", files_are_those),
    ("Kontrollpunkten är signerad av nämndens nyckel, och av vittnena.", checkpoint_is_signed),
    (
        "Inga rader saknas i intervallet: huvudena är numrerade utan luckor och hör till samma liggare.",
        nothing_is_missing,
    ),
    ("Intervallet hör till kontrollpunktens träd.", range_is_in_tree),
    ("Varje rad som omfattas har sitt innehåll, byte för byte, och inget annat innehåll finns.", bodies_are_whole),
    ("Varje post som omfattas har alla sina versioner, i ordning, och klockan går aldrig bakåt.", records_are_whole),
    ("Varje öppnat fält är det som skrevs; de andra står som maskade eller raderade.", fields_are_those),
    ("Varje rads eget bevis stämmer.", rows_are_proved),
]


# ── The answer ───────────────────────────────────────────────────────────────────────────────────────────────────────


def check(
    path: str, keys: list[Key] | None = None, witnesses: list[Key] | None = None, digest: str | None = None
) -> list[Claim]:
    """All eight claims about a package, in order. No keys: those that lie in the package."""
    try:
        case = Case(Package(path), keys, witnesses, digest)
    except Fault as fault:
        return [Claim(title, False, fault.where, fault.what) for title, _ in CLAIMS]
    except OSError:
        return [Claim(title, False, path, "kan inte läsas") for title, _ in CLAIMS]
    return [judged(case, title, test) for title, test in CLAIMS]


def judged(case: Case, title: str, test: Callable[[Case], str]) -> Claim:
    try:
        return Claim(title, True, None, printable(test(case), MOST_SAID))
    except NotShown as openly:
        return Claim(title, None, None, printable(str(openly), MOST_SAID))
    except Fault as fault:
        return Claim(title, False, fault.where, fault.what)
    except Exception as error:  # What was not foreseen is never a yes, and never a traceback.
        return Claim(title, False, "kontrollprogrammet", f"kan inte pröva detta ({type(error).__name__})")


def manifest_digest(path: str) -> str | None:
    try:
        return Package(path).digest(MANIFEST)
    except (Fault, OSError):
        return None


UNBOUND = (
    "Att omfattningen, maskningen, sidorna, PDF:en och tabellerna är de som nämnden gjorde visas bara av "
    "kontrollsumman: jämför den med följebrevet."
)


def verdict(claims: list[Claim], compared: bool = False) -> str:
    """`compared`: a checksum was given, so that claim 1 binds also what people read."""
    wrong, hidden = sum(one.holds is False for one in claims), sum(one.holds is None for one in claims)
    if wrong:
        return f"Paketet stämmer inte: {wrong} av {len(claims)} påståenden håller inte."
    less = f"{hidden} av {len(claims)} påståenden visas inte." if hidden else ""
    if compared:
        return f"Det som visas stämmer; {less}" if hidden else "Paketet stämmer."
    return f"Raderna som visas stämmer; {less} {UNBOUND}" if hidden else f"Raderna stämmer. {UNBOUND}"


def told(claims: list[Claim], digest: str | None, compared: bool = False) -> Iterator[str]:
    for number, one in enumerate(claims, 1):
        mark = {True: "✓", False: "✗", None: "–"}[one.holds]
        yield f"{mark} {number}. {one.title} " + (f"{one.where}: {one.what}." if one.where is not None else one.what)
    yield verdict(claims, compared)
    if digest:
        yield f"Paketets kontrollsumma{'' if compared else ', att jämföra med följebrevet'}: {digest}"


class Asked(NamedTuple):
    """The arguments: a package, the keys, and the checksum of its manifest."""

    path: str
    keys: list[Key] | None
    witnesses: list[Key] | None
    digest: str | None
    as_json: bool


def read_digest(text: str, where: str) -> str:
    """As it stands in a letter, or as sha256sum says it."""
    said = text.strip().lower()
    if not re.fullmatch("[0-9a-f]{64}", said):
        raise Fault(where, "är inte en kontrollsumma: 64 tecken, 0–9 och a–f")
    return said


def arguments(words: list[str]) -> Asked:
    """What was asked for. Raises Fault when it cannot be used."""
    paths: list[str] = []
    digests: list[str] = []
    keys: dict[str, list[Key]] = {"--key": [], "--witness": []}
    rest = iter(word for word in words if word != "--json")
    for word in rest:
        option, equals, value = word.partition("=")
        if option in keys:
            kind = NOTE if option == "--key" else COSIGNATURE
            keys[option].append(read_key(value if equals else next(rest, ""), kind, option))
        elif option == "--digest":
            digests.append(read_digest(value if equals else next(rest, ""), option))
        elif word.startswith("--"):
            raise Fault(word, "finns inte")
        else:
            paths.append(word)
    if len(paths) != 1 or not os.path.exists(paths[0]):
        raise Fault("PAKET", "ange en mapp eller zip som finns")
    if len(digests) > 1:
        raise Fault("--digest", "ange en kontrollsumma, inte flera")
    return Asked(
        paths[0], keys["--key"] or None, keys["--witness"] or None, next(iter(digests), None), "--json" in words
    )


def main(words: list[str]) -> int:
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    if {"-h", "--help"} & set(words):
        print(__doc__)
        return 0
    try:
        asked = arguments(words)
    except Fault as fault:
        print(f"{fault.where}: {fault.what}.\n\n{__doc__}", file=sys.stderr)
        return 2
    claims, digest = check(asked.path, asked.keys, asked.witnesses, asked.digest), manifest_digest(asked.path)
    compared = asked.digest is not None
    if asked.as_json:
        given = {"keys_given": asked.keys is not None, "digest_given": compared, "manifest": digest}
        answer = {"claims": [one._asdict() for one in claims], **given, "verdict": verdict(claims, compared)}
        print(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        print("\n".join(told(claims, digest, compared)))
    return int(any(one.holds is False for one in claims))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
