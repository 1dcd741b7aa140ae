"""What an auditor replays, over HTTP: nothing here is written, and nothing shown that the reader may not see.

    GET /{board}/api/v1/figures/half-year/2026:1/what-if?deadline=deviation.investigation=2months&threshold=9
    GET /{board}/api/v1/figures/half-year/2026:1/provenance?measure=deviations.by_unit&key=…&as_of=2026-07-05
    GET /{board}/api/v1/units/{record}/story?from=2026-01-01&to=2026-07-01

Provenance is JSON, or a page to print for who asks for text/html.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import islice
from typing import Any

from psycopg import Connection
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api import acts, inputs, printing, reading, sampling
from api.doors import DOORS
from api.figures import in_registers, period_of, position_asked, reader
from api.guard import METHODS
from api.identity import asker
from api.registers import board_of, id_of, must_be, on_route
from api.visible import hidden_from, seen_by
from projections.lists import MOST
from replays.provenance import NoSuchFigure, Provenance, provenance
from replays.provisions import as_data
from replays.unit_story import Told, unit_story
from replays.what_if import UNDECIDED, NotUnderstood, Otherwise, WhatIf, otherwise, what_if
from replays.wording import in_words


def as_json(said: Any, position: int) -> Response:
    headers = {"X-Position": str(position)}
    return Response(json.dumps(said, ensure_ascii=False), headers=headers, media_type="application/json")


# ── What if ──────────────────────────────────────────────────────────────────


async def would_be(request: Request) -> Response:
    board, period = board_of(request), period_of(request)
    on_route(request, "figures", "{kind}", "{period}", "what-if")
    must_be(request, "GET", "HEAD")
    who = await reader(request, board)
    asked = inputs.query(request, ("deadline", "threshold", "step", "category", "as_of", "wait"))
    await reading.wait(request, board, asked)
    position = await position_asked(board, asked.get("as_of"))
    rule = asked_otherwise(asked)
    found = await in_registers(board, lambda db: what_if(db, period, position, rule, seen_by(who)))
    return as_json(would_be_told(found), position)


def asked_otherwise(asked: Mapping[str, str]) -> Otherwise:
    """What would be otherwise, several of a kind with commas between. Raises Invalid."""

    def several(name: str) -> list[str]:
        return [one for one in asked.get(name, "").split(",") if one]

    threshold = inputs.number(asked["threshold"], "threshold", 1, 100) if "threshold" in asked else None
    try:
        return otherwise(several("deadline"), threshold, several("step"), several("category"))
    except NotUnderstood as wrong:
        raise inputs.wrong("frågan", str(wrong), "what_if") from None


def would_be_told(found: WhatIf) -> dict[str, Any]:
    return {
        "period": found.period.label,
        "position": found.position,
        "figures": [
            {"measure": measure.id, "label": measure.label, "key": key, "is": now, "would_be": then}
            for measure, key, now, then in found.figures
        ],
        "records": [
            {
                "record": str(one.record),
                "number": one.number,
                "register": one.register,
                "counts": one.counts,
                "fields": {
                    name: {"is": in_words(now), "would_be": in_words(then)} for name, (now, then) in one.fields.items()
                },
            }
            for one in found.records
        ],
        "about": list(UNDECIDED),
    }


# ── The story of a unit ──────────────────────────────────────────────────────


async def story(request: Request) -> Response:
    """At most two hundred lines; `next` is where to go on from."""
    board, unit = board_of(request), id_of(request.path_params["record"])
    on_route(request, "units", "{record}", "story")
    must_be(request, "GET", "HEAD")
    who = await asker(request, board)
    asked = inputs.query(request, ("from", "to"))
    first, last = (
        await position_asked(board, asked.get("from", "0"), "from"),
        await position_asked(board, asked.get("to"), "to"),
    )
    await reading.card_seen(who, DOORS["units"], str(unit), last)

    def ask(db: Connection[Any]) -> list[Told]:
        return list(islice(unit_story(db, unit, first, last, seen_by(who), hidden_from(who)), MOST))

    found = await in_registers(board, ask)
    following = found[-1].telling.position if len(found) == MOST else None
    numbers, provisions = as_data(one.telling.ground for one in found)
    lines = [line_told(one, note) for one, note in zip(found, numbers, strict=True)]
    span = {"unit": str(unit), "from": first, "to": last, "next": following}
    return as_json({**span, "lines": lines, "provisions": provisions}, last)


def line_told(one: Told, note: int) -> dict[str, Any]:
    about = one.telling
    return {
        "position": about.position,
        "record": str(one.record),
        "register": one.register,
        "called": one.called,
        "when": about.when,
        "what": about.what,
        "by": about.by,
        "facts": about.facts,
        "law": about.ground.citation,
        "note": note,
    }


# ── Provenance ───────────────────────────────────────────────────────────────


async def comes_from(request: Request) -> Response:
    board, period = board_of(request), period_of(request)
    on_route(request, "figures", "{kind}", "{period}", "provenance")
    must_be(request, "GET", "HEAD")
    who = await reader(request, board)
    asked = inputs.query(request, ("measure", "key", "as_of", "wait"))
    await reading.wait(request, board, asked)
    if "measure" not in asked:
        raise inputs.wrong("measure", "Ange ett mått, som deviations.by_unit.", "missing")
    position = await position_asked(board, asked.get("as_of"))

    def ask(db: Connection[Any]) -> Provenance:
        return provenance(db, period, position, asked["measure"], asked.get("key"), seen_by(who))

    try:
        found = await in_registers(board, ask)
    except NoSuchFigure as none:
        raise inputs.wrong("measure", str(none), "no_such_figure") from None
    if "text/html" in request.headers.get("Accept", ""):
        return printing.response(found)
    return as_json(printing.as_data(found), position)


def routes() -> list[Route]:
    base = "/{board}/api/v1"
    patterns = (
        ("/figures/{kind}/{period}/what-if", would_be),
        ("/figures/{kind}/{period}/provenance", comes_from),
        ("/units/{record}/story", story),
    )
    own = [Route(base + path, handler, methods=METHODS) for path, handler in patterns]
    return [*own, *sampling.routes(), *acts.routes()]
