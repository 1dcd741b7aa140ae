"""Who works here, with which roles, and how the units lie: what is asked at every request, kept at hand.

Read from the registers and brought up to date by the lines that came since: never behind what this process wrote, and
never more than a second behind what another did. It chooses the role and what is shown; whether a command may be done
is decided anew, on the records themselves, when it is written. Units lie as they do on the day that is asked about: a
reorganisation may have been entered in advance.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID

from psycopg import AsyncConnection
from psycopg_pool import AsyncConnectionPool

from domain.organisation import assignments, persons, units
from domain.organisation.assignments import Assignment
from domain.organisation.persons import Person
from domain.organisation.units import Unit, chain
from domain.terms import Role
from ledger import clock
from projections.cards import STATES, FoldStopped
from projections.tail import Behind, Tail

LOOKS_EVERY = 1.0
DAYS_KEPT = 8
"""The trees of so many days are kept at hand: today's, and those that a demonstration is asked about."""
REGISTERS = (persons.REGISTER, assignments.REGISTER, units.REGISTER)
NAMES = [event.type for register in REGISTERS for event in register.events]
FOLLOWED = frozenset(register.name for register in REGISTERS)

MOVED = "SELECT DISTINCT record FROM ledger.lines WHERE position > %s AND position <= %s AND name = ANY(%s)"
ALL = "SELECT record, register, state::text FROM cards WHERE register = ANY(%s) AND to_position IS NULL"
SOME = "SELECT record, register, state::text FROM cards WHERE record = ANY(%s) AND to_position IS NULL"


class Directory:
    """The organisation of one board. `fresh` before use."""

    def __init__(self, pool: AsyncConnectionPool[AsyncConnection[Any]], tail: Tail) -> None:
        self.pool, self.tail = pool, tail
        self.lock = asyncio.Lock()
        self.position = -1
        self.needed = 0
        self.looked = 0.0
        self.persons: dict[UUID, Person] = {}
        self.units: dict[UUID, Unit] = {}
        self.trees: dict[date, Mapping[UUID | None, set[UUID]]] = {}
        self.held: dict[UUID, dict[UUID, Assignment]] = defaultdict(dict)

    # ── Following the book ───────────────────────────────────────────────────

    def needs(self, position: int) -> None:
        """Something about the organisation was written here at this position: be there before the next answer."""
        self.needed = max(self.needed, position)

    @property
    def is_fresh(self) -> bool:
        return self.position >= self.needed and clock.monotonic() - self.looked < LOOKS_EVERY

    async def fresh(self) -> None:
        """Catch up, if a second has gone or something is known to have changed; many who wait share one look."""
        if self.is_fresh:
            return
        async with self.lock:
            if not self.is_fresh:
                await self.catch_up()

    async def catch_up(self) -> None:
        if self.position < self.needed and self.tail.stopped is None:
            with suppress(Behind, FoldStopped):
                await self.tail.reached(self.needed)
        async with self.pool.connection() as db:
            row = await (await db.execute("SELECT position FROM progress")).fetchone()
            upto = int(row[0]) if row else 0
            if self.position < 0:
                self.learn(await (await db.execute(ALL, (list(FOLLOWED),))).fetchall())
            elif upto > self.position:
                moved = await (await db.execute(MOVED, (self.position, upto, NAMES), prepare=True)).fetchall()
                if moved:
                    self.learn(await (await db.execute(SOME, ([one for (one,) in moved],))).fetchall())
        self.position, self.looked = upto, clock.monotonic()

    def learn(self, rows: Sequence[tuple[UUID, str, str]]) -> None:
        """Take in states as they stand."""
        for record, register, text in rows:
            match STATES[register].validate_json(text):
                case Person() as person:
                    self.persons[record] = person
                case Assignment(person=UUID() as by) as assignment:
                    self.held[by][record] = assignment
                case Unit() as unit:
                    self.units[record] = unit
        self.trees = {}

    # ── Answers ──────────────────────────────────────────────────────────────

    def chain(self, unit: UUID | None, day: date) -> Iterator[UUID]:
        """A unit and those above it on a day, the nearest first."""
        return chain(unit, self.units, day)

    def subtree(self, unit: UUID, day: date) -> set[UUID]:
        """A unit and all below it on a day."""
        below = self.tree(day)
        found, waiting = set(), [unit]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += below.get(one, ())
        return found

    def tree(self, day: date) -> Mapping[UUID | None, set[UUID]]:
        """The units right below each on a day."""
        if day not in self.trees:
            below: dict[UUID | None, set[UUID]] = defaultdict(set)
            for record, unit in self.units.items():
                below[unit.above(day)].add(record)
            if len(self.trees) >= DAYS_KEPT:
                self.trees = {}
            self.trees[day] = below
        return self.trees[day]

    def roles(self, person: UUID, day: date) -> list[tuple[Role, UUID]]:
        """The roles a person holds on a day, and in which units; in an order that does not change."""
        held = [
            (one.role, one.unit)
            for one in self.held.get(person, {}).values()
            if one.role is not None and one.unit is not None and one.holds(day)
        ]
        order = list(Role)
        return sorted(held, key=lambda one: (order.index(one[0]), str(one[1])))

    def holding(self, role: Role, day: date) -> UUID | None:
        """Somebody who works here and holds a role on a day, the same one every time; None if nobody does."""
        found = (
            person
            for person, held in self.held.items()
            if self.works_here(person, day) and any(one.role is role and one.holds(day) for one in held.values())
        )
        return min(found, default=None)

    def home(self, person: UUID) -> UUID | None:
        """The unit a person belongs to."""
        known = self.persons.get(person)
        return known.unit if known else None

    def works_here(self, person: UUID, day: date) -> bool:
        known = self.persons.get(person)
        return known is not None and known.works_here(day)

    def name(self, unit: UUID | None, day: date) -> str:
        """What a unit is called that day."""
        known = self.units.get(unit) if unit else None
        place = known.on(day) if known else None
        return place.name if place else (known.name if known else "okänd enhet")
