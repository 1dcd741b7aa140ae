"""Work lists: what waits for somebody, by which day, who is to do it, and which rule and paragraph gave the day.

    GET /{board}/api/v1/work?mine=true              what waits for the one who asks
    GET /{board}/api/v1/work?person=…               for somebody else: what waits for an absent manager, too
    GET /{board}/api/v1/work?unit=…&as_of=2026-07-05  in a unit and those below it, as it stood and as days were counted

Nothing but number, register and day, and of records that the one who asks may see, as they stand now. Worked out from
the registers each time (projections/waiting.py).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from psycopg import Connection
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api import inputs, reading
from api.figures import in_registers
from api.guard import METHODS
from api.identity import Asker, asker
from api.registers import board_of, must_be, on_route
from api.telling import citation
from domain import deadlines
from domain.waiting import Ground
from projections import lists, waiting
from projections.cards import STATES
from projections.waiting import Waiting

ASKED = ("person", "unit", "mine", "as_of", "limit", "offset", "wait")
NOW = "SELECT record, unit, register, state::text FROM cards WHERE record = ANY(%s) AND to_position IS NULL"


async def work(request: Request) -> Response:
    """The list, the earliest day first: `{"position": …, "day": …, "count": …, "late": …, "items": […]}`."""
    board = board_of(request)
    on_route(request, "work")
    must_be(request, "GET", "HEAD")
    who = await asker(request, board)
    asked = inputs.query(request, ASKED)
    await reading.wait(request, board, asked)
    limit = inputs.number(asked.get("limit", str(reading.DEFAULT_LIMIT)), "limit", 1, lists.MOST)
    offset = inputs.number(asked.get("offset", "0"), "offset", 0, 1_000_000)
    person = inputs.uuid(asked["person"], "person") if "person" in asked else None
    if inputs.yes(asked.get("mine", "false"), "mine"):
        person = who.person
    at = await reading.position_of(board, asked.get("as_of"))
    day = who.day if at is None else await reading.day_counted(board, asked["as_of"], at)
    unit = inputs.uuid(asked["unit"], "unit") if "unit" in asked else None
    within = None if unit is None else board.directory.subtree(unit, day)
    position = board.tail.position if at is None else at
    found = await of(who, position, day, within, person)
    said = {
        "position": position,
        "day": day.isoformat(),
        "count": len(found),
        "late": sum(one.open.late(day) > 0 for one in found),
        "items": [told(one, day) for one in found[offset : offset + limit]],
    }
    headers = {"X-Position": str(position)}
    return Response(json.dumps(said, ensure_ascii=False), headers=headers, media_type="application/json")


async def of(
    who: Asker, position: int, day: date, within: Iterable[UUID] | None = None, person: UUID | None = None
) -> list[Waiting]:
    """What waited, of what the one who asks may see now. Args: `person`: only what goes to this person."""

    def ask(db: Connection[Any]) -> list[Waiting]:
        found = waiting.work(db, position, day, within)
        if person is not None:
            found = [one for one in found if person in one.receivers]
        return seen(who, db, found)

    return await in_registers(who.board, ask)


def seen(who: Asker, db: Connection[Any], found: list[Waiting]) -> list[Waiting]:
    """Those of them that the one who asks may see, by how their records stand now: access follows the case."""
    rows = db.execute(NOW, (list({one.record for one in found}),))
    sights = {one.register.name: who.sight(one.register.name) for one in found}
    visible = {
        record
        for record, unit, register, text in rows
        if sights[register].sees(record, unit, STATES[register].validate_json(text))
    }
    return [one for one in found if one.record in visible]


def told(one: Waiting, day: date) -> dict[str, Any]:
    """A row of the list. `days` are those left; less than none: so many days late."""
    return {
        "register": one.register.name,
        "record": str(one.record),
        "number": one.number,
        "unit": str(one.unit) if one.unit else None,
        "what": one.open.wait.label,
        "day": one.open.day.isoformat(),
        "days": -one.open.late(day),
        "late": one.open.late(day) > 0,
        "rule": rule_of(one),
        "person": str(one.open.person) if one.open.person else None,
        "receivers": list(map(str, one.receivers)),
    }


def rule_of(one: Waiting) -> Mapping[str, Any] | None:
    """The rule that gave the day, in its version, with who set its length, the demand it serves as that read on the
    day, and the days that were not counted; None where somebody chose the day."""
    ground = one.open.ground
    if ground is None:
        return None
    rule = ground.rule
    paragraph = citation(rule.duty or one.register.duty, one.open.day)
    status = deadlines.Status.LOCAL if ground.local else rule.status
    return {
        "id": rule.id,
        "version": rule.version,
        "label": rule.label,
        "local": ground.local,
        "status": status.value,
        "duty": paragraph,
        "passed_over": [{"day": each.day.isoformat(), "why": each.why} for each in not_counted(one, ground)],
    }


def not_counted(one: Waiting, ground: Ground) -> Sequence[deadlines.PassedOver]:
    """The days not counted; none told where the length is the board's own, which the rule here does not know, or where
    somebody has extended it."""
    extended: int = getattr(one.state, "extensions", 0)
    return () if ground.local or extended else deadlines.passed_over(ground.rule, one.open.day)


def routes() -> list[Route]:
    return [Route("/{board}/api/v1/work", work, methods=METHODS)]
