"""A page on which somebody tells of something: shown, taken in, saved as a draft, shown again with what is wrong.

Nobody is turned away for not knowing: only what happened must be told. What was written is kept whatever goes wrong,
and sending twice is harmless: the form carries its own idempotency key. It can be saved as a draft and sent in later.
What each page asks, and what it becomes, is declared in a Sheet.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api import inputs, sending, sessions, unsent
from api.identity import Asker
from api.problems import Fault, Invalid, NotSignedIn, Problem
from api.registers import board_of
from api.rendering import capital, page
from api.served import Served
from domain.calendar import ONE_DAY
from domain.grammar import Command, Refusal
from domain.organisation.units import Status as UnitStatus
from domain.terms import Term
from domain.text import swedish_key
from ledger.answers import KeyUsed
from ledger.commands import COMMANDS
from ledger.ids import new_id

THE_PAGES_OWN = ("key", "draft", "seen")
ELSEWHERE = "elsewhere"
DAY = "Ange en dag som har varit, på formen 2026-03-14. Vet du inte, välj Vet inte."
CAME_IN = "Ange den dag den kom in, på formen 2026-03-14, och inte en dag som kommer. Kom den i dag, lämna fältet tomt."
DAYS = {"day": DAY, "received": CAME_IN}


@dataclass(frozen=True)
class Choice:
    value: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What a page asks: under which address, in which template, with which choices; and what it becomes.

    `begun`: the fields of which one must be filled in to save a draft. `places`: where on the page a fault in a field
    of the command stands. `said`: the fields of the command, from what is written and who asks; raises OnTheForm.
    """

    path: str
    template: str
    command: type[Command]
    begun: Sequence[str]
    places: Mapping[str, str]
    choices: Mapping[str, Sequence[Choice]]
    said: Callable[[Mapping[str, str], Asker], Mapping[str, object]]

    @property
    def fields(self) -> tuple[str, ...]:
        return (*unsent.WRITTEN[self.path], *THE_PAGES_OWN)


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


def choices(terms: Iterable[Term]) -> list[Choice]:
    return [Choice(one.value, capital(one.label)) for one in terms]


async def told(request: Request, sheet: Sheet) -> Response:
    """The page, blank or with a draft; or what was written on it, taken in."""
    board = board_of(request)
    request.scope["liggaren.route"] = f"/{{board}}/{sheet.path}"
    if request.method == "POST":
        return await receive(request, board, sheet)
    try:
        who = await sessions.reader(request, board)
    except NotSignedIn:
        return RedirectResponse(f"/{board.name}/", 303)
    named = request.query_params.get("draft")
    if named is None:
        begun = {"unit": str(who.home), "key": str(new_id())}
    else:
        begun = await unsent.reopened(who, sheet.path, named)
    return shown(request, sheet, who, Form({**dict.fromkeys(sheet.fields, ""), **begun}))


async def receive(request: Request, board: Served, sheet: Sheet) -> Response:
    """Take it in, or show the form again with everything that was written in it."""
    sessions.must_be_from_here(request)
    sent = await sessions.form(request)
    values = {name: sent.get(name, "") for name in sheet.fields}
    who: Asker | None = None
    try:
        who = await sessions.reader(request, board)
        if not sessions.is_ours(request, sent):
            raise OnTheForm({"": "Sidan hade legat för länge. Allt du skrev finns kvar: skicka igen."})
        return await (keep if sent.get("act") == "save" else take_in)(who, sheet, values)
    except NotSignedIn:
        gone = (
            "Du är inte längre inloggad. Logga in i ett nytt fönster och skicka sedan igen: allt du skrev finns kvar."
        )
        return shown(request, sheet, who, Form(values, {"": gone}), 401, board)
    except KeyUsed:
        again = "Den är redan inskickad, med ett annat innehåll. Skicka igen om detta ska bli en ny."
        return shown(request, sheet, who, Form({**values, "key": str(new_id())}, {"": again}), 422)
    except OnTheForm as wrong:
        return shown(request, sheet, who, Form(values, wrong.errors), wrong.status)


async def take_in(who: Asker, sheet: Sheet, values: Mapping[str, str]) -> Response:
    """Raises OnTheForm, KeyUsed."""
    asked = COMMANDS[sheet.command]
    if not inputs.KEY_FORM.fullmatch(values["key"]):
        raise OnTheForm({"": "Sidan hade gått sönder på vägen. Allt du skrev finns kvar: ladda om och skicka igen."})
    try:
        command = sending.understood(asked, json.dumps(sheet.said(values, who)).encode())
        receipt = await sending.act(who, asked, command, None, values["key"])
    except (Invalid, Refusal) as error:
        raise OnTheForm(beside(error, sheet.places)) from None
    except Problem as error:
        raise OnTheForm({"": f"{error.title} {error.said}"}, error.status) from None
    await unsent.was_sent(who, values)
    return RedirectResponse(f"/{who.board.name}/inskickad/{receipt.record}?wait={receipt.last}", 303)


async def keep(who: Asker, sheet: Sheet, values: Mapping[str, str]) -> Response:
    """Save a draft, however little is in it: nothing is asked of it but that there is something. Raises OnTheForm."""
    if not any(values[name].strip() for name in sheet.begun):
        raise OnTheForm({"description": "Det finns inget att spara än: skriv några ord först."})
    if values["when"] in ("today", "yesterday"):  # the day it is said, and not the one when it is sent in
        day = day_of(values["when"], "", who.day) or ""
        values = {**values, "when": "day", "day": day}
    try:
        await unsent.save(who, sheet.path, values)
    except Invalid as error:
        raise OnTheForm({"": error.errors[0].what}) from None
    except Problem as error:
        raise OnTheForm({"": f"{error.title} {error.said}"}, error.status) from None
    return RedirectResponse(f"/{who.board.name}/mina-rapporter?saved=true#utkast", 303)


# ── What every page asks: what, where, when it happened and when it came in ──


def in_common(values: Mapping[str, str], today: date, unsaid: str) -> dict[str, object]:
    """Where, when, and the day it came in. Args: `unsaid` is told where nothing is. Raises OnTheForm."""
    day, received = day_of(values["when"], values["day"].strip(), today), values["received"].strip() or None
    errors = {}
    if not values["description"].strip():
        errors["description"] = unsaid
    if values["when"] == "day" and day is None:
        errors["day"] = DAY
    if received is not None and received > today.isoformat():
        errors["received"] = CAME_IN
    if errors:
        raise OnTheForm(errors)
    return {
        "unit": values["unit"] if values["unit"] not in ("", ELSEWHERE) else None,
        "place": values["place"].strip() or None,
        "occurred": {"first": day, "last": day},
        "received": received,
    }


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


# ── What is wrong ────────────────────────────────────────────────────────────


def beside(error: Problem | Refusal, places: Mapping[str, str]) -> dict[str, str]:
    """What is wrong, by field of the page."""
    if isinstance(error, Refusal):
        name = "day" if type(error).__name__ == "NotYetHappened" else places.get(error.field or "", "")
        return {name: DAYS.get(name, str(error))}
    found: dict[str, str] = {}
    for fault in error.errors:
        place = places.get(fault.where, "")
        found.setdefault(place, on_the_page(fault, place))
    return found


def on_the_page(fault: Fault, place: str) -> str:
    return DAYS.get(place, fault.what)


# ── Showing ──────────────────────────────────────────────────────────────────


def shown(
    request: Request, sheet: Sheet, who: Asker | None, form: Form, status: int = 200, board: Served | None = None
) -> Response:
    listed = units(who.board, who.day) if who else []
    return page(
        request,
        sheet.template,
        status,
        who=sessions.acting(who) if who else None,
        form=form,
        path=sheet.path,
        units=listed,
        listed=[one.value for one in listed],
        elsewhere=ELSEWHERE,
        choices=sheet.choices,
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
