"""Kvalitetskriterier – what good quality is here, and how it is seen: 3 kap. 3 § SOSFS 2011:9.

A criterion says what is to be so; its measures say what is measured, by which methods, how often, against which
target. The board decides a criterion for its whole operation, with the day it holds from; a manager breaks it down
for a unit and decides that one. What a table leaves open is said as unclear, and nothing is filled in for it.

    draft ──decide──> decided ──define measure──> revised ──decide──> decided ──retire──> retired
    draft, or a unit's own until it is retired ──annul──> annulled
"""

from domain import law
from domain.criteria.commands import CriterionCommand
from domain.criteria.events import CriterionEvent
from domain.criteria.rules import decide
from domain.criteria.state import Criterion, evolve
from domain.registers import Register

REGISTER = Register(
    name="criteria",
    label="Kvalitetskriterier",
    singular="Kvalitetskriterium",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    initial=Criterion(),
    decide=decide,
    evolve=evolve,
    command=CriterionCommand,
    event=CriterionEvent,
    series="KRI",
)
