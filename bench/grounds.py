"""Where a measurement is made: a home of its own that is thrown away after, and a server in one of two settings.

`mem`: the files lie in memory and a commit costs nothing but computing. `1ms`: the same, but everything that makes data
durable takes a millisecond more, which is what a commit costs on a network disk.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Literal

from ledger import postgres
from ledger.database import connect
from ledger.postgres import Server

Setting = Literal["mem", "1ms"]
LABELS: dict[Setting, str] = {"mem": "bara processor", "1ms": "1 ms per skrivning"}
MEMORY = Path("/dev/shm")
ROOM = 6 * 2**30
"""Bytes of memory that must be free before a server is put there."""


class NoCompiler(RuntimeError):
    """There is no C compiler, so the slow disk cannot be made."""


@dataclass(frozen=True)
class Size:
    """How much is measured: the whole, or a small part of it while developing."""

    quick: bool

    def of(self, whole: int, quick: int) -> int:
        return quick if self.quick else whole


def in_memory() -> bool:
    return MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM


def slow_sync(folder: Path) -> Path:
    """The library that makes durability cost a millisecond. Raises NoCompiler."""
    compiler = shutil.which("cc")
    if compiler is None:
        raise NoCompiler
    library = folder / "slowsync.so"
    with as_file(files("bench") / "slowsync.c") as source:
        options = ["-shared", "-fPIC", "-O2", "-DSLOWSYNC_US=1000"]
        subprocess.run([compiler, *options, "-o", library, source, "-ldl"], check=True, capture_output=True)
    return library


@contextmanager
def server(setting: Setting, **settings: str) -> Iterator[Server]:
    """A server in a home of its own, gone when the measurement is. Raises NoCompiler for `1ms` without a compiler."""
    place = MEMORY if in_memory() else None
    with tempfile.TemporaryDirectory(prefix="liggaren-bench-", dir=place, ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        preload = slow_sync(home) if setting == "1ms" else None
        chosen = {"wal_sync_method": "fdatasync", "max_wal_size": "4GB", **settings}
        running = postgres.start(home, settings=chosen, preload=preload)
        try:
            yield running
        finally:
            postgres.stop(running)


def commit_time(running: Server) -> float:
    """Seconds that an almost empty commit takes on this server, as its client sees it."""
    took = []
    with connect(running.dsn("postgres")) as db:
        for _ in range(200):
            began = time.perf_counter()
            db.execute("SELECT pg_logical_emit_message(true, 'bench', 'x')", prepare=True)
            took.append(time.perf_counter() - began)
    return statistics.median(took)


def sync_time(folder: Path) -> float:
    """Seconds that fdatasync takes on the disk of a folder."""
    took = []
    with tempfile.TemporaryFile(dir=folder) as file:
        for _ in range(100):
            os.write(file.fileno(), b"x" * 8192)
            began = time.perf_counter()
            os.fdatasync(file.fileno())
            took.append(time.perf_counter() - began)
    return statistics.median(took)


def version(running: Server) -> str:
    with connect(running.dsn("postgres")) as db:
        row = db.execute("SHOW server_version").fetchone()
        assert row is not None
        return str(row[0])
