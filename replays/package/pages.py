"""The pages of a package: read in any browser, without a network and without a script; and printed."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from replays.package.contents import Contents
from replays.package.tables import Table

NUMBER = re.compile("[A-ZÅÄÖ]{2,5}-[0-9]{4}-[0-9]{4,}")


@cache
def templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("replays.package"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["stor"] = lambda text: text[:1].upper() + text[1:]
    environment.filters["rader"] = in_ranges
    environment.filters["hela"] = unbroken
    return environment


def index(told: Contents) -> bytes:
    """The first page: the timeline, what is missing, each record, and where the rest lies."""
    return templates().get_template("index.html").render(told=told).encode()


def register(told: Contents, table: Table) -> bytes:
    """A register as a page of its own; columns in which nothing is said are left out, and named below."""
    return templates().get_template("register.html").render(told=told, table=table).encode()


def unbroken(text: str) -> Markup:
    """A text in which the numbers of records are not broken at their hyphens.

    >>> str(unbroken("<AVV-2026-0001>"))
    '&lt;<span class="number">AVV-2026-0001</span>&gt;'
    """
    return Markup(NUMBER.sub(r'<span class="number">\g<0></span>', str(escape(text))))


def in_ranges(lines: tuple[int, ...]) -> str:
    """Line numbers as people write them.

    >>> in_ranges((3, 4, 5, 9))
    '3–5, 9'
    """
    runs: list[list[int]] = []
    for line in lines:
        if runs and runs[-1][1] == line - 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)
