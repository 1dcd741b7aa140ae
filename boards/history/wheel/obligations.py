"""Årshjulet förs in, planeras och följs – and where two sentences of a guideline disagree, both say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from boards.contradictions import CONTRADICTIONS
from boards.history.step import Step
from boards.history.texts import told
from boards.history.texts import wheel as texts
from boards.history.wheel.rounds import established, rounds
from boards.history.worktime import office_moment, working_day_from
from boards.history.world import Case, World
from domain.calendar import add_months, last_of_month
from domain.obligations.commands import (
    AnnulObligation,
    ChangeObligation,
    CompleteRound,
    EndObligation,
    EstablishObligation,
    MissRound,
    NoteConflict,
    PlanRound,
    SettleConflict,
    StrikeRound,
)
from domain.obligations.words import Receiver, WhyAnnulled, WhyEnded, WhyMissed, WhyStruck, obligation_id
from domain.terms import Role

ENTERED = date(2025, 1, 14)
ENDS = tuple(last_of_month(add_months(date(2025, 1, 1), month)) for month in range(18))
"""The last day of every month from the first one on: what comes round does so on one of them."""
DUE_AFTER = timedelta(days=71)
"""The days after a period when the board meets that is told of it."""


def stories(world: World) -> Iterator[tuple[datetime, Iterator[Step]]]:
    for number, command in enumerate(established(world.data)):
        day = working_day_from(max(ENTERED, command.since) + timedelta(days=number // 5))
        start = office_moment(day, world.chance("obligations", command.id, "begun"))
        yield start, obligation(world, command, start, number)
    start = office_moment(working_day_from(ENTERED + timedelta(days=1)), world.chance("obligations", "wrong"))
    yield start, never_a_duty(world, start)


def obligation(world: World, command: EstablishObligation, start: datetime, number: int) -> Iterator[Step]:
    """Entered, planned round by round, done or missed; what the board is told is completed by its meeting."""
    case = world.case("obligations", command.id, start, obligation_id(command.id))
    yield case.step(case.post(Role.QUALITY_DEVELOPER), command)
    if world.board == "enkoping":
        yield from contradicted(case, command)
    if command.id == "law.log_review":
        yield from sharpened(case, command)
    if Receiver.BOARD not in command.receivers and not command.id.startswith("law.non_executed"):
        yield from followed(case, command, number)
    elif Receiver.BOARD in command.receivers:
        for first, last in rounds(command, ENDS):
            yield from planned(case, first, last)
    if command.id == "law.non_executed_statistics":
        case.until(date(2026, 6, 9))
        ended = EndObligation(until=case.day, reason=WhyEnded.REPLACED)
        yield case.step(case.post(Role.BOARD_SECRETARY), ended)


def planned(case: Case, first: date, last: date) -> Iterator[Step]:
    """In good time, by the secretary who has the calendar."""
    case.until(last - timedelta(days=110))
    on = working_day_from(last + DUE_AFTER)
    yield case.step(case.post(Role.BOARD_SECRETARY), PlanRound(first=first, last=last, on=on))


def followed(case: Case, command: EstablishObligation, number: int) -> Iterator[Step]:
    """What others than the board are told of: done some weeks after, now and then not at all."""
    for turn, (first, last) in enumerate(rounds(command, ENDS)):
        yield from planned(case, first, last)
        case.until(last + timedelta(days=30 + 9 * (number % 4)))
        developer = case.post(Role.QUALITY_DEVELOPER)
        if (number + turn) % 5 == 4:
            missed = MissRound(
                first=first, last=last, reason=WhyMissed.NO_TIME, comment=told(case.chance, texts.MISSED)
            )
            yield case.step(developer, missed)
            continue
        done = CompleteRound(first=first, last=last, day=case.day, comment=told(case.chance, texts.DONE))
        yield case.step(developer, done)
        if number % 4 == 1 and turn == 0:
            strike = StrikeRound(first=first, last=last, reason=WhyStruck.BY_MISTAKE)
            yield case.soon().step(developer, strike)
            yield case.wait(2, 5).step(developer, replace(done, day=case.day))


# ── Two sentences ────────────────────────────────────────────────────────────

AGAINST = {"compilation.half_year": "compilation.yearly", "lex_sarah.count": "compilation.yearly"}


def contradicted(case: Case, command: EstablishObligation) -> Iterator[Step]:
    """Once a year in one place, twice in another: nobody has chosen; what is counted for lex Sarah has been read."""
    against = AGAINST.get(command.id)
    if against is None:
        return
    case.wait(3, 5)
    question = CONTRADICTIONS[0].issue
    developer = case.post(Role.QUALITY_DEVELOPER)
    yield case.step(developer, NoteConflict(against=obligation_id(against), question=question))
    if command.id == "lex_sarah.count":
        case.wait(10, 20)
        settled = SettleConflict(against=obligation_id(against), settlement=texts.BOTH_ARE_DONE)
        yield case.step(developer, settled)


# ── Put right ────────────────────────────────────────────────────────────────


def sharpened(case: Case, command: EstablishObligation) -> Iterator[Step]:
    """The reviewer of logs is to tell the management group of it."""
    case.wait(30, 60)
    changed = ChangeObligation(
        title=command.title,
        kind=command.kind,
        frequency=command.frequency,
        receivers=(Receiver.MANAGEMENT_GROUP,),
        roles=command.roles,
        demand=command.demand,
        since=case.day,
        reason=told(case.chance, texts.CHANGED),
    )
    yield case.step(case.post(Role.QUALITY_DEVELOPER), changed)


def never_a_duty(world: World, start: datetime) -> Iterator[Step]:
    """Somebody enters what is another board's, and strikes it out."""
    name = "wrong.schools"
    case = world.case("obligations", name, start, obligation_id(name))
    command = EstablishObligation(
        id=name,
        title="Elevhälsans patientsäkerhetsberättelse",
        kind=established(world.data)[0].kind,
        demand="patient-safety-report",
        since=date(2025, 1, 1),
    )
    developer = case.post(Role.QUALITY_DEVELOPER, 1)
    yield case.step(developer, command)
    yield case.wait(1, 2).step(developer, AnnulObligation(reason=WhyAnnulled.WRONG_BOARD))
