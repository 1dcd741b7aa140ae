"""Riskanalyser – what could harm the quality, and what is done about it: 5 kap. 1 § SOSFS 2011:9.

Whoever works here may say that one is needed; the management group, or managers at their own level, decide
whether and how it is made, before a planned change or in the daily work. The risks it finds are records of
their own, and it is finished when the board and the operations concerned know the result.

    requested ──accept──> accepted ──start──> in progress ──assess──> assessed ──decide──> measures decided
        ╰──reject──> rejected              finished <──finish── reported <──report──╯
"""

from domain import law
from domain.board import Topic
from domain.registers import Register
from domain.risk_analyses.commands import RiskAnalysisCommand
from domain.risk_analyses.events import RiskAnalysisEvent
from domain.risk_analyses.rules import decide
from domain.risk_analyses.state import RiskAnalysis, evolve
from domain.risk_analyses.words import Status
from domain.waits import Wait

REGISTER = Register(
    name="risk_analyses",
    label="Riskanalyser",
    singular="Riskanalys",
    duty=law.RISK_ANALYSIS,
    initial=RiskAnalysis(),
    decide=decide,
    evolve=evolve,
    command=RiskAnalysisCommand,
    event=RiskAnalysisEvent,
    series="RA",
    settings=(Topic.PRACTICES, Topic.DEADLINES),
    waits=(
        Wait(label="begäran om riskanalys ska avgöras", day="due", statuses=(Status.REQUESTED,)),
        Wait(
            label="riskanalysen ska vara klar",
            day="due",
            statuses=(
                Status.ACCEPTED,
                Status.IN_PROGRESS,
                Status.ASSESSED,
                Status.MEASURES_DECIDED,
                Status.REPORTED,
            ),
            by=("lead",),
        ),
    ),
)
