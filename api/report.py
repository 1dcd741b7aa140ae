"""Rapportera – under a minute on a phone: what happened, where, when, is anyone in danger, what was done at once.

Nobody is turned away for not knowing: only what happened must be told. What was written is kept whatever goes wrong,
and sending twice is harmless: the form carries its own idempotency key. It can be saved as a draft and sent in later.
What came in on paper or was said is entered here too, with the day it came in and who told.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api import inputs, reading, sending, sessions, unsent
from api.doors import DOORS
from api.identity import Asker
from api.problems import Fault, Hidden, Invalid, NotSignedIn, Problem
from api.registers import board_of
from api.rendering import capital, page
from api.served import Served
from domain.calendar import ONE_DAY
from domain.deviations.commands import ReportDeviation
from domain.deviations.state import Deviation
from domain.grammar import Refusal
from domain.organisation.units import Status as UnitStatus
from domain.terms import YesNoUnknown
from domain.text import swedish_key
from ledger.answers import KeyUsed
from ledger.commands import COMMANDS
from ledger.ids import new_id
from projections import lists

FIELDS = (*unsent.WRITTEN, "key", "draft", "seen")
ELSEWHERE = "elsewhere"
DAY = "Ange en dag som har varit, på formen 2026-03-14. Vet du inte, välj Vet inte."
CAME_IN = "Ange den dag den kom in, på formen 2026-03-14, och inte en dag som kommer. Kom den i dag, lämna fältet tomt."
NOBODY = "Det finns ingen i personregistret med det id:t. Vet du inte, lämna fältet tomt."
ENTERED = "SELECT convert_from(body, 'UTF8')::jsonb ->> 'by' FROM ledger.lines WHERE record = %s AND version = 1"
# Where a fault in the command stands on the page.
PLACES = {
    "description": "description",
    "immediate_measures": "measures",
    "place": "place",
    "unit": "unit",
    "occurred.first": "day",
    "occurred.last": "day",
    "danger_now": "danger",
    "suspects_misconduct": "misconduct",
    "received": "received",
    "on_behalf_of": "on_behalf_of",
}


@dataclass(frozen=True)
class Form:
    """The form as it is shown: what has been written in it, and what is wrong, by field ("" is the form as a whole)."""

    values: Mapping[str, str]
    errors: Mapping[str, str] = field(default_factory=dict)


class OnTheForm(Exception):
    """Something that is told on the form itself, beside the field."""

    def __init__(self, errors: Mapping[str, str], status: int = 422) -> None:
        super().__init__("the form is shown again")
        self.errors, self.status = errors, status


async def report(request: Request) -> Response:
    board = board_of(request)
    request.scope["liggaren.route"] = "/{board}/rapportera"
    if request.method == "POST":
        return await receive(request, board)
    try:
        who = await sessions.reader(request, board)
    except NotSignedIn:
        return RedirectResponse(f"/{board.name}/", 303)
    named = request.query_params.get("draft")
    begun = {"unit": str(who.home), "key": str(new_id())} if named is None else await unsent.reopened(who, named)
    return shown(request, who, Form({**dict.fromkeys(FIELDS, ""), **begun}))


async def receive(request: Request, board: Served) -> Response:
    """Take the report in, or show the form again with everything that was written in it."""
    sessions.must_be_from_here(request)
    sent = await sessions.form(request)
    values = {name: sent.get(name, "") for name in FIELDS}
    who: Asker | None = None
    try:
        who = await sessions.reader(request, board)
        if not sessions.is_ours(request, sent):
            raise OnTheForm({"": "Sidan hade legat för länge. Allt du skrev finns kvar: skicka igen."})
        return await (keep if sent.get("act") == "save" else take_in)(who, values)
    except NotSignedIn:
        gone = (
            "Du är inte längre inloggad. Logga in i ett nytt fönster och skicka sedan igen: allt du skrev finns kvar."
        )
        return shown(request, who, Form(values, {"": gone}), 401, board)
    except KeyUsed:
        again = "Rapporten är redan inskickad, med ett annat innehåll. Skicka igen om detta ska bli en ny rapport."
        return shown(request, who, Form({**values, "key": str(new_id())}, {"": again}), 422)
    except OnTheForm as wrong:
        return shown(request, who, Form(values, wrong.errors), wrong.status)


async def take_in(who: Asker, values: Mapping[str, str]) -> Response:
    """Raises OnTheForm, KeyUsed."""
    asked = COMMANDS[ReportDeviation]
    if not inputs.KEY_FORM.fullmatch(values["key"]):
        raise OnTheForm({"": "Sidan hade gått sönder på vägen. Allt du skrev finns kvar: ladda om och skicka igen."})
    try:
        must_be_known(who, values["on_behalf_of"].strip())
        command = sending.understood(asked, json.dumps(said(values, who.day)).encode())
        receipt = await sending.act(who, asked, command, None, values["key"])
    except (Invalid, Refusal) as error:
        raise OnTheForm(beside(error)) from None
    except Problem as error:
        raise OnTheForm({"": f"{error.title} {error.said}"}, error.status) from None
    await unsent.was_sent(who, values)
    return RedirectResponse(f"/{who.board.name}/inskickad/{receipt.record}?wait={receipt.last}", 303)


async def keep(who: Asker, values: Mapping[str, str]) -> Response:
    """Save a draft, however little is in it: nothing is asked of it but that there is something. Raises OnTheForm."""
    if not any(values[name].strip() for name in ("description", "place", "measures")):
        raise OnTheForm({"description": "Det finns inget att spara än: skriv några ord först."})
    if values["when"] in ("today", "yesterday"):  # the day it is said, and not the one when it is sent in
        day = day_of(values["when"], "", who.day) or ""
        values = {**values, "when": "day", "day": day}
    try:
        await unsent.save(who, values)
    except Invalid as error:
        raise OnTheForm({"": error.errors[0].what}) from None
    except Problem as error:
        raise OnTheForm({"": f"{error.title} {error.said}"}, error.status) from None
    return RedirectResponse(f"/{who.board.name}/mina-rapporter?saved=true#utkast", 303)


def said(values: Mapping[str, str], today: date) -> dict[str, object]:
    """The fields of the command. Raises OnTheForm."""
    day, errors = day_of(values["when"], values["day"].strip(), today), {}
    if not values["description"].strip():
        errors["description"] = "Skriv vad som hände. Några ord räcker."
    if values["when"] == "day" and day is None:
        errors["day"] = DAY
    received = values["received"].strip() or None
    if received is not None and received > today.isoformat():
        errors["received"] = CAME_IN
    if errors:
        raise OnTheForm(errors)
    unit = values["unit"] if values["unit"] not in ("", ELSEWHERE) else None
    return {
        "description": values["description"],
        "unit": unit,
        "place": values["place"].strip() or None,
        "occurred": {"first": day, "last": day},
        "danger_now": values["danger"] or YesNoUnknown.UNKNOWN.value,
        "suspects_misconduct": values["misconduct"] or YesNoUnknown.UNKNOWN.value,
        "immediate_measures": values["measures"].strip() or None,
        "received": received,
        "on_behalf_of": values["on_behalf_of"].strip() or None,
    }


def must_be_known(who: Asker, named: str) -> None:
    """Whoever told of it works here, or did: a slip of the pen makes no reporter of nobody. Raises OnTheForm."""
    if inputs.UUID_FORM.fullmatch(named) and UUID(named) not in who.board.directory.persons:
        raise OnTheForm({"on_behalf_of": NOBODY})


def day_of(when: str, typed: str, today: date) -> str | None:
    """The day it happened as it was typed, None for unknown; a day that was filled in counts as chosen."""
    match when:
        case "today":
            return today.isoformat()
        case "yesterday":
            return (today - ONE_DAY).isoformat()
        case "unknown":
            return None
    return typed or None


def beside(error: Problem | Refusal) -> dict[str, str]:
    """What is wrong, by field of the page."""
    if isinstance(error, Refusal):
        name = "day" if type(error).__name__ == "NotYetHappened" else PLACES.get(error.field or "", "")
        return {name: DAY if name == "day" else str(error)}
    found: dict[str, str] = {}
    for fault in error.errors:
        found.setdefault(PLACES.get(fault.where, ""), on_the_page(fault))
    return found


def on_the_page(fault: Fault) -> str:
    return {"day": DAY, "received": CAME_IN}.get(PLACES.get(fault.where, ""), fault.what)


# ── Showing ──────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Choice:
    value: str
    label: str


def shown(request: Request, who: Asker | None, form: Form, status: int = 200, board: Served | None = None) -> Response:
    listed = units(who.board, who.day) if who else []
    answers = [Choice(one.value, capital(one.label)) for one in YesNoUnknown]
    return page(
        request,
        "report.html",
        status,
        who=sessions.acting(who) if who else None,
        form=form,
        units=listed,
        listed=[one.value for one in listed],
        elsewhere=ELSEWHERE,
        answers=answers,
        today=who.day if who else None,
        word=sessions.form_word(request),
    )


def units(board: Served, day: date) -> Sequence[Choice]:
    """The units there are that day, in Swedish order."""
    standing: Iterable[UUID] = (
        one for one, unit in board.directory.units.items() if unit.status is UnitStatus.ESTABLISHED
    )
    named = [Choice(str(one), board.directory.name(one, day)) for one in standing]
    return sorted(named, key=lambda one: swedish_key(one.label))


async def sent(request: Request) -> Response:
    """The receipt for whoever told of it or entered it: the number, and what happens next."""
    board = board_of(request)
    request.scope["liggaren.route"] = "/{board}/inskickad/{record}"
    who = await sessions.reader(request, board)
    doors = DOORS["deviations"]
    asked = inputs.query(request, ("wait",))
    await reading.wait(request, board, asked)
    record = inputs.uuid(request.path_params["record"], "record")
    known = await board.state(record)
    if known.register is not doors.register or not isinstance(known.state, Deviation):
        raise Hidden
    async with board.pool.connection() as db:
        by = await (await db.execute(ENTERED, (record,))).fetchone()
        if str(who.person) not in (str(known.state.reporter), by and by[0]):
            raise Hidden
        found = await lists.card(db, record)
    number = found["number"] if found else None
    return page(request, "sent.html", who=sessions.acting(who), number=number, state=known.state)
