"""A server that is killed while it sends: the next one goes on, nothing is missed, and doubles have the same id."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.api.house import House, Town, served
from tests.api.receiver import Receiver

ROOT = Path(__file__).parents[2]


@contextmanager
def sender(house: House, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A server process of its own, which sends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = [house.database.owner_dsn, house.database.writer_dsn, str(house.keys), str(folder), str(port)]
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.api.sending_process", *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None and process.stdout.readline() == "ready\n"
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def town(house: House, tmp_path: Path) -> Iterator[Town]:
    """A server that takes reports and registrations, and sends nothing itself."""
    with served(house, tmp_path) as made:
        yield made


@pytest.mark.slow
def test_what_was_on_its_way_when_the_server_was_killed_is_sent_again(town: Town, house: House, tmp_path: Path) -> None:
    """kill -9 mitt i ett utskick: nästa process skickar det igen med samma id, och sedan resten, i ordning."""
    with Receiver(thinks=0.5) as receiver:  # so long is each message taken and not answered
        said = {"url": receiver.url, "registers": ["deviations"]}
        made = town.post("founder", "/webhooks", said).json()
        positions = [town.report()["position"] for _ in range(6)]
        for kill in range(1, 4):
            with sender(house, tmp_path) as process:
                receiver.wait(2 * kill)
                process.send_signal(signal.SIGKILL)
                process.wait()
        receiver.thinks = 0.0
        with sender(house, tmp_path):
            receiver.wait(len(positions) + 3)
    ids = [one.id for one in receiver.got]
    firsts = [int(one.rpartition("_")[2]) for one in dict.fromkeys(ids)]
    assert firsts == positions
    assert receiver.positions == sorted(receiver.positions) and len(ids) == len(set(ids)) + 3
    assert all(one.is_signed(made["secret"]) for one in receiver.got)
