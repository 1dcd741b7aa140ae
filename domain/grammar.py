"""The grammar every register is written in.

    command ──decide──> events ──evolve──> state

A command is what somebody asks for, an event is what then is a fact, a state is what the facts add up to. `decide`
may refuse; `evolve` may not. Nothing in this package reads a clock, draws a random number or does I/O.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, TypeVar, dataclass_transform, get_args
from uuid import UUID

from domain.calendar import local_day
from domain.law import Duty
from domain.terms import Authority, Role
from domain.text import tidy

S = TypeVar("S")
T = TypeVar("T")


# ── What a field may be ──────────────────────────────────────────────────────


class PersonalMark:
    """Marks a field as personal: it is sealed beside the line and only committed to in it. The door that lets input in
    sees the mark in the schema of the field."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        schema = handler(source)
        return {**schema, "metadata": {**schema.get("metadata", {}), "personal": True}}


@dataclass(frozen=True, slots=True)
class Sealed:
    """What stands in a personal field of an event that was read back: the commitment, never the text."""

    commitment: str


Personal = Annotated[T, PersonalMark()]


@dataclass(frozen=True, slots=True)
class Length:
    """How many characters a text may have, when tidied, or how many parts; read by the door that lets input in."""

    least: int
    most: int

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        bounded = {**handler(source), "min_length": self.least, "max_length": self.most}
        if bounded["type"] != "str":
            return bounded
        return {"type": "function-before", "function": {"type": "no-info", "function": tidied}, "schema": bounded}


def tidied(value: Any) -> Any:
    """Text is tidied; what is no text is left for the type to refuse."""
    return tidy(value) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class Between:
    """Which whole numbers a field takes, ends included."""

    least: int
    most: int

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        return {**handler(source), "ge": self.least, "le": self.most}


@dataclass(frozen=True, slots=True)
class Names:
    """Marks an id as the id of a record in another register, so that its state is there when the rule needs it."""

    register: str


def marks(hint: Any, kind: type[T]) -> list[T]:
    """All marks of one kind in a type hint, however deep (in unions, tuples, annotations)."""
    found = [mark for mark in getattr(hint, "__metadata__", ()) if isinstance(mark, kind)]
    for part in get_args(hint):
        found += marks(part, kind)
    return found


def parts(hint: Any) -> Iterable[Any]:
    """A type hint and everything in it."""
    yield hint
    for part in get_args(hint):
        yield from parts(part)


# ── Who, when, and on what ground ────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Stamp:
    """The clerk's stamp on a line: when (UTC, by the deciding server's clock), which person, in which role, where."""

    at: datetime
    by: UUID
    role: Role
    unit: UUID

    @property
    def day(self) -> date:
        """The local day in Europe/Stockholm, on which every rule counts."""
        return local_day(self.at)


@dataclass(frozen=True)
class Occasion:
    """What a rule may know besides the state: the stamp, the record's own id, and the states of other records: those
    that the command names and the settings of the register."""

    stamp: Stamp
    records: Mapping[UUID, Any] = field(default_factory=dict)
    record: UUID = UUID(int=0)

    def state(self, record: UUID, kind: type[S]) -> S:
        """The state of another record as it stood; the append is refused if it has moved since.

        Raises NoSuchRecord if there is none of that kind.
        """
        found = self.records.get(record)
        if not isinstance(found, kind) or getattr(found, "status", None) == "unknown":
            raise NoSuchRecord(record=record)
        return found


# ── Events, commands, refusals ───────────────────────────────────────────────


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Event:
    """Something that has happened: past tense, never changed, never deleted.

    `duty`: what it answers to. `shows`: whether it is evidence of that; that something was not done is none.
    """

    type: ClassVar[str]
    label: ClassVar[str]
    duty: ClassVar[Duty]
    shows: ClassVar[bool]

    def __init_subclass__(cls, *, label: str, duty: Duty, version: int = 1, shows: bool = True) -> None:
        cls.type = f"{cls.__name__}.v{version}"
        cls.label, cls.duty, cls.shows = label, duty, shows
        dataclass(frozen=True, kw_only=True)(cls)


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Command:
    """Something that somebody asks for: imperative.

    `may`: the roles that may send it, in the record's unit or above it; empty: everybody who works here.
    `becomes`: the event it turns into, when the two say the same thing; then every field of the command is one of it.
    `opens`: it begins a new record. `internal`: the program itself sends it; no door lets it in.
    """

    label: ClassVar[str]
    may: ClassVar[frozenset[Role]]
    authority: ClassVar[Authority]
    becomes: ClassVar[type[Event] | None]
    opens: ClassVar[bool]
    internal: ClassVar[bool]

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "strict": True, "defer_build": True}

    def __init_subclass__(
        cls,
        *,
        label: str,
        may: Iterable[Role] = (),
        authority: Authority = Authority.EXECUTION,
        becomes: type[Event] | None = None,
        opens: bool = False,
        internal: bool = False,
    ) -> None:
        cls.label, cls.may, cls.authority = label, frozenset(may), authority
        cls.becomes, cls.opens, cls.internal = becomes, opens, internal
        dataclass(frozen=True, kw_only=True)(cls)
        names = {f.name for f in fields(cls)}  # type: ignore[arg-type]
        if authority is not Authority.EXECUTION and "decision" not in names:
            raise TypeError(f"{cls.__name__} is decided by somebody: it needs a field decision: Decision")
        if becomes and (strange := names - {f.name for f in fields(becomes)}):  # type: ignore[arg-type]
            raise TypeError(f"{cls.__name__} cannot become {becomes.__name__}: {strange} would be lost")

    def event(self, **worked_out: Any) -> Event:
        """The event this command becomes, with the fields that the rule worked out."""
        if self.becomes is None:
            raise TypeError(f"{type(self).__name__} does not say what it becomes")
        said = {f.name: getattr(self, f.name) for f in fields(self)}  # type: ignore[arg-type]
        return self.becomes(**said, **worked_out)


class Refusal(Exception):
    """A rule said no: `message` tells the user in Swedish, `duty` tells why, `field` where in the input.

    Refusal
    ├── NotAllowed      the person may not do this here          403
    ├── NoSuchRecord    there is no such record                  404
    └── (every rule of a register)                               409
    """

    message: ClassVar[str] = ""
    duty: ClassVar[Duty | None] = None
    field: ClassVar[str | None] = None

    def __init_subclass__(cls, *, message: str, duty: Duty | None = None, field: str | None = None) -> None:
        cls.message, cls.duty, cls.field = message, duty, field

    def __init__(self, **facts: object) -> None:
        """`facts` fill the places in the message; never personal text."""
        super().__init__(self.message.format(**facts))
        self.facts = facts


class NotAllowed(Refusal, message="Du har inte den roll som krävs för att göra detta här."): ...


class NoSuchRecord(Refusal, message="Det finns ingen post {record} av rätt slag."): ...


# ── Ids that follow from what they are of ─────────────────────────────────────


def derived_id(*natural_key: object) -> UUID:
    """The id of a record of which there can be only one: UUIDv8 (RFC 9562 5.8) from SHA-256 of its natural key.

    >>> derived_id("settings", "terms").version
    8
    """
    digest = bytearray(hashlib.sha256("\n".join(map(str, natural_key)).encode()).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x80
    digest[8] = digest[8] & 0x3F | 0x80
    return UUID(bytes=bytes(digest))
