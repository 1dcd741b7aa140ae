"""What a history is made of: steps, each a command that somebody sends at a moment, and markers for what is counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.analyses import Organisation
from domain.grammar import Command
from domain.terms import Role
from domain.words import Decision

NOT_KEPT_YET = "A" * 43
"""The address of a file before it is kept: it is another one each time."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody in a role in a unit: what stands in the stamp of a line."""

    person: UUID
    role: Role
    unit: UUID


@dataclass(frozen=True, slots=True)
class Step:
    """A command to a record, by somebody, at an instant in UTC.

    `key` is the idempotency key: the same step has the same one every time. `content` is the exact text that a
    document command names by its digest, for the store of contents; `file` is what is attached, whose address is known
    when it has been kept.
    """

    at: datetime
    register: str
    record: UUID
    command: Command
    by: UUID
    role: Role
    unit: UUID
    key: str
    content: bytes | None = None
    file: bytes | None = None


@dataclass(frozen=True, slots=True)
class Freeze:
    """Here a half-year is frozen: the figures are counted from the registers, so only the decision is given."""

    at: datetime
    record: UUID
    year: int
    half: int
    organisation: Organisation
    decision: Decision
    by: UUID
    role: Role
    unit: UUID
    key: str


Entry = Step | Freeze
