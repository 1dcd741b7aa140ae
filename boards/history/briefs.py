"""Vad som ska berättas – how many stories of each kind, when each begins and where, before any of them is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Generic, TypeVar

from boards.history.chance import Chance
from boards.history.texts import Theme
from boards.history.texts.authority import AUTHORITY
from boards.history.texts.care import CARE, HOME
from boards.history.texts.legal import LEGAL
from boards.history.texts.views import VOICES, Voice
from boards.history.worktime import any_moment, freezing_day, office_moment, some_day, working_day_from
from boards.history.world import World
from domain.calendar import ONE_DAY, Period
from domain.views.words import Sentiment

T = TypeVar("T")

FIRST_INTAKE = timedelta(days=5)
"""The first days of a new book are for the organisation."""

THEMES: Mapping[str, tuple[Theme, ...]] = {
    "authority": (*LEGAL, *AUTHORITY),
    "home": (*HOME, *LEGAL[:2]),
    "care": (*CARE, *HOME[:2], HOME[3]),
}


@dataclass(frozen=True, slots=True)
class Brief(Generic[T]):
    """A story to be told: its name, kind, beginning, place and subject.

    `received`: the day it reached the board, if that was before the story begins. `other`: the name of the story that
    this one is about the same thing as.
    """

    name: str
    kind: str
    start: datetime
    unit: str
    about: T
    received: date | None = None
    other: str | None = None


def volume(world: World, yearly: float) -> int:
    """How many there are of something that comes so many times a year at scale one."""
    days = (world.last - world.first - FIRST_INTAKE).days
    return max(int(yearly * world.scale * days / 365), 1)


def starts(world: World, register: str, number: int) -> list[datetime]:
    """When that many things come in, in order of time."""
    chance = world.chance("starts", register)
    first = world.first + FIRST_INTAKE
    return sorted(any_moment(some_day(first, world.last, chance), chance) for _ in range(number))


def place(world: World, chance: Chance) -> str:
    """Where it happened; less often where somebody else runs the work."""
    unit = chance.pick(world.places)
    return chance.pick(world.places) if world.units[unit].provider else unit


def theme(world: World, unit: str, chance: Chance) -> Theme:
    return chance.pick(THEMES[world.work(unit)])


def deviations(world: World, shares: Mapping[str, float], yearly: float) -> list[Brief[Theme]]:
    """The deviations in order of time, those received before a half-year ended and entered after it among them."""
    number = volume(world, yearly)
    chance = world.chance("briefs", "deviations")
    kinds = chance.deal(shares, number)
    told: list[Brief[Theme]] = []
    for index, (start, kind) in enumerate(zip(starts(world, "deviations", number), kinds, strict=True)):
        unit = place(world, chance)
        if kind == "provider" and world.providers:
            unit = chance.pick(world.providers)
        about, other = theme(world, unit, chance), None
        if kind == "duplicate":
            kind, unit, about, other = as_another(told, unit, about)
        told.append(Brief(f"{index + 1}", kind, start, unit, about, other=other))
    for name, start, received in across_half_years(world, chance, number):
        unit = place(world, chance)
        told.append(Brief(name, LETTER, start, unit, theme(world, unit, chance), received))
    return sorted(told, key=lambda brief: brief.start)


def as_another(told: Sequence[Brief[Theme]], unit: str, about: Theme) -> tuple[str, str, Theme, str | None]:
    """A duplicate is about the same as one reported shortly before; the very first one is none."""
    for brief in reversed(told[-40:]):
        if brief.kind in ("plain", "no_measures"):
            return "duplicate", brief.unit, brief.about, brief.name
    return "plain", unit, about, None


def views(
    world: World, opinions: Mapping[str, float], complaints: Mapping[str, float], yearly: float
) -> list[Brief[Voice]]:
    """The views and complaints in order of time, four complaints to each other thing, late letters among them."""
    number = volume(world, yearly)
    chance = world.chance("briefs", "views")
    voices = [chance.pick(VOICES) for _ in range(number)]
    discontent = [voice for voice in voices if voice.sentiment is Sentiment.NEGATIVE]
    deals = iter(chance.deal(complaints, len(discontent))), iter(chance.deal(opinions, number - len(discontent)))
    told: list[Brief[Voice]] = []
    for index, (start, voice) in enumerate(zip(starts(world, "views", number), voices, strict=True), start=1):
        kind = next(deals[0] if voice.sentiment is Sentiment.NEGATIVE else deals[1])
        unit, other = place(world, chance), None
        if kind == "annulled" and told and told[-1].kind == "complaint":
            unit, voice, other = told[-1].unit, told[-1].about, told[-1].name
        told.append(Brief(f"{index}", kind, start, unit, voice, other=other))
    for name, start, received in across_half_years(world, chance, number):
        told.append(Brief(name, "complaint", start, place(world, chance), VOICES[0], received))
    return sorted(told, key=lambda brief: brief.start)


# ── Across the end of a half-year ────────────────────────────────────────────

LETTER = "letter"
LETTERS_OF = 50
"""One in so many comes in before the end of a half-year and is entered after it; never fewer than two."""


def half_years(world: World) -> list[Period]:
    """The half-years that ended within the history."""
    years = range(world.first.year, world.last.year + 1)
    periods = [Period.half_year(year, half) for year in years for half in (1, 2)]
    return [one for one in periods if world.first < one.end and one.end + timedelta(days=31) <= world.last]


def across_half_years(world: World, chance: Chance, number: int) -> list[tuple[str, datetime, date]]:
    """What came in before a half-year ended but was entered after: some before its figures were frozen, some later.

    Name, when it is entered, and the day it was received.
    """
    found: list[tuple[str, datetime, date]] = []
    for period in half_years(world):
        label, frozen = period.label.replace(":", "-"), freezing_day(period)
        # The letter of 28 June that is entered on 3 July; two days before the year ends in the other half.
        entered = [(period.end - 2 * ONE_DAY, period.end + 3 * ONE_DAY)]
        for each in range(max(number // LETTERS_OF, 2)):
            received = period.end - chance.between(0, 5) * ONE_DAY
            days = (frozen - period.end).days - 1
            late = frozen + chance.between(1, 14) * ONE_DAY
            entered.append((received, period.end + chance.between(1, days) * ONE_DAY if each % 2 else late))
        for index, (received, day) in enumerate(entered, start=1):
            found.append((f"{label}-{index}", office_moment(working_day_from(day), chance), received))
    return found
