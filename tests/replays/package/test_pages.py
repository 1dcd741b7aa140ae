"""The pages, the tables and the PDF tell all there is to tell, and nothing in them runs."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from domain.board import Due
from domain.packages import PackageScope, Receiver, ScopeKind
from replays.package.bag import Files
from replays.package.directory import NOBODY
from replays.package.masks import hints, masks
from replays.package.pdf import PRINTED, compiled, in_print, printable
from replays.package.scope import find
from replays.package.shown import Shown
from replays.package.telling import Teller
from replays.package.timeline import DUE, timeline
from tests.replays.package.house import ABOUT, HOSTILE, House

VIEWS = PackageScope(kind=ScopeKind.REGISTER, register="views")
CSV = "data/register/synpunkter och klagomål.csv"


class Page(HTMLParser):
    """The tags, the targets of links and the text of a page."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.said: list[str] = []
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src") and value]
        self.ids += [value for name, value in attrs if name == "id" and value]

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.said).split())


def test_the_first_page_begins_with_the_timeline_and_then_what_is_missing(for_ivo: Files) -> None:
    """Första sidan börjar med tidslinjen: när, vad, vem i vilken roll och hur länge sedan; sedan det som saknas."""
    page = Page(for_ivo["data/index.html"])
    text = page.text
    order = [
        text.index(word) for word in ("När Post Vad som hände", "Det som saknas Öppna frister", "Posterna Synpunkter")
    ]
    assert order == sorted(order)
    for step in (
        "Synpunkten eller klagomålet togs emot medarbetare, Nämnden (påhittad)",
        "Klagomålet utreddes avdelningschef, Nämnden (påhittad)",
        "9 dagar senare",
        "En avvikelse upprättades",
        "Avvikelsen rapporterades",
    ):
        assert step in text, step


def test_the_provisions_are_told_once_as_they_read_that_day(for_ivo: Files) -> None:
    """Efter posterna står hur varje åberopad bestämmelse löd, en gång, och varje steg leder till sin."""
    page = Page(for_ivo["data/index.html"])
    notes = [one for one in page.ids if one.startswith("not-")]
    assert notes == [f"not-{number}" for number in range(1, len(notes) + 1)]
    assert {f"#{one}" for one in notes} == {one for one in page.links if one.startswith("#not-")}
    text = page.text.rpartition("Så löd bestämmelserna")[2]
    assert "5 kap. 3 § SOSFS 2011:9 Den som bedriver socialtjänst eller verksamhet enligt LSS ska ta emot" in text
    assert "5 kap. 5 § SOSFS 2011:9 Lydelsen är inte inlagd." in text


def test_the_first_page_tells_what_the_case_came_from_and_led_to(for_ivo: Files) -> None:
    """Första sidan säger vilka av posterna som kom ur vilka, i den ordning de öppnades."""
    text = Page(for_ivo["data/index.html"]).text
    told = text[text.index("Vad det kom ur och ledde till") : text.index("Det som saknas Öppna")]
    assert re.search(r"Kom ur SYN-\d{4}-\d{4} \S.* \d{4} – AVV-\d{4}-\d{4} Avvikelse .* \d{4} SYN-\d{4}-\d{4}", told), (
        told
    )


def test_what_is_not_done_is_listed(for_ivo: Files, built: House) -> None:
    """Öppna frister och steg som inte är gjorda står på första sidan, och inget som är gjort."""
    text = Page(for_ivo["data/index.html"]).text
    missing = text[text.index("Det som saknas Öppna") : text.index("Posterna Synpunkter")]
    assert "Utredningen ska vara klar" in missing and re.search(r"(Löper, \d+ dagar kvar|Passerad, \d+ dagar)", missing)
    assert "utredningen inleddes, utredd, beslutad, återkopplad, avslutad" in missing
    assert "Rapporten ska läsas" not in missing


def test_no_page_runs_or_fetches_anything(for_ivo: Files) -> None:
    """Ingen sida har skript eller hämtar något utifrån, vad någon än har skrivit i en text."""
    for name, data in for_ivo.items():
        if name.endswith(".html") and "/kontroll/" not in name:
            page = Page(data)
            assert not {"script", "img", "iframe", "object", "form"} & set(page.tags), name
            assert not [link for link in page.links if re.match(r"[a-z]+:|//", link)], name
            assert b'lang="sv"' in data and b"default-src 'none'" in data
    assert "<script>alert(1)</script>" in Page(for_ivo["data/index.html"]).text


def test_the_day_it_happened_and_what_was_due_stand_in_the_timeline(for_ivo: Files, built: House) -> None:
    """Tidslinjen har också dagen då det inträffade, före rapporten, och fristerna, i ordning efter dag."""
    text = Page(for_ivo["data/index.html"]).text
    told = text[text.index("Tidslinjen När") if "Tidslinjen När" in text else 0 : text.index("Det som saknas Öppna")]
    words = ("Det inträffade", "Synpunkten eller klagomålet togs emot", "Frist: ")
    assert [told.index(word) for word in words] == sorted(told.index(word) for word in words)
    with built.registers() as db:
        scope = find(db, built.case, built.last)
        masked = masks(Receiver.IVO)
        shown = Shown(db, scope, masked, NOBODY)
        found = timeline(scope, shown, Teller(shown, {}).steps(scope.lines), {card.record: "" for card in scope.cards})
    assert [one.day for one in found] == sorted(one.day for one in found)
    assert [one.position for one in found if one.position] == [line.position for line in scope.lines]
    due = {value.on for card in scope.cards for value in fields_of(card.state) if isinstance(value, Due)}
    assert due and {one.day for one in found if one.kind == DUE} == due


def fields_of(state: Any) -> list[Any]:
    return [getattr(state, name) for name in hints(type(state))]


def test_every_page_says_that_it_is_a_demonstration_and_keeps_numbers_whole(for_ivo: Files) -> None:
    """Varje sida säger att det är en demonstration, och inget nummer bryts vid bindestrecket."""
    pages = {
        name: data.decode() for name, data in for_ivo.items() if re.match(r"data/(index|register/.*)[.]html", name)
    }
    assert len(pages) > 2
    for name, page in pages.items():
        assert "<strong>Demonstration.</strong>" in page, name
        for before in re.findall(r"(<[^<]*)(?:SYN|AVV)-20[0-9]{2}-[0-9]{4}", page[page.index("<main") :]):
            assert re.match('<(span class="number"|th scope="row"|td class="when")', before), (name, before)


def test_every_link_leads_somewhere(for_ivo: Files) -> None:
    """Varje länk på första sidan leder till något som finns i paketet."""
    page = Page(for_ivo["data/index.html"])
    for link in page.links:
        if link.startswith("#"):
            assert link[1:] in page.ids, link
        else:
            assert f"data/{unquote(link)}" in for_ivo, link


def test_a_cell_that_begins_as_a_formula_is_a_text(built: House) -> None:
    """En cell som börjar som en formel är text, i CSV och i arbetsboken."""
    files = built.files(built.order(VIEWS))
    rows = list(csv.reader(io.StringIO(files[CSV].decode("utf-8-sig")), delimiter=";"))
    place = rows[0].index("plats")
    assert f"'{HOSTILE}" in [row[place] for row in rows]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    with zipfile.ZipFile(io.BytesIO(files["data/register/register.xlsx"])) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if "worksheets/" in name]
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "'=HYPERLINK(1)" in strings
    assert not [sheet for sheet in sheets if "<f>" in sheet or "<hyperlink" in sheet]


def test_a_register_has_every_record_by_swedish_labels(built: House) -> None:
    """Registret har en rad per post, med svenska rubriker, i nummerordning."""
    files = built.files(built.order(VIEWS))
    rows = list(csv.reader(io.StringIO(files[CSV].decode("utf-8-sig")), delimiter=";"))
    numbers = [row[0] for row in rows[1:]]
    known = [record for kind, record in built.board.history.lives if kind == "views"]
    assert len(numbers) == len(known) and numbers == sorted(numbers)
    assert rows[0][:4] == ["nummer", "senaste rad", "läge", "enhet"] and "rör chefen" in rows[0]
    assert built.board.history.states[built.complaint].status.label in [row[2] for row in rows]


# ── The PDF ──────────────────────────────────────────────────────────────────


def test_the_pdf_is_tagged_dated_and_titled(for_ivo: Files, built: House) -> None:
    """PDF:en är taggad (PDF/UA-1), ska bevaras (PDF/A-3a) och är daterad när den sista raden infördes."""
    pdf = for_ivo["data/sammanställning.pdf"]
    assert b"/MarkInfo" in pdf and b"/Marked true" in pdf and b"/StructTreeRoot" in pdf
    assert b"pdfuaid:part>1<" in pdf and b"pdfaid:part>3<" in pdf and b"pdfaid:conformance>A<" in pdf
    with built.registers() as db:
        entered: datetime = db.execute(
            "SELECT recorded_at FROM ledger.lines WHERE position = %s", (built.last,)
        ).fetchall()[0][0]
    assert f"D:{entered.astimezone(UTC):%Y%m%d%H%M%S}".encode() in pdf


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext finns inte på den här maskinen")
def test_the_pdf_alone_tells_everything(for_ivo: Files, tmp_path: Path) -> None:
    """PDF:en säger ensam allt: tidslinjen, det som saknas, texterna som de skrevs, och hur det kontrolleras."""
    file = tmp_path / "a.pdf"
    file.write_bytes(for_ivo["data/sammanställning.pdf"])
    told = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True).stdout
    text = " ".join(told.split())
    for word in (
        "Tidslinjen",
        "Det som saknas",
        "Steg som inte är gjorda",
        "Så löd bestämmelserna",
        "Så kan detta kontrolleras",
        ABOUT,
    ):
        assert word in text
    assert "#strong[x] <script>alert(1)</script> *b* [U+202E]åäö [U+1F64F]" in text
    assert "KANARIE-RESULTAT, å ä ö." in text


def test_every_letter_that_is_printed_as_it_is_has_a_glyph() -> None:
    """Varje tecken som sätts som det är finns i typsnitten: PDF/A släpper inte igenom något annat."""
    shown = "".join(sorted(PRINTED))
    assert printable({"a": [shown, 3, None]}) == {"a": [shown, 3, None]}
    source = '#set document(title: "x")\n#set text(lang: "sv")\n#json("contents.json")'
    made = compiled({"report.typ": source.encode(), "contents.json": b'"' + escaped(shown) + b'"'}, 0)
    assert made.startswith(b"%PDF")
    assert in_print("\u202e") == "[U+202E]"


def escaped(text: str) -> bytes:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").encode()
