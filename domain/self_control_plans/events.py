"""What can have happened to a plan for self-control."""

from __future__ import annotations

from domain import law
from domain.grammar import Event, Personal
from domain.self_control_plans.words import Controls, WhyAnnulled, Year
from domain.words import Decision, Text, UnitId


class SelfControlPlanDecided(Event, label="Planen för egenkontroll beslutades", duty=law.SELF_CONTROL):
    """It was decided what a unit is to check during a year."""

    unit: UnitId
    year: Year
    controls: Controls
    decision: Decision


class SelfControlPlanChanged(Event, label="Planen för egenkontroll ändrades", duty=law.SELF_CONTROL):
    """The controls of the year were decided anew; each keeps its number."""

    reason: Personal[Text]
    controls: Controls
    decision: Decision


class SelfControlPlanClosed(Event, label="Planen för egenkontroll avslutades", duty=law.SELF_CONTROL):
    """The year was over, and it was written down what became of the plan."""

    summary: Personal[Text]


class SelfControlPlanAnnulled(Event, label="Planen för egenkontroll makulerades", duty=law.DOCUMENTATION):
    """The plan was struck out; it stays readable, and the year can be planned anew."""

    reason: WhyAnnulled
    explanation: Personal[Text] | None
    decision: Decision


PlanEvent = SelfControlPlanDecided | SelfControlPlanChanged | SelfControlPlanClosed | SelfControlPlanAnnulled
