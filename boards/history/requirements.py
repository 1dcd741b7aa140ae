"""Kravens livsöden – entered from the guideline, mapped, gone through, amended, replaced while the years go by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from boards.history.step import Actor, Step
from boards.history.telling import Beginning
from boards.history.texts import told
from boards.history.worktime import office_moment, working_day_from
from boards.history.world import Case, World
from boards.requirements import REQUIREMENTS, SINCE_2025, SOL_2025, BoardRequirement, act
from domain.requirements.commands import (
    AmendRequirement,
    AnnulRequirement,
    BeginRequirement,
    CorrectRequirement,
    EnterRequirement,
    MapRequirement,
    RepealRequirement,
    ReplaceRequirement,
    ReviewRequirement,
)
from domain.requirements.words import Area, Fulfilled, Kind, Part, WhyAnnulled
from domain.terms import Role
from domain.words import Decision

GONE_THROUGH = (
    "Kraven återfinns i processer och rutiner, och rutinerna följs.",
    "Rutinerna finns men behöver göras kända för nya medarbetare.",
    "En rutin hänvisar till den äldre lydelsen och ska skrivas om.",
)
HANDLING = "handlaggning"
Story = Callable[["Demand"], Iterator[Step]]
MAPPED_AFTER = timedelta(days=150)
"""By then the processes that answer to the requirements have been described."""


@dataclass
class Demand:
    """A requirement while it is told."""

    case: Case
    about: BoardRequirement

    def developer(self) -> Actor:
        return self.case.post(Role.QUALITY_DEVELOPER)


def enter(demand: Demand, citation: str | None = None) -> Iterator[Step]:
    about = demand.about
    command = EnterRequirement(
        title=about.title,
        citation=citation or about.citation,
        kind=about.kind,
        area=about.area,
        valid_from=about.valid_from,
        verified=about.verified,
        origin_of_fact=about.origin,
    )
    yield demand.case.step(demand.developer(), command)


def say_what_answers(demand: Demand) -> Iterator[Step]:
    """The parts of the system; to the Social Services Act also the process of handling cases."""
    case, about = demand.case, demand.about
    case.until(case.world.first + MAPPED_AFTER).wait(1, 20)
    processes = (case.world.id("processes", HANDLING),) if about.slug == SOL_2025 else ()
    command = MapRequirement(parts=about.parts, processes=processes, duties=about.duties)
    yield case.step(demand.developer(), command)


def go_through(demand: Demand) -> Iterator[Step]:
    case = demand.case.wait(40, 120)
    found = case.chance.weighted({Fulfilled.YES: 5, Fulfilled.PARTLY: 3})
    by = demand.developer()
    yield case.step(by, ReviewRequirement(fulfilled=found, conclusions=told(case.chance, GONE_THROUGH)))


# ── The stories ──────────────────────────────────────────────────────────────


def kept(demand: Demand) -> Iterator[Step]:
    """Named by the guideline; those that the system answers to are mapped and gone through."""
    yield from enter(demand)
    if demand.about.parts:
        yield from say_what_answers(demand)
        yield from go_through(demand)


def replaced(demand: Demand) -> Iterator[Step]:
    """Replaced already when the guideline was read, or while the history goes on."""
    yield from enter(demand)
    case, about = demand.case, demand.about
    assert about.later is not None and about.since is not None
    case.until(max(about.since + timedelta(days=1), case.world.first + timedelta(days=40))).wait(0, 5)
    later = case.world.id("requirements", about.later)
    yield case.step(demand.developer(), ReplaceRequirement(replaced_by=later, since=about.since))


def coming(demand: Demand) -> Iterator[Step]:
    """The Social Services Act of 2025: entered before its day, begun on it, amended from the next new year."""
    yield from enter(demand)
    case = demand.case.until(SINCE_2025)
    yield case.step(demand.developer(), BeginRequirement())
    yield from say_what_answers(demand)
    yield from go_through(demand)
    case.until(date(2026, 1, 2)).wait(0, 5)
    command = AmendRequirement(
        amendment="SFS 2025:1299",
        since=date(2026, 1, 1),
        meaning="Kommunen ska anmäla brister i tillståndspliktig verksamhet till tillsynsmyndigheten.",
    )
    yield case.step(demand.developer(), command)
    yield from go_through(demand)


def repealed(demand: Demand) -> Iterator[Step]:
    """A decision of the board's own, for a time."""
    yield from enter(demand)
    case = demand.case.wait(90, 150)
    yield case.step(demand.developer(), RepealRequirement(since=case.day))


def put_right(demand: Demand) -> Iterator[Step]:
    about = demand.about
    yield from enter(demand, citation="numret saknas")
    case = demand.case.soon()
    command = CorrectRequirement(
        reason="Numret saknades.",
        title=about.title,
        citation=about.citation,
        kind=about.kind,
        area=about.area,
        valid_from=about.valid_from,
        verified=about.verified,
        origin_of_fact=about.origin,
    )
    yield case.step(demand.developer(), command)


def entered_twice(demand: Demand) -> Iterator[Step]:
    yield from enter(demand)
    case = demand.case.soon()
    by = demand.developer()
    decision = Decision(person=by.person, day=case.day)
    yield case.step(by, AnnulRequirement(reason=WhyAnnulled.DUPLICATE, decision=decision))


def decision(slug: str, title: str) -> BoardRequirement:
    """A decision that is made up, like all that the demonstration's boards decide for themselves."""
    return act(
        slug,
        f"{title} (påhittat)",
        "nämndens beslut",
        "påhittat",
        Area.GENERAL,
        kind=Kind.DECISION,
        parts=(Part.RESPONSIBILITY,),
    )


MADE_UP = (
    (decision("besok", "Tillfälligt beslut om besökstider"), repealed),
    (decision("mal", "Mål om väntetid"), put_right),
    (decision("mal-igen", "Mål om väntetid"), entered_twice),
)


def beginnings(world: World) -> Iterator[Beginning]:
    """What the guideline names, in the first weeks; what replaces something is there before it does."""
    for place, about in enumerate(REQUIREMENTS[world.board]):
        story = coming if about.slug == SOL_2025 else replaced if about.later else kept
        yield beginning(world, about, story, place)
    for place, (about, story) in enumerate(MADE_UP):
        yield beginning(world, about, story, 20 + place)


def beginning(world: World, about: BoardRequirement, story: Story, place: int) -> Beginning:
    start = office_moment(
        working_day_from(world.first + timedelta(days=6 + place // 2)), world.chance("requirements", about.slug)
    )
    return Beginning(start, partial(story, Demand(world.case("requirements", about.slug, start), about)))
