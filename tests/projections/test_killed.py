"""Whatever folds may be killed at any moment: what comes after goes on, and nothing is lost or written twice."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from typing import Any

import pytest

from ledger.postgres import Server
from projections import fold, rebuild, schema
from projections.cards import FoldStopped, follow
from projections.digest import digest
from tests.projections.books import Board, fold_all, renamed, tampering

KILLED = -signal.SIGKILL


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def dying(work: Callable[..., Any], after: int) -> Callable[..., Any]:
    """The same work, but the process is killed when it has been done so many times."""
    done = count(1)

    def work_or_die(*arguments: Any) -> Any:
        result = work(*arguments)
        if next(done) == after:
            die()
        return result

    return work_or_die


def in_a_process(work: Callable[[], Any]) -> int | None:
    """Do it in a process of its own, and give how it ended."""
    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    process.join()
    return process.exitcode


def one_after_another(dsn: str, name: str, parts: int, upto: int, report: Callable[[int, int], None]) -> None:
    for part in range(parts):
        rebuild.run_part(dsn, name, part, parts, upto, lambda done: None)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Small chunks, little room, and the parts of a rebuild one after another in the process that asked."""
    for name, value in (("CHUNK", 40), ("PAGE", 20), ("ROOM", 10), ("run_parts", one_after_another)):
        monkeypatch.setattr(rebuild, name, value)
    yield monkeypatch


def whole(board: Board, name: str) -> str:
    """Build the registers to their end and give their digest."""
    reached = rebuild.rebuild(board.database.writer_dsn, name, parts=2)
    with board.database.writer() as db:
        return digest(db, name, reached)


@pytest.mark.slow
def test_a_rebuild_killed_anywhere_goes_on_and_comes_to_the_same(board: Board, small: pytest.MonkeyPatch) -> None:
    """En ombyggnad som dödas mitt i går vidare där den var, och ger samma kontrollsumma."""
    board.go_on(160)
    expected = whole(board, "undisturbed")
    for number, line in enumerate((1, 39, 90, 100, 130, 170)):
        with small.context() as patch:
            patch.setattr(rebuild, "follow", dying(follow, line))
            name = f"killed_{number}"
            assert in_a_process(partial(whole, board, name)) == KILLED
        with board.database.writer() as db:
            assert not schema.is_complete(db, name)
        assert whole(board, name) == expected


@pytest.mark.slow
def test_a_rebuild_killed_again_and_again_comes_to_the_same(board: Board, small: pytest.MonkeyPatch) -> None:
    """Också en ombyggnad som dödas efter varje liten bit kommer till slut fram, till samma register."""
    board.go_on(160)
    expected = whole(board, "undisturbed")
    kills = 0
    with small.context() as patch:
        patch.setattr(rebuild.Part, "write", dying(rebuild.Part.write, 3))
        while in_a_process(lambda: whole(board, "killed")) == KILLED:
            kills += 1
    assert kills > 2
    assert whole(board, "killed") == expected


@pytest.mark.slow
def test_what_a_killed_rebuild_left_running_is_waited_out(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    """Delarna av en ombyggnad som dödades kan leva kvar: nästa ombyggnad väntar, och inget skrivs två gånger."""
    board.go_on(400)
    expected = whole(board, "undisturbed")
    monkeypatch.setattr(rebuild, "PAGE", 100)
    process = multiprocessing.get_context("fork").Process(target=lambda: whole(board, "orphaned"))
    process.start()
    with board.database.writer() as db:
        locks = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted"
        while db.execute(locks).fetchall()[0][0] < 2 and process.is_alive():
            time.sleep(0.005)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert process.exitcode == KILLED
    assert whole(board, "orphaned") == expected


@pytest.mark.slow
def test_a_live_fold_killed_anywhere_loses_nothing(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dödas den process som för in raderna, så förs de in av nästa, en gång var."""
    monkeypatch.setattr(fold, "BATCH", 30)

    def folding() -> None:
        with board.database.writer() as db:
            schema.use(db, "live")
            fold_all(db)

    with board.registers("live") as db:
        board.go_on(160)
        for what, after in ((fold, 45), (fold.Fold, 2), (fold.Fold, 1)):
            attribute = "follow" if what is fold else "write"
            with monkeypatch.context() as patch:
                patch.setattr(what, attribute, dying(getattr(what, attribute), after))
                assert in_a_process(folding) == KILLED
        last = fold_all(db)
        assert last == board.last
        assert digest(db, "live", last) == whole(board, "fresh")


def test_a_rebuild_stops_at_a_line_it_cannot_fold_and_goes_on_when_it_is_mended(
    server: Server, board: Board, small: pytest.MonkeyPatch
) -> None:
    """En rad som inte går att föra in stoppar ombyggnaden med sitt nummer; är den rättad går ombyggnaden vidare."""
    board.go_on(120)
    expected = whole(board, "undisturbed")
    with tampering(server, board.database) as superuser, renamed(superuser, 101, "NobodyKnows.v1"):
        for _ in range(2):
            with pytest.raises(FoldStopped, match=r"Rad 101 \(NobodyKnows.v1\)") as stopped:
                whole(board, "stopped")
            assert stopped.value.position == 101
        with board.database.writer() as db:
            assert not schema.is_complete(db, "stopped")
    assert whole(board, "stopped") == expected


@pytest.mark.slow
def test_a_part_in_a_process_of_its_own_tells_which_line_it_stopped_at(
    server: Server, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Också en del i en egen process säger vid vilken rad den stannade."""
    last = board.go_on(60)
    monkeypatch.setattr(rebuild, "PAGE", 10)
    with (
        tampering(server, board.database) as superuser,
        renamed(superuser, last - 1, "NobodyKnows.v1"),
        renamed(superuser, last - 20, "NobodyKnows.v1"),
        pytest.raises(FoldStopped) as stopped,
    ):
        whole(board, "stopped")
    assert stopped.value.position == last - 20
