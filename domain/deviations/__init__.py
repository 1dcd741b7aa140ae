"""Avvikelser – 5 kap. 5–8 §§ SOSFS 2011:9.

Whoever works here may report that the work has fallen short, about any unit or provider. A manager reads it
and answers first whether it can be misconduct: yes or unclear goes to the lex Sarah officer in the same act.
Then it is investigated by somebody who did not report it, decided on, and closed when measures are done or
live on by themselves and somebody has been told what the report led to.

    reported ──read──> read ──start──> under_investigation ──complete──> investigated ──decide──> decided
                                              ^                                                     │ plan
                                              └──────────reopen────────── closed <──close── in_follow_up

    beside:   a referral waits for its answer, which is escalated (lex Sarah) or back where it was;
              a request for completion waits for its answer
    ends too: transferred, duplicate (both once read), annulled
"""

from domain import law
from domain.board import Topic
from domain.deviations.commands import DeviationCommand
from domain.deviations.events import DeviationEvent
from domain.deviations.evolve import evolve
from domain.deviations.rules import decide
from domain.deviations.state import Deviation
from domain.deviations.words import Status
from domain.registers import Register
from domain.terms import Role
from domain.waits import Wait

OPEN = (
    Status.REPORTED,
    Status.READ,
    Status.UNDER_INVESTIGATION,
    Status.INVESTIGATED,
    Status.DECIDED,
    Status.IN_FOLLOW_UP,
)

REGISTER = Register(
    name="deviations",
    label="Avvikelser",
    singular="Avvikelse",
    duty=law.REPORTS,
    initial=Deviation(),
    decide=decide,
    evolve=evolve,
    command=DeviationCommand,
    event=DeviationEvent,
    series="AVV",
    settings=(Topic.CATEGORIES, Topic.CAUSES, Topic.SCALE, Topic.DEADLINES),
    waits=(
        Wait(
            label="rapporten ska läsas",
            day="first_reading_due",
            statuses=(Status.REPORTED,),
            roles_in="goes_to",
        ),
        Wait(
            label="utredningen ska vara klar",
            day="investigation_due",
            statuses=(Status.READ, Status.UNDER_INVESTIGATION),
            by=("investigator",),
            roles_in="goes_to",
        ),
        Wait(
            label="det ska prövas om det är ett missförhållande",
            day="referral_due",
            statuses=OPEN,
            only_if="referral_waits",
            roles=(Role.LEX_SARAH_OFFICER,),
        ),
        Wait(
            label="åtgärden ska vara klar",
            day="due",
            each="measures",
            statuses=(Status.DECIDED, Status.IN_FOLLOW_UP),
            until=("completed_on", "action"),
        ),
    ),
)
