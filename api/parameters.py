"""The parts of the API's description that every register shares: parameters, headers, answers and errors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api import problems
from api.inputs import LARGEST_NUMBER
from api.problems import Problem
from api.schemas import AN_ID, REFERENCE, Schema
from api.telling import MEDIA_TYPE
from domain.grammar import NotAllowed
from domain.law import REPORTS
from domain.terms import Role

WHOLE = {"type": "integer", "minimum": 0, "maximum": LARGEST_NUMBER}
NUMBER = {"type": ["string", "null"], "description": "Numret som sägs.", "examples": ["AVV-2026-0123"]}
AN_UUID = {"type": "string", "format": "uuid"}
MAYBE_UUID = {"type": ["string", "null"], "format": "uuid"}


def parameter(name: str, schema: Schema | None = None) -> Schema:
    """A shared parameter; with a schema of its own where the values differ between registers."""
    if schema is None:
        return {"$ref": f"#/components/parameters/{name}"}
    return {**PARAMETERS[name], "schema": schema}


def spoken_of(place: str, name: str, description: str, schema: Schema, **more: Any) -> Schema:
    return {"in": place, "name": name, "description": description, "schema": schema, **more}


PARAMETERS: Mapping[str, Schema] = {
    "Board": spoken_of("path", "board", "Nämnden.", {"type": "string"}, required=True),
    "Record": spoken_of(
        "path",
        "record",
        "Postens id, eller numret som sägs (AVV-2026-0123).",
        {"anyOf": [AN_UUID, {"type": "string", "pattern": "^[A-Z]{1,8}-[0-9]{4}-[0-9]{1,9}$"}]},
        required=True,
        example=AN_ID,
    ),
    "RecordId": spoken_of("path", "record", "Postens id.", AN_UUID, required=True, example=AN_ID),
    "Limit": spoken_of("query", "limit", "Antal poster.", {**WHOLE, "minimum": 1, "maximum": 200, "default": 20}),
    "Offset": spoken_of("query", "offset", "Hoppa över så många.", {**WHOLE, "maximum": 1_000_000, "default": 0}),
    "After": spoken_of("query", "after", "`opened` för den sista posten på sidan före.", WHOLE),
    "Status": spoken_of("query", "status", "Bara poster i denna status.", {"type": "string"}),
    "Flag": spoken_of("query", "flag", "Bara poster där detta är sant.", {"type": "string"}),
    "Unit": spoken_of("query", "unit", "Bara poster i denna enhet och dem under den.", AN_UUID),
    "AsOf": spoken_of(
        "query",
        "as_of",
        "Som det stod: en dag (dess slut), en tid, en position i liggaren eller en signerad kontrollpunkt.",
        {
            "anyOf": [
                {"type": "string", "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$"},
                {"type": "string", "pattern": "^(19|20|21)[0-9]{2}-0[1-9]-[01][1-9]T[01][0-9]:[0-5][0-9]:[0-5][0-9]Z$"},
                {"type": "string", "pattern": "^checkpoint:[1-9][0-9]{0,15}$"},
                WHOLE,
            ]
        },
        example="2026-07-05",
    ),
    "Mine": spoken_of(
        "query", "mine", "Bara det du själv har rapporterat eller handlägger.", {"type": "boolean", "default": False}
    ),
    "Count": spoken_of("query", "count", "Räkna också hela listan.", {"type": "boolean", "default": False}),
    "X-Position": spoken_of(
        "header", "X-Position", "Vänta tills registren visar denna position (från ett kvitto).", WHOLE, example=1
    ),
    "If-None-Match": spoken_of(
        "header", "If-None-Match", "ETag som du redan har.", {"type": "string", "pattern": '^"[0-9]{1,9}"$'}
    ),
    "If-Match": spoken_of(
        "header",
        "If-Match",
        "ETag för den version du har sett; har posten ändrats skrivs inget (412). Behövs inte när du rapporterar.",
        {"type": "string", "pattern": '^"[0-9]{1,9}"$'},
    ),
    "Idempotency-Key": spoken_of(
        "header",
        "Idempotency-Key",
        "Din nyckel för detta kommando, så att det inte skrivs två gånger. Utelämnas den väljs en, som står i svaret.",
        {"type": "string", "pattern": "^[!-~]{1,200}$"},
    ),
    "X-Draft": spoken_of(
        "header",
        "X-Draft",
        "Ditt utkast som detta sänds in från: det tas bort när kvittot finns. Utan Idempotency-Key gäller utkastets.",
        AN_UUID,
    ),
    "Draft": spoken_of("path", "draft", "Utkastets id.", AN_UUID, required=True, example=AN_ID),
    "X-Role": spoken_of(
        "header",
        "X-Role",
        "Rollen du handlar i. Utelämnas den väljs den närmaste av dina roller som får.",
        {"type": "string", "enum": [one.value for one in Role]},
    ),
    "X-Unit": spoken_of("header", "X-Unit", "Enheten där du har rollen.", AN_UUID),
    "X-Clock": spoken_of(
        "header",
        "X-Clock",
        "Bara i en demonstration: tiden då det sker.",
        {"type": "string", "pattern": "^20[0-9]{2}-0[1-9]-[01][1-9]T[01][0-9]:[0-5][0-9]:[0-5][0-9]Z$"},
    ),
}

HEADERS: Mapping[str, Schema] = {
    "ETag": {"description": "Postens version.", "schema": {"type": "string"}},
    "Location": {"description": "Posten.", "schema": {"type": "string"}},
    "X-Position": {"description": "Positionen i liggaren.", "schema": WHOLE},
}

FAULT: Schema = {
    "type": "object",
    "required": ["where", "what", "type"],
    "properties": {
        "where": {"type": "string", "description": "Fältet, parametern eller huvudet.", "examples": ["occurred.first"]},
        "what": {"type": "string", "description": "Vad du ska göra."},
        "type": {"type": "string"},
    },
}
SCHEMAS: Mapping[str, Schema] = {
    "Object": {"type": "object"},
    "Problem": {
        "type": "object",
        "description": "RFC 9457.",
        "required": ["type", "title", "status", "detail", "instance"],
        "properties": {
            "type": {"type": "string", "format": "uri-reference", "examples": ["/problems/WrongOrder"]},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
            "instance": {"type": "string", "format": "uri", "description": "Ange den när du anmäler ett fel."},
            "duty": {"type": "string", "description": "Lagrummet, som det gäller den dagen."},
            "field": {"type": "string"},
            "errors": {"type": "array", "items": FAULT},
        },
    },
    "Receipt": {
        "type": "object",
        "required": ["record", "number", "version", "position", "again"],
        "properties": {
            "record": AN_UUID,
            "number": NUMBER,
            "version": {"type": "integer"},
            "position": {"type": "integer", "description": "Den sista rad som skrevs: vänta in den med X-Position."},
            "again": {"type": "boolean", "description": "Det var redan skrivet."},
        },
    },
    "Card": {
        "type": "object",
        "required": ["record", "register", "number", "version", "status", "unit", "opened", "position", "changed_at"],
        "properties": {
            "record": AN_UUID,
            "register": {"type": "string"},
            "number": NUMBER,
            "version": {"type": "integer"},
            "status": {"type": "string"},
            "unit": MAYBE_UUID,
            "opened": {"type": "integer"},
            "position": {"type": "integer"},
            "changed_at": {"type": "string", "format": "date-time"},
            "state": {"type": "object"},
            "masked": {
                "type": "array",
                "items": {"type": "string"},
                "description": "Uppgifter i `state` som inte visas för dig: de säger vem som har rapporterat.",
            },
        },
    },
    "List": {
        "type": "object",
        "required": ["position", "next", "items"],
        "properties": {
            "position": {"type": "integer", "description": "Positionen som listan visar: samma as_of ger samma lista."},
            "count": {"type": "integer"},
            "next": {"type": ["string", "null"], "description": "Adressen till nästa sida."},
            "items": {"type": "array", "items": {"$ref": REFERENCE + "Card"}},
        },
    },
    "Draft": {
        "type": "object",
        "required": ["draft", "form", "saved_at", "kept_until", "idempotency_key"],
        "properties": {
            "draft": AN_UUID,
            "form": {"type": "string", "description": "Vad det ska bli."},
            "saved_at": {"type": "string", "format": "date-time"},
            "kept_until": {"type": "string", "format": "date-time"},
            "idempotency_key": {"type": "string", "description": "Nyckeln att skicka in det med."},
            "said": {"type": "object"},
        },
    },
    "Drafts": {
        "type": "object",
        "required": ["items"],
        "properties": {"items": {"type": "array", "items": {"$ref": REFERENCE + "Draft"}}},
    },
    "Journal": {
        "type": "object",
        "required": ["record", "number", "lines"],
        "properties": {
            "record": AN_UUID,
            "number": NUMBER,
            "lines": {
                "type": "array",
                "items": {"type": "object", "required": ["position", "name", "event", "personal"]},
            },
        },
    },
    "Texts": {
        "type": "object",
        "required": ["record", "lines"],
        "properties": {
            "record": AN_UUID,
            "lines": {"type": "array", "items": {"type": "object", "required": ["position", "texts", "erased"]}},
        },
    },
}


def receipt_example(series: str | None, again: bool = False) -> Schema:
    number = f"{series}-2026-0123" if series else None
    return {"record": AN_ID, "number": number, "version": 1, "position": 1043, "again": again}


def problem(name: str, status: int, title: str, detail: str, **more: Any) -> Schema:
    sample = {"type": f"/problems/{name}", "title": title, "status": status, "detail": detail}
    content = {
        "schema": {"$ref": REFERENCE + "Problem"},
        "example": {**sample, "instance": f"urn:uuid:{AN_ID}", **more},
    }
    return {"description": title, "content": {MEDIA_TYPE: content}}


def refused(name: str, status: int, title: str, duty: str | None = None) -> Schema:
    """What it looks like when a rule says no."""
    return problem(name, status, title, problems.NOTHING_WRITTEN, **({"duty": duty} if duty else {}))


def response(kind: type[Problem], *also: type[Problem]) -> Schema:
    """What one status means, with an example."""
    name = "NoSuchRecord" if kind is problems.Hidden else kind.__name__
    fault = {"where": "occurred.first", "what": "Ange en dag på formen 2026-03-14.", "type": "date_parsing"}
    more: Schema = {"errors": [fault]} if kind is problems.Invalid else {}
    found = problem(name, kind.status, kind.title, kind.detail, **more)
    return {**found, "description": " ".join(one.title for one in (kind, *also))}


RESPONSES: Mapping[str, Schema] = {
    "400": response(problems.Malformed),
    "401": response(problems.NotSignedIn),
    "403": refused("NotAllowed", 403, NotAllowed.message),
    "404": response(problems.Hidden, problems.NoSuchPath),
    "405": response(problems.MethodNotAllowed),
    "409": refused("WrongOrder", 409, "Åtgärden passar inte i det skede ärendet är nu.", REPORTS.wordings[-1].citation),
    "410": response(problems.Gone),
    "412": response(problems.Stale),
    "413": response(problems.TooLarge),
    "415": response(problems.NotJson),
    "422": response(problems.Invalid, problems.KeyUsed, problems.Unwritable),
    "500": response(problems.Unexpected),
    "503": response(problems.Busy, problems.Behind, problems.Unreachable, problems.ClockApart),
}

READ_ERRORS = ("401", "403", "404", "405", "422", "500", "503")
WRITE_ERRORS = ("400", "401", "403", "404", "405", "409", "412", "413", "415", "422", "500", "503")


def ok(description: str, schema: str, sample: Any, *headers: str) -> Schema:
    content = {"application/json": {"schema": {"$ref": REFERENCE + schema}, "example": sample}}
    shown = {name: {"$ref": f"#/components/headers/{name}"} for name in headers}
    return {"description": description, "headers": shown, "content": content}
