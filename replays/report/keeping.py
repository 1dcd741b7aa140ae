"""A report made and kept: its exact bytes, under the address that proves them, before the board gets it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from psycopg import Connection

from domain.analyses import KeepReport
from ledger.book import Book
from replays.report.dataset import FORM_VERSION
from replays.report.hiding import outside
from replays.report.pdf import pdf
from replays.report.writing import Reader, version_of, written_report

KEEPING = "rapporten läggs till handlingarna"
"""What the texts are opened for."""


def keeping(db: Connection[Any], book: Book, reader: Reader, record: UUID, position: int) -> KeepReport:
    """Make the report of the latest version as it stands, keep it, and give the command that says so.

    What is kept is what may go out: small figures are hidden in it. The connection uses the schema of the registers.
    Raises NoSuchVersion.
    """
    version = version_of(db, record, position)
    made = pdf(outside(written_report(db, book.door, reader, version, position)))
    address = book.blobs.put_public(made)
    return KeepReport(content=address, content_length=len(made), form_version=FORM_VERSION)
