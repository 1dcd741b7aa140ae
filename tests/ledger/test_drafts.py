"""A draft is its writer's own, sealed, no line, and gone when sent in or after thirty days."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ledger import clock
from ledger.book import Book
from ledger.drafts import KEPT, LARGEST, DraftTooLarge, NotYours
from ledger.ids import new_id
from tests.ledger.acting import Stamps, act, lines_of, report

ME, OTHER = new_id(), new_id()


def test_a_draft_is_saved_and_saved_again_and_read(book: Book) -> None:
    draft = book.drafts.save(ME, b"Larmet")
    assert book.drafts.save(ME, "Larmet gick inte fråm".encode(), draft) == draft
    found = book.drafts.read(ME, draft)
    assert found is not None and found.said.decode() == "Larmet gick inte fråm"
    assert len(lines_of(book)) == 4


def test_somebodys_drafts_come_the_last_saved_first(book: Book) -> None:
    one, two = book.drafts.save(ME, b"1"), book.drafts.save(ME, b"2")
    book.drafts.save(OTHER, b"3")
    book.drafts.save(ME, b"1 igen", one)
    assert [draft.draft for draft in book.drafts.of(ME)] == [one, two]


def test_nobody_else_reads_changes_or_deletes_it(book: Book) -> None:
    draft = book.drafts.save(ME, b"mitt")
    assert book.drafts.read(OTHER, draft) is None
    with pytest.raises(NotYours):
        book.drafts.save(OTHER, b"ditt", draft)
    book.drafts.delete(OTHER, draft)
    found = book.drafts.read(ME, draft)
    assert found is not None and found.said == b"mitt"


def test_it_does_not_lie_in_the_clear_and_does_not_open_as_somebody_elses(book: Book) -> None:
    draft = book.drafts.save(ME, b"hemligt ord")
    with book.database.owner() as db:
        row = db.execute("SELECT envelope FROM drafts.drafts").fetchone()
        assert row is not None and b"hemligt" not in bytes(row[0])
        db.execute("UPDATE drafts.drafts SET owner = %s", (OTHER,))
    assert book.drafts.read(OTHER, draft) is None


def test_it_is_sent_in_once_whatever_happens_to_its_deletion(book: Book, stamp: Stamps) -> None:
    draft = book.drafts.save(stamp().by, b"Larmet gick inte fram.")
    for _ in range(2):  # the first time the deletion was lost
        found = book.drafts.read(stamp().by, draft)
        assert found is not None
        receipt = act(book, report(stamp(), found.said.decode(), key=found.key))
    book.drafts.delete(stamp().by, draft)
    assert receipt.again and len(lines_of(book)) == 5
    assert book.drafts.of(stamp().by) == []


def test_after_thirty_days_it_is_neither_shown_nor_kept(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    book.drafts.save(ME, b"gammalt")
    later = clock.now() + KEPT + timedelta(seconds=1)
    assert book.drafts.sweep() == 0
    monkeypatch.setattr("ledger.drafts.clock.now", lambda: later)
    assert book.drafts.of(ME) == []
    assert book.drafts.sweep() == 1


def test_a_draft_has_a_largest_size(book: Book) -> None:
    book.drafts.save(ME, b"x" * LARGEST)
    with pytest.raises(DraftTooLarge):
        book.drafts.save(ME, b"x" * (LARGEST + 1))
