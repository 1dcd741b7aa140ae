"""Utförare att välja mellan, for anybody and without signing in; printed, the same page is the catalogue.

    GET /{board}/utforare    the providers that people choose themselves, with what is asked of them and what was found

Nothing else of the book can be had here. A page may be kept for a minute by those between us and the reader.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api import inputs
from api.published import KEPT_A_MINUTE
from api.registers import board_of
from api.rendering import page
from api.served import Served
from domain.calendar import local_day
from ledger import clock
from replays.choice import ASKED, CHOICES, RESULTS, Choice, choices, providers, units_of


async def listed(board: Served) -> list[Choice]:
    """The providers that can be chosen today."""
    async with board.pool.connection() as db:
        found = providers(await (await db.execute(CHOICES, ASKED)).fetchall(), local_day(clock.now()))
        results = await (await db.execute(RESULTS, (units_of(found),))).fetchall()
    return choices(found, results)


async def catalogue(request: Request) -> Response:
    board = board_of(request)
    request.scope["liggaren.route"] = "/{board}/utforare"
    inputs.query(request, ())
    response = page(request, "choices.html", choices=await listed(board))
    response.headers.update(KEPT_A_MINUTE)
    return response


def routes() -> list[Route]:
    return [Route("/{board}/utforare", catalogue)]
