"""A report for those who count on: as a workbook, and as files of separated values; one and the same rows in both.

A figure is a number in the workbook, and text is written as text, so that nothing is calculated from it. In the files
a text that a spreadsheet would take for a formula has an apostrophe before it, as in a package.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from domain.measures import Kind
from replays.package.tables import Table as Rows
from replays.package.tables import as_csv, sheet_name, still, unpacked
from replays.report.dataset import Cell, Report, Table
from replays.report.further import Further, further
from replays.report.setting import chapters, days_said, definitions, method, unit_of

ABOUT, DEFINITIONS, MONTHS = "Om rapporten", "Definitioner", "Månad för månad"
DEFINED = ("Mått", "Vad som räknas", "Krav")
MONTHLY = ("Serie", "Månad eller dag", "Värde", "Underlag")
TENTHS = "#,##0.0"
WHOLE = "#,##0"
SAID, FIGURE, LONG = 46, 14, 80
BESIDE = (SAID, SAID, FIGURE, FIGURE, SAID)
"""How wide a column is, in letters."""

Value = str | Cell


def about(report: Report) -> Iterator[tuple[str, str]]:
    """What the report is, label and value."""
    yield "Rapport", report.title
    yield "Nämnd", report.called
    if report.demonstration:
        yield "Demonstration", "Riktlinjerna är verkliga; enheter, personer och händelser är påhittade."
    yield "Period", f"{report.period.start} till {report.period.end}"
    yield "Jämförs med", f"{report.period.previous.start} till {report.period.previous.end}"
    yield "Krav", report.law
    yield "Liggare", report.origin
    yield "Till och med rad", str(report.position)
    yield "Så som det var känt", report.known.isoformat()
    yield from days_said(report)
    for said in method(report):
        yield "Så är siffrorna räknade", said


def head(report: Report) -> tuple[str, ...]:
    return "Mått", "Uppdelning", report.period.label, report.period.previous.label


def rows(table: Table) -> Iterator[tuple[str, str, Cell, Cell]]:
    """The figures of a measure: label, what it is counted by, now, and the year before."""
    label = table.measure.label + unit_of(table)
    return ((label, row.label, row.now, row.before) for row in table.rows)


def months(report: Report) -> Iterator[tuple[str, str, Cell, Cell]]:
    """Every month of every series, with what it is set against."""
    for one in report.months:
        bases = one.bases or (Cell(None),) * len(one.values)
        for name, value, base in zip(one.names, one.values, bases, strict=True):
            yield one.series.label, name, value, base


def beside(one: Further) -> Iterator[tuple[str, ...]]:
    """The rows of a chapter of what is no measure, as they are written."""
    return ((table.heading, *row, table.about) for table in one.tables for row in table.rows)


# ── Workbook ─────────────────────────────────────────────────────────────────


def xlsx(report: Report) -> bytes:
    """The bytes of the workbook: what it is, a sheet for each register, the months, and what every figure means.

    It is dated when the last line that it rests on was entered, and packed so that the bytes do not hang on zlib.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    created = datetime.fromtimestamp(int(report.entered), UTC).replace(tzinfo=None)
    book.set_properties({"title": report.title, "author": report.called, "subject": report.law, "created": created})
    sheets = Sheets(book)
    sheets.write(ABOUT, ("Uppgift", "Innehåll"), about(report), (28, LONG))
    for chapter in chapters(report):
        found = (row for table in (*chapter.single, *chapter.tables) for row in kinds(table))
        sheets.write(chapter.heading, head(report), found, (SAID, SAID, FIGURE, FIGURE))
    if report.months:
        monthly = (
            (series, month, (value, Kind.COUNT), (base, Kind.COUNT)) for series, month, value, base in months(report)
        )
        sheets.write(MONTHS, MONTHLY, monthly, (SAID, FIGURE, FIGURE, FIGURE))
    for one in further(report):
        sheets.write(one.heading, ("Tabell", "Uppdelning", *one.columns, "Om"), beside(one), BESIDE)
    sheets.write(DEFINITIONS, DEFINED, definitions(report), (SAID, LONG, SAID))
    book.close()
    return unpacked(out.getvalue())


def kinds(table: Table) -> Iterator[tuple[Any, ...]]:
    """The rows of a measure, each figure with what kind it is."""
    kind = table.measure.kind
    return ((label, by, (now, kind), (before, kind)) for label, by, now, before in rows(table))


class Sheets:
    """The sheets of a workbook, all of one kind: a head that stays, and rows below it."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.said = book.add_format({"valign": "top", "align": "right"})
        numbers = {kind: TENTHS if kind is Kind.RATE else WHOLE for kind in Kind}
        self.number = {kind: book.add_format({"valign": "top", "num_format": form}) for kind, form in numbers.items()}

    def write(self, title: str, names: tuple[str, ...], found: Any, widths: tuple[int, ...]) -> None:
        sheet = self.book.add_worksheet(sheet_name(title))
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        for column, name in enumerate(names):
            sheet.set_column(column, column, widths[column])
            sheet.write_string(0, column, name, self.head)
        last = 0
        for last, row in enumerate(found, start=1):
            for column, value in enumerate(row):
                self.cell(sheet, last, column, value)
        sheet.autofilter(0, 0, last, len(names) - 1)

    def cell(self, sheet: Any, row: int, column: int, value: str | tuple[Cell, Kind]) -> None:
        """A text as text, a figure as a number, and what is not shown, or is not there, as its sign."""
        if isinstance(value, str):
            sheet.write_string(row, column, value, self.text)
            return
        cell, kind = value
        if cell.hidden or cell.value is None:
            sheet.write_string(row, column, cell.said(kind), self.said)
            return
        number = cell.value / 10 if kind is Kind.RATE else cell.value
        sheet.write_number(row, column, number, self.number[kind])


# ── Separated values ─────────────────────────────────────────────────────────


def files(report: Report) -> Iterator[tuple[str, bytes]]:
    """A file for each measure, one of the months, one of what the report is, and one of what every figure means."""
    yield "om rapporten.csv", separated(("Uppgift", "Innehåll"), about(report))
    for table in report.tables:
        plain = ((label, by, bare(now, table), bare(before, table)) for label, by, now, before in rows(table))
        yield f"{table.measure.id}.csv", separated(head(report), plain)
    if report.months:
        monthly = ((series, month, whole(value), whole(base)) for series, month, value, base in months(report))
        yield "månader.csv", separated(MONTHLY, monthly)
    for one in further(report):
        yield f"{one.heading.lower()}.csv", separated(("Tabell", "Uppdelning", *one.columns, "Om"), beside(one))
    yield "definitioner.csv", separated(DEFINED, definitions(report))


def separated(names: tuple[str, ...], found: Iterator[tuple[str, ...]]) -> bytes:
    return as_csv(Rows("", "", names, tuple(found)))


def bare(cell: Cell, table: Table) -> str:
    """A figure as a spreadsheet reads it: without a space between the thousands."""
    return cell.said(table.measure.kind).replace("\u00a0", "")


def whole(cell: Cell) -> str:
    return cell.said(Kind.COUNT).replace("\u00a0", "")


def zipped(report: Report) -> bytes:
    """The files in one, without a time of their own."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for name, data in files(report):
            made.writestr(still(name), data)
    return out.getvalue()
