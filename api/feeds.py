"""The description of the feeds: the lines as they are and as they come, and webhooks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api.further import ABOUT, operation
from api.lines import BATCH, MOST, WITHHELD
from api.parameters import AN_UUID, PARAMETERS, READ_ERRORS, WHOLE, WRITE_ERRORS, ok, parameter, spoken_of
from api.schemas import AN_ID, REFERENCE, Schema
from api.webhooks import TooManyWebhooks

ROOT = "/{board}/api/v1"
POSITION_TEXT = {"type": "string", "pattern": "^[0-9]{1,16}$"}
A_TIME = {"type": "string", "format": "date-time"}
MAYBE_TIME = {"type": ["string", "null"], "format": "date-time"}
FEED_ERRORS = tuple(one for one in WRITE_ERRORS if one not in ("409", "412"))

AFTER = spoken_of("query", "after", "Raderna efter denna position.", {**WHOLE, "default": 0}, example=1042)
UPTO: Schema = {**PARAMETERS["AsOf"], "name": "upto", "description": "Till och med denna position, dag eller tid."}
LIMIT: Schema = {"type": "integer", "minimum": 1, "maximum": MOST, "default": MOST}
LAST = spoken_of("header", "Last-Event-ID", "Den sista rad du tog emot; går före `after`.", WHOLE, example=1042)

SCHEMAS: Mapping[str, Schema] = {
    "CloudEvent": {
        "type": "object",
        "description": f"CloudEvents 1.0. Är `type` {WITHHELD} står inget efter `type`.",
        "required": ["specversion", "id", "source", "sequence", "type"],
        "properties": {
            "specversion": {"const": "1.0"},
            "id": POSITION_TEXT,
            "source": {"type": "string", "format": "uri"},
            "sequence": {"type": "string", "pattern": "^[0-9]{16}$"},
            "type": {"type": "string", "examples": ["DeviationReported.v1"]},
            "subject": AN_UUID,
            "time": A_TIME,
            "recordedtime": A_TIME,
            "register": {"type": "string"},
            "recordversion": {"type": "integer"},
            "datacontenttype": {"const": "application/json"},
            "masked": {
                "type": "string",
                "description": "Vad kroppen saknar: vem som har rapporterat visas inte för dig.",
            },
            "data": {"type": "object", "description": "Kroppen, som den är lagrad (docs/handelser.md)."},
        },
        "additionalProperties": False,
    },
    "CloudEvents": {"type": "array", "items": {"$ref": REFERENCE + "CloudEvent"}},
    "Subscription": {
        "type": "object",
        "required": ["subscription", "url", "registers", "status", "delivered", "attempts", "trouble"],
        "properties": {
            "subscription": AN_UUID,
            "url": {"type": ["string", "null"], "description": "Adressen utan det som står efter frågetecknet."},
            "registers": {"type": "array", "items": {"type": "string"}},
            "registered_by": AN_UUID,
            "registered_at": A_TIME,
            "status": {"type": "string", "enum": ["well", "failing", "dead"]},
            "delivered": {"type": "integer", "description": "Till och med denna position är allt mottaget."},
            "attempts": {"type": "integer", "description": "Misslyckade försök i rad."},
            "failing_since": MAYBE_TIME,
            "next_at": MAYBE_TIME,
            "dead_at": MAYBE_TIME,
            "trouble": {"type": ["string", "null"]},
            "secret": {"type": "string", "description": "Bara i svaret på registreringen."},
        },
    },
    "Subscriptions": {
        "type": "object",
        "required": ["position", "items"],
        "properties": {
            "position": {"type": "integer"},
            "items": {"type": "array", "items": {"$ref": REFERENCE + "Subscription"}},
        },
    },
}

HIDDEN_LINE = {
    "specversion": "1.0",
    "id": "1043",
    "source": "//ledger.example/board",
    "sequence": "0000000000001043",
    "type": WITHHELD,
}
SUBSCRIPTION = {
    "subscription": AN_ID,
    "url": None,
    "registers": ["deviations"],
    "status": "well",
    "delivered": 1042,
    "attempts": 0,
    "trouble": None,
}


def paths() -> dict[str, Schema]:
    return {
        f"{ROOT}/lines": {"get": lines()},
        f"{ROOT}/lines/stream": {"get": stream()},
        f"{ROOT}/webhooks": {"get": subscriptions(), "post": subscribe()},
        f"{ROOT}/webhooks/resume": {"post": chosen("resume", "Webhook: försök igen", RESUMED, "Subscription")},
        f"{ROOT}/webhooks/end": {"post": chosen("end", "Webhook: avsluta", ENDED, "Object")},
    }


def lines() -> Schema:
    about = (
        "Raderna i ordning som CloudEvents 1.0. Alla rader finns med, så att det går att räkna dem; av en rad vars "
        f"post du inte får se står bara att den finns (`{WITHHELD}`). Inga förseglade texter."
    )
    found = ok("Raderna.", "CloudEvents", None, "X-Position")
    found["content"] = {BATCH: {"schema": {"$ref": REFERENCE + "CloudEvents"}, "example": [HIDDEN_LINE]}}
    said = operation(ABOUT, "lines.list", "Raderna", about, {"200": found}, READ_ERRORS)
    return {**said, "parameters": [AFTER, parameter("Limit", LIMIT), UPTO, parameter("X-Position")]}


def stream() -> Schema:
    about = (
        "Raderna när de skrivs, som server-sent events: `id` är positionen och `data` en rad som i `lines`. Den som "
        "kopplas ned fortsätter med Last-Event-ID. Strömmen slutar när intyget gör det."
    )
    found = {"description": "Strömmen.", "content": {"text/event-stream": {"schema": {"type": "string"}}}}
    said = operation(ABOUT, "lines.stream", "Raderna: ström", about, {"200": found}, READ_ERRORS)
    return {**said, "parameters": [AFTER, LAST]}


def subscriptions() -> Schema:
    about = "Prenumerationerna och hur det går för dem. För nämndens systemförvaltare."
    found = {"200": ok("Prenumerationerna.", "Subscriptions", {"position": 1042, "items": [SUBSCRIPTION]})}
    return operation(ABOUT, "webhooks.list", "Webhookar", about, found, READ_ERRORS)


def subscribe() -> Schema:
    about = (
        "Från och med nu får adressen ett signerat meddelande (Standard Webhooks) för varje ny rad i registren. Det "
        "säger vad som hände och var posten finns, inget mer. Hemligheten visas bara i det här svaret."
    )
    found = {"201": ok("Registrerad.", "Subscription", SUBSCRIPTION)}
    said = operation(ABOUT, "webhooks.register", "Webhook: registrera", about, found, FEED_ERRORS)
    said["responses"]["409"] = {"$ref": "#/components/responses/409", "description": TooManyWebhooks.title}
    return {**said, "requestBody": body("Subscribing", {"url": "//system.example.se/in", "registers": ["deviations"]})}


RESUMED = "Försök igen nu, från den rad där det stannade; också den som räknas som död."
ENDED = "Inga fler meddelanden skickas, och hemligheten är borta."


def chosen(step: str, summary: str, about: str, schema: str) -> Schema:
    found = {"200": ok("Klart.", schema, SUBSCRIPTION)}
    said = operation(ABOUT, f"webhooks.{step}", summary, about, found, FEED_ERRORS)
    return {**said, "requestBody": body("Chosen", {"subscription": AN_ID})}


def body(name: str, sample: Any) -> Schema:
    content = {"application/json": {"schema": {"$ref": REFERENCE + name}, "example": sample}}
    return {"required": True, "content": content}
