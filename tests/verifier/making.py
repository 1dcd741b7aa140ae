"""Packages made straight from docs/paket.md, with nothing of the program: what the verifier is tried on.

`Ledger` is a small book with keys of its own; `Ledger.package(...)` gives the files of a package by name, `bag` puts
(or puts again) the manifests on them, and `folder` and `zipped` write them. A test changes the files in between.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

Files = dict[str, bytes]
ORIGIN = "demo.invalid/uppsala"
WITNESS = "vittne.invalid/ett"
LEDGER = "0b6a1c52-9f0e-4a57-8d51-6f0b8a0d8b11"
RECORDS = [f"{letter * 8}-0000-4000-8000-000000000000" for letter in "abcd"]
NAMES = ["DeviationReported.v1", "DeviationAssessed.v1", "DeviationClosed.v1"]
OTHER_NAMES = ["RiskIdentified.v1", "RiskAssessed.v1", "RiskClosed.v1"]  # of another register: the last of the records
OWN, OTHER, WITNESSING = (Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32) for seed in (1, 2, 3))


# ── Bytes ────────────────────────────────────────────────────────────────────


def canonical(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def lines(values: Sequence[Any]) -> bytes:
    return b"".join(canonical(value) + b"\n" for value in values)


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def b64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def sha(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


# ── The tree, by the definition of RFC 9162 2.1.1 and 2.1.3.1 ────────────────


def half(count: int) -> int:
    """The largest power of two that is smaller."""
    power = 1
    while power * 2 < count:
        power *= 2
    return power


def root(leaves: Sequence[bytes]) -> bytes:
    if len(leaves) == 1:
        return leaves[0]
    k = half(len(leaves))
    return sha(b"\x01" + root(leaves[:k]) + root(leaves[k:]))


def inclusion(index: int, leaves: Sequence[bytes]) -> list[bytes]:
    if len(leaves) == 1:
        return []
    k = half(len(leaves))
    if index < k:
        return [*inclusion(index, leaves[:k]), root(leaves[k:])]
    return [*inclusion(index - k, leaves[k:]), root(leaves[:k])]


def outside(leaves: Sequence[bytes], low: int, first: int, end: int) -> list[bytes]:
    """The roots of the largest subtrees that lie wholly outside [first, end), left to right."""
    if low >= end or low + len(leaves) <= first:
        return [root(leaves)]
    if len(leaves) == 1:
        return []
    k = half(len(leaves))
    return [*outside(leaves[:k], low, first, end), *outside(leaves[k:], low + k, first, end)]


# ── Notes ────────────────────────────────────────────────────────────────────


def key_id(name: str, kind: int, key: Ed25519PrivateKey) -> bytes:
    return sha(name.encode() + b"\n" + bytes([kind]) + key.public_key().public_bytes_raw())[:4]


def vkey(name: str, key: Ed25519PrivateKey, kind: int = 1) -> str:
    public = bytes([kind]) + key.public_key().public_bytes_raw()
    return f"{name}+{key_id(name, kind, key).hex()}+{b64(public)}"


def checkpoint(size: int, top: bytes, key: Ed25519PrivateKey, origin: str, witnesses: Sequence[str]) -> bytes:
    text = f"{origin}\n{size}\n{b64(top)}\n"
    signed = [f"— {origin} {b64(key_id(origin, 1, key) + key.sign(text.encode()))}\n"]
    for name in witnesses:
        said = f"cosignature/v1\ntime 1783152000\n{text}".encode()
        stamped = (1783152000).to_bytes(8, "big") + WITNESSING.sign(said)
        signed.append(f"— {name} {b64(key_id(name, 4, WITNESSING) + stamped)}\n")
    return f"{text}\n{''.join(signed)}".encode()


# ── The book and its packages ────────────────────────────────────────────────


@dataclass(frozen=True)
class Row:
    position: int
    record: str
    version: int
    name: str
    body: bytes
    disclosures: Mapping[str, str]
    recorded_at: str
    ledger: str = LEDGER

    def entry(self) -> bytes:
        said = {
            "body": b64url(sha(self.body)),
            "format": "liggaren.line.v1",
            "ledger": self.ledger,
            "name": self.name,
            "position": self.position,
            "record": self.record,
            "recorded_at": self.recorded_at,
            "version": self.version,
        }
        return canonical(said)

    def leaf(self) -> bytes:
        return sha(b"\x00" + self.entry())


def row(position: int) -> Row:
    """Records take turns; every third row holds two sealed fields."""
    sealed = {"description": f"Fallet {position} på Björkgården", "reporter": "Åsa"} if position % 3 == 0 else {}
    texts = {name: b64url(canonical([f"salt{position}{name}", name, value])) for name, value in sealed.items()}
    version = (position - 1) // len(RECORDS) + 1
    body = {
        "act": f"act-{position}",
        "at": "2026-07-05T08:00:00.000000Z",
        "event": {"number": position, "text": "ordna “nya” rutiner\n"},
        "personal": {name: b64url(sha(text.encode())) for name, text in texts.items()},
    }
    at = f"2026-07-05T08:{position // 60:02}:{position % 60:02}.000000Z"
    record = RECORDS[(position - 1) % len(RECORDS)]
    names = OTHER_NAMES if record == RECORDS[-1] else NAMES
    return Row(position, record, version, names[min(version, 3) - 1], canonical(body), texts, at)


@dataclass(frozen=True)
class Ledger:
    """A book of some rows, and who signs for it."""

    rows: tuple[Row, ...]
    key: Ed25519PrivateKey = OWN
    origin: str = ORIGIN
    witnesses: tuple[str, ...] = (WITNESS,)

    @staticmethod
    def of(count: int) -> Ledger:
        return Ledger(tuple(row(position) for position in range(1, count + 1)))

    def with_row(self, position: int, **changes: Any) -> Ledger:
        """The same book with one row told otherwise: the tree is made over it, so only the row itself can show it."""
        rows = list(self.rows)
        rows[position - 1] = replace(rows[position - 1], **changes)
        return replace(self, rows=tuple(rows))

    def leaves(self) -> list[bytes]:
        return [one.leaf() for one in self.rows]

    def checkpoint(self) -> bytes:
        return checkpoint(len(self.rows), root(self.leaves()), self.key, self.origin, self.witnesses)

    def package(
        self,
        first: int = 1,
        last: int | None = None,
        records: list[str] | None = None,
        names: list[str] | None = None,
        genuine_only: bool = False,
        proofs: bool = False,
        erased: Sequence[int] = (6,),
        receiver: str | None = None,
        withheld: Sequence[int] = (),
        stamps: Sequence[Callable[[bytes], bytes]] = (),
    ) -> Files:
        """The files of a package, bagged. `reporter` is masked in every row of the scope, the rest is opened. It is for
        the inspectorate, or for somebody else when only genuineness is shown, unless a receiver is said. `stamps` make
        timestamps of the checkpoint without cosignatures."""
        last = last or len(self.rows)
        within = self.rows[first - 1 : last]
        scoped = [one for one in within if (not records or one.record in records) and (not names or one.name in names)]
        gone = [one.position for one in scoped if one.position in erased]
        given = [one for one in scoped if one.position not in withheld]
        spoken = [one for one in given if one.disclosures and one.position not in gone]
        scope = {
            "erased": gone,
            "first": first,
            "format": "liggaren.scope.v1",
            "genuine_only": genuine_only,
            "last": last,
            "ledger": LEDGER,
            "names": names,
            "origin": ORIGIN,
            "receiver": receiver or ("other" if genuine_only else "ivo"),
            "records": records,
            **({"withheld": list(withheld)} if withheld else {}),
        }
        files = {
            "data/index.html": b"<!doctype html><title>Paket</title>",
            "data/så kontrollerar du.txt": "Kör kontrollen.\n".encode(),
            "data/rader/scope.json": canonical(scope) + b"\n",
            "data/rader/entries.jsonl": b"".join(one.entry() + b"\n" for one in (scoped if genuine_only else within)),
            "data/rader/bodies.jsonl": b"".join(body_line(one) for one in given),
            "data/rader/disclosures.jsonl": lines(
                [
                    {"disclosures": {"description": one.disclosures["description"]}, "position": one.position}
                    for one in spoken
                ]
            ),
            "data/rader/masked.jsonl": lines(
                [{"field": "reporter", "ground": "26 kap. 5 § OSL", "position": one.position} for one in spoken]
            ),
            "data/bevis/checkpoint.txt": self.checkpoint(),
            "data/bevis/keys.txt": f"{vkey(self.origin, self.key)}\n".encode(),
            "data/bevis/witnesses.txt": "".join(f"{vkey(name, WITNESSING, 4)}\n" for name in self.witnesses).encode(),
        }
        if stamps:
            files["data/bevis/tidsstämplat.txt"] = replace(self, witnesses=()).checkpoint()
        for number, stamp in enumerate(stamps, 1):
            files[f"data/bevis/tidsstämpel-{number}.tsr"] = stamp(files["data/bevis/tidsstämplat.txt"])
            files[f"data/bevis/tidsstämpel-{number}.pem"] = b"-----BEGIN CERTIFICATE-----\n"
        if not genuine_only:
            files["data/bevis/range-proof.txt"] = self.range_proof(first, last)
        if proofs or genuine_only:
            files |= {f"data/bevis/rad-{one.position}.tlog-proof": self.row_proof(one.position) for one in scoped}
        return bag(files)

    def range_proof(self, first: int, last: int) -> bytes:
        hashes = outside(self.leaves(), 0, first - 1, last)
        top = ["liggaren.range-proof.v1", f"first {first}", f"last {last}", *map(b64, hashes)]
        return "\n".join([*top, "", ""]).encode() + self.checkpoint()

    def row_proof(self, position: int) -> bytes:
        path = inclusion(position - 1, self.leaves())
        top = ["c2sp.org/tlog-proof@v1", f"index {position - 1}", *map(b64, path)]
        return "\n".join([*top, "", ""]).encode() + self.checkpoint()


def stamp(algorithm: str = "sha256") -> Callable[[bytes], bytes]:
    """What a verifier sees of a timestamp: that the digest of what is stamped stands in it."""
    return lambda stamped: b"0\x82" + hashlib.new(algorithm, stamped).digest() + b"20261125120000Z"


def body_line(one: Row) -> bytes:
    return b'{"body":' + one.body + b',"position":' + str(one.position).encode() + b"}\n"


# ── The bag ──────────────────────────────────────────────────────────────────


def bag(files: Mapping[str, bytes]) -> Files:
    """The files of `data/` with manifests over them, made anew."""
    made = {name: data for name, data in files.items() if name.startswith("data/")}
    manifest = "".join(f"{sha(made[name]).hex()}  {name}\n" for name in sorted(made))
    made["bagit.txt"] = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    made["bag-info.txt"] = b"Source-Organization: Uppsala\n"
    made["manifest-sha256.txt"] = manifest.encode()
    tags = ["bag-info.txt", "bagit.txt", "manifest-sha256.txt"]
    made["tagmanifest-sha256.txt"] = "".join(f"{sha(made[name]).hex()}  {name}\n" for name in tags).encode()
    return made


def digest_of(files: Mapping[str, bytes]) -> str:
    """The checksum of a package, as its covering letter says it."""
    return sha(files["manifest-sha256.txt"]).hex()


def folder(files: Mapping[str, bytes], place: Path) -> Path:
    for name, data in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data)
    return place


def zipped(files: Mapping[str, bytes], place: Path, top: str = "", packing: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(place, "w", packing) as archive:
        for name, data in files.items():
            archive.writestr(top + name, data)
    return place
