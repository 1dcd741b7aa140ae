"""The words of the goals: the steps from the council to the unit, stages, and who decides in each step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from domain.criteria.words import CriterionId
from domain.grammar import Length, Names
from domain.terms import Role, Term
from domain.words import Name

GoalId = Annotated[UUID, Names("goals")]

MOST_CRITERIA = 10
FollowedBy = Annotated[tuple[CriterionId, ...], Length(0, MOST_CRITERIA)]


class Status(Term):
    UNKNOWN = "unknown", "okänt"
    PROPOSED = "proposed", "föreslaget"
    DECIDED = "decided", "beslutat"
    RETIRED = "retired", "upphävt"
    ANNULLED = "annulled", "makulerat"


class GoalLevel(Term):
    """The steps, highest first."""

    MUNICIPAL = "municipal", "kommunens övergripande mål"
    STRATEGIC = "strategic", "nämndens strategiska mål"
    OPERATIONAL = "operational", "enhetens operativa mål"


ABOVE: Mapping[GoalLevel, tuple[GoalLevel, ...]] = {
    GoalLevel.MUNICIPAL: (),
    GoalLevel.STRATEGIC: (GoalLevel.MUNICIPAL,),
    GoalLevel.OPERATIONAL: (GoalLevel.STRATEGIC, GoalLevel.OPERATIONAL),
}
"""On which steps a goal may rest: a unit's own also on that of the department."""


class WhyAnnulled(Term):
    WRONG_CONTENT = "wrong_content", "fel innehåll"
    DUPLICATE = "duplicate", "dubblett"
    WRONG_BOARD = "wrong_board", "hör till en annan nämnd"


@dataclass(frozen=True, kw_only=True, slots=True)
class CouncilDecision:
    """What the council decided, as far as it is known here: it is no decision of this board."""

    day: date | None = None
    paragraph: Name | None = None


MANAGERS = (Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.DIRECTOR)
DEFINERS = (Role.QUALITY_DEVELOPER, *MANAGERS)
ENTERED_BY = (Role.BOARD_SECRETARY, Role.QUALITY_DEVELOPER)
