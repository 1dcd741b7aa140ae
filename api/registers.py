"""The routes that every register has, made from its declaration; the board stands first.

    POST /{board}/api/v1/deviations                            open a record (where there is one way to)
    POST /{board}/api/v1/deviations/report-deviation           open a record
    POST /{board}/api/v1/deviations/{record}/close-deviation   act on it
    POST /{board}/api/v1/deviations/{record}/open              have its sealed texts opened
    GET  /{board}/api/v1/deviations                            the list
    GET  /{board}/api/v1/deviations/AVV-2026-0123              the card, by id or by number
    GET  /{board}/api/v1/deviations/{record}/journal           its history

One pattern for each number of steps and a look-up in DOORS: matching two hundred patterns in turn would cost more than
checking the token. What is no register falls through to the other routes.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from uuid import UUID

from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from api import inputs, opening, reading, sending
from api.doors import DOORS, Doors
from api.guard import METHODS
from api.problems import Hidden, MethodNotAllowed, NoSuchPath
from api.served import Served

VERSION = "1.0.0"
RELEASED = "2026-11-22"
READ = ("GET", "HEAD")

Handler = Callable[[Request], Awaitable[Response]]


def board_of(request: Request) -> Served:
    """The board that the path names. Raises NoSuchPath."""
    boards: Mapping[str, Served] = request.app.state.boards
    board = boards.get(request.path_params["board"])
    if board is None:
        raise NoSuchPath
    return board


class DoorsConvertor(Convertor[Doors]):
    """The name of a register in a path, and no other."""

    regex = "|".join(sorted(DOORS, key=len, reverse=True))

    def convert(self, value: str) -> Doors:
        return DOORS[value]

    def to_string(self, value: Doors) -> str:
        return value.path


register_url_convertor("register", DoorsConvertor())


def doors_of(request: Request) -> Doors:
    doors: Doors = request.path_params["register"]
    return doors


def on_route(request: Request, *steps: str) -> None:
    """Tell the log which route it was, in our own words: what somebody typed in a path may be a name."""
    request.scope["liggaren.route"] = "/".join(("/{board}/api/v1", *steps))


def must_be(request: Request, *methods: str) -> None:
    """Raises MethodNotAllowed."""
    if request.method not in methods:
        allow = ", ".join(methods)
        raise MethodNotAllowed(f"Adressen tar emot: {allow}.", headers={"Allow": allow})


async def collection(request: Request) -> Response:
    board, doors = board_of(request), doors_of(request)
    on_route(request, doors.path)
    must_be(request, *READ, *(("POST",) if doors.sole else ()))
    if doors.sole and request.method == "POST":
        return await sending.send(request, board, doors, doors.sole, None)
    return await reading.cards(request, board, doors)


async def member(request: Request) -> Response:
    """A record, or an opening command."""
    board, doors, name = board_of(request), doors_of(request), request.path_params["name"]
    asked = doors.opening.get(name)
    if asked is not None:
        on_route(request, doors.path, name)
        must_be(request, "POST")
        return await sending.send(request, board, doors, asked, None)
    on_route(request, doors.path, "{record}")
    must_be(request, *READ)
    return await reading.card(request, board, doors, name)


async def part(request: Request) -> Response:
    """The history of a record, the opening of its texts, or a command to it."""
    board, doors = board_of(request), doors_of(request)
    record, name = request.path_params["record"], request.path_params["name"]
    on_route(request, doors.path, "{record}", name if name in doors.acting else "")
    if name == "journal":
        on_route(request, doors.path, "{record}", name)
        must_be(request, *READ)
        return await reading.journal(request, board, doors, record)
    opens = name == "open" and doors.sealed
    if not opens and name not in doors.acting:
        raise NoSuchPath
    must_be(request, "POST")
    if opens:
        on_route(request, doors.path, "{record}", name)
        return await opening.open_texts(request, board, doors, id_of(record))
    return await sending.send(request, board, doors, doors.acting[name], id_of(record))


def id_of(record: str) -> UUID:
    """A command names its record by id: a number can be mistyped into somebody else's. Raises Hidden."""
    if not inputs.UUID_FORM.fullmatch(record):
        raise Hidden
    return UUID(record)


async def api_info(request: Request) -> Response:
    """What this API is, on the form that DIGG's REST profile asks for."""
    board = board_of(request)
    on_route(request, "api-info")
    must_be(request, *READ)
    return JSONResponse(
        {
            "apiName": f"Liggaren – {board.title}",
            "apiVersion": VERSION,
            "apiReleased": RELEASED,
            "apiDocumentation": "/docs",
            "apiStatus": "beta",
        }
    )


def routes() -> list[Route]:
    """Every method goes in, so that the answer for those not taken is ours and names those that are."""
    patterns: tuple[tuple[str, Handler], ...] = (
        ("/{register:register}", collection),
        ("/{register:register}/{name}", member),
        ("/{register:register}/{record}/{name}", part),
        ("/api-info", api_info),
    )
    return [Route(f"/{{board}}/api/v1{path}", handler, methods=METHODS) for path, handler in patterns]
