"""An erased text is gone: from the book, from a restored backup, and, when its epoch ends, from every copy."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.book import Ground
from domain.calendar import local_day
from domain.grammar import NotAllowed
from ledger import clock, erasure
from ledger.blobs import ContentErased, ErasedContent
from ledger.book import Book
from ledger.database import connect
from ledger.erased import Listed, add, list_file, listed, listed_contents
from ledger.erasure import Erasure, apply_list
from ledger.ids import new_id
from ledger.keys import Keys
from ledger.opening import Erased, Opened
from ledger.pen import write
from ledger.postgres import Server
from tests.ledger.acting import Stamps, act, an_act, append, establish, lines_of, register_person, report
from tests.ledger.erasing import backup, erase, erasing, reopened, text_of

# ── Erasing ──────────────────────────────────────────────────────────────────


def test_the_text_goes_and_the_line_stays(book: Book, stamp: Stamps) -> None:
    one, other = act(book, report(stamp(), "Bort")), act(book, report(stamp(), "Kvar"))
    before = lines_of(book)
    receipt, done = erase(book, stamp, one.first)
    assert lines_of(book)[:-1] == before and lines_of(book)[-1].name == "TextsErased.v2"
    assert text_of(book, stamp, one.first) == Erased(one.first, ("description",))
    assert text_of(book, stamp, other.first) == Opened(other.first, {"description": "Kvar"})
    assert (receipt.first, done.erased) == (len(before) + 1, 1)


def test_it_tells_the_day_it_is_complete(book: Book, stamp: Stamps) -> None:
    one = act(book, report(stamp()))
    _, done = erase(book, stamp, one.first)
    assert done.complete_on == local_day(clock.now() + timedelta(days=90))
    assert f"fullständig den {done.complete_on}" in done.sentence


def test_who_may_not_erases_nothing(book: Book, stamp: Stamps) -> None:
    colleague = act(book, register_person(stamp())).record
    one = act(book, report(stamp()))
    with pytest.raises(NotAllowed):
        erase(book, lambda: replace(stamp(), by=colleague), one.first)
    assert isinstance(text_of(book, stamp, one.first), Opened)
    assert not list_file(book.keys).exists()


def test_a_retry_after_the_erasure_is_told_that_it_was_done_and_since_erased(book: Book, stamp: Stamps) -> None:
    """Its digest is gone too: a guess at the text can no longer be tried by asking again."""
    asked = report(stamp(), "Bort", key="k")
    first = act(book, asked)
    erase(book, stamp, first.first)
    assert act(book, asked) == replace(first, again=True, erased=True)
    assert act(book, report(stamp(), "En gissning", key="k")) == replace(first, again=True, erased=True)
    with book.database.writer() as db:
        row = db.execute("SELECT digest FROM ledger.acts WHERE first = %s", (first.first,)).fetchone()
    assert row == (None,)


def test_erasing_again_changes_nothing(book: Book, stamp: Stamps) -> None:
    one = act(book, report(stamp()))
    receipt, _ = erase(book, stamp, one.first)
    again, done = erase(book, stamp, one.first)
    assert again == replace(receipt, again=True) and done.erased == 0
    assert len(listed(list_file(book.keys))) == 1


def test_lines_without_texts_and_lines_to_come_are_left_alone(book: Book, stamp: Stamps) -> None:
    """A position that is not yet in the book when the erasure is decided never counts, at any later start; the desk
    takes none, and one that an older version wrote stands in the book."""
    unit = act(book, establish(stamp()))
    asked = erasing(stamp, unit.first, unit.first + 2, unit.first + 3, ground=Ground.RETENTION)
    version = 1 + sum(line.record == book.identity.ledger for line in lines_of(book))
    decided = write(book.desk.pen, asked.event(), book.identity.ledger, version, stamp(), new_id(), {})
    append(book, an_act(decided))
    assert apply_list(book.database, book.keys, book.identity.ledger).erased == 0
    later = act(book, report(stamp(), "Skriven efteråt"))
    assert later.first == unit.first + 2
    with reopened(book) as again:
        assert isinstance(text_of(again, stamp, later.first), Opened)


def test_the_list_is_written_before_anything_is_deleted(
    book: Book, stamp: Stamps, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = act(book, report(stamp()))

    def power_cut(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(erasure, "sealed_among", power_cut)
    with pytest.raises(ZeroDivisionError):
        erase(book, stamp, one.first)
    assert [line.position for line in listed(list_file(book.keys))] == [one.first]
    assert isinstance(text_of(book, stamp, one.first), Opened)
    monkeypatch.undo()
    with reopened(book) as again:
        assert isinstance(text_of(again, stamp, one.first), Erased)


def test_a_decision_that_did_not_reach_the_list_is_carried_out_at_the_next_start(
    book: Book, stamp: Stamps, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = act(book, report(stamp()))
    monkeypatch.setattr("ledger.book.apply_list", lambda *_: Erasure(0, stamp().day))
    erase(book, stamp, one.first)
    assert not list_file(book.keys).exists()
    monkeypatch.undo()
    with reopened(book) as again:
        assert isinstance(text_of(again, stamp, one.first), Erased)


def test_a_decision_that_cannot_be_read_does_not_keep_the_book_shut(book: Book, server: Server, stamp: Stamps) -> None:
    """The list outside still says what it decided; verify names the line."""
    one = act(book, report(stamp()))
    receipt, _ = erase(book, stamp, one.first)
    with connect(server.dsn(book.database.name)) as db:
        db.execute("SET session_replication_role = replica")
        db.execute("UPDATE ledger.lines SET body = '{}' WHERE position = %s", (receipt.first,))
    with reopened(book) as again:
        assert isinstance(text_of(again, stamp, one.first), Erased)


# ── Contents ─────────────────────────────────────────────────────────────────


def test_a_content_goes_and_is_answered_as_erased(book: Book, stamp: Stamps) -> None:
    """Ett raderat innehåll är borta med alla sina delar; den som läser får veta att det är raderat."""
    sealed, kept = book.blobs.put_sealed(b"Journal"), book.blobs.put_sealed(b"Journal")
    public = book.blobs.put_public(b"Riktlinje med ett namn i")
    _, done = erase(book, stamp, contents=(sealed, public, "x" * 43))
    assert (done.erased, done.contents) == (0, 2) and "0 texter och 2 innehåll" in done.sentence
    reader = stamp().by
    assert book.blobs.get_sealed(reader, "prov", sealed) == ErasedContent(sealed)
    assert book.blobs.get_public(public) == ErasedContent(public)
    assert book.blobs.get_sealed(reader, "prov", kept) == b"Journal"
    assert book.blobs.get_sealed(reader, "prov", "y" * 43) is book.blobs.get_public("y" * 43) is None
    with book.database.writer() as db:
        assert db.execute("SELECT count(*) FROM blobs.chunks").fetchone() == (1,)


def test_an_erased_content_does_not_come_back(book: Book, stamp: Stamps) -> None:
    """Det som har beslutats raderat tas inte emot igen."""
    public = book.blobs.put_public(b"Riktlinje")
    erase(book, stamp, contents=(public,))
    with pytest.raises(ContentErased):
        book.blobs.put_public(b"Riktlinje")
    assert book.blobs.put_public(b"Riktlinje, ny") != public


def test_a_restored_backup_loses_the_content_again(book: Book, server: Server, stamp: Stamps) -> None:
    one, other = book.blobs.put_sealed(b"Bort"), book.blobs.put_sealed(b"Kvar")
    with backup(book, server) as restored:
        erase(book, stamp, contents=(one,))
        with reopened(book, restored) as old:
            assert old.blobs.get_sealed(stamp().by, "prov", one) == ErasedContent(one)
            assert old.blobs.get_sealed(stamp().by, "prov", other) == b"Kvar"


def test_the_list_has_the_content_before_it_is_deleted(
    book: Book, stamp: Stamps, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, text = book.blobs.put_sealed(b"Bort"), act(book, report(stamp()))

    def power_cut(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(erasure, "sealed_among", power_cut)
    with pytest.raises(ZeroDivisionError):
        erase(book, stamp, text.first, contents=(one,))
    monkeypatch.undo()
    path = list_file(book.keys)
    assert listed_contents(path) == {one} and [line.position for line in listed(path)] == [text.first]
    assert book.blobs.get_sealed(stamp().by, "prov", one) == b"Bort"
    with reopened(book) as again:
        assert again.blobs.get_sealed(stamp().by, "prov", one) == ErasedContent(one)


def test_an_erasure_that_an_older_version_decided_still_counts(book: Book, server: Server, stamp: Stamps) -> None:
    """En rad som skrevs innan innehåll kunde raderas läses som en radering utan innehåll."""
    one = act(book, report(stamp()))
    receipt, _ = erase(book, stamp, one.first)
    with connect(server.dsn(book.database.name)) as db:
        db.execute("SET session_replication_role = replica")
        db.execute(
            """UPDATE ledger.lines SET name = 'TextsErased.v1',
               body = convert_to(replace(convert_from(body, 'UTF8'), '"contents":[],', ''), 'UTF8')
               WHERE position = %s""",
            (receipt.first,),
        )
        lines, contents = erasure.decided_in(db, book.identity.ledger)
    assert ([line.position for line in lines], contents) == ([one.first], set())


# ── Backups ──────────────────────────────────────────────────────────────────


def test_a_restored_backup_loses_the_text_again(book: Book, server: Server, stamp: Stamps) -> None:
    """Also when the backup is older than the decision: the list outside says it."""
    one, other = act(book, report(stamp(), "Bort", key="k")), act(book, report(stamp(), "Kvar"))
    with backup(book, server) as restored:
        erase(book, stamp, one.first)
        with reopened(book, restored) as old:
            assert isinstance(text_of(old, stamp, one.first), Erased)
            assert isinstance(text_of(old, stamp, other.first), Opened)
            assert act(old, report(stamp(), "Gissning", key="k")).erased


def test_a_line_that_got_the_position_of_an_erased_one_after_a_restore_keeps_its_text(
    book: Book, server: Server, stamp: Stamps
) -> None:
    with backup(book, server) as restored:
        one = act(book, report(stamp(), "Bort"))
        erase(book, stamp, one.first)
        with reopened(book, restored) as old:
            another = act(old, report(stamp(), "En annan rad"))
            assert another.first == one.first
        with reopened(book, restored) as old:
            assert isinstance(text_of(old, stamp, another.first), Opened)


# ── The list ─────────────────────────────────────────────────────────────────


def test_a_torn_row_is_passed_over_and_the_next_is_whole(keys: Keys) -> None:
    path = list_file(keys)
    add(path, [Listed(1, b"a" * 32)])
    with path.open("a") as file:
        file.write('{"position": 2, "le')
    add(path, [Listed(3, b"c" * 32)], ["x" * 43])
    assert listed(path) == {Listed(1, b"a" * 32), Listed(3, b"c" * 32)}
    assert listed_contents(path) == {"x" * 43}
    assert path.stat().st_mode & 0o077 == 0


def test_applying_the_list_to_a_book_without_erasures_does_nothing(book: Book) -> None:
    assert apply_list(book.database, book.keys, book.identity.ledger).erased == 0
