"""What the proofs cost, on the same million lines: the tree, the whole verification, one proof, and a package."""

from __future__ import annotations

import time
from base64 import b64decode
from collections.abc import Callable, Iterator
from hashlib import sha256
from random import Random
from statistics import median
from typing import Any

from psycopg import Connection

from bench.grounds import Size
from bench.house import House, build
from bench.lives import lives
from bench.making import fill
from bench.table import Row, number, printed_only, ratio
from domain.packages import PackageScope, Receiver, ScopeKind
from ledger.book import identity
from ledger.database import connect
from ledger.lines import leaf_hash, read
from ledger.postgres import Server
from ledger.proof import checkpoints, signing
from ledger.proof.notes import Note
from ledger.proof.proofs import tlog_proof
from ledger.proof.tiles import Growing, integrate
from ledger.proof.tree import must_include
from projections import schema
from projections.rebuild import rebuild
from replays.package.make import Order
from replays.package.make import build as pack
from replays.package.masks import masks
from replays.package.scope import find
from replays.verify import first_fault, verify

PAGE = 20_000
PROOFS = 300


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def proving(house: House, name: str) -> Iterator[Row]:
    """Part 6, on the lines that the registers were built from. `name`: their schema."""
    with connect(house.database.writer_dsn) as db:
        yield from hashing(db, identity(db).ledger)
        took = seconds(lambda: integrate(db))
        whole = checkpoints.sign(db, house.keys, identity(db).origin)
        assert whole is not None
        yield printed_only(f"Ta in {number(whole.size, 0)} rader i trädet, databasen inräknad", f"{number(took)} s")
        yield from one_proof(db, house, whole)
        yield from verifying(db, house, name)


def hashing(db: Connection[Any], ledger: Any) -> Iterator[Row]:
    """What must be hashed to derive the root, against one SHA-256 of each line's body; only hashing is counted."""
    floor = leaves = tree = 0.0
    growing, page = Growing(0, {}, {}), []
    for line in read(db):
        page.append(line)
        if len(page) == PAGE:
            floor += seconds(lambda: [sha256(one.body).digest() for one in page])
            made: list[bytes] = []
            leaves += seconds(lambda: made.extend(leaf_hash(ledger, one) for one in page))  # noqa: B023
            tree += seconds(lambda: growing.add(b"".join(made)))  # noqa: B023
            growing.taken()
            page.clear()
    absolute = f"{number(leaves + tree)} s mot {number(floor)} s"
    yield ratio(
        "Räkna om löv och träd mot en SHA-256 över radernas innehåll", (leaves + tree) / floor, absolute, 5, "most"
    )
    yield printed_only("– därav trädet över löven", f"{number(tree)} s")


def one_proof(db: Connection[Any], house: House, whole: checkpoints.Checkpoint) -> Iterator[Row]:
    """A proof made and checked; the signature of the checkpoint is checked with it."""
    random, keys = Random(2), signing.verifier_keys(house.keys)
    places = [random.randrange(1, whole.size + 1) for _ in range(PROOFS)]
    rows = db.execute("SELECT position, leaf FROM ledger.lines WHERE position = ANY(%s)", (places,)).fetchall()
    leaves = {position: bytes(leaf) for position, leaf in rows}
    made, checked, sizes = [], [], []
    for place in places:
        began = time.perf_counter()
        proof = tlog_proof(db, place, whole)
        between = time.perf_counter()
        check(proof, leaves[place], keys)
        made.append(between - began)
        checked.append(time.perf_counter() - between)
        sizes.append(len(proof))
    what = f"median av {PROOFS}"
    yield Row("Bevis för en rad: göra", f"{number(1000 * median(made))} ms", what)
    checking = 1000 * median(checked)
    yield Row("Bevis för en rad: kontrollera", f"{number(checking)} ms", what, checking, 1, "most", " ms")
    largest = max(sizes) / 1000
    yield Row("Bevis för en rad: storlek", f"{number(largest)} kB", "den största", largest, 1.3, "most", " kB")


def check(proof: bytes, leaf: bytes, keys: list[Any]) -> None:
    head, _, note = proof.decode().partition("\n\n")
    _, index, *path = head.split("\n")
    Note.read(note).must_be_signed(keys)
    root = checkpoints.Checkpoint.read(note)
    must_include(leaf, int(index.removeprefix("index ")), root.size, [b64decode(one) for one in path], root.root)


def verifying(db: Connection[Any], house: House, name: str) -> Iterator[Row]:
    """Everything, and then again what is left to look at when it has been verified once."""
    for what in ("hela boken", "boken igen, när inget har ändrats"):
        claims: list[Any] = []
        took = seconds(lambda: claims.extend(verify(db, house.keys, name, whole=False)))  # noqa: B023
        assert first_fault(claims) is None, first_fault(claims)
        yield printed_only(f"Kontrollera {what}", f"{number(took)} s")


def packaging(running: Server, size: Size) -> Iterator[Row]:
    """A half-year of a board of middle size, for an auditor: everything read, rendered and hashed."""
    house = build(running, "bench_package", demonstration=True)
    whole = fill(running, house, lives(house), size.of(3_300, 1_000))
    name = schema.schema_name()
    rebuild(house.database.writer_dsn, name)
    with connect(house.database.writer_dsn) as db, house.opened() as book:
        schema.use(db, name)
        checkpoints.sign(db, house.keys, identity(db).origin)
        scope = PackageScope(kind=ScopeKind.PERIOD, year=2026, half=1)
        order = Order(scope=scope, position=whole, masks=masks(Receiver.AUDITOR), reason="Mätning")
        found = order.masks.shown(find(db, scope, whole))
        files: dict[str, bytes] = {}
        took = seconds(lambda: files.update(pack(db, book, order, found, house.admin)))
    total, records = sum(map(len, files.values())) / 1e6, len(found.records or ())
    what = f"Paket av halvåret 2026:1 ur {number(whole, 0)} rader, {records} ärenden"
    yield printed_only(what, f"{number(took)} s, {number(total)} MB")
