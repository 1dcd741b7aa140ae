"""A small board to measure in: a book founded on a server, with people, roles and settings entered by commands."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from domain import REGISTERS, board
from domain.board import Choice, DecideChoices, DecideScale, Scale, Step, Topic
from domain.grammar import Command, Stamp
from domain.organisation.assignments import AssignRole, assignment_id
from domain.organisation.persons import RegisterPerson
from domain.organisation.units import EstablishUnit
from domain.terms import Body, Role
from domain.words import Decision
from ledger import book, clock, database
from ledger.book import Book, Founder
from ledger.database import Database
from ledger.desk import Asking, Desk
from ledger.ids import new_id
from ledger.keys import Keys
from ledger.postgres import Server

SINCE = date(2025, 1, 1)
REGISTER_NAMED = {register.name: register for register in REGISTERS}
ROLES = (Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.QUALITY_DEVELOPER, Role.LEX_SARAH_OFFICER)


@dataclass(frozen=True)
class House:
    """An empty book and the people in it: one of each role, someone who reports and someone who investigates."""

    database: Database
    keys: Keys
    top: UUID
    unit: UUID
    admin: UUID
    people: dict[Role, UUID]
    investigator: UUID
    employees: list[UUID]

    def stamp(self, role: Role, at: datetime | None = None) -> Stamp:
        return Stamp(at or clock.now(), self.people[role], role, self.top)

    @contextmanager
    def opened(self, wake: Callable[[int], None] = lambda position: None) -> Iterator[Book]:
        opened = Book(self.database, self.keys, wake)
        try:
            yield opened
        finally:
            opened.close()


def build(server: Server, name: str, demonstration: bool = False, employees: int = 0) -> House:
    """Found a book on the server and let its people in, with as many more employees as wished."""
    where = database.create(server, name)
    folder = server.home / f"keys-{name}"
    founder = Founder(new_id(), new_id(), "Systemförvaltaren", "Socialförvaltningen (påhittad)")
    # A demonstration's clock only goes forwards: it begins before what is to be entered in it.
    at = datetime(2025, 1, 2, 8, tzinfo=UTC) if demonstration else clock.now()
    stamp = Stamp(at, founder.person, Role.SYSTEM_ADMIN, founder.unit)
    book.found(where, folder, f"bench.invalid/{name}", founder, stamp, demonstration)
    people = {role: new_id() for role in (*ROLES, Role.EMPLOYEE)}
    others = [new_id() for _ in range(employees)]
    house = House(where, Keys(folder), founder.unit, new_id(), founder.person, people, new_id(), others)
    furnish(house, stamp)
    return house


def furnish(house: House, stamp: Stamp) -> None:
    """The unit, the people with their roles, and the board's words and scale."""

    async def enter(desk: Desk) -> None:
        for number, (register, record, command) in enumerate(furniture(house)):
            await desk.act(Asking(REGISTER_NAMED[register], record, command, stamp, f"furniture-{number}"))

    with house.opened() as opened:
        asyncio.run(enter(opened.desk))


def furniture(house: House) -> Iterator[tuple[str, UUID, Command]]:
    yield "units", house.unit, EstablishUnit(name="Myndighet barn och unga", parent=house.top, since=SINCE)
    for role, person in [*house.people.items(), (Role.EMPLOYEE, house.investigator)]:
        yield "persons", person, RegisterPerson(name=f"Påhittad {role.label}", unit=house.unit, since=SINCE)
        assignment = AssignRole(person=person, role=role, unit=house.top, since=SINCE)
        yield "assignments", assignment_id(person, role, house.top), assignment
    for number, person in enumerate(house.employees):
        yield "persons", person, RegisterPerson(name=f"Påhittad {number}", unit=house.unit, since=SINCE)
    decided = Decision(body=Body.BOARD, day=SINCE, paragraph="§ 1")
    for topic in (Topic.CATEGORIES, Topic.CAUSES):
        words = tuple(Choice(id=f"word_{n}", label=f"Ord {n} som nämnden har valt") for n in range(12))
        chosen = DecideChoices(topic=topic, choices=words, since=SINCE, decision=decided)
        yield "settings", board.setting_id(topic), chosen
    steps = tuple(Step(value=n, label=f"Steg {n}") for n in range(1, 5))
    scale = Scale(probability=steps, consequence=steps, threshold=8)
    yield "settings", board.setting_id(Topic.SCALE), DecideScale(scale=scale, since=SINCE, decision=decided)
