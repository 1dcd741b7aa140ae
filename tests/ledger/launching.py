"""What the tests of the launcher have in common: a home that is cleaned up, questions, and other users."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from ledger.cluster import postmaster
from ledger.postgres import Server, running, stop


@contextmanager
def temporary_home(mode: int) -> Iterator[Path]:
    """A folder with these permissions and with a short name; what runs there is ended afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="liggaren-prov-"))
    folder.chmod(mode)
    try:
        yield folder
    finally:
        server = running(folder)
        if server:
            stop(server, "immediate")
        shutil.rmtree(folder)


def ask(server: Server, question: str, user: str | None = None) -> object:
    """The first value of the answer."""
    with psycopg.connect(server.dsn("postgres", user), autocommit=True) as connection:
        row = connection.execute(question.encode()).fetchone()
        return row and row[0]


def number_of(server: Server) -> int:
    """The process number of the running server."""
    pid = postmaster(server.folder / "data")
    assert pid is not None
    return pid


def open_the_doors(server: Server) -> None:
    """Let anybody come as far as the socket, as if somebody had made a mistake."""
    for path in (server.folder, server.folder / "run", server.folder / "run" / ".s.PGSQL.5432"):
        path.chmod(0o777)


def psql(server: Server, uid: int | None = None, user: str = "liggaren") -> subprocess.CompletedProcess[str]:
    """Try to log in with psql, possibly as another user of the machine."""
    return subprocess.run(
        [server.binaries / "psql", "-X", "-At", "-c", "select 'inne'", server.dsn("postgres", user)],
        user=uid,
        extra_groups=None if uid is None else [],
        env={"LC_ALL": "C", "HOME": "/"},
        cwd="/",
        capture_output=True,
        text=True,
    )


def assert_works_as(user: pwd.struct_passwd, act: Callable[[], None]) -> None:
    """Do something in a child process that has become another user."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.setgroups([])
            os.setgid(user.pw_gid)
            os.setuid(user.pw_uid)
            act()
            status = 0
        except BaseException as error:
            print(repr(error), file=sys.__stderr__, flush=True)
        finally:
            os._exit(status)
    assert os.waitpid(child, 0)[1] == 0
