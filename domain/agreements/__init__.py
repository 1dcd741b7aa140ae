"""Samverkansöverenskommelser – 4 kap. 5–6 §§ SOSFS 2011:9, och vad socialtjänstlagen kräver med regionen.

An agreement says how the board's work and that of others meet: its parties, whom it is about, and how long it
holds. Processes say which agreements they rest on, and the agreement knows of it. What goes wrong in the
collaboration, either way, is a deviation of its own that is linked here, and a follow-up says whether it works.

    drafted ──negotiate──> negotiated ──sign──> signed ──begin──> in force ──start──> under review ──review──> in force
    in force ──prolong──> in force ──terminate──> terminated | ──expire──> expired ──archive──> archived
    brought in, from before the book: in force                              any ──annul──> annulled
"""

from domain import law
from domain.agreements.commands import AgreementCommand
from domain.agreements.events import AgreementEvent
from domain.agreements.rules import decide
from domain.agreements.state import Agreement, evolve
from domain.agreements.words import Status
from domain.board import Topic
from domain.registers import Register
from domain.waits import Wait

HOLDING = (Status.IN_FORCE, Status.UNDER_REVIEW)

REGISTER = Register(
    name="agreements",
    label="Samverkansöverenskommelser",
    singular="Samverkansöverenskommelse",
    duty=law.COLLABORATION,
    initial=Agreement(),
    decide=decide,
    evolve=evolve,
    command=AgreementCommand,
    event=AgreementEvent,
    series="SAM",
    settings=(Topic.DEADLINES,),
    waits=(
        Wait(label="överenskommelsen ska följas upp", day="review_on", statuses=HOLDING),
        Wait(label="överenskommelsen ska följas upp", day="due", statuses=HOLDING, until=("review_on",)),
        Wait(label="det ska bestämmas om överenskommelsen förlängs", day="renew_by", statuses=HOLDING),
    ),
)
