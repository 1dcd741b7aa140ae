"""Reading the files of an export from somebody unknown: only the files that belong there, each read once, row by row,
and hashed as it is read, so that what is used is what the manifest says.

No name in it is followed anywhere: links, folders beside it and names with a way in them are refused.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Generic, NoReturn, TypeVar

import msgspec

from ledger.moving.form import CONTENTS, DATA, FILES, MANIFEST, TAGGED, TAGS, Row

ADDRESS = re.compile(r"[A-Za-z0-9_-]{43}")
LISTED = re.compile(rb"([0-9a-f]{64})  ([\x21-\x7e]{1,100})\n")
SMALL, LARGEST_MANIFEST = 100_000, 500_000_000
"""Bytes that a file may have which is read whole; a manifest has some hundred bytes for each content."""
MOST = 1_600_000
"""Bytes that a row may have, if nothing else is said."""

R = TypeVar("R", bound=Row)


class ExportWrong(ValueError):
    """An export that is not one, or not whole, or not the one that was made; names the file and the row, in Swedish."""


def wrong(file: str, row: int | None, what: str) -> NoReturn:
    shown = "".join(one if one.isprintable() else "?" for one in file)  # a name may hold anything
    raise ExportWrong(shown + (f" rad {row}" if row else "") + f": {what}")


class Bag:
    """A folder with an export, of which nothing is believed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        manifest = self.small(MANIFEST, LARGEST_MANIFEST)
        self.digest = hashlib.sha256(manifest).hexdigest()
        self.manifest = listed(MANIFEST, manifest)
        must_be_listed(self.manifest)
        self.must_hold_nothing_else()
        self.must_agree()

    def must_agree(self) -> None:
        """The files beside the data are those of the second manifest."""
        tags = listed(TAGS, self.small(TAGS))
        if sorted(tags) != sorted(TAGGED):
            wrong(TAGS, None, f"ska räkna upp {', '.join(TAGGED)} och inget annat.")
        for name, digest in tags.items():
            found = self.digest if name == MANIFEST else hashlib.sha256(self.small(name)).hexdigest()
            if found != digest:
                wrong(name, None, "filen är inte den som exporterades: kontrollsumman är en annan.")

    def must_hold_nothing_else(self) -> None:
        for name, plain in walked(self.folder, {DATA, CONTENTS}):
            if not plain:
                wrong(name, None, "är ingen vanlig fil eller mapp.")
            if name not in self.manifest and name not in (*TAGGED, TAGS):
                wrong(name, None, "filen hör inte till exporten.")

    # ── Reading ──────────────────────────────────────────────────────────────

    def open(self, name: str) -> BinaryIO:
        """A plain file of the export; never what a link points to, and nothing that would keep us waiting."""
        try:
            handle = os.open(self.folder / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError:
            wrong(name, None, "filen saknas eller går inte att läsa.")
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            wrong(name, None, "är ingen vanlig fil.")
        return os.fdopen(handle, "rb", buffering=1 << 16)

    def small(self, name: str, most: int = SMALL) -> bytes:
        with self.open(name) as file:
            found = file.read(most + 1)
        if len(found) > most:
            wrong(name, None, "filen är för stor.")
        return found

    def rows(self, name: str, most: int = MOST) -> Iterator[tuple[int, bytes]]:
        """Number and bytes of each row, without the line feed; at the end the file must be that of the manifest."""
        digest, number = hashlib.sha256(), 0
        with self.open(name) as file:
            while row := file.readline(most + 1):
                number += 1
                if len(row) > most:
                    wrong(name, number, "raden är för lång.")
                if not row.endswith(b"\n"):
                    wrong(name, number, "raden är avklippt.")
                digest.update(row)
                yield number, row[:-1]
        self.must_be(name, digest.hexdigest())

    def content(self, address: str, most: int) -> bytes:
        name = f"{CONTENTS}/{address}"
        if name not in self.manifest:
            wrong(name, None, "filen saknas i manifestet.")
        found = self.small(name, most)
        self.must_be(name, hashlib.sha256(found).hexdigest())
        return found

    def must_be(self, name: str, digest: str) -> None:
        if self.manifest[name] != digest:
            wrong(name, None, "filen är inte den som exporterades: kontrollsumman i manifestet är en annan.")


def listed(name: str, manifest: bytes) -> dict[str, str]:
    """The digests in a manifest, by the names of the files."""
    found: dict[str, str] = {}
    for number, row in enumerate(manifest.splitlines(keepends=True), 1):
        said = LISTED.fullmatch(row)
        if said is None:
            wrong(name, number, "raden är ingen kontrollsumma följd av ett filnamn.")
        file = said[2].decode("ascii")
        if file in found:
            wrong(name, number, "filen står där två gånger.")
        found[file] = said[1].decode("ascii")
    return found


def must_be_listed(manifest: dict[str, str]) -> None:
    """Every file of an export is in its manifest, and nothing that is none."""
    for number, name in enumerate(manifest, 1):
        folder, _, address = name.rpartition("/")
        if name not in FILES and not (folder == CONTENTS and ADDRESS.fullmatch(address)):
            wrong(MANIFEST, number, "filen hör inte till en export.")
    for name in FILES:
        if name not in manifest:
            wrong(MANIFEST, None, f"{name} saknas.")


def walked(folder: Path, into: set[str], below: str = "") -> Iterator[tuple[str, bool]]:
    """Every name in the folder and in those that may be there, and whether it is a plain file."""
    try:
        entries = os.scandir(folder / below)
    except OSError:
        wrong(below or str(folder), None, "mappen finns inte eller går inte att läsa.")
    with entries:
        for entry in entries:
            name = f"{below}/{entry.name}" if below else entry.name
            if name in into and entry.is_dir(follow_symlinks=False):
                yield from walked(folder, into, name)
            else:
                yield name, entry.is_file(follow_symlinks=False)


class Rows(Generic[R]):
    """The rows of a file, one at a time: `now` is the one that is next to be used, None after the last."""

    def __init__(self, bag: Bag, name: str, kind: type[R], most: int = MOST) -> None:
        self.name, self.number = name, 0
        self.decoder = msgspec.json.Decoder(kind)
        self.raw = bag.rows(name, most)
        self.now: R | None = None
        self.step()

    def step(self) -> None:
        """Go to the next row. Raises ExportWrong for one that is not of the form, or written in another way."""
        found = next(self.raw, None)
        self.number += 1
        if found is None:
            self.now = None
            return
        try:
            self.now = self.decoder.decode(found[1])
            same = self.now.bytes[:-1] == found[1]
        except (ValueError, RecursionError):
            self.wrong("raden har inte den form som filen ska ha.")
        if not same:
            self.wrong("raden är inte skriven på det enda tillåtna sättet.")

    def __iter__(self) -> Iterator[R]:
        """The rows that are left, each until the next is asked for."""
        while self.now is not None:
            yield self.now
            self.step()

    def must_be_read(self, what: str) -> None:
        """Raises ExportWrong if a row is left."""
        if self.now is not None:
            self.wrong(what)

    def wrong(self, what: str) -> NoReturn:
        wrong(self.name, self.number, what)
