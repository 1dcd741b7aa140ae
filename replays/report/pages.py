"""A report as a page: read in any browser and aloud, printed well, without a network and without a script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any
from xml.etree import ElementTree

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from replays.report.dataset import Report, Table
from replays.report.further import as_tables, further
from replays.report.pdf import set_out
from replays.report.pictures import Picture, pictures
from replays.report.setting import chapters, figures, unit_of

SVG = "http://www.w3.org/2000/svg"
COUNTED_BY = {"unit": "Enhet", "department": "Avdelning", "deadline": "Frist", "register": "Register"}


@cache
def templates() -> Environment:
    return Environment(
        loader=PackageLoader("replays.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def html(report: Report) -> bytes:
    """The bytes of the page."""
    return templates().get_template("report.html").render(told=page(report)).encode()


def page(report: Report) -> dict[str, Any]:
    """The report as the template reads it: as in the PDF, each part with a place to go to."""
    drawn = pictures(report)
    told = set_out(report, drawn)
    told["passages"] = [
        {"id": f"avsnitt-{place}", "heading": one.heading, "text": one.text}
        for place, one in enumerate(report.passages, start=1)
    ]
    told["chapters"] = [
        {
            "id": f"kapitel-{chapter.name.replace('_', '-')}",
            "heading": chapter.heading,
            "single": [
                (table.measure.label + unit_of(table), *figures(table, table.rows[0])) for table in chapter.single
            ],
            "tables": list(map(table_said, chapter.tables)),
            "pictures": list(shown(drawn, chapter.name)),
        }
        for chapter in chapters(report)
    ] + list(beside(report, drawn))
    return told | {"contents": list(contents(told))}


def beside(report: Report, drawn: Sequence[Picture]) -> Iterator[dict[str, Any]]:
    """The chapters of what is no measure."""
    for one in further(report):
        said = {"id": f"kapitel-{one.name}", "heading": one.heading, "single": []}
        yield {**said, "tables": as_tables(one), "pictures": list(shown(drawn, one.name))}


def contents(told: dict[str, Any]) -> Iterator[dict[str, str]]:
    """Where everything stands."""
    yield from told["passages"]
    if told["causes"] or told["actions"]:
        yield {"id": "orsaker", "heading": "Orsaker och åtgärder"}
    yield from told["chapters"]
    yield {"id": "metod", "heading": "Så är siffrorna räknade"}
    yield {"id": "definitioner", "heading": "Vad varje siffra betyder"}


def table_said(table: Table) -> dict[str, Any]:
    measure = table.measure
    return {
        "heading": measure.label + unit_of(table),
        "about": f"Efter {measure.counts_on.label}",
        "by": COUNTED_BY.get(measure.by, "Uppdelning"),
        "columns": (),
        "rows": [(row.label, *figures(table, row)) for row in table.rows],
    }


# ── Pictures ─────────────────────────────────────────────────────────────────


def shown(drawn: Sequence[Picture], register: str) -> Iterator[dict[str, Any]]:
    for place, one in enumerate(drawn):
        if one.register == register:
            yield {"title": one.title, "says": one.says, "svg": in_page(one, place)}


def in_page(picture: Picture, place: int) -> Markup:
    """The picture as part of the page, with its title and what it shows in words for those who do not see it."""
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(picture.svg)
    for name in ("title", "desc"):
        for old in root.findall(f"{{{SVG}}}{name}"):
            root.remove(old)
    for at, (name, text) in enumerate((("title", picture.title), ("desc", picture.described))):
        said = ElementTree.Element(f"{{{SVG}}}{name}", {"id": f"bild-{place}-{name}"})
        said.text = text
        root.insert(at, said)
    root.set("role", "img")
    root.set("aria-labelledby", f"bild-{place}-title bild-{place}-desc")
    return Markup(ElementTree.tostring(root, encoding="unicode"))
