"""The lines as they are entered, as server-sent events: GET /{board}/api/v1/lines/stream?after=17

Each event is a line as in lines.py, with its position as the id: a reader that was cut off sends Last-Event-ID and goes
on where it was (HTML Standard, 9.2). Between lines comes a comment now and then, so that nobody in between takes the
connection for dead.

A connection has no queue. It holds one page of lines, read from the database when the one before has been taken by the
reader, so a slow reader holds nobody but itself, and is shown out when it has taken nothing for a minute. What a reader
may see is asked anew for every page; when the token ends, so does the stream.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import suppress
from typing import Any

import psycopg
from psycopg_pool import PoolTimeout, TooManyRequests
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from api import inputs, lines
from api.guard import METHODS
from api.identity import Asker, asker, bearer
from api.problems import NotSignedIn
from api.registers import board_of, must_be, on_route
from api.tokens import LEEWAY
from domain.grammar import NotAllowed
from ledger import clock
from ledger.ending import end
from projections.cards import FoldStopped
from projections.tail import Behind

KIND = "text/event-stream"
PAGE = 100
HEARTBEAT = 15.0
RESTS = 0.25
"""Seconds between pages when lines come one by one: whoever waits for the registers makes them fold small batches."""
TAKES = 60.0
"""Seconds in which a reader must take what it is sent."""
AGAIN = 2000
"""Milliseconds after which a reader that was cut off is to come back."""
OVER = (NotSignedIn, NotAllowed, psycopg.Error, PoolTimeout, TooManyRequests)
"""What ends a stream: the reader comes back with what it has read, and is told why, or served by another process."""


async def stream(request: Request) -> Response:
    """Raises Busy when too many follow already."""
    board = board_of(request)
    on_route(request, "lines", "stream")
    must_be(request, "GET", "HEAD")
    who = await asker(request, board)
    asked = inputs.query(request, ("after",))
    last, where = request.headers.get("Last-Event-ID"), "Last-Event-ID"
    if last is None:
        last, where = asked.get("after", "0"), "after"
    after = inputs.number(last, where)
    headers = {"X-Accel-Buffering": "no", "Cache-Control": "no-store"}
    if request.method == "HEAD":
        return Response(headers=headers, media_type=KIND)
    board.seats.must_be_free(who.person)
    return Stream(request, who, after, headers)


class Stream(Response):
    """An answer that goes on until the reader hangs up, may not read any more, or the server ends."""

    def __init__(self, request: Request, who: Asker, after: int, headers: dict[str, str]) -> None:
        super().__init__(headers=headers, media_type=KIND)
        del self.headers["Content-Length"]
        self.request, self.who, self.position = request, who, after
        self.until = who.board.trust.check(bearer(request)).until + LEEWAY

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self.who.board.seats.seat(self.who.person):
            left = hung_up(receive)
            over = self.who.board.seats.over.wait()
            await first_of(self.talk(send), left, over)
        with suppress(TimeoutError):  # to somebody who takes nothing there is no saying goodbye either
            async with asyncio.timeout(1.0):
                await send(part(b"", more=False))

    async def talk(self, send: Send) -> None:
        """Send what there is, each part when the one before is taken."""
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        await send(part(b"retry: %d\n\n" % AGAIN))
        with suppress(TimeoutError, *OVER):
            async for one in self.parts():
                async with asyncio.timeout(TAKES):
                    await send(part(one))

    async def parts(self) -> AsyncIterator[bytes]:
        """Pages of lines, and comments when there are none. Raises what is in OVER."""
        board = self.who.board
        while True:
            who = await asker(self.request, board)
            found = await lines.page(who, self.position, board.tail.position, PAGE)
            if found.events:
                first, self.position = self.position + 1, found.last
                yield b"".join(b"id: %d\ndata: %s\n\n" % one for one in enumerate(found.events, first))
            if len(found.events) == PAGE:
                continue
            if found.events:
                await asyncio.sleep(RESTS)
            elif not await self.more():
                yield b":\n\n"

    async def more(self) -> bool:
        """Wait for a line, until it is time for a comment or for the token to end."""
        patience = max(0.05, min(HEARTBEAT, self.until - clock.now().timestamp()))
        try:
            await self.who.board.tail.reached(self.position + 1, patience)
        except Behind:
            return False
        except FoldStopped:  # nothing comes until the registers go on
            await asyncio.sleep(patience)
            return False
        return True


def part(body: bytes, more: bool = True) -> Message:
    return {"type": "http.response.body", "body": body, "more_body": more}


async def hung_up(receive: Receive) -> None:
    """Until the reader has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def first_of(*those: Coroutine[Any, Any, object]) -> None:
    """Do these until one is done, and leave the others. Raises what that one raised."""
    tasks = [asyncio.create_task(one) for one in those]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        await end(tasks)
    for task in done:
        task.result()


def routes() -> list[Route]:
    return [Route("/{board}/api/v1/lines/stream", stream, methods=METHODS)]
