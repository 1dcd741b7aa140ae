"""The compliance map and the whole picture, as JSON; and the whole picture as a page.

    GET /{board}/api/v1/compliance?as_of=2026-07-05   for those who may have the registers examined
    GET /{board}/api/v1/overview?as_of=2026-07-05     for everybody who works here
    GET /{board}/systemet?as_of=2026-07-05            the same as a page

What the picture shows is known to all who work here. In the registers that a reader has a list of, what they may see
is counted; what the check-up counts is shown to those who may have it made.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from psycopg import Connection
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from api import inputs, sessions, visible
from api.examining import Looking, looking, may_examine
from api.figures import in_registers
from api.guard import METHODS
from api.identity import Asker, asker
from api.problems import Hidden, NotSignedIn
from api.registers import board_of, must_be, on_route
from api.rendering import page
from api.replaying import as_json
from api.visible import seen_by
from domain.open_cases import OPEN
from domain.terms import Term
from replays.check_up import check_up
from replays.compliance import Answered, Compliance, Line, compliance
from replays.counting import Counting
from replays.overview import Overview, overview

MOST_AWAITED = 20
"""How many of what a duty waits for are told, the earliest day first; how many there are is told too."""

# ── The compliance map ───────────────────────────────────────────────────────


async def mapped(request: Request) -> Response:
    board = board_of(request)
    on_route(request, "compliance")
    must_be(request, "GET", "HEAD")
    who = await asker(request, board)
    if not may_examine(who):
        raise Hidden
    look = await looking(who, request, inputs.query(request, ("as_of", "wait")))
    found = await in_registers(board, lambda db: compliance(db, look.moment(db), seen_by(who)))
    return as_json(map_told(found), look.position)


def map_told(found: Compliance) -> dict[str, Any]:
    return {
        "position": found.moment.position,
        "day": found.moment.day.isoformat(),
        "counts": {standing.value: number for standing, number in found.counted().items()},
        "chapters": [
            {"title": name, "duties": [duty_told(one) for one in chapter]} for name, chapter in found.chapters.items()
        ],
    }


def duty_told(one: Answered) -> dict[str, Any]:
    return {
        "duty": one.duty.id,
        "name": one.duty.name,
        "citation": one.citation,
        "standing": one.standing.value,
        "label": one.standing.label,
        "why": one.why or None,
        "registers": list(one.evidence.registers),
        "events": [event.type for _, event in one.evidence.events],
        "legal_basis": one.evidence.basis.value if one.evidence.basis else None,
        "months": one.months,
        "lines": one.lines,
        "last": line_told(one.last),
        "decision": line_told(one.decision),
        "waiting": len(one.awaited),
        "late": one.late,
        "awaited": plain([asdict(each) for each in one.awaited[:MOST_AWAITED]]),
        "wheel": plain([asdict(turned) for turned in one.wheel]),
        "requirements": plain([asdict(each) for each in one.mapped]),
    }


def line_told(line: Line | None) -> dict[str, Any] | None:
    if line is None:
        return None
    return {
        "position": line.position,
        "day": line.day.isoformat(),
        "label": line.label,
        "register": line.register,
        "record": str(line.record) if line.record else None,
        "called": line.called,
    }


def plain(value: Any) -> Any:
    """Words, days and counts as JSON has them."""
    match value:
        case None | bool() | int():
            return value
        case Term():
            return value.value
        case dict():
            return {name: plain(one) for name, one in value.items()}
        case list() | tuple():
            return [plain(one) for one in value]
        case _:
            return str(value)


# ── The whole picture ────────────────────────────────────────────────────────


def drawn(db: Connection[Any], who: Asker, look: Looking) -> Overview:
    moment = look.moment(db)
    examined = check_up(db, moment, seen_by(who)) if may_examine(who) else None
    sights = {register: sight for register in OPEN if not (sight := who.sight(register)).of_nothing}
    return overview(db, moment, examined, Counting(frozenset(sights), *visible.anywhere(sights)))


async def whole(request: Request) -> Response:
    board = board_of(request)
    on_route(request, "overview")
    must_be(request, "GET", "HEAD")
    who = await asker(request, board)
    look = await looking(who, request, inputs.query(request, ("as_of", "wait")))
    found = await in_registers(board, lambda db: drawn(db, who, look))
    return as_json(picture_told(found), look.position)


def picture_told(found: Overview) -> dict[str, Any]:
    examined = found.check_up
    parts = ("processes", "agreements", "plans", "wheel", "registers", "terms")
    return {
        "position": found.moment.position,
        "day": found.moment.day.isoformat(),
        **{part: plain([asdict(one) for one in getattr(found, part)]) for part in parts},
        "check_up": examined
        and {
            "counts": {severity.value: number for severity, number in examined.counted().items()},
            "accepted": len(examined.accepted),
            "switched_off": len(examined.switched_off),
        },
    }


async def system(request: Request) -> Response:
    """The page: one screen, printable, without scripts."""
    board = board_of(request)
    request.scope["liggaren.route"] = "/{board}/systemet"
    try:
        who = await sessions.reader(request, board)
    except NotSignedIn:
        return RedirectResponse(f"/{board.name}/", 303)
    asked = {name: value for name, value in inputs.query(request, ("as_of",)).items() if value}
    look = await looking(who, request, asked)
    found = await in_registers(board, lambda db: drawn(db, who, look))
    return page(
        request,
        "system.html",
        who=sessions.acting(who),
        picture=found,
        day=found.moment.day,
        as_of=asked.get("as_of", ""),
        most=max((one.open or 0 for one in found.registers), default=0),
    )


def routes() -> list[Route]:
    base = "/{board}/api/v1"
    return [
        Route(f"{base}/compliance", mapped, methods=METHODS),
        Route(f"{base}/overview", whole, methods=METHODS),
        Route("/{board}/systemet", system),
    ]
