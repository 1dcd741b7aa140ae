"""Commands to and from JSON: the door that lets input in, and the bytes an idempotency key is tied to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from domain import REGISTERS
from domain.grammar import Command, Register
from ledger.canonical import encode


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
    command: Asked(register, command, TypeAdapter(command)) for register in REGISTERS for command in register.commands
}


def said(command: Command, **about: Any) -> bytes:
    """The canonical bytes of what was asked: equal for a retry, different for anything else."""
    fields = COMMANDS[type(command)].adapter.dump_python(command, mode="json")
    return encode({"command": type(command).__name__, "fields": fields, **about})
