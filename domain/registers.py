"""A register, as it is declared: one file, and all that the other layers need to know of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from types import UnionType
from typing import Any, Generic, TypeVar, get_args, get_type_hints
from uuid import UUID

from domain.grammar import Command, Event, Occasion, Stamp
from domain.law import Duty
from domain.links import Changed, LinkNoted, holds, noted_in
from domain.terms import Term
from domain.waits import Wait

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Asked:
    """What one register asks of another because of an event: a command to a record, appended in the same act."""

    register: str
    record: UUID
    command: Command


def no_natural_key(command: Any, by: UUID) -> UUID | None:
    """Each opening command opens a record of its own."""
    return None


@dataclass(frozen=True)
class Register(Generic[S]):
    """One register, and all that the other layers need to know of it.

    `series` is the letters of the number people say (AVV-2026-0123), None where nobody needs one. `settings` names the
    settings records (domain.board) that its rules look at. `natural` gives the id that follows from an opening command
    and its sender where there can be only one such record (then nobody chooses an id). `waits`: what it waits for.
    `notes_links`: whether its records note what is linked to them; not so where everything points at them.
    """

    name: str
    label: str
    singular: str
    duty: Duty
    initial: S
    decide: Callable[[S, Any, Occasion], Iterable[Event]]
    evolve: Callable[[S, Any, Stamp], S]
    command: UnionType | type[Command]
    event: UnionType | type[Event]
    series: str | None = None
    settings: tuple[Term, ...] = ()
    natural: Callable[[Any, UUID], UUID | None] = no_natural_key
    waits: tuple[Wait, ...] = ()
    notes_links: bool = True

    @cached_property
    def commands(self) -> tuple[type[Command], ...]:
        return get_args(self.command) or (self.command,)

    @cached_property
    def events(self) -> tuple[type[Event], ...]:
        declared = get_args(self.event) or (self.event,)
        return (*declared, self.link_noted) if self.notes_links else declared

    @cached_property
    def link_noted(self) -> type[LinkNoted]:
        """The kind of line by which its records note a link."""
        return noted_in(self.name)

    @cached_property
    def flags(self) -> tuple[str, ...]:
        """The fields of its state that are yes or no: what a list may be narrowed to."""
        return tuple(name for name, hint in get_type_hints(type(self.initial)).items() if hint is bool)

    def follow(self, state: S, event: Event, stamp: Stamp) -> S:
        """What a fact makes of a state. That a link was noted changes nothing in it."""
        return state if isinstance(event, LinkNoted) else self.evolve(state, event, stamp)

    def note(self, link: Changed, states: Iterable[Any]) -> LinkNoted | None:
        """What one of its records notes of a link; None if it holds the link itself in any of the states it has had in
        the act, or notes none."""
        if not self.notes_links or any(holds(state, link.record) for state in states):
            return None
        return link.note(self.link_noted)

    def replay(self, lines: Iterable[tuple[Event, Stamp]]) -> S:
        """What the facts add up to."""
        state = self.initial
        for event, stamp in lines:
            state = self.follow(state, event, stamp)
        return state
