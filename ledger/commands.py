"""Commands to and from JSON: the door that lets input in, and the bytes an idempotency key is tied to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, TypeAdapter
from pydantic_core import CoreSchema

from domain import REGISTERS
from domain.grammar import Command
from domain.personal_numbers import holds_number
from domain.registers import Register
from ledger.canonical import encode

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""The civil days that may come in: what lies outside them is a slip of the hand, and no rule counts there."""

SIX_DIGITS = re.compile("[0-9]{6}")
"""Without six digits in a row there is no personal number in a text, and nothing more is asked of it."""


class AtTheDoor:
    """Bounds every day, and takes no personal number in any text that is not sealed, in all that a reader reads,
    however deep: so that no field has to say it for itself."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = handler(source)
        guard(schema, handler, set())
        return schema


def guard(part: Any, handler: GetCoreSchemaHandler, seen: set[tuple[str, bool]], sealed: bool = False) -> None:
    """Write this into every day and text of a schema. Args: `seen` are the definitions already gone through."""
    match part:
        case {"type": "date"}:
            part.update(ge=FIRST_DAY, le=LAST_DAY)
        case {"type": "str"} if not sealed:
            inside = {**part}
            part.clear()
            part.update(type="function-after", function={"type": "no-info", "function": in_the_clear}, schema=inside)
        case {"type": "definition-ref", "schema_ref": reference}:
            if (reference, sealed) not in seen:
                seen.add((reference, sealed))
                guard(handler.resolve_ref_schema(part), handler, seen, sealed)
        case dict():
            sealed = sealed or part.get("metadata", {}).get("personal", False)
            for name in part.keys() - {"metadata", "serialization"}:
                guard(part[name], handler, seen, sealed)
        case list() | tuple():
            for one in part:
                guard(one, handler, seen, sealed)


def in_the_clear(text: str) -> str:
    """A text that stands in the book for ever, for everybody to read. Raises ValueError, without repeating it."""
    if SIX_DIGITS.search(text) and holds_number(text):
        raise ValueError("Skriv inget personnummer här: fältet är inte förseglat.")
    return text


def reader_of(kind: type[Any]) -> TypeAdapter[Any]:
    """The strict reader and writer of what comes in: of a command, or of what becomes one."""
    return TypeAdapter(Annotated[kind, AtTheDoor()])  # type: ignore[arg-type]  # made while running, as kinds are


@dataclass(frozen=True)
class Asked:
    """A command class, the register it is asked of, and its strict reader and writer."""

    register: Register[Any]
    command: type[Command]
    adapter: TypeAdapter[Any]

    def read(self, body: bytes) -> Command:
        """The command a JSON body says. Raises pydantic's ValidationError, which names each place at fault."""
        command: Command = self.adapter.validate_json(body)
        return command


COMMANDS: Mapping[type[Command], Asked] = {
    command: Asked(register, command, reader_of(command)) for register in REGISTERS for command in register.commands
}


def said(command: Command, **about: Any) -> bytes:
    """The canonical bytes of what was asked: equal for a retry, different for anything else.

    The register stands there too: two registers may have commands of the same name and the same fields.
    """
    asked = COMMANDS[type(command)]
    fields, register = asked.adapter.dump_python(command, mode="json"), asked.register.name
    return encode({"command": type(command).__name__, "fields": fields, "register": register, **about})
