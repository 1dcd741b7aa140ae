"""What belongs to no line: what the book is, its epochs, its contents, and who has opened what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from ledger.blobs import FIELD, LARGEST, associated, digest_of
from ledger.database import migrations
from ledger.moving.bag import ADDRESS, Bag, Rows, wrong
from ledger.moving.form import (
    ABOUT,
    CONTENTS,
    CONTENTS_LIST,
    EPOCHS,
    FORMAT,
    OPENINGS,
    About,
    Content,
    Epoch,
    Opening,
    bytes_of,
    instant_of,
)
from ledger.seal import Envelope, SealBroken, reveal, value_of

ORIGIN = re.compile(r"[\x21-\x2a\x2c-\x7e]{1,255}")
LONGEST = 20_000_000
"""Bytes that the row of an opening may have: a package may open every text of a half-year."""
MOST = 2**31 - 1


def about_of(bag: Bag) -> About:
    """What the export says that it is. Raises ExportWrong for another form, or one of a newer program."""
    rows = Rows(bag, ABOUT, About, 5000)
    about = rows.now
    if about is None:
        rows.wrong("filen är tom.")
    rows.step()
    rows.must_be_read("filen har bara en rad.")
    newest = migrations()[-1][0]
    if about.format != FORMAT or about.migration > newest:
        wrong(ABOUT, 1, f"exporten är gjord av ett nyare program ({about.program}): uppgradera först.")
    if not ORIGIN.fullmatch(about.origin) or not 1 <= about.last < 2**53:
        wrong(ABOUT, 1, "adressen eller antalet rader är inget som en liggare kan ha.")
    return about


def epochs_of(bag: Bag) -> list[tuple[int, datetime]]:
    """The epochs of the master keys, and when each began."""
    rows, found = Rows(bag, EPOCHS, Epoch, 1000), list[tuple[int, datetime]]()
    for row in rows:
        try:
            one = row.epoch, instant_of(row.began_at)
        except ValueError:
            rows.wrong("tiden är ingen tid.")
        if not 0 < one[0] <= MOST or (found and one <= found[-1]) or (found and one[1] < found[-1][1]):
            rows.wrong("epoken står i fel ordning, två gånger, eller började före den innan.")
        found.append(one)
    if not found:
        wrong(EPOCHS, None, "filen är tom.")
    return found


# ── Contents ─────────────────────────────────────────────────────────────────


class Contents:
    """The contents, each with its bytes as they are kept; what is not what its address says is refused."""

    def __init__(self, bag: Bag, ledger: UUID, masters: Mapping[int, bytes], erased: set[str]) -> None:
        self.bag, self.ledger, self.masters, self.erased = bag, ledger, masters, erased
        self.rows = Rows(bag, CONTENTS_LIST, Content, 2000)

    def __iter__(self) -> Iterator[tuple[tuple[Any, ...], bytes]]:
        """The row to keep, and the bytes. Raises ExportWrong."""
        before, count = "", 0
        for row in self.rows:
            if not ADDRESS.fullmatch(row.address) or row.address <= before:
                self.rows.wrong("innehållet har ingen adress, eller står i fel ordning eller två gånger.")
            if row.address in self.erased:
                self.rows.wrong("innehållet är raderat enligt beslut, och ska inte finnas.")
            before, count = row.address, count + 1
            yield self.taken(row)
        if count != sum(one.startswith(f"{CONTENTS}/") for one in self.bag.manifest):
            wrong(CONTENTS_LIST, None, f"det finns fler filer i {CONTENTS} än de som räknas upp.")

    def taken(self, row: Content) -> tuple[tuple[Any, ...], bytes]:
        data = self.bag.content(row.address, LARGEST + 1000)
        try:
            wrapped = None if row.wrapped is None else bytes_of(row.wrapped)
            put_at = instant_of(row.put_at)
        except ValueError:
            self.rows.wrong("tiden eller den inlindade nyckeln har inte den form den ska ha.")
        content = self.public(row, data) if row.kind == "public" else self.opened(row, wrapped, data)
        if len(content) != row.size:
            self.rows.wrong("innehållet har en annan storlek.")
        return (row.address, row.kind, row.size, put_at, row.epoch, wrapped), data

    def public(self, row: Content, data: bytes) -> bytes:
        if digest_of(data) != row.address or row.epoch is not None or row.wrapped is not None:
            self.rows.wrong("innehållet är inte det som adressen säger.")
        return data

    def opened(self, row: Content, wrapped: bytes | None, data: bytes) -> bytes:
        """The content in an envelope, which is opened only to be seen to be the one."""
        if row.kind != "sealed" or row.epoch is None or wrapped is None:
            self.rows.wrong("innehållet är varken öppet eller förseglat.")
        if row.epoch not in self.masters:
            self.rows.wrong(f"huvudnyckeln för epok {row.epoch} finns inte bland nycklarna.")
        sealed = Envelope(row.epoch, wrapped, data)
        try:
            clear = reveal(sealed, self.masters[row.epoch], associated(self.ledger, row.address))
            disclosure, _, content = clear.partition(b"\n")
            same = value_of(disclosure.decode(), FIELD, row.address) == digest_of(content)
        except (SealBroken, ValueError):
            same = False
        if not same:
            self.rows.wrong("innehållet är inte det som adressen säger, eller öppnas inte med de nycklar som finns.")
        return content


# ── Openings ─────────────────────────────────────────────────────────────────


def openings_of(bag: Bag, last: int) -> Iterator[tuple[Any, ...]]:
    """Who has opened what, as rows to keep."""
    rows, before = Rows(bag, OPENINGS, Opening, LONGEST), 0
    for row in rows:
        if not before < row.opening < 2**53:
            rows.wrong("öppningen står i fel ordning eller två gånger.")
        # Whoever asked for what is not there was written down too: these need not be lines and contents of the book.
        if not all(abs(one) < 2**63 for one in row.positions) or any(
            "\x00" in one for one in (row.purpose, *row.contents)
        ):
            rows.wrong("öppningen har ett tal eller ett tecken som inte kan skrivas.")
        try:
            at = instant_of(row.at)
        except ValueError:
            rows.wrong("tiden är ingen tid.")
        before = row.opening
        yield row.opening, at, row.reader, row.purpose, row.positions, row.contents
