"""Samples over HTTP: the program draws by lot, and anybody who sees a sample may have it drawn again.

    POST /{board}/api/v1/samples/draw             draw records of a register, and enter which they were
    GET  /{board}/api/v1/samples/{record}/again   draw once more: is the sample what the lot gives?

Nobody sends a record: the lot picks. The results are commands to the sample like any others.
"""

from __future__ import annotations

import json
from typing import Annotated, Any
from uuid import UUID

from psycopg import Connection
from pydantic import Field, ValidationError
from pydantic.dataclasses import dataclass
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api import inputs, reading, sending
from api.doors import DOORS
from api.figures import in_registers, position_asked
from api.guard import METHODS
from api.identity import Asker, asker
from api.problems import Hidden
from api.registers import board_of, must_be, on_route
from api.validation import problem_of
from domain.grammar import Between, Length, NotAllowed, derived_id
from domain.samples import (
    EXAMINERS,
    MOST_DRAWN,
    REGISTER,
    DrawSample,
    Position,
    Questions,
    Sample,
    SampleDrawn,
    Seed,
)
from domain.words import Name, Text
from ledger.codec import read
from ledger.commands import COMMANDS, reader_of
from ledger.ids import new_id
from projections.cards import REGISTERS_BY_NAME, STATES
from replays.sampling import Redrawn, Urn, drawing, redraw
from replays.unit_story import line_at


@dataclass(config={"extra": "forbid", "strict": True}, kw_only=True)
class Drawing:
    """What is asked for: so many records of a register as it stood at a line, and the questions to ask about each.

    `seed`: left out, the program draws one; `position`: left out, the register as it stands; `status` and `unit` narrow
    what is drawn from.
    """

    title: Name
    purpose: Text
    register: Annotated[str, Length(1, 60), Field(json_schema_extra={"enum": list(REGISTERS_BY_NAME)})]
    size: Annotated[int, Between(1, MOST_DRAWN)]
    questions: Questions
    position: Position | None = None
    status: Annotated[str, Length(1, 60)] | None = None
    unit: UUID | None = None
    seed: Seed | None = None


DRAWING = reader_of(Drawing)


async def draw(request: Request) -> Response:
    """Draw, and let the desk decide. Raises NotAllowed, before anything is read, for those who do not examine."""
    board = board_of(request)
    on_route(request, "samples", "draw")
    must_be(request, "POST")
    who = await asker(request, board)
    key = inputs.idempotency_key(request)
    asked = understood(await inputs.body(request))
    if not any(role in EXAMINERS for role, _ in who.board.directory.roles(who.person, who.day)):
        raise NotAllowed
    must_see(who, asked)
    urn, seed = await urn_of(who, asked, key)
    found = await in_registers(board, lambda db: drawing(db, urn, seed, asked.size))
    command = DrawSample(
        title=asked.title,
        purpose=asked.purpose,
        register=urn.register,
        position=urn.position,
        stage=urn.stage,
        unit=urn.unit,
        seed=seed,
        size=asked.size,
        population=found.population,
        records=found.records,
        drawn=found.drawn,
        questions=asked.questions,
    )
    receipt = await sending.act(who, COMMANDS[DrawSample], command, None, key)
    return sending.receipt_response(board, DOORS["samples"], receipt, key)


def understood(body: bytes) -> Drawing:
    """Raises Malformed, Invalid."""
    try:
        asked: Drawing = DRAWING.validate_json(body)
    except ValidationError as error:
        raise problem_of(error, list(Drawing.__dataclass_fields__)) from None
    if asked.register not in REGISTERS_BY_NAME:
        raise inputs.wrong("register", f"Ange ett av: {', '.join(REGISTERS_BY_NAME)}.", "enum")
    if asked.status is not None:
        inputs.one_of(type(REGISTERS_BY_NAME[asked.register].initial.status), asked.status, "status")
    return asked


def must_see(who: Asker, asked: Drawing) -> None:
    """Whoever does not work with a register learns nothing of it by drawing from it. Raises Hidden."""
    sight = who.sight(asked.register)
    if not (sight.access.everybody or sight.by_role):
        raise Hidden
    if not sight.access.everybody and asked.unit is not None and not sight.readers.covers(asked.unit):
        raise Hidden


async def urn_of(who: Asker, asked: Drawing, key: str) -> tuple[Urn, str]:
    """What to draw from, and the seed. What is sent a second time is drawn as it was the first."""
    act = derived_id("act", who.person, key)
    earlier: SampleDrawn | None = await in_registers(who.board, lambda db: drawn_before(db, act))
    position = asked.position if earlier is None else earlier.position
    reached = await position_asked(who.board, None if position is None else str(position))
    seed = asked.seed or (earlier.seed if earlier else new_id().hex)
    return Urn(register=asked.register, position=reached, stage=asked.status, unit=asked.unit), seed


def drawn_before(db: Connection[Any], act: UUID) -> SampleDrawn | None:
    """What an act drew, if it is in the book already."""
    row = db.execute("SELECT first FROM ledger.acts WHERE act = %s", (act,)).fetchone()
    event = read(line_at(db, row[0])).event if row else None
    return event if isinstance(event, SampleDrawn) else None


# ── Once more ────────────────────────────────────────────────────────────────


async def again(request: Request) -> Response:
    board = board_of(request)
    on_route(request, "samples", "{record}", "again")
    must_be(request, "GET", "HEAD")
    _, card, _ = await reading.seen_card(request, board, DOORS["samples"], request.path_params["record"])
    sample: Sample = STATES[REGISTER.name].validate_json(json.dumps(card["state"]))
    found = await in_registers(board, lambda db: redraw(db, sample))
    return Response(json.dumps(told(card, sample, found), ensure_ascii=False), media_type="application/json")


def told(card: dict[str, Any], sample: Sample, found: Redrawn) -> dict[str, Any]:
    return {
        "record": card["record"],
        "number": card["number"],
        "position": sample.position,
        "seed": sample.seed,
        "same": found.same,
        "differs": found.differs or None,
        "population": found.again.population,
        "records": found.again.records,
        "drawn": list(map(str, found.again.drawn)),
    }


def routes() -> list[Route]:
    patterns = (("/samples/draw", draw), ("/samples/{record}/again", again))
    return [Route("/{board}/api/v1" + path, handler, methods=METHODS) for path, handler in patterns]
