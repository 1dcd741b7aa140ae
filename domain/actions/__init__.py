"""Förbättrande åtgärder – 5 kap. 7–8 §§ SOSFS 2011:9.

What risk analyses, self-control, reports, complaints and the board itself show has to be done. One action may come from
many records, and one record may give rise to many actions; what comes from a deviation, a complaint or lex Sarah says
which cause it is to remove. Somebody with the power to do so decides; it is done, judged, told and closed.

    proposed ──decide──> decided ──start──> in_progress ──complete──> done ──evaluate──> evaluated ──close──> closed
       │ decline            ╰── postpone (counted) ╯ ^                  ╰─────resume─────╯
       v                          │ abandon          ╰──────────────────────────╯
    declined                  abandoned            ended: taken up again as proposed; any ──annul──> annulled

A process or routine is improved in a revision of it, or by a decision that none is needed. An assignment from
the board stays open until it has been reported back.
"""

from domain import law
from domain.actions.commands import ActionCommand
from domain.actions.events import ActionEvent
from domain.actions.rules import decide
from domain.actions.state import Action, evolve
from domain.actions.words import Status
from domain.board import Topic
from domain.registers import Register
from domain.waits import Wait

OPEN = (Status.PROPOSED, Status.DECIDED, Status.IN_PROGRESS, Status.DONE, Status.EVALUATED)

REGISTER = Register(
    name="actions",
    label="Förbättrande åtgärder",
    singular="Åtgärd",
    duty=law.MEASURES,
    initial=Action(),
    decide=decide,
    evolve=evolve,
    command=ActionCommand,
    event=ActionEvent,
    series="ATG",
    settings=(Topic.CAUSES, Topic.DEADLINES, Topic.DECIDERS, Topic.PRACTICES),
    waits=(
        Wait(label="det ska beslutas om åtgärden", day="decide_by", statuses=(Status.PROPOSED,)),
        Wait(
            label="åtgärden ska vara klar",
            day="ready_by",
            statuses=(Status.DECIDED, Status.IN_PROGRESS),
            by=("responsible",),
        ),
        Wait(
            label="effekten ska utvärderas",
            day="evaluate_by",
            statuses=(Status.DONE,),
            by=("responsible",),
        ),
        Wait(
            label="uppdraget ska återrapporteras till nämnden",
            day="report_by",
            statuses=OPEN,
            until=("reported_back_on",),
            by=("responsible",),
        ),
    ),
)
