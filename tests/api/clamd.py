"""A small server that speaks clamd's protocol as far as INSTREAM goes (man clamd): a real one on a real port.

`mood` is what it does when a file has come: it looks for the EICAR string; or it hangs, hangs up half-way, refuses what
is too large for it, answers what nobody understands, or is not there at all.
"""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from socketserver import BaseRequestHandler, ThreadingTCPServer
from typing import cast

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
VERSION = b"ClamAV 1.4.6/27800/Tue Nov 24 09:27:02 2026\n"
LIMIT = 26_000_000


@dataclass
class Scanner:
    """What the server does, what has been sent to it, and a gate that it waits at before it answers."""

    port: int = 0
    mood: str = "looks"
    scanned: list[bytes] = field(default_factory=list)
    gate: threading.Event = field(default_factory=threading.Event)


class Handler(BaseRequestHandler):
    def handle(self) -> None:
        with suppress(ConnectionError, EOFError):
            command = self.line()
            scanner = cast(Server, self.server).scanner
            if command == b"nVERSION\n":
                self.request.sendall(VERSION)
            elif command == b"nINSTREAM\n":
                self.scan(scanner)

    def scan(self, scanner: Scanner) -> None:
        if scanner.mood == "dies":
            self.exactly(6)
            self.request.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            return
        content = b""
        while size := struct.unpack("!L", self.exactly(4))[0]:
            content += self.exactly(size)
        if scanner.mood == "hangs":
            scanner.gate.wait(30)
            return
        scanner.gate.wait(30)
        scanner.scanned.append(content)
        self.request.sendall(self.answer(scanner, content))

    def answer(self, scanner: Scanner, content: bytes) -> bytes:
        match scanner.mood:
            case "limited":
                return b"INSTREAM size limit exceeded. ERROR\n"
            case "mumbles":
                return b"hm\n"
            case "is silent":
                return b""
        return b"stream: Eicar-Test-Signature FOUND\n" if EICAR in content else b"stream: OK\n"

    def line(self) -> bytes:
        found = b""
        while not found.endswith(b"\n"):
            found += self.exactly(1)
        return found

    def exactly(self, size: int) -> bytes:
        found = b""
        while len(found) < size:
            part = self.request.recv(size - len(found))
            if not part:
                raise EOFError
            found += part
        return found


class Server(ThreadingTCPServer):
    daemon_threads = True
    scanner: Scanner


@contextmanager
def clamd() -> Iterator[Scanner]:
    """A scanner that answers at once, until told otherwise."""
    with Server(("127.0.0.1", 0), Handler) as server:
        server.scanner = scanner = Scanner(server.server_address[1])
        scanner.gate.set()
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield scanner
        scanner.gate.set()
        server.shutdown()
        thread.join()
