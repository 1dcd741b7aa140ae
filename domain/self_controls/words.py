"""The words of self-control: stages, what was observed, and the answers to the board's own questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from domain.grammar import Between, Length, Names, derived_id
from domain.self_control_plans.words import MOST_CONTROLS
from domain.terms import Role, Term
from domain.words import PersonId

SelfControlId = Annotated[UUID, Names("self_controls")]

MOST_ITEMS = 20
MOST_REVIEWERS = 6
MOST_ACTIONS = 10
Item = Annotated[str, Length(1, 80)]
Items = Annotated[tuple[Item, ...], Length(1, MOST_ITEMS)]
ItemNumber = Annotated[int, Between(1, MOST_ITEMS)]
ControlNumber = Annotated[int, Between(1, MOST_CONTROLS)]
Reviewers = Annotated[tuple[PersonId, ...], Length(1, MOST_REVIEWERS)]
Tally = Annotated[int, Between(0, 10_000)]


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    PLANNED = "planned", "planerad"
    STARTED = "started", "påbörjad"
    PERFORMED = "performed", "genomförd"
    ANALYSED = "analysed", "analyserad"
    REPORTED = "reported", "redovisad"
    CLOSED = "closed", "avslutad"
    CANCELLED = "cancelled", "inställd"
    ANNULLED = "annulled", "makulerad"


AFTER_PERFORMING = (Status.PERFORMED, Status.ANALYSED, Status.REPORTED, Status.CLOSED)
ANALYSED = (Status.ANALYSED, Status.REPORTED, Status.CLOSED)
GOING_ON = (Status.STARTED, Status.PERFORMED, Status.ANALYSED, Status.REPORTED)
STANDING = (Status.PLANNED, *GOING_ON, Status.CLOSED)


class Fulfilment(Term):
    """What a question was answered with; a question that asks what or which is answered in words alone."""

    YES = "yes", "ja"
    PARTLY = "partly", "delvis"
    NO = "no", "nej"
    IN_WORDS = "in_words", "i ord"


class Trend(Term):
    FIRST = "first", "första gången"
    BETTER = "better", "bättre än förra gången"
    SAME = "same", "som förra gången"
    WORSE = "worse", "sämre än förra gången"


class Audience(Term):
    """Who is told of the result."""

    BOARD = "board", "nämnden"
    OPERATIONS = "operations", "berörda verksamheter"


class WhyCancelled(Term):
    NO_LONGER_RELEVANT = "no_longer_relevant", "inte längre aktuell"
    MERGED = "merged", "görs i en annan egenkontroll"
    LACK_OF_TIME = "lack_of_time", "inte hunnit"


class WhyAnnulled(Term):
    WRONG_UNIT = "wrong_unit", "fel enhet"
    WRONG_CONTENT = "wrong_content", "fel innehåll"
    DUPLICATE = "duplicate", "dubblett"
    TEST_ENTRY = "test_entry", "registrerad på prov"


ANSWERED_BY = "self_control.answer"
"""The matter in the board's own order of who answers its questions."""

PERFORMERS = (Role.EMPLOYEE, Role.TEAM_LEADER, Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.QUALITY_DEVELOPER)
LEADERS = (Role.TEAM_LEADER, Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.QUALITY_DEVELOPER)


@dataclass(frozen=True, kw_only=True, slots=True)
class Observed:
    """How many times an item of the checklist was met, was not, and did not apply; nothing yet if all are zero."""

    met: Tally = 0
    not_met: Tally = 0
    not_applicable: Tally = 0

    @property
    def number(self) -> int:
        return self.met + self.not_met + self.not_applicable


def deviation_id(self_control: UUID, item: int) -> UUID:
    """The one deviation that an item of a self-control leads to, whoever reports it."""
    return derived_id("deviations", "self_controls", self_control, item)


def action_id(self_control: UUID, number: int) -> UUID:
    """The action that a self-control led to as number so many."""
    return derived_id("actions", "self_controls", self_control, number)
