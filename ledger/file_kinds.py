"""What kind of file a content is, as the content itself shows. Nobody's word is taken for it: neither a name nor a type
that came along. What is of no kind on the list (domain/attachments/words.py) is of no kind at all.

A packed document is looked into by the names of its parts only; one that carries macros is not taken for a document.
"""

from __future__ import annotations

import email
import io
import re
import zipfile
from collections.abc import Mapping

import puremagic

from domain.attachments.words import FileKind

MEDIA_TYPES: Mapping[FileKind, str] = {
    FileKind.PDF: "application/pdf",
    FileKind.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.EXCEL: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileKind.TEXT_DOCUMENT: "application/vnd.oasis.opendocument.text",
    FileKind.SPREADSHEET: "application/vnd.oasis.opendocument.spreadsheet",
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
    FileKind.GIF: "image/gif",
    FileKind.TEXT: "text/plain",
    FileKind.TABLE: "text/csv",
    FileKind.MAIL: "message/rfc822",
}
BEGINNINGS: Mapping[bytes, FileKind] = {
    b"%PDF-": FileKind.PDF,
    b"\x89PNG\r\n\x1a\n": FileKind.PNG,
    b"\xff\xd8\xff": FileKind.JPEG,
    b"GIF87a": FileKind.GIF,
    b"GIF89a": FileKind.GIF,
}
PACKED = b"PK\x03\x04"
MAIN_PARTS: Mapping[str, FileKind] = {"word/document.xml": FileKind.WORD, "xl/workbook.xml": FileKind.EXCEL}
DECLARED: Mapping[bytes, FileKind] = {
    MEDIA_TYPES[kind].encode(): kind for kind in (FileKind.TEXT_DOCUMENT, FileKind.SPREADSHEET)
}
MACROS = re.compile(r"(^|/)(vbaproject\.bin|basic/)", re.IGNORECASE)
MOST_PARTS = 10_000
# What a machine would run or a browser would show as a page, and printing languages that are programs.
RUN = (b"<", b"#!", b"%!", b"{\\rtf")
SURE = 0.5
PLAIN = frozenset({"", ".txt", ".csv", ".tsv", ".md", ".eml"})
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
HEADERS = ("From", "Date")


def kind_of(content: bytes) -> FileKind | None:
    """The kind of a content, None if it is none that may be attached."""
    if content.startswith(PACKED):
        return packed(content)
    known = recognised(content)
    for beginning, kind in BEGINNINGS.items():
        if content.startswith(beginning):
            return kind if MEDIA_TYPES[kind] in known else None
    return None if known - {"", "text/plain", "message/rfc822"} else written(content)


def recognised(content: bytes) -> set[str]:
    """The types that the signatures known to puremagic say it may be: for what begins as we know, all of them; else
    only what they are sure of, since a running text may begin with any two letters."""
    begins = content.startswith(tuple(BEGINNINGS))
    try:
        found = puremagic.magic_string(content)
    except (puremagic.PureError, ValueError):  # nothing is known of it; it is empty
        return set()
    return {one.mime_type for one in found if begins or (one.confidence >= SURE and one.extension not in PLAIN)}


def packed(content: bytes) -> FileKind | None:
    """A document that is an archive of parts."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if len(names) > MOST_PARTS or any(MACROS.search(name) for name in names):
                return None
            if "[Content_Types].xml" in names:
                return next((kind for part, kind in MAIN_PARTS.items() if part in names), None)
            if names[:1] == ["mimetype"]:
                with archive.open("mimetype") as part:
                    return DECLARED.get(part.read(200).strip())
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        return None  # broken, locked, or packed in a way that nobody reads
    return None


def written(content: bytes) -> FileKind | None:
    """Running text, and what of it has a form of its own."""
    text = decoded(content)
    if text is None or content.removeprefix(b"\xef\xbb\xbf").lstrip()[:5].startswith(RUN):
        return None
    if is_mail(content):
        return FileKind.MAIL
    return FileKind.TABLE if is_table(text) else FileKind.TEXT


def decoded(content: bytes) -> str | None:
    """The text, in the encoding of today or that of older Windows; None for what is no text."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if not text.strip() or CONTROL.search(text) else text
    return None


def is_mail(content: bytes) -> bool:
    """Whether it begins as a message does: with headers, among them who sent it and when."""
    head = email.message_from_bytes(content[:65_536])
    return not head.defects and all(head.get(name) for name in HEADERS)


def is_table(text: str) -> bool:
    """Whether every line has the same number of columns, and there are at least two of each."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2:
        return False
    counts = ({line.count(separator) for line in lines} for separator in ";\t,")
    return any(len(count) == 1 and count != {0} for count in counts)
