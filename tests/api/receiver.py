"""A system that takes webhooks: a real HTTP server on this machine, which checks signatures as the specification says.

What it answers is decided by `answers` (the next one first; 204 when there are no more), and how long that takes by
`thinks`. It knows nothing of our code.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import ssl
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOLERANCE = 300.0


@dataclass(frozen=True)
class Taken:
    """A message that came."""

    id: str
    timestamp: int
    signature: str
    path: str
    body: bytes

    @property
    def said(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.body)
        return found

    @property
    def position(self) -> int:
        return int(self.said["data"]["position"])

    def is_signed(self, secret: str) -> bool:
        """As a receiver's library does it: the secret without its prefix, the three parts with full stops between."""
        key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
        signed = b".".join((self.id.encode(), str(self.timestamp).encode(), self.body))
        wanted = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        given = [one.partition(",") for one in self.signature.split(" ")]
        fresh = abs(time.time() - self.timestamp) < TOLERANCE
        return fresh and any(kind == "v1" and hmac.compare_digest(said, wanted) for kind, _, said in given)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    receiver: Receiver


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        heads = (self.headers[f"webhook-{name}"] for name in ("id", "timestamp", "signature"))
        id, timestamp, signature = heads
        status, more = self.server.receiver.take(Taken(id, int(timestamp), signature, self.path, body))
        self.send_response(status)
        for name, value in {"Content-Length": "0", **more}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:
        """Nothing is said."""


@dataclass
class Receiver:
    """Where messages come. Use as a context; `down` and `up` in between."""

    port: int = 0
    context: ssl.SSLContext | None = None
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    thinks: float = 0.0
    got: list[Taken] = field(default_factory=list)
    came: threading.Condition = field(default_factory=threading.Condition)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/in"

    @property
    def positions(self) -> list[int]:
        return [one.position for one in self.got]

    def take(self, one: Taken) -> tuple[int, dict[str, str]]:
        with self.came:
            self.got.append(one)
            answer = self.answers.pop(0) if self.answers else (204, {})
            self.came.notify_all()
        time.sleep(self.thinks)
        return answer

    def wait(self, number: int, seconds: float = 15.0) -> list[Taken]:
        """Wait until so many have come in all."""
        with self.came:
            assert self.came.wait_for(lambda: len(self.got) >= number, seconds), f"{len(self.got)} av {number} kom"
        return self.got

    def __enter__(self) -> Receiver:
        self.up()
        return self

    def __exit__(self, *error: object) -> None:
        self.down()

    def up(self) -> None:
        self.server = Server(("127.0.0.1", self.port), Handler)
        self.server.receiver = self
        if self.context is not None:
            self.server.socket = self.context.wrap_socket(self.server.socket, server_side=True)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def down(self) -> None:
        self.server.shutdown()
        self.server.server_close()
