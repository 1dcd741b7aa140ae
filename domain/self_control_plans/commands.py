"""What can be asked for about a plan for self-control."""

from __future__ import annotations

from domain.grammar import Command, Personal
from domain.self_control_plans.events import (
    SelfControlPlanAnnulled,
    SelfControlPlanChanged,
    SelfControlPlanClosed,
    SelfControlPlanDecided,
)
from domain.self_control_plans.words import Controls, WhyAnnulled, Year
from domain.terms import Role
from domain.words import Decision, Text, UnitId

CHIEFS = (Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.DIRECTOR)
ENTERED_BY = (*CHIEFS, Role.QUALITY_DEVELOPER)


class DecideSelfControlPlan(Command, label="Besluta plan", may=ENTERED_BY, becomes=SelfControlPlanDecided, opens=True):
    unit: UnitId
    year: Year
    controls: Controls
    decision: Decision


class ChangeSelfControlPlan(Command, label="Ändra planen", may=ENTERED_BY, becomes=SelfControlPlanChanged):
    """All controls are said anew, in their order; new ones come last."""

    reason: Personal[Text]
    controls: Controls
    decision: Decision


class CloseSelfControlPlan(Command, label="Avsluta planen", may=ENTERED_BY, becomes=SelfControlPlanClosed):
    summary: Personal[Text]


class AnnulSelfControlPlan(Command, label="Makulera", may=ENTERED_BY, becomes=SelfControlPlanAnnulled):
    reason: WhyAnnulled
    explanation: Personal[Text] | None = None
    decision: Decision


PlanCommand = DecideSelfControlPlan | ChangeSelfControlPlan | CloseSelfControlPlan | AnnulSelfControlPlan
