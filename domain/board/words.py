"""The words of the settings: topics, choices, scales, deadlines, cadences, deciders, and a deadline as a fact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated
from uuid import UUID

from domain.deadlines import Unit as TimeUnit
from domain.grammar import Between, Length, derived_id
from domain.terms import Body, Role, Term
from domain.words import Name

# ── Vocabulary ───────────────────────────────────────────────────────────────


class Topic(Term):
    TERMS = "terms", "begrepp"
    CATEGORIES = "categories", "kategorier"
    CAUSES = "causes", "orsaksområden"
    SCALE = "scale", "riskskala"
    DEADLINES = "deadlines", "tidsfrister"
    CADENCES = "cadences", "återkommande sammanställningar"
    DECIDERS = "deciders", "vem som beslutar"
    PRACTICES = "practices", "arbetssätt"
    QUESTIONS = "questions", "frågor i egenkontrollen"
    CHECK_UP = "check_up", "röntgenregler som är avstängda"
    REMINDERS = "reminders", "påminnelser"


class Status(Term):
    UNKNOWN = "unknown", "inte bestämd"
    DECIDED = "decided", "bestämd"


Slug = Annotated[str, Length(1, 60)]
Level = Annotated[int, Between(1, 10)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A word the board chose: a term, a category (perhaps under another), a cause, a practice."""

    id: Slug
    label: Name
    parent: Slug | None = None
    note: Name | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    value: Level
    label: Name


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """Probability and consequence in steps; a product at or above the threshold is not accepted by a unit alone."""

    probability: tuple[Step, ...]
    consequence: tuple[Step, ...]
    threshold: Annotated[int, Between(1, 100)]


@dataclass(frozen=True, kw_only=True, slots=True)
class LocalDeadline:
    """The board's own length of a deadline that the law leaves open."""

    rule: Slug
    length: Annotated[int, Between(0, 1000)]
    unit: TimeUnit


@dataclass(frozen=True, kw_only=True, slots=True)
class Cadence:
    """Something that is to be compiled, reported or reviewed, and in which months, for whom, on what ground."""

    id: Slug
    label: Name
    months: tuple[Annotated[int, Between(1, 12)], ...]
    receiver: Body
    responsible: tuple[Role, ...]
    basis: Name


@dataclass(frozen=True, kw_only=True, slots=True)
class Decider:
    """Who decides in a kind of matter: one of these roles or bodies."""

    matter: Slug
    roles: tuple[Role, ...] = ()
    bodies: tuple[Body, ...] = ()
    basis: Name


@dataclass(frozen=True, kw_only=True, slots=True)
class Ladder:
    """When somebody is reminded of a day: so many days before, on the day, so many after, and then again and again."""

    days_before: tuple[Annotated[int, Between(1, 365)], ...]
    on_the_day: bool
    days_after: tuple[Annotated[int, Between(1, 365)], ...]
    then_every: Annotated[int, Between(1, 90)] | None

    def rings(self, left: int) -> bool:
        """Whether it is time to remind, so many days before the day (less than none: after it).

        >>> [left for left in range(20, -30, -1) if USUAL_LADDER.rings(left)]
        [14, 3, 0, -1, -7, -14, -21, -28]
        """
        if left >= 0:
            return left in self.days_before if left else self.on_the_day
        beyond = -left - max(self.days_after, default=0)
        again = self.then_every is not None and beyond > 0 and beyond % self.then_every == 0
        return again or -left in self.days_after


USUAL_LADDER = Ladder(days_before=(14, 3), on_the_day=True, days_after=(1, 7), then_every=7)
"""What holds where the board has decided nothing else."""


@cache
def setting_id(topic: Topic) -> UUID:
    """The one record that holds a topic."""
    return derived_id("settings", topic)


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """A deadline as a fact: the day, and which rule in which version gave it. Replays never compute it again."""

    on: date
    rule: Slug
    version: int
    local: bool
