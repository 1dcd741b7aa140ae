"""The server process: uvicorn on one address, quiet about people, ended cleanly by SIGINT or SIGTERM."""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping, Sequence

import uvicorn
from uvicorn import Config

from api import app
from api.served import Served, Service

HOST = "127.0.0.1"
PORT = 8000
LAST_WORDS = 10
"""Seconds that those who are being served may take when the server ends."""


class Server(uvicorn.Server):
    """Tells when it answers, and remembers whether it got that far."""

    def __init__(self, config: Config, ready: Callable[[], None], boards: Callable[[], Mapping[str, Served]]) -> None:
        super().__init__(config)
        self.ready, self.boards = ready, boards

    async def startup(self, sockets: object = None) -> None:
        await super().startup(sockets)  # type: ignore[arg-type]  # a list of sockets; none of ours are given
        if self.started:
            self.ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Show those out who follow the lines as they come: they would stay for ever."""
        for board in self.boards().values():
            board.seats.close()
        await super().shutdown(sockets)


def make(
    services: Sequence[Service],
    host: str = HOST,
    port: int = PORT,
    report: app.Report = app.say_nothing,
    ready: Callable[[], None] = lambda: None,
) -> Server:
    """A server of these boards, not yet running: `run` it, and set `should_exit` to end it.

    Args: `report` as for app.create; `ready` is called once, when requests are taken.
    """
    made = app.create(services, report)
    config = Config(
        made,
        host=host,
        port=port,
        loop="uvloop",
        http="httptools",
        ws="none",
        lifespan="on",
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=False,  # who asks is told by a token, never by an address
        timeout_graceful_shutdown=LAST_WORDS,
    )
    return Server(config, ready, lambda: made.state.boards)


def serve(
    services: Sequence[Service],
    host: str = HOST,
    port: int = PORT,
    report: app.Report = app.say_nothing,
    ready: Callable[[], None] = lambda: None,
) -> bool:
    """Serve these boards until told to stop. Returns whether it ever answered. Args: as for make."""
    server = make(services, host, port, report, ready)
    server.run()
    return server.started
