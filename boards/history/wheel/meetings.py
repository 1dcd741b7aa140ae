"""Nämnden, ledningsgruppen och kvalitetsgruppen möts – what was before them, what they decided and asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from boards.history.briefs import half_years
from boards.history.reports import MEETING_AFTER
from boards.history.step import Actor, Step
from boards.history.texts import told
from boards.history.texts import wheel as texts
from boards.history.wheel.obligations import ENDS
from boards.history.wheel.rounds import established, rounds
from boards.history.worktime import add_working_days, office_moment, working_day_from
from boards.history.world import Case, World
from domain.calendar import Period
from domain.meetings.commands import (
    AnnulMeeting,
    ApproveMinutes,
    CancelMeeting,
    HoldMeeting,
    MoveMeeting,
    PlanMeeting,
    RecordItem,
    ReportBack,
    StrikeItem,
)
from domain.meetings.words import Outcome, WhyAnnulled, WhyCancelled, WhyMoved, WhyStruck
from domain.obligations.commands import EstablishObligation
from domain.obligations.words import Receiver, obligation_id
from domain.terms import Body, Role
from domain.words import Source

CALENDAR_SET = date(2025, 1, 9)
GROUPS = ((Body.MANAGEMENT_GROUP, date(2025, 10, 14)), (Body.QUALITY_GROUP, date(2025, 11, 4)))
NEVER_HELD = date(2025, 12, 2)
BOARD_MEMBERS, GROUP_MEMBERS = 11, 7


def stories(world: World) -> Iterator[tuple[datetime, Iterator[Step]]]:
    start = office_moment(CALENDAR_SET, world.chance("meetings", "calendar"))
    halves = {period.end: period for period in half_years(world)}
    for end in ENDS:
        told_of = halves.get(end, Period(end.replace(day=1), end))
        if end in halves or (end + MEETING_AFTER < world.last and any(told_to_the_board(world, told_of))):
            yield start, board(world, told_of, start)
    for body, day in GROUPS:
        yield start, group(world, body, day, start)
    yield start, cancelled(world, start)
    yield start, planned_twice(world, start)


# ── The board ────────────────────────────────────────────────────────────────


def board(world: World, period: Period, start: datetime) -> Iterator[Step]:
    """The meeting that takes up what has ended: what the wheel asks for, item by item, and after a half-year what the
    board asks for."""
    half = period.months == 6
    case = world.case("meetings", f"board-{period.label if half else f'{period.end:%Y-%m}'}", start)
    day = working_day_from(period.end + MEETING_AFTER)
    papers = add_working_days(day, -8)
    moved = half and period.start.year == 2025 and period.start.month == 1
    first_day = add_working_days(day, -2) if moved else day
    yield case.step(secretary(case), PlanMeeting(body=Body.BOARD, day=first_day, papers_by=papers))
    if moved:
        case.until(papers)
        yield case.step(secretary(case), MoveMeeting(day=day, papers_by=papers, reason=WhyMoved.PAPERS_LATE))
    case.until(add_working_days(day, 1))
    present = case.chance.between(BOARD_MEMBERS // 2 + 1, BOARD_MEMBERS)
    yield case.step(secretary(case), HoldMeeting(present=present, members=BOARD_MEMBERS))
    yield from items(case, period) if half else rounds_told(case, period, None)
    case.until(add_working_days(day, case.chance.between(3, 7)))
    yield case.step(secretary(case), ApproveMinutes(day=case.day, announced_on=case.day))
    if not half:
        return
    told_of = working_day_from(day + timedelta(days=100))
    case.until(told_of)
    back = ReportBack(paragraph="§ 20", day=case.day, told_under="§ 31", comment=told(case.chance, texts.REPORTED))
    yield case.step(secretary(case), back)


def items(case: Case, period: Period) -> Iterator[Step]:
    """First what was entered under the wrong paragraph; then the analysis, the rounds, and an assignment."""
    wrong = RecordItem(paragraph="§ 1", title="Mötets öppnande", outcome=Outcome.NOTED)
    yield case.soon().step(secretary(case), wrong)
    yield case.soon().step(secretary(case), StrikeItem(paragraph="§ 1", reason=WhyStruck.WRONG_CONTENT))
    analysis = Source(register="analyses", record=case.world.id("analyses", period.label), version=1)
    yield from rounds_told(case, period, analysis)
    asked = RecordItem(
        paragraph="§ 20",
        title="Uppdrag om återkoppling",
        outcome=Outcome.DECIDED,
        concerns=analysis,
        assignment=told(case.chance, texts.ASSIGNED),
        responsible=case.post(Role.DIRECTOR).person,
        ready_by=case.day + timedelta(days=90),
    )
    yield case.soon().step(secretary(case), asked)


def rounds_told(case: Case, period: Period, analysis: Source | None) -> Iterator[Step]:
    """What the wheel has for the board, item by item."""
    for number, (command, first, last) in enumerate(told_to_the_board(case.world, period), start=2):
        item = RecordItem(
            paragraph=f"§ {number}",
            title=command.title,
            outcome=Outcome.NOTED,
            text=told(case.chance, texts.NOTED),
            concerns=analysis if number == 2 else None,
            obligation=obligation_id(command.id),
            first=first,
            last=last,
        )
        yield case.soon().step(secretary(case), item)


def told_to_the_board(world: World, period: Period) -> Iterator[tuple[EstablishObligation, date, date]]:
    """What the board's wheel has for it, of what ended on the last day of the period."""
    for command in established(world.data):
        if Receiver.BOARD in command.receivers:
            for first, last in rounds(command, (period.end,)):
                yield command, first, last


def secretary(case: Case) -> Actor:
    return case.post(Role.BOARD_SECRETARY)


# ── The groups, and what did not come to anything ────────────────────────────


def group(world: World, body: Body, day: date, start: datetime) -> Iterator[Step]:
    case = world.case("meetings", f"{body}-{day}", start)
    yield case.step(case.post(Role.QUALITY_DEVELOPER), PlanMeeting(body=body, day=day))
    case.until(add_working_days(day, 1))
    developer = case.post(Role.QUALITY_DEVELOPER)
    yield case.step(developer, HoldMeeting(present=case.chance.between(3, GROUP_MEMBERS), members=GROUP_MEMBERS))
    item = RecordItem(
        paragraph="1", title="Läget i kvalitetsarbetet", outcome=Outcome.NOTED, text=told(case.chance, texts.GROUP)
    )
    yield case.soon().step(developer, item)
    yield case.wait(3, 8).step(developer, ApproveMinutes(day=case.day))


def cancelled(world: World, start: datetime) -> Iterator[Step]:
    case = world.case("meetings", "cancelled", start)
    yield case.step(secretary(case), PlanMeeting(body=Body.BOARD, day=NEVER_HELD))
    case.until(add_working_days(NEVER_HELD, -6))
    yield case.step(secretary(case), CancelMeeting(reason=WhyCancelled.NOTHING_TO_DECIDE))


def planned_twice(world: World, start: datetime) -> Iterator[Step]:
    case = world.case("meetings", "twice", start)
    yield case.step(secretary(case), PlanMeeting(body=Body.BOARD, day=NEVER_HELD))
    yield case.soon().step(secretary(case), AnnulMeeting(reason=WhyAnnulled.DUPLICATE))
