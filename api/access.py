"""How far the rules of access_rules.py reach for one person: what they see, and what they may have opened.

A role counts in its unit and in those below it; a record without a unit is the whole board's, and whoever has the role
anywhere may see it (as they may act on it). Those who have a record to work with, or who reported it, see it whatever
roles they have. Whoever a record is about never sees it by role. Who told of it is kept from those who only look on.

What belongs to another record is seen by whoever sees that one, and by nobody else: where it lies decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from api.access_rules import ACCESS, LINE, MEMBERS, NOBODY, OVERSIGHT, Access, access_to
from domain.terms import Role
from replays.sources import Sources

__all__ = ["ACCESS", "LINE", "NOBODY", "OVERSIGHT", "Access", "Reach", "Sight", "access_to", "sight"]


class Posts(Protocol):
    """Who holds what, and how the units lie, on a day."""

    def chain(self, unit: UUID | None, day: date) -> Iterator[UUID]: ...

    def subtree(self, unit: UUID, day: date) -> set[UUID]: ...

    def roles(self, person: UUID, day: date) -> list[tuple[Role, UUID]]: ...


@dataclass(frozen=True)
class Reach:
    """How far some roles of a person reach on a day: the units they hold them in, and what lies below."""

    directory: Posts
    day: date
    at: frozenset[UUID]

    def covers(self, unit: UUID | None) -> bool:
        if unit is None:
            return bool(self.at)
        return any(one in self.at for one in self.directory.chain(unit, self.day))

    @property
    def units(self) -> list[UUID]:
        """Every unit within reach."""
        return list(set().union(*(self.directory.subtree(one, self.day) for one in self.at)))


@dataclass(frozen=True)
class Sight:
    """What one person sees of one register on a day."""

    access: Access
    person: UUID
    readers: Reach
    close: Reach
    openers: Reach
    handling: Reach
    members: Reach

    def of(self, register: str) -> Sight:
        """What the same person sees of another register."""
        return sight(register, self.person, self.readers.day, self.readers.directory)

    @property
    def of_nothing(self) -> bool:
        """Whether there is no list for this person: at most single records of their own."""
        return not (self.access.everybody or self.open_in or self.readers.at or self.close.at)

    @property
    def open_in(self) -> frozenset[str]:
        """The statuses in which the person sees every record: those open to all, for a member also those before the
        board."""
        return self.access.open_in | (self.access.put_to_board if self.members.at else frozenset())

    @property
    def by_role(self) -> bool:
        """Whether this person works with the register, and not only reads what has been let out of it."""
        return bool(self.readers.at)

    def sees(self, record: UUID, unit: UUID | None, state: Any) -> bool:
        """Whether the person may see a record in this state."""
        rule, read = self.access, field_reader(state)
        if self.own(record, read):
            return True
        closed = rule.flag is not None and bool(read(rule.flag))
        if not closed and (rule.everybody or str(read("status")) in self.open_in):
            return True
        if self.named(read, rule.never):
            return False
        return (self.close if closed else self.readers).covers(unit)

    def own(self, record: UUID, read: Callable[[str], Any]) -> bool:
        """Whether it is about the person's own doing: reported by them, theirs to work with, or themselves."""
        if self.access.itself and record == self.person:
            return True
        return self.named(read, (*self.access.reporters, *self.access.handlers))

    def owns(self, record: UUID, state: Any) -> bool:
        """Whether it is the person's own, to work with or to follow."""
        return self.own(record, field_reader(state))

    def sources(self, record: UUID, unit: UUID | None, state: Any) -> Sources | None:
        """Who told of a record the person sees, if that is to be kept from them: it is neither theirs nor do they
        handle it.
        """
        names, read = self.access.sources, field_reader(state)
        if not names or self.own(record, read) or self.handling.covers(unit):
            return None
        return Sources(names, frozenset(str(one) for one in map(read, names) if one is not None))

    def opens(self, unit: UUID | None, state: Any) -> bool:
        """Whether the person may have every sealed text of the record opened."""
        rule, read = self.access, field_reader(state)
        if self.named(read, rule.handlers):
            return True
        if self.named(read, rule.never):
            return False
        closed = rule.flag is not None and bool(read(rule.flag))
        return self.openers.covers(unit) and (not closed or self.close.covers(unit))

    def named(self, read: Callable[[str], Any], names: Iterable[str]) -> bool:
        """Whether one of these fields is the person, or one of several persons in it."""
        values = (read(name) for name in names)
        return any(str(self.person) in map(str, one if isinstance(one, list | tuple) else (one,)) for one in values)


def attached(hidden: Sources | None) -> Sources | None:
    """What is kept of whatever belongs to a record whose sources are kept: that it was one of them who attached it."""
    return hidden and Sources(("attached_by",), hidden.persons)


def field_reader(state: Any) -> Callable[[str], Any]:
    """Reads a field of a state, be it the state itself or its JSON."""
    if isinstance(state, dict):
        return state.get
    return lambda name: getattr(state, name, None)


def sight(register: str, person: UUID, day: date, directory: Posts) -> Sight:
    """What a person sees of a register, by the roles they hold that day."""
    rule = access_to(register)
    held = directory.roles(person, day)

    def reach(roles: tuple[Role, ...]) -> Reach:
        return Reach(directory, day, frozenset(unit for role, unit in held if role in roles))

    roles = (rule.readers, rule.close_readers, rule.openers, rule.handling, MEMBERS)
    return Sight(rule, person, *map(reach, roles))
