"""Rollistan – who works where and in which role, on each day of the history."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from uuid import UUID

from boards.data import BoardData
from boards.history.chance import Chance
from boards.history.changes import AWAY_FOR_A_TIME, CHANGES, LEAVES_ON
from boards.history.hiring import PROJECT_UNIT, TOP, Holding, Staff, unit_id
from boards.history.step import Actor
from boards.history.worktime import working_day_from
from domain.calendar import ONE_DAY
from domain.terms import Role


class Cast(Staff):
    """The people of a board between two days, and the answers to who does what."""

    def __init__(self, data: BoardData, first: date, last: date) -> None:
        super().__init__(data, first, last)
        self.moves = {one.unit: (one.since, one.parent) for one in CHANGES[self.board] if not one.without}
        self.ids = {unit: unit_id(data.slug, unit) for unit in (*self.parents, PROJECT_UNIT)}
        self.by_post: dict[tuple[Role, str], list[Holding]] = defaultdict(list)
        self.by_person: dict[UUID, list[Holding]] = defaultdict(list)
        for held in self.holdings:
            self.by_post[held.role, held.unit].append(held)
            self.by_person[held.person].append(held)

    def unit(self, slug: str) -> UUID:
        return self.ids[slug]

    def actor(self, held: Holding) -> Actor:
        return Actor(held.person, held.role, self.unit(held.unit))

    def post(self, role: Role, day: date, which: int = 0) -> Actor:
        """Somebody with a post at the top of the tree."""
        held = [one for one in self.by_post[role, TOP] if one.on(day)]
        return self.actor(held[which % len(held)])

    def holder(self, role: Role, unit: str, day: date) -> Actor | None:
        """Whoever holds a role in a unit on a day, a stand-in before the one they stand in for."""
        held = [one for one in self.by_post[role, unit] if one.on(day)]
        held.sort(key=lambda one: one.stands_in_for is None)
        return self.actor(held[0]) if held else None

    def above(self, unit: str, day: date) -> str | None:
        """The unit above on a day."""
        since, parent = self.moves.get(unit, (None, ""))
        return parent if since is not None and since <= day else self.parents[unit]

    def head(self, unit: str, day: date) -> Actor:
        """The head of the department a unit lies in; the director for what lies right under the top."""
        place: str | None = unit
        while place is not None:
            if held := self.holder(Role.DEPARTMENT_HEAD, place, day):
                return held
            place = self.above(place, day)
        return self.post(Role.DIRECTOR, day)

    def manager(self, unit: str, day: date) -> Actor:
        """Who manages a unit on a day; the head of the department where it has no manager of its own."""
        return self.holder(Role.UNIT_MANAGER, unit, day) or self.head(unit, day)

    def leader(self, unit: str, day: date) -> Actor:
        return self.holder(Role.TEAM_LEADER, unit, day) or self.head(unit, day)

    def employee(self, unit: str, day: date, chance: Chance) -> Actor:
        """Somebody who works in a unit; in a unit run by somebody else, one of those who follow it up."""
        held = [one for one in self.by_post[Role.EMPLOYEE, unit] if one.on(day)]
        if not held:
            return self.employee(chance.pick(self.staffed), day, chance)
        return self.actor(chance.pick(held))

    def everybody(self, unit: str | None, day: date) -> list[Actor]:
        """All who work in a unit, or anywhere, on a day, each in one of their roles."""
        found: dict[UUID, Holding] = {}
        for held in self.holdings:
            works = held.role is not Role.BOARD_MEMBER and held.stands_in_for is None
            if works and held.on(day) and unit in (None, held.unit):
                found.setdefault(held.person, held)
        return [self.actor(held) for held in found.values()]

    def others(self, person: UUID, unit: str, day: date) -> Actor:
        """Somebody in the unit, above it or beside it, who is not this person."""
        candidates = (
            self.leader(unit, day),
            self.manager(unit, day),
            self.head(unit, day),
            self.post(Role.QUALITY_DEVELOPER, day),
        )
        return next(one for one in candidates if one.person != person)

    def now(self, who: Actor, day: date) -> Actor:
        """The same person in the role they hold on that day, if the old one has ended."""
        held = [one for one in self.by_person[who.person] if one.on(day)]
        held.sort(key=lambda one: (one.role is not who.role, one.stands_in_for is not None))
        return self.actor(held[0]) if held else who

    def has_left(self, person: UUID, day: date) -> bool:
        if person == self.guest.person:
            return AWAY_FOR_A_TIME[0] < day < AWAY_FOR_A_TIME[1]
        return person == self.leaver.person and day > LEAVES_ON

    def back(self, person: UUID, day: date) -> date:
        """The day, or the first working day after the time off that it lies in."""
        for start, end in self.away.get(person, ()):
            if start <= day <= end:
                return working_day_from(end + ONE_DAY)
        return day
