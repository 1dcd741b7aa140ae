"""Random histories made of real lines: a board that is entered command by command, under the real rules.

The same seed always gives the same history, and a shorter one is the beginning of a longer: what Hypothesis finds it
can make small. Nobody asks who may: that is the desk's. Every sealed text holds the word SECRET, to be looked for.
"""

from __future__ import annotations

from collections import ChainMap, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any, TypeVar
from uuid import UUID

from domain.board import Choice, DecideChoices, DecideScale, Scale, Step, Topic, setting_id
from domain.calendar import local_day
from domain.grammar import Command, Event, Occasion, Refusal, Stamp
from domain.links import Changed, changed
from domain.named import named_records
from domain.organisation.assignments import AssignRole, assignment_id
from domain.organisation.persons import RegisterPerson
from domain.organisation.units import EstablishUnit
from domain.reactions import reactions
from domain.terms import Body, Role
from domain.words import Decision
from ledger.book import Founder, Identity, first_events
from ledger.clerk import Act
from ledger.codec import KINDS, REGISTER_NAMED, Cause
from ledger.ids import random_bytes
from ledger.lines import Line, leaf_hash
from ledger.pen import Pen, write
from ledger.records import Record

T = TypeVar("T")

SECRET = "HEMLIGT"
NAMES = ("Åsa Öberg", "Örjan Wikström", "Vera Ek", "Ärla Åström")
BEGINS = datetime(2024, 10, 1, 7, tzinfo=UTC)
SINCE = date(2024, 1, 1)
PEOPLE = (
    Role.EMPLOYEE,
    Role.EMPLOYEE,
    Role.UNIT_MANAGER,
    Role.DEPARTMENT_HEAD,
    Role.QUALITY_DEVELOPER,
    Role.LEX_SARAH_OFFICER,
)


@dataclass(frozen=True, slots=True)
class Entered:
    """An act that a rule let through: its stamp, what it looked at, and the events in the order of their lines."""

    act: UUID
    stamp: Stamp
    reads: Mapping[UUID, int]
    events: Sequence[tuple[UUID, int, Event, Cause | None]]


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks for; `record` None opens a new one."""

    register: str
    record: UUID | None
    command: Command
    role: Role
    by: UUID | None = None


class History:
    """A board as it has been entered so far. `acts` begins with the founding."""

    def __init__(self, seed: int, known: Identity, founder: Founder, begins: datetime = BEGINS) -> None:
        self.chance = Random(seed)
        self.known, self.now, self.top = known, begins, founder.unit
        self.records: dict[UUID, Record] = {}
        self.states: dict[UUID, Any] = {}
        self.acts: list[Entered] = []
        self.lives: list[tuple[str, UUID]] = []
        self.texts = 0
        self.admin = Stamp(begins, founder.person, Role.SYSTEM_ADMIN, founder.unit)
        first = [(record, 1, event, None) for record, event in first_events(known, founder, self.admin, None)]
        self.keep(Entered(self.new_id(), self.admin, {}, first))
        self.units = [founder.unit, self.new_id(), self.new_id()]
        self.people = {number: (self.new_id(), role) for number, role in enumerate(PEOPLE)}
        self.furnish()

    def furnish(self) -> None:
        """Two units, the people with their roles, and the board's words and scale."""
        for number, unit in enumerate(self.units[1:]):
            self.enter("units", unit, EstablishUnit(name=f"Enhet {'ÅÄ'[number]}", parent=self.top, since=SINCE))
        for number, (person, role) in self.people.items():
            name = f"{NAMES[number % len(NAMES)]} {SECRET}"
            self.enter("persons", person, RegisterPerson(name=name, unit=self.units[1], since=SINCE))
            assigned = AssignRole(person=person, role=role, unit=self.top, since=SINCE)
            self.enter("assignments", assignment_id(person, role, self.top), assigned)
        decided = Decision(body=Body.BOARD, day=SINCE, paragraph="§ 1")
        for topic in (Topic.CATEGORIES, Topic.CAUSES):
            words = tuple(Choice(id=f"word_{n}", label=f"Ord {n}") for n in range(4))
            chosen = DecideChoices(topic=topic, choices=words, since=SINCE, decision=decided)
            self.enter("settings", setting_id(topic), chosen)
        steps = tuple(Step(value=n, label=f"Steg {n}") for n in range(1, 5))
        scale = Scale(probability=steps, consequence=steps, threshold=8)
        self.enter("settings", setting_id(Topic.SCALE), DecideScale(scale=scale, since=SINCE, decision=decided))

    # ── Lots ─────────────────────────────────────────────────────────────────

    def new_id(self) -> UUID:
        return UUID(int=self.chance.getrandbits(128), version=4)

    def pick(self, options: Sequence[T]) -> T:
        return options[self.chance.randrange(len(options))]

    def text(self) -> str:
        """A text that nobody may see, different every time."""
        self.texts += 1
        return f"{SECRET} {self.texts}: vården brast för någon som har ett namn."

    def day(self, most: int = 300) -> date:
        """A day that has been, today as often as long ago."""
        return self.today - timedelta(days=self.pick((0, 0, 1, 3, 20, 90, self.chance.randint(0, most))))

    @property
    def today(self) -> date:
        return local_day(self.now)

    def person(self, role: Role) -> UUID:
        return self.pick([person for person, held in self.people.values() if held is role])

    # ── Entering ─────────────────────────────────────────────────────────────

    def enter(self, register: str, record: UUID, command: Command) -> None:
        """What must be there for the rest; never refused."""
        assert self.ask(Wish(register, record, command, Role.SYSTEM_ADMIN, self.admin.by)), command

    def ask(self, wish: Wish) -> bool:
        """Decide a wish, with all that follows from it; False, and nothing entered, if a rule says no."""
        stamp = Stamp(self.now, wish.by or self.person(wish.role), wish.role, self.top)
        after: dict[UUID, Record] = {}
        events: list[tuple[UUID, int, Event, Cause | None]] = []
        looked_at: set[UUID] = set()
        tied: list[Changed] = []
        first = wish.record or self.new_id()
        waiting: deque[tuple[str, UUID, Command, Cause | None]] = deque([(wish.register, first, wish.command, None)])
        try:
            while waiting:
                name, record, command, cause = waiting.popleft()
                register = REGISTER_NAMED[name]
                looked_at |= named_records(command).keys()
                looked_at |= {setting_id(topic) for topic in register.settings if isinstance(topic, Topic)}
                own = after.get(record) or self.records.get(record) or Record(record, 0, register, register.initial)
                states = ChainMap({one: done.state for one, done in after.items()}, self.states)
                for event in register.decide(own.state, command, Occasion(stamp, states, record)):
                    before, own = own.state, own.with_line(event, stamp)
                    tied += changed(name, record, own.version, before, own.state)
                    after[record] = own
                    events.append((record, own.version, event, cause))
                    for asked in reactions(name, record, own.version, event):
                        waiting.append((asked.register, asked.record, asked.command, Cause(record, own.version)))
        except Refusal:
            return False
        for link in tied:
            ends = [found[link.other] for found in (self.records, after) if link.other in found]
            if ends and ends[-1].register and (noted := ends[-1].register.note(link, [one.state for one in ends])):
                after[link.other] = ends[-1].with_line(noted, stamp)
                events.append((link.other, after[link.other].version, noted, Cause(link.record, link.version)))
        self.keep(Entered(self.new_id(), stamp, self.versions(looked_at - after.keys()), events))
        return True

    def versions(self, records: set[UUID]) -> dict[UUID, int]:
        return {one: self.records[one].version if one in self.records else 0 for one in sorted(records)}

    def keep(self, entered: Entered) -> None:
        for record, version, event, _ in entered.events:
            register = KINDS[event.type].register
            before = self.states.get(record, register.initial)
            self.states[record] = register.follow(before, event, entered.stamp)
            self.records[record] = Record(record, version, register, self.states[record])
            if version == 1 and register.name in ("deviations", "views", "risks", "documents"):
                self.lives.append((register.name, record))
        self.acts.append(entered)

    @property
    def length(self) -> int:
        return sum(len(entered.events) for entered in self.acts)


# ── As lines ─────────────────────────────────────────────────────────────────


def acts(entered: Sequence[Entered], pen: Pen) -> Iterator[Act]:
    """The acts as the clerk takes them, sealed and in canonical form."""
    for one in entered:
        drafts = tuple(
            write(pen, event, record, version, one.stamp, one.act, one.reads, cause)
            for record, version, event, cause in one.events
        )
        yield Act(one.act, None, one.stamp.at, tuple(one.reads.items()), drafts)


def lines(history: History) -> list[Line]:
    """The whole history as the lines of a book that no database holds."""
    pen = Pen(history.known.ledger, 1, random_bytes(32))
    found: list[Line] = []
    for act in acts(history.acts, pen):
        for draft in act.lines:
            line = Line(len(found) + 1, draft.record, draft.version, draft.name, draft.body, act.at, b"")
            found.append(
                Line(
                    line.position,
                    line.record,
                    line.version,
                    line.name,
                    line.body,
                    line.recorded_at,
                    leaf_hash(history.known.ledger, line),
                )
            )
    return found
