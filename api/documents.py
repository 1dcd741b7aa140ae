"""Controlled documents over HTTP: their exact contents, and which revision applied on a day.

POST /{board}/api/v1/contents                              keep a document's exact content; gives its address
GET  /{board}/api/v1/contents/{address}                    the content, proved against its address
GET  /{board}/api/v1/documents/{record}/revision?on=…      which revision applied that day, as known now or then
"""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import fields
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api import inputs, reading
from api.doors import DOORS
from api.guard import METHODS
from api.identity import asker
from api.problems import Gone, Hidden, Infected, NotScanned, TooLarge, WrongKind
from api.registers import board_of, must_be, on_route
from api.served import Served
from domain.attachments.words import FileKind, Verdict
from domain.documents.state import Document, RevisionHeld, known_on, revision_on
from ledger import blobs
from ledger.file_kinds import kind_of
from projections.cards import STATES

ADDRESS_FORM = re.compile(r"[A-Za-z0-9_-]{43}")


async def keep(request: Request) -> Response:
    """Any employee may bring a content; it means something only when a document names its address."""
    board = board_of(request)
    on_route(request, "contents")
    must_be(request, "POST")
    await asker(request, board)
    content = await whole_body(request)
    await must_be_harmless(board, content)
    try:
        address = await asyncio.to_thread(board.book.blobs.put_public, content)
    except blobs.ContentErased:
        raise Gone("Innehållet är raderat enligt beslut och tas inte emot igen.") from None
    said = {"content": address, "content_length": len(content)}
    location = f"/{board.name}/api/v1/contents/{address}"
    return Response(json.dumps(said), 201, {"Location": location}, media_type="application/json")


async def must_be_harmless(board: Served, content: bytes) -> None:
    """A document is given to everybody: what is in it is known, by itself and by the scanner if there is one, before it
    is kept at all. Raises WrongKind, Infected, NotScanned."""
    await kind_taken(content)
    if board.scanning.scanner is not None:
        found = await board.scanning.scanner.scan(content)
        if found.verdict is Verdict.INFECTED:
            raise Infected
        if found.verdict is not Verdict.CLEAN:
            raise NotScanned


async def kind_taken(content: bytes) -> FileKind:
    """What kind of file a content is, of those that are taken in. Raises WrongKind."""
    kind = await asyncio.to_thread(kind_of, content)
    if kind is None:
        raise WrongKind(f"Dessa tas emot: {', '.join(one.label for one in FileKind)}.")
    return kind


async def whole_body(request: Request) -> bytes:
    """The body, if it is not larger than a content may be. Raises TooLarge."""
    found = bytearray()
    async for part in request.stream():
        found += part
        if len(found) > blobs.LARGEST:
            raise TooLarge(f"En fil får vara högst {blobs.LARGEST // 1_000_000} MB.")
    return bytes(found)


async def content(request: Request) -> Response:
    """The content as a file to save, never as a page of ours: it may be anything."""
    board, address = board_of(request), request.path_params["address"]
    on_route(request, "contents", "{address}")
    must_be(request, "GET", "HEAD")
    await asker(request, board)
    found = None
    if ADDRESS_FORM.fullmatch(address):
        found = await asyncio.to_thread(board.book.blobs.get_public, address)
    if found is None:
        raise Hidden
    if isinstance(found, blobs.ErasedContent):
        raise Gone
    headers = {
        "Content-Disposition": f'attachment; filename="{address}"',
        "X-Content-Type-Options": "nosniff",
        "ETag": f'"{address}"',
    }
    return Response(found, headers=headers, media_type="application/octet-stream")


async def revision(request: Request) -> Response:
    """Which revision applied on a day: the revision, or why there is none to name (`not_known` is an answer)."""
    board = board_of(request)
    on_route(request, "documents", "{record}", "revision")
    must_be(request, "GET", "HEAD")
    who = await asker(request, board)
    asked = inputs.query(request, ("on", "as_of"))
    day = inputs.day(asked["on"], "on") if "on" in asked else who.day
    at = await reading.position_of(board, asked.get("as_of"))
    found = await reading.card_seen(who, DOORS["documents"], request.path_params["record"], at)
    state: Document = STATES["documents"].validate_json(json.dumps(found["state"]))
    held = revision_on(state, day)
    known = known_on(state, day)
    said = {
        "record": found["record"],
        "number": found["number"],
        "on": day.isoformat(),
        "known": known.value,
        "answer": known.label,
        "revision": None if held is None else plain(held),
    }
    return Response(json.dumps(said, ensure_ascii=False, default=str), media_type="application/json")


def plain(held: RevisionHeld) -> dict[str, Any]:
    return {one.name: getattr(held, one.name) for one in fields(held)}


def routes() -> list[Route]:
    patterns = (
        ("/contents", keep),
        ("/contents/{address}", content),
        ("/documents/{record}/revision", revision),
    )
    return [Route("/{board}/api/v1" + path, handler, methods=METHODS) for path, handler in patterns]
