"""Our own launcher of PostgreSQL: one server for one home, reached over a private socket and by nobody else.

The programs come from a package that is installed with ours, or from any folder of PostgreSQL 15 or later.
The package's own launcher is not used: it changes permissions up to the root of the file system, and gives up
on a crash recovery after ten seconds.

The server outlives the process that started it. A later start finds it and attaches; several starts at once
end with one server. After a crash of either, start is all that is needed.

    home/postgres/data | log | run     the server's (ledger/cluster.py)
    home/postgres/lock                 held while somebody starts or stops
"""

import fcntl
import os
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import psycopg
from psycopg.conninfo import make_conninfo
from psycopg.pq import PGconn, Ping

from ledger.cluster import (
    PORT,
    SUPERUSER,
    clear_traces,
    configure,
    create,
    postmaster,
    remove_short_folder,
    tenants,
)
from ledger.namespace import Crew, LaunchFailed, folder_of, muster, shipped_binaries

__all__ = ["LaunchFailed", "Server", "running", "start", "stop"]

PATIENCE = 300.0
"""Seconds that a start or a stop may take: a crash recovery reads everything since the last checkpoint."""
ORPHANS_LEAVE = 30.0
"""Seconds within which the processes that a dead server left behind must be gone."""

Mode = Literal["smart", "fast", "immediate"]
SIGNALS: Mapping[Mode, signal.Signals] = {
    "smart": signal.SIGTERM,
    "fast": signal.SIGINT,
    "immediate": signal.SIGQUIT,
}


@dataclass(frozen=True)
class Server:
    """A server that answers."""

    home: Path
    """The folder that it was started for."""
    binaries: Path
    """PostgreSQL's programs (psql, pg_dump, ...); those that only connect may be run as they are."""
    folder: Path
    """Holds data, log and run."""
    superuser: str = SUPERUSER

    def dsn(self, database: str, user: str | None = None) -> str:
        """The connection string to a database, as the superuser or as a role named `liggaren_...`."""
        sockets = (self.folder / "run").resolve()
        return make_conninfo(host=str(sockets), port=PORT, dbname=database, user=user or self.superuser)


def start(
    home: Path,
    binaries: Path | None = None,
    settings: Mapping[str, str] | None = None,
    preload: Path | None = None,
) -> Server:
    """Start the server of a home, or attach to it if it runs; return when it answers.

    Arguments: `binaries` is a folder of PostgreSQL programs, by default those installed with us. `settings`
    (names and values of postgresql.conf) and `preload` (a library that the server loads first) count only
    when this call is the one that starts it.
    Raises LaunchFailed when it does not answer within five minutes or will not start.
    """
    programs = (binaries or shipped_binaries()).absolute()
    with _alone(home) as base:
        server = running(home, programs)
        if not (server and _answers(server)):
            _wait_for_orphans(folder_of(base))
            crew = muster(base, programs)
            create(crew)
            configure(crew, settings or {})
            server = _launch(crew, home, preload)
    _log_in(server)
    return server


def stop(server: Server, mode: Mode = "fast") -> None:
    """Stop a server and wait until it is gone; nothing happens if it is not running.

    Arguments: `mode` is one of PostgreSQL's own: smart waits for clients, fast ends them, immediate leaves a
    recovery for the next start. Raises LaunchFailed if it is still there after five minutes.
    """
    with _alone(server.home):
        data = server.folder / "data"
        pid = postmaster(data)
        if pid in tenants(data):
            os.kill(pid, SIGNALS[mode])
        if not _within(PATIENCE, lambda: not tenants(data)):
            raise LaunchFailed(f"Databasservern i {server.folder} stannade inte inom fem minuter.")
        remove_short_folder(server.folder)


def running(home: Path, binaries: Path | None = None) -> Server | None:
    """The server of a home if its process is alive (it may still be starting), else None. Starts nothing."""
    folder = folder_of(home.absolute() / "postgres")
    if postmaster(folder / "data") not in tenants(folder / "data"):
        return None
    return Server(home.absolute(), binaries or shipped_binaries(), folder)


def _launch(crew: Crew, home: Path, preload: Path | None) -> Server:
    """Start the server as a process of its own, which no signal to ours reaches; return when it answers."""
    deadline = time.monotonic() + ORPHANS_LEAVE
    arguments = ["start", "-w", "-t", str(int(PATIENCE)), "-s", "-D", "data", "-l", "log/start.log"]
    while True:
        (crew.folder / "log" / "start.log").unlink(missing_ok=True)
        started = crew.run("pg_ctl", arguments, preload)
        server = running(home, crew.binaries)
        if server and _answers(server):
            return server
        words = _last_words(crew.folder)
        # Just after a crash its traces may still be in use by processes that are on their way out.
        in_the_way = "already exists" in words or "still in use" in words
        if not in_the_way or time.monotonic() > deadline:
            raise LaunchFailed(f"Databasservern i {crew.folder} startade inte:\n{started.stderr.strip()}\n{words}")
        time.sleep(0.2)


def _wait_for_orphans(folder: Path) -> None:
    """Let what a killed server left behind go away: processes first, then their traces."""
    data = folder / "data"
    if not _within(ORPHANS_LEAVE, lambda: not tenants(data)):
        raise LaunchFailed(f"Processer från en avbruten databasserver lever kvar i {data}: {tenants(data)}")
    clear_traces(folder)


def _answers(server: Server) -> bool:
    """Wait until the server takes connections; False if it is gone. Raises LaunchFailed if neither."""
    address = server.dsn("postgres").encode()

    def settled() -> bool:
        return PGconn.ping(address) == Ping.OK or not running(server.home, server.binaries)

    if not _within(PATIENCE, settled):
        raise LaunchFailed(f"Databasservern i {server.folder} svarade inte inom fem minuter; vänta och försök igen.")
    return PGconn.ping(address) == Ping.OK


def _log_in(server: Server) -> None:
    """Show that we are let in. Raises LaunchFailed if the server was started by somebody else."""
    try:
        psycopg.connect(server.dsn("postgres"), connect_timeout=10).close()
    except psycopg.OperationalError as error:
        raise LaunchFailed(f"Databasservern i {server.folder} släpper inte in oss: {error}") from error


def _last_words(folder: Path) -> str:
    """The end of what the server said last, for a message."""
    newest = sorted((folder / "log").glob("*.log"), key=lambda path: path.stat().st_mtime)[-2:]
    return "\n".join(path.read_text(encoding="utf-8", errors="replace")[-1500:].strip() for path in newest)


def _within(seconds: float, happened: Callable[[], bool]) -> bool:
    """Whether something happened before the time was up; looks every twentieth of a second."""
    deadline = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


@contextmanager
def _alone(home: Path) -> Iterator[Path]:
    """Hold the lock of a home, so that two who start or stop it at once do so one after the other."""
    base = home.absolute() / "postgres"
    try:
        base.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = os.open(base / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    except PermissionError as error:
        raise LaunchFailed(f"Mappen {base} tillhör någon annan; kör kommandot som dess ägare.") from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield base
    finally:
        os.close(lock)
