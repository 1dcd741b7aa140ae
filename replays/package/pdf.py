"""A package as a PDF that tells everything by itself: tagged (PDF/UA-1), to be kept (PDF/A-3a), the same bytes always.

What people have written reaches the typesetter as data in a folder where there is nothing else, never as markup. It is
dated when the last line was entered, whenever it is made.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import typst

from replays.package.check import points, shows
from replays.package.contents import Contents, Withheld
from replays.package.pages import in_ranges

STANDARDS: list[Literal["ua-1", "a-3a"]] = ["ua-1", "a-3a"]
MAIN = "report.typ"
# What the two typefaces have letters for; PDF/A lets no other through.
LETTERS = (
    (0x20, 0x7E),
    (0xA0, 0xAC),
    (0xAE, 0x17F),
    (0x1CD, 0x1DC),
    (0x1FA, 0x1FF),
    (0x218, 0x21B),
    (0x384, 0x386),
    (0x388, 0x38A),
    (0x38E, 0x3A1),
    (0x3A3, 0x3CE),
    (0x401, 0x40C),
    (0x40E, 0x44F),
    (0x451, 0x45C),
    (0x45E, 0x45F),
    (0x2010, 0x2015),
    (0x2018, 0x201E),
    (0x2020, 0x2022),
    (0x2026, 0x2026),
    (0x2030, 0x2030),
    (0x2032, 0x2033),
    (0x2039, 0x203A),
    (0x20AC, 0x20AC),
    (0x2116, 0x2116),
    (0x2122, 0x2122),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
    (0x2248, 0x2248),
    (0x2260, 0x2260),
    (0x2264, 0x2265),
)
PRINTED = frozenset(chr(code) for first, last in LETTERS for code in range(first, last + 1)) | {"\n"}


def pdf(told: Contents) -> bytes:
    """The bytes of the PDF."""
    data = json.dumps(printable(data_of(told)), ensure_ascii=False, default=str)
    template = (files("replays.package") / MAIN).read_bytes()
    return compiled({MAIN: template, "contents.json": data.encode()}, int(told.entered.timestamp()))


def compiled(sources: Mapping[str, bytes], timestamp: int, main: str = MAIN) -> bytes:
    """Set what lies in a folder of its own, with the typefaces of the typesetter and no others."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for name, data in sources.items():
            (root / name).write_bytes(data)
        made: bytes = typst.compile(
            root / main,
            root=root,
            format="pdf",
            ignore_system_fonts=True,
            pdf_standards=[*STANDARDS],
            timestamp=timestamp,
        )
    return made


def data_of(told: Contents) -> dict[str, Any]:
    """The contents as the template reads them."""
    data = asdict(told)
    for name in ("tables", "entered"):
        del data[name]
    for record, section in zip(data["sections"], told.sections, strict=True):
        record["facts"] = [{"label": name, "value": value, "kind": "uppgift"} for name, value in section.facts]
    data |= {name: [lines_said(one) for one in getattr(told, name)] for name in ("masked", "erased")}
    provisions = [{"number": at, "citation": one.citation, "said": one.said} for at, one in told.provisions]
    described = f"Ur liggaren {told.origin}, som det var känt vid rad {told.position}."
    return data | {
        "several": told.several,
        "span": told.span,
        "apart": in_ranges(told.apart),
        "points": [asdict(point) for point in points(told)],
        "shows": shows(told),
        "provisions": provisions,
        "described": described,
    }


def lines_said(one: Withheld) -> dict[str, Any]:
    return asdict(one) | {"lines": in_ranges(one.lines)}


def printable(value: Any) -> Any:
    """A value in which every letter can be printed: others stand by their number (on the page they stand as they are).

    >>> printable({"text": "tack 🙏"})
    {'text': 'tack [U+1F64F]'}
    """
    if isinstance(value, str):
        text = value.replace("\t", "    ")
        return text if PRINTED.issuperset(text) else "".join(map(in_print, text))
    if isinstance(value, dict):
        return {name: printable(part) for name, part in value.items()}
    return [printable(part) for part in value] if isinstance(value, list | tuple) else value


def in_print(letter: str) -> str:
    return letter if letter in PRINTED else f"[U+{ord(letter):04X}]"
