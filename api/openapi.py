"""The description of the API (OpenAPI 3.1), written from the same declarations and adapters that the routes use."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from api import drafted, examined, feeds, files, further
from api.access import access_to
from api.doors import DOORS, Doors
from api.parameters import (
    HEADERS,
    PARAMETERS,
    READ_ERRORS,
    RESPONSES,
    SCHEMAS,
    WRITE_ERRORS,
    ok,
    parameter,
    receipt_example,
)
from api.registers import VERSION
from api.replayed import paths as replayed_paths
from api.replayed import record_story, record_thread
from api.schemas import REFERENCE, Schema, example, key, schemas
from api.searched import paths as searched_paths
from domain.grammar import Command, Refusal
from domain.organisation import units
from domain.registers import Register
from domain.terms import Authority
from ledger.commands import Asked

DESCRIPTION = """Liggaren är socialnämndens register över kvalitetsarbetet enligt SOSFS 2011:9. Det som skickas in blir
rader som inte kan ändras; registren är vad raderna blir tillsammans.

**Kommandon** är POST. Skicka `Idempotency-Key`, så skrivs samma sak aldrig två gånger; svaret är ett kvitto med postens
id, nummer, version och position i liggaren. **Läsning** är GET. `as_of` visar registret som det såg ut; `X-Position`
från kvittot väntar in det du själv skrev. Den som saknar behörighet till en post får samma svar som om den inte fanns.

Begränsningar: högst 1 MB i en kropp och 200 poster i en lista. Tjänstenivå: bestäms av nämnden."""

INFO = {
    "title": "Liggaren",
    "version": VERSION,
    "summary": "Socialnämndens oföränderliga kvalitetsregister.",
    "description": DESCRIPTION,
    "contact": {"name": "Nämndens systemförvaltare"},
    "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
}
TOKEN = {
    "type": "http",
    "scheme": "bearer",
    "bearerFormat": "JWT (Ed25519)",
    "description": "Intyg från en utfärdare som nämnden litar på; sub är personens post.",
}


def document(boards: Mapping[str, str], demonstration: bool) -> Schema:
    """The whole description. Args: `boards` are those served, by the name in the path."""
    found, where = schemas()
    shared = [parameter("Board", schema={"type": "string", "enum": sorted(boards)})] if boards else []
    paths: dict[str, Schema] = {}
    for doors in DOORS.values():
        paths |= register_paths(doors, found, where, demonstration)
    paths |= further.paths() | feeds.paths() | files.paths() | drafted.paths()
    paths |= replayed_paths() | searched_paths()
    paths |= examined.paths()
    for path in paths.values():
        path["parameters"] = [*shared, *path.get("parameters", [])]
    own = [
        {"name": further.DRAFTS, "description": "Det man har börjat skriva: bara ens eget, aldrig rader."},
        {"name": further.ABOUT, "description": "Det som hör till inget eget register."},
    ]
    tags = [{"name": one.register.label, "description": f"{one.register.duty.name}."} for one in DOORS.values()]
    return {
        "openapi": "3.1.0",
        "info": INFO,
        "servers": [{"url": "/"}],
        "security": [{"token": []}],
        "tags": [*tags, *own],
        "paths": paths,
        "components": {
            "securitySchemes": {"token": TOKEN},
            "parameters": PARAMETERS,
            "headers": HEADERS,
            "responses": RESPONSES,
            "schemas": {**SCHEMAS, **feeds.SCHEMAS, **files.SCHEMAS, **found},
        },
    }


def register_paths(
    doors: Doors, found: Mapping[str, Schema], where: Mapping[str, str], demonstration: bool
) -> dict[str, Schema]:
    root, register = f"/{{board}}/api/v1/{doors.path}", doors.register
    paths: dict[str, Schema] = {root: {"get": list_operation(register)}}

    def command(asked: Asked, id: str) -> Schema:
        name = where[key(asked.command)]
        return command_operation(asked, id, name, example({"$ref": REFERENCE + name}, found), demonstration)

    if doors.sole:
        paths[root]["post"] = command(doors.sole, f"{register.name}.open")
    for name, asked in doors.opening.items():
        paths[f"{root}/{name}"] = {"post": command(asked, f"{register.name}.{name}")}
    record = {"parameters": [parameter("Record")]}
    paths[f"{root}/{{record}}"] = {**record, "get": card_operation(register, where)}
    paths[f"{root}/{{record}}/journal"] = {**record, "get": journal_operation(register)}
    if register is not units.REGISTER:  # that of a unit is told of all that lies in it
        paths[f"{root}/{{record}}/story"] = {**record, "get": record_story(register)}
        paths[f"{root}/{{record}}/thread"] = {**record, "get": record_thread(register)}
    named = {"parameters": [parameter("RecordId")]}
    if doors.sealed:
        paths[f"{root}/{{record}}/open"] = {**named, "post": open_operation(register)}
    for name, asked in doors.acting.items():
        paths[f"{root}/{{record}}/{name}"] = {**named, "post": command(asked, f"{register.name}.{name}")}
    return paths


# ── Operations ───────────────────────────────────────────────────────────────


def operation(
    register: Register[Any], id: str, summary: str, description: str, responses: Schema, errors: tuple[str, ...]
) -> Schema:
    return {
        "tags": [register.label],
        "operationId": id,
        "summary": summary,
        "description": description,
        "responses": {**responses, **{status: {"$ref": f"#/components/responses/{status}"} for status in errors}},
    }


def command_operation(asked: Asked, id: str, name: str, sample: Any, demonstration: bool) -> Schema:
    command, register = asked.command, asked.register
    responses: Schema = {
        "201": ok("Skrivet.", "Receipt", receipt_example(register.series), "Location", "ETag", "X-Position"),
        "200": ok(
            "Samma kommando en gång till: första svaret.", "Receipt", receipt_example(register.series, True), "ETag"
        ),
    }
    found = operation(register, id, command.label, told(command), responses, WRITE_ERRORS)
    found["responses"]["409"] = {"$ref": "#/components/responses/409", "description": refusals(register)}
    wanted = ["Idempotency-Key", "If-Match", "X-Draft", "X-Role", "X-Unit", *(["X-Clock"] if demonstration else [])]
    found["parameters"] = [parameter(one) for one in wanted]
    body = {"schema": {"$ref": REFERENCE + name}, "example": sample}
    found["requestBody"] = {"required": True, "content": {"application/json": body}}
    return found


def told(command: type[Command]) -> str:
    """Who may, on whose authority, and what the command's own words say."""
    roles = ", ".join(sorted(role.label for role in command.may)) or "alla som arbetar här"
    authority = "" if command.authority is Authority.EXECUTION else f" {command.authority.label.capitalize()}."
    words = (command.__doc__ or "").strip()
    # A dataclass without words of its own has its signature there.
    own = "" if words.startswith(f"{command.__name__}(") else f"\n\n{words}"
    return f"Får göras av: {roles}.{authority}{own}"


def list_operation(register: Register[Any]) -> Schema:
    flag = ("Flag",) if register.flags else ()
    names = ("Limit", "Offset", "After", "Status", *flag, "Unit", "AsOf", "Mine", "Count", "X-Position")
    words = {"Status": [one.value for one in type(register.initial.status)], "Flag": list(register.flags)}
    sample: Schema = {"position": 1042, "next": None, "items": []}
    found = operation(
        register,
        f"{register.name}.list",
        f"{register.label}: lista",
        f"Senast öppnade först. {access_to(register.name).why}",
        {"200": ok("Listan.", "List", sample, "X-Position")},
        READ_ERRORS,
    )
    found["parameters"] = [
        parameter(one, **({"schema": {"type": "string", "enum": words[one]}} if one in words else {})) for one in names
    ]
    return found


def card_operation(register: Register[Any], where: Mapping[str, str]) -> Schema:
    state = {"$ref": REFERENCE + where[f"state {register.name}"]}
    found = operation(
        register,
        f"{register.name}.get",
        f"{register.singular}: kort",
        access_to(register.name).why,
        {
            "200": ok("Kortet.", "Card", None, "ETag", "X-Position"),
            "304": {"description": "Oförändrat (If-None-Match)."},
        },
        READ_ERRORS,
    )
    schema = {"allOf": [{"$ref": REFERENCE + "Card"}, {"type": "object", "properties": {"state": state}}]}
    found["responses"]["200"]["content"] = {"application/json": {"schema": schema}}
    found["parameters"] = [parameter(one) for one in ("AsOf", "X-Position", "If-None-Match")]
    return found


def journal_operation(register: Register[Any]) -> Schema:
    found = operation(
        register,
        f"{register.name}.journal",
        f"{register.singular}: historik",
        "Raderna i ordning, med det lagrum som gällde den dag de skrevs. Förseglade fält nämns men visas inte.",
        {"200": ok("Historiken.", "Journal", None)},
        READ_ERRORS,
    )
    found["responses"]["200"]["content"]["application/json"].pop("example")
    found["parameters"] = [parameter(one) for one in ("AsOf", "X-Position")]
    return found


def open_operation(register: Register[Any]) -> Schema:
    found = operation(
        register,
        f"{register.name}.open-texts",
        f"{register.singular}: öppna förseglade texter",
        "Öppningen antecknas, med ändamål, innan texterna lämnas ut. Den som skrev en rad får läsa den; annars behövs "
        "en roll som handlägger.",
        {"200": ok("Texterna, rad för rad.", "Texts", None)},
        tuple(one for one in WRITE_ERRORS if one not in ("409", "412")),
    )
    found["responses"]["200"]["content"]["application/json"].pop("example")
    body = {"schema": {"$ref": REFERENCE + "OpenTexts"}, "example": {"purpose": "Första bedömning av rapporten"}}
    found["requestBody"] = {"required": True, "content": {"application/json": body}}
    return found


# ── Refusals ─────────────────────────────────────────────────────────────────


def every_refusal(kind: type[Refusal] = Refusal) -> list[type[Refusal]]:
    found = []
    for one in kind.__subclasses__():
        found += [one, *every_refusal(one)]
    return found


def refusals(register: Register[Any]) -> str:
    """The rules of the register that may say no."""
    home = home_of(register)
    own = [one for one in every_refusal() if f"{one.__module__}.".startswith(f"{home}.")]
    lines = [f"- `{one.__name__}`: {one.message}" for one in sorted(own, key=lambda one: one.__name__)]
    return "En regel säger nej, och inget skrivs.\n\n" + "\n".join(lines)


def home_of(register: Register[Any]) -> str:
    """The module or package that declares the register."""
    path = register.decide.__module__.split(".")
    for end in range(len(path), 0, -1):
        name = ".".join(path[:end])
        if getattr(sys.modules.get(name), "REGISTER", None) is register:
            return name
    return register.decide.__module__
