"""A served board renews its master key by itself: in time, once, and without anybody noticing when it cannot."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta

import pytest

from api import keeping
from api.keeping import LOOKS_EVERY, TRIES_AGAIN, Keeper
from ledger.book import Book
from ledger.database import connect
from ledger.epochs import renew_in_time
from ledger.opening import Opened
from ledger.postgres import Server
from tests.ledger.acting import Stamps, act, report
from tests.ledger.erasing import erase, reopened, text_of


def grow_old(book: Book, server: Server, days: float) -> None:
    """Let the present epoch have begun so many days ago."""
    with connect(server.dsn(book.database.name)) as db:
        db.execute("SET session_replication_role = replica")
        db.execute("UPDATE ledger.epochs SET began_at = began_at - %s", (timedelta(days=days),))


@contextmanager
def kept(book: Book) -> Iterator[Keeper]:
    keeper = Keeper("prov", book)
    try:
        yield keeper
    finally:
        keeper.close()


def becomes(book: Book, epochs: list[int]) -> None:
    """Wait until these are the epochs there are keys of."""
    for _ in range(400):
        if book.keys.epochs == epochs:
            return
        time.sleep(0.01)
    raise AssertionError(book.keys.epochs)


def test_an_old_master_key_is_renewed_when_the_board_is_opened(
    book: Book, server: Server, stamp: Stamps, caplog: pytest.LogCaptureFixture
) -> None:
    """En huvudnyckel som är äldre än åttio dagar förnyas när nämnden öppnas; texterna går att läsa som förut."""
    caplog.set_level(logging.INFO, "liggaren.keys")
    one = act(book, report(stamp(), "Text"))
    grow_old(book, server, 80.1)
    with kept(book):
        becomes(book, [2])
        assert text_of(book, stamp, one.first) == Opened(one.first, {"description": "Text"})
    assert "Epok 2" in caplog.text and "aterstallningsblad-epok-2.txt" in caplog.text
    assert book.keys.master(2).hex()[:8] not in caplog.text


@pytest.mark.parametrize(("days", "epochs"), [(0, [1]), (79.9, [1]), (80.1, [2]), (200, [2])])
def test_it_is_renewed_after_eighty_days_and_not_before(
    book: Book, server: Server, days: float, epochs: list[int]
) -> None:
    """Huvudnyckeln förnyas efter åttio dagar, inte tidigare, och inte en gång till samma dag."""
    grow_old(book, server, days)
    for _ in range(2):
        renew_in_time(book.database, book.keys)
        assert book.keys.epochs == epochs


def test_several_processes_renew_it_once(book: Book, server: Server) -> None:
    """Flera serverprocesser som öppnar samma nämnd förnyar nyckeln en gång tillsammans."""
    grow_old(book, server, 85)
    with ThreadPoolExecutor(4) as processes:
        done = list(processes.map(lambda _: renew_in_time(book.database, book.keys), range(4)))
    assert [one.epoch for one in done if one is not None] == [2] and book.keys.epochs == [2]


def test_a_renewal_that_was_cut_short_is_carried_through_in_the_same_epoch(
    book: Book, server: Server, stamp: Stamps, monkeypatch: pytest.MonkeyPatch
) -> None:
    """En avbruten förnyelse slutförs vid nästa försök, utan att en epok till börjar."""
    one = act(book, report(stamp(), "Text"))
    grow_old(book, server, 85)

    def power_cut(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr("ledger.epochs.wrap_anew", power_cut)
        with pytest.raises(ZeroDivisionError):
            renew_in_time(book.database, book.keys)
    assert book.keys.epochs == [1, 2]
    done = renew_in_time(book.database, book.keys)
    assert done is not None and (done.epoch, done.destroyed, done.complete) == (2, (1,), stamp().day)
    assert isinstance(text_of(book, stamp, one.first), Opened)


def test_a_failure_is_told_by_its_kind_and_tried_again(
    book: Book, server: Server, stamp: Stamps, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Går det inte sägs bara vilket slags fel det var, nämnden tar emot som vanligt, och det prövas igen."""
    grow_old(book, server, 85)
    with book.database.owner() as db:
        one = act(book, report(stamp(), "Text"))
        db.execute("UPDATE ledger.sealed SET wrapped = %s WHERE position = %s", (b"x" * 40, one.first))
    monkeypatch.setattr(keeping, "TRIES_AGAIN", 0.05)
    with kept(book):
        for _ in range(400):
            if caplog.text.count("(SealBroken)") >= 2:
                break
            time.sleep(0.01)
        assert act(book, report(stamp(), "Under tiden")).first == one.first + 1
        assert book.keys.epochs == [1, 2]
        erase(book, stamp, one.first)
        becomes(book, [2])
    assert caplog.text.count("(SealBroken)") >= 2 and "ledger.sealed" not in caplog.text


def test_it_looks_daily_and_hourly_after_a_failure(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nästa titt är om ett dygn, eller om en timme när det inte gick."""
    with kept(book) as keeper:
        assert keeper.look() == LOOKS_EVERY == 24 * 3600
        monkeypatch.setattr(keeping, "renew_in_time", None)
        assert keeper.look() == TRIES_AGAIN == 3600


def test_a_demonstration_keeps_its_first_key_and_says_so(
    book: Book, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    """En demonstration förnyar inte sin huvudnyckel av sig själv, och säger det när den öppnas."""
    caplog.set_level(logging.INFO, "liggaren.keys")
    with connect(server.dsn(book.database.name)) as db:
        db.execute("SET session_replication_role = replica")
        db.execute("UPDATE ledger.identity SET demonstration = true")
    grow_old(book, server, 85)
    with reopened(book) as demonstration, kept(demonstration) as keeper:
        assert keeper.look() == LOOKS_EVERY
    assert book.keys.epochs == [1] and "är en demonstration" in caplog.text


def test_drafts_that_nobody_touches_are_thrown_away(book: Book, stamp: Stamps) -> None:
    """Utkast som legat orörda i trettio dagar tas bort av sig själva."""
    old, fresh = (book.drafts.save(stamp().by, b'{"form":"prov"}') for _ in range(2))
    with book.database.owner() as db:
        db.execute("UPDATE drafts.drafts SET saved_at = saved_at - interval '31 days' WHERE draft = %s", (old,))
    with kept(book) as keeper:
        keeper.look()
    with book.database.writer() as db:
        assert db.execute("SELECT draft FROM drafts.drafts").fetchall() == [(fresh,)]
