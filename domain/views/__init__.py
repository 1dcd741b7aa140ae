"""Synpunkter och klagomål – what people think of the quality: 5 kap. 3 § SOSFS 2011:9.

Everybody who works here enters what they are told, praise and suggestions too, whoever said it and however
little is known. A manager reads it, says whether it is a view or a complaint and whether it can tell of
misconduct: yes or unclear goes to the lex Sarah officer in the same act. A complaint is investigated, a
position is taken on whether a deviation occurred, and the sender is answered, or it is written down why not.

    received ──assess──> assessed ──investigate──> investigated ──take position──> position_taken
                            ^ │                                                         │ answer
                            │ └────────────────── a view: answer ────────────────> answered ──close──> closed
                            └───────────────────────────── reopen ───────────────────────────────────────┘

    beside:   screened for secrecy, assigned, acknowledged, converted to the other kind (assessed again),
              corrected; a referral waits for its answer; a deviation drawn up because of it goes its own way
    ends too: closed without an answer and why, redirected as an appeal, transferred (once read), annulled
"""

from domain import law
from domain.board import Topic
from domain.registers import Register
from domain.terms import Role
from domain.views.commands import ViewCommand
from domain.views.events import ViewEvent
from domain.views.evolve import evolve
from domain.views.rules import decide
from domain.views.state import View
from domain.views.words import ENDED, Status
from domain.waits import Wait

OPEN = (Status.RECEIVED, Status.ASSESSED, Status.INVESTIGATED, Status.POSITION_TAKEN)

REGISTER = Register(
    name="views",
    label="Synpunkter och klagomål",
    singular="Synpunkt eller klagomål",
    duty=law.COMPLAINTS,
    initial=View(),
    decide=decide,
    evolve=evolve,
    command=ViewCommand,
    event=ViewEvent,
    series="SYN",
    settings=(Topic.CATEGORIES, Topic.PRACTICES, Topic.DEADLINES),
    waits=(
        Wait(
            label="klagomålet ska bekräftas",
            day="acknowledge_by",
            statuses=OPEN,
            until=("acknowledged_on",),
            by=("responsible",),
            roles_in="goes_to",
        ),
        Wait(
            label="avsändaren ska ha svar",
            day="answer_by",
            statuses=OPEN,
            until=("answered_on", "answer_again_by"),
            by=("responsible",),
            roles_in="goes_to",
        ),
        Wait(
            label="avsändaren ska ha svar igen",
            day="answer_again_by",
            statuses=OPEN,
            until=("answered_again_on",),
            by=("responsible",),
            roles_in="goes_to",
        ),
        Wait(
            label="det ska prövas om det är ett missförhållande",
            day="referral_due",
            statuses=(*OPEN, Status.ANSWERED, *ENDED),
            only_if="referral_waits",
            roles=(Role.LEX_SARAH_OFFICER,),
        ),
    ),
)
