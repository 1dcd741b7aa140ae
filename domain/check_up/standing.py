"""The records of the registers as they stood, and the moment at which they are looked at."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from domain.calendar import local_day


@dataclass(frozen=True, slots=True)
class Kept:
    """A record as a rule sees it: how it stood, and the day something last happened to it."""

    record: UUID
    number: str | None
    state: Any
    changed: date


class Standing(ABC):
    """What a rule may look up besides the record it is asked about. What has been struck out is not there."""

    at: datetime

    @property
    def day(self) -> date:
        """The local day in Sweden, on which every rule counts."""
        return local_day(self.at)

    @abstractmethod
    def record(self, register: str, record: UUID | None) -> Any | None:
        """The state of a record; None if there is none such."""

    @abstractmethod
    def where(self, register: str, field: str, value: object) -> Sequence[Kept]:
        """The records of a register whose field (or property) is a value, or is several of which one is it."""


def values_of(state: Any, field: str) -> Iterable[object]:
    """Under what a record is found by a field: its value, or each of them."""
    value = getattr(state, field)
    return dict.fromkeys(value) if isinstance(value, tuple) else (value,)


def is_struck_out(state: Any) -> bool:
    return str(state.status) == "annulled"


@dataclass
class Records(Standing):
    """The same of records that are all at hand."""

    at: datetime
    registers: Mapping[str, Sequence[Kept]]
    indexes: dict[tuple[str, str], Mapping[object, Sequence[Kept]]] = field(default_factory=dict)

    def all_of(self, register: str) -> Sequence[Kept]:
        return [one for one in self.registers.get(register, ()) if not is_struck_out(one.state)]

    def record(self, register: str, record: UUID | None) -> Any | None:
        found = self.index(register, "").get(record, ())
        return found[0].state if found else None

    def where(self, register: str, field: str, value: object) -> Sequence[Kept]:
        return self.index(register, field).get(value, ())

    def index(self, register: str, field: str) -> Mapping[object, Sequence[Kept]]:
        """The records by a field, or by their ids if it is none; made once."""
        key = register, field
        if key not in self.indexes:
            made: dict[object, list[Kept]] = defaultdict(list)
            for one in self.all_of(register):
                for value in values_of(one.state, field) if field else (one.record,):
                    made[value].append(one)
            self.indexes[key] = made
        return self.indexes[key]
