"""Inskickad – the receipt for people: the number, and what happens next, to whoever told of it or entered it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from api import inputs, reading, sessions
from api.problems import Hidden
from api.registers import board_of
from api.rendering import page
from projections import lists

TEMPLATES = {"deviations": "sent.html", "views": "opinion_sent.html"}
ENTERED = "SELECT convert_from(body, 'UTF8')::jsonb ->> 'by' FROM ledger.lines WHERE record = %s AND version = 1"


async def sent(request: Request) -> Response:
    """Raises Hidden."""
    board = board_of(request)
    request.scope["liggaren.route"] = "/{board}/inskickad/{record}"
    who = await sessions.reader(request, board)
    asked = inputs.query(request, ("wait",))
    await reading.wait(request, board, asked)
    record = inputs.uuid(request.path_params["record"], "record")
    known = await board.state(record)
    if known.register is None or known.register.name not in TEMPLATES:
        raise Hidden
    async with board.pool.connection() as db:
        by = await (await db.execute(ENTERED, (record,))).fetchone()
        if str(who.person) not in (str(getattr(known.state, "reporter", None)), by and by[0]):
            raise Hidden
        found = await lists.card(db, record)
    number = found["number"] if found else None
    template = TEMPLATES[known.register.name]
    return page(request, template, who=sessions.acting(who), number=number, state=known.state)
