"""Cards, lists and histories by GET: now, or as they stood at a day, a moment or a position in the book."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from psycopg import AsyncConnection
from starlette.requests import Request
from starlette.responses import Response

from api import inputs, visible
from api.doors import Doors
from api.identity import Asker, asker
from api.problems import Hidden, NoSuchPath
from api.served import Served
from api.telling import citation
from domain.calendar import local_day
from domain.registers import Register
from ledger.codec import KINDS, current
from projections import lists
from projections.lists import Query
from replays.sources import Sources

DEFAULT_LIMIT = 20
LIST = ("limit", "offset", "after", "status", "flag", "unit", "as_of", "mine", "count", "wait")
CARD = ("as_of", "wait")
NOBODY = UUID(int=0)


async def wait(request: Request, board: Served, asked: Mapping[str, str]) -> None:
    """Wait until the registers show what the reader has written (X-Position, or ?wait=). Raises Invalid, Behind."""
    where = "X-Position" if "X-Position" in request.headers else "wait"
    said = request.headers.get("X-Position", asked.get("wait"))
    if said is not None:
        position = inputs.number(said, where)
        if position > await last(board, position):
            raise inputs.wrong(where, "Så långt har liggaren inte kommit.", "beyond_the_end")
        await board.tail.reached(position)


async def last(board: Served, position: int) -> int:
    """The last position of the book, if it must be asked for to know whether this one is in it."""
    if position <= board.tail.position:
        return board.tail.position
    async with board.pool.connection() as db:
        row = await (await db.execute("SELECT coalesce(max(position), 0) FROM ledger.lines")).fetchone()
    return int(row[0]) if row else 0


async def position_of(board: Served, said: str | None, where: str = "as_of") -> int | None:
    """The position that `as_of` falls on, reached by the registers; None for now. Raises Invalid, Behind."""
    if said is None:
        return None
    moment: int | date | datetime | inputs.Signed = inputs.as_of(said, where)
    if isinstance(moment, inputs.Signed):
        position = await signed(board, moment.size)
    elif isinstance(moment, int):
        position = moment
        if position > await last(board, position):
            raise inputs.wrong(where, "Så långt har liggaren inte kommit.", "beyond_the_end")
    else:
        async with board.pool.connection() as db:
            position = await lists.position_at(db, moment)
    await board.tail.reached(position)
    return position


async def signed(board: Served, size: int) -> int:
    """The last line of a checkpoint that has been signed. Raises NoSuchPath."""
    async with board.pool.connection() as db:
        row = await (await db.execute("SELECT size FROM tree.checkpoints WHERE size = %s", (size,))).fetchone()
    if row is None:
        raise NoSuchPath("Ingen kontrollpunkt med den storleken är signerad.")
    return int(row[0])


async def cards(request: Request, board: Served, doors: Doors) -> Response:
    """A list: `{"position": …, "items": […], "next": …}`."""
    who = await asker(request, board)
    asked = inputs.query(request, LIST)
    await wait(request, board, asked)
    mine = inputs.yes(asked.get("mine", "false"), "mine")
    sight = who.sight(doors.register.name)
    if sight.of_nothing and not mine:
        raise Hidden
    at = await position_of(board, asked.get("as_of"))
    day = who.day if at is None or "unit" not in asked else await day_counted(board, asked["as_of"], at)
    wanted = query_of(who, doors.register, asked, at, day)
    now = board.tail.position
    async with board.pool.connection() as db:
        rows = await visible.cards(db, wanted, sight, mine)
        counted = inputs.yes(asked.get("count", "false"), "count")
        total = await visible.count(db, wanted, sight, mine) if counted else None
    return list_response(request, now if at is None else at, rows, wanted, total)


async def day_counted(board: Served, said: str, position: int) -> date:
    """The day that what is asked for `as_of` is seen on: the day or moment said, or the day that the line was entered.
    Units lay as they did that day, and what holds is what held then."""
    match inputs.as_of(said):
        case datetime() as moment:
            return local_day(moment)
        case date() as day:
            return day
        case _:
            return await day_of(board, position)


async def day_of(board: Served, position: int) -> date:
    """The day that a line was entered."""
    async with board.pool.connection() as db:
        row = await (
            await db.execute("SELECT recorded_at FROM ledger.lines WHERE position = %s", (position,))
        ).fetchone()
    return local_day(row[0]) if row else date.min


def query_of(who: Asker, register: Register[Any], asked: Mapping[str, str], at: int | None, day: date) -> Query:
    """The query that the parameters say; `day` is the one on which units lie as asked. Raises Invalid."""
    status = asked.get("status")
    if status is not None:
        status = inputs.one_of(type(register.initial.status), status, "status").value
    flag = asked.get("flag")
    if flag is not None and flag not in register.flags:
        raise inputs.wrong("flag", f"Ange ett av: {', '.join(register.flags) or 'inget här'}.", "enum")
    unit = asked.get("unit")
    below = None if unit is None else tuple(who.board.directory.subtree(inputs.uuid(unit, "unit"), day))
    return Query(
        register=register.name,
        at=at,
        status=status,
        flag=flag,
        units=below,
        after=inputs.number(asked["after"], "after") if "after" in asked else None,
        limit=inputs.number(asked.get("limit", str(DEFAULT_LIMIT)), "limit", 1, lists.MOST),
        offset=inputs.number(asked.get("offset", "0"), "offset", 0, 1_000_000),
    )


def list_response(request: Request, position: int, rows: list[bytes], wanted: Query, total: int | None) -> Response:
    following = None
    if len(rows) == wanted.limit:
        opened = json.loads(rows[-1])["opened"]
        kept = {name: value for name, value in request.query_params.items() if name not in ("after", "offset", "wait")}
        following = f"{request.url.path}?{urlencode({**kept, 'after': opened})}"
    counted = b"" if total is None else b'"count":%d,' % total
    body = b'{"position":%d,%s"next":%s,"items":[%s]}' % (
        position,
        counted,
        json.dumps(following).encode(),
        b",".join(rows),
    )
    headers = {"X-Position": str(position)}
    if following:
        headers["Link"] = f'<{following}>; rel="next"'
    return Response(body, headers=headers, media_type="application/json")


async def seen_card(
    request: Request, board: Served, doors: Doors, named: str
) -> tuple[Asker, dict[str, Any], int | None]:
    """The card that a path names, if the reader may see it. Raises Hidden, with the same work done either way."""
    who = await asker(request, board)
    asked = inputs.query(request, CARD)
    await wait(request, board, asked)
    at = await position_of(board, asked.get("as_of"))
    return who, await card_seen(who, doors, named, at), at


async def card_seen(who: Asker, doors: Doors, named: str, at: int | None) -> dict[str, Any]:
    """The card of a record as it stood at a position, if the reader may see it. Raises Hidden."""
    sight = who.sight(doors.register.name)
    async with who.board.pool.connection() as db:
        record = await record_named(db, named)
        found = await visible.card(db, record, doors.register.name, sight, at)
    if found is None:
        raise Hidden
    return found


async def record_named(db: AsyncConnection[Any], named: str) -> UUID:
    """The record with this id, or with the number people say; one that is not there if it is neither."""
    if inputs.UUID_FORM.fullmatch(named):
        return UUID(named)
    if inputs.SPOKEN_FORM.fullmatch(named):
        return await lists.by_number(db, named) or NOBODY
    return NOBODY


async def card(request: Request, board: Served, doors: Doors, named: str) -> Response:
    """A record: its number, version, status, unit and state."""
    _, found, _ = await seen_card(request, board, doors, named)
    headers = {"ETag": f'"{found["version"]}"', "X-Position": str(board.tail.position)}
    if inputs.unchanged(request, found["version"]):
        return Response(status_code=304, headers=headers)
    return Response(json.dumps(found, ensure_ascii=False), headers=headers, media_type="application/json")


async def journal(request: Request, board: Served, doors: Doors, named: str) -> Response:
    """What has happened to a record, line by line, with the paragraph each rested on the day it was entered."""
    who, found, at = await seen_card(request, board, doors, named)
    record = UUID(found["record"])
    async with board.pool.connection() as db:
        lines = await lists.journal(db, record, at)
        hidden = await visible.sources(db, record, who.sight(doors.register.name)) if "masked" in found else None
    said = {"record": found["record"], "number": found["number"], "lines": [line_of(one, hidden) for one in lines]}
    return Response(json.dumps(said, ensure_ascii=False, default=str), media_type="application/json")


def line_of(line: Mapping[str, Any], hidden: Sources | None) -> dict[str, Any]:
    """A line for a reader: sealed fields are named, with their commitments; never their texts. `masked` names what is
    kept from the reader of who told of the record.
    """
    body, kind, taken = line["body"], KINDS.get(current(line["name"])), list[str]()
    if hidden is not None:
        body, taken = hidden.out_of_body(body, line["version"])
    day = local_day(datetime.fromisoformat(body["at"]))
    return {
        "position": line["position"],
        "version": line["version"],
        "name": line["name"],
        "label": kind.event.label if kind else None,
        "duty": citation(kind.event.duty, day) if kind else None,
        "recorded_at": line["recorded_at"].isoformat(),
        **{name: body[name] for name in ("at", "by", "role", "unit", "cause", "event", "personal")},
        **({"masked": taken} if taken else {}),
    }
