"""The body of a line, read back: the allow-list of names, the form of each body, and the upcasts.

Body: RFC 8785 JSON with always exactly these keys:
{"act","at","by","cause","event","personal","reads","role","salt","unit"}
`event` holds every declared field of that event version but the personal ones; `personal` their commitments.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, get_type_hints
from uuid import UUID

from pydantic import AwareDatetime, ConfigDict, StringConstraints, TypeAdapter, ValidationError, with_config
from typing_extensions import TypedDict  # pydantic needs it before Python 3.12

from domain import REGISTERS
from domain.grammar import Event, PersonalMark, Register, Sealed, Stamp, marks, parts
from domain.terms import Role
from ledger.canonical import NotCanonical, decode, encode
from ledger.lines import Line

# Built when first used: a command that looks at one register need not pay for all of them.
STRICT = ConfigDict(extra="forbid", strict=True, defer_build=True)
Commitment = Annotated[str, StringConstraints(min_length=43, max_length=43)]
Salt = Annotated[str, StringConstraints(min_length=22, max_length=22)]


class NotALine(ValueError):
    """A stored line that cannot be read: its name is not on the list, or its body is not of its form."""


@with_config(STRICT)
class CauseBody(TypedDict):
    """The line that asked for this one."""

    record: UUID
    version: int


BODY: Mapping[str, Any] = {
    "act": UUID,
    "at": AwareDatetime,
    "by": UUID,
    "cause": CauseBody | None,
    "personal": dict[str, Commitment],
    "reads": dict[UUID, int],
    "role": Role,
    "salt": Salt,
    "unit": UUID,
}


@dataclass(frozen=True, slots=True)
class Cause:
    record: UUID
    version: int


@dataclass(frozen=True, slots=True)
class Entered:
    """A line as read back: the event (its personal fields sealed), the stamp, and what the decision rested on."""

    event: Event
    stamp: Stamp
    act: UUID
    cause: Cause | None
    reads: dict[UUID, int]


# ── One kind per event version ───────────────────────────────────────────────


@dataclass(frozen=True)
class Kind:
    """All that is needed to write and read one kind of event. `required`: the personal fields that are never empty."""

    register: Register[Any]
    event: type[Event]
    personal: frozenset[str]
    required: frozenset[str]
    written: TypeAdapter[Any]
    body: TypeAdapter[Any]


def kind_of(register: Register[Any], event: type[Event]) -> Kind:
    hints = get_type_hints(event, include_extras=True)
    own = {f.name: hints[f.name] for f in dataclasses.fields(event)}  # type: ignore[arg-type]
    personal = frozenset(name for name, hint in own.items() if marks(hint, PersonalMark))
    required = frozenset(name for name in personal if type(None) not in parts(own[name]))
    clear = {name: hint for name, hint in own.items() if name not in personal}
    if datetime in own.values():
        raise TypeError(f"{event.__name__}: civil days stand in events; instants stand in the stamp")
    stored = with_config(STRICT)(TypedDict(f"{event.__name__}Clear", clear))  # type: ignore[operator]
    body = TypedDict(f"{event.__name__}Body", BODY | {"event": stored})  # type: ignore[misc]
    read_as = TypeAdapter(with_config(STRICT)(body))
    return Kind(register, event, personal, required, TypeAdapter(stored), read_as)


KINDS: Mapping[str, Kind] = {
    event.type: kind_of(register, event) for register in REGISTERS for event in register.events
}
PERSONAL: Mapping[type[Event], frozenset[str]] = {kind.event: kind.personal for kind in KINDS.values()}
REGISTER_NAMED: Mapping[str, Register[Any]] = {register.name: register for register in REGISTERS}

# An event version no longer declared -> (the version that took its place, what makes its clear fields new ones).
UPCASTS: Mapping[str, tuple[str, Callable[[dict[str, Any]], dict[str, Any]]]] = {}


# ── Reading ──────────────────────────────────────────────────────────────────


def read(line: Line) -> Entered:
    """What a stored line says. Raises NotALine, naming the position and never the content."""
    try:
        return understand(line.name, line.body)
    except (ValueError, LookupError, TypeError) as error:
        raise NotALine(f"Rad {line.position} ({line.name}) kan inte läsas: {describe(error)}") from None


def describe(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['type']}" for one in error.errors())
    return str(error) if isinstance(error, NotALine | NotCanonical) else type(error).__name__


def upcast(name: str, body: bytes) -> tuple[str, bytes]:
    """An old line as the versions declared today would have written it; the stored bytes stay as they are."""
    said = decode(body)
    while name in UPCASTS:
        name, change = UPCASTS[name]
        said["event"] = change(said["event"])
    return name, encode(said)


def understand(name: str, body: bytes) -> Entered:
    """Body bytes to event and stamp, strictly: unknown names, unknown fields and wrong types are errors."""
    if name in UPCASTS:
        name, body = upcast(name, body)
    kind = KINDS.get(name)
    if kind is None:
        raise NotALine("namnet finns inte på listan")
    said = kind.body.validate_json(body)
    fields, personal = said["event"], said["personal"]
    if not kind.required <= personal.keys() <= kind.personal:
        raise NotALine("fel personliga fält")
    for field in kind.personal:
        commitment = personal.get(field)
        fields[field] = Sealed(commitment) if commitment else None
    event = object.__new__(kind.event)
    event.__dict__.update(fields)  # a frozen dataclass, filled with what was validated one line up
    cause = said["cause"]
    return Entered(
        event,
        Stamp(said["at"], said["by"], said["role"], said["unit"]),
        said["act"],
        Cause(cause["record"], cause["version"]) if cause else None,
        said["reads"],
    )
