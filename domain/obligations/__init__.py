"""Årshjulet – what is to be compiled, reported and reviewed, planned and done: 3 kap. 3 § SOSFS 2011:9.

Every obligation is a record: what, how often, in which months, to whom, by whom, and on what ground; the sentences of
a guideline stand in it as they are written. Its rounds are planned for a period and a day, and done or missed. Two
obligations that contradict each other say so of each other, and neither is chosen by the program.

    established ──change──> established ──end──> ended                 any but ended ──annul──> annulled
    a round:    planned ──complete──> done   |   planned ──miss──> missed   |   strike: it was entered wrong
"""

from domain import law
from domain.board import Topic
from domain.obligations.commands import ObligationCommand
from domain.obligations.events import ObligationEvent
from domain.obligations.rules import decide
from domain.obligations.state import Obligation, evolve
from domain.obligations.words import Status, obligation_id
from domain.registers import Register
from domain.waits import Wait

REGISTER = Register(
    name="obligations",
    label="Årshjul",
    singular="Återkommande uppgift",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    initial=Obligation(),
    decide=decide,
    evolve=evolve,
    command=ObligationCommand,
    event=ObligationEvent,
    settings=(Topic.DEADLINES,),
    natural=lambda command, by: obligation_id(command.id, command.unit),
    waits=(
        Wait(
            label="uppgiften i årshjulet ska vara gjord",
            day="by",
            each="rounds",
            statuses=(Status.ESTABLISHED,),
            until=("done_on", "missed"),
            by=("responsible",),
            roles_in="roles",
        ),
    ),
)
"""One record for each id and unit."""
