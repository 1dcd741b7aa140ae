"""Kravregister – 3 kap. 3 § SOSFS 2011:9 och kommunallagens interna kontroll.

Each act, regulation and decision is entered with what is known of it and from where. That it is amended, repealed or
replaced is a fact of its own, so that the register tells what held on any day; which parts of the system and which
processes answer to it is said, and it is reviewed every year and after each amendment whether it is met.

    coming ──begin──> in force ──amend──> amended ──repeal──> repealed | ──replace──> replaced
    in force, amended ──map, review──> the same               any ──annul──> annulled
"""

from domain import law
from domain.board import Topic
from domain.registers import Register
from domain.requirements.commands import RequirementCommand
from domain.requirements.events import RequirementEvent
from domain.requirements.rules import decide
from domain.requirements.state import Requirement, evolve
from domain.requirements.words import Status
from domain.terms import Role
from domain.waits import Wait

REGISTER = Register(
    name="requirements",
    label="Kravregister",
    singular="Krav",
    duty=law.INTERNAL_CONTROL,
    initial=Requirement(),
    decide=decide,
    evolve=evolve,
    command=RequirementCommand,
    event=RequirementEvent,
    series="KRAV",
    settings=(Topic.DEADLINES,),
    waits=(
        Wait(
            label="kravet ska gås igenom",
            day="due",
            statuses=(Status.COMING, Status.IN_FORCE, Status.AMENDED),
            roles=(Role.QUALITY_DEVELOPER,),
        ),
    ),
)
