"""Figures of analyses and reports over HTTP: as they are or were known, what made a difference, and freezing them.

    GET  /{board}/api/v1/figures/half-year/2026:1?as_of=2026-07-05        figures, each with the records behind it
    GET  /{board}/api/v1/figures/half-year/2026:1/difference?from=…&to=…  what differs, and the lines that made it
    POST /{board}/api/v1/figures/half-year/2026:1/freeze                  count, and freeze by a decision

Nobody sends a figure: the program counts.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from psycopg import Connection
from pydantic import ValidationError
from pydantic.dataclasses import dataclass
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api import inputs, reading, sending
from api.doors import DOORS
from api.guard import METHODS
from api.identity import Asker, asker
from api.problems import Hidden, NoSuchPath
from api.registers import board_of, must_be, on_route
from api.served import Served
from api.validation import problem_of
from api.visible import seen_by
from domain.analyses import FreezeAnalysis, Organisation, ReportKind
from domain.analyses.kinds import KINDS
from domain.analyses.words import Position
from domain.calendar import Period
from domain.words import Decision
from ledger.commands import COMMANDS, reader_of
from projections import schema
from replays.analysis import Analysis, analyse, freezing
from replays.compare import Difference, compare_analyses
from replays.figures import Table, tables

T = TypeVar("T")

KINDS_BY_PATH = {kind.value.replace("_", "-"): kind for kind in ReportKind}


@dataclass(config={"extra": "forbid", "strict": True}, kw_only=True)
class Freezing:
    """What is asked for: the figures as of the line they were read at, by which organisation, on which decision.

    `record`: the analysis whose figures are frozen again, in a new version; none: a new one.
    """

    position: Position
    decision: Decision
    organisation: Organisation = Organisation.THEN
    record: UUID | None = None


FREEZING = reader_of(Freezing)


def period_of(request: Request) -> Period:
    """The period that the path names, of those that its kind of report is made for. Raises NoSuchPath."""
    period = span_of(request)
    if not KINDS[kind_of(request)].covers(period):
        raise NoSuchPath
    return period


def span_of(request: Request) -> Period:
    """Any period that the path names, within the years that there are figures of. Raises NoSuchPath."""
    try:
        period = Period.read(request.path_params["period"])
    except ValueError:
        raise NoSuchPath from None
    if not 1990 <= period.start.year <= period.end.year <= 2198:
        raise NoSuchPath
    return period


def kind_of(request: Request) -> ReportKind:
    """The kind of report that the path names. Raises NoSuchPath."""
    kind = KINDS_BY_PATH.get(request.path_params["kind"])
    if kind is None:
        raise NoSuchPath
    return kind


async def in_registers(board: Served, ask: Callable[[Connection[Any]], T]) -> T:
    """Ask the registers in a thread, over a connection of its own: counting takes longer than a look-up."""

    def asking() -> T:
        with board.book.database.writer() as db:
            schema.use(db, schema.schema_name())
            return ask(db)

    return await asyncio.to_thread(asking)


async def reader(request: Request, board: Served) -> Asker:
    """Somebody who may see what is being analysed. Raises Hidden for others: they read what is published."""
    who = await asker(request, board)
    if not who.sight("analyses").by_role:
        raise Hidden
    return who


def organisation_asked(asked: Mapping[str, str]) -> Organisation:
    """By which organisation: as it was (`then`, and if nothing is said), or as it is at the end. Raises Invalid."""
    try:
        return Organisation.of(asked.get("organisation", Organisation.THEN.value))
    except LookupError:
        raise inputs.wrong(
            "organisation", "Skriv then (som det var då) eller end (vid periodens slut).", "term"
        ) from None


async def position_asked(board: Served, said: str | None, where: str = "as_of") -> int:
    position = await reading.position_of(board, said, where)
    return board.tail.position if position is None else position


# ── Figures ──────────────────────────────────────────────────────────────────


async def figures(request: Request) -> Response:
    board, period = board_of(request), period_of(request)
    on_route(request, "figures", "{kind}", "{period}")
    must_be(request, "GET", "HEAD")
    await reader(request, board)
    kind, asked = kind_of(request), inputs.query(request, ("as_of", "wait", "organisation"))
    await reading.wait(request, board, asked)
    position, organisation = await position_asked(board, asked.get("as_of")), organisation_asked(asked)

    def ask(db: Connection[Any]) -> tuple[Table, ...]:
        return tables(db, analyse(db, period, position, kind, organisation))

    found = await in_registers(board, ask)
    return answer({"period": period.label, "position": position, "measures": list(map(told, found))})


def told(table: Table) -> dict[str, Any]:
    measure = table.measure
    return {
        "id": measure.id,
        "version": measure.version,
        "label": measure.label,
        "counts_on": measure.counts_on.value,
        "kind": measure.kind.value,
        "figures": [
            {"label": row.label, "now": row.now, "before": row.before, "records": list(map(str, row.records))}
            for row in table.rows
        ],
    }


async def difference(request: Request) -> Response:
    board, period = board_of(request), period_of(request)
    on_route(request, "figures", "{kind}", "{period}", "difference")
    must_be(request, "GET", "HEAD")
    who = await reader(request, board)
    kind, asked = kind_of(request), inputs.query(request, ("from", "to"))
    first = await position_asked(board, asked.get("from", "0"))
    last = await position_asked(board, asked.get("to"))
    found: Difference = await in_registers(
        board, lambda db: compare_analyses(db, period, min(first, last), max(first, last), kind, seen_by(who))
    )
    return answer(
        {
            "period": period.label,
            "from": found.first,
            "to": found.last,
            "figures": [
                {"measure": measure.id, "key": key, "from": old, "to": new} for measure, key, old, new in found.figures
            ],
            "lines": [
                {"position": one.position, "record": str(one.record), "number": one.number, "register": one.register}
                for one in found.lines
            ],
        }
    )


# ── Freezing ─────────────────────────────────────────────────────────────────


async def freeze(request: Request) -> Response:
    """Count as of a line, and let the desk decide."""
    board, period = board_of(request), period_of(request)
    on_route(request, "figures", "{kind}", "{period}", "freeze")
    must_be(request, "POST")
    who = await reader(request, board)
    key = inputs.idempotency_key(request)
    asked = understood(await inputs.body(request))
    position = await position_asked(board, str(asked.position))
    kind = kind_of(request)
    counted: Analysis = await in_registers(board, lambda db: analyse(db, period, position, kind, asked.organisation))
    command = freezing(counted, asked.decision)
    receipt = await sending.act(who, COMMANDS[FreezeAnalysis], command, asked.record, key)
    return sending.receipt_response(board, DOORS["analyses"], receipt, key)


def understood(body: bytes) -> Freezing:
    """Raises Malformed, Invalid."""
    try:
        found: Freezing = FREEZING.validate_json(body)
        return found
    except ValidationError as error:
        raise problem_of(error, ["position", "decision", "organisation", "record"]) from None


def answer(said: Any) -> Response:
    headers = {"X-Position": str(said.get("position", said.get("to")))}
    return Response(json.dumps(said, ensure_ascii=False), headers=headers, media_type="application/json")


def routes() -> list[Route]:
    patterns = (("", figures), ("/difference", difference), ("/freeze", freeze))
    base = "/{board}/api/v1/figures/{kind}/{period}"
    return [Route(base + path, handler, methods=METHODS) for path, handler in patterns]
