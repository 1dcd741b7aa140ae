"""The lines in order, as CloudEvents 1.0: GET /{board}/api/v1/lines?after=17&limit=100&upto=2026-06-30

A batch (`application/cloudevents-batch+json`) of the lines after a position, up to another, a day or a moment. Every
line is there: who has read up to 17 goes on after 17, and knows by counting that nothing is missing.

    id, sequence    the position, the latter with zeros before it, so that it sorts as text (the `sequence` extension)
    source          the ledger's address        type     the stored name, DeviationReported.v1
    recordedtime    when the line was entered   time     when it was decided, by the deciding server's clock
    subject         the record                  register, recordversion     which register, and which line of the record
    data            the clear body, exactly as it is stored: with it the line's leaf can be worked out. No sealed text

Whoever may see a record sees its lines, as in its history: access follows the case as it stands now. Of every other
line there is nothing but that it exists: id, sequence and source, and the type LineWithheld.v1. Not its type: that
somebody at the reader's own unit was tried as lex Sarah on Tuesday is what the restriction is there to keep. Not the
record: two withheld lines of one record would say that something goes on. Not the time: together with who was at work
it says as much. How many lines there are is no secret; it stands in every receipt. Withheld bodies do not leave the
database.

Who told of a record is kept from those who only look on (replays/sources.py): in its lines `masked` names what the body
then lacks, and such a body is not the one that the leaf can be worked out from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from psycopg import AsyncConnection, sql
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api import inputs, reading
from api.access import ACCESS, Sight, access_to, attached
from api.guard import METHODS
from api.identity import Asker, asker
from api.registers import board_of, must_be, on_route
from ledger.canonical import instant
from replays.sources import Sources

PARAMETERS = ("after", "limit", "upto", "wait")
MOST = 200
WITHHELD = "LineWithheld.v1"
BATCH = "application/cloudevents-batch+json"

# What Sight.sees asks of a state, and nothing else of it.
ASKED = sorted(
    {one for rule in ACCESS.values() for one in (rule.flag, *rule.reporters, *rule.handlers, *rule.never) if one}
)
STATE = sql.SQL(
    """jsonb_build_object('status', now.status, {}, 'register', now.state -> 'register',
                          'belongs_to', now.state -> 'belongs_to')"""
).format(sql.SQL(", ").join(sql.SQL("{0}, now.state -> {0}").format(sql.Literal(one)) for one in ASKED))
LINES = sql.SQL(
    """SELECT l.position, l.record, l.version, l.name, l.recorded_at, now.register, now.unit, {}
       FROM ledger.lines l LEFT JOIN cards now ON now.record = l.record AND now.to_position IS NULL
       WHERE l.position > %s AND l.position <= %s ORDER BY l.position"""
).format(STATE)
OWNERS = sql.SQL(
    """SELECT now.record, now.register, now.unit, {} FROM cards now
       WHERE now.record = ANY(%s) AND now.to_position IS NULL"""
).format(STATE)
BODIES = "SELECT position, body FROM ledger.lines WHERE position = ANY(%s)"


class At(msgspec.Struct):
    """What is read of a body."""

    at: str


AT = msgspec.json.Decoder(At)


@dataclass(frozen=True, slots=True)
class Page:
    """The lines after one position up to another, as JSON."""

    events: Sequence[bytes]
    last: int


async def page(who: Asker, after: int, upto: int, limit: int) -> Page:
    """The next lines for a reader. Args: `upto` is a position that the registers show.

    Two questions to the database, however many lines: which there are and who may see them, and the bodies of those;
    and a third where some belong to other records.
    """
    until = min(after + limit, upto)
    if until <= after:
        return Page((), after)
    async with who.board.pool.connection() as db:
        rows = await (await db.execute(LINES, (after, until), prepare=True)).fetchall()
        bodies, hidden = await seen_bodies(db, who, rows)
    source = f"https://{who.board.book.identity.origin}"
    return Page(
        [event(source, row, bodies.get(row[0]), hidden.get(row[0])) for row in rows], rows[-1][0] if rows else after
    )


async def seen_bodies(
    db: AsyncConnection[Any], who: Asker, rows: Sequence[Any]
) -> tuple[dict[int, bytes], dict[int, Sources | None]]:
    """The bodies of the lines whose records the reader may see, and who told of those where it is kept from them."""
    sights: dict[str, Sight] = {}
    seen, hidden = [], {}
    owners = await owners_of(db, rows)
    for position, record, _, _, _, register, unit, state in rows:
        follows = access_to(register).follows
        if follows:
            record, register, unit, state = owners.get(state["belongs_to"], (record, None, unit, state))
        if register is None:
            continue
        if register not in sights:
            sights[register] = who.sight(register)
        if sights[register].sees(record, unit, state):
            seen.append(position)
            told = sights[register].sources(record, unit, state)
            hidden[position] = attached(told) if follows else told
    found = await (await db.execute(BODIES, (seen,), prepare=True, binary=True)).fetchall() if seen else ()
    return dict(found), hidden


async def owners_of(db: AsyncConnection[Any], rows: Sequence[Any]) -> dict[str, Any]:
    """The records that others belong to, by id: they decide who may see those."""
    wanted = {row[7]["belongs_to"] for row in rows if access_to(row[5]).follows}
    if not wanted:
        return {}
    found = await (await db.execute(OWNERS, (list(wanted),), prepare=True)).fetchall()
    return {str(one[0]): one for one in found}


def event(source: str, row: Sequence[Any], body: bytes | None, hidden: Sources | None) -> bytes:
    """A line as a CloudEvent: whole, without who told, or withheld."""
    position, record, version, name, recorded_at, register, _, _ = row
    said = {"specversion": "1.0", "id": str(position), "source": source, "sequence": f"{position:016d}"}
    if body is None:
        return msgspec.json.encode({**said, "type": WITHHELD})
    data, taken = without(body, version, hidden)
    return msgspec.json.encode(
        {
            **said,
            "type": name,
            "subject": str(record),
            "time": AT.decode(body).at,
            "recordedtime": instant(recorded_at),
            "register": register,
            "recordversion": version,
            "datacontenttype": "application/json",
            **({"masked": " ".join(taken)} if taken else {}),
            "data": msgspec.Raw(data),
        }
    )


def without(body: bytes, version: int, hidden: Sources | None) -> tuple[bytes, list[str]]:
    """The body, untouched if nothing in it says who told, and the names of what was taken out."""
    if hidden is None:
        return body, []
    said, taken = hidden.out_of_body(msgspec.json.decode(body), version)
    return (msgspec.json.encode(said) if taken else body), taken


async def lines(request: Request) -> Response:
    """The batch, how far the registers have come (X-Position), and where to go on (Link)."""
    board = board_of(request)
    on_route(request, "lines")
    must_be(request, "GET", "HEAD")
    who = await asker(request, board)
    asked = inputs.query(request, PARAMETERS)
    await reading.wait(request, board, asked)
    after = inputs.number(asked.get("after", "0"), "after")
    limit = inputs.number(asked.get("limit", str(MOST)), "limit", 1, MOST)
    upto = board.tail.position
    if "upto" in asked:
        upto = await reading.position_of(board, asked["upto"], "upto") or 0
    found = await page(who, after, upto, limit)
    headers = {"X-Position": str(upto)}
    if found.last < upto and found.events:
        bound = f"&upto={upto}" if "upto" in asked else ""
        headers["Link"] = f'<{request.url.path}?after={found.last}&limit={limit}{bound}>; rel="next"'
    return Response(b"[%s]" % b",".join(found.events), headers=headers, media_type=BATCH)


def routes() -> list[Route]:
    return [Route("/{board}/api/v1/lines", lines, methods=METHODS)]
