"""The fold: lines to cards, by the same `evolve` that the rules use.

A card is one version of a record. Pure: no database here; fold.py and rebuild.py read the lines and write the rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from pydantic import ConfigDict, TypeAdapter

from domain import REGISTERS
from domain.changes import held, lean
from domain.grammar import Event, Stamp
from domain.registers import Register
from ledger.codec import KINDS, NotALine, happened
from ledger.lines import Line

STRICT = ConfigDict(extra="forbid", strict=True)
STATES: Mapping[str, TypeAdapter[Any]] = {register.name: TypeAdapter(type(register.initial)) for register in REGISTERS}
REGISTERS_BY_NAME: Mapping[str, Register[Any]] = {register.name: register for register in REGISTERS}
WRITER = msgspec.json.Encoder()


COLUMNS = (
    "record",
    "version",
    "register",
    "status",
    "unit",
    "number",
    "opened",
    "from_position",
    "to_position",
    "changed_at",
    "state",
)


class FoldStopped(RuntimeError):
    """A line could not be folded; the message names it and never its content. What was folded before is kept."""

    def __init__(self, position: int, what: str) -> None:
        super().__init__(what)
        self.position = position


@dataclass(slots=True)
class Card:
    """A record as it stands after a line. `row` is what is written of it; to_position is filled in when it ends."""

    record: UUID
    version: int
    register: Register[Any]
    state: Any
    number: str | None
    opened: int
    from_position: int
    changed_at: datetime
    to_position: int | None = None

    def row(self) -> tuple[Any, ...]:
        """The columns of `cards`, in order; the state as JSON."""
        return (
            self.record,
            self.version,
            self.register.name,
            self.state.status.value,
            self.state.unit,
            self.number,
            self.opened,
            self.from_position,
            self.to_position,
            self.changed_at,
            state_json(self).decode(),
        )


def state_json(card: Card) -> bytes:
    """The state as the table has it: the fields that are not as in a blank one. Most are, and the database would read
    and keep them a million times."""
    return WRITER.encode(held(card.state))


def follow(card: Card | None, line: Line, number: str | None) -> Card:
    """The card that a line makes of the one before it (None for a record's first line). Raises FoldStopped."""
    try:
        event, stamp = happened(line.name, line.body)
    except Exception as error:
        raise stopped_at(line, error) from None
    return carry(card, line, event, stamp, number)


def carry(card: Card | None, line: Line, event: Event, stamp: Stamp, number: str | None) -> Card:
    """The same for a line that is read already. Raises FoldStopped."""
    try:
        register = KINDS[event.type].register
        before = register.initial if card is None else card.state
        if line.version != (0 if card is None else card.version) + 1:
            raise NotALine("versionen är inte nästa")
        if card is not None and card.register is not register:
            raise NotALine("raden hör till ett annat register")
        state = lean(register.follow(before, event, stamp))
    except Exception as error:
        raise stopped_at(line, error) from None
    return Card(
        line.record,
        line.version,
        register,
        state,
        number if card is None else card.number,
        line.position if card is None else card.opened,
        line.position,
        line.recorded_at,
    )


def stopped_at(line: Line, error: Exception) -> FoldStopped:
    what = f"Rad {line.position} ({line.name}) kan inte föras in: {type(error).__name__}"
    return FoldStopped(line.position, what)


def card_of(row: tuple[Any, ...]) -> Card:
    """A card as read back: record, version, register, number, opened, from_position, to_position, changed_at, state."""
    record, version, name, number, opened, from_position, to_position, changed_at, state = row
    register = REGISTERS_BY_NAME[name]
    return Card(
        record,
        version,
        register,
        lean(STATES[name].validate_json(state)),
        number,
        opened,
        from_position,
        changed_at,
        to_position,
    )


CARD = "record, version, register, number, opened, from_position, to_position, changed_at, state::text"
