"""A witness to kill, or to slow down: python -m tests.api.witness_process FOLDER PORT MODE VKEY ...; says `ready`.

MODE is `well`, `dies-before` (it is killed when it is about to put what it remembers in place), `dies-after` (when it
has, before it answers) or `slow` (it takes its time between the check and the write).
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from api.witness import serve
from ledger.proof import cosigner

ROOT = Path(__file__).parents[2]
NAME = "vittne.invalid/ett"
KEEP = cosigner.keep


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def witness_process(folder: Path, vkey: str, port: int, mode: str = "well") -> Iterator[None]:
    """A witness of one book, in a process of its own."""
    command = [sys.executable, "-m", "tests.api.witness_process", str(folder), str(port), mode, vkey]
    running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert running.stdout is not None and running.stdout.readline() == "ready\n"
        yield
    finally:
        running.kill()
        running.wait()


# ── In that process ──────────────────────────────────────────────────────────


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def dies_before(file: Path, text: str) -> None:
    """It is killed when it has written what it remembers, and made it durable, and is to put it in place."""
    synced = list[Any]()

    def replace(self: Path, target: Any) -> Path:
        if synced:
            die()
        return self

    os.fsync = synced.append  # type: ignore[assignment]
    Path.replace = replace  # type: ignore[method-assign, assignment]
    KEEP(file, text)


def dies_after(file: Path, text: str) -> None:
    KEEP(file, text)
    die()


def slow(file: Path, text: str) -> None:
    time.sleep(1.0)
    KEEP(file, text)


MODES = {"well": KEEP, "dies-before": dies_before, "dies-after": dies_after, "slow": slow}


def main(folder: str, port: str, mode: str, *logs: str) -> None:
    made = cosigner.begin(Path(folder), NAME, logs)
    cosigner.keep = MODES[mode]
    serve(made, "127.0.0.1", int(port), ready=lambda: print("ready", flush=True))


if __name__ == "__main__":
    main(*sys.argv[1:])
