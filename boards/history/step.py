"""What a history is made of: steps, each a command that somebody sends at a moment, and markers for what is counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.analyses import Organisation, ReportKind
from domain.calendar import Period
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
    """Here a period is frozen: the figures are counted from the registers, so only the decision is given."""

    at: datetime
    record: UUID
    kind: ReportKind
    period: Period
    organisation: Organisation
    decision: Decision
    by: UUID
    role: Role
    unit: UUID
    key: str


@dataclass(frozen=True, slots=True)
class Keep:
    """Here a report is made of what is frozen and written, and kept."""

    at: datetime
    record: UUID
    by: UUID
    role: Role
    unit: UUID
    key: str


Entry = Step | Freeze | Keep
