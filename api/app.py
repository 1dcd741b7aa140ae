"""The program as a web application: boards opened, routes put together, and closed in order."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

import psycopg
from fastapi import FastAPI
from psycopg_pool import PoolTimeout
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from api import (
    analyses,
    attachments,
    choosing,
    documents,
    drafts,
    examining,
    figures,
    lines,
    log,
    meetings,
    pages,
    paper,
    picture,
    published,
    reference,
    registers,
    revisions,
    routine_reviews,
    sealed_search,
    searching,
    stream,
    webhooks,
    work,
    workplace,
)
from api.guard import Guard
from api.rendering import stylesheet
from api.replaying import routes as replays
from api.served import Served, Service, open_board
from api.stories import routes as stories

LOG = logging.getLogger("liggaren.api")
Report = Callable[[str, int, int], None]


def say_nothing(board: str, done: int, of: int) -> None:
    """For those who have no place to show how a rebuild goes."""


class Application(FastAPI):
    """Nothing but our guard stands between the server and the routes: it tells of every error in one shape, and each
    layer costs every request."""

    def build_middleware_stack(self) -> ASGIApp:
        return Guard(self.router)


def create(services: Sequence[Service], report: Report = say_nothing) -> FastAPI:
    """The application that serves these boards. They are opened when it starts, and closed when it ends.

    Args: `report` is told how far the registers of a board have been built, if they have to be: (board, lines done,
    lines in all). Starting raises NotADemonstration, NotFounded.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with opened(services, report) as boards:
            app.state.boards = boards
            yield

    app = Application(
        title="Liggaren", lifespan=lifespan, openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False
    )
    app.state.boards = {}
    app.router.routes += routes()
    return app


@asynccontextmanager
async def opened(services: Sequence[Service], report: Report) -> AsyncIterator[Mapping[str, Served]]:
    """The boards, open; those that were opened are closed whatever happens."""
    boards: dict[str, Served] = {}
    try:
        for service in services:
            boards[service.name] = await open_board(service, report)
            LOG.info("%s är öppen", service.name)
        yield boards
    finally:
        for board in boards.values():
            await board.close()


def routes() -> list[Route]:
    own = [Route("/health", health), Route("/static/liggaren.css", style)]
    return [
        *attachments.routes(),
        *revisions.routes(),
        *analyses.routes(),
        *documents.routes(),  # one of them is a step further in than those of a register
        *replays(),  # some of them too
        *stories(),  # before those of a register, where the last step is a command
        *registers.routes(),
        *searching.routes(),
        *sealed_search.routes(),
        *paper.routes(),
        *figures.routes(),
        *meetings.routes(),
        *examining.routes(),
        *picture.routes(),
        *routine_reviews.routes(),
        *work.routes(),
        *drafts.routes(),
        *lines.routes(),
        *stream.routes(),
        *webhooks.routes(),
        *log.routes(),
        *own,
        *reference.routes(),
        *published.routes(),
        *choosing.routes(),
        *workplace.routes(),
        *pages.routes(),
    ]


async def style(request: Request) -> Response:
    request.scope["liggaren.route"] = "/static/liggaren.css"
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(stylesheet()[1], headers=headers, media_type="text/css")


# ── Health ───────────────────────────────────────────────────────────────────


async def health(request: Request) -> Response:
    """Whether each board answers, and whether its registers follow: 200 if all do, else 503."""
    request.scope["liggaren.route"] = "/health"
    boards: Mapping[str, Served] = request.app.state.boards
    found = dict(zip(boards, await asyncio.gather(*map(health_of, boards.values())), strict=True))
    well = all(one["status"] == "ok" for one in found.values())
    return JSONResponse({"status": "ok" if well else "failing", "boards": found}, 200 if well else 503)


async def health_of(board: Served) -> dict[str, Any]:
    try:
        async with board.pool.connection(2.0) as db:
            row = await (await db.execute("SELECT coalesce(max(position), 0) FROM ledger.lines")).fetchone()
    except (psycopg.Error, PoolTimeout) as error:
        return {"status": "unreachable", "error": type(error).__name__}
    last = int(row[0]) if row else 0
    shown = board.tail.position
    status = "ok" if board.tail.stopped is None else "registers_stopped"
    return {"status": status, "position": last, "shown": shown, "behind": max(0, last - shown)}
