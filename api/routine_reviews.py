"""What a new quality plan asks of the routines: GET /{board}/api/v1/routine-reviews?as_of=2026-06-30."""

from __future__ import annotations

import json
from typing import Any

from psycopg import Connection
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api import inputs, reading
from api.figures import in_registers, position_asked
from api.guard import METHODS
from api.identity import asker
from api.registers import board_of, must_be, on_route
from replays.routine_reviews import Demand, Review, routine_reviews


async def reviews(request: Request) -> Response:
    """The routines that are still to be looked through, for everybody: decided plans and published routines are."""
    board = board_of(request)
    on_route(request, "routine-reviews")
    must_be(request, "GET", "HEAD")
    who = await asker(request, board)
    asked = inputs.query(request, ("as_of", "wait"))
    await reading.wait(request, board, asked)
    position = await position_asked(board, asked.get("as_of"))
    day = await reading.day_counted(board, asked["as_of"], position) if "as_of" in asked else who.day

    def ask(db: Connection[Any]) -> Demand:
        return routine_reviews(db, position, day)

    said = {"position": position, "day": day, **told(await in_registers(board, ask))}
    return Response(json.dumps(said, ensure_ascii=False, default=str), media_type="application/json")


def told(demand: Demand) -> dict[str, Any]:
    plan = demand.plan
    return {
        "plan": plan and {"record": plan.record, "number": plan.number, "title": plan.state.title},
        "since": demand.since,
        "routines": demand.routines,
        "to_review": len(demand.left),
        "items": list(map(shown, demand.left)),
    }


def shown(one: Review) -> dict[str, Any]:
    return {
        "record": one.seen.record,
        "number": one.seen.number,
        "title": one.seen.state.title,
        "unit": one.seen.unit,
        "reviewed_on": one.reviewed_on,
    }


def routes() -> list[Route]:
    return [Route("/{board}/api/v1/routine-reviews", reviews, methods=METHODS)]
