"""What waits in a record: its register's declarations (domain/waits) held against its state.

Worked out anew whenever it is asked; nothing of it is stored. What gave the day is told as it stood in the event: the
rule, in its version, or the board's own length of it, or nothing where somebody chose the day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from domain import deadlines
from domain.board import Due
from domain.deadlines import DeadlineRule
from domain.incidents.words import DueMoment
from domain.registers import Register
from domain.terms import Role
from domain.waits import Wait


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """What gave a day: the rule that it was counted by, and whether the board's own length of it."""

    rule: DeadlineRule
    local: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Open:
    """Something that waits: by which day, for whom by name (None: nobody), else for which roles."""

    wait: Wait
    day: date
    ground: Ground | None
    person: UUID | None
    roles: tuple[Role, ...]

    def late(self, today: date) -> int:
        """How many days late it is; negative: how many are left."""
        return (today - self.day).days


def waiting(register: Register[Any], state: Any) -> Iterator[Open]:
    """What a record in this state waits for, in the order of the declaration."""
    for wait in register.waits:
        if state.status in wait.statuses and (wait.only_if is None or getattr(state, wait.only_if)):
            for part in getattr(state, wait.each) if wait.each else (state,):
                yield from of_part(wait, state, part)


def of_part(wait: Wait, state: Any, part: Any) -> Iterator[Open]:
    """What one part of a state, or the state itself, waits for."""
    value = getattr(part, wait.day)
    if value is None or any(getattr(part, name) for name in wait.until):
        return
    # The part says who, before the state; a field may be in both.
    named = (getattr(one, name, None) for one in (part, state) for name in wait.by)
    roles = getattr(state, wait.roles_in) if wait.roles_in else ()
    yield Open(
        wait=wait,
        day=day_of(value),
        ground=ground(value),
        person=next((one for one in named if one is not None), None),
        roles=roles or wait.roles,
    )


def day_of(value: date | Due | DueMoment) -> date:
    """The day of a deadline, be it a date, a day by a rule or a moment by a rule."""
    match value:
        case Due():
            return value.on
        case DueMoment():
            return value.at.day
        case _:
            return value


def ground(value: date | Due | DueMoment) -> Ground | None:
    """The rule that gave a day; None where somebody chose it."""
    if not isinstance(value, Due | DueMoment):
        return None
    local = isinstance(value, Due) and value.local
    # The version of a day by the board's own rule is that of the board's decision.
    versions = [one for one in deadlines.RULES if one.id == value.rule and (local or one.version == value.version)]
    return Ground(rule=versions[-1], local=local) if versions else None
