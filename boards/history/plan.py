"""Hur mycket som händer – the volumes of each board, and all the stories that make up its history.

The proportions are those of a middle-sized board with individual and family care only: for each thousand deviations
a year 250 views and complaints, 55 risk analyses, 275 risks and as many revisions of documents. The default is a
sixth of that for the largest board and less for the others; `scale` gives more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from boards.history import (
    actions,
    attached,
    briefs,
    check_up,
    competence,
    deviations,
    external_reviews,
    external_statistics,
    incidents,
    lex_sarah,
    non_executed,
    participation,
    peer_reviews,
    reminders,
    risk_analyses,
    risks,
    self_controls,
    suggestions,
    surveys,
    views,
)
from boards.history.briefs import Brief
from boards.history.changes import CHANGES
from boards.history.collaboration import beginnings as collaboration
from boards.history.criteria import criteria
from boards.history.documents import guidelines, lives, made_known
from boards.history.organisation import organisation
from boards.history.plans import beginnings as plans
from boards.history.providers import beginnings as providers
from boards.history.reports import reports
from boards.history.requirements import beginnings as requirements
from boards.history.step import Step
from boards.history.telling import Beginning
from boards.history.texts import Theme
from boards.history.texts.risks import DANGERS, OCCASIONS, Danger, Occasion
from boards.history.texts.routines import SUBJECTS
from boards.history.wheel import wheel
from boards.history.worktime import at, office_moment, working_day_from
from boards.history.world import REORGANISATION, World
from domain.documents.commands import PlanReview
from domain.risk_analyses.words import Trigger
from domain.terms import Role


@dataclass(frozen=True, slots=True)
class Volume:
    """How much there is of each in a year at scale one; routines in all."""

    deviations: float
    views: float
    risk_analyses: float
    risks: float
    routines: int


VOLUMES = {
    "enkoping": Volume(48, 14, 4, 10, 9),
    "uppsala": Volume(170, 48, 10, 32, 26),
    "nacka": Volume(48, 14, 4, 10, 9),
}


def beginnings(world: World) -> Iterator[Beginning]:
    """Every story of the history, with its beginning."""
    much = VOLUMES[world.board]
    yield Beginning(at(world.first, 0), partial(iter, organisation(world)))
    for start, story in (*reports(world), *guidelines.guidelines(world)):
        yield Beginning(start, partial(iter, story))
    for start, story in (*criteria(world), *wheel(world), *competence.stories(world)):
        yield Beginning(start, partial(iter, story))
    reported = briefs.deviations(world, deviations.SHARES, much.deviations)
    for one in reported:
        yield Beginning(one.start, partial(deviations.deviation, world, one))
    voices = briefs.views(world, views.OPINIONS, views.COMPLAINTS, much.views)
    for voice in voices:
        yield Beginning(voice.start, partial(views.view, world, voice))
    for danger in dangers(world, much.risks):
        yield Beginning(danger.start, partial(risks.risk, world, danger))
    for occasion in (*occasions(world, much.risk_analyses, reported), *before_changes(world)):
        yield Beginning(occasion.start, partial(risk_analyses.risk_analysis, world, occasion))
    for subject in routines(world, much.routines):
        yield Beginning(subject.start, partial(lives.routine, world, subject))
    yield from self_controls.beginnings(world)
    yield from peer_reviews.beginnings(world)
    yield from surveys.beginnings(world)
    yield from external_statistics.beginnings(world)
    yield from requirements(world)
    yield from plans(world)
    yield from providers(world)
    yield from made_known.beginnings(world)
    yield from collaboration(world, reported, list(routines(world, much.routines)))
    yield from actions.beginnings(world, much.deviations, reported, voices)
    yield from suggestions.beginnings(world, much.deviations)
    yield from participation.beginnings(world, much.deviations)
    yield from external_reviews.beginnings(world, reported)
    yield from attached.beginnings(world)
    yield from lex_sarah.beginnings(world)
    yield from incidents.beginnings(world)
    yield from non_executed.beginnings(world)
    yield from check_up.beginnings(world)
    yield from reminders.beginnings(world)
    yield Beginning(world.end, lambda: iter([closing(world)]))


def closing(world: World) -> Step:
    """The last step of every history, by which one that has been entered to its end is known."""
    document = world.data.documents[0]
    case = world.case("documents", f"{document.slug}-last", world.end, world.id("documents", document.slug))
    planned = PlanReview(review_on=world.last + timedelta(days=180))
    return case.step(case.post(Role.QUALITY_DEVELOPER), planned)


# ── Risks ────────────────────────────────────────────────────────────────────

NEVER_LET_GO = ("accepted", "high_and_common")


def dangers(world: World, yearly: float) -> Iterator[Brief[Danger]]:
    """Risks that somebody saw; those merged go into one that is still followed."""
    number = briefs.volume(world, yearly)
    chance = world.chance("briefs", "risks")
    kinds = chance.deal(risks.SHARES, number)
    followed = None
    for index, (start, kind) in enumerate(zip(briefs.starts(world, "risks", number), kinds, strict=True), start=1):
        other = followed if kind == "merged" else None
        yield Brief(f"{index}", kind, start, briefs.place(world, chance), chance.pick(DANGERS), other=other)
        if kind in NEVER_LET_GO:
            followed = f"{index}"


def occasions(world: World, yearly: float, reported: Sequence[Brief[Theme]]) -> Iterator[Brief[Occasion]]:
    """Risk analyses; one that is made because of something that happened says which deviation."""
    number = briefs.volume(world, yearly)
    chance = world.chance("briefs", "risk_analyses")
    kinds = chance.deal(risk_analyses.SHARES, number)
    for index, (start, kind) in enumerate(zip(briefs.starts(world, "risk_analyses", number), kinds, strict=True)):
        about = chance.pick(OCCASIONS)
        earlier = [one.name for one in reported if one.start < start]
        other = earlier[-1] if about.trigger is Trigger.EVENT and earlier else None
        yield Brief(f"{index + 1}", kind, start, briefs.place(world, chance), about, other=other)


def before_changes(world: World) -> Iterator[Brief[Occasion]]:
    """The analyses that the first reorganisation and a new routine rest on."""
    change = CHANGES[world.board][0]
    chance = world.chance("briefs", "before changes")
    name = world.units[change.unit].name
    reorganisation = Occasion(
        title=f"Flytt av {name} till en annan avdelning",
        trigger=Trigger.ORGANISATION,
        what="Enheten får en ny plats i organisationen.",
        why="Ansvar, chefsled och samverkan ändras.",
    )
    for brief_name, start, about in (
        (REORGANISATION, date(2025, 4, 22), reorganisation),
        (lives.RESTS_ON, date(2025, 2, 11), OCCASIONS[0]),
    ):
        yield Brief(brief_name, "made", office_moment(start, chance), change.unit, about)


# ── Documents ────────────────────────────────────────────────────────────────


def routines(world: World, number: int) -> Iterator[Brief[tuple[str, str]]]:
    """Routines: those there were when the book began, and those drawn up later."""
    number = max(int(number * world.scale), len(lives.SHARES))
    chance = world.chance("briefs", "documents")
    units = [unit for unit in world.cast.staffed if unit in world.places]
    for index, kind in enumerate(chance.deal(lives.SHARES, number)):
        subject, purpose = SUBJECTS[index % len(SUBJECTS)]
        if index >= len(SUBJECTS):
            subject = f"{subject} ({index // len(SUBJECTS) + 1})"
        day = world.first + timedelta(days=chance.between(1, 12))
        if kind in lives.NEW:
            day = world.first + timedelta(days=chance.between(20, (world.last - world.first).days - 60))
        start = office_moment(working_day_from(day), chance)
        yield Brief(f"rutin-{index + 1}", kind, start, chance.pick(units), (subject, purpose))
    start = office_moment(date(2025, 8, 19), chance)
    yield Brief("rutin-vilar", "rests_on_analysis", start, units[0], SUBJECTS[1])
