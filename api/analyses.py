"""Reports of frozen analyses over HTTP: in every form, kept for the board, and their versions side by side.

    GET  /{board}/api/v1/analyses/HA-2026-0001/report?form=pdf&version=2   the report of a frozen version
    POST /{board}/api/v1/analyses/HA-2026-0001/keep                        make it, and keep its exact bytes
    GET  /{board}/api/v1/analyses/HA-2026-0001/versions                    what differs between the versions, and why

Those who work with an analysis get every figure, and its text if they may read it; everybody else who works here gets
what was kept for the board, as it is, once the board has dealt with it.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from psycopg import Connection
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api import identity, inputs, reading, sending
from api.doors import DOORS
from api.figures import in_registers, reader
from api.guard import METHODS
from api.identity import Asker, asker
from api.problems import Gone, Hidden
from api.registers import board_of, must_be, on_route
from api.served import Served
from api.visible import seen_by
from domain.analyses import Analysis, KeepReport, decide
from domain.grammar import NotAllowed, Occasion, derived_id
from ledger.blobs import ErasedContent, digest_of
from ledger.commands import COMMANDS
from ledger.lines import last_position
from projections.cards import STATES
from replays.report.dataset import FORM_VERSION, Figures, Report, report
from replays.report.forms import FORMS, plain_name
from replays.report.keeping import KEEPING, keeping
from replays.report.versions import Following, Side, versions
from replays.report.writing import NoSuchVersion, Reader, Version, course_of, version_of, written_report

ANALYSES = DOORS["analyses"]
READING = "rapporten läses"
"""What the texts are opened for."""


@dataclass(frozen=True)
class Found:
    """An analysis that the reader sees, as it stands."""

    record: UUID
    state: Analysis


async def found(who: Asker, named: str) -> Found:
    """Raises Hidden."""
    card = await reading.card_seen(who, ANALYSES, named, None)
    return Found(UUID(card["record"]), STATES["analyses"].validate_json(json.dumps(card["state"])))


# ── In every form ────────────────────────────────────────────────────────────


async def in_form(request: Request) -> Response:
    board = board_of(request)
    on_route(request, "analyses", "{record}", "report")
    must_be(request, "GET", "HEAD")
    who = await asker(request, board)
    asked = inputs.query(request, ("form", "version", "wait"))
    await reading.wait(request, board, asked)
    form = asked.get("form", "pdf")
    if form not in FORMS:
        raise inputs.wrong("form", f"Skriv en av {', '.join(FORMS)}.", "term")
    number = inputs.number(asked["version"], "version", 1) if "version" in asked else None
    analysis = await found(who, request.path_params["record"])
    if not who.sight("analyses").by_role:
        return await kept(board, analysis.state, form, number)
    opens, position = who.sight("analyses").opens(None, analysis.state), board.tail.position

    def made(db: Connection[Any]) -> tuple[Report, bytes]:
        version = version_of(db, analysis.record, position, number)
        one = of_version(db, board, who if opens else None, version, position)
        return one, FORMS[form].make(one)

    try:
        one, data = await in_registers(board, made)
    except NoSuchVersion:
        raise Hidden from None
    return as_file(data, form, plain_name(one.title), {"Cache-Control": "no-store"})


def of_version(db: Connection[Any], board: Served, who: Asker | None, version: Version, position: int) -> Report:
    """The report of a frozen version; with its text for somebody who may read it."""
    if who is not None:
        return written_report(db, board.book.door, Reader(who.person, READING), version, position)
    return replace(report(db, Figures.frozen(version.frozen)), course=course_of(db, version, position))


async def kept(board: Served, state: Analysis, form: str, number: int | None) -> Response:
    """The exact bytes that the board got. Raises Hidden where there are none such, Gone."""
    if form != "pdf" or state.content is None or number not in (None, state.frozen):
        raise Hidden("Den som inte arbetar med analysen får rapporten som den lades till handlingarna, som PDF.")
    content = await asyncio.to_thread(board.book.blobs.get_public, state.content)
    if isinstance(content, ErasedContent):
        raise Gone
    if content is None:
        raise Hidden
    assert state.period  # it is frozen
    called = plain_name(f"{state.kind.label} {state.period.label}")
    return as_file(content, form, called, {"ETag": f'"{state.content}"'})


def as_file(data: bytes, form: str, called: str, more: dict[str, str]) -> Response:
    """A file to save, never a page of ours."""
    headers = {"Content-Disposition": f'attachment; filename="{called}.{FORMS[form].ending}"', **more}
    return Response(data, headers=headers, media_type=FORMS[form].media_type)


# ── Kept ─────────────────────────────────────────────────────────────────────


async def keep(request: Request) -> Response:
    """Make the report as it stands, keep its bytes, and let the desk decide. What is refused is refused before any text
    is opened; the same key again keeps the same report.
    """
    board = board_of(request)
    on_route(request, "analyses", "{record}", "keep")
    must_be(request, "POST")
    who, key, seen = await reader(request, board), inputs.idempotency_key(request), inputs.if_match(request)
    act = derived_id("act", who.person, key)
    first, last = await in_registers(board, lambda db: (first_line_of(db, act), last_position(db)))
    await board.tail.reached(last)
    analysis = await found(who, request.path_params["record"])
    if first is None:
        await must_be_ready(who, analysis)

    def made(db: Connection[Any]) -> KeepReport:
        position = last if first is None else first - 1
        return keeping(db, board.book, Reader(who.person, KEEPING), analysis.record, position)

    try:
        command = await in_registers(board, made)
    except NoSuchVersion:
        raise Hidden from None
    receipt = await sending.act(who, COMMANDS[KeepReport], command, analysis.record, key, seen)
    return sending.receipt_response(board, ANALYSES, receipt, key)


async def must_be_ready(who: Asker, analysis: Found) -> None:
    """Raises what the desk would: NotAllowed, or the rule that says what has to be done first."""
    stamp = await identity.stamp(who, KeepReport, analysis.record, None)
    if stamp.role not in KeepReport.may or not who.sight("analyses").opens(None, analysis.state):
        raise NotAllowed
    nothing = KeepReport(content=digest_of(b""), content_length=0, form_version=FORM_VERSION)
    list(decide(analysis.state, nothing, Occasion(stamp)))


def first_line_of(db: Connection[Any], act: UUID) -> int | None:
    row = db.execute("SELECT first FROM ledger.acts WHERE act = %s", (act,)).fetchone()
    return int(row[0]) if row else None


# ── Side by side ─────────────────────────────────────────────────────────────


async def side_by_side(request: Request) -> Response:
    board = board_of(request)
    on_route(request, "analyses", "{record}", "versions")
    must_be(request, "GET", "HEAD")
    who = await reader(request, board)
    asked = inputs.query(request, ("wait",))
    await reading.wait(request, board, asked)
    analysis = await found(who, request.path_params["record"])
    position = board.tail.position
    sides, following = await in_registers(board, lambda db: versions(db, analysis.record, position, seen_by(who)))
    said = {
        "record": str(analysis.record),
        "position": position,
        "versions": list(map(version_said, sides)),
        "differences": list(map(following_said, following)),
    }
    headers = {"X-Position": str(position)}
    return Response(json.dumps(said, ensure_ascii=False), headers=headers, media_type="application/json")


def version_said(side: Side) -> dict[str, Any]:
    frozen = side.version.frozen
    return {
        "version": side.version.number,
        "line": frozen.line,
        "position": frozen.position,
        "frozen_on": frozen.event.decision.day.isoformat(),
        "figures": frozen.event.figures,
        "organisation": frozen.event.organisation.value,
        "released": side.version.released,
        "content": side.content,
    }


def following_said(following: Following) -> dict[str, Any]:
    return {
        "from": following.first,
        "to": following.last,
        "figures": [
            {"measure": one.measure, "key": one.key, "label": one.label, "from": one.before, "to": one.after}
            for one in following.figures
        ],
        "counted_otherwise": list(following.recounted),
        "lines": [
            {"position": one.position, "record": str(one.record), "number": one.number, "register": one.register}
            for one in following.lines
        ],
    }


def routes() -> list[Route]:
    patterns = (("report", in_form), ("keep", keep), ("versions", side_by_side))
    base = f"/{{board}}/api/v1/{ANALYSES.path}/{{record}}/"
    return [Route(base + path, handler, methods=METHODS) for path, handler in patterns]
