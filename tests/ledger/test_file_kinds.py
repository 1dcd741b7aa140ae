"""The kind of a file is what its content says, whatever it is called."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from docx import Document

from domain.attachments.words import FileKind
from ledger.file_kinds import MEDIA_TYPES, kind_of

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(20)
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(20) + b"\xff\xd9"
MAIL = b"From: dotter@example.org\r\nDate: Mon, 16 Mar 2026 08:00:00 +0100\r\nSubject: Larmet\r\n\r\nHej.\r\n"


def word() -> bytes:
    made, kept = Document(), io.BytesIO()
    made.add_paragraph("Larmet gick inte fram.")
    made.save(kept)
    return kept.getvalue()


def excel() -> bytes:
    kept = io.BytesIO()
    openpyxl.Workbook().save(kept)
    return kept.getvalue()


def archive(**parts: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return kept.getvalue()


def with_macro() -> bytes:
    kept = io.BytesIO(word())
    with zipfile.ZipFile(kept, "a") as made:
        made.writestr("word/vbaProject.bin", b"x")
    return kept.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, FileKind.PDF),
        (word(), FileKind.WORD),
        (excel(), FileKind.EXCEL),
        (archive(mimetype=MEDIA_TYPES[FileKind.TEXT_DOCUMENT].encode(), content=b"<a/>"), FileKind.TEXT_DOCUMENT),
        (archive(mimetype=MEDIA_TYPES[FileKind.SPREADSHEET].encode(), content=b"<a/>"), FileKind.SPREADSHEET),
        (PNG, FileKind.PNG),
        (JPEG, FileKind.JPEG),
        (b"GIF89a" + bytes(20), FileKind.GIF),
        (b"Hon ringde klockan tre och fick inget svar.", FileKind.TEXT),
        ("BMI och vikt följs varje månad, säger hon.".encode("cp1252"), FileKind.TEXT),
        ("\ufeffdag;tid;svar\n2026-03-14;03.00;nej\n".encode(), FileKind.TABLE),
        (MAIL, FileKind.MAIL),
    ],
)
def test_what_may_be_attached_is_known_by_its_content(content: bytes, kind: FileKind) -> None:
    """Filens slag avgörs av innehållet."""
    assert kind_of(content) is kind


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   \n",
        b"MZ\x90\0" + bytes(100),
        b"\x7fELF" + bytes(100),
        b"<html><script>alert(1)</script></html>",
        b"  <svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"#!/bin/sh\nrm -rf /\n",
        b"{\\rtf1 hej}",
        b"text\0med nolla",
        archive(**{"a.txt": b"b"}),
        with_macro(),
        b"PK\x03\x04 men inget arkiv",
        word()[:200],
        b"\xef\xbb\xbf<!doctype html>",
    ],
)
def test_what_is_of_no_kind_on_the_list_is_refused(content: bytes) -> None:
    """Det som inte är av ett slag på listan tas inte emot, vad det än kallas."""
    assert kind_of(content) is None


def test_every_kind_has_a_type_to_be_handed_out_as() -> None:
    assert set(MEDIA_TYPES) == set(FileKind)
