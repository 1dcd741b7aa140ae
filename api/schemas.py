"""The shapes of what goes in and out, for the description of the API: made by the same adapters that read it.

Beside what JSON Schema says stand the Swedish labels of words, and which fields are sealed or name another record.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, get_type_hints

from pydantic import TypeAdapter

from api.acts import REVIEWING
from api.drafts import DRAFT
from api.figures import FREEZING
from api.opening import OPEN_TEXTS
from api.sampling import DRAWING
from api.sealed_search import SEALED_SEARCH
from api.webhooks import CHOSEN, SUBSCRIBING
from domain import REGISTERS, digests, numbers
from domain.grammar import Names, PersonalMark, marks, parts
from domain.labels import LABELS
from domain.terms import Term
from ledger.commands import COMMANDS
from projections.cards import STATES

REFERENCE = "#/components/schemas/"
Schema = dict[str, Any]
# At least one character that shows, and none that the book does not write.
WRITABLE, SHOWING = r"[^\u0000-\u0008\u000b-\u001f\u007f-\u009f]", r"[^\s\u0000-\u001f\u007f-\u009f]"
TEXT = f"^{WRITABLE}*{SHOWING}{WRITABLE}*$"
WHOLE = (numbers.PATTERN, digests.PATTERN)
CENTURIES = "^(19|20|21)[0-9]{2}-"
"""The days that may come in (ledger.commands), as a pattern: JSON Schema has no first and last day."""


def schemas() -> tuple[Mapping[str, Schema], Mapping[str, str]]:
    """All named schemas, and the name of each command's (see `key`) and each register's state (`state <register>`)."""
    adapters: list[tuple[str, Any, TypeAdapter[Any]]] = [
        (key(command), "validation", asked.adapter) for command, asked in COMMANDS.items() if not command.internal
    ]
    adapters += [(f"state {name}", "validation", adapter) for name, adapter in STATES.items()]
    adapters += [("OpenTexts", "validation", OPEN_TEXTS), ("Freezing", "validation", FREEZING)]
    adapters.append(("DraftSaved", "validation", DRAFT))
    adapters += [("Subscribing", "validation", SUBSCRIBING), ("Chosen", "validation", CHOSEN)]
    adapters += [("Drawing", "validation", DRAWING), ("Reviewing", "validation", REVIEWING)]
    adapters.append(("SealedSearch", "validation", SEALED_SEARCH))
    keyed, whole = TypeAdapter.json_schemas(adapters, ref_template=REFERENCE + "{model}")
    names = short_names(whole["$defs"])
    found = {names[long]: plain(renamed(schema, names)) for long, schema in whole["$defs"].items()}
    where = {str(one): names[schema["$ref"].removeprefix(REFERENCE)] for (one, _), schema in keyed.items()}
    describe(found, where)
    return found, where


def key(command: type[Any]) -> str:
    """What tells commands of the same name in two registers apart."""
    return f"{command.__module__}.{command.__name__}"


def short_names(long: Mapping[str, Any]) -> dict[str, str]:
    """Short names where pydantic had to tell two of the same name apart: domain__views__words__Status, ViewsStatus."""
    found: dict[str, str] = {}
    for name in sorted(long):
        path = name.split("__")
        home = path[2] if path[1:2] == ["organisation"] else path[min(1, len(path) - 1)]
        short = f"{home.title().replace('_', '')}{path[-1]}" if len(path) > 2 else name
        found[name] = short if short not in found.values() else name
    return found


def renamed(schema: Schema, names: Mapping[str, str]) -> Schema:
    text = json.dumps(schema)
    for long, short in names.items():
        text = text.replace(f'"{REFERENCE}{long}"', f'"{REFERENCE}{short}"')
    found: Schema = json.loads(text)
    return found


def plain(schema: Any) -> Any:
    """Without the titles that only repeat a name; texts and days with what they may hold."""
    if isinstance(schema, list):
        return [plain(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    found = {name: plain(part) for name, part in schema.items() if not (name == "title" and isinstance(part, str))}
    if found.get("type") == "string" and "minLength" in found and "format" not in found and found["minLength"]:
        found.setdefault("pattern", TEXT)
    if found.get("pattern") in WHOLE:  # it says how long the text may be too, and those who make up values
        del found["minLength"], found["maxLength"]  # from a pattern make them from that alone
    if found.get("format") == "date":
        found["pattern"] = CENTURIES
    if "description" in found and isinstance(found["description"], str):
        found["description"] = found["description"].split(">>>")[0].strip()
    return found


# ── What the types know and JSON Schema does not ─────────────────────────────


def describe(found: Mapping[str, Schema], where: Mapping[str, str]) -> None:
    """Labels, seals and references, written into the schemas."""
    seen: set[Any] = set()
    waiting: list[Any] = [command for command in COMMANDS if not command.internal]
    waiting += [type(register.initial) for register in REGISTERS]
    names = {command: where[key(command)] for command in COMMANDS if not command.internal}
    while waiting:
        kind = waiting.pop()
        if kind in seen:
            continue
        seen.add(kind)
        hints = get_type_hints(kind, include_extras=True)
        schema = found.get(names.get(kind, kind.__name__))
        for one in fields(kind):
            for part in parts(hints[one.name]):
                if isinstance(part, type) and issubclass(part, Term):
                    label(found, part)
                elif isinstance(part, type) and is_dataclass(part):
                    waiting.append(part)
            if schema is not None and one.name in schema.get("properties", {}):
                annotate(schema["properties"][one.name], one.name, hints[one.name])


def label(found: Mapping[str, Schema], term: type[Term]) -> None:
    """The Swedish words beside the stored ones."""
    values = [one.value for one in term]
    for schema in found.values():
        if schema.get("enum") == values:
            schema["description"] = "; ".join(f"`{one.value}` {one.label}" for one in term)


def annotate(field: Schema, name: str, hint: Any) -> None:
    if "$ref" in field:
        return  # what is said there belongs to the word, not to this field
    field["title"] = LABELS.get(name, name)
    said = []
    if marks(hint, PersonalMark):
        field["x-sealed"] = True
        said.append("Förseglas: står aldrig i klartext i liggaren, i listor eller i loggar.")
    for mark in marks(hint, Names):
        said.append(f"Id för en post i registret `{mark.register}`.")
    if said:
        field["description"] = " ".join(said)


# ── Examples ─────────────────────────────────────────────────────────────────

WORDS = {
    "name": "Mottagning Sländan",
    "title": "Rutin för skyddsbedömning",
    "purpose": "Underlag för första bedömningen",
    "where": "nämndens webbplats",
    "receipt": "Dnr 2026/112",
    "receiver": "Omsorgsnämnden",
}
AN_ID = "7d3f5c1e-9f0b-4c55-8a44-0d4f5b0c9a11"
A_DIGEST = "uutlBuYeMDyjLLTpf6Jxi7yNkEF35jdyWMn9U7b_RYY"


def example(schema: Schema, found: Mapping[str, Schema], name: str = "") -> Any:
    """A value that the schema takes: what must be there, and what is sealed, so that one sees where texts go."""
    if "$ref" in schema:
        return example(found[schema["$ref"].removeprefix(REFERENCE)], found, name)
    for options in (schema.get("anyOf"), schema.get("oneOf")):
        if options:
            return example(next(one for one in options if one.get("type") != "null"), found, name)
    if "enum" in schema:
        return schema["enum"][0]
    match schema.get("type"):
        case "object":
            wanted = [*schema.get("required", []), *sealed(schema)]
            return {one: example(schema["properties"][one], found, one) for one in dict.fromkeys(wanted)}
        case "array":
            return [example(schema["items"], found, name)] * schema.get("minItems", 1)
        case "integer":
            return schema.get("minimum", 1)
        case "boolean":
            return True
    return text(schema, name)


def sealed(schema: Schema) -> list[str]:
    return [name for name, part in schema.get("properties", {}).items() if part.get("x-sealed")]


def text(schema: Schema, name: str) -> str:
    match schema.get("format"):
        case "date":
            return "2026-03-14"
        case "uuid":
            return AN_ID
    match schema.get("pattern"):
        case digests.PATTERN:
            return A_DIGEST
        case numbers.PATTERN:
            return "4.2"
    return WORDS.get(name, "Kvällsbesöket blev inte av.")[: schema.get("maxLength", 200)]
