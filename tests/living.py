"""Records of every register, living at random: commands made up from their declarations, decided by the rules.

    made(hint)       a value of a type that a field may have, near enough to the others that rules often say yes
    World            records of all registers, and the path from a command to events as the desk walks it, but no store
    lived(register)  some worlds in which records of a register, and of those that it names, have been asked many things

Nothing here knows a register by name but the ground that they all stand on: units, persons and settings. The same seed
gives the same life; what goes wrong in one says after which commands.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints
from uuid import UUID

from domain import REGISTERS
from domain.authority import wanted
from domain.board import Choice, DecideChoices, DecideScale, Scale, Step, Topic, setting_id
from domain.criteria.words import Measured
from domain.grammar import (
    Between,
    Command,
    Event,
    Length,
    Names,
    NoSuchRecord,
    Occasion,
    PersonalMark,
    Refusal,
    Stamp,
    derived_id,
    marks,
    parts,
)
from domain.links import Changed, changed
from domain.named import NamesIn, named_records
from domain.numbers import DECIMAL
from domain.organisation.persons import RegisterPerson
from domain.organisation.units import EstablishUnit
from domain.reactions import reactions
from domain.registers import Asked, Register
from domain.surveys.commands import CloseSurvey, OpenSurvey, PlanSurvey
from domain.surveys.words import Question, SurveyKind
from domain.terms import Body, Role, Term
from domain.text import Form
from domain.words import Decision

BY_NAME = {register.name: register for register in REGISTERS}
WORLDS, ASKED = 8, 600
MOST_WORLDS = 60
"""By chance some registers come nowhere in the first worlds: then there are more of them."""

SECRET = "Förseglad"
"""Stands in every personal text, so that it can be looked for where it must not be."""

NOW = datetime(2026, 3, 16, 7, 30, tzinfo=UTC)
TODAY = NOW.date()
SLUGS = ("a", "b", "c")
NUMBERS = ("0", "2.5", "4", "100", "-1.25")
DIGESTS = ("A" * 43, "c" * 43)
FAR_AWAY = (date.min, date(1989, 12, 31), date(2011, 12, 31), date(2100, 1, 1), date(2199, 12, 31), date.max)


@cache
def ids_in(register: str) -> tuple[UUID, ...]:
    """The records that a life is about."""
    return tuple(derived_id("living", register, number) for number in range(2))


NOBODY = derived_id("living", "nobody")
FREE_IDS = ids_in("")


# ── What is asked: a value of a declared type ────────────────────────────────


class Maker:
    """Makes values by chance, and names records that are there."""

    def __init__(self, random: Random, there: Callable[[str], list[UUID]]) -> None:
        self.random, self.there = random, there

    def seldom(self) -> bool:
        return self.random.random() < 0.03

    def value(self, kind: type[Any]) -> Any:
        """A command or value of a class."""
        anything: Any = kind
        hints = hints_of(anything)
        made = {name: self.made(hint) for name, hint in hints.items()}
        for name, told in told_by(anything):
            made[told.field], made[name] = self.record(made[name], told.among)
        return kind(**made)

    def record(self, otherwise: UUID, among: tuple[str, ...]) -> tuple[str, UUID]:
        """Some record that is there, with its register; seldom in another register than may be named."""
        known = [one for one in among if self.there(one)]
        register = self.random.choice(known if known and not self.seldom() else list(BY_NAME))
        return register, self.random.choice(self.there(register) or [otherwise])

    def made(self, hint: Any) -> Any:
        """A value that a field of this type may have."""
        inner, found = unwrapped(hint)
        if inner is str:
            return self.text(found)
        if inner is int:
            return self.number(found)
        if inner is UUID:
            return self.id(found)
        if get_origin(inner) is tuple:
            return self.several(get_args(inner)[0], found)
        if get_args(inner):
            return self.one_of(get_args(inner))
        if inner in (bool, NoneType, date):
            return {bool: self.random.random() < 0.5, NoneType: None, date: self.day()}[inner]
        return self.random.choice(list(inner)) if issubclass(inner, Term) else self.value(inner)

    def one_of(self, kinds: tuple[Any, ...]) -> Any:
        """One of the kinds; nothing where a record would have to be named and there is none."""
        names = registers_named(kinds)
        if NoneType in kinds and names and not any(map(self.there, names)):
            return None
        return self.made(self.random.choice(kinds))

    def text(self, found: tuple[Any, ...]) -> str:
        """The same few short ones, now and then as long as it may be."""
        length = mark(found, Length) or Length(0, 60)
        if mark(found, PersonalMark):
            return SECRET
        if mark(found, Form):
            return self.random.choice(NUMBERS if mark(found, Form) == DECIMAL else DIGESTS)
        slug = self.random.choice(SLUGS)
        return ("ö" * min(length.most, 200)) if self.seldom() else slug * max(1, length.least)

    def number(self, found: tuple[Any, ...]) -> int:
        between = mark(found, Between) or Between(0, 2**31)
        return (
            between.most if self.seldom() else self.random.randint(between.least, min(between.most, between.least + 4))
        )

    def id(self, found: tuple[Any, ...]) -> UUID:
        names = mark(found, Names)
        known = list(FREE_IDS) if names is None else self.there(names.register)
        return NOBODY if self.seldom() or not known else self.random.choice(known)

    def several(self, hint: Any, found: tuple[Any, ...]) -> tuple[Any, ...]:
        length = mark(found, Length) or Length(0, 20)
        most = length.most if self.seldom() else min(2, length.most)
        return tuple(self.made(hint) for _ in range(self.random.randint(length.least, max(length.least, most))))

    def day(self) -> date:
        if self.seldom():
            return self.random.choice(FAR_AWAY)
        return TODAY + timedelta(self.random.choice((*range(-6, 40), -400, 400)))

    def stamp(self, minutes: int) -> Stamp:
        return Stamp(
            at=NOW + timedelta(days=30, minutes=minutes),
            by=self.random.choice(ids_in("persons")),
            role=self.random.choice(list(Role)),
            unit=self.random.choice(ids_in("units")),
        )


@cache
def hints_of(kind: Any) -> dict[str, Any]:
    known = get_type_hints(kind, include_extras=True)
    return {one.name: known[one.name] for one in dataclasses.fields(kind)}


@cache
def told_by(kind: Any) -> tuple[tuple[str, NamesIn], ...]:
    """The fields with a record whose register another field tells."""
    return tuple((name, found[0]) for name, hint in hints_of(kind).items() if (found := marks(hint, NamesIn)))


@cache
def registers_named(kinds: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple(mark.register for kind in kinds for mark in marks(kind, Names))


@cache
def unwrapped(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """A type and the marks on it."""
    if get_origin(hint) is Annotated:
        inner, found = unwrapped(get_args(hint)[0])
        return inner, found + tuple(hint.__metadata__)
    return hint, ()


def mark(found: Iterable[Any], kind: type[Any]) -> Any:
    return next((one for one in found if isinstance(one, kind)), None)


# ── The world: records of all registers, and the desk's path without a store ─


@dataclass
class Life:
    """One record: its register, its state, and all that has happened to it."""

    register: Register[Any]
    state: Any
    lines: list[tuple[Event, Stamp]] = field(default_factory=list)


@dataclass
class World:
    records: dict[UUID, Life] = field(default_factory=dict)

    def ask(self, register: Register[Any], record: UUID, command: Command, stamp: Stamp) -> tuple[Event, ...]:
        """What the command becomes, with all that it leads to in other records. Raises Refusal."""
        tied = list[Changed]()
        events = self.decide(register, record, command, stamp, tied)
        for link in tied:
            self.note(link, stamp)
        return events

    def decide(
        self, register: Register[Any], record: UUID, command: Command, stamp: Stamp, tied: list[Changed]
    ) -> tuple[Event, ...]:
        """What the command becomes, with what other registers are asked because of it. Raises Refusal."""
        life = self.records.get(record) or Life(register, register.initial)
        if life.register is not register or not (life.lines or command.opens):
            raise NoSuchRecord(record=record)
        occasion = Occasion(stamp, self.looked_at(life, record, command, stamp), record)
        before, version = life.state, len(life.lines)
        events = tuple(register.decide(life.state, command, occasion))
        asked = [one for event in events for one in self.enter(life, record, event, stamp)]
        try:
            for one in asked:
                self.decide(BY_NAME[one.register], one.record, one.command, stamp, tied)
        except Refusal:  # both happen or neither
            del life.lines[-len(events) :]
            life.state = register.replay(life.lines)
            if not life.lines:
                del self.records[record]
            raise
        tied += changed(register.name, record, version + len(events), before, life.state)
        return events

    def note(self, link: Changed, stamp: Stamp) -> None:
        """The line at the other end of a link, if that does not hold it itself."""
        if (other := self.records.get(link.other)) is not None:
            noted = other.register.note(link, [other.state])
            if noted is not None:
                self.enter(other, link.other, noted, stamp)

    def enter(self, life: Life, record: UUID, event: Event, stamp: Stamp) -> Iterable[Asked]:
        """Make an event a fact, which is never refused. Gives what it asks of other registers."""
        try:
            life.state = life.register.follow(life.state, event, stamp)
        except Refusal as refusal:
            raise AssertionError(f"a fact was refused: {event}") from refusal
        life.lines.append((event, stamp))
        self.records[record] = life
        return reactions(life.register.name, record, len(life.lines), event)

    def looked_at(self, life: Life, record: UUID, command: Command, stamp: Stamp) -> dict[UUID, Any]:
        """The states that the desk reads before it asks a rule. Raises NoSuchRecord."""
        named = named_records(command)
        for one, kind in named.items():
            if one not in self.records or self.records[one].register.name != kind:
                raise NoSuchRecord(record=one)
        settings = (setting_id(topic) for topic in life.register.settings if isinstance(topic, Topic))
        found = self.states([*named, *settings, record])
        unit = life.state.unit if life.lines else getattr(command, "unit", None)
        while more := self.states(one for _, one in wanted(command, stamp, unit, found) if one not in found):
            found |= more
        return found

    def states(self, records: Iterable[UUID]) -> dict[UUID, Any]:
        return {one: self.records[one].state for one in records if one in self.records}

    def there(self, register: str) -> list[UUID]:
        return [one for one, life in self.records.items() if life.register.name == register]

    def of(self, register: Register[Any]) -> list[Life]:
        return [life for life in self.records.values() if life.register is register]


LONG_AGO = date(2026, 1, 1)


def on_the_ground() -> World:
    """Two units, two persons and the board's settings: what most rules look at; and a survey that many answered, since
    by chance alone nobody would."""
    world = World()
    (top, below), (first, second) = ids_in("units"), ids_in("persons")
    stamp = Stamp(at=NOW, by=first, role=Role.SYSTEM_ADMIN, unit=top)
    decision = Decision(body=Body.BOARD, day=LONG_AGO)
    choices = tuple(Choice(id=slug, label=slug) for slug in SLUGS)
    steps = tuple(Step(value=value, label=str(value)) for value in range(1, 6))
    scale = Scale(probability=steps, consequence=steps, threshold=6)
    begun: list[tuple[str, UUID, Command]] = [
        ("units", top, EstablishUnit(name="Nämnden", since=LONG_AGO)),
        ("units", below, EstablishUnit(name="Enheten", parent=top, since=LONG_AGO)),
        ("persons", first, RegisterPerson(name=SECRET, unit=top, since=LONG_AGO)),
        ("persons", second, RegisterPerson(name=SECRET, unit=below, since=LONG_AGO)),
        ("settings", setting_id(Topic.SCALE), DecideScale(scale=scale, since=LONG_AGO, decision=decision)),
        *(("surveys", ids_in("surveys")[0], command) for command in a_survey(first)),
    ]
    for topic in (Topic.CATEGORIES, Topic.CAUSES):
        chosen = DecideChoices(topic=topic, choices=choices, since=LONG_AGO, decision=decision)
        begun.append(("settings", setting_id(topic), chosen))
    for register, record, command in begun:
        world.ask(BY_NAME[register], record, command, stamp)
    return world


def a_survey(responsible: UUID) -> Iterable[Command]:
    questions = tuple(Question(id=slug, wording=slug, measured=Measured.INDEX) for slug in SLUGS)
    yield PlanSurvey(
        title="Enkäten",
        survey_kind=SurveyKind.USER,
        first=LONG_AGO,
        last=TODAY,
        questions=questions,
        responsible=responsible,
    )
    yield OpenSurvey(day=LONG_AGO, population=60, sent=50)
    yield CloseSurvey(day=TODAY, population=60, sent=50, answers=40)


# ── A life: one thing asked after another ────────────────────────────────────


@cache
def company(register: Register[Any]) -> tuple[Register[Any], ...]:
    """The registers whose records a register's commands name, and the settings if its rules look at them."""
    found = {mark.register for command in register.commands for mark in named_in(command)}
    found |= {one for command in register.commands for mark in told_in(command) for one in mark.among}
    found |= {"settings"} if register.settings else set()
    return tuple(BY_NAME[name] for name in sorted(found - {register.name}))


def named_in(kind: Any) -> list[Names]:
    """The marks of all records that a command or value names, however deep."""
    hints = get_type_hints(kind, include_extras=True).values()
    inner = {part for hint in hints for part in parts(hint) if dataclasses.is_dataclass(part)}
    return [one for hint in hints for one in marks(hint, Names)] + [one for part in inner for one in named_in(part)]


def told_in(command: type[Command]) -> list[NamesIn]:
    """The marks of the records whose register a command tells."""
    return [one for hint in get_type_hints(command, include_extras=True).values() for one in marks(hint, NamesIn)]


@cache
def lived(name: str) -> tuple[World, ...]:
    """Worlds in which records of a register, and of its company, have been asked many things: until most of what can
    happen to them has."""
    register, accepted = BY_NAME[name], Counter[type[Command]]()
    worlds: list[World] = []
    for seed in range(MOST_WORLDS):
        if seed >= WORLDS and 2 * len(happened_in(worlds, register)) > len(register.events):
            break
        worlds.append(a_life(register, Random(seed), accepted))
    return tuple(worlds)


def happened_in(worlds: Iterable[World], register: Register[Any]) -> set[type[Event]]:
    return {type(event) for world in worlds for life in world.of(register) for event, _ in life.lines}


def patience(register: Register[Any]) -> int:
    """How often a record is asked in vain before it is left."""
    return 20 + 3 * len(register.commands)


def a_life(register: Register[Any], random: Random, accepted: Counter[type[Command]]) -> World:
    """What has seldom been accepted is asked more often, what a record got no further from is asked seldom, and a
    record that gets no further is left for a new one, so that lives come far."""
    world, refused = on_the_ground(), Counter[str]()
    maker, latest = Maker(random, world.there), dict[str, type[Command]]()
    others = company(register)
    for minute in range(ASKED):
        elsewhere = others and random.random() < (0.5 if refused[register.name] > patience(register) else 0.1)
        about = random.choice(others) if elsewhere else register
        there = world.there(about.name)
        fresh = not there or refused[about.name] % patience(about) == patience(about) - 1
        kinds = [kind for kind in about.commands if kind.opens or not fresh]
        kind = random.choices(kinds, [1 / (1 + accepted[kind]) for kind in kinds])[0]
        command, stamp = maker.value(kind), maker.stamp(minute)
        record = derived_id("living", about.name, minute) if fresh else random.choice(there[-2:])
        record = (kind.opens and about.natural(command, stamp.by)) or record
        refused[about.name] += 1
        if fresh and about.name in latest:
            accepted[latest.pop(about.name)] += 30
        try:
            world.ask(about, record, command, stamp)
        except Refusal:
            continue
        except Exception as error:
            error.add_note(f"asked of {about.name} {record} after {world.records.get(record)}:\n{command}")
            raise
        accepted[kind] += 1
        refused[about.name], latest[about.name] = 0, kind
    return world
