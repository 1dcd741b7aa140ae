"""A report as a PDF: tagged (PDF/UA-1), to be kept (PDF/A-3a), with its figures inside as data; the same bytes always.

Text reaches the typesetter as data in a folder where there is nothing else, never as markup. The PDF is dated when the
last line that it rests on was entered, whenever it is made.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Any

from replays.package.pdf import compiled, printable
from replays.report.data import as_data
from replays.report.dataset import Report, Table
from replays.report.further import as_tables, further
from replays.report.pictures import Picture, pictures
from replays.report.setting import chapters, days_said, definitions, figures, method, unit_of

MAIN = "analysis.typ"


def pdf(report: Report) -> bytes:
    """The bytes of the PDF."""
    drawn = pictures(report)
    told = json.dumps(printable(set_out(report, drawn)), ensure_ascii=False)
    kept = json.dumps(as_data(report), ensure_ascii=False, indent=1)
    sources = {
        MAIN: (files("replays.report") / MAIN).read_bytes(),
        "told.json": told.encode(),
        "figures.json": kept.encode(),
    }
    sources |= {picture.file: picture.svg for picture in drawn}
    return compiled(sources, int(report.entered), MAIN)


def set_out(report: Report, drawn: Sequence[Picture]) -> dict[str, Any]:
    """The report as the template reads it."""
    return {
        "title": report.title,
        "board": report.called,
        "origin": report.origin,
        "position": report.position,
        "known": report.known.isoformat(),
        "law": report.law,
        "demonstration": report.demonstration,
        "now": report.period.label,
        "before": report.period.previous.label,
        "course": list(days_said(report)),
        "passages": [{"heading": one.heading, "paragraphs": one.text.split("\n")} for one in report.passages],
        "causes": list(report.causes),
        "actions": list(report.actions),
        "chapters": [
            {
                "heading": chapter.heading,
                "single": [single(table) for table in chapter.single],
                "tables": [whole(table) for table in chapter.tables],
                "pictures": [shown(one) for one in drawn if one.register == chapter.name],
            }
            for chapter in chapters(report)
        ]
        + list(beside(report, drawn)),
        "method": list(method(report)),
        "definitions": list(definitions(report)),
    }


def beside(report: Report, drawn: Sequence[Picture]) -> Iterator[dict[str, Any]]:
    """The chapters of what is no measure."""
    for one in further(report):
        own = [shown(picture) for picture in drawn if picture.register == one.name]
        yield {"heading": one.heading, "single": [], "tables": as_tables(one), "pictures": own}


def single(table: Table) -> list[str]:
    return [table.measure.label + unit_of(table), *figures(table, table.rows[0])]


def whole(table: Table) -> dict[str, Any]:
    rows = [[row.label, *figures(table, row)] for row in table.rows]
    return {"heading": table.measure.label + unit_of(table), "about": "", "columns": None, "rows": rows}


def shown(picture: Picture) -> dict[str, str]:
    return {"file": picture.file, "title": picture.title, "described": picture.described, "says": picture.says}
