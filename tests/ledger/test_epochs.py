"""A new master for everything that lives, and none for what is erased: in the middle of the work, losing nothing."""

from __future__ import annotations

import asyncio

import pytest

from ledger.answers import Receipt
from ledger.book import Book
from ledger.database import connect
from ledger.erased import list_file
from ledger.keys import KeyDestroyed
from ledger.opening import Opened
from ledger.postgres import Server
from ledger.seal import SealBroken
from tests.ledger.acting import Stamps, act, report, run
from tests.ledger.erasing import backup, erase, reopened, text_of


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
