"""Pages for people, in Swedish, made on the server: the boards, the start of each, the way in to a demonstration."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from api import mine, opinion, report, sent, sessions, unsent
from api.inputs import uuid
from api.problems import NoSuchPath
from api.registers import board_of
from api.rendering import page
from api.served import Served
from domain.calendar import local_day
from domain.grammar import NotAllowed
from domain.terms import Role
from domain.text import swedish_key
from ledger import clock

FIRST = (
    Role.EMPLOYEE,
    Role.TEAM_LEADER,
    Role.UNIT_MANAGER,
    Role.DEPARTMENT_HEAD,
    Role.QUALITY_DEVELOPER,
    Role.LEX_SARAH_OFFICER,
)
MOST_OF_A_KIND = 30


@dataclass(frozen=True)
class Somebody:
    """Somebody to be in the demonstration: shown by the unit; the name is sealed there too."""

    person: UUID
    unit: str


async def boards(request: Request) -> Response:
    request.scope["liggaren.route"] = "/"
    served: Mapping[str, Served] = request.app.state.boards
    ordered = sorted(served.values(), key=lambda one: swedish_key(one.title))
    return page(request, "boards.html", boards=ordered)


async def start(request: Request) -> Response:
    """The start of a board: where to report and follow up, or first the way in."""
    board = board_of(request)
    request.scope["liggaren.route"] = "/{board}/"
    who = await sessions.reader_or_none(request, board)
    if who is not None:
        return page(request, "start.html", who=sessions.acting(who), word=sessions.form_word(request))
    people: Mapping[str, Sequence[Somebody]] = {}
    if board.demonstration is not None:
        await board.directory.fresh()
        people = somebodies(board)
    return page(request, "sign_in.html", people=people, possible=board.demonstration is not None)


def somebodies(board: Served) -> dict[str, list[Somebody]]:
    """Those one can be, by role, in the order of their units."""
    day = local_day(clock.now())
    found: dict[Role, list[Somebody]] = defaultdict(list)
    for person in board.directory.persons:
        if not board.directory.works_here(person, day):
            continue
        home = board.directory.home(person)
        employee = [(Role.EMPLOYEE, home)] if home else []
        for role, unit in board.directory.roles(person, day) or employee:
            found[role].append(Somebody(person, board.directory.name(unit, day)))
    order = [*FIRST, *(role for role in Role if role not in FIRST)]
    return {
        role.label: sorted(found[role], key=lambda one: (swedish_key(one.unit), one.person))[:MOST_OF_A_KIND]
        for role in order
        if role in found
    }


async def sign_in(request: Request) -> Response:
    """Become somebody in the demonstration. Raises NoSuchPath where there is none."""
    board = board_of(request)
    request.scope["liggaren.route"] = "/{board}/logga-in"
    if board.demonstration is None:
        raise NoSuchPath
    sessions.must_be_from_here(request)
    person = uuid((await sessions.form(request)).get("person", ""), "person")
    await board.directory.fresh()
    now = clock.now()
    if not board.directory.works_here(person, local_day(now)):
        raise NotAllowed
    token = board.demonstration.token(person, board.trust.audience, now.timestamp())
    return sessions.begin(request, board, token, f"/{board.name}/")


async def sign_out(request: Request) -> Response:
    board = board_of(request)
    request.scope["liggaren.route"] = "/{board}/logga-ut"
    sessions.must_be_from_here(request)
    return sessions.end(board, f"/{board.name}/")


async def to_start(request: Request) -> Response:
    board = board_of(request)
    request.scope["liggaren.route"] = "/{board}"
    return RedirectResponse(f"/{board.name}/", 308)


def routes() -> list[Route]:
    return [
        Route("/", boards),
        Route("/{board}", to_start),
        Route("/{board}/", start),
        Route("/{board}/logga-in", sign_in, methods=["POST"]),
        Route("/{board}/logga-ut", sign_out, methods=["POST"]),
        Route("/{board}/rapportera", report.report, methods=["GET", "POST"]),
        Route("/{board}/lamna-synpunkt", opinion.opinion, methods=["GET", "POST"]),
        Route("/{board}/inskickad/{record}", sent.sent),
        Route("/{board}/mina-rapporter", mine.my_reports),
        Route("/{board}/mina-utkast/{draft}/ta-bort", unsent.throw_away, methods=["POST"]),
    ]
