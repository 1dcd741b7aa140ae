"""Vem en besökare kan vara – the made-up people that a visitor to the demonstration may act as, with fixed ids.

Their ids are derived from their names, and they hold their roles from the first day of the demonstration on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from boards import BOARDS
from boards.history import FIRST, LAST
from boards.history.cast import Cast
from boards.history.changes import CHANGES
from boards.history.hiring import TOP, Holding
from domain.terms import Role

AT_THE_TOP = (
    Role.LEX_SARAH_OFFICER,
    Role.QUALITY_DEVELOPER,
    Role.BOARD_SECRETARY,
    Role.AUDITOR,
    Role.BOARD_MEMBER,
)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody to be: the role and unit they act in, and what stands on the page where they are chosen."""

    person: UUID
    name: str
    role: Role
    unit: UUID
    unit_name: str

    @property
    def label(self) -> str:
        return f"{self.name}, {self.role.label}, {self.unit_name}"


def visitors(board: str) -> tuple[Visitor, ...]:
    """An employee and their manager, the head above them, those who work for the whole board, and a member of it."""
    data = BOARDS[board]
    cast = Cast(data, FIRST, LAST)
    names = {member.person: member.name for member in cast.members}
    units = {unit.slug: unit.name for unit in data.units} | {one.unit: one.name for one in CHANGES[board]}
    return tuple(
        Visitor(held.person, names[held.person], held.role, cast.unit(held.unit), units[held.unit])
        for held in chosen(cast)
    )


def chosen(cast: Cast) -> Iterator[Holding]:
    """The first to hold each role; employee, manager and head from one line of the tree, where nobody leaves."""
    managed = [one for one in cast.staffed if cast.parents[one] != TOP and cast.by_post[Role.UNIT_MANAGER, one]]
    unit = next(one for one in managed if one != cast.leaver.unit)
    department = cast.parents[unit] or TOP
    posts = ((Role.EMPLOYEE, unit), (Role.UNIT_MANAGER, unit), (Role.DEPARTMENT_HEAD, department))
    for role, place in (*posts, *((role, TOP) for role in AT_THE_TOP)):
        yield next(one for one in cast.by_post[role, place] if one.until is None)
