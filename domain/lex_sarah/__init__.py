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
from domain.grammar import Register
from domain.lex_sarah.commands import LexSarahCommand
from domain.lex_sarah.events import LexSarahEvent
from domain.lex_sarah.evolve import evolve
from domain.lex_sarah.rules import decide
from domain.lex_sarah.state import Case

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
)
