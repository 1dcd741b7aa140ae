"""The registers are the same however they were built: live, in parts, in one go, or by the oracle."""

from __future__ import annotations

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
    cards = list(oracle.versions(read(db)))
    rows = [dict(zip(COLUMNS, card.row(), strict=True)) for card in cards]
    return [row | {"state": db.execute("SELECT %s::jsonb", (row["state"],)).fetchone()[0]} for row in rows]  # type: ignore[index]


def make(board: Board, name: str, parts: int) -> str:
    """Build a set of registers of that name anew, and give its digest."""
    with board.database.writer() as db:
        schema.drop(db, name)
        reached = rebuild.rebuild(board.database.writer_dsn, name, parts)
        return digest(db, name, reached)


@settings(max_examples=12)
@given(seed=st.integers(0, 2**32), lines=st.integers(1, 60), batch=st.integers(1, 50), room=st.integers(0, 5))
def test_the_live_fold_is_the_oracle_and_the_rebuild_row_for_row(
    board: Board, seed: int, lines: int, batch: int, room: int
) -> None:
    """Löpande, ombyggda och ur raderna återspelade register är desamma, rad för rad, vad som än har hänt."""
    with board.registers("live") as db, pytest.MonkeyPatch.context() as patch:
        board.history.chance.seed(seed)
        last = board.go_on(lines)
        patch.setattr(fold, "BATCH", batch)
        live = fold.Fold(db, room)
        while live.step() < last:
            pass
        rows = stored(db, "live")
        assert rows == replayed(db)
        make(board, "fresh", parts=1)
        assert rows == stored(db, "fresh")


@pytest.mark.slow
def test_a_parallel_rebuild_with_hardly_any_room_is_the_same(board: Board) -> None:
    """En ombyggnad i flera delar, där nästan inget ryms i minnet, ger samma register och samma kontrollsumma."""
    last = board.go_on(1500)
    with board.registers("live") as db:
        fold_all(db)
        whole = digest(db, "live", last)
        assert make(board, "two", parts=2) == whole
        assert make(board, "three", parts=3) == whole
        assert stored(db, "three") == stored(db, "live")
