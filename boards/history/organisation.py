"""Organisationen läggs upp och ändras – the first day of a book, and what becomes of units, people and roles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from boards.history.changes import AWAY_FOR_A_TIME, CHANGES, LEAVES_ON, MOVES_ON, PROJECT
from boards.history.hiring import PROJECT_UNIT, TOP, Holding
from boards.history.step import Actor, Step
from boards.history.worktime import add_working_days, at, is_working_day
from boards.history.world import REORGANISATION, World
from domain.board import setting_id, topic_of
from domain.calendar import ONE_DAY
from domain.organisation.assignments import AssignRole, EndRole, assignment_id
from domain.organisation.delegations import GrantDelegation, RevokeDelegation
from domain.organisation.persons import (
    EndAbsence,
    EndOwnAbsence,
    LetPersonLeave,
    MovePersonToUnit,
    NoteAbsence,
    NoteOwnAbsence,
    RegisterPerson,
    TakePersonBack,
)
from domain.organisation.units import CloseUnit, EstablishUnit, ReorganiseUnit
from domain.terms import Body, Role
from domain.words import Decision

FOUNDED = 8, 0
SECONDS_APART = timedelta(seconds=10)
BEFORE_THE_BOOK = date(2024, 12, 17)
DELEGATED = ("DecideOutcome", "EstablishRevision")
PROJECT_ENDED = "Projektet är avslutat; arbetet fortsätter i linjen."


def founder(world: World) -> Actor:
    """Whoever opens the book and builds the organisation in it."""
    return world.cast.post(Role.SYSTEM_ADMIN, world.first)


def organisation(world: World) -> list[Step]:
    """All of it in order of time."""
    later = (roles_later, people_later, absences, units_later, decided_later)
    steps = [*first_day(world), *(step for told in later for step in told(world))]
    return sorted(steps, key=lambda step: step.at)


# ── The first day ────────────────────────────────────────────────────────────


def first_day(world: World) -> Iterator[Step]:
    """Units, then people, then what they may do, what the board has settled and what it has delegated."""
    admin, cast = founder(world), world.cast
    moments = ticking(at(world.first, *FOUNDED))
    for unit in world.data.units[1:]:
        case = world.case("units", unit.slug, next(moments), cast.unit(unit.slug))
        command = EstablishUnit(
            name=unit.name,
            parent=cast.unit(unit.parent or TOP),
            since=world.first,
            legal_bases=unit.legal_bases,
            provider=unit.provider,
        )
        yield case.step(admin, command)
    for member in cast.members[1:]:
        case = world.case("persons", member.name, next(moments), member.person)
        account = f"{member.name.lower().replace(' ', '.')}@demo.invalid"
        home = cast.unit(member.home)
        yield case.step(admin, RegisterPerson(name=member.name, account=account, unit=home, since=world.first))
    for held in cast.holdings[1:]:
        if held.since == world.first:
            yield assign(world, held, next(moments))
    yield from settings(world, moments)
    yield delegate(world, "outcomes", "3.1", next(moments), Role.DEPARTMENT_HEAD)


def ticking(now: datetime) -> Iterator[datetime]:
    """One entry after the other."""
    while True:
        now += SECONDS_APART
        yield now


def settings(world: World, moments: Iterator[datetime]) -> Iterator[Step]:
    """What held already on the first day; the rest is entered by the secretary on the day it begins to hold."""
    for index, command in enumerate(world.data.settings):
        topic = topic_of(command)
        held = command.since <= world.first
        now = next(moments) if held else at(command.since, 15, 30) + index * SECONDS_APART
        by = founder(world) if held else world.cast.post(Role.BOARD_SECRETARY, command.since)
        case = world.case("settings", f"{topic}-{command.since}", now, setting_id(topic))
        yield case.step(by, command)


# ── Roles ────────────────────────────────────────────────────────────────────


def last_working_day(day: date) -> date:
    return day if is_working_day(day) else add_working_days(day, -1)


def assign(world: World, held: Holding, now: datetime) -> Step:
    """In time, before the role begins."""
    unit = world.cast.unit(held.unit)
    name = f"{held.person}-{held.role}-{held.unit}-{held.since}"
    case = world.case("assignments", name, now, assignment_id(held.person, held.role, unit))
    command = AssignRole(
        person=held.person,
        role=held.role,
        unit=unit,
        since=held.since,
        until=held.until if held.stands_in_for else None,
        stands_in_for=held.stands_in_for,
    )
    return case.step(founder(world), command)


def end(world: World, held: Holding, until: date) -> Step:
    unit = world.cast.unit(held.unit)
    name = f"{held.person}-{held.role}-{held.unit}-{held.since}-end"
    now = at(last_working_day(until), 16, 30)
    case = world.case("assignments", name, now, assignment_id(held.person, held.role, unit))
    return case.step(founder(world), EndRole(until=until))


def roles_later(world: World) -> Iterator[Step]:
    """Stand-ins for the summer, and those who follow somebody."""
    for held in world.cast.holdings:
        if held.since > world.first:
            yield assign(world, held, at(last_working_day(held.since - ONE_DAY), 15))
        if held.until is not None:
            yield end(world, held, held.until)


# ── People ───────────────────────────────────────────────────────────────────


def people_later(world: World) -> Iterator[Step]:
    """One manager leaves, somebody is away for half a year, somebody goes to another unit."""
    admin, cast = founder(world), world.cast
    leaver = world.case("persons", "leaver", at(last_working_day(LEAVES_ON), 16, 40), cast.leaver.person)
    yield leaver.step(admin, LetPersonLeave(until=LEAVES_ON))
    last, returned = AWAY_FOR_A_TIME
    guest = world.case("persons", "guest", at(last, 16, 40), cast.guest.person)
    yield guest.step(admin, LetPersonLeave(until=last))
    guest.now = at(returned, 7, 15)
    yield guest.step(admin, TakePersonBack(unit=cast.unit(cast.guest.home), since=returned))
    mover = world.case("persons", "mover", at(MOVES_ON, 7, 15), cast.mover.person)
    elsewhere = next(one.unit for one in cast.by_person[cast.mover.person] if one.since == MOVES_ON)
    yield mover.step(admin, MovePersonToUnit(unit=cast.unit(elsewhere), since=MOVES_ON))


def absences(world: World) -> Iterator[Step]:
    """Two heads have their summer off without anybody in their place: one has it noted, the other notes it."""
    cast = world.cast
    for unit, own in zip(cast.departments, (False, True), strict=False):
        head = cast.head(unit, world.first)
        since, until = cast.away[head.person][0]
        by = head if own else cast.post(Role.DIRECTOR, since)
        case = world.case("persons", f"{unit}-summer", at(last_working_day(since - ONE_DAY), 15, 40), head.person)
        yield case.step(by, NoteOwnAbsence(since=since) if own else NoteAbsence(since=since))
        case.now = at(add_working_days(until, 1), 7, 45)
        yield case.step(by, EndOwnAbsence(until=until) if own else EndAbsence(until=until))


# ── Units ────────────────────────────────────────────────────────────────────


def units_later(world: World) -> Iterator[Step]:
    """Two reorganisations, each entered on the morning of its day, and a unit for a time."""
    admin, cast = founder(world), world.cast
    for change in CHANGES[world.board]:
        case = world.case("units", f"change-{change.unit}", at(change.since, 7, 15), cast.unit(change.unit))
        analysis = None if change.without else world.id("risk_analyses", REORGANISATION)
        command = ReorganiseUnit(
            name=change.name,
            parent=cast.unit(change.parent),
            since=change.since,
            analysis=analysis,
            without_analysis=change.without,
        )
        yield case.step(admin, command)
    begun, ended = PROJECT
    project = world.case("units", "project", at(begun, 9), cast.unit(PROJECT_UNIT))
    yield project.step(admin, EstablishUnit(name="Projekt Lyktan (påhittat)", parent=world.top, since=begun))
    project.now = at(ended, 15)
    yield project.step(admin, CloseUnit(until=ended, reason=PROJECT_ENDED))


# ── What the board hands over ────────────────────────────────────────────────


def delegate(
    world: World, name: str, item: str, now: datetime, role: Role | None = None, person: Actor | None = None
) -> Step:
    """To a role from the first day, or to a person by a decision of the day before."""
    day = max(BEFORE_THE_BOOK, now.date() - ONE_DAY) if person else BEFORE_THE_BOOK
    case = world.case("delegations", name, now)
    command = GrantDelegation(
        item=item,
        matters=DELEGATED,
        role=role,
        person=person.person if person else None,
        since=max(day, world.first),
        decision=Decision(body=Body.BOARD, day=day, paragraph="§ 112"),
    )
    return case.step(world.cast.post(Role.BOARD_SECRETARY, now.date()), command)


def decided_later(world: World) -> Iterator[Step]:
    """A right given to one person, and taken back."""
    given, taken = at(date(2025, 3, 20), 10), at(date(2025, 12, 18), 10)
    director = world.cast.post(Role.DIRECTOR, given.date())
    yield delegate(world, "director", "3.2", given, person=director)
    case = world.case("delegations", "director-back", taken, world.id("delegations", "director"))
    decision = Decision(body=Body.BOARD, day=taken.date() - ONE_DAY, paragraph="§ 140")
    secretary = world.cast.post(Role.BOARD_SECRETARY, taken.date())
    yield case.step(secretary, RevokeDelegation(until=date(2025, 12, 31), decision=decision))
