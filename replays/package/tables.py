"""The registers as tables: one row a record, one column a field, by Swedish label; as CSV and as a workbook.

A cell that a spreadsheet would take for a formula is written as text, with an apostrophe before it (CSV is read by
programs that calculate whatever begins with = + - @).
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import xlsxwriter  # type: ignore[import-untyped]

from domain.labels import label
from replays.package.masks import hints
from replays.package.scope import Scope
from replays.package.shown import HIDDEN, Shown

FORMULA = ("=", "+", "-", "@", "\t", "\r")
EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
FIRST = ("nummer", "senaste rad")


@dataclass(frozen=True)
class Table:
    """A register in a package. `name` is that of its files: its Swedish label in small letters."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def filled(self) -> tuple[int, ...]:
        """The columns in which anything is said."""
        return tuple(at for at in range(len(self.columns)) if any(row[at] not in ("", "–") for row in self.rows))


def tables(scope: Scope, shown: Shown, day: date) -> list[Table]:
    """A table for each register that has records in the scope, by the names of a day."""
    naming, found = shown.naming(day), []
    for name in scope.registers:
        cards = [card for card in scope.cards if card.register.name == name]
        columns = hints(type(cards[0].register.initial))
        rows = tuple(
            (
                naming(card.record),
                HIDDEN if shown.masks.genuine_only else str(card.from_position),
                *(shown.field(column, hint, getattr(card.state, column), naming) for column, hint in columns.items()),
            )
            for card in cards
        )
        label_of = cards[0].register.label
        found.append(Table(label_of.lower(), label_of, (*FIRST, *map(label, columns)), rows))
    return found


def harmless(text: str) -> str:
    """A cell that no spreadsheet calculates.

    >>> harmless("=1+1"), harmless("AVV-2026-0001")
    ("'=1+1", 'AVV-2026-0001')
    """
    return f"'{text}" if text.startswith(FORMULA) else text


def as_csv(table: Table) -> bytes:
    """Semicolons and a mark of UTF-8 at the beginning, as a Swedish spreadsheet expects when the file is opened."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in (table.columns, *table.rows):
        writer.writerow([harmless(one) for one in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def as_workbook(found: Sequence[Table]) -> bytes:
    """A sheet for each register. Packed without compression, so that the bytes do not hang on a version of zlib."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "Register", "created": EPOCH.replace(tzinfo=None)})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    for table in found:
        sheet = book.add_worksheet(sheet_name(table.title))
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, len(table.columns) - 1, 22)
        for column, name in enumerate(table.columns):
            sheet.write_string(0, column, harmless(name), bold)
        for number, row in enumerate(table.rows, start=1):
            for column, text in enumerate(row):
                sheet.write_string(number, column, harmless(text), plain)
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    book.close()
    return unpacked(out.getvalue())


def sheet_name(title: str) -> str:
    """What a sheet may be called: at most 31 characters, and none of those that mean something in a formula."""
    return "".join(letter for letter in title if letter not in "[]:*?/\\'")[:31]


def unpacked(data: bytes) -> bytes:
    """The same zip with its parts as they are, in order of name, with one and the same time."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for name in sorted(packed.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            made.writestr(still(name), packed.read(name))
    return out.getvalue()


def still(name: str) -> zipfile.ZipInfo:
    """An entry of a zip that says nothing of when or by whom it was put there."""
    entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    entry.create_system = 3
    entry.external_attr = 0o100644 << 16
    return entry
