"""Planer för egenkontroll – what a department or unit is to check during a year, how often and how: 5 kap. 2 §.

There is one plan for each unit and year. Where the board has decided which questions self-control is to answer, the
plan answers each of them at least as often as it is compiled. A control keeps its number: what is no longer to be
made is said to lapse.

    decided ──change──> decided ──close──> closed        any ──annul──> annulled ──decide──> decided
"""

from domain import law
from domain.board import Topic
from domain.registers import Register
from domain.self_control_plans.commands import PlanCommand
from domain.self_control_plans.events import PlanEvent
from domain.self_control_plans.rules import decide
from domain.self_control_plans.state import SelfControlPlan, evolve
from domain.self_control_plans.words import plan_id

REGISTER = Register(
    name="self_control_plans",
    label="Planer för egenkontroll",
    singular="Plan för egenkontroll",
    duty=law.SELF_CONTROL,
    initial=SelfControlPlan(),
    decide=decide,
    evolve=evolve,
    command=PlanCommand,
    event=PlanEvent,
    series="EKP",
    settings=(Topic.QUESTIONS, Topic.DECIDERS),
    natural=lambda command, by: plan_id(command.unit, command.year),
)
