"""What every test that touches data stands on: a real PostgreSQL, a database of its own, and an open book.

One server is started per run, in a folder that is removed afterwards, by the first test that asks for it; the workers
share it. A database is a copy of one that was migrated (and founded) once per worker: some forty milliseconds.

    server     the running server (of another PostgreSQL with --binaries FOLDER); its durability is off, and a test that
               kills servers starts one of its own
    database   a migrated database, empty, for one test
    keys       the keys of `book`, in a folder of their own for one test
    book       an open, founded book for one test: line 1-4 are the founding, by `founder`
    founder    its first person (Role.SYSTEM_ADMIN) and the unit at the top
    stamp      a function that makes the founder's stamp, now

Async functions are run with asyncio.run in the test. Hypothesis may use the function-scoped fixtures: an example that
writes takes new records, so that examples do not meet.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from psycopg import sql

from domain.grammar import Stamp
from domain.terms import Role
from ledger import clock, postgres
from ledger import database as databases
from ledger.book import Book, Founder, found
from ledger.database import Database
from ledger.ids import new_id
from ledger.keys import Keys
from ledger.postgres import Server

# What is tried is drawn anew at every run; where a change is judged (CI), it is the same every time.
settings.register_profile(
    "liggaren",
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize="CI" in os.environ,
)
settings.load_profile("liggaren")

NOT_DURABLE = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "shared_buffers": "64MB"}
HOME = pytest.StashKey[Path]()
WATCH = pytest.StashKey[subprocess.Popen[bytes]]()

# ── One server a run: the process that started the run decides where, and stops it ───────────────────────────────────


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--binaries", type=Path, help="programs of another PostgreSQL (15 or later) to test on")


def pytest_configure(config: pytest.Config) -> None:
    if given := getattr(config, "workerinput", {}).get("home"):
        config.stash[HOME] = Path(given)
    else:
        home = config.stash[HOME] = Path(tempfile.mkdtemp(prefix="liggaren-prov-"))
        config.stash[WATCH] = watch(home)


def watch(home: Path) -> subprocess.Popen[bytes]:
    """Somebody who ends the server and removes its files when this process is gone, however it went: then its input
    ends."""
    ending = 'cat; kill -QUIT $(head -n 1 "$0/postgres/data/postmaster.pid"); sleep 1; rm -rf "$0"'
    with Path(os.devnull).open("w") as nowhere:
        return subprocess.Popen(
            ["sh", "-c", ending, home], stdin=subprocess.PIPE, stdout=nowhere, stderr=nowhere, start_new_session=True
        )


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    node.workerinput["home"] = str(node.config.stash[HOME])


def pytest_unconfigure(config: pytest.Config) -> None:
    if hasattr(config, "workerinput"):
        return
    home = config.stash[HOME]
    if running := postgres.running(home):
        postgres.stop(running, "immediate")
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def server(pytestconfig: pytest.Config) -> Server:
    return postgres.start(pytestconfig.stash[HOME], pytestconfig.getoption("binaries"), settings=NOT_DURABLE)


# ── The files with slow tests first, so that the workers end together: one file is never divided ─────────────────────


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


# ── Templates, made once per worker ──────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Template:
    """A database to copy, and what it was founded with."""

    database: Database
    founder: Founder
    keys: Path


@pytest.fixture(scope="session")
def template(server: Server, worker: str) -> Database:
    return databases.create(server, f"empty_{worker}")


@pytest.fixture(scope="session")
def founded(server: Server, worker: str) -> Template:
    database = databases.create(server, f"founded_{worker}")
    founder = Founder(new_id(), new_id(), "Åsa Öberg", "Socialnämnden (påhittad)")
    folder = server.home / f"keys-{worker}"
    found(database, folder, "prov.invalid/bok", founder, founders_stamp(founder))
    return Template(database, founder, folder)


@pytest.fixture(scope="session")
def worker() -> str:
    return os.environ.get("PYTEST_XDIST_WORKER", "alone")


NUMBERS = count(1)


@contextmanager
def copy_of(server: Server, template: Database, worker: str) -> Iterator[Database]:
    """A database made from a template, with the template's roles; dropped afterwards."""
    name = f"prov_{worker}_{next(NUMBERS)}"
    owner, writer = (sql.Identifier(f"{template.name}_{role}") for role in ("owner", "writer"))
    one, like = sql.Identifier(name), sql.Identifier(template.name)
    with databases.connect(server.dsn("postgres")) as db:
        db.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(one, like, owner))
        db.execute(sql.SQL("GRANT CREATE ON DATABASE {} TO {}").format(one, writer))  # not copied
        roles = (server.dsn(name, f"{template.name}_{role}") for role in ("owner", "writer"))
        try:
            yield Database(name, *roles)
        finally:
            db.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(one))


# ── What tests ask for ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def database(server: Server, template: Database, worker: str) -> Iterator[Database]:
    with copy_of(server, template, worker) as made:
        yield made


@pytest.fixture
def keys(founded: Template, tmp_path: Path) -> Keys:
    folder = tmp_path / "keys"
    shutil.copytree(founded.keys, folder)
    folder.chmod(0o700)
    return Keys(folder)


@pytest.fixture
def book(server: Server, founded: Template, worker: str, keys: Keys) -> Iterator[Book]:
    with copy_of(server, founded.database, worker) as made:
        opened = Book(made, keys)
        try:
            yield opened
        finally:
            opened.close()


@pytest.fixture
def founder(founded: Template) -> Founder:
    return founded.founder


@pytest.fixture
def stamp(founder: Founder) -> Callable[[], Stamp]:
    return lambda: founders_stamp(founder)


def founders_stamp(founder: Founder) -> Stamp:
    return Stamp(at=clock.now(), by=founder.person, role=Role.SYSTEM_ADMIN, unit=founder.unit)
