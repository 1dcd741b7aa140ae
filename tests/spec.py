"""Given what has happened, when somebody asks, then this is a fact, or refused by that rule.

    spec = Spec(deviations.REGISTER)
    spec.given(REPORTED).when(CloseDeviation(...)).refused(WrongOrder)

No store and no mocks: the register's own `evolve` and `decide`, and the states of other records given as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from domain.grammar import Command, Event, Occasion, Refusal, Stamp
from domain.registers import Register
from domain.terms import Role

SOMEBODY = UUID("00000000-0000-4000-8000-000000000001")
SOMEBODY_ELSE = UUID("00000000-0000-4000-8000-000000000002")
UNIT = UUID("00000000-0000-4000-8000-00000000000a")
RECORD = UUID("00000000-0000-4000-8000-0000000000ff")
MONDAY_MORNING = datetime(2026, 3, 16, 7, 30, tzinfo=UTC)

STAMP = Stamp(at=MONDAY_MORNING, by=SOMEBODY, role=Role.UNIT_MANAGER, unit=UNIT)

REFUSALS_REACHED: set[type[Refusal]] = set()
EVENTS_REACHED: set[type[Event]] = set()


@dataclass(frozen=True)
class Spec:
    """A register, a history, and the moment and records with which something is asked."""

    register: Register[Any]
    history: tuple[tuple[Event, Stamp], ...] = ()
    stamp: Stamp = STAMP
    records: Mapping[UUID, Any] = field(default_factory=dict)
    record: UUID = RECORD

    def given(self, *events: Event, by: UUID | None = None, at: datetime | None = None) -> Spec:
        """These events have happened, stamped by somebody at some time (default: the stamp of the spec)."""
        stamp = replace(self.stamp, by=by or self.stamp.by, at=at or self.stamp.at)
        return replace(self, history=(*self.history, *((event, stamp) for event in events)))

    def knowing(self, records: Mapping[UUID, Any]) -> Spec:
        """Other records stand like this."""
        return replace(self, records={**self.records, **records})

    def stamped(self, stamp: Stamp) -> Spec:
        """The question is asked by this person at this time."""
        return replace(self, stamp=stamp)

    @property
    def state(self) -> Any:
        return self.register.replay(self.history)

    def when(self, command: Command) -> Answer:
        """Ask."""
        occasion = Occasion(stamp=self.stamp, records=self.records, record=self.record)
        try:
            events = tuple(self.register.decide(self.state, command, occasion))
        except Refusal as refusal:
            return Answer(self, (), refusal)
        return Answer(self, events, None)


@dataclass(frozen=True)
class Answer:
    spec: Spec
    events: tuple[Event, ...]
    refusal: Refusal | None

    def then(self, *expected: Event) -> Spec:
        """Exactly these events are facts now; gives the spec with them in its history."""
        assert self.refusal is None, f"refused: {self.refusal}"
        assert self.events == expected, self.events
        EVENTS_REACHED.update(type(event) for event in expected)
        return self.spec.given(*self.events)

    def accepted(self) -> Spec:
        """Whatever the events are, it was not refused; gives the spec with them in its history."""
        assert self.refusal is None, f"refused: {self.refusal}"
        EVENTS_REACHED.update(type(event) for event in self.events)
        return self.spec.given(*self.events)

    def refused(self, rule: type[Refusal]) -> None:
        """This rule, and no other, said no."""
        assert type(self.refusal) is rule, f"expected {rule.__name__}, got {self.refusal!r} {self.events}"
        REFUSALS_REACHED.add(rule)


def refused(rule: type[Refusal], ask: Callable[[], object]) -> Refusal:
    """This rule, and no other, said no where something else than a register was asked."""
    try:
        answer = ask()
    except Refusal as refusal:
        assert type(refusal) is rule, f"expected {rule.__name__}, got {refusal!r}"
        REFUSALS_REACHED.add(rule)
        return refusal
    raise AssertionError(f"expected {rule.__name__}, got {answer!r}")
