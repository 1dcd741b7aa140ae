"""A draft is its writer's own, sealed, no line, and gone when sent in or after thirty days."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest

from ledger import clock
from ledger.book import Book
from ledger.drafts import KEPT, LARGEST, Draft, DraftTooLarge, NotAsSeen, NotYours
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


def known(book: Book, draft: UUID) -> Draft:
    found = book.drafts.read(ME, draft)
    assert found is not None
    return found


def test_it_is_replaced_as_seen_and_not_when_it_has_been_saved_since(book: Book) -> None:
    """Den som har sett en äldre text ersätter inte den nyare utan att få veta det."""
    draft = book.drafts.save(ME, b"1")
    first = known(book, draft).tag
    book.drafts.replace(ME, b"2", draft, first)
    with pytest.raises(NotAsSeen):
        book.drafts.replace(ME, b"3", draft, first)
    assert known(book, draft).said == b"2" and known(book, draft).tag != first
    book.drafts.replace(ME, b"4", draft)
    assert known(book, draft).said == b"4"


def test_of_two_who_replace_it_at_once_one_is_told(book: Book, elsewhere: Book) -> None:
    """Två fönster som sparar samtidigt: ett av dem får veta att utkastet har ändrats."""
    draft = book.drafts.save(ME, b"0")
    seen = known(book, draft).tag

    def replace(one: Book, said: bytes) -> bytes | None:
        try:
            one.drafts.replace(ME, said, draft, seen)
        except NotAsSeen:
            return None
        return said

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(replace, (book, elsewhere), (b"1", b"2")))
    assert done.count(None) == 1 and known(book, draft).said in done


def test_only_ones_own_draft_is_replaced_and_none_is_made_by_it(book: Book) -> None:
    """Ett utkast som är borta, eller någon annans, blir inte till genom att ersättas."""
    theirs = book.drafts.save(OTHER, b"ditt")
    for draft in (theirs, new_id()):
        with pytest.raises(NotAsSeen):
            book.drafts.replace(ME, b"mitt", draft)
    assert book.drafts.of(ME) == []
    found = book.drafts.read(OTHER, theirs)
    assert found is not None and found.said == b"ditt"


def test_what_was_put_before_the_connection_was_lost_is_put_once(book: Book) -> None:
    """Går svaret förlorat och det görs om, är det inte någon annans ändring som står i vägen."""
    draft = book.drafts.save(ME, b"1")
    seen = known(book, draft).tag
    sealed = book.drafts.enclosed(draft, ME, b"2")
    assert [book.drafts.put_in_place(draft, ME, sealed, seen) for _ in range(2)] == ["saved", "saved"]
    assert known(book, draft).said == b"2"


def test_a_draft_replaced_while_the_masters_are_renewed_is_sealed_again(book: Book) -> None:
    """Byts huvudnyckeln under tiden finns det gamla utkastet kvar tills det nya är förseglat."""
    draft = book.drafts.save(ME, b"1")
    sealed = book.drafts.enclosed(draft, ME, b"2")
    book.renew()
    assert book.drafts.put_in_place(draft, ME, sealed, None) == "epoch"
    assert known(book, draft).said == b"1"


def test_a_draft_has_a_largest_size(book: Book) -> None:
    book.drafts.save(ME, b"x" * LARGEST)
    with pytest.raises(DraftTooLarge):
        book.drafts.save(ME, b"x" * (LARGEST + 1))
