"""The description of the API for people: a page of every operation, and one of every problem."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api import openapi
from api.problems import Hidden, NoSuchPath, Problem
from api.rendering import capital, page
from api.schemas import REFERENCE, Schema
from api.telling import citation
from domain.calendar import local_day
from domain.grammar import Refusal
from domain.labels import LABELS
from ledger import clock

FACT = re.compile(r"\{\w+\}")


@dataclass(frozen=True)
class Field:
    """A field of a command, for the table."""

    name: str
    kind: str
    required: bool
    about: str


@dataclass(frozen=True)
class Operation:
    """An operation, for the page."""

    method: str
    path: str
    summary: str
    about: str
    fields: tuple[Field, ...]
    example: str | None


@dataclass(frozen=True)
class Kind:
    """A kind of problem, for the page. `register` is where a rule belongs, None for what every route may answer."""

    name: str
    status: int
    message: str
    about: str
    duty: str | None


def described(request: Request) -> Schema:
    """The description, made once."""
    found: Schema | None = getattr(request.app.state, "openapi", None)
    if found is None:
        boards = request.app.state.boards
        titles = {name: board.title for name, board in boards.items()}
        found = openapi.document(titles, any(board.is_demonstration for board in boards.values()))
        request.app.state.openapi = found
    return found


async def machine(request: Request) -> Response:
    request.scope["liggaren.route"] = "/openapi.json"
    text = json.dumps(described(request), ensure_ascii=False)
    return Response(text, media_type="application/json")


async def people(request: Request) -> Response:
    request.scope["liggaren.route"] = "/docs"
    document = described(request)
    tags = {tag["name"]: list(operations(document, tag["name"])) for tag in document["tags"]}
    return page(request, "docs.html", tags=tags, info=document["info"], operation_count=sum(map(len, tags.values())))


def operations(document: Schema, tag: str) -> Iterator[Operation]:
    for path, item in document["paths"].items():
        for method in ("get", "post", "put", "delete"):
            one = item.get(method)
            if one is None or tag not in one["tags"]:
                continue
            content = one.get("requestBody", {}).get("content", {}).get("application/json")
            sample = json.dumps(content["example"], ensure_ascii=False, indent=2) if content else None
            rows = tuple(fields_of(document, content["schema"])) if content else ()
            yield Operation(method.upper(), path, one["summary"], one["description"], rows, sample)


def fields_of(document: Schema, schema: Schema) -> Iterator[Field]:
    named = document["components"]["schemas"][schema["$ref"].removeprefix(REFERENCE)]
    for name, part in named.get("properties", {}).items():
        about = f"{capital(LABELS.get(name, ''))}. {part.get('description', '')}".removeprefix(". ")
        yield Field(name, kind_of(part), name in named.get("required", []), about)


def kind_of(part: Schema) -> str:
    """A type in a few words."""
    if "$ref" in part:
        return str(part["$ref"].removeprefix(REFERENCE))
    options = [kind_of(one) for one in part.get("anyOf", []) if one.get("type") != "null"]
    if options:
        return " eller ".join(options)
    if part.get("type") == "array":
        return f"lista av {kind_of(part['items'])}"
    words = {"string": "text", "integer": "heltal", "boolean": "ja/nej", "object": "objekt"}
    known: dict[Any, str] = {"date": "dag", "uuid": "id"}
    return known.get(part.get("format")) or words.get(str(part.get("type")), "värde")


# ── Problems ─────────────────────────────────────────────────────────────────


def kinds() -> list[Kind]:
    """Every kind of problem there is."""
    found = [
        Kind(one.__name__, one.status, one.title, one.detail, None)
        for one in Problem.__subclasses__()
        if one is not Hidden
    ]
    found += [rule(one) for one in openapi.every_refusal() if one.message]
    return sorted(found, key=lambda one: (one.name, one.message))


def rule(refusal: type[Refusal]) -> Kind:
    status = {"NotAllowed": 403, "NoSuchRecord": 404}.get(refusal.__name__, 409)
    if status == 404:
        return Kind(refusal.__name__, status, Hidden.title, Hidden.detail, None)
    about = refusal.duty.name if refusal.duty else ""
    duty = citation(refusal.duty, local_day(clock.now()))
    return Kind(refusal.__name__, status, FACT.sub("…", refusal.message), about, duty)


async def problem_kinds(request: Request) -> Response:
    request.scope["liggaren.route"] = "/problems"
    return page(request, "kinds.html", kinds=kinds())


async def problem_kind(request: Request) -> Response:
    """What a problem means: the address that its `type` is. Two registers may have rules of the same name."""
    request.scope["liggaren.route"] = "/problems/{name}"
    found = [one for one in kinds() if one.name == request.path_params["name"]]
    if not found:
        raise NoSuchPath
    return page(request, "kinds.html", kinds=found)


def routes() -> list[Route]:
    return [
        Route("/openapi.json", machine),
        Route("/docs", people),
        Route("/problems", problem_kinds),
        Route("/problems/{name}", problem_kind),
    ]
