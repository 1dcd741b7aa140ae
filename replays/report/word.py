"""A report as a Word document for the board's papers: what was written, the key figures, and how they are counted.

It is to be worked on where the board's papers are put together; the report itself, with every figure, is the PDF.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from replays.package.tables import unpacked
from replays.report.dataset import Report
from replays.report.further import further
from replays.report.setting import chapters, days_said, figures, method, unit_of

INK, SOFT, GREEN = RGBColor(0x1D, 0x26, 0x24), RGBColor(0x52, 0x60, 0x5C), RGBColor(0x1C, 0x5A, 0x4D)
WIDTHS = (Cm(11.5), Cm(2.6), Cm(2.6))
THE_REST = "Alla siffror, även de per enhet, med diagram och definitioner, står i rapporten som PDF och som arbetsbok."


def docx(report: Report) -> bytes:
    """The bytes of the document, dated when the last line that it rests on was entered."""
    made = Document()
    dress(made, report)
    paragraph(made, report.called, colour=GREEN, bold=True)
    made.add_heading(readable(report.title), 0)
    paragraph(made, f"Enligt {report.law}. Så som det var känt den {report.known.isoformat()}.", colour=SOFT)
    if report.demonstration:
        paragraph(made, "Demonstration. Enheter, personer och händelser är påhittade.", bold=True)
    facts(made, days_said(report))
    for one in report.passages:
        made.add_heading(readable(one.heading), 1)
        for text in one.text.split("\n"):
            paragraph(made, text)
    reasons(made, report)
    key_figures(made, report)
    beside(made, report)
    made.add_heading("Så är siffrorna räknade", 1)
    for text in (*method(report), THE_REST):
        paragraph(made, text)
    out = io.BytesIO()
    made.save(out)
    return unpacked(out.getvalue())


def dress(made: Any, report: Report) -> None:
    """A4, Swedish, and properties that say when the figures are from and not when the file was made."""
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.2)
    page.footer.paragraphs[0].text = f"{report.origin}, till och med rad {report.position}"
    body = made.styles["Normal"]
    body.font.name, body.font.size, body.font.color.rgb = "Calibri", Pt(11), INK
    body.paragraph_format.space_after = Pt(7)
    for name, size in (("Title", 24), ("Heading 1", 15), ("Heading 2", 12)):
        style = made.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Calibri", Pt(size), INK
        style.element.rPr.rFonts.attrib.clear()
        style.element.rPr.rFonts.set(qn("w:ascii"), "Calibri")
        style.element.rPr.rFonts.set(qn("w:hAnsi"), "Calibri")
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "sv-SE")
    about, entered = made.core_properties, datetime.fromtimestamp(int(report.entered), UTC).replace(tzinfo=None)
    about.title, about.author, about.subject, about.language = report.title, report.called, report.law, "sv-SE"
    about.created = about.modified = entered
    about.last_modified_by, about.comments, about.revision = report.called, "", 1


def paragraph(made: Any, text: str, *, colour: RGBColor = INK, bold: bool = False) -> None:
    run = made.add_paragraph().add_run(readable(text))
    run.font.color.rgb, run.bold = colour, bold


def facts(made: Any, told: Iterable[tuple[str, str]]) -> None:
    for label, value in told:
        line = made.add_paragraph()
        line.paragraph_format.space_after = Pt(1)
        line.add_run(f"{label}: ").font.color.rgb = SOFT
        line.add_run(readable(value))


def reasons(made: Any, report: Report) -> None:
    """What the analysis points to, and what it led to."""
    if not (report.causes or report.actions):
        return
    made.add_heading("Orsaker och åtgärder", 1)
    if report.causes:
        paragraph(made, f"Orsaker som analysen pekar på: {', '.join(report.causes)}.")
    if report.actions:
        paragraph(made, f"Åtgärder som den ledde till: {', '.join(report.actions)}.")


def key_figures(made: Any, report: Report) -> None:
    """What is one figure together, register by register."""
    told = [chapter for chapter in chapters(report) if chapter.single]
    if told:
        made.add_heading("Nyckeltal", 1)
    for chapter in told:
        made.add_heading(chapter.heading, 2)
        rows = ((one.measure.label + unit_of(one), *figures(one, one.rows[0])) for one in chapter.single)
        three_columns(made, ("Mått", report.period.label, report.period.previous.label), rows)


def beside(made: Any, report: Report) -> None:
    """The chapters of what is no measure."""
    for one in further(report):
        made.add_heading(one.heading, 1)
        for table in one.tables:
            made.add_heading(readable(table.heading), 2)
            paragraph(made, table.about, colour=SOFT)
            three_columns(made, (table.by, *one.columns), table.rows)


def three_columns(made: Any, names: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    table = made.add_table(rows=1, cols=3, style="Table Grid")
    table.autofit = False
    fill(table.rows[0].cells, names, bold=True)
    repeated(table.rows[0])
    for row in rows:
        fill(table.add_row().cells, row)


def fill(cells: Any, texts: tuple[str, ...], *, bold: bool = False) -> None:
    for place, text in enumerate(texts):
        cells[place].width = WIDTHS[place]
        line = cells[place].paragraphs[0]
        line.paragraph_format.space_after = Pt(1)
        line.add_run(readable(text)).bold = bold
        if place:
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def repeated(row: Any) -> None:
    """The row is the head of its table: read out as such, and printed on each page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def readable(text: str) -> str:
    """Without what XML cannot hold: such letters stand by their number."""
    return "".join(one if one >= " " or one in "\t\n" else f"[U+{ord(one):04X}]" for one in text)
