"""A server in a process of its own, ours or one around the library, on a port of this machine until its input ends.

python -m bench.serving        reads one line of JSON from standard input: what to serve (Ours or Theirs)
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import uvicorn
from joserfc.jwk import OKPKey

from api import server
from api.served import Service
from api.tokens import Issuer
from bench import theirs
from ledger.database import Database
from ledger.keys import Keys

ISSUER = "https://bench.invalid"
BOARD = "bench"


@dataclass(frozen=True)
class Ours:
    """The program's own API over one book; `public` is the key of the only issuer it believes."""

    name: str
    owner_dsn: str
    writer_dsn: str
    keys: str
    public: dict[str, Any]

    def serve(self, port: int) -> None:
        issuer = Issuer(ISSUER, {"bench": OKPKey.import_key(self.public)})
        database = Database(self.name, self.owner_dsn, self.writer_dsn)
        board = Service(name=BOARD, title="Mätning", database=database, keys=Keys(Path(self.keys)), issuers=(issuer,))
        until_input_ends(server.make([board], port=port, ready=tell))


@dataclass(frozen=True)
class Theirs:
    """The library's application behind the same kind of endpoint; `environment` says where its database is."""

    environment: dict[str, str]

    def serve(self, port: int) -> None:
        config = uvicorn.Config(
            theirs.create(self.environment),
            port=port,
            loop="uvloop",
            http="httptools",
            ws="none",
            access_log=False,
            log_config=None,
            server_header=False,
        )
        until_input_ends(server.Server(config, tell, dict))


def tell() -> None:
    print("ready", flush=True)


def until_input_ends(running: uvicorn.Server) -> None:
    """Serve until whoever started us lets go of our input, or is gone."""

    def watch() -> None:
        sys.stdin.read()
        running.should_exit = True

    threading.Thread(target=watch, daemon=True).start()
    running.run()


def free_port() -> int:
    with socket.socket() as one:
        one.bind((server.HOST, 0))
        return int(one.getsockname()[1])


@contextmanager
def serving(what: Ours | Theirs) -> Iterator[int]:
    """A server at work; gives its port."""
    port = free_port()
    said = json.dumps({"kind": type(what).__name__, "port": port, "what": asdict(what)})
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.serving"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin is not None and process.stdout is not None
    try:
        process.stdin.write(said + "\n")
        process.stdin.flush()
        if process.stdout.readline() != "ready\n":
            raise RuntimeError(f"{type(what).__name__} did not start")
        yield port
    finally:
        process.stdin.close()
        process.wait(30)


KINDS: Mapping[str, type[Ours] | type[Theirs]] = {"Ours": Ours, "Theirs": Theirs}

if __name__ == "__main__":
    told = json.loads(sys.stdin.readline())
    KINDS[told["kind"]](**told["what"]).serve(told["port"])
