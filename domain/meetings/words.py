"""Vocabulary of the meetings: stages, outcomes, and what is still to be reported back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from domain.grammar import Between, Length, derived_id
from domain.links import LED_TO
from domain.terms import Body, Role, Term

Paragraph = Annotated[str, Length(1, 20)]
Members = Annotated[int, Between(0, 200)]

MOST_ITEMS = 80
MOST_ASSIGNMENTS = 20


class Status(Term):
    UNKNOWN = "unknown", "okänt"
    PLANNED = "planned", "planerat"
    HELD = "held", "hållet"
    APPROVED = "approved", "protokollet justerat"
    CANCELLED = "cancelled", "inställt"
    ANNULLED = "annulled", "makulerat"


class Outcome(Term):
    """What became of an item."""

    DECIDED = "decided", "beslutades"
    NOTED = "noted", "informationen togs emot"
    FILED = "filed", "lades till handlingarna"
    REFERRED_BACK = "referred_back", "återremitterades"
    POSTPONED = "postponed", "bordlades"


TAKEN_UP = (Outcome.DECIDED, Outcome.NOTED, Outcome.FILED)
"""Outcomes by which something has been reported; what is sent back or put off has not."""


class WhyMoved(Term):
    PAPERS_LATE = "papers_late", "handlingarna var inte klara"
    NO_QUORUM = "no_quorum", "för få kunde komma"
    OTHER_MEETING = "other_meeting", "krock med annat möte"


class WhyCancelled(Term):
    NOTHING_TO_DECIDE = "nothing_to_decide", "inga ärenden"
    NO_QUORUM = "no_quorum", "för få kunde komma"
    ILLNESS = "illness", "sjukdom"


class WhyAnnulled(Term):
    WRONG_DAY = "wrong_day", "fel dag"
    WRONG_BODY = "wrong_body", "fel organ"
    DUPLICATE = "duplicate", "dubblett"


class WhyStruck(Term):
    WRONG_PARAGRAPH = "wrong_paragraph", "fel paragraf"
    WRONG_MEETING = "wrong_meeting", "togs upp vid ett annat sammanträde"
    WRONG_CONTENT = "wrong_content", "fel innehåll"


@dataclass(frozen=True, kw_only=True, slots=True)
class Assignment:
    """What the meeting asked for and has not been told of yet."""

    paragraph: Paragraph
    responsible: UUID | None = None
    ready_by: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class BecameAction:
    """What the board asked for that is followed, until it is reported back, as an action of its own."""

    paragraph: Paragraph
    action: Annotated[UUID, LED_TO]


@dataclass(frozen=True, kw_only=True, slots=True)
class Fulfilled:
    """The round of the annual wheel that an item was the report of."""

    paragraph: Paragraph
    obligation: UUID
    first: date
    last: date


BY_LAW = (Body.BOARD, Body.COMMITTEE)
"""Bodies whose quorum and minutes are in the local government act."""

SECRETARIES = (Role.BOARD_SECRETARY, Role.QUALITY_DEVELOPER, Role.DIRECTOR)


def assigned_action(meeting: UUID, number: int) -> UUID:
    """The action that an assignment became, by its number among those that did at the meeting."""
    return derived_id("meetings", meeting, "action", number)
