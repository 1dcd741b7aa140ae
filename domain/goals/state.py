"""What the facts about a goal add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain.changes import replace
from domain.goals import events as happened
from domain.goals.words import GoalLevel, Status
from domain.grammar import Stamp
from domain.links import BESIDE
from domain.terms import Body


@dataclass(frozen=True, kw_only=True)
class Goal:
    """`unit`: whose own it is, None for the whole board's; `since` and `until`: the days it holds, both included."""

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    level: GoalLevel | None = None
    title: str = ""
    parent: UUID | None = None
    criteria: Annotated[tuple[UUID, ...], BESIDE] = ()
    since: date | None = None
    until: date | None = None
    by_board: bool = False
    decided_on: date | None = None
    revised_on: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it is a goal to work towards on a day, as far as is known now."""
        decided = self.status in (Status.DECIDED, Status.RETIRED)
        begun = self.since is not None and self.since <= day
        return decided and begun and (self.until is None or day <= self.until)


def evolve(state: Goal, event: happened.GoalEvent, stamp: Stamp) -> Goal:
    match event:
        case happened.CouncilGoalEntered():
            goal = Goal(status=Status.DECIDED, level=GoalLevel.MUNICIPAL, title=event.title)
            return replace(goal, since=event.since, until=event.until, decided_on=event.council.day)
        case happened.GoalProposed():
            goal = Goal(status=Status.PROPOSED, level=event.level, title=event.title)
            return replace(goal, parent=event.parent, unit=event.unit)
        case happened.GoalCorrected():
            return replace(state, title=event.title)
        case happened.GoalDecided():
            decided = replace(state, status=Status.DECIDED, since=event.since, until=event.until)
            return replace(decided, by_board=event.decision.body is Body.BOARD, decided_on=event.decision.day)
        case happened.GoalRevised():
            # It has held since its first day; what it said before stands in the lines.
            return replace(state, title=event.title, until=event.until, revised_on=event.decision.day)
        case happened.GoalCriteriaNamed():
            return replace(state, criteria=event.criteria)
        case happened.GoalRetired() | happened.CouncilGoalEnded():
            return replace(state, status=Status.RETIRED, until=event.until)
        case happened.GoalAnnulled():
            return replace(state, status=Status.ANNULLED)
        case _:
            assert_never(event)
