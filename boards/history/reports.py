"""Analyserna och rapporterna – frozen on their Monday, written, read by another, kept, sent to the board, published.

Each board makes the kinds that its guideline asks for: the half-years in all three; in Enköping the self-controls each
tertial and a quality report; in Uppsala lex Sarah each quarter and a quality report; in Nacka a joint analysis and a
report on its providers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from boards.history.briefs import half_years
from boards.history.step import Actor, Entry, Freeze, Keep
from boards.history.texts import told
from boards.history.texts.reports import CONCLUSIONS, PATTERNS, SECTIONS
from boards.history.worktime import at, freezing_day, instant, working_day_from
from boards.history.world import Case, World
from domain.analyses import (
    AnnulAnalysis,
    DecideAnalysis,
    Organisation,
    Outcome,
    PublishAnalysis,
    ReleaseText,
    ReportKind,
    ReviewAnalysis,
    SubmitAnalysis,
    WhyAnnulled,
    WriteAnalysis,
    WriteSection,
)
from domain.analyses.kinds import KINDS
from domain.calendar import Period
from domain.terms import Body, Role
from domain.words import Decision

FROZEN_AT = 15
WRITTEN_AFTER = timedelta(days=32)
MEETING_AFTER = timedelta(days=71)
TWICE = "nacka"
"""The board where somebody freezes the first half-year twice by mistake."""

OTHERS: Mapping[str, tuple[tuple[ReportKind, Period], ...]] = {
    "enkoping": (
        *((ReportKind.TERTIAL, Period.tertial(2025, n)) for n in (1, 2, 3)),
        (ReportKind.TERTIAL, Period.tertial(2026, 1)),
        (ReportKind.QUALITY_REPORT, Period.year(2025)),
    ),
    "uppsala": (
        *((ReportKind.LEX_SARAH, Period.quarter(2025, n)) for n in (1, 2, 3, 4)),
        *((ReportKind.LEX_SARAH, Period.quarter(2026, n)) for n in (1, 2)),
        (ReportKind.QUALITY_REPORT, Period.year(2025)),
    ),
    "nacka": ((ReportKind.JOINT, Period.year(2025)), (ReportKind.PROVIDERS, Period.year(2025))),
}
"""What each board makes besides the half-years."""


def key(case: Case) -> str:
    case.steps += 1
    return f"{case.world.board}/{case.register}/{case.name}/{case.steps}"


def freeze(case: Case, kind: ReportKind, period: Period) -> Freeze:
    """By the quality developer, as the management group has decided."""
    by = case.post(Role.QUALITY_DEVELOPER)
    decision = Decision(body=Body.MANAGEMENT_GROUP, day=case.day)
    moment = instant(case.now)
    return Freeze(
        moment, case.record, kind, period, Organisation.THEN, decision, by.person, by.role, by.unit, key(case)
    )


def keep(case: Case, by: Actor) -> Keep:
    return Keep(instant(case.now), case.record, by.person, by.role, by.unit, key(case))


def written(case: Case, kind: ReportKind, period: Period) -> Iterator[Entry]:
    """What the figures show, section by section; then somebody else reads it."""
    developer = case.post(Role.QUALITY_DEVELOPER)
    case.until(working_day_from(period.end + WRITTEN_AFTER))
    write = WriteAnalysis(patterns=told(case.chance, PATTERNS), conclusions=told(case.chance, CONCLUSIONS))
    yield case.step(developer, write)
    for section in KINDS[kind].sections:
        case.soon()
        yield case.step(developer, WriteSection(section=section, text=told(case.chance, SECTIONS[section])))
    case.wait(1, 2)
    yield case.step(case.post(Role.DIRECTOR), ReleaseText())


def report(world: World, kind: ReportKind, period: Period, start: datetime) -> Iterator[Entry]:
    """The life of a report, to the board and out."""
    name = period.label if kind is ReportKind.HALF_YEAR else f"{kind.value}-{period.label}"
    case = world.case("analyses", name, start)
    yield freeze(case, kind, period)
    yield from written(case, kind, period)
    developer = case.post(Role.QUALITY_DEVELOPER)
    case.wait(2, 4)
    yield case.step(developer, ReviewAnalysis(decision=Decision(body=Body.MANAGEMENT_GROUP, day=case.day)))
    case.soon()
    yield keep(case, developer)
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


def frozen_twice(world: World, period: Period, start: datetime) -> Iterator[Entry]:
    """Drawn up a second time by mistake, and struck out."""
    case = world.case("analyses", f"{period.label}-twice", start)
    yield freeze(case, ReportKind.HALF_YEAR, period)
    case.soon()
    decision = Decision(body=Body.MANAGEMENT_GROUP, day=case.day)
    annulled = AnnulAnalysis(reason=WhyAnnulled.DUPLICATE, decision=decision)
    yield case.step(case.post(Role.QUALITY_DEVELOPER), annulled)


def reports(world: World) -> Iterator[tuple[datetime, Iterator[Entry]]]:
    """Each report with the moment its figures are frozen; of those that have time to begin."""
    for place, period in enumerate(half_years(world)):
        start = at(freezing_day(period), FROZEN_AT)
        yield start, report(world, ReportKind.HALF_YEAR, period, start)
        if place == 0 and world.board == TWICE:
            again = start + timedelta(minutes=20)
            yield again, frozen_twice(world, period, again)
    for kind, period in OTHERS[world.board]:
        if period.end + timedelta(days=31) <= world.last:
            start = at(freezing_day(period), FROZEN_AT) + timedelta(minutes=40)
            yield start, report(world, kind, period, start)
