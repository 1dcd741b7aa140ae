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
from functools import cached_property
from typing import Annotated, Any, get_type_hints
from uuid import UUID

import msgspec
from msgspec import Meta, Raw

from domain import REGISTERS
from domain.calendar import Period
from domain.grammar import Event, PersonalMark, Sealed, Stamp, marks, parts
from domain.registers import Register
from domain.terms import Role
from ledger.bounds import Bound, bound_of
from ledger.canonical import NotCanonical, decode, encode
from ledger.lines import Line


class NotALine(ValueError):
    """A stored line that cannot be read: its name is not on the list, or its body is not of its form."""


class CauseBody(msgspec.Struct, forbid_unknown_fields=True):
    """The line that asked for this one."""

    record: UUID
    version: int


BODY: Mapping[str, Any] = {
    "act": UUID,
    "at": Annotated[datetime, Meta(tz=True)],
    "by": UUID,
    "cause": CauseBody | None,
    "personal": dict[str, Annotated[str, Meta(min_length=43, max_length=43)]],
    "reads": dict[UUID, int],
    "role": Role,
    "salt": Annotated[str, Meta(min_length=22, max_length=22)],
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
    """All that is needed to write and read one kind of event: the types of its clear fields, the names of its personal
    ones. `required`: the personal fields that are never empty."""

    register: Register[Any]
    event: type[Event]
    personal: frozenset[str]
    required: frozenset[str]
    clear: Mapping[str, Any]

    # Made when first used: a command that looks at one register need not pay for all of them.

    @cached_property
    def reader(self) -> msgspec.json.Decoder[Any]:
        """Reads a body; unknown fields and wrong types are errors, but for those within the values of an event."""
        return self.reading(BODY)

    @cached_property
    def teller(self) -> msgspec.json.Decoder[Any]:
        """Reads what a fold needs of a body: the event and the stamp. The rest is passed over, not looked into."""
        return self.reading({**BODY, "act": Raw, "cause": Raw, "reads": Raw, "salt": Raw})

    def reading(self, body: Mapping[str, Any]) -> msgspec.json.Decoder[Any]:
        name = self.event.__name__
        event = msgspec.defstruct(f"{name}Clear", list(self.clear.items()), forbid_unknown_fields=True)
        fields = [*body.items(), ("event", event)]
        return msgspec.json.Decoder(msgspec.defstruct(f"{name}Body", fields, forbid_unknown_fields=True))

    @cached_property
    def bounds(self) -> Mapping[str, Bound]:
        """What the clear fields must hold to besides their types."""
        found = {name: bound_of(hint) for name, hint in self.clear.items()}
        return {name: bound for name, bound in found.items() if bound is not None}


def kind_of(register: Register[Any], event: type[Event]) -> Kind:
    hints = get_type_hints(event, include_extras=True)
    own = {f.name: hints[f.name] for f in dataclasses.fields(event)}  # type: ignore[arg-type]
    personal = frozenset(name for name, hint in own.items() if marks(hint, PersonalMark))
    required = frozenset(name for name in personal if type(None) not in parts(own[name]))
    if datetime in own.values():
        raise TypeError(f"{event.__name__}: civil days stand in events; instants stand in the stamp")
    clear = {name: hint for name, hint in own.items() if name not in personal}
    return Kind(register, event, personal, required, clear)


KINDS: Mapping[str, Kind] = {
    event.type: kind_of(register, event) for register in REGISTERS for event in register.events
}
PERSONAL: Mapping[type[Event], frozenset[str]] = {kind.event: kind.personal for kind in KINDS.values()}
REGISTER_NAMED: Mapping[str, Register[Any]] = {register.name: register for register in REGISTERS}

# An event version no longer declared -> (the version that took its place, what makes its clear fields new ones).
UPCASTS: Mapping[str, tuple[str, Callable[[dict[str, Any]], dict[str, Any]]]] = {
    "TextsErased.v1": ("TextsErased.v2", lambda said: {**said, "contents": []}),
    "DeviationEscalated.v1": ("DeviationEscalated.v2", lambda said: {**said, "case": None}),
    "LexSarahCorrected.v1": ("LexSarahCorrected.v2", lambda said: said),
    "ViewReferralAnswered.v1": ("ViewReferralAnswered.v2", lambda said: {**said, "case": None}),
    "PlanAnnulled.v1": ("PlanAnnulled.v2", lambda said: {**said, "decision": None}),
    "CriterionCorrected.v1": ("CriterionCorrected.v2", lambda said: {**said, "decision": None}),
    "ReviewDemandReceived.v1": ("ReviewDemandReceived.v2", lambda said: {**said, "basis": None}),
    "AnalysisFrozen.v1": ("AnalysisFrozen.v2", lambda said: half_year_frozen(said)),
    "AnalysisWritten.v1": ("AnalysisWritten.v2", lambda said: {**said, "causes": [], "actions": []}),
    "MeetingItemRecorded.v1": ("MeetingItemRecorded.v2", lambda said: {**said, "action": None}),
    "ActionCompleted.v1": ("ActionCompleted.v2", lambda said: {**said, "process": None}),
    "DeviationMeasureLivesOn.v1": (
        "DeviationMeasureLivesOn.v2",
        lambda said: {**said, "action": None, "title": None, "unit": None, "due": None, "causes": []},
    ),
}


def half_year_frozen(said: dict[str, Any]) -> dict[str, Any]:
    """The first analyses were of half-years only, without signals, and hid nothing."""
    kept = {name: value for name, value in said.items() if name not in ("year", "half")}
    period = Period.half_year(said["year"], said["half"])
    days = {"first": period.start.isoformat(), "last": period.end.isoformat()}
    return {**kept, **days, "kind": "half_year", "rules": 1, "least": 0}


def current(name: str) -> str:
    """The version that an event is read as today.

    >>> current("TextsErased.v1")
    'TextsErased.v2'
    """
    while name in UPCASTS:
        name, _ = UPCASTS[name]
    return name


# ── Reading ──────────────────────────────────────────────────────────────────


def read(line: Line) -> Entered:
    """What a stored line says. Raises NotALine, naming the position and never the content."""
    try:
        return understand(line.name, line.body)
    except (ValueError, LookupError, TypeError) as error:
        raise NotALine(f"Rad {line.position} ({line.name}) kan inte läsas: {describe(error)}") from None


def describe(error: Exception) -> str:
    if isinstance(error, msgspec.ValidationError):
        return f"fel form{str(error).rpartition(' - at')[2]}"  # only where: what stands there may be somebody's text
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
    kind = kind_named(name)
    said = kind.reader.decode(body)
    cause = Cause(said.cause.record, said.cause.version) if said.cause else None
    stamp = Stamp(said.at, said.by, said.role, said.unit)
    return Entered(event_of(kind, said, body), stamp, said.act, cause, said.reads)


def happened(name: str, body: bytes) -> tuple[Event, Stamp]:
    """The same for those who fold: only what happened, and the stamp."""
    if name in UPCASTS:
        name, body = upcast(name, body)
    kind = kind_named(name)
    said = kind.teller.decode(body)
    return event_of(kind, said, body), Stamp(said.at, said.by, said.role, said.unit)


def kind_named(name: str) -> Kind:
    kind = KINDS.get(name)
    if kind is None:
        raise NotALine("namnet finns inte på listan")
    return kind


def event_of(kind: Kind, said: Any, body: bytes) -> Event:
    # What is written again as it stood has no field that we do not know of, however deep.
    if b'"event":%b,"personal":' % encode(said.event) not in body:
        raise NotALine("fälten är inte de som hör till")
    if not kind.required <= said.personal.keys() <= kind.personal:
        raise NotALine("fel personliga fält")
    event = object.__new__(kind.event)  # a frozen dataclass, filled with what was just validated
    own = event.__dict__
    for field in kind.clear:
        own[field] = getattr(said.event, field)
    for field in kind.personal:
        commitment = said.personal.get(field)
        own[field] = Sealed(commitment) if commitment else None
    return event
