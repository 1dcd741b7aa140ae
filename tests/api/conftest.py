"""What the tests of the way in stand on: a furnished board, served.

house   a demonstration's book with units and people (tests/api/house.py), one copy for each file of tests
town    the house, served, with a client to ask as somebody
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ledger import database as databases
from ledger.postgres import Server
from tests.api.house import House, Town, build, served
from tests.conftest import copy_of


@pytest.fixture(scope="session")
def furnished(server: Server, worker: str) -> House:
    """Made once a worker, and copied from then on."""
    database = databases.create(server, f"house_{worker}")
    return build(database, server.home / f"house-keys-{worker}")


@pytest.fixture(scope="module")
def house(server: Server, furnished: House, worker: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    keys = tmp_path_factory.mktemp("house") / "keys"
    shutil.copytree(furnished.keys, keys)
    keys.chmod(0o700)
    with copy_of(server, furnished.database, worker) as made:
        yield replace(furnished, database=made, keys=keys)


@pytest.fixture(scope="module")
def town(house: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with served(house, tmp_path_factory.mktemp("issuer")) as made:
        yield made


@pytest.fixture
def browser(town: Town) -> Iterator[TestClient]:
    town.client.cookies.clear()
    yield town.client
    town.client.cookies.clear()


@pytest.fixture
def issuer_folder(tmp_path: Path) -> Path:
    return tmp_path / "issuer"
