"""What can be asked for about a goal."""

from __future__ import annotations

from datetime import date

from domain.goals.events import (
    CouncilGoalEnded,
    CouncilGoalEntered,
    GoalAnnulled,
    GoalCorrected,
    GoalCriteriaNamed,
    GoalDecided,
    GoalProposed,
    GoalRetired,
    GoalRevised,
)
from domain.goals.words import (
    DEFINERS,
    ENTERED_BY,
    MANAGERS,
    CouncilDecision,
    FollowedBy,
    GoalId,
    GoalLevel,
    WhyAnnulled,
)
from domain.grammar import Command, Personal
from domain.terms import Authority
from domain.words import Decision, Name, Text, UnitId


class EnterCouncilGoal(Command, label="För in kommunens mål", may=ENTERED_BY, becomes=CouncilGoalEntered, opens=True):
    """`until`: the last day, if the council has said one."""

    title: Name
    since: date
    until: date | None = None
    council: CouncilDecision


class EndCouncilGoal(Command, label="Anteckna att kommunens mål har upphört", may=ENTERED_BY, becomes=CouncilGoalEnded):
    until: date
    council: CouncilDecision


class ProposeGoal(Command, label="Formulera mål", may=DEFINERS, becomes=GoalProposed, opens=True):
    """`unit`: for an operational goal, whose own it is; a strategic one is the whole board's."""

    level: GoalLevel
    title: Name
    parent: GoalId | None = None
    unit: UnitId | None = None


class CorrectGoal(Command, label="Rätta målet", may=(*DEFINERS, *ENTERED_BY), becomes=GoalCorrected):
    title: Name
    reason: Personal[Text]


class DecideGoal(
    Command, label="Besluta om nämndens mål", may=ENTERED_BY, authority=Authority.BOARD, becomes=GoalDecided
):
    since: date
    until: date | None = None
    decision: Decision


class DecideOperationalGoal(Command, label="Besluta om enhetens mål", may=MANAGERS, becomes=GoalDecided):
    """The manager decides how the board's goals are broken down in the unit (Nacka N32)."""

    since: date
    until: date | None = None
    decision: Decision


class ReviseGoal(Command, label="Ändra målet", may=(*ENTERED_BY, *MANAGERS), becomes=GoalRevised):
    title: Name
    since: date
    until: date | None = None
    decision: Decision


class NameGoalCriteria(Command, label="Ange kriterier", may=DEFINERS, becomes=GoalCriteriaNamed):
    criteria: FollowedBy


class RetireGoal(Command, label="Upphäv målet", may=(*ENTERED_BY, *MANAGERS), becomes=GoalRetired):
    until: date
    decision: Decision


class AnnulGoal(Command, label="Makulera målet", may=(*DEFINERS, *ENTERED_BY), becomes=GoalAnnulled):
    reason: WhyAnnulled


GoalCommand = (
    EnterCouncilGoal
    | EndCouncilGoal
    | ProposeGoal
    | CorrectGoal
    | DecideGoal
    | DecideOperationalGoal
    | ReviseGoal
    | NameGoalCriteria
    | RetireGoal
    | AnnulGoal
)
