"""A whole year in each board: what its guideline says that it is owed, when, and that it was delivered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from uuid import UUID

import pytest

from boards import BOARDS
from boards.history import Freeze
from boards.history.wheel.obligations import ENDS
from boards.history.wheel.rounds import established, rounds
from domain import obligations
from domain.analyses import DecideAnalysis, PublishAnalysis, ReportKind
from domain.calendar import Period, last_of_month, local_day, moved
from domain.grammar import Command
from domain.meetings.commands import RecordItem
from domain.obligations.commands import CompleteRound, EstablishObligation, MissRound, PlanRound
from domain.obligations.words import Receiver, obligation_id
from domain.terms import Role
from tests.boards.telling import steps, told
from tests.spec import STAMP, Spec

EVERY_BOARD = pytest.mark.parametrize("board", BOARDS)
YEAR = 2025

REPORTS = {
    ("enkoping", "compilation.half_year"): ReportKind.HALF_YEAR,
    ("enkoping", "quality_report.yearly"): ReportKind.QUALITY_REPORT,
    ("enkoping", "accounts.quality_section"): ReportKind.QUALITY_REPORT,
    ("enkoping", "self_control.tertial"): ReportKind.TERTIAL,
    ("uppsala", "improvement.half_year"): ReportKind.HALF_YEAR,
    ("uppsala", "quality_report.yearly"): ReportKind.QUALITY_REPORT,
    ("nacka", "joint_analysis.yearly"): ReportKind.JOINT,
    ("nacka", "providers.yearly"): ReportKind.PROVIDERS,
}
"""The cadences of the guidelines that are answered by a report with figures, put to the board."""


@dataclass(frozen=True)
class Owed:
    """Something that is to be delivered: of which obligation, for which period."""

    obligation: EstablishObligation
    first: date
    last: date

    @property
    def of(self) -> tuple[UUID, date, date]:
        return obligation_id(self.obligation.id), self.first, self.last

    def __str__(self) -> str:
        return f"{self.obligation.id} {self.first}–{self.last}"


@cache
def owed(board: str) -> tuple[Owed, ...]:
    """All that comes round in the year, by the board's own wheel."""
    ends = tuple(end for end in ENDS if end.year == YEAR)
    commands = established(BOARDS[board])
    return tuple(Owed(one, first, last) for one in commands for first, last in rounds(one, ends))


def done(board: str) -> dict[tuple[UUID, date, date], tuple[date, str]]:
    """What was delivered, or said not to be, by period: the day and how."""
    found: dict[tuple[UUID, date, date], tuple[date, str]] = {}
    for step in steps(board):
        day, command = local_day(step.at), step.command
        match command:
            case RecordItem(obligation=UUID() as obligation, first=date() as first, last=date() as last):
                found[obligation, first, last] = day, "meeting"
            case CompleteRound():
                found[step.record, command.first, command.last] = command.day, "done"
            case MissRound():
                found[step.record, command.first, command.last] = day, "missed"
    return found


ITS_OWN_REGISTER = "law.non_executed"
"""What is reported of decisions that are not executed is followed in the register of those."""


@EVERY_BOARD
def test_a_whole_year_by_the_guideline(board: str) -> None:
    """Ett helt år efter riktlinjen: varje uppgift kommer så ofta som den säger, har sin dag, och är gjord när året är
    slut; ingen kommer en gång till."""
    for command in established(BOARDS[board]):
        year = command.since.year + 1
        ends = [last_of_month(date(year, month, 1)) for month in range(1, 13)]
        spec = Spec(obligations.REGISTER, stamp=replace(STAMP, at=noon(command.since), role=Role.QUALITY_DEVELOPER))
        spec = accepted(spec, command)
        turns = list(rounds(command, tuple(ends)))
        assert len(turns) == len(command.months), command.id
        for first, last in turns:
            on = moved(last + timedelta(days=60))
            spec = accepted(spec.stamped(replace(STAMP, at=noon(last))), PlanRound(first=first, last=last, on=on))
            (planned,) = (one for one in spec.state.rounds if one.last == last)
            assert planned.by == on and planned.open
            spec = accepted(spec.stamped(replace(STAMP, at=noon(on))), CompleteRound(first=first, last=last, day=on))
        assert not any(one.open or one.late for one in spec.state.rounds)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 11, tzinfo=UTC)


def accepted(spec: Spec, command: Command) -> Spec:
    answer = spec.when(command)
    assert answer.refusal is None, answer.refusal
    return spec.given(*answer.events)


@EVERY_BOARD
def test_each_guideline_has_its_own_year(board: str) -> None:
    """Varje nämnd har sitt eget år: så många gånger som riktlinjen säger, varken fler eller färre."""
    for one in BOARDS[board].cadences:
        (command,) = (each for each in established(BOARDS[board]) if each.id == one.value.id)
        held = command.since <= date(YEAR, 1, 31)
        times = sum(each.obligation.id == one.value.id for each in owed(board))
        assert times == (len(one.value.months) if held else 0), one.value.id


@EVERY_BOARD
def test_what_is_owed_is_planned_and_delivered_or_said_to_be_missed(board: str) -> None:
    """Det som ska göras under året är planerat, och blev gjort eller har ett skäl till att det inte blev det."""
    commands = ((step.record, step.command) for step in steps(board))
    planned = {(record, one.first, one.last) for record, one in commands if isinstance(one, PlanRound)}
    wanted = [one for one in owed(board) if not one.obligation.id.startswith(ITS_OWN_REGISTER)]
    assert [str(one) for one in wanted if one.of not in planned] == []
    assert [str(one) for one in wanted if one.of not in done(board)] == []


@EVERY_BOARD
def test_what_the_board_is_owed_is_told_at_its_meetings(board: str) -> None:
    """Det nämnden ska ha får den vid ett sammanträde, efter periodens slut och inom ett kvartal."""
    for one in owed(board):
        if Receiver.BOARD in one.obligation.receivers:
            day, how = done(board)[one.of]
            assert how == "meeting" and 0 < (day - one.last).days <= 92, str(one)


@pytest.mark.parametrize(("board", "cadence"), REPORTS)
def test_what_is_a_report_is_frozen_decided_and_published(board: str, cadence: str) -> None:
    """Det som är en rapport med siffror är fryst efter periodens slut, behandlat av nämnden och publicerat."""
    ended = {step.record: {type(step.command)} for step in steps(board) if step.register == "analyses"}
    for step in steps(board):
        if step.register == "analyses":
            ended[step.record].add(type(step.command))
    made = {(one.kind, one.period): one for one in told(board) if isinstance(one, Freeze)}
    for one in owed(board):
        if one.obligation.id == cadence:
            frozen = made[REPORTS[board, cadence], Period(one.first, one.last)]
            assert local_day(frozen.at) > one.last
            assert {DecideAnalysis, PublishAnalysis} <= ended[frozen.record], str(one)


def test_enkoping_has_both_of_its_sentences() -> None:
    """Enköping sammanställer både en gång om året och två gånger om året, för riktlinjen säger båda."""
    times = [one.obligation.id for one in owed("enkoping")]
    assert (times.count("compilation.yearly"), times.count("compilation.half_year")) == (1, 2)


def test_uppsala_is_told_of_lex_sarah_continuously() -> None:
    """Uppsalas nämnd får veta om lex Sarah fortlöpande, och varje kvartal med siffror och effekter."""
    (command,) = (one for one in established(BOARDS["uppsala"]) if one.id == "lex_sarah.continuous")
    assert len(command.months) == 12 and Receiver.BOARD in command.receivers
    quarters = {one.period for one in told("uppsala") if isinstance(one, Freeze) and one.kind is ReportKind.LEX_SARAH}
    assert {Period.quarter(YEAR, n) for n in (1, 2, 3, 4)} <= quarters
