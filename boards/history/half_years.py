"""Halvårsanalyserna – frozen on their Monday, written, reviewed, sent to the board, decided there and published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from boards.history.briefs import half_years
from boards.history.step import Entry, Freeze
from boards.history.texts import told
from boards.history.texts.half_years import CONCLUSIONS, PATTERNS
from boards.history.worktime import at, freezing_day, instant, working_day_from
from boards.history.world import Case, World
from domain.analyses import (
    AnnulAnalysis,
    DecideAnalysis,
    Organisation,
    Outcome,
    PublishAnalysis,
    ReviewAnalysis,
    SubmitAnalysis,
    WhyAnnulled,
    WriteAnalysis,
)
from domain.calendar import Period
from domain.terms import Body, Role
from domain.words import Decision

FROZEN_AT = 15
WRITTEN_AFTER = timedelta(days=32)
MEETING_AFTER = timedelta(days=71)
TWICE = "nacka"
"""The board where somebody freezes the first half-year twice by mistake."""


def freeze(case: Case, period: Period) -> Freeze:
    """By the quality developer, as the management group has decided."""
    by = case.post(Role.QUALITY_DEVELOPER)
    case.steps += 1
    return Freeze(
        instant(case.now),
        case.record,
        period.start.year,
        1 if period.start.month == 1 else 2,
        Organisation.THEN,
        Decision(body=Body.MANAGEMENT_GROUP, day=case.day),
        by.person,
        by.role,
        by.unit,
        f"{case.world.board}/{case.register}/{case.name}/{case.steps}",
    )


def analysis(world: World, period: Period) -> Iterator[Entry]:
    """The life of a half-year analysis."""
    case = world.case("analyses", period.label, at(freezing_day(period), FROZEN_AT))
    yield freeze(case, period)
    developer = case.post(Role.QUALITY_DEVELOPER)
    case.until(working_day_from(period.end + WRITTEN_AFTER))
    written = WriteAnalysis(patterns=told(case.chance, PATTERNS), conclusions=told(case.chance, CONCLUSIONS))
    yield case.step(developer, written)
    case.wait(3, 6)
    yield case.step(developer, ReviewAnalysis(decision=Decision(body=Body.MANAGEMENT_GROUP, day=case.day)))
    meeting = working_day_from(period.end + MEETING_AFTER)
    case.wait(3, 6)
    number = f"SN {case.day.year}-{case.chance.between(10, 9_999):05}"
    yield case.step(case.post(Role.DIRECTOR), SubmitAnalysis(meeting=meeting, diary_number=number))
    case.until(meeting)
    decision = Decision(body=Body.BOARD, day=meeting, paragraph=f"§ {case.chance.between(60, 120)}")
    outcome = case.chance.pick((Outcome.APPROVED, Outcome.NOTED))
    decided = DecideAnalysis(outcome=outcome, assignments=case.chance.between(0, 3), decision=decision)
    yield case.step(case.post(Role.BOARD_SECRETARY), decided)
    case.wait(1, 3)
    yield case.step(developer, PublishAnalysis(where="nämndens webbplats (påhittad)", day=case.day))


def frozen_twice(world: World, period: Period) -> Iterator[Entry]:
    """Drawn up a second time by mistake, and struck out."""
    case = world.case("analyses", f"{period.label}-twice", at(freezing_day(period), FROZEN_AT) + timedelta(minutes=20))
    yield freeze(case, period)
    case.soon()
    decision = Decision(body=Body.MANAGEMENT_GROUP, day=case.day)
    annulled = AnnulAnalysis(reason=WhyAnnulled.DUPLICATE, decision=decision)
    yield case.step(case.post(Role.QUALITY_DEVELOPER), annulled)


def analyses(world: World) -> Iterator[tuple[datetime, Iterator[Entry]]]:
    """Each half-year with the moment it is frozen."""
    for place, period in enumerate(half_years(world)):
        start = at(freezing_day(period), FROZEN_AT)
        yield start, analysis(world, period)
        if place == 0 and world.board == TWICE:
            yield start, frozen_twice(world, period)
