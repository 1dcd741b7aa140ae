"""A file that was kept without its line being written is nobody's, and is thrown away a day later."""

from __future__ import annotations

from datetime import timedelta

from domain import attachments
from domain.attachments.commands import AttachFile
from domain.attachments.words import FileKind
from domain.grammar import Stamp
from ledger.book import Book
from ledger.ids import new_id
from ledger.orphans import OLD, sweep_orphans
from tests.ledger.acting import Stamps, act, asking, report


def kept(book: Book) -> set[str]:
    with book.database.writer() as db:
        return {address for (address,) in db.execute("SELECT address FROM blobs.contents")}


def attached(book: Book, stamp: Stamp, address: str) -> None:
    """The line that names a content."""
    record = act(book, report(stamp)).record
    command = AttachFile(
        register="deviations", record=record, address=address, size=4, kind=FileKind.TEXT, name="brev.txt"
    )
    act(book, asking(attachments.REGISTER, command, stamp))


def test_a_content_whose_line_was_never_written_is_swept_and_no_other(book: Book, stamp: Stamps) -> None:
    """Stannar servern mellan fil och rad kastas filen efter ett dygn; det som en rad nämner rörs inte."""
    named, lost = book.blobs.put_sealed(b"brev"), book.blobs.put_sealed(b"brev")
    public = book.blobs.put_public(b"rutin")
    attached(book, stamp(), named)
    assert book.blobs.sweep() == 0 and timedelta(days=1) == OLD  # not old enough
    assert kept(book) == {named, lost, public}
    with book.database.writer() as db:
        assert sweep_orphans(db, timedelta(0)) == 1
    assert kept(book) == {named, public}
    assert book.blobs.get_sealed(new_id(), "prov", named) == b"brev"
    assert book.blobs.get_sealed(new_id(), "prov", lost) is None
