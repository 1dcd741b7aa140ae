"""Aktiviteter i planer – what is to be done by whom and when, told of during the year: 3 kap. 3 § SOSFS 2011:9.

An activity belongs to a plan and says how far it has come, if it can be counted also how many of how many: the yearly
development talks, for one. It ends done, or not done with the reason; the plan is told in the same act, since it is not
followed up as a whole before. What turns out to be an improvement of its own becomes an action (domain/reactions).

    planned ──report──> under_way ──complete──> done | ──give up──> not_done ──resume──> under_way
        ╰────────────complete | give up────────────────────────────^          any ──annul──> annulled
"""

from domain import law
from domain.plan_activities.commands import ActivityCommand
from domain.plan_activities.events import ActivityEvent
from domain.plan_activities.rules import decide
from domain.plan_activities.state import PlanActivity, evolve
from domain.plans.words import GOING_ON
from domain.registers import Register
from domain.waits import Wait

REGISTER = Register(
    name="plan_activities",
    label="Aktiviteter i planer",
    singular="Aktivitet i plan",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    initial=PlanActivity(),
    decide=decide,
    evolve=evolve,
    command=ActivityCommand,
    event=ActivityEvent,
    series="AKT",
    waits=(Wait(label="aktiviteten ska vara klar", day="ready_by", statuses=GOING_ON, by=("responsible",)),),
)
