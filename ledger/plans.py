"""A decision in the making: what was looked at, what it becomes, and what must not have moved when it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from domain.grammar import Event, NoSuchRecord, Stamp
from domain.links import Changed
from domain.registers import Register
from ledger.codec import Cause
from ledger.records import Record


@dataclass
class Plan:
    """The records looked at, as they stand and as they become, and the events in the order of their lines."""

    before: dict[UUID, Record] = field(default_factory=dict)
    after: dict[UUID, Record] = field(default_factory=dict)
    events: list[tuple[UUID, int, Event, Cause | None]] = field(default_factory=list)
    seen: tuple[int, int, dict[UUID, Any]] = (0, 0, {})

    def states(self) -> Mapping[UUID, Any]:
        """The states that rules and checks may look at: of what exists, as this act has made it so far."""
        known, made, found = self.seen
        if (known, made) != (len(self.before), len(self.events)):  # nothing is ever taken out
            found = {one: record.state for one, record in self.before.items() if record.version}
            found |= {one: record.state for one, record in self.after.items()}
            self.seen = len(self.before), len(self.events), found
        return found

    def own(self, record: UUID, register: Register[Any]) -> Record:
        """A record that is about to get lines, as it stands. Raises NoSuchRecord if it is of another register."""
        known = self.after.get(record) or self.before.get(record)
        if known is None or known.version == 0:
            return Record(record, 0, register, register.initial)
        if known.register is not register:
            raise NoSuchRecord(record=record)
        return known

    def enter(self, own: Record, event: Event, stamp: Stamp, cause: Cause | None) -> Record:
        """Make an event a line of a record. Returns the record as it then stands."""
        entered = own.with_line(event, stamp)
        self.after[own.record] = entered
        self.events.append((own.record, entered.version, event, cause))
        return entered

    def note(self, link: Changed, stamp: Stamp) -> None:
        """A line of the record at the other end of a link, if there is one that is to note it."""
        ends = [found[link.other] for found in (self.before, self.after) if link.other in found]
        other = ends[-1]
        if other.register is not None:
            noted = other.register.note(link, (one.state for one in ends if one.version))
            if noted is not None:
                self.enter(other, noted, stamp, Cause(link.record, link.version))

    @property
    def reads(self) -> dict[UUID, int]:
        """The versions of the records that were only read."""
        return {one: record.version for one, record in self.before.items() if one not in self.after}
