"""Kopplingar – 7 kap. 1 § SOSFS 2011:9: what came of what is followed from both ends, and stands in the lines of both.

    action ── says ──> it came from this risk       a line of the action
    risk   ── notes ─> it led to this action        a line of the risk, in the same act

A state says which of its ids are links, by the marks below. When a link comes to be in a state, or ceases to be there,
the record at its other end notes it, unless that record holds the link itself: so it is where one gave rise to the
other. What is noted changes nothing in a state.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from functools import cache
from types import new_class
from typing import Any, get_type_hints
from uuid import UUID

from domain.grammar import Event, marks, parts
from domain.law import DOCUMENTATION
from domain.terms import Term
from domain.words import Name


class Relation(Term):
    """What another record is to this one."""

    CAME_FROM = "came_from", "den här kom ur den"
    LED_TO = "led_to", "den här ledde till den"
    BESIDE = "beside", "de hör ihop"

    @property
    def other_way(self) -> Relation:
        """What this one is to the other."""
        return {Relation.CAME_FROM: Relation.LED_TO, Relation.LED_TO: Relation.CAME_FROM}.get(self, self)


class LinkChange(Term):
    MADE = "made", "kopplades"
    UNDONE = "undone", "skildes åt"


@dataclass(frozen=True, slots=True)
class Link:
    """Marks the ids in a field of a state as those of records that this one is linked to. `noted`: whether the other
    end is to have a line of it; else it is told of in another way, or holds more of them than anybody would read.
    `lasting`: it is never undone: what leaves the field has made room for later ones."""

    relation: Relation
    noted: bool = True
    lasting: bool = False


CAME_FROM, LED_TO, BESIDE = map(Link, Relation)


class LinkNoted(Event, label="En koppling till en annan post antecknades", duty=DOCUMENTATION):
    """Another record was linked to this one, or let go of it. Stored under a name for each register (`noted_in`)."""

    register: Name
    record: UUID
    relation: Relation
    change: LinkChange


def noted_in(register: str) -> type[LinkNoted]:
    """The kind of line by which a record of this register notes a link.

    >>> noted_in("risk_analyses").type
    'LinkNotedInRiskAnalyses.v1'
    """
    name = f"LinkNotedIn{register.title().replace('_', '')}"
    kind = new_class(name, (LinkNoted,), {"label": LinkNoted.label, "duty": LinkNoted.duty})
    kind.__module__, kind.__doc__ = __name__, LinkNoted.__doc__
    return kind


# ── The links that a state holds ─────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Held:
    """A link that a state holds: to which record, and how."""

    other: UUID
    link: Link


def links(state: Any) -> set[Held]:
    """The links that a state, or a value in it, holds."""
    found: set[Held] = set()
    kind: Any = type(state)
    for field, link in linking_fields(kind):
        value = getattr(state, field)
        for one in value if isinstance(value, tuple) else (value,):
            if one is None:
                continue
            if link is None:
                found |= links(one)
            else:
                found.add(Held(one if isinstance(one, UUID) else one.record, link))
    return found


@cache
def linking_fields(kind: Any) -> tuple[tuple[str, Link | None], ...]:
    """The fields of a state or value that hold links, each with its mark; None where the marks are further in."""
    found: list[tuple[str, Link | None]] = []
    for name, hint in get_type_hints(kind, include_extras=True).items():
        link = next(iter(marks(hint, Link)), None)
        within: list[Any] = [part for part in parts(hint) if isinstance(part, type) and is_dataclass(part)]
        if link is not None or any(map(linking_fields, within)):
            found.append((name, link))
    return tuple(found)


# ── What the other end notes ─────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Changed:
    """A link that came to be, or ceased to be, by a line of a record."""

    register: str
    record: UUID
    version: int
    other: UUID
    relation: Relation
    change: LinkChange

    def note(self, kind: type[LinkNoted]) -> LinkNoted:
        """What the other record notes."""
        return kind(register=self.register, record=self.record, relation=self.relation.other_way, change=self.change)


def changed(register: str, record: UUID, version: int, before: Any, after: Any) -> Iterator[Changed]:
    """The links that a line of a record made or undid, that are to be noted at the other end."""
    kind: Any = type(after)
    if all(getattr(before, name) is getattr(after, name) for name, _ in linking_fields(kind)):
        return
    had, has = links(before), links(after)
    undone = {held for held in had - has if not held.link.lasting}
    for change, found in ((LinkChange.MADE, has - had), (LinkChange.UNDONE, undone)):
        for held in sorted(found, key=lambda one: (one.other, one.link.relation)):
            if held.link.noted and held.other != record:
                yield Changed(register, record, version, held.other, held.link.relation, change)


def holds(state: Any, record: UUID) -> bool:
    """Whether a state itself says that it is linked to a record."""
    return any(held.other == record for held in links(state))
