"""Kollegiegranskningens gång – two units read each other's decisions, as Nacka's guideline asks (N40, N104)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from boards.history.step import Actor, Step
from boards.history.telling import Beginning
from boards.history.worktime import office_moment, working_day_from
from boards.history.world import Case, World
from domain.self_control_plans.words import Method
from domain.self_controls.commands import (
    AnalyseSelfControl,
    CompleteSelfControl,
    NamePeerReviewers,
    PlanSelfControl,
    RecordPeerObservation,
    ReportSelfControl,
    StartSelfControl,
)
from domain.self_controls.words import Audience, Trend

BEGINS = date(2026, 3, 9)
ITEMS = ("Den enskilde har fått yttra sig", "Beslutet är motiverat", "Hur man överklagar framgår")
SEEN = ("Framgår av alla akter.", "I två beslut saknas skälen för det som avslogs.", "Framgår, men på en bilaga.")


def beginnings(world: World) -> Iterator[Beginning]:
    if world.board == "nacka":
        start = office_moment(working_day_from(BEGINS), world.chance("starts", "peer_reviews"))
        yield Beginning(start, partial(both_ways, world, start))


def both_ways(world: World, start: datetime) -> Iterator[Step]:
    """The first is planned, and then the one in return; each unit's people go to the other."""
    one, other = [unit for unit in world.places if unit in world.cast.staffed and not world.units[unit].provider][:2]
    here = world.case("self_controls", "kollegiegranskning-1", start)
    there = world.case("self_controls", "kollegiegranskning-2", start)
    yield from planned(here, one)
    there.now = here.soon().now
    yield from planned(there, other)
    here.now = there.soon().now
    yield from reviewed(here, one, other, there)
    there.now = here.wait(3, 6).now
    yield from reviewed(there, other, one, here)


def planned(case: Case, unit: str) -> Iterator[Step]:
    by = case.manager(unit)
    command = PlanSelfControl(
        title="Kollegiegranskning av rättssäkerhet",
        unit=case.world.cast.unit(unit),
        method=Method.PEER_REVIEW,
        responsible=by.person,
        perform_by=date(2026, 5, 29),
    )
    yield case.step(by, command)


def reviewed(case: Case, unit: str, peers: str, in_return: Case) -> Iterator[Step]:
    """Ten decisions are read by a colleague from the other unit; the unit itself says what it learns from them."""
    reviewer = case.world.cast.employee(peers, case.day, case.chance)
    named = NamePeerReviewers(
        reviewers=(reviewer.person,), peers_from=case.world.cast.unit(peers), in_return=in_return.record
    )
    yield case.step(case.manager(unit), named)
    case.wait(1, 4)
    yield case.step(
        case.manager(unit), StartSelfControl(items=ITEMS, extent="Tio beslut, lottade ur verksamhetssystemet")
    )
    yield from observed(case, reviewer)
    case.soon()
    by = case.manager(unit)
    yield case.step(by, CompleteSelfControl(day=case.day))
    case.wait(1, 4)
    analysed = AnalyseSelfControl(
        conclusions="Skälen behöver skrivas så att den det gäller förstår dem. Vi gör som grannenheten.",
        trend=Trend.FIRST,
        without_deviation="Besluten är rättade; ingen har lidit skada.",
    )
    yield case.step(case.manager(unit), analysed)
    case.wait(1, 5)
    by = case.manager(unit)
    yield case.step(by, ReportSelfControl(audience=Audience.OPERATIONS, day=case.day))


def observed(case: Case, reviewer: Actor) -> Iterator[Step]:
    for number, seen in enumerate(SEEN, start=1):
        case.soon()
        short = 2 if number == 2 else 0
        command = RecordPeerObservation(item=number, met=10 - short, not_met=short, evidence=seen)
        yield case.step(reviewer, command)
