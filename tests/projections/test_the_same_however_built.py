"""The registers are the same however they were built: live, in parts, in one go, or by the oracle."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from psycopg import Connection

from ledger.lines import read
from projections import fold, rebuild, schema
from projections.cards import COLUMNS
from projections.digest import digest
from replays import oracle
from tests.projections.books import Board, fold_all

Row = dict[str, Any]


def stored(db: Connection[Any], name: str) -> list[Row]:
    """Every row of a set of registers, in the order of the book."""
    rows = db.execute(f"SELECT {', '.join(COLUMNS)} FROM {name}.cards ORDER BY from_position".encode()).fetchall()
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def replayed(db: Connection[Any]) -> list[Row]:
    """The same rows by pure replay."""
    found = []
    for card in list(oracle.versions(read(db))):
        row = dict(zip(COLUMNS, card.row(), strict=True))
        ((state,),) = db.execute("SELECT %s::jsonb", (row["state"],)).fetchall()
        found.append(row | {"state": state})
    return found


@pytest.fixture
def one_after_another(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Let the parts of a rebuild run here, so that their sizes can be changed."""

    def run_parts(dsn: str, name: str, parts: int, upto: int, report: Callable[[int, int], None]) -> None:
        for part in range(parts):
            rebuild.run_part(dsn, name, part, parts, upto, lambda done: None)

    monkeypatch.setattr(rebuild, "run_parts", run_parts)
    yield monkeypatch


def build(board: Board, name: str, parts: int) -> str:
    """Build a set of registers of that name anew, and give its digest."""
    with board.database.writer() as db:
        schema.drop(db, name)
        reached = rebuild.rebuild(board.database.writer_dsn, name, parts)
        return digest(db, name, reached)


@settings(max_examples=12)
@given(
    seed=st.integers(0, 2**32),
    lines=st.integers(1, 40),
    batch=st.integers(3, 50),
    parts=st.integers(1, 3),
    sizes=st.tuples(st.integers(1, 20), st.integers(10, 30), st.integers(20, 80)),
)
def test_the_live_fold_is_the_oracle_and_the_rebuild_row_for_row(
    board: Board,
    one_after_another: pytest.MonkeyPatch,
    seed: int,
    lines: int,
    batch: int,
    parts: int,
    sizes: tuple[int, int, int],
) -> None:
    """Löpande, ombyggda och ur raderna återspelade register är desamma, rad för rad, vad som än har hänt."""
    with board.registers("live") as db:
        # The examples share a book: drawn from the seed alone, a later one would use the ids of an earlier one again.
        board.history.chance.seed(f"{seed} after {board.history.length}")
        last = board.go_on(lines)
        room, page, chunk = sizes
        for module, name, value in (
            (fold, "BATCH", batch),
            (rebuild, "ROOM", room),
            (rebuild, "PAGE", page),
            (rebuild, "CHUNK", chunk),
        ):
            one_after_another.setattr(module, name, value)
        live = fold.Fold(db, room)
        while live.step() < last:
            pass
        build(board, "fresh", parts)
        rows = stored(db, "live")
        assert rows == replayed(db)
        assert rows == stored(db, "fresh")


@pytest.mark.slow
def test_a_rebuild_by_several_processes_has_the_digest_of_the_live_registers(board: Board) -> None:
    """En ombyggnad i flera processer ger samma kontrollsumma som de löpande registren, nu och förr."""
    with board.registers("live") as db, pytest.MonkeyPatch.context() as patch:
        then = board.go_on(100)
        before = digest(db, "live", fold_all(db))
        board.go_on(400)
        after = digest(db, "live", fold_all(db))
        patch.setattr(rebuild, "PAGE", 100)
        assert build(board, "three", parts=3) == after
        assert digest(db, "three", then) == before != after
        assert stored(db, "three") == stored(db, "live")


def test_registers_of_an_empty_book_can_be_built(board: Board) -> None:
    """Att bygga register går också när nästan inget är skrivet, och två gånger ger samma."""
    assert build(board, "once", parts=2) == build(board, "again", parts=2)
    with board.database.writer() as db:
        assert schema.is_complete(db, "once")
        assert rebuild.rebuild(board.database.writer_dsn, "once") == board.last
