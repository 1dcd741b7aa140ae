"""The description of what is attached to records, and of how a document's revisions are compared and read."""

from __future__ import annotations

from collections.abc import Mapping

from api.doors import DOORS
from api.further import BYTES, DOCUMENTS, ROOT, answers, operation
from api.parameters import READ_ERRORS, WRITE_ERRORS, parameter, receipt_example, spoken_of
from api.schemas import AN_ID, REFERENCE, Schema
from domain.attachments import CARRIERS, REGISTER
from domain.attachments.words import FileKind

REVISION: Schema = {"type": "integer", "minimum": 1, "maximum": 1_000_000}
KINDS = ", ".join(one.label for one in FileKind)
NAME = spoken_of(
    "header",
    "X-File-Name",
    "Filens namn, procentkodat i UTF-8. Det förseglas, och står aldrig i en adress eller ett huvud.",
    {"type": "string", "pattern": "^([A-Za-z0-9._~-]|%20|%C3%A[456]){1,60}$"},
    example="brev%20fr%C3%A5n%20dottern.pdf",
)
# The body is a file: of a kind that is not taken, perhaps, or called something that is no name; never read as JSON.
ATTACH_ERRORS = ("401", "403", "404", "405", "409", "410", "413", "415", "422", "500", "503")
SCHEMAS: Mapping[str, Schema] = {
    "ReadFile": {
        "type": "object",
        "required": ["purpose"],
        "properties": {
            "purpose": {
                "type": "string",
                "minLength": 3,
                "maxLength": 500,
                "description": "Varför filen läses; det står i loggen.",
            }
        },
        "additionalProperties": False,
    },
}
PURPOSE = {
    "required": True,
    "content": {
        "application/json": {
            "schema": {"$ref": REFERENCE + "ReadFile"},
            "example": {"purpose": "utreda avvikelsen"},
        }
    },
}


def paths() -> dict[str, Schema]:
    found: dict[str, Schema] = {}
    for name in CARRIERS:
        doors = next(one for one in DOORS.values() if one.register.name == name)
        path = f"{ROOT}/{doors.path}/{{record}}/attachments"
        tag = doors.register.label
        found[path] = {"parameters": [parameter("Record")], "get": listed(tag, name), "post": attach(tag, name)}
    document = f"{ROOT}/documents/{{record}}"
    found[f"{document}/compare"] = {"parameters": [parameter("Record")], "get": compared()}
    found[f"{document}/readers"] = {"parameters": [parameter("Record")], "get": readers()}
    found[f"{ROOT}/attachments/{{record}}/content"] = {"parameters": [parameter("Record")], "post": content()}
    return found


def listed(tag: str, name: str) -> Schema:
    about = "Det som är bifogat posten, äldst först. Den som ser posten ser dess bilagor."
    sample = {"position": 1042, "items": [{"record": AN_ID, "number": "BIL-2026-0007", "status": "clean"}]}
    responses = answers("Bilagorna.", sample, "X-Position")
    return operation(tag, f"{name}.attachments", "Bilagor: lista", about, responses, READ_ERRORS)


def attach(tag: str, name: str) -> Schema:
    about = (
        "Bifogar en fil: kroppen är filen, högst 25 MB. Slaget avgörs av innehållet och inget annat. Dessa tas emot: "
        f"{KINDS}. Filen förseglas och virusprövas, och lämnas inte ut förrän den är prövad. Samma `Idempotency-Key` "
        "med samma fil är samma bilaga."
    )
    created = {"201": answers("Bifogad.", receipt_example(REGISTER.series), "Location", "ETag", "X-Position")["200"]}
    again = {"200": {**created["201"], "description": "Den var redan bifogad med denna nyckel."}}
    found = operation(tag, f"{name}.attach", "Bilagor: bifoga", about, {**created, **again}, ATTACH_ERRORS)
    body = {"required": True, "content": BYTES}
    return {**found, "parameters": [parameter("Idempotency-Key"), NAME], "requestBody": body}


def compared() -> Schema:
    about = (
        "Två revisioner sida vid sida, rad för rad, med vad som kom till och togs bort, och vilken revision ett "
        "fastställande gäller. Text och Word jämförs; av andra format sägs om innehållet är detsamma. Som text för den "
        "som ber om text/plain."
    )
    side = {"revision": 2, "content_length": 48213, "approval": "inte fastställd"}
    row = {"sign": "+", "from": None, "to": 7, "text": "Telefonen är bemannad även över lunchen."}
    responses = answers("Jämförelsen.", {"from": side, "to": side, "same": False, "rows": [row]}, "X-Position")
    errors = (*READ_ERRORS, "410")
    found = operation(DOCUMENTS, "documents.compare", "Dokument: jämför revisioner", about, responses, errors)
    sides = [
        spoken_of("query", name, what, REVISION, required=True, example=2)
        for name, what in (("from", "Den tidigare revisionen."), ("to", "Den senare revisionen."))
    ]
    return {**found, "parameters": [*sides, parameter("AsOf")]}


def readers() -> Schema:
    about = (
        "Vilka av dem som revisionen är till för som har kvitterat att de läst den, och vilka som saknas, per enhet "
        "och roll. Chefer ser sina enheter; den som inte följer upp läskvitton får samma svar som om det inte fanns."
    )
    group = {"unit": AN_ID, "unit_name": "Mottagningen", "role": "employee", "acknowledged": [AN_ID], "missing": []}
    sample = {"record": AN_ID, "revision": 2, "acknowledged": 1, "missing": 0, "groups": [group]}
    responses = answers("Läsarna.", sample, "X-Position")
    found = operation(DOCUMENTS, "documents.readers", "Dokument: vilka som har läst", about, responses, READ_ERRORS)
    asked = spoken_of("query", "revision", "Revisionen; den som gäller om inget sägs.", REVISION, example=2)
    return {**found, "parameters": [asked, parameter("AsOf")]}


def content() -> Schema:
    about = (
        "Filen, för den som får läsa postens texter eller själv bifogade den. Läsningen skrivs upp med sitt skäl innan "
        "filen lämnas ut. Det som väntar på virusprövning, är smittat eller inte gick att pröva lämnas aldrig ut."
    )
    responses = {"200": {"description": "Filen.", "content": {"*/*": BYTES["application/octet-stream"]}}}
    errors = (*WRITE_ERRORS, "410")
    found = operation(REGISTER.label, "attachments.content", "Bilagor: hämta filen", about, responses, errors)
    return {**found, "requestBody": PURPOSE}
