"""Drawing in SVG: a sheet that shapes and words are put on, and its bytes.

Coordinates are fractions, written with at most two decimals, so that nothing depends on how a machine adds. Words are
measured roughly, on the wide side: the typeface is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from replays.charts.numbers import Number

INK = "#1d2624"
SOFT = "#52605c"
LINE = "#c9c5b8"
GREEN = "#1c5a4d"
RED = "#9c2a1f"
SHEET = "#ffffff"

SIZE = 12
NARROW, WIDE = frozenset("iljftr.,;:!|'()[]I1/ \N{NO-BREAK SPACE}"), frozenset("mwMW@%—OQGÖÅÄ")
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escaped(text: str) -> str:
    """A text that cannot be markup, and holds nothing that XML forbids."""
    clean = NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
    return clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def at(number: Number) -> str:
    """A coordinate, with at most two decimals.

    >>> at(Fraction(1, 3)), at(12), at(Fraction(-1, 2))
    ('0.33', '12', '-0.5')
    """
    hundredths = round(Fraction(number) * 100)
    whole, part = divmod(abs(hundredths), 100)
    text = f"{whole}.{part:02}".rstrip("0").rstrip(".")
    return f"-{text}" if hundredths < 0 else text


def width(text: str, size: int = SIZE) -> Fraction:
    """About how wide a text is: rather too much than too little."""
    units = sum(38 if one in NARROW else 92 if one in WIDE else 70 if one.isupper() else 60 for one in text)
    return Fraction(units * size, 100)


def cut(text: str, most: Number, size: int = SIZE) -> str:
    """A text that is no wider than this; what is left out is told by three dots."""
    if width(text, size) <= most:
        return text
    while text and width(text + "…", size) > most:
        text = text[:-1]
    return text.rstrip() + "…"


def folded(text: str, most: Number, lines: int, size: int = SIZE) -> list[str]:
    """A text on so many lines at most, broken between words; the last is cut if need be."""
    found: list[str] = []
    for word in text.split():
        if found and width(f"{found[-1]} {word}", size) <= most:
            found[-1] += f" {word}"
        else:
            found.append(word)
    kept = [*found[: lines - 1], " ".join(found[lines - 1 :])] if len(found) > lines else found
    return [cut(one, most, size) for one in kept] or [""]


def tag(name: str, content: str = "", **attributes: str | Number) -> str:
    """An element; underscores in the names of its attributes become hyphens."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(value) if isinstance(value, str) else at(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{said}>{content}</{name}>" if content else f"<{name}{said}/>"


@dataclass
class Drawing:
    """A sheet that is being drawn on. `id` begins the ids in it: pictures on one page have one each."""

    title: str
    id: str
    wide: int
    parts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not re.fullmatch("[a-z][a-z0-9-]*", self.id):
            raise ValueError(f"{self.id}: ett id har små bokstäver a–z, siffror och bindestreck.")

    def words(
        self,
        text: str,
        x: Number,
        y: Number,
        *,
        anchor: str = "start",
        fill: str = INK,
        size: int = SIZE,
        bold: bool = False,
    ) -> None:
        """A text with its base line at y."""
        weight = {"font_weight": "600"} if bold else {}
        self.parts.append(tag("text", escaped(text), x=x, y=y, font_size=size, fill=fill, text_anchor=anchor, **weight))

    def line(
        self, x1: Number, y1: Number, x2: Number, y2: Number, *, stroke: str = LINE, thick: Number = 1, dash: str = ""
    ) -> None:
        dashes = {"stroke_dasharray": dash} if dash else {}
        self.parts.append(tag("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, stroke_width=thick, **dashes))

    def path(
        self,
        places: Sequence[tuple[Number, Number]],
        *,
        stroke: str,
        thick: Number = 1,
        dash: str = "",
        fill: str = "none",
    ) -> None:
        """A line through places; closed, if it is filled."""
        dashes = {"stroke_dasharray": dash} if dash else {}
        way = "M" + "L".join(f"{at(x)} {at(y)}" for x, y in places) + ("" if fill == "none" else "Z")
        self.parts.append(
            tag("path", d=way, fill=fill, stroke=stroke, stroke_width=thick, stroke_linejoin="round", **dashes)
        )

    def box(
        self, x: Number, y: Number, wide: Number, high: Number, *, fill: str, stroke: str = "none", thick: Number = 1
    ) -> None:
        self.parts.append(tag("rect", x=x, y=y, width=wide, height=high, fill=fill, stroke=stroke, stroke_width=thick))

    def dot(self, x: Number, y: Number, radius: Number, *, fill: str, stroke: str = "none", thick: Number = 1) -> None:
        self.parts.append(tag("circle", cx=x, cy=y, r=radius, fill=fill, stroke=stroke, stroke_width=thick))

    def stripes(self, name: str, ink: str, paper: str, apart: int = 5) -> str:
        """A striped fill, for what must be told apart in grey."""
        self.parts.append(
            tag(
                "pattern",
                tag("rect", width=apart, height=apart, fill=paper)
                + tag("line", x1=0, y1=0, x2=0, y2=apart, stroke=ink, stroke_width=2),
                id=f"{self.id}-{name}",
                width=apart,
                height=apart,
                patternUnits="userSpaceOnUse",
                patternTransform="rotate(45)",
            )
        )
        return f"url(#{self.id}-{name})"

    def heading(self, subtitle: str) -> int:
        """The title, and under it what is measured. Returns where the rest may begin."""
        for n, one in enumerate(lines := folded(self.title, self.wide - 16, 2, 15)):
            self.words(one, 8, 20 + 19 * n, size=15, bold=True)
        below = 20 + 19 * (len(lines) - 1)
        if subtitle:
            self.words(cut(subtitle, self.wide - 16), 8, below + 18, fill=SOFT)
        return below + (32 if subtitle else 14)

    def done(self, high: Number, description: str) -> str:
        """The whole picture, with what it shows in words."""
        names = f"{self.id}-titel {self.id}-beskrivning"
        told = tag("title", escaped(self.title) or " ", id=f"{self.id}-titel") + tag(
            "desc", escaped(description) or " ", id=f"{self.id}-beskrivning"
        )
        sheet = tag("rect", width=self.wide, height=high, fill=SHEET)
        return tag(
            "svg",
            "\n".join(["", told, sheet, *self.parts, ""]),
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {self.wide} {at(high)}",
            width=self.wide,
            height=high,
            role="img",
            aria_labelledby=names,
        )


def apart(wished: Sequence[Number], least: Number, top: Number, bottom: Number) -> list[Fraction]:
    """Places as near as may be to those that were wished for, but not nearer to each other than `least`.

    In the order they were given. They are first pushed down from the top, and then up from the bottom.

    >>> [int(one) for one in apart([10, 12, 50], 14, 0, 60)], [int(one) for one in apart([58, 59], 14, 0, 60)]
    ([10, 24, 50], [46, 60])
    """
    order = sorted(range(len(wished)), key=lambda n: (wished[n], n))
    found = [Fraction(0)] * len(wished)
    last = Fraction(top) - least
    for n in order:
        found[n] = last = max(Fraction(wished[n]), last + least)
    next_ = Fraction(bottom) + least
    for n in reversed(order):
        found[n] = next_ = min(found[n], next_ - least)
    return found


def stretches(known: Sequence[tuple[Number, Number] | None]) -> Iterator[list[tuple[Number, Number]]]:
    """The unbroken stretches of a line with gaps."""
    stretch: list[tuple[Number, Number]] = []
    for one in (*known, None):
        if one is not None:
            stretch.append(one)
        elif stretch:
            yield stretch
            stretch = []
