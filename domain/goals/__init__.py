"""Mål – from what the council wants, by what the board aims at, to what a unit is to reach: 3 kap. 3 § SOSFS 2011:9.

A goal of the municipality is decided by the council and only entered here. The board's strategic goals rest on it and
are decided by the board itself (KL 6 kap. 38 §); a manager breaks them down into the unit's own. Each says from when it
holds, which goal lies above it, and which criteria follow it up; what was decided before stays in the lines.

    proposed ──decide──> decided ──revise──> decided ──retire──> retired
    entered as the council decided it ──> decided ──end──> retired
    any but retired, and what the board has decided ──annul──> annulled
"""

from domain import law
from domain.goals.commands import GoalCommand
from domain.goals.events import GoalEvent
from domain.goals.rules import decide
from domain.goals.state import Goal, evolve
from domain.registers import Register

REGISTER = Register(
    name="goals",
    label="Mål",
    singular="Mål",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    initial=Goal(),
    decide=decide,
    evolve=evolve,
    command=GoalCommand,
    event=GoalEvent,
    series="MAL",
)
