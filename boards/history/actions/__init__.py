"""Åtgärdernas livsöden – every way an improvement action can go, how often, and the story that tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from boards.history import briefs
from boards.history.actions import lives
from boards.history.actions.handling import Undertaking
from boards.history.briefs import Brief
from boards.history.step import Step
from boards.history.telling import Beginning
from boards.history.texts import Theme
from boards.history.texts.actions import REMEDIES, ROUTINES
from boards.history.texts.views import Voice
from boards.history.worktime import office_moment
from boards.history.world import World
from domain.actions.words import ActionSource

STORIES: Mapping[str, Callable[[Undertaking], Iterator[Step]]] = {
    "carried_out": lives.carried_out,
    "going_on": lives.going_on,
    "postponed": lives.postponed,
    "did_not_help": lives.did_not_help,
    "of_a_routine": lives.of_a_routine,
    "from_outside": lives.from_outside,
    "significant": lives.significant,
    "assigned": lives.assigned,
    "handed_on": lives.handed_on,
    "declined": lives.declined,
    "abandoned": lives.abandoned,
    "struck_out": lives.struck_out,
}

SHARES: Mapping[str, float] = {
    "carried_out": 8,
    "going_on": 3,
    "postponed": 2,
    "did_not_help": 1,
    "of_a_routine": 2,
    "from_outside": 2,
    "significant": 1,
    "assigned": 1,
    "handed_on": 1,
    "declined": 1,
    "abandoned": 1,
    "struck_out": 1,
}

YEARLY = 0.08
"""One action for each twelfth deviation, beside those that a measure lives on as."""

TAKES = timedelta(days=240)
"""How long before the last day the rare ones begin, so that they are told to their end."""


def beginnings(
    world: World, yearly: float, reported: Sequence[Brief[Theme]], voices: Sequence[Brief[Voice]]
) -> Iterator[Beginning]:
    """The actions of a board, each out of something that was there before it began."""
    number = max(briefs.volume(world, yearly * YEARLY), len(STORIES))
    chance = world.chance("briefs", "actions")
    kinds = chance.deal(SHARES, number)
    starts = briefs.starts(world, "actions", number)
    for index, (start, kind) in enumerate(zip(starts, kinds, strict=True), start=1):
        start = early_enough(world, start, kind)
        case = world.case("actions", f"{index}", start)
        remedy = case.chance.pick(ROUTINES if kind == "of_a_routine" else REMEDIES)
        source = out_of(world, start, voices if kind == "from_outside" else reported, kind)
        work = Undertaking(case, remedy, briefs.place(world, chance), source)
        yield Beginning(start, partial(STORIES[kind], work))


def early_enough(world: World, start: datetime, kind: str) -> datetime:
    """What is seldom told begins so that all of it is told."""
    latest = world.last - TAKES
    if kind in ("carried_out", "going_on") or start.date() <= latest:
        return start
    return office_moment(max(latest, world.first + briefs.FIRST_INTAKE), world.chance("early", kind, start))


def out_of(
    world: World, start: datetime, earlier: Sequence[Brief[Theme]] | Sequence[Brief[Voice]], kind: str
) -> ActionSource | None:
    """A deviation or complaint handled some time before, none where the board or a survey is the source."""
    register = "views" if kind == "from_outside" else "deviations"
    usual = [one for one in earlier if one.kind in ("plain", "complaint") and one.start < start - timedelta(days=30)]
    if not usual or kind == "assigned":
        return None
    record: UUID = world.id(register, usual[-1].name)
    return ActionSource(register=register, record=record)
