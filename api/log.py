"""The signed tree of a board, open to everybody: hashes and signatures, never content (C2SP tlog-tiles).

    GET /{board}/log/checkpoint            the last checkpoint, with cosignatures
    GET /{board}/log/checkpoint/{size}     an earlier one
    GET /{board}/log/tile/{level}/{index}  tiles; x001/x234/067, and .p/17 behind it for a tile that is not whole
    GET /{board}/log/proof/{position}      that a line stands in the signed book (C2SP tlog-proof)
    GET /{board}/log/keys                  every key the board has signed with: vkey, and from when

Entries are not served: they tell what kind of thing was written when, and about which record.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable

from psycopg import Connection
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.guard import METHODS
from api.problems import NoSuchPath
from api.registers import board_of, must_be
from api.served import Served
from ledger.canonical import instant
from ledger.proof import checkpoints, proofs, signing
from ledger.proof.checkpoints import Checkpoint
from ledger.proof.tiles import WIDTH, Tiles
from ledger.proof.tree import SIZE, ProofWrong

Ask = Callable[[Connection[tuple[object, ...]]], Response]
TEXT = "text/plain; charset=utf-8"
FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
SOON = {"Cache-Control": "public, max-age=5"}
TILE = re.compile(r"([0-7])/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?")
NUMBER = re.compile(r"[1-9][0-9]{0,15}")


def door(name: str, answer: Callable[[Request, Served], Awaitable[Response]]) -> Callable[..., Awaitable[Response]]:
    """A handler that anybody may read from; `name` is what the log calls it."""

    async def handle(request: Request) -> Response:
        board = board_of(request)
        request.scope["liggaren.route"] = f"/{{board}}/log/{name}"
        must_be(request, "GET", "HEAD")
        return await answer(request, board)

    return handle


async def ask(board: Served, asked: Ask) -> Response:
    """Ask the book in a thread, over a connection of its own."""

    def asking() -> Response:
        with board.book.database.writer() as db:
            return asked(db)

    return await asyncio.to_thread(asking)


async def checkpoint(request: Request, board: Served) -> Response:
    said = request.path_params.get("size")

    def found(db: Connection[tuple[object, ...]]) -> Response:
        one = checkpoints.latest(db) if said is None else checkpoints.at_size(db, number(said))
        return Response(must_be_there(one).text, headers=SOON, media_type=TEXT)

    return await ask(board, found)


async def proof(request: Request, board: Served) -> Response:
    position = number(request.path_params["position"])

    def found(db: Connection[tuple[object, ...]]) -> Response:
        last = must_be_there(checkpoints.latest(db))
        try:
            return Response(proofs.tlog_proof(db, position, last), headers=SOON, media_type=TEXT)
        except ProofWrong:
            raise NoSuchPath from None

    return await ask(board, found)


async def tile(request: Request, board: Served) -> Response:
    """A whole tile, or as much of one as a checkpoint covers: no more is said of it than is signed."""
    said = TILE.fullmatch(request.path_params["tile"])
    if said is None:
        raise NoSuchPath
    level, index = int(said[1]), int(said[2].replace("x", "").replace("/", ""))
    width = int(said[3] or WIDTH)

    def found(db: Connection[tuple[object, ...]]) -> Response:
        signed = must_be_there(checkpoints.latest(db)).size >> (8 * level)
        hashes = Tiles(db).hashes(level, index)[: width * SIZE]
        if width > WIDTH or len(hashes) != width * SIZE or index * WIDTH + width > signed:
            raise NoSuchPath
        return Response(hashes, headers=FOREVER, media_type="application/octet-stream")

    return await ask(board, found)


async def keys(request: Request, board: Served) -> Response:
    rows = (f"{one.key.text} {instant(one.since)}\n" for one in signing.listed(board.book.keys))
    return Response("".join(rows), headers=SOON, media_type=TEXT)


def number(said: str) -> int:
    if not NUMBER.fullmatch(said):
        raise NoSuchPath
    return int(said)


def must_be_there(found: Checkpoint | None) -> Checkpoint:
    if found is None:
        raise NoSuchPath
    return found


def routes() -> list[Route]:
    doors = (
        ("checkpoint", "checkpoint", checkpoint),
        ("checkpoint/{size}", "checkpoint/{size}", checkpoint),
        ("tile/{tile:path}", "tile/{level}/{index}", tile),
        ("proof/{position}", "proof/{position}", proof),
        ("keys", "keys", keys),
    )
    return [Route(f"/{{board}}/log/{path}", door(name, answer), methods=METHODS) for path, name, answer in doors]
