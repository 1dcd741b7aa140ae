"""What the tests of the registers stand on: a board that can be let live."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.database import Database
from tests.projections.books import Board, opened


@pytest.fixture
def board(database: Database, tmp_path: Path) -> Iterator[Board]:
    """A demonstration's book, furnished, of some twenty lines."""
    with opened(database, tmp_path / "keys", seed=1) as made:
        yield made
