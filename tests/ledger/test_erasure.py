"""An erased text is gone: from the book, from a restored backup, and, when its epoch ends, from every copy."""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from subprocess import PIPE

import pytest
from psycopg import sql
from psycopg.conninfo import make_conninfo

from domain.book import EraseTexts, Ground
from domain.calendar import local_day
from domain.grammar import NotAllowed
from domain.terms import Body
from domain.words import Decision
from ledger import clock, erasure
from ledger.answers import Receipt
from ledger.book import Book
from ledger.database import Database, connect
from ledger.erasure import Erasure, Listed, add, apply_list, list_file, listed
from ledger.keys import KeyDestroyed, Keys
from ledger.opening import Erased, Opened
from ledger.postgres import Server
from ledger.seal import SealBroken
from tests.ledger.acting import Stamps, act, establish, lines_of, register_person, report, run


def erase(book: Book, stamp: Stamps, *positions: int, key: str = "erase") -> tuple[Receipt, Erasure]:
    decision = Decision(body=Body.BOARD, day=stamp().day, paragraph="12 §")
    command = EraseTexts(positions=positions, ground=Ground.ENTERED_BY_MISTAKE, decision=decision)
    return run(book.erase(stamp(), command, key))


def text_of(book: Book, stamp: Stamps, position: int) -> Opened | Erased:
    return book.door.open_sealed(stamp().by, "prov", [position])[position]


@contextmanager
def reopened(book: Book, database: Database | None = None) -> Iterator[Book]:
    """The book as it is when the program is started anew."""
    again = Book(database or book.database, book.keys)
    try:
        yield again
    finally:
        again.close()


# ── Erasing ──────────────────────────────────────────────────────────────────


def test_the_text_goes_and_the_line_stays(book: Book, stamp: Stamps) -> None:
    one, other = act(book, report(stamp(), "Bort")), act(book, report(stamp(), "Kvar"))
    before = lines_of(book)
    receipt, done = erase(book, stamp, one.first)
    assert lines_of(book)[:-1] == before and lines_of(book)[-1].name == "TextsErased.v1"
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
    """A position that is not yet in the book when the erasure is decided never counts, at any later start."""
    unit = act(book, establish(stamp()))
    _, done = erase(book, stamp, unit.first, unit.first + 2, unit.first + 3)
    assert done.erased == 0
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


# ── Backups ──────────────────────────────────────────────────────────────────


@contextmanager
def backup(book: Book, server: Server) -> Iterator[Database]:
    """The database as it is now, kept, and restored beside it."""
    name, tools = f"{book.database.name}_kopia", server.binaries
    with connect(server.dsn("postgres")) as db:
        db.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        dump = subprocess.run([tools / "pg_dump", "-Fc", server.dsn(book.database.name)], check=True, stdout=PIPE)
        subprocess.run([tools / "pg_restore", "-d", server.dsn(name)], check=True, input=dump.stdout)
        try:
            one = book.database
            yield Database(name, *(make_conninfo(dsn, dbname=name) for dsn in (one.owner_dsn, one.writer_dsn)))
        finally:
            db.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


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


def test_when_the_epoch_has_ended_an_old_backup_does_not_open(book: Book, server: Server, stamp: Stamps) -> None:
    one, other = act(book, report(stamp(), "Bort")), act(book, report(stamp(), "Kvar"))
    with backup(book, server) as restored:
        erase(book, stamp, one.first)
        renewal = book.renew()
        assert renewal.destroyed == (1,) and renewal.complete == stamp().day
        assert text_of(book, stamp, other.first) == Opened(other.first, {"description": "Kvar"})
        list_file(book.keys).unlink()  # even to somebody who does not apply the list
        with connect(restored.writer_dsn) as db:
            row = db.execute("SELECT epoch FROM ledger.sealed WHERE position = %s", (one.first,)).fetchone()
        assert row == (1,)
        with pytest.raises(KeyDestroyed):
            book.keys.master(1)


# ── The list ─────────────────────────────────────────────────────────────────


def test_a_torn_row_is_passed_over_and_the_next_is_whole(keys: Keys) -> None:
    path = list_file(keys)
    add(path, [Listed(1, b"a" * 32)])
    with path.open("a") as file:
        file.write('{"position": 2, "le')
    add(path, [Listed(3, b"c" * 32)])
    assert listed(path) == {Listed(1, b"a" * 32), Listed(3, b"c" * 32)}
    assert path.stat().st_mode & 0o077 == 0


# ── Epochs ───────────────────────────────────────────────────────────────────


def test_everything_sealed_opens_after_a_renewal(book: Book, stamp: Stamps) -> None:
    positions = [act(book, report(stamp(), f"Text {number}")).first for number in range(5)]
    draft = book.drafts.save(stamp().by, b"utkast")
    address = book.blobs.put_sealed(b"bilaga")
    renewal = book.renew()
    assert (renewal.epoch, renewal.wrapped, renewal.destroyed) == (2, 5 + 1 + 2, (1,))
    assert book.keys.epochs == [2]
    for number, position in enumerate(positions):
        assert text_of(book, stamp, position) == Opened(position, {"description": f"Text {number}"})
    found = book.drafts.read(stamp().by, draft)
    assert found is not None and found.said == b"utkast"
    assert book.blobs.get_sealed(stamp().by, "prov", address) == b"bilaga"


def test_another_process_that_knew_the_old_master_goes_on_under_the_new(book: Book, stamp: Stamps) -> None:
    """Its pen is of the epoch that ended: the database refuses what it sealed, and it seals anew."""
    with reopened(book) as other:
        book.renew()
        one = act(other, report(stamp(), "Efter"))
        assert text_of(book, stamp, one.first) == Opened(one.first, {"description": "Efter"})
        with book.database.writer() as db:
            row = db.execute("SELECT epoch FROM ledger.sealed WHERE position = %s", (one.first,)).fetchone()
        assert row == (2,)


def test_renewing_in_the_middle_of_the_work_loses_nothing(book: Book, stamp: Stamps) -> None:
    async def work() -> list[Receipt]:
        async def write(number: int) -> Receipt:
            await asyncio.sleep(number * 0.002)
            return await book.desk.act(report(stamp(), f"Text {number}"))

        renewing = [asyncio.to_thread(book.renew) for _ in range(3)]
        receipts = await asyncio.gather(*(write(number) for number in range(150)), *renewing)
        return [one for one in receipts if isinstance(one, Receipt)]

    receipts = run(work())
    opened = book.door.open_sealed(stamp().by, "prov", [one.first for one in receipts])
    assert {one.values["description"] for one in opened.values() if isinstance(one, Opened)} == {
        f"Text {number}" for number in range(150)
    }
    assert book.keys.epochs == [4]


def test_a_renewal_that_was_cut_short_is_taken_up_again(
    book: Book, stamp: Stamps, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = act(book, report(stamp(), "Text"))

    def power_cut(*_: object) -> None:
        raise ZeroDivisionError

    for place in ("wrap_anew", "present"):
        with monkeypatch.context() as patched:
            patched.setattr(f"ledger.epochs.{place}", power_cut)
            with pytest.raises(ZeroDivisionError):
                book.renew()
        assert isinstance(text_of(book, stamp, one.first), Opened)
    assert book.keys.epochs == [1, 2]
    assert book.renew().epoch == 3 and book.keys.epochs == [3]
    assert isinstance(text_of(book, stamp, one.first), Opened)


def test_a_key_that_does_not_unwrap_keeps_the_old_masters_and_is_named(book: Book, stamp: Stamps) -> None:
    one, other = act(book, report(stamp(), "Trasig")), act(book, report(stamp(), "Hel"))
    with book.database.owner() as db:
        db.execute("UPDATE ledger.sealed SET wrapped = %s WHERE position = %s", (b"x" * 40, one.first))
    with pytest.raises(SealBroken, match=f"{one.first}"):
        book.renew()
    assert book.keys.epochs == [1, 2]
    assert isinstance(text_of(book, stamp, other.first), Opened)
    erase(book, stamp, one.first)
    assert book.renew().destroyed == (1, 2)


def test_applying_the_list_to_a_book_without_erasures_does_nothing(book: Book) -> None:
    assert apply_list(book.database, book.keys, book.identity.ledger).erased == 0
