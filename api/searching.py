"""Search, over HTTP and on a page: in the clear text of the records that the reader may see, now or as of a moment.

    GET /{board}/api/v1/search?q=avvikelse&register=documents&as_of=2026-07-05     as JSON
    GET /{board}/sok?q=avvikelse                                                   as a page

What is asked for may be a name: it stands in no log and in no error.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from psycopg import errors
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from api import inputs, reading, sessions, visible
from api.doors import DOORS
from api.figures import in_registers
from api.guard import METHODS
from api.identity import Asker, asker
from api.problems import Busy, Invalid, NotSignedIn
from api.registers import board_of, must_be, on_route
from api.rendering import capital, page
from domain.terms import Term
from domain.text import is_writable, tidy
from projections.cards import REGISTERS_BY_NAME
from projections.lists import MOST
from replays.search import LENGTH, Found, Search, search

ASKED = ("q", "register", "as_of", "limit", "offset", "wait")
MOST_OFFSET = 1000
ON_A_PAGE = 20


@dataclass(frozen=True)
class Answer:
    """What a search found: the hits as the reader may see them, whether there are more, what to say of the question,
    and as of which position it was."""

    hits: Sequence[tuple[Found, bytes]]
    more: bool
    told: str
    position: int


async def find(who: Asker, asked: Mapping[str, str]) -> Answer:
    """Raises Invalid, Busy."""
    board, said = who.board, asked.get("q", "")
    if not is_writable(said) or len(said) not in LENGTH:
        most = LENGTH.stop - 1
        raise inputs.wrong("q", f"Sök efter {LENGTH.start}–{most} vanliga tecken, utan styrtecken.", "string_length")
    at = await reading.position_of(board, asked.get("as_of"))
    registers = [register_of(asked["register"])] if asked.get("register") else list(REGISTERS_BY_NAME)
    sights = {register: who.sight(register) for register in registers}
    seen, values = visible.anywhere(sights)
    wanted = Search(
        said=tidy(said),
        registers=registers,
        seen=seen,
        values=values,
        at=at,
        limit=inputs.number(asked.get("limit", str(ON_A_PAGE)), "limit", 1, MOST),
        offset=inputs.number(asked.get("offset", "0"), "offset", 0, MOST_OFFSET),
    )
    now = board.tail.position

    try:
        result = await in_registers(board, lambda db: search(db, wanted))
    except errors.QueryCanceled:
        raise Busy("Sökningen tog för lång tid: sök efter fler eller längre ord.") from None
    shown = [
        (hit.found, visible.masked(sights[json.loads(hit.card)["register"]], hit.card.encode())) for hit in result.hits
    ]
    return Answer(shown, result.more, result.told, now if at is None else at)


def register_of(path: str) -> str:
    """The register that a reader names as in the addresses. Raises Invalid."""
    if path not in DOORS:
        raise inputs.wrong("register", f"Ange ett av: {', '.join(DOORS)}.", "enum")
    return DOORS[path].register.name


# ── As JSON ──────────────────────────────────────────────────────────────────


async def found(request: Request) -> Response:
    board = board_of(request)
    on_route(request, "search")
    must_be(request, "GET", "HEAD")
    who = await asker(request, board)
    asked = inputs.query(request, ASKED)
    await reading.wait(request, board, asked)
    answer = await find(who, asked)
    items = [{"found": how.value, "card": json.loads(card)} for how, card in answer.hits]
    said = {"position": answer.position, "more": answer.more, "told": answer.told, "items": items}
    headers = {"X-Position": str(answer.position), "Cache-Control": "no-store"}
    return Response(json.dumps(said, ensure_ascii=False), headers=headers, media_type="application/json")


# ── As a page ────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Shown:
    """A hit as it is read: what it is called, in which register, how it stands and where it belongs."""

    called: str
    number: str
    register: str
    status: str
    unit: str
    found: str


@dataclass(frozen=True)
class Choice:
    value: str
    label: str


async def search_page(request: Request) -> Response:
    """The page, with what was found if something was asked."""
    board = board_of(request)
    request.scope["liggaren.route"] = "/{board}/sok"
    try:
        who = await sessions.reader(request, board)
    except NotSignedIn:
        return RedirectResponse(f"/{board.name}/", 303)
    asked = inputs.query(request, ASKED)
    asked = {name: value for name, value in asked.items() if value or name == "q"}
    answer, wrong = None, ""
    if "q" in asked:
        try:
            answer = await find(who, asked)
        except Invalid as error:
            wrong = error.errors[0].what
        except Busy as error:
            wrong = error.said
    following = str(int(asked.get("offset", "0")) + ON_A_PAGE) if answer and answer.more else None
    return page(
        request,
        "search.html",
        422 if wrong else 200,
        who=sessions.acting(who),
        said=asked.get("q", ""),
        register=asked.get("register", ""),
        wrong=wrong or (answer.told if answer and not answer.hits else ""),
        answered=answer is not None and not (answer.told and not answer.hits),
        hits=[shown(who, how, json.loads(card)) for how, card in answer.hits] if answer else [],
        registers=[Choice(path, doors.register.label) for path, doors in DOORS.items()],
        following=f"?{urlencode({**asked, 'offset': following})}" if following else None,
    )


def shown(who: Asker, how: Found, card: Mapping[str, Any]) -> Shown:
    register, state = REGISTERS_BY_NAME[card["register"]], card["state"]
    statuses: type[Term] = type(register.initial.status)
    title = state.get("title") or state.get("name") or state.get("subject") or state.get("place")
    if register.name == "units":
        title = who.board.directory.name(UUID(card["record"]), who.day)
    return Shown(
        called=title or register.singular,
        number=card["number"] or "",
        register=register.label,
        status=capital(statuses.of(card["status"]).label),
        unit=who.board.directory.name(UUID(card["unit"]), who.day) if card["unit"] else "",
        found="" if how in (Found.TEXT, Found.NUMBER) else f"Hittad genom {how.label}",
    )


def routes() -> list[Route]:
    return [Route("/{board}/api/v1/search", found, methods=METHODS), Route("/{board}/sok", search_page)]
