"""The forms of a report: the same figures in each, the same bytes always, no formula, nothing that is hidden."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import cycle
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document

from domain.analyses import Organisation, ReportKind, Traced
from domain.measures import Kind
from replays.report.data import as_data
from replays.report.dataset import Cell, Report, months
from replays.report.dataset import Figures as Counted
from replays.report.forms import json_of
from replays.report.network import Comparison
from replays.report.pages import html
from replays.report.pdf import pdf
from replays.report.setting import chapters, unit_of
from replays.report.sheets import ABOUT, DEFINITIONS, MONTHS, files, xlsx, zipped
from replays.report.word import docx
from tests.replays.reports import HOSTILE, PERIOD, SECRET, made_report

FORMS: dict[str, Callable[[Report], bytes]] = {"xlsx": xlsx, "csv": zipped, "html": html, "docx": docx}
Figures = list[tuple[str, str, str, str]]
"""Measure, what it is counted by, now and the year before: as people read them."""

FROZEN = Counted(ReportKind.HALF_YEAR, PERIOD, 4711, Organisation.THEN, 1, 5, (), (), {})


@pytest.fixture(scope="module")
def whole() -> Report:
    return made_report()


@pytest.fixture(scope="module")
def going_out() -> Report:
    return made_report(hidden=True)


def shown(report: Report) -> Figures:
    """Every figure of the dataset, in the order of the chapters."""
    return [
        (
            table.measure.label + unit_of(table),
            row.label,
            bare(row.now, table.measure.kind),
            bare(row.before, table.measure.kind),
        )
        for chapter in chapters(report)
        for table in (*chapter.single, *chapter.tables)
        for row in table.rows
    ]


def bare(cell: Cell, kind: Kind) -> str:
    return cell.said(kind).replace("\u00a0", "")


def in_sheet(value: Any) -> str:
    return value if isinstance(value, str) else f"{value:g}".replace(".", ",")


# ── The same figures in each ─────────────────────────────────────────────────


def test_every_figure_stands_in_the_workbook(whole: Report, going_out: Report) -> None:
    """Varje siffra i arbetsboken är den som analysen har; dolda är två punkter."""
    for report in (whole, going_out):
        book = openpyxl.load_workbook(io.BytesIO(xlsx(report)))
        names = [chapter.heading for chapter in chapters(report)]
        assert book.sheetnames == [ABOUT, *(name[:31] for name in names), MONTHS, DEFINITIONS]
        found = [
            (str(label), str(by), in_tenths(now, label), in_tenths(before, label))
            for name in names
            for label, by, now, before in book[name[:31]].iter_rows(min_row=2, values_only=True)
        ]
        assert found == shown(report)
        monthly = list(book[MONTHS].iter_rows(min_row=2, values_only=True))
        assert [in_sheet(row[2]) for row in monthly] == [
            bare(one, Kind.COUNT) for months in report.months for one in months.values
        ]


def in_tenths(value: Any, label: Any) -> str:
    """A rate has a tenth also when it is none."""
    if isinstance(value, str) or "hundra" not in str(label) and "tusen" not in str(label):
        return in_sheet(value)
    return f"{value:.1f}".replace(".", ",")


def test_every_figure_stands_in_a_file_of_its_measure(whole: Report, going_out: Report) -> None:
    """En fil per mått, läsbar i ett svenskt kalkylprogram, med siffrorna som analysen har dem."""
    for report in (whole, going_out):
        made = dict(files(report))
        assert all(data.startswith(b"\xef\xbb\xbf") for data in made.values())
        order = [table.measure.id for chapter in chapters(report) for table in (*chapter.single, *chapter.tables)]
        found = [read for id in order for read in rows_of(made[f"{id}.csv"])]
        assert [(label, by.removeprefix("'"), now, before) for label, by, now, before in found] == shown(report)
        with zipfile.ZipFile(io.BytesIO(zipped(report))) as packed:
            assert {name: packed.read(name) for name in packed.namelist()} == made


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))[1:]


def test_every_figure_stands_on_the_page_under_its_caption(whole: Report, going_out: Report) -> None:
    """Varje siffra på sidan står i en tabell med rubrik, med rad och kolumn utpekade för den som lyssnar."""
    for report in (whole, going_out):
        told = Page(html(report))
        assert told.figures() == shown(report)
        assert all(table["scopes"] == ["col"] * 3 + ["row"] * (len(table["rows"])) for table in told.tables)


def test_the_key_figures_and_the_text_stand_in_the_word_document(whole: Report, going_out: Report) -> None:
    """Handlingen har texterna under sina rubriker och varje samlat tal som analysen har."""
    for report in (whole, going_out):
        made = Document(io.BytesIO(docx(report)))
        found = [tuple(cell.text for cell in row.cells) for table in made.tables for row in table.rows[1:]]
        assert found == [
            (
                table.measure.label + unit_of(table),
                *(one.said(table.measure.kind) for one in (table.rows[0].now, table.rows[0].before)),
            )
            for chapter in chapters(report)
            for table in chapter.single
        ]
        texts = [one.text for one in made.paragraphs]
        for passage in report.passages:
            assert passage.heading in texts and all(text in texts for text in passage.text.split("\n"))
        assert [one.text for one in made.paragraphs if one.style is not None and one.style.name == "Title"] == [
            report.title
        ]


# ── The same bytes ───────────────────────────────────────────────────────────


def test_the_same_report_has_the_same_bytes_here_and_in_another_process(going_out: Report) -> None:
    """Samma rapport ger samma bytes, två gånger och i en annan process."""
    here = {form: hashlib.sha256(make(going_out)).hexdigest() for form, make in FORMS.items()}
    assert here == {form: hashlib.sha256(make(made_report(hidden=True))).hexdigest() for form, make in FORMS.items()}
    other = subprocess.run([sys.executable, "-m", __name__], capture_output=True, check=True, timeout=120).stdout
    assert json.loads(other) == here


def test_another_figure_gives_other_bytes(whole: Report) -> None:
    """En enda ändrad siffra ger andra bytes i varje form."""
    table = whole.tables[0]
    row = replace(table.rows[0], now=Cell(987654))
    other = replace(whole, tables=(replace(table, rows=(row, *table.rows[1:])), *whole.tables[1:]))
    assert all(make(other) != make(whole) for make in FORMS.values())


# ── Nothing is calculated, and nothing hidden is there ───────────────────────


def test_no_name_becomes_a_formula(whole: Report) -> None:
    """En enhet som heter =cmd|… är text i arbetsboken, och har en apostrof framför sig i filerna."""
    with zipfile.ZipFile(io.BytesIO(xlsx(whole))) as packed:
        sheets = [packed.read(name) for name in packed.namelist() if name.startswith("xl/worksheets/")]
    assert sheets and not any(b"<f>" in sheet or b"hyperlink" in sheet for sheet in sheets)
    for _, data in files(whole):
        for row in rows_of(data):
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


def test_no_text_becomes_markup(whole: Report) -> None:
    """Det som någon har skrivit visas som det står: inget blir ett skript, en tagg eller ett fält."""
    page = html(whole).decode()
    assert "<script" not in page and page.count("<table>") == page.count("</table>") and "&lt;script&gt;" in page
    with zipfile.ZipFile(io.BytesIO(docx(whole))) as packed:
        assert b"<script" not in packed.read("word/document.xml")
    texts = Page(html(whole)).text
    assert all(one in texts for one in HOSTILE)


def test_what_is_hidden_is_in_no_form() -> None:
    """Två rapporter som bara skiljer i dolda tal är samma bytes: inget av dem går att läsa ur någon form."""
    one = made_report(hidden=True)
    assert any(row.now == Cell(SECRET, hidden=True) for table in one.tables for row in table.rows)
    other = otherwise_hidden(one)
    assert other != one
    for form, make in {**FORMS, "pdf": pdf}.items():
        assert make(one) == make(other), form
    assert as_data(one) == as_data(other)


def otherwise_hidden(report: Report) -> Report:
    """The same report with other values under everything that is hidden: now more, now fewer."""
    values = cycle((4, 1, 2))

    def other(cell: Cell) -> Cell:
        return Cell(next(values), hidden=True) if cell.hidden else cell

    tables = [
        replace(table, rows=tuple(replace(row, now=other(row.now), before=other(row.before)) for row in table.rows))
        for table in report.tables
    ]
    months = [
        replace(one, values=tuple(map(other, one.values)), bases=tuple(map(other, one.bases))) for one in report.months
    ]
    return replace(report, tables=tuple(tables), months=tuple(months))


# ── The page ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("form", [*FORMS, "json", "pdf"])
def test_what_others_have_published_stands_in_every_form(whole: Report, form: str, tmp_path: Path) -> None:
    """Jämförelsen med andra kommuner står i varje form, med källan och utan formler."""
    rows = (("0182", "71,4", "70"), ("=Riket+1", "68,25", "–"))
    others = Comparison("N1", "Andel nöjda (procent)", "Källa, hämtat 2026-05-04.", rows)
    made = {**FORMS, "json": json_of, "pdf": pdf}[form](replace(whole, network=(others,)))
    if form == "pdf":
        (tmp_path / "a.pdf").write_bytes(made)
        text = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], check=True, capture_output=True).stdout.decode()
    elif form in ("html", "json"):
        text = made.decode()
    else:
        with zipfile.ZipFile(io.BytesIO(made)) as parts:
            text = "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith((".xml", ".csv")))
    for said in ("Andel nöjda (procent)", "71,4", "=Riket+1", "Källa, hämtat 2026-05-04."):
        assert said in text, said
    assert form != "csv" or "'=Riket+1" in text


def test_what_was_frozen_and_is_no_longer_counted_is_left_out_and_the_rest_stands_in_its_version() -> None:
    """Ett gammalt halvår kan visas också när ett mått eller en serie har utgått: resten står kvar i sin version."""
    traced = [
        Traced(series=id, version=3, first=date(2026, 1, 1), values=(4, 5), bases=()) for id in ("utgått", "views")
    ]
    (left,) = months(replace(FROZEN, traced=tuple(traced)))
    assert (left.series.id, left.version, left.names) == ("views", 3, ("2026-01", "2026-02"))


def test_days_between_two_are_named_by_the_day() -> None:
    """Dagarna mellan två sällsynta händelser hör till dagar, inte till månader."""
    traced = Traced(series="lex_sarah_between", version=1, first=date(2026, 1, 30), values=(3, 28), bases=())
    (one,) = months(replace(FROZEN, traced=(traced,)))
    assert one.names == ("2026-02-02", "2026-03-02")


def test_the_page_needs_nothing_but_itself(whole: Report) -> None:
    """Sidan är på svenska, utan skript och utan något att hämta, med rubrikerna i ordning och länkar som leder rätt."""
    page = html(whole).decode()
    told = Page(html(whole))
    assert '<html lang="sv">' in page and not re.search(r"(src|href)=\"(?!#)", page) and "@import" not in page
    assert told.headings[0] == 1 and told.headings.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(told.headings, told.headings[1:], strict=False))
    assert told.targets and set(told.targets) <= set(told.ids) and len(told.ids) == len(set(told.ids))


class Page(HTMLParser):
    """What somebody who listens to a page gets: headings by level, tables with captions, links and where they lead."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.tables: list[dict[str, Any]] = []
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.text, self.into = "", None  # type: tuple[str, list[str] | None]
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.ids += [said["id"] or ""] if "id" in said else []
        self.targets += [(said["href"] or "").removeprefix("#")] if tag == "a" else []
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "table":
            self.tables.append({"caption": [], "rows": [], "scopes": []})
        if tag == "tr":
            self.tables[-1]["rows"].append([])
        if tag in ("th", "td"):
            self.into = []
            self.tables[-1]["rows"][-1].append(self.into)
            self.tables[-1]["scopes"] += [said["scope"]] if tag == "th" else []
        if tag == "caption":
            self.into = self.tables[-1]["caption"]
        if tag == "span":
            self.into = None

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self.tables[-1]["rows"] = self.tables[-1]["rows"][1:]
        if tag in ("th", "td", "caption"):
            self.into = None

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.into is not None:
            self.into.append(data)

    def figures(self) -> Figures:
        return list(self.each())

    def each(self) -> Iterator[tuple[str, str, str, str]]:
        for table in self.tables[:-1]:  # the last says what they mean
            caption = "".join(table["caption"]).strip()
            for row in table["rows"]:
                said, now, before = ("".join(cell).replace("\u00a0", "") for cell in row)
                yield (said, "Totalt", now, before) if caption == "Sammanlagt" else (caption, said, now, before)


if __name__ == "__main__":
    made = made_report(hidden=True)
    print(json.dumps({form: hashlib.sha256(make(made)).hexdigest() for form, make in FORMS.items()}))
