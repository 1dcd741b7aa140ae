"""A witness to kill, or to slow down: python -m tests.api.witness_process FOLDER PORT MODE VKEY ...; says `ready`.

MODE is `well`, `dies-before` (it is killed when it is about to put what it remembers in place), `dies-after` (when it
has, before it answers) or `slow` (it takes its time between the check and the write).
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from api.witness import serve
from ledger import cosigner

NAME = "vittne.invalid/ett"
KEEP = cosigner.keep


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def dies_before(file: Path, text: str) -> None:
    file.with_name(f"{file.name}.halv.ny").write_text(text[: len(text) // 2], encoding="utf-8")
    die()


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
