"""Riktlinjen blir känd i enheterna – each unit's manager says when and how, or why it need not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from boards.history.step import Step
from boards.history.telling import Beginning
from boards.history.worktime import office_moment, working_day_from
from boards.history.world import Case, World
from domain.calendar import ONE_DAY
from domain.implementations import (
    AnnulImplementation,
    AssignImplementation,
    ConfirmImplementation,
    ExcuseUnit,
    MadeKnown,
    PassOnImplementation,
    WhyAnnulled,
    WhyExcused,
    implementation_id,
)
from domain.terms import Role

UNITS = 5
KINDS = ("confirmed", "confirmed", "passed_on", "excused", "struck_out")


def in_unit(case: Case, unit: str, kind: str) -> Iterator[Step]:
    """Assigned by the document owner, and what becomes of it."""
    world = case.world
    manager = case.manager(unit)
    command = AssignImplementation(
        document=world.id("documents", world.data.guideline.slug),
        revision=1,
        unit=world.cast.unit(unit),
        responsible=manager.person,
        ready_by=case.day + timedelta(days=60),
    )
    yield case.step(case.post(Role.DOCUMENT_OWNER), command)
    case.wait(3, 20)
    match kind:
        case "excused":
            yield case.step(case.post(Role.QUALITY_DEVELOPER), ExcuseUnit(reason=WhyExcused.KNOWN_ALREADY))
        case "struck_out":
            yield case.step(case.post(Role.DOCUMENT_OWNER), AnnulImplementation(reason=WhyAnnulled.WRONG_UNIT))
        case _:
            if kind == "passed_on":
                manager = case.head(unit)
                yield case.step(manager, PassOnImplementation(responsible=manager.person))
                case.soon()
            case.when_back(manager.person)
            done = ConfirmImplementation(day=case.day, made_known=MadeKnown.MEETING, reached=case.chance.between(4, 14))
            yield case.step(world.cast.now(manager, case.day), done)


def beginnings(world: World) -> Iterator[Beginning]:
    """The first units, ten days after the guideline has begun to hold in the book."""
    guideline = world.data.guideline
    held = max(guideline.decided or world.first, world.first) + timedelta(days=10)
    for place, unit in enumerate(world.cast.staffed[:UNITS]):
        record = implementation_id(world.id("documents", guideline.slug), 1, world.cast.unit(unit))
        start = office_moment(working_day_from(held + place * ONE_DAY), world.chance("implementations", unit))
        if start.date() < world.last:
            case = world.case("implementations", unit, start, record)
            yield Beginning(start, partial(in_unit, case, unit, KINDS[place % len(KINDS)]))
