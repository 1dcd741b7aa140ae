"""Beslut som dröjer – entered when three months draw near, reported each quarter, executed or ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

from boards.history.step import Step
from boards.history.telling import Beginning
from boards.history.worktime import office_moment, working_day_from
from boards.history.world import Case, World
from domain.grammar import Command
from domain.non_executed.commands import (
    AnnulNonExecutedDecision,
    CorrectNonExecutedDecision,
    EndWithoutExecution,
    EnterNonExecutedDecision,
    RecordExecution,
    ReportNonExecutedDecision,
    TellOfExecution,
)
from domain.non_executed.words import DelayReason, WhyAnnulled, WhyEnded
from domain.terms import LegalBasis
from domain.words import Affected, Decision

SERVICES = ("Kontaktfamilj", "Kontaktperson", "Familjerådgivning i hemmet", "Öppenvård")
DAYS = (date(2025, 2, 10), date(2025, 8, 25), date(2025, 9, 8), date(2026, 3, 9))


def beginnings(world: World) -> Iterator[Beginning]:
    """One reported twice and executed, one ended, one entered twice, and one that is still waited for."""
    for number, day in enumerate(DAYS):
        if day < world.last:
            start = office_moment(working_day_from(day), world.chance("starts", "non_executed", number))
            yield Beginning(start, partial(waiting, world, number, start))


def waiting(world: World, number: int, start: datetime) -> Iterator[Step]:
    """A decision made eleven weeks before."""
    case = world.case("non_executed", f"{number}", start)
    unit = world.places[number % len(world.places)]
    decided_on = case.day - timedelta(weeks=11)
    entered = EnterNonExecutedDecision(
        legal_basis=LegalBasis.SOL,
        service_kind=SERVICES[number],
        unit=world.cast.unit(unit),
        decided_on=decided_on,
        affected=Affected(count=1),
    )
    yield by_manager(case, unit, entered)
    if number == 2:
        yield from twice(case, unit, decided_on)
        return
    yield from reported(case, unit)
    if number == 0:
        yield from reported(case, unit)
        case.wait(5, 15)
        yield by_manager(case, unit, RecordExecution(day=case.day))
        case.wait(0, 3)
        yield by_manager(case, unit, TellOfExecution(day=case.day))
    elif number == 1:
        case.wait(5, 15)
        yield by_manager(case, unit, EndWithoutExecution(reason=WhyEnded.WITHDRAWN, day=case.day))


def by_manager(case: Case, unit: str, command: Command) -> Step:
    return case.step(case.world.cast.manager(unit, case.day), command)


def reported(case: Case, unit: str) -> Iterator[Step]:
    """For the quarter that the day lies in, in the second week after it."""
    quarter = (case.day.month - 1) // 3 + 1
    year = case.day.year
    after = date(year + 1, 1, 12) if quarter == 4 else date(year, quarter * 3 + 1, 12)
    case.until(after)
    command = ReportNonExecutedDecision(
        year=year,
        quarter=quarter,
        day=case.day,
        delay_reason=DelayReason.NO_STAFF,
        explanation="Rekrytering pågår.",
    )
    yield by_manager(case, unit, command)


def twice(case: Case, unit: str, decided_on: date) -> Iterator[Step]:
    """The day is put right, and then it is seen that the decision was entered already."""
    case.soon()
    right = CorrectNonExecutedDecision(
        reason="Fel dag för beslutet.",
        service_kind=SERVICES[2],
        unit=case.world.cast.unit(unit),
        decided_on=decided_on - timedelta(days=1),
        interrupted_on=None,
        affected=Affected(),
    )
    yield by_manager(case, unit, right)
    case.soon()
    manager = case.world.cast.manager(unit, case.day)
    decision = Decision(person=manager.person, day=case.day)
    yield case.step(manager, AnnulNonExecutedDecision(reason=WhyAnnulled.DUPLICATE, decision=decision))
