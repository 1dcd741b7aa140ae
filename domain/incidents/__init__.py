"""Informationssäkerhets- och personuppgiftsincidenter – reported by anyone, and answered for within seventy-two hours.

The hours run from when somebody here noticed, through nights, weekends and holidays. Whether the authority is notified
and those concerned are informed is decided each by itself, and a decision not to has its reason. What is learned goes
on as actions, and as a deviation where the quality of the work fell short.

    reported ──assess──> assessed ──notify | decide not to──> assessed ──inform | decide not to──> … ──close──> closed
        ╰──notify at once──╯                    closed ──reopen──> assessed         any ──annul──> annulled
"""

from domain import law
from domain.incidents.commands import IncidentCommand
from domain.incidents.events import IncidentEvent
from domain.incidents.rules import decide
from domain.incidents.state import Incident, evolve
from domain.incidents.words import Status
from domain.registers import Register
from domain.waits import Wait

REGISTER = Register(
    name="incidents",
    label="Informationssäkerhets- och personuppgiftsincidenter",
    singular="Incident",
    duty=law.DATA_BREACH,
    initial=Incident(),
    decide=decide,
    evolve=evolve,
    command=IncidentCommand,
    event=IncidentEvent,
    series="PUI",
    waits=(
        Wait(
            label="incidenten ska anmälas",
            day="notify_by",
            statuses=(Status.REPORTED, Status.ASSESSED),
            until=("notified", "not_notified_on"),
        ),
    ),
)
