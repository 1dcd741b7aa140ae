"""Ej verkställda beslut – decisions in somebody's favour that are not carried out in time: SoL 34 kap. and LSS.

One record for each decision: of what kind of service, and when it was made or its execution broken off, never whose
it is. Once three months have gone it is reported each quarter, to the inspectorate and the auditors, with the reason,
until it is executed; and then that is told too. What took longer is reported although it has been executed since.

    followed ──report──> reported ──report──> … ──execute──> executed ──tell──> closed
        ├──in time: execute | end──> closed     late: execute──> executed ──report──> executed ──tell──> closed
        ╰──late: end──> ended ──report──> closed                   any ──annul──> annulled
"""

from domain import law
from domain.non_executed.commands import NonExecutedCommand
from domain.non_executed.events import NonExecutedEvent
from domain.non_executed.rules import decide
from domain.non_executed.state import NonExecutedDecision, evolve
from domain.non_executed.words import Status
from domain.registers import Register
from domain.waits import Wait

REGISTER = Register(
    name="non_executed",
    label="Ej verkställda beslut",
    singular="Ej verkställt beslut",
    duty=law.NON_EXECUTED_DECISIONS,
    initial=NonExecutedDecision(),
    decide=decide,
    evolve=evolve,
    command=NonExecutedCommand,
    event=NonExecutedEvent,
    series="EVB",
    waits=(
        Wait(label="beslutet ska vara verkställt", day="due", statuses=(Status.FOLLOWED,)),
        Wait(
            label="beslutet ska rapporteras som ej verkställt i tid",
            day="due",
            statuses=(Status.EXECUTED, Status.ENDED),
            until=("reports",),
        ),
    ),
)
