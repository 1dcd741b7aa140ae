"""The versions that records have had, and how registers stood at a moment; what is looked up is noted.

What a rule answers can only change when something it looked up changes, or a day goes by. So whoever asks when an
answer began needs to look only at those lines and days (since.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain.calendar import local_day
from domain.check_up.standing import Kept, Standing, is_struck_out, values_of
from projections.cards import STATES

VERSIONS = """SELECT register, record, number, from_position, to_position, changed_at, state::text FROM cards
              WHERE register = %s AND from_position <= %s ORDER BY opened, from_position"""
OF_RECORD = """SELECT register, record, number, from_position, to_position, changed_at, state::text FROM cards
               WHERE record = %s AND register = %s AND from_position <= %s ORDER BY from_position"""


@dataclass(frozen=True)
class Version:
    """A record from one line to another, at which the next version took over (None: it still stands)."""

    register: str
    record: UUID
    number: str | None
    begins: int
    ends: int | None
    changed_at: datetime
    text: str

    def stood(self, position: int) -> bool:
        return self.begins <= position and (self.ends is None or position < self.ends)

    @cached_property
    def kept(self) -> Kept:
        state = STATES[self.register].validate_json(self.text)
        return Kept(self.record, self.number, state, local_day(self.changed_at))


@dataclass
class History:
    """Every version of the records that are asked for, up to a position; read when they are."""

    db: Connection[Any]
    position: int
    records: dict[tuple[str, UUID | None], Sequence[Version]] = field(default_factory=dict)
    indexes: dict[tuple[str, str], Mapping[object, Sequence[Version]]] = field(default_factory=dict)

    def of_record(self, register: str, record: UUID | None) -> Sequence[Version]:
        key = register, record
        if key not in self.records:
            rows = self.db.execute(OF_RECORD, (record, register, self.position), prepare=True)
            self.records[key] = [Version(*row) for row in rows]
        return self.records[key]

    def under(self, register: str, field: str, value: object) -> Sequence[Version]:
        """The versions of a register that are found by a value of a field."""
        key = register, field
        if key not in self.indexes:
            made: dict[object, list[Version]] = defaultdict(list)
            for row in self.db.execute(VERSIONS, (register, self.position), prepare=True):
                one = Version(*row)
                for each in values_of(one.kept.state, field):
                    made[each].append(one)
            self.indexes[key] = made
        return self.indexes[key].get(value, ())


@dataclass
class Stood(Standing):
    """The registers as they stood after a line, looked at at a moment. `lines`: those at which something that was
    looked up here came to be as it was, or ceased to.
    """

    history: History
    position: int
    at: datetime
    looked_up: list[Sequence[Version]] = field(default_factory=list)

    def record(self, register: str, record: UUID | None) -> Any | None:
        found = self.standing(self.history.of_record(register, record))
        return found[0].state if found else None

    def where(self, register: str, field: str, value: object) -> Sequence[Kept]:
        return self.standing(self.history.under(register, field, value))

    def standing(self, versions: Sequence[Version]) -> Sequence[Kept]:
        self.looked_up.append(versions)
        found = (one.kept for one in versions if one.stood(self.position))
        return [one for one in found if not is_struck_out(one.state)]

    def changed_before(self) -> int:
        """The latest line, up to this one, at which anything that was looked up here changed; 0 if none did."""
        lines = (line for versions in self.looked_up for one in versions for line in (one.begins, one.ends or 0))
        return max((line for line in lines if line <= self.position), default=0)
