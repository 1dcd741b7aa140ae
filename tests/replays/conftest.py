"""What the tests of the replays stand on: a board that has lived a year, with a half-year frozen, and copies of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from shutil import copytree

import pytest

from domain.calendar import Period
from ledger import database as databases
from ledger.database import Database
from ledger.keys import Keys
from ledger.postgres import Server
from tests.conftest import copy_of
from tests.projections.books import Board, opened
from tests.projections.histories import History
from tests.replays.freezing import freeze
from tests.replays.tampering import Tamperer, tamperer

PACE = timedelta(days=4)
PERIOD = Period.half_year(2025, 1)


@dataclass(frozen=True)
class Year:
    """A book that is closed: what it was made of, and how many lines it has."""

    database: Database
    keys: Keys
    history: History
    last: int


@pytest.fixture(scope="session")
def year(server: Server, worker: str, tmp_path_factory: pytest.TempPathFactory) -> Year:
    """Some two hundred lines; the first half of 2025 is frozen in the middle of them."""
    folder = tmp_path_factory.mktemp("year") / "keys"
    database = databases.create(server, f"year_{worker}")
    with opened(database, folder, seed=11) as board:
        while board.history.today <= PERIOD.end:
            board.go_on(10, PACE)
        freeze(board, PERIOD)
        last = board.go_on(40)
        with board.registers():
            return Year(database, Keys(folder), board.history, last)


@pytest.fixture
def copied(server: Server, year: Year, worker: str, tmp_path: Path) -> Iterator[Year]:
    """A copy of that book, and of its keys, to do harm to."""
    folder = tmp_path / "copied-keys"
    copytree(year.keys.folder, folder)
    folder.chmod(0o700)
    with copy_of(server, year.database, worker) as database:
        yield Year(database, Keys(folder), year.history, year.last)


@pytest.fixture
def board(database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    """A demonstration's book, furnished, of some twenty lines."""
    with opened(database, tmp_path_factory.mktemp("board") / "keys", seed=1) as made:
        yield made


@pytest.fixture
def evil(server: Server, copied: Year) -> Iterator[Tamperer]:
    """A superuser let loose on that copy, in which all was well."""
    with tamperer(server, copied.database, copied.keys) as one:
        assert one.found() is None
        yield one
