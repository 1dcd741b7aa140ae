"""The revisions of a document over HTTP: two of them side by side, and who has read one of them and who has not.

GET /{board}/api/v1/documents/{record}/compare?from=2&to=3      line by line; as text for who asks for text/plain
GET /{board}/api/v1/documents/{record}/readers?revision=3       per unit and role, in the units of the one who asks

Access is that of the document. What has not been published is compared by those who work with it only.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from api import inputs, reading
from api.doors import DOORS
from api.figures import in_registers, position_asked
from api.guard import METHODS
from api.identity import Asker, asker
from api.problems import Gone, Hidden, NoSuchPath
from api.readers import groups, organisation
from api.registers import READ, board_of, must_be, on_route
from domain.documents.state import Document, revision_on
from ledger.blobs import ErasedContent
from projections.cards import STATES
from replays.revisions import Revision, revisions
from replays.side_by_side import Row, listing, side_by_side, text_lines
from replays.story import lines_of

DOCUMENTS = DOORS["documents"]


async def found_for(who: Asker, named: str, at: int, seen_at: int | None) -> tuple[dict[str, Any], dict[int, Revision]]:
    """A document the reader may see, and those of its revisions that they may. Raises Hidden."""
    card = await reading.card_seen(who, DOCUMENTS, named, seen_at)
    known = await in_registers(who.board, lambda db: revisions(lines_of(db, UUID(card["record"]), at)))
    now = await reading.card_seen(who, DOCUMENTS, named, None)
    sight = who.sight("documents")
    unit = UUID(now["unit"]) if now["unit"] else None
    if not (sight.readers.covers(unit) or sight.owns(UUID(now["record"]), now["state"])):
        known = {number: one for number, one in known.items() if one.valid_from is not None}
    return card, known


def the_one(known: Mapping[int, Revision], said: str, where: str) -> Revision:
    """Raises Invalid, NoSuchPath."""
    revision = known.get(inputs.number(said, where, 1, 1_000_000))
    if revision is None:
        raise NoSuchPath("Dokumentet har ingen sådan revision, eller så är den inte publicerad.")
    return revision


# ── Side by side ─────────────────────────────────────────────────────────────


async def compared(request: Request) -> Response:
    """What was added and what was removed, and what was decided of each."""
    board = board_of(request)
    on_route(request, "documents", "{record}", "compare")
    must_be(request, *READ)
    who = await asker(request, board)
    asked = inputs.query(request, ("from", "to", "as_of", "wait"))
    await reading.wait(request, board, asked)
    at = await position_asked(board, asked.get("as_of"))
    card, known = await found_for(who, request.path_params["record"], at, at if "as_of" in asked else None)
    for name in ("from", "to"):
        if name not in asked:
            raise inputs.wrong(name, "Ange vilken revision, som from=2 och to=3.", "missing")
    sides = [the_one(known, asked[name], name) for name in ("from", "to")]
    contents = [await content_of(who, side) for side in sides]
    rows = await asyncio.to_thread(rows_of, sides, contents)
    if "text/plain" in request.headers.get("Accept", ""):
        return PlainTextResponse(as_text(card, sides, rows), headers={"X-Position": str(at)})
    return answer(told(card, sides, rows), at)


async def content_of(who: Asker, revision: Revision) -> bytes:
    """Raises Gone for one that is erased, NoSuchPath for one that was never kept here."""
    found = await asyncio.to_thread(who.board.book.blobs.get_public, revision.content)
    if isinstance(found, ErasedContent):
        raise Gone
    if found is None:
        raise NoSuchPath(f"Innehållet i revision {revision.number} förvaras inte här.")
    return found


def rows_of(sides: list[Revision], contents: list[bytes]) -> list[Row] | None:
    """None where they cannot be compared line by line."""
    read = [text_lines(content, side.media_type) for content, side in zip(contents, sides, strict=True)]
    if read[0] is None or read[1] is None:
        return None
    return list(side_by_side(read[0], read[1]))


def told(card: dict[str, Any], sides: list[Revision], rows: list[Row] | None) -> dict[str, Any]:
    changed = rows or ()
    return {
        "record": card["record"],
        "number": card["number"],
        "from": side_told(sides[0]),
        "to": side_told(sides[1]),
        "same": sides[0].content == sides[1].content,
        "by_line": rows is not None,
        "added": sum(row.sign == "+" for row in changed) if rows is not None else None,
        "removed": sum(row.sign == "-" for row in changed) if rows is not None else None,
        "rows": [{"sign": row.sign, "from": row.earlier, "to": row.later, "text": row.text} for row in changed],
    }


def side_told(side: Revision) -> dict[str, Any]:
    return {
        "revision": side.number,
        "content": side.content,
        "content_length": side.content_length,
        "media_type": side.media_type.value,
        "decided": side.is_decided,
        "approval": side.approval,
        "valid_from": side.valid_from.isoformat() if side.valid_from else None,
        "abandoned": side.abandoned,
    }


def as_text(card: dict[str, Any], sides: list[Revision], rows: list[Row] | None) -> str:
    heads = [
        f"{sign} revision {side.number}, {side.content_length} byte: {side.approval}\n"
        for sign, side in zip("-+", sides, strict=True)
    ]
    same = "Innehållet är detsamma.\n" if sides[0].content == sides[1].content else "Innehållet är ett annat.\n"
    return f"{card['number']} {card['state']['title']}\n{''.join(heads)}{same}\n{listing(rows or ())}"


# ── Readers ──────────────────────────────────────────────────────────────────


async def readers(request: Request) -> Response:
    """Who of those it is for has acknowledged a revision, and who is missing. Raises Hidden for those who may not
    see the receipts of others."""
    board = board_of(request)
    on_route(request, "documents", "{record}", "readers")
    must_be(request, *READ)
    who = await asker(request, board)
    asked = inputs.query(request, ("revision", "as_of", "wait"))
    await reading.wait(request, board, asked)
    sight = who.sight("read_receipts")
    if not sight.by_role:
        raise Hidden
    at = await position_asked(board, asked.get("as_of"))
    card, known = await found_for(who, request.path_params["record"], at, at if "as_of" in asked else None)
    day = await reading.day_counted(board, asked["as_of"], at) if "as_of" in asked else who.day
    state: Document = STATES["documents"].validate_json(json.dumps(card["state"]))
    held = revision_on(state, day)
    if "revision" not in asked and held is None:
        raise NoSuchPath("Ingen revision gäller den dagen: ange vilken med revision=.")
    revision = the_one(known, asked.get("revision") or str(held and held.number), "revision")
    directory, read = await organisation(board, UUID(card["record"]), revision.number, at)
    found = [one for one in groups(revision, directory, day, read) if sight.readers.covers(one.unit)]
    said = {
        "record": card["record"],
        "number": card["number"],
        "revision": revision.number,
        "approval": revision.approval,
        "receipts_wanted": revision.receipts_wanted,
        "day": day.isoformat(),
        "acknowledged": len({person for one in found for person in one.acknowledged}),
        "missing": len({person for one in found for person in one.missing}),
        "groups": [one.told(directory, day) for one in found],
    }
    return answer(said, at)


def answer(said: dict[str, Any], position: int) -> Response:
    headers = {"X-Position": str(position)}
    return Response(json.dumps(said, ensure_ascii=False), headers=headers, media_type="application/json")


def routes() -> list[Route]:
    patterns = (("/documents/{record}/compare", compared), ("/documents/{record}/readers", readers))
    return [Route("/{board}/api/v1" + path, handler, methods=METHODS) for path, handler in patterns]
