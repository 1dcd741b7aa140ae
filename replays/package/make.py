"""Make a package, and enter in the book that it was made.

First it is asked whether this person may; then the texts are opened, which is written down; then the package is made,
and its checksum is entered. The covering letter says who, for whom and why, and is no part of the checksum.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain import authority, packages
from domain.grammar import Occasion, Stamp
from domain.packages import EnterPackage, PackageScope
from ledger.answers import Receipt
from ledger.book import Book, identity
from ledger.codec import read
from ledger.desk import Asking
from ledger.ids import new_id
from ledger.proof import checkpoints, signing
from ledger.proof.checkpoints import EVER
from ledger.proof.notes import VerifierKey
from replays.naming import Names
from replays.package import bag, check, pages
from replays.package.bag import Files
from replays.package.contents import Contents, contents
from replays.package.directory import directory
from replays.package.masks import Masks
from replays.package.pdf import pdf
from replays.package.proofs import covering, proofs
from replays.package.rows import rows
from replays.package.scope import Scope, find, top_unit
from replays.package.stamps import stamps
from replays.package.tables import as_csv, as_workbook
from replays.package.texts import texts_of
from replays.unit_story import line_at
from replays.wording import moment_in_words


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is asked for: a scope as known at a position, for a receiver, and why. `witnesses` are those that the board
    has asked to cosign its checkpoints. `attested`: until when cosignatures and timestamps that came are taken along;
    None: those that were there when the first package of that position was made."""

    scope: PackageScope
    position: int
    masks: Masks
    reason: str
    for_whom: str | None = None
    witnesses: Sequence[VerifierKey] = ()
    attested: datetime | None = None


@dataclass(frozen=True)
class Made:
    """A package that has been made and entered."""

    folder: Path
    letter: Path
    digest: str
    receipt: Receipt


def make(db: Connection[Any], book: Book, order: Order, stamp: Stamp, folder: Path, zipped: Path | None = None) -> Made:
    """Make a package in a folder that is not there yet, and a zip of it if asked for, and enter it in the book.

    The connection uses the schema of the registers, and may sign. Raises NotInScope, NotSigned, StampWrong, Forked,
    AlreadyThere, OSError, and what the desk raises; then nothing is left.
    """
    scope = order.masks.shown(find(db, order.scope, order.position))
    command = entering(order, scope)
    must_be_allowed(book, command, stamp)
    sign(db, book)
    covering(db, order.position)
    order = replace(order, attested=order.attested or first_made(db, order.position) or stamp.at)
    letter = folder.with_name(f"{folder.name} följebrev.txt")
    with bag.claimed(folder, letter, *([zipped] if zipped else [])) as (waiting, packed):
        files = build(db, book, order, scope, stamp.by)
        digest = bag.digest(files)
        bag.write_folder(files, waiting)
        if zipped:
            bag.write_zip(files, packed, called(scope))
        asking = Asking(packages.REGISTER, None, replace(command, digest=digest), stamp, str(new_id()))
        receipt = asyncio.run(book.desk.act(asking))
        waiting.rename(folder)
        if zipped:
            packed.rename(zipped)
        bag.write_file(letter, covering_letter(db, order, scope, stamp, digest, receipt).encode())
    sign(db, book)
    return Made(folder, letter, digest, receipt)


def sign(db: Connection[Any], book: Book) -> None:
    """Sign what the book is now, so that no line waits for it that a package is made of, or tells that it was made.

    Raises Forked.
    """
    checkpoints.sign(db, book.keys, book.identity.origin)


def first_made(db: Connection[Any], position: int) -> datetime | None:
    """When the first package was made of what was known at a position: what others say of its checkpoint after that
    changes no later package of it, unless it is asked for."""
    row = db.execute(
        """SELECT opened FROM cards WHERE register = 'packages' AND state ->> 'position' = %s::text
           ORDER BY opened LIMIT 1""",
        (position,),
    ).fetchone()
    return read(line_at(db, row[0])).stamp.at if row else None


def called(scope: Scope) -> str:
    """What the folder in a zip is called: by what is in it, so that it is the same wherever it is made."""
    said = f"{scope.title} rad {scope.position}"
    return " ".join("".join(letter if letter.isalnum() or letter in " -." else "-" for letter in said).split())


def entering(order: Order, scope: Scope) -> EnterPackage:
    """What is asked of the book, but for the checksum."""
    return EnterPackage(
        receiver=order.masks.receiver,
        for_whom=order.for_whom,
        reason=order.reason,
        unit=scope.unit,
        scope=order.scope,
        position=order.position,
        masks=order.masks.fields,
        digest="",
    )


def must_be_allowed(book: Book, command: EnterPackage, stamp: Stamp) -> None:
    """Ask before anything is opened what the desk will ask again when it is entered. Raises Refusal."""
    states: dict[UUID, Any] = {}
    while missing := {one for _, one in authority.wanted(command, stamp, command.unit, states)} - states.keys():
        found = book.records.fetch(sorted(missing)).result()
        states |= {one: record.state for one, record in found.items()}
    occasion = Occasion(stamp, states)
    authority.check(command, occasion, command.unit)
    register = packages.REGISTER
    list(register.decide(register.initial, command, occasion))


# ── The bytes ────────────────────────────────────────────────────────────────


def build(db: Connection[Any], book: Book, order: Order, scope: Scope, reader: UUID) -> Files:
    """Every file: the same for the same scope, position, masks, erasures, witnesses and release, and for what others
    had said of the checkpoint until a moment, whenever and by whomever made. Raises NotSigned, StampWrong."""
    purpose = f"Paket för {order.masks.receiver.label}: {scope.title}, till och med rad {scope.position}"
    texts = texts_of(db, book.door, reader, purpose, scope.lines, order.masks)
    who = directory(db, book.door, reader, purpose, scope, order.masks)
    checkpoint = covering(db, order.position, order.attested or EVER)
    stamped = dict(stamps(book.keys, checkpoint))
    told = contents(db, book.identity, scope, texts, order.masks, who, len(checkpoint.timestamps))
    keys = signing.verifier_keys(book.keys)
    payload = {
        **dict(written(told)),
        **dict(rows(db, book.identity, scope, texts, order.masks)),
        **dict(proofs(db, checkpoint, keys, order.witnesses, scope, order.masks)),
        **stamped,
        **check.programs(),
    }
    return bag.bag(payload.items(), about(told))


def written(told: Contents) -> Iterator[tuple[str, bytes]]:
    """What people read."""
    yield "data/index.html", pages.index(told)
    yield "data/sammanställning.pdf", pdf(told)
    yield "data/så kontrollerar du.txt", check.how_to_check(told).encode()
    for table in told.tables:
        yield f"data/register/{table.name}.html", pages.register(told, table)
        yield f"data/register/{table.name}.csv", as_csv(table)
    yield "data/register/register.xlsx", as_workbook(told.tables)


def about(told: Contents) -> Iterator[tuple[str, str]]:
    """What stands in bag-info.txt. No day on which it was bagged: that stands in the covering letter."""
    yield "Source-Organization", " ".join(told.board.split())
    yield "External-Description", " ".join(told.title.split())
    yield "External-Identifier", f"{told.origin} {told.first}-{told.position}"
    yield "Bag-Software-Agent", f"liggaren {version('liggaren')}"


LETTER = """\
Följebrev

Paket            {number}
Omfattar         {title}, som det var känt när rad {position} infördes
Ur               {board}, {origin}
Till             {receiver}{whom}
Skäl             {reason}
Gjort av         {role} ({person})
Gjort            {when}
Maskade fält     {masks}
Intygat          medsignaturer och tidsstämplar som hade kommit {attested}
Kontrollsumma    {digest}

Kontrollsumman är den som kommandot sha256sum manifest-sha256.txt ger i paketets mapp. Samma summa står på rad {line}
i liggaren. Så kontrolleras paketet: se data/så kontrollerar du.txt.
"""


def covering_letter(
    db: Connection[Any], order: Order, scope: Scope, stamp: Stamp, digest: str, receipt: Receipt
) -> str:
    """Who, for whom, why and when. It lies beside the package and is no part of its checksum."""
    names, board = Names(db, order.position), top_unit(db, order.position).record
    return LETTER.format(
        number=receipt.number,
        title=scope.title,
        position=order.position,
        board=names(board),
        origin=identity(db).origin,
        receiver=order.masks.receiver.label,
        whom=f", {order.for_whom}" if order.for_whom else "",
        reason=order.reason,
        role=stamp.role.label,
        person=names(stamp.by),
        when=moment_in_words(stamp.at),
        masks=", ".join(order.masks.fields) or "inga",
        attested=moment_in_words(order.attested or stamp.at),
        digest=digest,
        line=receipt.first,
    )
