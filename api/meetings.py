"""What the board is told at its next meeting: GET /{board}/api/v1/delegated-decisions?from=2026-05-20&to=2026-06-16."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from psycopg import Connection
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api import inputs
from api.figures import in_registers, position_asked
from api.guard import METHODS
from api.identity import asker
from api.problems import Hidden
from api.registers import board_of, must_be, on_route
from replays.delegated import Delegated
from replays.delegated import delegated as decided
from replays.naming import Names


async def delegated(request: Request) -> Response:
    """The decisions by delegation between two moments, for those who prepare the meeting and those who audit it."""
    board = board_of(request)
    on_route(request, "delegated-decisions")
    must_be(request, "GET", "HEAD")
    who = await asker(request, board)
    if not who.sight("analyses").by_role:
        raise Hidden
    asked = inputs.query(request, ("from", "to"))
    first, last = await position_asked(board, asked.get("from", "0")), await position_asked(board, asked.get("to"))

    def ask(db: Connection[Any]) -> list[dict[str, Any]]:
        names = Names(db, last)
        return [told(one, names) for one in decided(db, first, last)]

    said = {"from": first, "to": last, "items": await in_registers(board, ask)}
    return Response(json.dumps(said, ensure_ascii=False, default=str), media_type="application/json")


def told(one: Delegated, names: Names) -> dict[str, Any]:
    """A decision as it is listed: what, in which record, by whom, when, on which item of the delegation order."""
    decision = {field.name: getattr(one.decision, field.name) for field in fields(one.decision)}
    return {
        "position": one.position,
        "what": one.what,
        "record": one.record,
        "number": names(one.record),
        "item": names(one.delegation),
        "decision": decision,
        "entered": one.entered,
    }


def routes() -> list[Route]:
    return [Route("/{board}/api/v1/delegated-decisions", delegated, methods=METHODS)]
