"""Delaktighet – user councils, reference groups, meetings with the staff, and what came of them: 6 kap. SOSFS 2011:9.

A record is one occasion on which those concerned could say what they think. What came of it is written down, with the
record in which it is followed where there is one; what should be tried is raised as a suggestion in the same act
(domain/reactions). Those who took part are told, also when nothing came of it.

    held ──outcome, suggestion──> held ──tell──> told        any ──annul──> annulled
"""

from domain import law
from domain.participation.commands import ParticipationCommand
from domain.participation.events import ParticipationEvent
from domain.participation.rules import decide
from domain.participation.state import Participation, evolve
from domain.registers import Register

REGISTER = Register(
    name="participation",
    label="Delaktighet",
    singular="Tillfälle för delaktighet",
    duty=law.CONSULT_USERS,
    initial=Participation(),
    decide=decide,
    evolve=evolve,
    command=ParticipationCommand,
    event=ParticipationEvent,
    series="DEL",
)
