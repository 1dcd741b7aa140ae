"""Påminnelser – a few mornings of a head of department: sent, failed, sent late, and a record turned off for a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from boards.history.step import Step
from boards.history.telling import Beginning
from boards.history.worktime import at
from boards.history.world import World
from domain.board import DecideReminders, Ladder, Topic, setting_id
from domain.organisation.persons import GivePersonAddress
from domain.reminders import (
    EnterDigest,
    EnterFailure,
    OverrideReminder,
    Reminded,
    Trouble,
    reminders_id,
)
from domain.terms import Body, Role
from domain.words import Decision

DECIDED, BEGUN = date(2026, 4, 21), date(2026, 5, 4)
FIRST, DOWN, UP = date(2026, 5, 5), date(2026, 5, 6), date(2026, 5, 7)
LADDER = Ladder(days_before=(14, 3), on_the_day=True, days_after=(1, 7), then_every=7)
WAITS = "Översynen väntar på det underlag som kvalitetsgruppen lämnar i maj."


def beginnings(world: World) -> Iterator[Beginning]:
    yield Beginning(at(DECIDED, 15), lambda: decided(world))
    yield Beginning(at(BEGUN, 9), lambda: mornings(world))


def decided(world: World) -> Iterator[Step]:
    """The board says when those who are to do something are reminded of it."""
    case = world.case("settings", f"{Topic.REMINDERS}", at(DECIDED, 15), setting_id(Topic.REMINDERS))
    decision = Decision(body=Body.BOARD, day=DECIDED, paragraph="§ 47")
    yield case.step(case.post(Role.BOARD_SECRETARY), DecideReminders(ladder=LADDER, since=BEGUN, decision=decision))


def mornings(world: World) -> Iterator[Step]:
    """The mail server is down one morning; what was to go then goes the next, before that day's."""
    department = world.cast.departments[0]
    head, unit = world.cast.head(department, BEGUN), world.cast.unit(department)
    admin = world.cast.post(Role.SYSTEM_ADMIN, BEGUN)
    document = world.id("documents", world.data.documents[0].slug)
    reminded = (Reminded(record=document, on=FIRST + timedelta(days=3)),)
    person = world.case("persons", f"{head.person}-address", at(BEGUN, 9), head.person)
    yield person.step(admin, GivePersonAddress(email="avdelningschef@demo.invalid"))
    case = world.case("reminders", f"{head.person}", at(FIRST, 7), reminders_id(head.person))
    for morning, minute, day in ((FIRST, 0, FIRST), (DOWN, 0, None), (UP, 0, DOWN), (UP, 1, UP)):
        case.now = at(morning, 7, minute)
        if day is None:
            failed = Trouble.UNREACHABLE
            yield case.step(
                admin, EnterFailure(person=head.person, unit=unit, day=DOWN, reminded=reminded, trouble=failed)
            )
            continue
        id = f"<{world.id('digest', head.person, day)}@demo.invalid>"
        yield case.step(admin, EnterDigest(person=head.person, unit=unit, day=day, reminded=reminded, message_id=id))
    case.now = at(UP, 10)
    director = world.cast.post(Role.DIRECTOR, UP)
    until = UP + timedelta(days=21)
    yield case.step(
        director, OverrideReminder(person=head.person, unit=unit, record=document, until=until, reason=WAITS)
    )
