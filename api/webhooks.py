"""Webhooks over HTTP: whom to tell when something is written. For the board's system administrator.

POST /{board}/api/v1/webhooks           register {"url": "https://…", "registers": ["deviations"]}; the secret, once
GET  /{board}/api/v1/webhooks           which there are, and how it goes
POST /{board}/api/v1/webhooks/resume    {"subscription": "…"}: try again now, from where it stopped
POST /{board}/api/v1/webhooks/end       {"subscription": "…"}: no more

Messages are signed by Standard Webhooks 1.0.0 (ledger/outgoing/webhooks.py), and say little (outgoing.py).
"""

from __future__ import annotations

import asyncio
import json
from typing import Annotated, Any, TypeVar
from uuid import UUID

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api import inputs
from api.guard import METHODS
from api.identity import Asker, asker
from api.problems import Hidden, Problem
from api.registers import board_of, must_be, on_route
from api.served import Served
from api.validation import problem_of
from domain import REGISTERS
from domain.grammar import NotAllowed
from domain.terms import Role
from ledger.outgoing.addresses import NotATarget, target
from ledger.outgoing.egress import told
from ledger.outgoing.webhooks import MOST, Subscription, TooMany

T = TypeVar("T")
NAMES = [register.name for register in REGISTERS]


class TooManyWebhooks(
    Problem,
    status=409,
    title="Nämnden har redan så många prenumerationer som den får ha.",
    detail=f"Högst {MOST}. Avsluta en som inte behövs. Inget har skrivits.",
): ...


def known(name: str) -> str:
    if name not in NAMES:
        raise ValueError(f"Ange ett av: {', '.join(NAMES)}.")
    return name


# The pattern is narrower than what is taken: a description that nobody can follow and be refused.
URL = Annotated[
    str,
    Field(
        json_schema_extra={"pattern": r"^https://([a-z][a-z0-9]{0,20}\.){1,3}[a-z]{2,12}(/[a-zA-Z0-9_-]{0,40}){0,4}$"}
    ),
]
RegisterName = Annotated[str, AfterValidator(known), Field(json_schema_extra={"enum": NAMES})]


@dataclass(config={"extra": "forbid", "strict": True}, kw_only=True)
class Subscribing:
    """Where messages go, and about which registers."""

    url: URL
    registers: Annotated[list[RegisterName], Field(min_length=1, max_length=len(NAMES))]


@dataclass(config={"extra": "forbid", "strict": True}, kw_only=True)
class Chosen:
    """Which subscription."""

    subscription: UUID


SUBSCRIBING, CHOSEN = TypeAdapter(Subscribing), TypeAdapter(Chosen)


def understood(adapter: TypeAdapter[T], body: bytes, fields: list[str]) -> T:
    """Raises Malformed, Invalid."""
    try:
        return adapter.validate_json(body)
    except ValidationError as error:
        raise problem_of(error, fields) from None


def must_administer(who: Asker) -> None:
    """Only whoever looks after the system of the whole board. Raises NotAllowed."""
    directory = who.board.directory
    where = [unit for role, unit in directory.roles(who.person, who.day) if role is Role.SYSTEM_ADMIN]
    if not any(list(directory.chain(unit, who.day)) == [unit] for unit in where):  # nothing lies above it
        raise NotAllowed


# ── Registering and reading ──────────────────────────────────────────────────


async def webhooks(request: Request) -> Response:
    board = board_of(request)
    on_route(request, "webhooks")
    must_be(request, "GET", "HEAD", "POST")
    who = await asker(request, board)
    if request.method == "POST":
        return await register(request, who)
    inputs.query(request, ())
    must_administer(who)
    found = await asyncio.to_thread(board.outgoing.store.all)
    items = [shown(board, one) for one in found]
    return answer({"position": board.tail.position, "items": items})


async def register(request: Request, who: Asker) -> Response:
    """Subscribe to what is written from now on."""
    asked = understood(SUBSCRIBING, await inputs.body(request), ["url", "registers"])
    must_administer(who)
    board = who.board
    try:
        target(asked.url, board.outgoing.plain)
    except NotATarget as error:
        raise inputs.wrong("url", str(error), "url") from None
    registers = [name for name in NAMES if name in asked.registers]
    try:
        one, endpoint = await asyncio.to_thread(board.outgoing.store.register, who.person, asked.url, registers)
    except TooMany:
        raise TooManyWebhooks from None
    board.outgoing.nudge()
    return answer({**shown(board, one), "secret": endpoint.shown_once}, 201, {"Cache-Control": "no-store"})


def shown(board: Served, one: Subscription) -> dict[str, Any]:
    """A subscription for whoever looks after it: the address without its query, and never the secret."""
    try:
        url = target(board.outgoing.store.endpoint(one).url, plain=True).shown
    except (LookupError, NotATarget):
        url = None
    return {
        "subscription": str(one.subscription),
        "url": url,
        "registers": list(one.registers),
        "registered_by": str(one.registered_by),
        "registered_at": one.registered_at.isoformat(),
        "status": one.status,
        "delivered": one.delivered,
        "attempts": one.attempts,
        "failing_since": one.failing_since.isoformat() if one.failing_since else None,
        "next_at": one.next_at.isoformat() if one.next_at else None,
        "dead_at": one.dead_at.isoformat() if one.dead_at else None,
        "trouble": told(one.trouble) if one.trouble else None,
    }


# ── Looking after them ───────────────────────────────────────────────────────


async def resume(request: Request) -> Response:
    who, chosen = await chosen_by(request, "resume")
    store = who.board.outgoing.store
    if not await asyncio.to_thread(store.resume, chosen):
        raise Hidden
    who.board.outgoing.nudge()
    found = [one for one in await asyncio.to_thread(store.all) if one.subscription == chosen]
    return answer(shown(who.board, found[0])) if found else answer({"subscription": str(chosen), "status": "ended"})


async def end(request: Request) -> Response:
    who, chosen = await chosen_by(request, "end")
    if not await asyncio.to_thread(who.board.outgoing.store.end, chosen):
        raise Hidden
    who.board.outgoing.nudge()
    return answer({"subscription": str(chosen), "status": "ended"})


async def chosen_by(request: Request, step: str) -> tuple[Asker, UUID]:
    """Who asks, and which subscription they mean. Raises NotAllowed, Malformed, Invalid."""
    board = board_of(request)
    on_route(request, "webhooks", step)
    must_be(request, "POST")
    who = await asker(request, board)
    asked = understood(CHOSEN, await inputs.body(request), ["subscription"])
    must_administer(who)
    return who, asked.subscription


def answer(said: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return Response(json.dumps(said, ensure_ascii=False), status, headers, media_type="application/json")


def routes() -> list[Route]:
    patterns = (("", webhooks), ("/resume", resume), ("/end", end))
    return [Route("/{board}/api/v1/webhooks" + path, handler, methods=METHODS) for path, handler in patterns]
