"""The story of a record, and two moments compared, over HTTP: of what the reader may see, and nothing more.

    GET /{board}/api/v1/deviations/AVV-2026-0123/story?as_of=2026-07-05
    GET /{board}/api/v1/deviations/AVV-2026-0123/thread
    GET /{board}/api/v1/compare?from=2026-01-01&to=2026-07-01&register=deviations

A story is JSON, or prose for who asks for text/plain. The story of a unit is told by replaying.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from typing import Any
from uuid import UUID

from psycopg import Connection
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from api import inputs, reading, visible
from api.doors import DOORS
from api.figures import in_registers, position_asked
from api.guard import METHODS
from api.identity import Asker, asker
from api.registers import board_of, doors_of, must_be, on_route
from api.replaying import as_json
from api.visible import hidden_from, seen_by
from domain.labels import label
from projections.lists import MOST
from replays import thread as threads
from replays.compare import Change, changes
from replays.naming import Names
from replays.provisions import as_data
from replays.sight import standing
from replays.story import Telling, prose, story
from replays.thread import Part, thread
from replays.wording import differing

ASKED = ("from", "to", "register", "after", "wait")
NAMES = {doors.register.name: doors for doors in DOORS.values()}


# ── The story of a record ────────────────────────────────────────────────────


async def told(request: Request) -> Response:
    """What happened to a record, line by line, with the law as it read that day."""
    board, doors = board_of(request), doors_of(request)
    on_route(request, doors.path, "{record}", "story")
    must_be(request, "GET", "HEAD")
    who, found, at = await reading.seen_card(request, board, doors, request.path_params["record"])
    position, record = board.tail.position if at is None else at, UUID(found["record"])
    async with board.pool.connection() as db:
        hidden = await visible.sources(db, record, who.sight(doors.register.name)) if "masked" in found else None

    def ask(db: Connection[Any]) -> tuple[list[Telling], list[Part]]:
        return list(story(db, record, position, hidden)), thread(db, record, position, seen_by(who))

    lines, parts = await in_registers(board, ask)
    if "text/plain" in request.headers.get("Accept", ""):
        text = [*prose(iter(lines)), *threads.prose(parts), ""]
        return PlainTextResponse("\n".join(text), headers={"X-Position": str(position)})
    numbers, provisions = as_data(one.ground for one in lines)
    rows = [line_told(one, note) for one, note in zip(lines, numbers, strict=True)]
    said = {"record": found["record"], "number": found["number"], "lines": rows, "provisions": provisions}
    return as_json(said, position)


def line_told(one: Telling, note: int) -> dict[str, Any]:
    """A line, with the paragraph it answers to and the number under which its wording that day is told."""
    line = asdict(one)
    del line["ground"]
    return {**line, "law": one.ground.citation, "note": note}


async def threaded(request: Request) -> Response:
    """What a record came from and led to, as far as the reader may see: the rest is as if it were not there."""
    board, doors = board_of(request), doors_of(request)
    on_route(request, doors.path, "{record}", "thread")
    must_be(request, "GET", "HEAD")
    who, found, at = await reading.seen_card(request, board, doors, request.path_params["record"])
    position, record = board.tail.position if at is None else at, UUID(found["record"])
    parts = await in_registers(board, lambda db: thread(db, record, position, seen_by(who)))
    called = {"record": found["record"], "number": found["number"]}
    return as_json({**called, "thread": [part_told(one) for one in parts]}, position)


def part_told(one: Part) -> dict[str, Any]:
    return {
        "record": str(one.record),
        "register": one.register,
        "label": one.label,
        "called": one.called,
        "opened": one.opened,
        "day": one.day.isoformat(),
        "side": one.side.value,
        "came_from": list(map(str, one.came_from)),
    }


# ── Two moments ──────────────────────────────────────────────────────────────


async def compared(request: Request) -> Response:
    """What differs between two moments, record by record; at most two hundred, `next` is where to go on after."""
    board = board_of(request)
    on_route(request, "compare")
    must_be(request, "GET", "HEAD")
    who = await asker(request, board)
    asked = inputs.query(request, ASKED)
    await reading.wait(request, board, asked)
    register = register_asked(asked.get("register"))
    if "from" not in asked:
        raise inputs.wrong("from", "Ange en dag, en tidpunkt eller en rad att jämföra från.", "missing")
    first = await position_asked(board, asked["from"], "from")
    last = await position_asked(board, asked.get("to"), "to")
    after = inputs.number(asked.get("after", "0"), "after")

    def ask(db: Connection[Any]) -> dict[str, Any]:
        page = list(islice(seen(db, who, changes(db, register, first, last, after)), MOST))
        return {"next": page[-1]["opened"] if len(page) == MOST else None, "items": page}

    return as_json({"from": first, "to": last, **await in_registers(board, ask)}, last)


def register_asked(said: str | None) -> str | None:
    """The register's name, however it is spelt in a path. Raises Invalid."""
    if said is None:
        return None
    name = said.replace("-", "_")
    if name not in NAMES:
        raise inputs.wrong("register", "Inget register heter så.", "unknown_register")
    return name


def seen(db: Connection[Any], who: Asker, found: Iterator[Change]) -> Iterator[dict[str, Any]]:
    """The changes of records that the reader sees, without who told of them where that is kept from the reader."""
    sees, hides = seen_by(who), hidden_from(who)
    for change in found:
        card = standing(db, change.record)
        if sees(card):
            hidden = hides(card)
            yield change_told(db, change, hidden.fields if hidden else ())


def change_told(db: Connection[Any], change: Change, masked: tuple[str, ...]) -> dict[str, Any]:
    naming = Names(db, change.lines[-1])
    return {
        "record": str(change.record),
        "number": change.number,
        "register": change.register,
        "called": naming(change.record),
        "change": change.kind,
        "opened": change.opened,
        "lines": list(change.lines),
        "fields": {
            name: {"label": label(name), **dict(zip(("was", "is"), differing(old, new, naming), strict=True))}
            for name, (old, new) in change.fields.items()
            if name not in masked
        },
    }


def routes() -> list[Route]:
    base = "/{board}/api/v1"
    patterns = (
        ("/{register:register}/{record}/story", told),
        ("/{register:register}/{record}/thread", threaded),
        ("/compare", compared),
    )
    return [Route(base + path, handler, methods=METHODS) for path, handler in patterns]
