"""The page of a unit for its workplace meeting, over HTTP: to be read or printed by those who work there.

    GET /{board}/api/v1/units/{record}/workplace-meeting/2026:1?form=pdf&as_of=2026-07-05

Small numbers are not hidden on it, so it is for those who work in the unit or below it, and for those who see the
deviations there by their role.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from psycopg import Connection
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api import inputs, reading
from api.analyses import as_file
from api.doors import DOORS
from api.figures import in_registers, position_asked, span_of
from api.guard import METHODS
from api.identity import Asker, asker
from api.problems import Hidden
from api.registers import board_of, id_of, must_be, on_route
from replays.report.forms import plain_name
from replays.report.unit import UnitPage, unit_page
from replays.report.unit_forms import unit_html, unit_pdf

FORMS: Mapping[str, Callable[[UnitPage], bytes]] = {"pdf": unit_pdf, "html": unit_html}


async def workplace_meeting(request: Request) -> Response:
    """Raises Hidden for those who neither work in the unit nor see what happens there."""
    board, unit = board_of(request), id_of(request.path_params["record"])
    on_route(request, "units", "{record}", "workplace-meeting", "{period}")
    must_be(request, "GET", "HEAD")
    who, period = await asker(request, board), span_of(request)
    asked = inputs.query(request, ("form", "as_of", "wait"))
    await reading.wait(request, board, asked)
    form = asked.get("form", "pdf")
    if form not in FORMS:
        raise inputs.wrong("form", f"Skriv en av {', '.join(FORMS)}.", "term")
    position = await position_asked(board, asked.get("as_of"))
    await reading.card_seen(who, DOORS["units"], str(unit), position)
    if not may_have(who, unit):
        raise Hidden

    def made(db: Connection[Any]) -> tuple[str, bytes]:
        page = unit_page(db, unit, period, position)
        return page.title, FORMS[form](page)

    title, data = await in_registers(board, made)
    return as_file(data, form, plain_name(title), {"Cache-Control": "no-store", "X-Position": str(position)})


def may_have(who: Asker, unit: UUID) -> bool:
    """Whether somebody works in the unit or below it, or sees by their role what happens there."""
    home = who.board.directory.home(who.person)
    works = home is not None and unit in set(who.board.directory.chain(home, who.day))
    return works or who.sight("deviations").readers.covers(unit)


def routes() -> list[Route]:
    path = "/{board}/api/v1/units/{record}/workplace-meeting/{period}"
    return [Route(path, workplace_meeting, methods=METHODS)]
