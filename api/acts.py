"""The acts of a person, over HTTP: for that person, and for a log review with a reason (replays/own_acts.py).

    GET  /{board}/api/v1/own-acts?after=0&as_of=…    every line that the one who asks has entered
    POST /{board}/api/v1/log-review                  what another did in a role of handling; written down first

The reason and who is reviewed stand in the body, never in an address. Leading the person, oneself or above, is not
reviewing: whoever does may not.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from itertools import islice
from typing import Annotated, Any
from uuid import UUID

from psycopg import Connection
from pydantic import ValidationError
from pydantic.dataclasses import dataclass
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api import inputs, reading
from api.access import ACCESS, LINE
from api.figures import in_registers, position_asked
from api.guard import METHODS
from api.identity import Asker, asker
from api.registers import board_of, must_be, on_route
from api.validation import problem_of
from domain.grammar import Between, Length, NotAllowed
from domain.samples import Position
from domain.terms import Role
from ledger.commands import reader_of
from projections.lists import MOST
from replays.naming import Names
from replays.own_acts import Act, own_acts, reviewed_acts

REPORTERS = {register: rule.reporters for register, rule in ACCESS.items() if rule.reporters} | {
    register: ("attached_by",) for register, rule in ACCESS.items() if rule.follows
}
"""Whoever attached something may be whoever told of what it is attached to."""
LEADERS = frozenset((*LINE, Role.TEAM_LEADER))


@dataclass(config={"extra": "forbid", "strict": True}, kw_only=True)
class Reviewing:
    """Whose acts, and why they are reviewed; in the lines after one up to another, else from the first to the last."""

    person: UUID
    purpose: Annotated[str, Length(10, 500)]
    after: Annotated[int, Between(0, 2**53 - 1)] = 0
    upto: Position | None = None


REVIEWING = reader_of(Reviewing)


async def own(request: Request) -> Response:
    """What somebody has entered themselves."""
    board = board_of(request)
    on_route(request, "own-acts")
    must_be(request, "GET", "HEAD")
    who = await asker(request, board)
    asked = inputs.query(request, ("after", "as_of", "wait"))
    await reading.wait(request, board, asked)
    after = inputs.number(asked.get("after", "0"), "after")
    upto = await position_asked(board, asked.get("as_of"))
    found = await in_registers(board, lambda db: listed(db, own_acts(db, who.person, after, upto)))
    return answer({"position": upto, **found})


async def review(request: Request) -> Response:
    """What another has done, written down before it is shown. Raises NotAllowed."""
    board = board_of(request)
    on_route(request, "log-review")
    must_be(request, "POST")
    who = await asker(request, board)
    asked = understood(await inputs.body(request))
    must_review(who, asked.person)
    upto = await position_asked(board, None if asked.upto is None else str(asked.upto))

    def ask(db: Connection[Any]) -> dict[str, Any]:
        return listed(db, reviewed_acts(db, asked.person, asked.after, upto, REPORTERS))

    found = await in_registers(board, ask)
    purpose = f"logggranskning av {asked.person}: {asked.purpose}"
    positions = [one["position"] for one in found["items"]]
    await asyncio.to_thread(board.book.door.note, who.person, purpose, positions, [])
    return answer({"person": str(asked.person), "position": upto, **found})


def understood(body: bytes) -> Reviewing:
    """Raises Malformed, Invalid."""
    try:
        asked: Reviewing = REVIEWING.validate_json(body)
    except ValidationError as error:
        raise problem_of(error, list(Reviewing.__dataclass_fields__)) from None
    return asked


def must_review(who: Asker, person: UUID) -> None:
    """Only the log reviewer of where the person works, who neither is nor leads the person. Raises NotAllowed."""
    directory = who.board.directory
    home = directory.home(person)
    above = set(directory.chain(home, who.day)) if home else set()
    held = {role for role, unit in directory.roles(who.person, who.day) if unit in above}
    if person == who.person or Role.LOG_REVIEWER not in held or held & LEADERS:
        raise NotAllowed


def listed(db: Connection[Any], acts: Iterable[Act]) -> dict[str, Any]:
    """A page of acts, and the position to go on after if there may be more."""
    page = list(islice(acts, MOST))
    following = page[-1].position if len(page) == MOST else None
    return {"next": following, "items": [told(db, one) for one in page]}


def told(db: Connection[Any], act: Act) -> dict[str, Any]:
    """An act as it is listed: never a text, never a name of a person."""
    return {
        "position": act.position,
        "at": act.at.isoformat(),
        "what": act.what,
        "register": act.register,
        "record": str(act.record),
        "called": Names(db, act.position)(act.record),
        "role": act.role.value,
        "unit": str(act.unit),
    }


def answer(said: dict[str, Any]) -> Response:
    headers = {"Cache-Control": "no-store", "X-Position": str(said["position"])}
    return Response(json.dumps(said, ensure_ascii=False), headers=headers, media_type="application/json")


def routes() -> list[Route]:
    patterns = (("/own-acts", own), ("/log-review", review))
    return [Route("/{board}/api/v1" + path, handler, methods=METHODS) for path, handler in patterns]
