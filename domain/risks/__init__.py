"""Risker – what could happen that would harm the quality: 5 kap. 1 § SOSFS 2011:9.

Whoever works here may enter a risk. Its probability and its consequences, for the operation and for the
individual, are estimated on the board's own scale. Somebody with the power to do so then decides what is to
be done about it, and what remains is reviewed until the risk can be let go.

    identified ──score──> scored ──decide──> accepted | treated ──review──> monitored ──retire──> retired
         ╰──escalate──> escalated ──decide──> …                               retired ──reopen──> identified
"""

from domain import law
from domain.board import Topic
from domain.registers import Register
from domain.risks.commands import RiskCommand
from domain.risks.events import RiskEvent
from domain.risks.rules import decide
from domain.risks.state import Risk, evolve
from domain.risks.words import Status
from domain.waits import Wait

TREATED = (Status.ACCEPTED, Status.TREATED, Status.ESCALATED, Status.MONITORED)

REGISTER = Register(
    name="risks",
    label="Risker",
    singular="Risk",
    duty=law.RISK_ANALYSIS,
    initial=Risk(),
    decide=decide,
    evolve=evolve,
    command=RiskCommand,
    event=RiskEvent,
    series="RISK",
    settings=(Topic.SCALE, Topic.DEADLINES),
    waits=(
        Wait(label="risken ska följas upp", day="next_review", statuses=TREATED, by=("responsible",)),
        Wait(label="risken ska följas upp", day="due", statuses=TREATED, until=("next_review",), by=("responsible",)),
        Wait(label="den accepterade risken ska prövas igen", day="accepted_until", statuses=(Status.ACCEPTED,)),
        Wait(
            label="åtgärderna mot risken ska vara klara",
            day="measures_ready_by",
            statuses=(Status.SCORED, *TREATED),
            until=("measures_done_on",),
            by=("responsible",),
        ),
    ),
)
