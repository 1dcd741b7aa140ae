"""The page of a unit, to be read in a browser or printed on one A4."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from replays.package.pdf import compiled, printable
from replays.report.pages import templates
from replays.report.unit import UnitPage

MAIN = "unit.typ"
MOST_SAID, MOST_DONE, MOST_CHANGED = 5, 10, 12
"""So much has room on the page; what is left out is said to be, with how many."""
NAME, WORD = 64, 36
"""And so many letters of what something is called, and of what a report is about."""
THE_REST = "annat"
QUESTIONS = (
    "Känner vi igen bilden? Vad har hänt som inte syns här?",
    "Vad av det som gjordes märks i arbetet?",
    "Vad behöver vi göra annorlunda, vem gör det och till när?",
)


def unit_html(page: UnitPage) -> bytes:
    """The bytes of the page."""
    return templates().get_template("unit.html").render(told=set_out(page)).encode()


def unit_pdf(page: UnitPage) -> bytes:
    """The bytes of the PDF, dated when the last line that it rests on was entered."""
    told = json.dumps(printable(set_out(page)), ensure_ascii=False)
    template = (files("replays.report") / MAIN).read_bytes()
    return compiled({MAIN: template, "told.json": told.encode()}, int(page.entered), MAIN)


def set_out(page: UnitPage) -> dict[str, Any]:
    """The page as the templates read it."""
    return {
        "title": page.title,
        "board": page.called,
        "origin": page.origin,
        "position": page.position,
        "known": page.known.isoformat(),
        "span": f"från {page.period.start} till {page.period.end}",
        "demonstration": page.demonstration,
        "now": page.period.label,
        "before": page.period.previous.label,
        "came": [
            {"label": one.label, "number": one.number, "ended": ended_said(one.ended), "about": shortened(one.about)}
            for one in page.came
        ],
        "done": [(one.day.isoformat(), one.what, cut(one.called, NAME)) for one in page.done[:MOST_DONE]],
        "more": max(0, len(page.done) - MOST_DONE),
        "changed": [(cut(one.label, NAME), one.now, one.before) for one in page.changed[:MOST_CHANGED]],
        "further": max(0, len(page.changed) - MOST_CHANGED),
        "questions": list(QUESTIONS),
    }


def ended_said(number: int) -> str:
    return f"{'ingen' if number == 0 else number} {'avslutad' if number < 2 else 'avslutade'} vid periodens slut"


def shortened(about: tuple[tuple[str, int], ...]) -> list[tuple[str, int]]:
    """The most common, and the others together.

    >>> shortened((("fall", 9), ("bemötande", 4)))
    [('fall', 9), ('bemötande', 4)]
    """
    said = [(cut(word, WORD), number) for word, number in about]
    if len(said) <= MOST_SAID:
        return said
    kept = MOST_SAID - 1
    return [*said[:kept], (THE_REST, sum(number for _, number in said[kept:]))]


def cut(text: str, most: int) -> str:
    """As much as there is room for.

    >>> cut("Rutin för hot och våld", 11)
    'Rutin för…'
    """
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
