"""Many clients at once, as cheap as they can be made: each keeps its connection and sends when it has been answered.

    python -m bench.load '{"port": 8000, "clients": 64, "seconds": 3, "requests": [{"head": "...", "body": "..."}]}'

Prints how many were answered, in how many seconds, and after how long (median and 99th percentile, in seconds).
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import partial
from itertools import count
from typing import cast
from uuid import uuid4

import uvloop

HOST = "127.0.0.1"
# A key for each request; drawn at random they would cost the machine as much as answering does.
RUN = uuid4()
KEYS = (f"{RUN}-{number}" for number in count())


@dataclass(frozen=True)
class Request:
    """What one client sends again and again: request line and headers without an end, and the body."""

    head: str
    body: str

    def bytes_with(self, key: str) -> bytes:
        length = len(self.body.encode())
        return f"{self.head}Idempotency-Key: {key}\r\nContent-Length: {length}\r\n\r\n{self.body}".encode()


@dataclass(frozen=True)
class Answered:
    count: int
    seconds: float
    median: float
    slowest: float
    """The 99th percentile."""

    @property
    def rate(self) -> float:
        return self.count / self.seconds


def post(path: str, body: str, token: str = "") -> Request:
    authorization = f"Authorization: Bearer {token}\r\n" if token else ""
    return Request(f"POST {path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n{authorization}", body)


def load(port: int, clients: int, seconds: float, requests: Sequence[Request]) -> Answered:
    """Let a process of its own ask as long as told. Raises CalledProcessError if an answer was not a good one."""
    said = {"port": port, "clients": clients, "seconds": seconds, "requests": [asdict(one) for one in requests]}
    process = [sys.executable, "-m", "bench.load"]
    patience = seconds + 60
    ran = subprocess.run(process, input=json.dumps(said), capture_output=True, text=True, check=True, timeout=patience)
    return Answered(**json.loads(ran.stdout))


class Client(asyncio.Protocol):
    """One connection: sends, waits for the whole answer, sends again."""

    def __init__(self, request: Request, until: float, took: list[float], ended: asyncio.Future[None]) -> None:
        self.request, self.until, self.took, self.ended = request, until, took, ended
        self.buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)  # uvloop's is one, but not by name
        self.ask()

    def ask(self) -> None:
        if time.perf_counter() > self.until:
            self.transport.close()
            self.ended.set_result(None)
            return
        self.asked = time.perf_counter()
        self.transport.write(self.request.bytes_with(next(KEYS)))

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        head, found, body = self.buffer.partition(b"\r\n\r\n")
        if not found or len(body) < length_in(head):
            return
        if not head.startswith(b"HTTP/1.1 2"):
            self.ended.set_exception(RuntimeError(self.buffer.decode()))
            return
        self.took.append(time.perf_counter() - self.asked)
        self.buffer = b""
        self.ask()

    def connection_lost(self, error: Exception | None) -> None:
        if not self.ended.done():
            self.ended.set_exception(error or ConnectionError("the server hung up"))


def length_in(head: bytes) -> int:
    lowered = head.lower()
    at = lowered.index(b"content-length:") + 15
    return int(lowered[at : at + 20].split(b"\r\n")[0])


async def ask_all(port: int, clients: int, seconds: float, requests: Sequence[Request]) -> Answered:
    loop = asyncio.get_running_loop()
    took: list[float] = []
    began = time.perf_counter()
    ended = [loop.create_future() for _ in range(clients)]
    for number, one in enumerate(ended):
        client = partial(Client, requests[number % len(requests)], began + seconds, took, one)
        await loop.create_connection(client, HOST, port)
    await asyncio.gather(*ended)
    whole = time.perf_counter() - began
    took.sort()
    return Answered(len(took), whole, took[len(took) // 2], took[len(took) * 99 // 100])


if __name__ == "__main__":
    told = json.loads(sys.stdin.read())
    told["requests"] = [Request(**one) for one in told["requests"]]
    print(json.dumps(asdict(uvloop.run(ask_all(**told)))))
