"""One house for all the tests of packages: nobody writes in it but those that make a package."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ledger import database as databases
from ledger.postgres import Server
from replays.package.bag import Files
from tests.replays.package.house import House, house


@pytest.fixture(scope="session")
def built(server: Server, worker: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("house") / "keys"
    with house(databases.create(server, f"package_{worker}"), folder) as made:
        yield made


@pytest.fixture(scope="session")
def for_ivo(built: House) -> Files:
    """The complaint, as the inspectorate gets it."""
    return built.files()
