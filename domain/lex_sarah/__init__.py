"""Lex Sarah – reports of misconduct or a risk of it: SoL, LSS and SOSFS 2011:5.

Whoever works here reports, about any unit; what an officer takes over from a deviation or a view becomes a case in the
same act. The officer informs the manager, who protects the individual but has no say in the case, and assesses the
report. Somebody impartial investigates, hears the individual and proposes one of five degrees; somebody else decides,
for the board. What is serious is notified to the inspectorate at once, and its decision and demands are followed. The
board is told, measures are aimed at the causes, their effect is looked at, and the case is closed by checklist.

    received ──assess──> assessed ──appoint──> under_investigation ──propose──> proposed ──decide──> decided
                            │ decline (another officer)   ^                        │                    │ hand back
                            v                             ├───────── return ───────┘                    v
                         declined (a deviation again)     └──────── reopen ── closed <──close── in_follow_up

    beside:   diary, protection, contact with the individual, the police, the inspectorate, the board, measures
    notices:  told (by a provider) or notified (by the municipality) ──follow up──> followed_up ──close──> closed
    ends too: annulled, if it never was a report
"""

from domain import law
from domain.board import Topic
from domain.lex_sarah.commands import LexSarahCommand
from domain.lex_sarah.events import LexSarahEvent
from domain.lex_sarah.evolve import evolve
from domain.lex_sarah.rules import decide
from domain.lex_sarah.state import Case
from domain.lex_sarah.words import BEFORE_DECISION, OFFICER, Status
from domain.registers import Register
from domain.waits import Wait

OPEN = (
    Status.RECEIVED,
    Status.ASSESSED,
    Status.UNDER_INVESTIGATION,
    Status.PROPOSED,
    Status.DECIDED,
    Status.IN_FOLLOW_UP,
)

REGISTER = Register(
    name="lex_sarah",
    label="Lex Sarah",
    singular="Lex Sarah-ärende",
    duty=law.INVESTIGATE_MISCONDUCT,
    initial=Case(),
    decide=decide,
    evolve=evolve,
    command=LexSarahCommand,
    event=LexSarahEvent,
    series="LEX",
    settings=(Topic.CAUSES, Topic.PRACTICES, Topic.DEADLINES),
    waits=(
        Wait(label="rapporten ska bedömas", day="act_by", statuses=(Status.RECEIVED,), roles=OFFICER),
        Wait(
            label="utredningen ska inledas",
            day="start_by",
            statuses=(Status.RECEIVED, Status.ASSESSED),
            until=("investigation_started_on",),
            roles=OFFICER,
        ),
        Wait(
            label="utredningen ska vara klar",
            day="investigation_due",
            statuses=BEFORE_DECISION,
            by=("investigator",),
            roles=OFFICER,
        ),
        Wait(
            label="det ska anmälas till tillsynsmyndigheten",
            day="notify_by",
            statuses=OPEN,
            until=("notified_on",),
            roles=OFFICER,
        ),
        Wait(
            label="utredningen ska lämnas till tillsynsmyndigheten",
            day="supplement_by",
            statuses=OPEN,
            until=("investigation_sent_on", "extended_until"),
            roles=OFFICER,
        ),
        Wait(
            label="utredningen ska lämnas till tillsynsmyndigheten",
            day="extended_until",
            statuses=OPEN,
            until=("investigation_sent_on",),
            roles=OFFICER,
        ),
        Wait(
            label="tillsynsmyndigheten ska ha svar",
            day="due",
            each="demands",
            statuses=OPEN,
            until=("answered_on", "review"),
            roles=OFFICER,
        ),
        Wait(
            label="åtgärden ska vara klar",
            day="due",
            each="measures",
            statuses=(Status.DECIDED, Status.IN_FOLLOW_UP),
            until=("completed_on", "action"),
            by=("owner_person",),
            roles=OFFICER,
        ),
    ),
)
