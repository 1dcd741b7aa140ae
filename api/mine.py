"""Mina rapporter – what became of what one has reported: whoever sees that something happens reports again.

What one has begun to write and not sent in stands first: nobody else sees it, and nobody else can send it in. Then what
waits for the reader (to_do.py).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api import inputs, sessions, to_do, unsent, visible
from api.identity import Asker
from api.problems import NotSignedIn
from api.registers import board_of
from api.rendering import page, swedish_day
from domain.deviations.state import Deviation
from domain.deviations.words import Status
from projections.cards import STATES
from projections.lists import Query

PAGE = 20

NEXT: dict[Status, str] = {
    Status.REPORTED: "En chef ska läsa rapporten och göra en första bedömning.",
    Status.READ: "En chef har läst rapporten. Nu ska den utredas.",
    Status.UNDER_INVESTIGATION: "Det utreds vad som hände och varför.",
    Status.INVESTIGATED: "Utredningen är klar. Chefen ska besluta vad som görs.",
    Status.DECIDED: "Beslut är fattat. Åtgärder planeras, eller så avslutas ärendet.",
    Status.IN_FOLLOW_UP: "Åtgärder pågår och följs upp.",
    Status.CLOSED: "Klart.",
    Status.ESCALATED: "Lex Sarah-ansvarig har tagit över och utreder.",
    Status.TRANSFERRED: "Rapporten hör hemma hos någon annan och är överlämnad dit.",
    Status.DUPLICATE: "Samma händelse är redan rapporterad och tas om hand där.",
    Status.ANNULLED: "Rapporten är struken ur registret; den finns kvar i liggaren.",
}
ENDED = (Status.CLOSED, Status.ESCALATED, Status.TRANSFERRED, Status.DUPLICATE, Status.ANNULLED)


@dataclass(frozen=True)
class Mine:
    """A report as its reporter sees it."""

    number: str
    reported: str
    happened: str
    where: str
    status: str
    ended: bool
    next: str
    asked: bool
    feedback: str


async def my_reports(request: Request) -> Response:
    """The reader's own reports, newest first."""
    board = board_of(request)
    request.scope["liggaren.route"] = "/{board}/mina-rapporter"
    try:
        who = await sessions.reader(request, board)
    except NotSignedIn:
        return RedirectResponse(f"/{board.name}/", 303)
    asked = inputs.query(request, ("after", "saved"))
    after = inputs.number(asked["after"], "after") if "after" in asked else None
    query = Query(register="deviations", after=after, limit=PAGE)
    async with board.pool.connection() as db:
        rows = [json.loads(row) for row in await visible.cards(db, query, who.sight("deviations"), mine=True)]
    own = [row for row in rows if row["state"]["reporter"] == str(who.person)]
    older = f"?{urlencode({'after': rows[-1]['opened']})}" if len(rows) == PAGE else None
    return page(
        request,
        "mine.html",
        who=sessions.acting(who),
        reports=[mine(who, row["number"], STATES["deviations"].validate_json(json.dumps(row["state"]))) for row in own],
        older=older,
        drafts=[] if after else await unsent.of(who),
        waiting=None if after else await to_do.of(who),
        saved=inputs.yes(asked.get("saved", "false"), "saved"),
        word=sessions.form_word(request),
    )


def mine(who: Asker, number: str, state: Deviation) -> Mine:
    return Mine(
        number=number,
        reported=swedish_day(state.recorded),
        happened=swedish_day(state.occurred.day) if state.occurred.known else "vet inte vilken dag",
        where=who.board.directory.name(state.unit, who.day) if state.unit else state.place or "vet inte var",
        status=state.status.label,
        ended=state.status in ENDED,
        next=following(state, who.day),
        asked=state.completion_requested_on is not None,
        feedback=feedback(state),
    )


def following(state: Deviation, today: date) -> str:
    """What happens next, with the day when one is set."""
    text = NEXT.get(state.status, "") + why(state)
    due = {
        Status.REPORTED: state.first_reading_due,
        Status.READ: state.investigation_due,
        Status.UNDER_INVESTIGATION: state.investigation_due,
    }.get(state.status)
    if due is not None and due.on < today:
        text += f" Det skulle ha varit gjort den {swedish_day(due.on)}."
    elif due is not None:
        text = f"{text.rstrip('.')}, senast den {swedish_day(due.on)}."
    if state.referral_waits:
        text += " Lex Sarah-ansvarig bedömer om det är ett missförhållande."
    return text


def why(state: Deviation) -> str:
    """Why the report left the register, to whoever told of it."""
    if state.status is Status.ANNULLED and state.annulled is not None:
        return f" Skälet: {state.annulled.label}."
    if state.status is Status.TRANSFERRED and state.transferred_to is not None:
        return f" Mottagare: {state.transferred_to.label}."
    return ""


def feedback(state: Deviation) -> str:
    """Whether the reporter has been told what came of it."""
    if state.feedback_on is not None:
        return f"Given {swedish_day(state.feedback_on)}"
    if state.no_feedback is not None:
        return f"Ges inte: {state.no_feedback.label}"
    return "Inte ännu"
