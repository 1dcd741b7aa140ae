"""Two contents of a document side by side, line by line, with what was added and what was removed.

Running text is compared as it stands, a Word file by the text in it. Of every other form it is told whether it is the
same, and how large each is: what nobody can read line by line is not said to have changed here or there.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table

from domain.documents.words import MediaType

WRITTEN = (MediaType.MARKDOWN, MediaType.PLAIN_TEXT)
MOST_LINES = 5_000
UNPACKED = 100_000_000
"""Bytes that a Word file may unpack to; one that says more is not opened."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of both, or of one: its number on each side (None where it is not), and what it says."""

    earlier: int | None
    later: int | None
    text: str

    @property
    def sign(self) -> str:
        """, - and + as people know them from such listings."""
        return "+" if self.earlier is None else "-" if self.later is None else " "


def side_by_side(earlier: Sequence[str], later: Sequence[str]) -> Iterator[Row]:
    """Every line of both, in order; what was removed before what was added in its place.

    >>> [row.sign + row.text for row in side_by_side(("a", "b", "c"), ("a", "x", "c"))]
    [' a', '-b', '+x', ' c']
    """
    for kind, first, last, begin, end in SequenceMatcher(None, earlier, later, autojunk=False).get_opcodes():
        if kind == "equal":
            shift = begin - first
            yield from (Row(at + 1, at + shift + 1, earlier[at]) for at in range(first, last))
            continue
        yield from (Row(at + 1, None, earlier[at]) for at in range(first, last))
        yield from (Row(None, at + 1, later[at]) for at in range(begin, end))


def text_lines(content: bytes, media_type: MediaType) -> list[str] | None:
    """The lines of a content; None if it cannot be read by the line, or is too long to be."""
    found = None
    if media_type in WRITTEN:
        found = decoded(content)
    elif media_type is MediaType.WORD:
        found = in_word(content)
    return found if found is not None and len(found) <= MOST_LINES else None


def decoded(content: bytes) -> list[str] | None:
    try:
        return content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return None


def in_word(content: bytes) -> list[str] | None:
    """The paragraphs of a Word file in order, and a row of a table as its cells with bars between them."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > UNPACKED:
                return None
        return list(paragraphs(docx.Document(io.BytesIO(content))))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, OSError, SyntaxError):
        return None  # it is called a Word file, and is none


def paragraphs(document: Document) -> Iterator[str]:
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            yield from (" | ".join(one_line(cell.text) for cell in row.cells) for row in part.rows)
        else:
            yield one_line(part.text)


def one_line(text: str) -> str:
    return " ".join(text.split())


def listing(rows: Iterable[Row]) -> str:
    """As text: a sign before each line."""
    return "".join(f"{row.sign} {row.text}\n" for row in rows)
