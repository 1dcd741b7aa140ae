"""Export for process mining: OCEL 2.0 as JSON. Events are lines; objects are records and units.

Pseudonymous: every id is a keyed digest (HMAC-SHA-256) under a key that is drawn for the export and then forgotten, so
that two exports cannot be joined by their ids, nor one with the book. Nothing that somebody wrote can be in it: only
fields whose declared type is a word of a closed vocabulary, a whole number, a day, or yes and no. What registers hold
of employees (persons, roles, read receipts) and what is told of the individuals concerned are left out altogether.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from psycopg import Connection

from domain import REGISTERS
from domain.grammar import PersonalMark, marks
from domain.registers import Register
from domain.terms import Term
from domain.words import Affected
from ledger.canonical import instant
from ledger.codec import Entered, read
from ledger.ids import random_bytes
from ledger.lines import Line
from ledger.lines import read as lines
from replays.package.scope import register_of

# Who works here, what they may and what they have read: no process of the board's, and nothing to follow people by.
OF_EMPLOYEES = frozenset({"persons", "assignments", "delegations", "read_receipts"})
SHOWN = tuple(register for register in REGISTERS if register.name not in OF_EMPLOYEES)
TYPES: Mapping[type[Any], str] = {bool: "boolean", int: "integer", date: "time"}

Plain = dict[str, Any]


# ── Which fields may be told ─────────────────────────────────────────────────


@cache
def told_fields(kind: Any) -> Mapping[str, str]:
    """The fields of a class that may be told, with their OCEL types: those that could not hold what somebody wrote.

    A deadline, and when something happened, are told by their days: `first_reading_due.on`, `occurred.first`.
    """
    found: dict[str, str] = {}
    for name, hint in get_type_hints(kind, include_extras=True).items():
        inner = inner_of(hint)
        if marks(hint, PersonalMark) or inner is Affected:
            continue
        if (said := type_of(inner)) is not None:
            found[name] = said
        elif is_dataclass(inner):
            found |= {f"{name}.{part}": said for part, said in told_fields(cast(Any, inner)).items()}
    return found


def fields_of(value: Any) -> Mapping[str, str]:
    kind: Any = type(value)
    return told_fields(kind)


def inner_of(hint: Any) -> Any:
    """The type in a hint without its marks and without `| None`."""
    if hasattr(hint, "__metadata__"):
        return inner_of(get_args(hint)[0])
    if get_origin(hint) in (Union, UnionType):
        options = [one for one in get_args(hint) if one is not NoneType]
        return inner_of(options[0]) if len(options) == 1 else hint
    return hint


def type_of(kind: Any) -> str | None:
    """The OCEL type of a plain value, None for everything else."""
    if isinstance(kind, type) and issubclass(kind, Term):
        return "string"
    return TYPES.get(kind)


def told(value: Any) -> Plain:
    """The fields of an event or a state that may be told and say something."""
    found = {}
    for name in fields_of(value):
        part: Any = value
        for step in name.split("."):
            part = getattr(part, step, None)
        if part is not None:
            found[name] = plain(part)
    return found


def plain(value: Any) -> Any:
    match value:
        case bool() | int():
            return value
        case Term():
            return value.value
        case date():
            return f"{value.isoformat()}T00:00:00Z"
    raise TypeError(f"{type(value).__name__} is not told")


# ── The log ──────────────────────────────────────────────────────────────────


@dataclass
class Told:
    """An object so far: its register, its state, and what has been told of it."""

    register: Register[Any]
    state: Any
    told: Plain = field(default_factory=dict)
    attributes: list[Plain] = field(default_factory=list)


class Log:
    """The log as it is put together, line by line."""

    def __init__(self, registers: Mapping[UUID, Register[Any]], key: bytes) -> None:
        """`registers` of every record that is shown; `key` by which ids are made anew."""
        self.registers, self.key = registers, key
        self.objects: dict[UUID, Told] = {}
        self.events: list[Plain] = []
        self.kinds: dict[str, Mapping[str, str]] = {}

    def id(self, kind: str, of: object) -> str:
        return hmac.new(self.key, f"{kind}\n{of}".encode(), sha256).hexdigest()[:32]

    def take(self, line: Line) -> None:
        """One more line."""
        register = self.registers.get(line.record)
        if register is None:
            return
        entered = read(line)
        at = instant(entered.stamp.at)
        one = self.objects.setdefault(line.record, Told(register, register.initial))
        one.state = register.follow(one.state, entered.event, entered.stamp)
        self.changed(one, at)
        self.events.append(self.event(line, entered, at))

    def changed(self, one: Told, at: str) -> None:
        now = told(one.state)
        for name, value in now.items():
            if one.told.get(name) != value:
                one.attributes.append({"name": name, "time": at, "value": value})
        one.told = now

    def event(self, line: Line, entered: Entered, at: str) -> Plain:
        self.kinds.setdefault(entered.event.type, fields_of(entered.event))
        said = {"role": entered.stamp.role.value, **told(entered.event)}
        related = [(line.record, "record"), (entered.stamp.unit, "unit"), *ids_by_field(entered.event)]
        return {
            "id": self.id("event", line.position),
            "type": entered.event.type,
            "time": at,
            "attributes": [{"name": name, "value": value} for name, value in said.items()],
            "relationships": self.relationships(related),
        }

    def relationships(self, related: list[tuple[UUID, str]]) -> list[Plain]:
        """To records that are shown, each once by each field."""
        shown = dict.fromkeys(one for one in related if one[0] in self.registers)
        return [{"objectId": self.id("object", record), "qualifier": name} for record, name in shown]

    def whole(self) -> Plain:
        """The log, with the types of everything in it."""
        return {
            "objectTypes": [described(one.name, fields_of(one.initial)) for one in SHOWN],
            "eventTypes": [described(name, {"role": "string", **said}) for name, said in self.kinds.items()],
            "objects": [
                {
                    "id": self.id("object", record),
                    "type": one.register.name,
                    "attributes": one.attributes,
                    "relationships": self.relationships(ids_by_field(one.state)),
                }
                for record, one in self.objects.items()
            ],
            "events": self.events,
        }


def described(name: str, attributes: Mapping[str, str]) -> Plain:
    return {"name": name, "attributes": [{"name": one, "type": kind} for one, kind in attributes.items()]}


def ids_by_field(value: Any) -> list[tuple[UUID, str]]:
    """Every id in an event or a state, with the field that it stands in."""
    return [(one, part.name) for part in fields(value) for one in ids(getattr(value, part.name))]


def ids(value: Any) -> Iterator[UUID]:
    if isinstance(value, UUID):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from ids(part)
    elif is_dataclass(value):
        for one in fields(value):
            yield from ids(getattr(value, one.name))


def export(db: Connection[Any], position: int, key: bytes | None = None) -> Plain:
    """The book up to a position as an OCEL 2.0 log. `key`: drawn for this export unless one is given."""
    rows = db.execute("SELECT record, name FROM ledger.lines WHERE version = 1 AND position <= %s", (position,))
    shown = {register.name: register for register in SHOWN}
    registers = {record: shown[name] for record, first in rows if (name := register_of(first)) in shown}
    log = Log(registers, key or random_bytes(32))
    for line in lines(db, 0, position):
        log.take(line)
    return log.whole()
