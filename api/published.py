"""What is published, for whoever wants it and without signing in: the list, and each report as its exact bytes.

    GET /{board}/publicerat              the published reports, with what the board decided and their checksums
    GET /{board}/publicerat/{address}    a report; only one that is published, whatever else lies at an address

Nothing else of the book can be had here. A page may be kept for a minute by those between us and the reader.
"""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api import inputs
from api.problems import Gone, NoSuchPath
from api.registers import board_of
from api.rendering import page
from api.served import Served
from ledger.blobs import ErasedContent
from replays.report.published import PUBLISHED, SAID, Published, published

KEPT_A_MINUTE = {"Cache-Control": "public, max-age=60"}


async def listed(board: Served) -> list[Published]:
    """Every published report, over a connection from the pool: there are no more questions at once than it has."""
    async with board.pool.connection() as db:
        rows = await (await db.execute(PUBLISHED)).fetchall()
        lines = await (await db.execute(SAID, ([row[0] for row in rows],), binary=True)).fetchall()
    return published(rows, lines)


async def reports(request: Request) -> Response:
    board = board_of(request)
    request.scope["liggaren.route"] = "/{board}/publicerat"
    inputs.query(request, ())
    response = page(request, "published.html", reports=await listed(board))
    response.headers.update(KEPT_A_MINUTE)
    return response


async def report(request: Request) -> Response:
    """The bytes that were kept. Raises NoSuchPath for what is not published, Gone."""
    board, address = board_of(request), request.path_params["address"]
    request.scope["liggaren.route"] = "/{board}/publicerat/{address}"
    found = next((one for one in await listed(board) if one.content == address), None)
    if found is None:
        raise NoSuchPath
    content = await asyncio.to_thread(board.book.blobs.get_public, found.content)
    if isinstance(content, ErasedContent):
        raise Gone
    if content is None:
        raise NoSuchPath
    headers = {**KEPT_A_MINUTE, "Content-Disposition": f'attachment; filename="{found.file}"', "ETag": f'"{address}"'}
    return Response(content, headers={**headers, "Content-Language": "sv"}, media_type="application/pdf")


def routes() -> list[Route]:
    return [Route("/{board}/publicerat", reports), Route("/{board}/publicerat/{address}", report)]
