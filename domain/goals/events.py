"""What becomes a fact about a goal. Written to be published: nothing in the clear is about a person."""

from __future__ import annotations

from datetime import date

from domain import law
from domain.goals.words import CouncilDecision, FollowedBy, GoalId, GoalLevel, WhyAnnulled
from domain.grammar import Event, Personal
from domain.words import Decision, Name, Text, UnitId


class CouncilGoalEntered(Event, label="Kommunens mål fördes in", duty=law.INTERNAL_CONTROL):
    """The council has decided a goal that the board's operation is to be run by."""

    title: Name
    since: date
    until: date | None
    council: CouncilDecision


class CouncilGoalEnded(Event, label="Kommunens mål upphörde att gälla", duty=law.INTERNAL_CONTROL):
    """The council let it go, or put another in its place."""

    until: date
    council: CouncilDecision


class GoalProposed(Event, label="Målet formulerades", duty=law.PLAN_LEAD_FOLLOW_UP):
    """Somebody wrote what is to be reached. `parent`: the goal above; `unit`: whose own it is."""

    level: GoalLevel
    title: Name
    parent: GoalId | None
    unit: UnitId | None


class GoalCorrected(Event, label="Målet rättades", duty=law.DOCUMENTATION):
    """It had been entered wrong; what was decided is as it was."""

    title: Name
    reason: Personal[Text]


class GoalDecided(Event, label="Målet beslutades", duty=law.PLAN_LEAD_FOLLOW_UP):
    """It holds as it stands, from a day on and for so long."""

    since: date
    until: date | None
    decision: Decision


class GoalRevised(Event, label="Målet ändrades", duty=law.PLAN_LEAD_FOLLOW_UP):
    """It reads otherwise from a day on."""

    title: Name
    since: date
    until: date | None
    decision: Decision


class GoalCriteriaNamed(Event, label="Kriterierna som följer upp målet angavs", duty=law.FOLLOW_UP_QUALITY):
    """By what it is to be seen whether the goal is reached; all of it said anew each time."""

    criteria: FollowedBy


class GoalRetired(Event, label="Målet upphävdes", duty=law.PLAN_LEAD_FOLLOW_UP):
    """It holds up to a day and no longer."""

    until: date
    decision: Decision


class GoalAnnulled(Event, label="Målet makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out; its lines stay."""

    reason: WhyAnnulled


GoalEvent = (
    CouncilGoalEntered
    | CouncilGoalEnded
    | GoalProposed
    | GoalCorrected
    | GoalDecided
    | GoalRevised
    | GoalCriteriaNamed
    | GoalRetired
    | GoalAnnulled
)
