"""Posterna tillsätts – the made-up people of a board, the roles they get and when they have them.

Every unit has a manager, a team leader and some employees, every department a head. Managers have four weeks off in
the summer, when the team leader stands in. One manager leaves in the first December and is followed by the team
leader; somebody changes unit, somebody leaves and comes back.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from boards.data import BoardData
from boards.history.changes import AWAY_FOR_A_TIME, LEAVES_ON, MOVES_ON
from boards.people import FIRST_NAMES, LAST_NAMES
from domain.calendar import ONE_DAY
from domain.grammar import derived_id
from domain.terms import Role

TOP = "forvaltning"
STAFF_UNITS = ("stab", "kvalitet")
PROJECT_UNIT = "project"
EMPLOYEES_PER_UNIT = {"uppsala": 3}
OFFSET = {"enkoping": 3, "uppsala": 11, "nacka": 23}

# Posts at the top of the tree, with the number of people who hold them.
POSTS = {
    Role.SYSTEM_ADMIN: 1,
    Role.DIRECTOR: 1,
    Role.QUALITY_DEVELOPER: 2,
    Role.LEX_SARAH_OFFICER: 2,
    Role.REGISTRAR: 1,
    Role.BOARD_SECRETARY: 1,
    Role.DOCUMENT_OWNER: 1,
    Role.LOG_REVIEWER: 1,
    Role.AUDITOR: 1,
}


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the demonstration and the unit they began in."""

    person: UUID
    name: str
    home: str


@dataclass(frozen=True, slots=True)
class Holding:
    """A role held in a unit, for a time or until further notice, by somebody or in their place."""

    person: UUID
    role: Role
    unit: str
    since: date
    until: date | None = None
    stands_in_for: UUID | None = None

    def on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


def person_id(board: str, name: str) -> UUID:
    """The fixed id of a made-up person."""
    return derived_id("demonstration", board, "persons", name)


def unit_id(board: str, slug: str) -> UUID:
    """The fixed id of a made-up unit."""
    return derived_id("demonstration", board, "units", slug)


def summer(year: int, late: bool) -> tuple[date, date]:
    """Four weeks off, from the Monday of the last days of June or the one after."""
    first = date(year, 6, 29)
    first += timedelta(days=-first.weekday() % 7 + (7 if late else 0))
    return first, first + timedelta(days=27)


class Staff:
    """Those who work in a board between two days, and what they are."""

    def __init__(self, data: BoardData, first: date, last: date) -> None:
        self.board, self.first, self.last = data.slug, first, last
        self.parents = {unit.slug: unit.parent for unit in data.units}
        above = set(self.parents.values())
        provided = {unit.slug for unit in data.units if unit.provider}
        self.departments = tuple(u for u in self.parents if self.parents[u] == TOP and u not in STAFF_UNITS)
        self.staffed = tuple(u for u in self.parents if u not in above and u not in provided)
        self.members: list[Member] = []
        self.holdings: list[Holding] = []
        self.away: dict[UUID, list[tuple[date, date]]] = defaultdict(list)
        self.fill()

    def hire(self, home: str, role: Role) -> Member:
        number = len(self.members)
        first = FIRST_NAMES[(number + OFFSET[self.board]) % 40]
        last = LAST_NAMES[(number * 17 + number // 40 * 7 + OFFSET[self.board]) % 40]
        member = Member(person_id(self.board, f"{first} {last}"), f"{first} {last}", home)
        self.members.append(member)
        self.holdings.append(Holding(member.person, role, home, self.first))
        return member

    def fill(self) -> None:
        """The posts at the top, the heads, the units, what changes, and a member of the board."""
        for role, number in POSTS.items():
            for _ in range(number):
                self.hire(TOP, role)
        for unit in self.departments:
            head = self.hire(unit, Role.DEPARTMENT_HEAD)
            self.away[head.person] += [summer(year, late=True) for year in self.years()]
        for unit in self.staffed:
            self.staff(unit)
        self.succeed()
        self.travel()
        self.hire(TOP, Role.BOARD_MEMBER)

    def staff(self, unit: str) -> None:
        """Manager, team leader and employees; in the summer the team leader stands in."""
        managed = unit not in self.departments
        manager = self.hire(unit, Role.UNIT_MANAGER) if managed else None
        leader = self.hire(unit, Role.TEAM_LEADER)
        for _ in range(EMPLOYEES_PER_UNIT.get(self.board, 2)):
            self.hire(unit, Role.EMPLOYEE)
        if manager is None:
            return
        late = self.staffed.index(unit) % 2 == 1
        for year in self.years():
            self.away[manager.person].append(summer(year, late))
            self.holdings.append(
                Holding(leader.person, Role.UNIT_MANAGER, unit, *summer(year, late), stands_in_for=manager.person)
            )

    def succeed(self) -> None:
        """The manager who leaves: the team leader takes over, and an employee becomes team leader."""
        managers = (one for one in self.holdings if one.role is Role.UNIT_MANAGER and one.until is None)
        self.leaver = next(one for one in managers if one.unit not in STAFF_UNITS)
        unit, start = self.leaver.unit, LEAVES_ON + ONE_DAY
        if self.last < start:
            return
        leader, employee = (
            next(one for one in self.holdings if (one.role, one.unit) == (role, unit))
            for role in (Role.TEAM_LEADER, Role.EMPLOYEE)
        )
        self.holdings = [
            one
            for one in self.holdings
            if one not in (self.leaver, leader) and not (one.stands_in_for == self.leaver.person and one.since > start)
        ]
        ended = [Holding(one.person, one.role, unit, one.since, LEAVES_ON) for one in (self.leaver, leader)]
        begun = [Holding(leader.person, Role.UNIT_MANAGER, unit, start)]
        begun.append(Holding(employee.person, Role.TEAM_LEADER, unit, start))
        self.holdings += [*ended, *begun]

    def travel(self) -> None:
        """One leaves and comes back half a year later; one begins in a unit and goes on to another."""
        there, elsewhere = self.staffed[-1], self.staffed[-2]
        last, returned = AWAY_FOR_A_TIME
        self.guest, self.mover = self.hire(there, Role.EMPLOYEE), self.hire(there, Role.EMPLOYEE)
        del self.holdings[-2:]
        for who, unit, since, until in (
            (self.guest, there, self.first, last),
            (self.guest, there, returned, None),
            (self.mover, there, self.first, MOVES_ON - ONE_DAY),
            (self.mover, elsewhere, MOVES_ON, None),
        ):
            self.holdings.append(Holding(who.person, Role.EMPLOYEE, unit, since, until))

    def years(self) -> range:
        return range(self.first.year, self.last.year + 1)
