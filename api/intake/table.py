"""A file as rows of cells. CSV is read strictly, whoever wrote it; of a spreadsheet the first sheet, and no formula.

A cell that begins with = in CSV is text like any other and stays so. In a spreadsheet a formula is a formula, and is
told of: what it would show depends on another program.
"""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from domain.intakes import MOST_COLUMNS, MOST_ROWS

MOST_BYTES = 50_000_000
MOST_UNPACKED = 500_000_000
DELIMITERS = ";,\t|"
LONGEST_CELL = 30_000


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that another program would have to work out, or has failed to."""


Cell = str | int | bool | date | Formula | None


class NotATable(Exception):
    """The file cannot be read as rows; the message says where and what to do, and repeats nothing of it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it is numbered in a spreadsheet: the headings are row 1."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """What is in a file; `digest` is its SHA-256."""

    name: str
    digest: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def read(file: Path) -> Table:
    """Raises NotATable."""
    if file.stat().st_size > MOST_BYTES:
        raise NotATable(f"Filen är större än {MOST_BYTES // 1_000_000} MB: dela den.")
    data = file.read_bytes()
    cells = sheet(data) if data.startswith(b"PK\x03\x04") else separated(data)
    return table(file.name, hashlib.sha256(data).hexdigest(), cells)


def table(name: str, digest: str, lines: Iterable[tuple[Cell, ...]]) -> Table:
    numbered = enumerate(lines, start=1)
    _, first = next(numbered, (1, ()))
    headings = tuple("" if cell is None else str(cell).strip() for cell in first)
    while headings and not headings[-1]:
        headings = headings[:-1]
    if not headings:
        raise NotATable("Första raden är tom: skriv kolumnernas rubriker där.")
    if len(headings) > MOST_COLUMNS:
        raise NotATable(f"Filen har fler än {MOST_COLUMNS} kolumner.")
    rows = []
    for number, cells in numbered:
        if any(cell is not None for cell in cells):
            rows.append(Row(number, cells))
        if len(rows) > MOST_ROWS:
            raise NotATable(f"Filen har fler än {MOST_ROWS} rader: dela den.")
    if not rows:
        raise NotATable("Filen har inga rader under rubrikerna.")
    return Table(name, digest, headings, tuple(rows))


# ── CSV ──────────────────────────────────────────────────────────────────────


def separated(data: bytes) -> Iterator[tuple[Cell, ...]]:
    text = decoded(data)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text), strict=True)
    try:
        for cells in reader:
            yield tuple(cell.strip() or None for cell in cells)
    except csv.Error:
        raise NotATable(
            f"Rad {reader.line_num} i filen går inte att läsa: ett citattecken är inte avslutat, eller står fel. "
            "Skriv ett citattecken inuti en cell som två."
        ) from None


def decoded(data: bytes) -> str:
    """UTF-8, with or without a mark first, or what Swedish Windows wrote before. Raises NotATable."""
    if b"\x00" in data:
        raise NotATable("Filen är varken CSV eller ett kalkylblad (.xlsx): spara den som något av dem.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise NotATable("Filens tecken går inte att läsa: spara den som CSV UTF-8.") from None


def delimiter(text: str) -> str:
    """The sign that parts the headings: the commonest of those that can."""
    first = text.lstrip("\r\n").partition("\n")[0]
    return max(DELIMITERS, key=first.count)


# ── Spreadsheets ─────────────────────────────────────────────────────────────


def sheet(data: bytes) -> Iterator[tuple[Cell, ...]]:
    """The rows of the first sheet. Raises NotATable."""
    # Only who reads a spreadsheet waits for it to be loaded.
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED:
                raise NotATable("Kalkylbladet är orimligt stort när det packas upp: spara det som CSV.")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        first = book.worksheets[0]
        first.reset_dimensions()
        for row in first.iter_rows():
            cells = [cell_of(cell.value, cell.data_type) for cell in row]
            while cells and cells[-1] is None:
                cells.pop()
            yield tuple(cells)
    except NotATable:
        raise
    except Exception as error:  # openpyxl raises whatever the file makes its parsers raise
        raise NotATable("Kalkylbladet går inte att läsa: öppna det och spara det på nytt som .xlsx.") from error


def cell_of(value: object, kind: str) -> Cell:
    """A cell as a value: days as days, whole numbers as such, and text as it stands."""
    match value:
        case _ if kind in ("f", "e"):
            return Formula()
        case None | bool() | int():
            return value
        case datetime():
            return value.date() if value.time() == time() else value.isoformat(" ", "minutes")
        case date():
            return value
        case float():
            return int(value) if value.is_integer() else f"{value:.12g}"
    return str(value).strip() or None
