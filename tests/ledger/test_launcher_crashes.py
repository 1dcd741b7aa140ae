"""The launcher of the database when something was killed, interrupted or done twice at once."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from ledger.postgres import running, start, stop
from tests.ledger.launching import ask, number_of, temporary_home

pytestmark = pytest.mark.slow


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that only we may enter."""
    with temporary_home(0o700) as folder:
        yield folder


def test_the_server_outlives_the_process_that_started_it(home: Path) -> None:
    """Dödas programmet lever databasen vidare, och nästa start ansluter till den."""
    code = (
        "import sys, time, pathlib, ledger.postgres as p;"
        "p.start(pathlib.Path(sys.argv[1])); print(1, flush=True); time.sleep(99)"
    )
    starter = subprocess.Popen([sys.executable, "-c", code, home], stdout=subprocess.PIPE)
    assert starter.stdout and starter.stdout.readline() == b"1\n"
    alive = running(home)
    assert alive
    before = number_of(alive)
    starter.kill()
    starter.wait()
    starter.stdout.close()
    assert number_of(start(home)) == before


@pytest.mark.parametrize("pause", [0, 0.5])
def test_a_killed_server_starts_again_with_all_that_was_committed(home: Path, pause: float) -> None:
    """Dödas databasen mitt i arbetet startar den igen, och allt som bekräftats finns kvar."""
    server = start(home)
    busy = psycopg.connect(server.dsn("postgres"), autocommit=True)
    busy.execute("create table lines as select generate_series(1, 200000) as position")
    os.kill(number_of(server), signal.SIGKILL)
    time.sleep(pause)
    assert ask(start(home), "select count(*) from lines") == 200_000
    busy.close()


def test_traces_of_an_earlier_server_do_not_stop_the_next(home: Path) -> None:
    """Kvarlämnade filer från en död databas hindrar inte nästa start, ens om numret har fått en ny ägare."""
    server = start(home)
    data, run = server.folder / "data", server.folder / "run"
    note = (data / "postmaster.pid").read_text()
    stop(server)
    # Number 1 lives, and is root's as the server may be: PostgreSQL alone would refuse to start for ever.
    stale = "\n".join(["1", *note.splitlines()[1:]]) + "\n"
    (data / "postmaster.pid").write_text(stale)
    (run / ".s.PGSQL.5432").touch()
    (run / ".s.PGSQL.5432.lock").write_text(stale)
    assert running(home) is None
    assert ask(start(home), "select 1") == 1


def test_an_interrupted_first_start_is_begun_again(home: Path) -> None:
    """Avbryts den allra första starten görs den om från början."""
    half = home / "postgres" / "data.unfinished"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    assert ask(start(home), "select 1") == 1
    assert not half.exists()


def test_starts_at_the_same_time_end_with_one_server(home: Path) -> None:
    """Startar flera program databasen samtidigt blir det ändå bara en."""
    code = (
        "import sys, pathlib, ledger.postgres as p, ledger.cluster as c;"
        "print(c.postmaster(p.start(pathlib.Path(sys.argv[1])).folder / 'data'))"
    )
    starters = [
        subprocess.Popen([sys.executable, "-c", code, home], stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]
    answers = {starter.communicate()[0] for starter in starters}
    assert answers == {f"{number_of(start(home))}\n"}
