"""The words of the register of external statistics: sources, figures, and the record that a series is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from domain.grammar import Between, Length, derived_id
from domain.numbers import Number
from domain.terms import Role, Term


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    FOLLOWED = "followed", "följs"
    ENDED = "ended", "följs inte längre"
    ANNULLED = "annulled", "makulerad"


class Publisher(Term):
    """Who publishes the figures."""

    IVO = "ivo", "IVO:s statistik"
    KOLADA = "kolada", "Kolada"
    OPEN_COMPARISONS = "open_comparisons", "Öppna jämförelser"
    NATIONAL_USER_SURVEY = "national_user_survey", "nationell brukarundersökning"
    OTHER = "other", "annan källa"


class Group(Term):
    """Of whom a figure is."""

    ALL = "all", "alla"
    WOMEN = "women", "kvinnor och flickor"
    MEN = "men", "män och pojkar"


class WhyAnnulled(Term):
    DUPLICATE = "duplicate", "dubblett"
    WRONG_SERIES = "wrong_series", "fel nyckeltal eller område"
    PRACTICE = "practice", "inmatad på prov"


MOST_FIGURES = 60
"""How many a state holds, the latest of each year and group: twenty years of all, women and men. The lines keep all."""
MOST_DISPUTED = 8

Indicator = Annotated[str, Length(1, 40)]
Municipality = Annotated[str, Length(1, 40)]
Title = Annotated[str, Length(1, 120)]
Publication = Annotated[str, Length(1, 80)]
Year = Annotated[int, Between(1950, 2100)]
SnapshotNumber = Annotated[int, Between(1, 100_000)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """What the source says of a year; `value` is empty where it says that it has none."""

    year: Year
    of: Group = Group.ALL
    value: Number | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """A figure, and which of the snapshots it came in."""

    year: Year
    of: Group
    value: Number | None
    snapshot: SnapshotNumber


@dataclass(frozen=True, kw_only=True, slots=True)
class Disputed:
    """Another figure for the same year and group, and where it stands."""

    year: Year
    of: Group
    value: Number
    where: Publication


Figures = Annotated[tuple[Figure, ...], Length(1, MOST_FIGURES)]


def series_id(publisher: Publisher, indicator: str, municipality: str) -> UUID:
    """The one record of an indicator of a source for a municipality, a county or the country."""
    return derived_id("external_statistics", publisher, indicator, municipality)


THOSE_WHO_COMPARE = (Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.DIRECTOR, Role.QUALITY_DEVELOPER)
