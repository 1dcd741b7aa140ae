"""The live tail: what is written is readable within a moment, whatever is lost on the way."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any

import pytest
from psycopg import Connection

from ledger import database as databases
from ledger import postgres
from ledger.database import Database
from ledger.postgres import Mode, Server
from projections import schema, tail
from projections.cards import FoldStopped
from projections.digest import digest
from projections.fold import Fold
from projections.rebuild import rebuild
from projections.tail import Behind, Tail
from tests.ledger.launching import temporary_home
from tests.projections.books import Board, opened, renamed, tampering

WITHIN = 2.0


@contextmanager
def following(database: Database, name: str = "live") -> Iterator[Tail]:
    """A tail at the end of the book."""
    last = rebuild(database.writer_dsn, name)
    one = Tail(database.writer, name)
    try:
        soon(lambda: one.position >= last)
        yield one
    finally:
        one.close()


def soon(happens: Callable[[], bool], within: float = 10.0) -> float:
    """Wait until it happens, without helping; gives how long it took."""
    began = time.monotonic()
    while not happens():
        assert time.monotonic() - began < within, f"not within {within} s"
        time.sleep(0.005)
    return time.monotonic() - began


def arrives(one: Tail, last: int, within: float = WITHIN) -> None:
    """The tail comes to a position by itself."""
    soon(lambda: one.position >= last, within)


def deaf(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every notification of this book be lost."""
    monkeypatch.setattr(board.book.clerk.bell, "ring", lambda: None)


def sleepless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tail never look by itself: only a notification wakes it."""
    monkeypatch.setattr(tail, "LOOKS_EVERY", 3600.0)


def listeners(db: Connection[Any], name: str) -> list[int]:
    """The servers' processes that hold a LISTEN connection to a database."""
    rows = db.execute("SELECT pid FROM pg_stat_activity WHERE datname = %s AND query LIKE 'LISTEN%%'", (name,))
    return [pid for (pid,) in rows]


def hears_anew(db: Connection[Any], name: str, killed: int) -> bool:
    return listeners(db, name) not in ([], [killed])


def as_rebuilt(board: Board, db: Connection[Any]) -> bool:
    """Whether the live registers are those of a rebuild."""
    last = rebuild(board.database.writer_dsn, "fresh")
    same = digest(db, "live", last) == digest(db, "fresh", last)
    schema.drop(db, "fresh")
    return same


# ── What may be lost ─────────────────────────────────────────────────────────


def test_a_lost_notification_costs_at_most_two_seconds(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    """Går en signal förlorad syns raderna ändå inom två sekunder."""
    deaf(board, monkeypatch)
    with following(board.database) as one:
        for _ in range(2):
            last = board.go_on(5)
            arrives(one, last)


def test_a_notification_of_another_process_wakes_the_tail(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    """Det som en annan process skriver syns när den säger till, utan att någon väntar ut en klocka."""
    sleepless(monkeypatch)
    with following(board.database) as one:
        last = board.go_on(5)
        arrives(one, last)


def test_a_killed_listener_costs_at_most_two_seconds_and_listens_again(
    server: Server, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dödas förbindelsen som lyssnar syns raderna ändå, och snart lyssnar den igen."""
    with following(board.database) as one, databases.connect(server.dsn("postgres")) as superuser:
        for _ in range(2):
            soon(lambda: len(listeners(superuser, board.database.name)) == 1)
            (pid,) = listeners(superuser, board.database.name)
            superuser.execute("SELECT pg_terminate_backend(%s)", (pid,))
            last = board.go_on(5)
            arrives(one, last)
            soon(partial(hears_anew, superuser, board.database.name, pid), WITHIN)
        # From here on only a notification can wake it: it listens again.
        sleepless(monkeypatch)
        time.sleep(1.1)
        last = board.go_on(5)
        arrives(one, last)


def test_every_connection_of_the_tail_may_be_killed(server: Server, board: Board) -> None:
    """Dödas alla förbindelser till databasen öppnas de igen, och registren blir desamma."""
    kill = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND backend_type = 'client backend'"
    )
    with following(board.database) as one, databases.connect(server.dsn("postgres")) as superuser:
        for _ in range(3):
            superuser.execute(kill, (board.database.name,))
            last = board.go_on(10)
            arrives(one, last)
        with board.database.writer() as db:
            assert as_rebuilt(board, db)


@pytest.mark.slow
def test_the_database_may_be_restarted_under_the_tail() -> None:
    """Startas databasen om, också abrupt, följer registren med igen av sig själva."""
    with temporary_home(0o700) as home:
        server = postgres.start(home)
        database = databases.create(server, "prov")
        with opened(database, home / "keys", seed=1) as board, following(database) as one:
            modes: tuple[Mode, ...] = ("fast", "immediate")
            for mode in modes:
                board.go_on(10)
                postgres.stop(server, mode)
                server = postgres.start(home)
                last = board.go_on(10)
                arrives(one, last, within=10.0)
            with database.writer() as db:
                assert as_rebuilt(board, db)


# ── Several at once ──────────────────────────────────────────────────────────


def test_two_tails_follow_one_set_of_registers_without_harm(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    """Två processer kan följa samma register samtidigt: varje rad förs in en gång."""
    with following(board.database) as one, following(board.database) as other:
        ears = [one, other]
        for turn in range(30):
            # First the one is quicker, then the other, then whoever it may be.
            board.book.clerk.wake = ears[turn % 2].wake if turn < 20 else lambda position: None
            last = board.go_on(4)
            arrives(ears[turn % 2], last)
        arrives(one, last)
        arrives(other, last)
        assert one.stopped is None and other.stopped is None
        with board.database.writer() as db:
            assert as_rebuilt(board, db)


def test_two_that_fold_by_turns_never_trust_what_they_remember(board: Board) -> None:
    """Den som har stått över en stund minns poster som de var: det minnet används inte."""
    with board.registers("live") as one, board.registers("live") as other:
        folds = [Fold(one), Fold(other)]
        for turn in range(24):
            last = board.go_on(5)
            assert folds[turn % 2].step() == last
        assert as_rebuilt(board, one)


# ── Reading what one wrote ───────────────────────────────────────────────────


def test_what_was_written_is_read_by_its_position(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    """Den som väntar in sin egen rad läser den sedan, varje gång."""
    deaf(board, monkeypatch)
    sleepless(monkeypatch)
    with following(board.database) as one, board.database.writer() as db:
        schema.use(db, "live")
        for _ in range(20):
            last = board.go_on(1)
            asyncio.run(one.reached(last))
            ((seen,),) = db.execute("SELECT max(from_position) FROM cards").fetchall()
            assert seen >= last


def test_many_wait_for_different_positions_and_all_are_let_go(board: Board) -> None:
    """Många kan vänta på olika rader på en gång, och de går vidare i ordning."""
    with following(board.database) as one:
        begun = one.position
        arrived: list[int] = []

        async def wait(position: int) -> None:
            await one.reached(position)
            assert one.position >= position
            arrived.append(position)

        async def all_of_them() -> None:
            writing = asyncio.to_thread(board.go_on, 40)
            await asyncio.gather(writing, *(wait(begun + n) for n in range(41)))

        asyncio.run(all_of_them())
        assert len(arrived) == 41
        assert not one.waiting


def test_whoever_waits_for_a_line_that_is_not_written_is_told(board: Board) -> None:
    """Den som väntar på en rad som inte kommer får veta det, och lämnar inget efter sig."""
    with following(board.database) as one:
        with pytest.raises(Behind):
            asyncio.run(one.reached(one.position + 1, patience=0.2))
        assert not one.waiting


# ── A line that cannot be folded ─────────────────────────────────────────────


def test_a_line_that_cannot_be_folded_stops_the_tail_loudly_until_it_is_mended(
    server: Server, board: Board, caplog: pytest.LogCaptureFixture
) -> None:
    """En rad som inte går att föra in stoppar registren med sitt nummer; rättas den går de vidare."""
    with board.registers("live"):
        bad = board.last + 11
        last = board.go_on(30)
    with ExitStack() as stack, tampering(server, board.database) as superuser:
        with renamed(superuser, bad, "NobodyKnows.v1"):
            one = Tail(board.database.writer, "live")
            stack.callback(one.close)
            soon(lambda: one.stopped is not None)
            assert one.position == bad - 1
            asyncio.run(one.reached(bad - 1))
            began = time.monotonic()
            with pytest.raises(FoldStopped, match=f"Rad {bad} "):
                asyncio.run(one.reached(last))
            assert time.monotonic() - began < 1
            time.sleep(1.2)
            assert len(caplog.messages) == 1, "said once, not every second"
            assert f"Rad {bad} (NobodyKnows.v1)" in caplog.messages[0]
        arrives(one, last)
        assert one.stopped is None
        with board.database.writer() as db:
            assert as_rebuilt(board, db)


def test_a_tail_of_another_board_goes_on_when_one_stands_still(
    server: Server, board: Board, caplog: pytest.LogCaptureFixture
) -> None:
    """Att ett register står still hindrar inga andra: varje tråd är sin egen."""
    with following(board.database, "one") as one, following(board.database, "other") as other:
        with board.database.writer() as db:
            db.execute("DROP SCHEMA one CASCADE")
            last = board.go_on(5)
            arrives(other, last)
            soon(lambda: "registren står stilla" in caplog.text, WITHIN)
            assert one.position < last
            rebuild(board.database.writer_dsn, "one")
        arrives(one, last)
