"""Faults: what was acknowledged is there, once, in its place, whoever is killed and whatever is delayed or lost."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import Any

import psycopg
import pytest
from psycopg import Connection

from ledger import database as databases
from ledger import postgres
from ledger.answers import Receipt
from ledger.book import Book, Founder, found
from ledger.clerk import WRITTEN, Act, Clerk, Outcome, send
from ledger.database import Database
from ledger.ids import new_id
from ledger.keys import Keys
from ledger.pen import Draft
from ledger.postgres import Server
from tests.conftest import founders_stamp
from tests.ledger.acting import Stamps, a_line, act, an_act, lines_of, report
from tests.ledger.launching import number_of, temporary_home
from tests.ledger.working import Work, acknowledged

pytestmark = pytest.mark.slow

FOUNDING = 4

# ── Delayed commits and a reader at the tail ─────────────────────────────────

LINES, WRITERS, ACTS, LINES_AN_ACT = 50_000, 16, 25, 5
SLEEPY = """
CREATE FUNCTION public.sleep_at_random() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_sleep(random() * 0.02); RETURN NEW; END $$;
CREATE TRIGGER delays BEFORE INSERT ON ledger.lines
    FOR EACH ROW WHEN (NEW.position % 331 = 0) EXECUTE FUNCTION public.sleep_at_random();
CREATE CONSTRAINT TRIGGER delays_the_commit AFTER INSERT ON ledger.lines DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.position % 577 = 0) EXECUTE FUNCTION public.sleep_at_random();
"""


def test_a_reader_at_the_tail_misses_nothing_however_commits_are_delayed(book: Book) -> None:
    """Nothing missed and nothing out of order of 50,000 lines, from sixteen writers."""
    with book.database.owner() as db:
        db.execute(SLEEPY)
    done = Event()
    with ThreadPoolExecutor(WRITERS + 1) as pool:
        reading = pool.submit(follow, book.database, done)
        writing = [pool.submit(write_a_share, book.database) for _ in range(WRITERS)]
        try:
            assert all(one.result() for one in writing)
        finally:
            done.set()
        seen = reading.result()
    assert seen == list(range(1, FOUNDING + LINES + 1))


def write_a_share(database: Database) -> bool:
    """One writer's share of the lines, several acts of several lines at a time; whether all were written."""
    body = a_line(new_id()).body
    with database.writer() as db:
        batches = (
            [act_of_several_lines(body) for _ in range(ACTS)] for _ in range(LINES // WRITERS // (ACTS * LINES_AN_ACT))
        )
        return all(one.outcome == WRITTEN for batch in batches for one in send(db, batch))


def act_of_several_lines(body: bytes) -> Act:
    record = new_id()
    lines = (Draft(record, version, "UnitEstablished.v1", body, None, None) for version in range(1, LINES_AN_ACT + 1))
    return an_act(*lines)


def follow(database: Database, done: Event) -> list[int]:
    """What somebody sees who always asks for what comes after the last line seen."""
    seen: list[int] = []
    with database.writer() as db:
        while True:
            last_round = done.is_set()
            rows = db.execute(
                "SELECT position FROM ledger.lines WHERE position > %s ORDER BY position", (seen[-1] if seen else 0,)
            ).fetchall()
            seen += [position for (position,) in rows]
            if last_round:
                return seen


# ── A reply that is lost ─────────────────────────────────────────────────────


def test_a_reply_lost_after_the_commit_and_asked_for_again_from_another_process(book: Book, founder: Founder) -> None:
    """One line, and the same answer."""
    work = Work(book.database, book.keys.folder, founder, "k", count=1)
    lost = replace(work, loses_reply=True).start()
    assert lost.communicate(timeout=30)[0] == "" and lost.returncode == 9
    before = lines_of(book)
    assert len(before) == FOUNDING + 1
    retried = work.start()
    assert retried.stdout is not None
    key, receipt = acknowledged(retried.stdout)
    assert retried.wait(30) == 0
    assert (receipt.record, receipt.first, receipt.last) == (before[-1].record, FOUNDING + 1, FOUNDING + 1)
    assert replace(receipt, again=True) == act(book, report(work.stamp(), f"Text {key}", key=key))
    assert lines_of(book) == before


def test_a_connection_lost_after_the_commit_is_asked_again_by_the_clerk(
    book: Book, stamp: Stamps, monkeypatch: pytest.MonkeyPatch
) -> None:
    losses = iter([True, True, False, True, False])

    def lossy(db: Connection[Any], acts: list[Act]) -> list[Outcome]:
        outcomes = send(db, acts)
        if next(losses, False):
            db.close()
            raise psycopg.OperationalError("the reply was lost")
        return outcomes

    monkeypatch.setattr("ledger.clerk.send", lossy)
    receipts = [act(book, report(stamp(), f"Text {number}")) for number in range(3)]
    assert [one.first for one in receipts] == [FOUNDING + 1, FOUNDING + 2, FOUNDING + 3]
    assert len(lines_of(book)) == FOUNDING + 3


def test_a_connection_that_is_ended_again_and_again_costs_nobody_a_line(book: Book) -> None:
    stop = Event()

    def end_connections() -> None:
        while not stop.is_set():
            with book.database.writer() as db:
                db.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
                )
            time.sleep(0.1)

    clerk = Clerk(book.database.writer)
    with ThreadPoolExecutor(1) as pool:
        ending = pool.submit(end_connections)
        try:
            outcomes = [clerk.append(an_act(a_line(new_id()))).result(60) for _ in range(100)]
        finally:
            stop.set()
        ending.result()
    clerk.close()
    assert len({one.first for one in outcomes}) == 100
    assert len(lines_of(book)) == FOUNDING + 100


# ── Killed ───────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Installation:
    """A durable server of the test's own, and a founded book on it."""

    server: Server
    database: Database
    keys: Path
    founder: Founder

    def work(self, prefix: str, count: int) -> Work:
        return Work(self.database, self.keys, self.founder, prefix, count)


@pytest.fixture(scope="module")
def installation() -> Iterator[Installation]:
    with temporary_home(0o700) as home:
        server = postgres.start(home)
        database = databases.create(server, "prov")
        founder = Founder(new_id(), new_id(), "Åsa Öberg", "Nämnden (påhittad)")
        found(database, home / "keys", "prov.invalid/bok", founder, founders_stamp(founder))
        yield Installation(server, database, home / "keys", founder)


def nothing_lost_and_nothing_twice(at: Installation, receipts: dict[str, Receipt], prefix: str) -> None:
    """What was acknowledged stands where it was said to stand; each key is one line, as asking again shows."""
    book = Book(at.database, Keys(at.keys))
    before = lines_of(book)
    by_position = {line.position: line for line in before}
    for key, receipt in receipts.items():
        assert by_position[receipt.first].record == receipt.record, key
        again = act(book, report(founders_stamp(at.founder), f"Text {key}", key=key))
        assert again == replace(receipt, again=True)
    assert lines_of(book) == before
    reported = [line for line in before if line.name == "DeviationReported.v1"]
    assert len({line.record for line in reported}) == len(reported)
    with at.database.writer() as db:
        row = db.execute("SELECT count(*), max(number), count(DISTINCT record) FROM ledger.numbers").fetchone()
    assert row == (len(reported),) * 3
    book.close()


def test_a_server_process_killed_in_the_middle_of_its_work(installation: Installation) -> None:
    """Killed three times; each time the next process goes on with the same keys."""
    receipts: dict[str, Receipt] = {}
    for acknowledgements in (5, 40, 80):
        process = installation.work("a", 400).start()
        assert process.stdout is not None
        for _ in range(acknowledgements):
            key, receipt = acknowledged(process.stdout)
            assert receipts.setdefault(key, receipt) == receipt
        process.send_signal(signal.SIGKILL)
        process.wait(30)
    nothing_lost_and_nothing_twice(installation, receipts, "a")


def test_postgresql_killed_in_the_middle_of_our_work(installation: Installation) -> None:
    """Killed twice; whoever waited is answered when it is back, and nobody is told anything wrong."""
    process = installation.work("b", 300).start()
    assert process.stdout is not None
    receipts: dict[str, Receipt] = {}
    for number in range(300):
        key, receipts[key] = acknowledged(process.stdout)
        if number in (60, 160):
            os.kill(number_of(installation.server), signal.SIGKILL)
            postgres.start(installation.server.home)
    assert process.wait(60) == 0
    assert len(receipts) == 300
    nothing_lost_and_nothing_twice(installation, receipts, "b")
