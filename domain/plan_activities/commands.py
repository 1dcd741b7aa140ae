"""What can be asked for about an activity of a plan."""

from __future__ import annotations

from datetime import date

from domain.goals.words import GoalId
from domain.grammar import Command, Personal
from domain.plan_activities.events import (
    PlanActivityAdded,
    PlanActivityAnnulled,
    PlanActivityChanged,
    PlanActivityCompleted,
    PlanActivityNotCarriedOut,
    PlanActivityReported,
    PlanActivityResumed,
)
from domain.plan_activities.words import PLANNERS, WhyAnnulled, WhyNotDone
from domain.plans.words import PlanId
from domain.words import Count, Name, PersonId, Text, UnitId


class AddPlanActivity(Command, label="Lägg till aktivitet", may=PLANNERS, becomes=PlanActivityAdded, opens=True):
    """`unit`: where it is to be done; `goal`: which of the plan's goals it is for."""

    plan: PlanId
    title: Name
    unit: UnitId | None = None
    goal: GoalId | None = None
    responsible: PersonId
    ready_by: date
    aim: Personal[Text] | None = None


class ChangePlanActivity(Command, label="Ändra aktiviteten", may=PLANNERS, becomes=PlanActivityChanged):
    title: Name
    responsible: PersonId
    ready_by: date
    reason: Personal[Text]


class ReportPlanActivity(Command, label="Berätta hur det går", becomes=PlanActivityReported):
    """Sent by the person responsible, wherever in the organisation that person works; so are the two below.

    `reached` of the `whole`, where it can be counted: how many employees have had their talk.
    """

    note: Personal[Text]
    reached: Count | None = None
    whole: Count | None = None


class CompletePlanActivity(Command, label="Anmäl genomförd aktivitet", becomes=PlanActivityCompleted):
    day: date
    how_it_went: Personal[Text]
    reached: Count | None = None
    whole: Count | None = None


class GiveUpPlanActivity(Command, label="Anmäl att den inte genomförs", becomes=PlanActivityNotCarriedOut):
    reason: WhyNotDone
    explanation: Personal[Text]


class ResumePlanActivity(Command, label="Ta upp aktiviteten igen", may=PLANNERS, becomes=PlanActivityResumed):
    ready_by: date
    reason: Personal[Text]


class MakeActionOfActivity(Command, label="Gör till förbättringsåtgärd", may=PLANNERS):
    """The action is proposed in the same act, and says which activity it comes from."""


class AnnulPlanActivity(Command, label="Makulera aktiviteten", may=PLANNERS, becomes=PlanActivityAnnulled):
    reason: WhyAnnulled


ActivityCommand = (
    AddPlanActivity
    | ChangePlanActivity
    | ReportPlanActivity
    | CompletePlanActivity
    | GiveUpPlanActivity
    | ResumePlanActivity
    | MakeActionOfActivity
    | AnnulPlanActivity
)
