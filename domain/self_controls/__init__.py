"""Egenkontroll – that the work is done as the processes and routines say, and is understood: 5 kap. 2 § SOSFS 2011:9.

One record for each occasion. It is planned, made by a checklist (of files, a sample by lot of them), and analysed
with what was found the time before. What was found wanting becomes a deviation of its own, or it is said why not. The
board's own questions are answered by those whom the board has said.

    planned ──start──> started ──complete──> performed ──analyse──> analysed ──report──> reported ──close──> closed
       ╰──────cancel──────╯──> cancelled                                        any ──annul──> annulled
"""

from domain import law
from domain.board import Topic
from domain.registers import Register
from domain.self_controls.commands import SelfControlCommand
from domain.self_controls.events import SelfControlEvent
from domain.self_controls.rules import decide
from domain.self_controls.state import SelfControl, evolve
from domain.self_controls.words import Status
from domain.waits import Wait

REGISTER = Register(
    name="self_controls",
    label="Egenkontroller",
    singular="Egenkontroll",
    duty=law.SELF_CONTROL,
    initial=SelfControl(),
    decide=decide,
    evolve=evolve,
    command=SelfControlCommand,
    event=SelfControlEvent,
    series="EGK",
    settings=(Topic.QUESTIONS, Topic.DECIDERS, Topic.DEADLINES),
    waits=(
        Wait(
            label="egenkontrollen ska göras",
            day="perform_by",
            statuses=(Status.PLANNED, Status.STARTED),
            by=("responsible",),
        ),
        Wait(
            label="egenkontrollen ska göras",
            day="due",
            statuses=(Status.PLANNED, Status.STARTED),
            until=("perform_by",),
            by=("responsible",),
        ),
    ),
)
