"""Who a revision is for, unit by unit and role by role, and who of them has acknowledged it: as it was at a position.

A person counts where they hold the role that day: an employee in the unit they belong to. A revision for nobody in
particular is for every employee.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from api.directory import FOLLOWED, Directory
from api.served import Served
from domain.terms import Role
from replays.revisions import Revision

STANDING = "from_position <= %(at)s AND (to_position IS NULL OR to_position > %(at)s)"
ORGANISATION = f"SELECT record, register, state::text FROM cards WHERE register = ANY(%(registers)s) AND {STANDING}"
ACKNOWLEDGED = f"""SELECT state ->> 'person' FROM cards WHERE register = 'read_receipts' AND status = 'acknowledged'
AND state ->> 'document' = %(document)s AND state ->> 'revision' = %(revision)s AND {STANDING}"""


@dataclass(frozen=True, slots=True)
class Group:
    """Those in a role in a unit."""

    unit: UUID
    role: Role
    acknowledged: tuple[UUID, ...]
    missing: tuple[UUID, ...]

    def told(self, directory: Directory, day: date) -> dict[str, Any]:
        return {
            "unit": str(self.unit),
            "unit_name": directory.name(self.unit, day),
            "role": self.role.value,
            "acknowledged": list(map(str, self.acknowledged)),
            "missing": list(map(str, self.missing)),
        }


async def organisation(board: Served, document: UUID, revision: int, at: int) -> tuple[Directory, frozenset[UUID]]:
    """Who worked where, as it was known at a position, and who had acknowledged the revision."""
    then = Directory(board.pool, board.tail)
    asked = {
        "at": at,
        "registers": list(FOLLOWED),
        "document": str(document),
        "revision": str(revision),
    }
    async with board.pool.connection() as db:
        then.learn(await (await db.execute(ORGANISATION.encode(), asked)).fetchall())
        rows = await (await db.execute(ACKNOWLEDGED.encode(), asked)).fetchall()
    return then, frozenset(UUID(person) for (person,) in rows)


def groups(revision: Revision, directory: Directory, day: date, read: Set[UUID]) -> list[Group]:
    """Everybody it is for, by unit and role; those units first that are first by name."""
    found: dict[tuple[UUID, Role], list[UUID]] = defaultdict(list)
    for unit, role, person in audience(revision, directory, day):
        found[unit, role].append(person)
    order = list(Role)
    places = sorted(found, key=lambda one: (directory.name(one[0], day), str(one[0]), order.index(one[1])))
    return [
        Group(
            unit,
            role,
            tuple(sorted(one for one in found[unit, role] if one in read)),
            tuple(sorted(one for one in found[unit, role] if one not in read)),
        )
        for unit, role in places
    ]


def audience(revision: Revision, directory: Directory, day: date) -> Iterator[tuple[UUID, Role, UUID]]:
    """Unit, role and person of everybody the revision is for on a day."""
    roles = revision.audience_roles or (Role.EMPLOYEE,)
    within: set[UUID] = set().union(*(directory.subtree(unit, day) for unit in revision.audience_units))
    for person in directory.persons:
        home = directory.home(person)
        if not directory.works_here(person, day) or home is None:
            continue
        for role, unit in [(Role.EMPLOYEE, home), *directory.roles(person, day)]:
            if role in roles and (not revision.audience_units or unit in within):
                yield unit, role, person
