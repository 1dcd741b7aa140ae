"""Kriterierna förs in – each as its table has it, decided by the board; a unit's own; and what was put right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from boards.criteria import Criterion
from boards.history.criteria import tables
from boards.history.step import Step
from boards.history.worktime import office_moment, working_day_from
from boards.history.world import World
from domain.board import DecideCadences
from domain.criteria.commands import (
    AnnulCriterion,
    CorrectCriterion,
    DecideCriterion,
    DecideOperationalCriterion,
    DefineCriterion,
    DefineMeasure,
    EndMeasure,
    RemoveMeasure,
    RetireCriterion,
)
from domain.criteria.words import Comparator, Frequency, Measured, Method, Target, WhyAnnulled
from domain.terms import Body, Role
from domain.words import Decision

ENTERED = date(2025, 1, 8)
OWN_BEGUN, OWN_CHANGED, OWN_ENDED = date(2025, 2, 4), date(2026, 1, 13), date(2026, 6, 10)
ASSUMED = DecideCriterion(
    since=date(2025, 1, 1),
    decision=Decision(body=Body.BOARD, day=date(2024, 12, 17), paragraph="Dag och paragraf okända (antagna)"),
)


def stories(world: World) -> Iterator[tuple[datetime, Iterator[Step]]]:
    """Those of the tables in the first week of the book, then the others."""
    for number, criterion in enumerate(tables.of(world.data.criteria)):
        day = working_day_from(ENTERED + timedelta(days=number // 4))
        start = office_moment(day, world.chance("criteria", criterion.id, "begun"))
        yield start, entered(world, criterion, start)
    start = office_moment(OWN_BEGUN, world.chance("criteria", "own"))
    yield start, the_units_own(world, start)
    start = office_moment(OWN_BEGUN + timedelta(days=2), world.chance("criteria", "twice"))
    yield start, entered_twice(world, start)


def entered(world: World, criterion: Criterion, start: datetime) -> Iterator[Step]:
    """As the table has it; the board decided it before there was a book."""
    case = world.case("criteria", criterion.id, start)
    developer = case.post(Role.QUALITY_DEVELOPER)
    yield case.step(developer, tables.defining(criterion))
    for measure in criterion.measures:
        yield case.soon().step(developer, tables.measuring(measure))
    yield case.soon().step(case.post(Role.BOARD_SECRETARY), decided(world))
    if criterion is tables.of(world.data.criteria)[0]:
        said = tables.defining(criterion)
        case.wait(20, 40)
        corrected = CorrectCriterion(
            name=said.name,
            meaning=said.meaning,
            perspective=said.perspective,
            goal="Medborgarna har inflytande över de tjänster de får (antaget)",
            basis=said.basis,
            reason="Målet som kriteriet hör till var inte ifyllt.",
        )
        yield case.step(developer, corrected)


def decided(world: World) -> DecideCriterion:
    """With the guideline that the tables stand in; what is only assumed, before there was a book."""
    if not world.data.criteria:
        return ASSUMED
    whole = next(one for one in world.data.settings if isinstance(one, DecideCadences))
    return DecideCriterion(since=whole.since, decision=whole.decision)


def the_units_own(world: World, start: datetime) -> Iterator[Step]:
    """A manager breaks a goal of the board's down for the unit, sharpens it after a year, and then lets it go."""
    case = world.case("criteria", "own", start)
    unit, parent = own_unit(world), tables.of(world.data.criteria)[0]
    yield case.step(
        case.manager(unit),
        DefineCriterion(
            name="Återkoppling inom en vecka (påhittat)",
            meaning="Den som har lämnat en synpunkt till enheten får veta vad som hände inom en vecka",
            perspective=tables.defining(parent).perspective,
            unit=world.cast.unit(unit),
            parent=world.id("criteria", parent.id),
        ),
    )
    yield case.soon().step(case.manager(unit), OWN_MEASURE)
    yield case.soon().step(case.manager(unit), replace(OWN_MEASURE, measure="own.days", what="Dagar till svar"))
    yield case.soon().step(case.manager(unit), RemoveMeasure(measure="own.days"))
    by = case.soon().manager(unit)
    own = Decision(person=by.person, day=case.day)
    yield case.step(by, DecideOperationalCriterion(since=case.day, decision=own))
    by = case.until(OWN_CHANGED).manager(unit)
    higher = replace(OWN_MEASURE, target=replace(OWN_TARGET, as_written="minst 95 %", value="95"))
    yield case.step(by, higher)
    own = Decision(person=by.person, day=case.soon().day)
    yield case.step(by, DecideOperationalCriterion(since=date(2026, 1, 1), decision=own))
    by = case.until(OWN_ENDED).manager(unit)
    own = Decision(person=by.person, day=case.day)
    yield case.step(by, EndMeasure(measure="own.share", until=case.day, decision=own))
    yield case.soon().step(by, RetireCriterion(until=case.day, decision=own))


def own_unit(world: World) -> str:
    return world.cast.staffed[2]


OWN_TARGET = Target(as_written="minst 90 %", comparator=Comparator.AT_LEAST, value="90", measured=Measured.PERCENT)
OWN_MEASURE = DefineMeasure(
    measure="own.share",
    what="Andel som fått återkoppling inom en vecka",
    measured=Measured.PERCENT,
    methods=(Method(name="manuell kontroll", frequency=Frequency.QUARTERLY),),
    target=OWN_TARGET,
    roles=(Role.UNIT_MANAGER,),
)


def entered_twice(world: World, start: datetime) -> Iterator[Step]:
    """Somebody enters the first row once more, and strikes it out."""
    case = world.case("criteria", "twice", start)
    developer = case.post(Role.QUALITY_DEVELOPER, 1)
    yield case.step(developer, tables.defining(tables.of(world.data.criteria)[0]))
    yield case.wait(1, 3).step(developer, AnnulCriterion(reason=WhyAnnulled.DUPLICATE))
