"""Målen förs in – the municipality's and the board's under them, decided; a unit's own; and what was put right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from boards.history.step import Step
from boards.history.telling import Beginning
from boards.history.texts import plans as texts
from boards.history.worktime import office_moment
from boards.history.world import World
from domain.board import DecideCadences
from domain.goals.commands import (
    AnnulGoal,
    CorrectGoal,
    DecideGoal,
    DecideOperationalGoal,
    EndCouncilGoal,
    EnterCouncilGoal,
    NameGoalCriteria,
    ProposeGoal,
    RetireGoal,
    ReviseGoal,
)
from domain.goals.words import CouncilDecision, GoalLevel, WhyAnnulled
from domain.terms import Body, Role
from domain.words import Decision

ENTERED = date(2025, 1, 20)
OWN_BEGUN, OWN_CHANGED, OWN_ENDED = date(2025, 2, 5), date(2026, 1, 14), date(2026, 6, 11)
ASSUMED = DecideGoal(
    since=date(2025, 1, 1),
    until=date(2027, 12, 31),
    decision=Decision(body=Body.BOARD, day=date(2024, 12, 17), paragraph="Dag och paragraf okända (antagna)"),
)


@dataclass(frozen=True, slots=True)
class Branch:
    """A goal of the municipality and the board's under it, each with the name of its record."""

    name: str
    title: str
    strategic: tuple[tuple[str, str], ...]


INVENTED: tuple[Branch, ...] = (
    Branch(
        "1",
        "En trygg kommun att leva i (påhittat)",
        (("1.1", "Stödet ges i tid (påhittat)"), ("1.2", "Den enskilde är delaktig (påhittat)")),
    ),
    Branch("2", "En hållbar ekonomi (påhittat)", (("2.1", "Verksamheten ryms inom budgeten (påhittat)"),)),
)
FOLLOWED: Mapping[str, Mapping[str, str]] = {
    "nacka": {
        "1.3": "authority.participation",
        "1.5": "authority.legal_certainty",
        "1.6": "authority.accessibility",
        "3.1": "authority.choice",
    }
}
FOLLOWED_ELSEWHERE: Mapping[str, str] = {"1.2": "assumed.participation"}
"""Which criterion follows up which goal."""


def branches(world: World) -> tuple[Branch, ...]:
    """The goals of the guideline where it has any, else invented ones."""
    return (
        tuple(
            Branch(
                f"{place}", aim.title, tuple((f"{place}.{n}", one.text) for n, one in enumerate(aim.strategic, start=1))
            )
            for place, aim in enumerate(world.data.aims, start=1)
        )
        or INVENTED
    )


def measured(world: World) -> Mapping[str, str]:
    """The goals that are followed up by a criterion, the first of them by one that is asked each half-year."""
    return FOLLOWED.get(world.board, FOLLOWED_ELSEWHERE)


def decided(world: World) -> DecideGoal:
    """With the guideline that the goals stand in; what is invented, before there was a book."""
    if not world.data.aims:
        return ASSUMED
    whole = next(one for one in world.data.settings if isinstance(one, DecideCadences))
    return DecideGoal(since=whole.since, decision=whole.decision)


def beginnings(world: World) -> Iterator[Beginning]:
    start = office_moment(ENTERED, world.chance("goals", "entered"))
    yield Beginning(start, partial(entered, world, start))
    start = office_moment(OWN_BEGUN, world.chance("goals", "own"))
    yield Beginning(start, partial(the_units_own, world, start))
    start = office_moment(OWN_BEGUN + timedelta(days=1), world.chance("goals", "wrong"))
    yield Beginning(start, partial(put_right, world, start))


def entered(world: World, now: datetime) -> Iterator[Step]:
    """Each goal of the municipality, then the board's under it, as they were decided before the book."""
    holds = decided(world)
    for branch in branches(world):
        above = world.case("goals", branch.name, now)
        developer = above.post(Role.QUALITY_DEVELOPER)
        council = EnterCouncilGoal(title=branch.title, since=holds.since, council=CouncilDecision())
        yield above.step(developer, council)
        now = above.soon().now
        for name, title in branch.strategic:
            goal = world.case("goals", name, now)
            proposed = ProposeGoal(level=GoalLevel.STRATEGIC, title=title, parent=above.record)
            yield goal.step(developer, proposed)
            yield goal.soon().step(goal.post(Role.BOARD_SECRETARY), holds)
            if criterion := measured(world).get(name):
                followed = NameGoalCriteria(criteria=(world.id("criteria", criterion),))
                yield goal.soon().step(developer, followed)
            now = goal.soon().now


def the_units_own(world: World, start: datetime) -> Iterator[Step]:
    """A manager breaks a goal of the board's down, changes it after a year, and lets it go."""
    unit = world.cast.staffed[2]
    case = world.case("goals", "own", start)
    proposed = ProposeGoal(
        level=GoalLevel.OPERATIONAL,
        title="Alla som söker stöd får svar inom en vecka (påhittat)",
        parent=world.id("goals", branches(world)[0].strategic[0][0]),
        unit=world.cast.unit(unit),
    )
    yield case.step(case.manager(unit), proposed)
    by = case.wait(1, 4).manager(unit)
    yield case.step(by, DecideOperationalGoal(since=case.day, decision=Decision(person=by.person, day=case.day)))
    by = case.until(OWN_CHANGED).manager(unit)
    changed = ReviseGoal(
        title="Alla som söker stöd får svar inom tre dagar (påhittat)",
        since=case.day,
        decision=Decision(person=by.person, day=case.day),
    )
    yield case.step(by, changed)
    by = case.until(OWN_ENDED).manager(unit)
    yield case.step(by, RetireGoal(until=case.day, decision=Decision(person=by.person, day=case.day)))


def put_right(world: World, start: datetime) -> Iterator[Step]:
    """A goal entered twice and struck out; one of the municipality's put right, and let go by the council."""
    twice = world.case("goals", "twice", start)
    developer = twice.post(Role.QUALITY_DEVELOPER, 1)
    name, title = branches(world)[0].strategic[0]
    yield twice.step(developer, ProposeGoal(level=GoalLevel.STRATEGIC, title=title))
    yield twice.soon().step(developer, AnnulGoal(reason=WhyAnnulled.DUPLICATE))
    case = world.case("goals", "ended", twice.soon().now)
    council = CouncilDecision(day=date(2023, 11, 20), paragraph="§ 187 (påhittad)")
    since, until = date(2024, 1, 1), date(2025, 12, 31)
    yield case.step(developer, EnterCouncilGoal(title="En kommun nära alla (påhittat)", since=since, council=council))
    corrected = CorrectGoal(title="En kommun nära alla invånare (påhittat)", reason=texts.CORRECTED)
    yield case.soon().step(developer, corrected)
    case.until(date(2025, 12, 18))
    ended = EndCouncilGoal(until=until, council=CouncilDecision(day=date(2025, 11, 24), paragraph="§ 203 (påhittad)"))
    yield case.step(case.post(Role.BOARD_SECRETARY), ended)
