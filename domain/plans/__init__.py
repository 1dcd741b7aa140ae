"""Planer – what is to be done towards the goals, by whom and when, and what came of it: 3 kap. 3 § SOSFS 2011:9.

The board decides its own plans: the materiality and risk analysis with its strategies, the quality plan, the board's
plan. A chief decides those of a department or unit, drawn up from them. The activities of a plan are records of their
own (domain/plan_activities) and tell it how far they have come. A plan is followed up goal by goal, each year if it is
for several, and the follow-up is told. A new quality plan opens the review of every routine (reviews.py).

    draft ──submit──> submitted ──decide──> decided ──an activity begins──> running ──follow up──> followed_up
      ╰────────decide──────────────────────────┘ ╰──────────────follow up─────────────────────────────┘ │ close
    any ──annul──> annulled                                                                             v closed
"""

from domain import law
from domain.board import Topic
from domain.plans.commands import PlanCommand
from domain.plans.events import PlanEvent
from domain.plans.rules import decide
from domain.plans.state import Plan, evolve
from domain.plans.words import UNDER_WAY
from domain.registers import Register
from domain.waits import Wait

REGISTER = Register(
    name="plans",
    label="Planer",
    singular="Plan",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    initial=Plan(),
    decide=decide,
    evolve=evolve,
    command=PlanCommand,
    event=PlanEvent,
    series="PLA",
    settings=(Topic.DECIDERS,),
    waits=(Wait(label="planen ska följas upp", day="last", statuses=UNDER_WAY, by=("responsible",)),),
)
