"""The files of a PostgreSQL server: making them, configuring them, and knowing who is using them.

<folder>/data   the database files, the server's own
<folder>/log    what the server says; the files are limited in size and number
<folder>/run    the socket, for the owner alone; a link to a folder with a shorter name if that is needed
"""

import os
import shutil
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path

from ledger.namespace import Crew, LaunchFailed

SUPERUSER = "liggaren"
PORT = 5432
SOCKET_PATH_LIMIT = 103
"""Bytes. Linux allows 107 and macOS 103."""
LOG_FILES_KEPT = 5

DEFAULTS: Mapping[str, str] = {
    "cluster_name": "liggaren",
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "shared_buffers": "256MB",
    "max_connections": "100",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "logging_collector": "on",
    "log_filename": "postgres-%Y%m%d-%H%M%S.log",
    "log_rotation_age": "0",
    "log_rotation_size": "10MB",
    # A statement that fails may hold what somebody wrote: neither it nor the row goes to the log.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
"""What differs from PostgreSQL's defaults; durability does not: fsync and synchronous_commit stay on."""


def create(crew: Crew) -> None:
    """Make the database files if there are none; a half-made set from an interrupted start is thrown away.

    Raises LaunchFailed with initdb's own words.
    """
    if (crew.folder / "data").exists():
        return
    unfinished = crew.folder / "data.unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    # Order by code point whatever the machine's C library thinks, so that files can move between machines.
    locale = ["--encoding=UTF8", "--locale=C"]
    if crew.version >= 17:
        locale += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    arguments = ["-D", unfinished.name, "--username", SUPERUSER, "--auth=peer", "--data-checksums", *locale]
    made = crew.run("initdb", arguments)
    if made.returncode:
        raise LaunchFailed(f"Databasens filer kunde inte skapas i {crew.folder}:\n{made.stderr.strip()}")
    with (unfinished / "postgresql.conf").open("a", encoding="utf-8") as config:
        config.write("\ninclude 'liggaren.conf'\n")
    unfinished.rename(crew.folder / "data")
    _sync(crew.folder)


def configure(crew: Crew, settings: Mapping[str, str]) -> None:
    """Write the server's settings and who may log in, anew at each start."""
    data = crew.folder / "data"
    sockets = _socket_folder(crew)
    log = crew.folder / "log"
    _private(log, crew)
    for old in sorted(log.glob("postgres-*.log"))[:-LOG_FILES_KEPT]:
        old.unlink()
    places = {"unix_socket_directories": f'"{sockets}"', "log_directory": str(log)}
    lines = [f"{name} = {_quoted(value)}" for name, value in {**DEFAULTS, **settings, **places}.items()]
    _write(data / "liggaren.conf", lines, crew)
    _write(data / "pg_ident.conf", _who_may_be_whom(crew), crew)
    guard = "peer map=liggaren" if crew.version >= 16 else "trust"
    _write(data / "pg_hba.conf", [f"local all all {guard}", f"local replication all {guard}"], crew)


def _who_may_be_whom(crew: Crew) -> list[str]:
    """Whoever started the server may be its superuser and every role of a board; nobody else may be anybody.

    PostgreSQL 15 knows no patterns here; there the closed folder of the socket is the only guard.
    """
    return [
        f'liggaren "{crew.peer}" {SUPERUSER}',
        f'liggaren "{crew.peer}" /^liggaren_[a-z0-9_]+$',
    ]


def _socket_folder(crew: Crew) -> Path:
    """The folder of the socket: `run`, or a link of that name to a private folder with a shorter path."""
    run = crew.folder / "run"
    path = os.fsencode(run / f".s.PGSQL.{PORT}")
    fits = len(path) <= SOCKET_PATH_LIMIT and not set(str(run)) & set(',"')
    if run.is_symlink() and not fits and _is_private(run.resolve(), crew):
        return run.resolve()
    if run.is_symlink():
        run.unlink()
    if fits:
        _private(run, crew)
        return run
    shutil.rmtree(run, ignore_errors=True)
    short = Path(tempfile.mkdtemp(prefix="liggaren-"))
    os.chown(short, crew.owner, crew.group)
    run.symlink_to(short)
    return short


def clear_traces(folder: Path) -> None:
    """Remove the notes of a server that is gone: its process number, its socket and the socket's lock.

    The number may belong to another process by now, or to a dead one that nobody has collected, and
    PostgreSQL would take either for a living server. Only call it when the folder has no tenants.
    """
    for trace in (folder / "data" / "postmaster.pid", *(folder / "run").glob(".s.PGSQL.*")):
        trace.unlink(missing_ok=True)


def remove_short_folder(folder: Path) -> None:
    """Remove the folder in the temporary directory that a long path made necessary; the server is gone."""
    run = folder / "run"
    if run.is_symlink():
        shutil.rmtree(run.resolve(), ignore_errors=True)
        run.unlink()


def tenants(data: Path) -> list[int]:
    """The numbers of the server processes that live in a data folder, the postmaster or orphans it left.

    The number in postmaster.pid is not believed by itself (see clear_traces). Each process of a server has
    the data folder as its working directory.
    """
    noted = postmaster(data)
    if not Path("/proc/self").exists():
        return [noted] if noted and _exists(noted) else []
    found = (int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit())
    return [pid for pid in found if _lives_in(pid, data, noted)]


def postmaster(data: Path) -> int | None:
    """The process number in postmaster.pid, dead or alive, or None."""
    try:
        first = (data / "postmaster.pid").read_text(encoding="utf-8", errors="replace").partition("\n")[0]
    except FileNotFoundError:
        return None
    return int(first) if first.strip().isdigit() else None


def _lives_in(pid: int, data: Path, noted: int | None) -> bool:
    process = Path("/proc") / str(pid)
    try:
        name, _, state = (process / "stat").read_text(errors="replace").partition("(")[2].rpartition(") ")
        if name != "postgres" or state.startswith("Z"):
            return False
        return os.path.samestat((process / "cwd").stat(), data.stat())
    except PermissionError:
        # A container's root may not look into another user's process: there the note decides.
        return pid == noted
    except (FileNotFoundError, ProcessLookupError):
        return False


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _private(folder: Path, crew: Crew) -> None:
    if not _is_private(folder, crew):
        folder.mkdir(mode=0o700, exist_ok=True)
        os.chown(folder, crew.owner, crew.group)
        folder.chmod(0o700)


def _is_private(folder: Path, crew: Crew) -> bool:
    if not folder.is_dir():
        return False
    status = folder.stat()
    return status.st_uid == crew.owner and stat.S_IMODE(status.st_mode) == 0o700


def _sync(folder: Path) -> None:
    """Make the names in a folder durable, as initdb has made the files."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _quoted(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"


def _write(path: Path, lines: list[str], crew: Crew) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    os.chown(path, crew.owner, crew.group)
    path.chmod(0o600)
