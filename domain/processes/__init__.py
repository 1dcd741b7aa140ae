"""Processer – 4 kap. 2–3 och 5–6 §§ SOSFS 2011:9: what is done, in which order, and together with whom.

A process is identified, its activities and their mutual order are described, and for each activity there is a
routine that says how, or a reason why none is needed. Whom it needs to collaborate with is declared before it is
established by the head of the department or the management group. Which activity lacks a routine follows from that.

    identified ──describe──> described ──establish──> established ──take into use──> in use
                                          ^                  ╰────────revise──────────╯
                                          ╰── establish ── under revision <╯
    any of them ──retire──> retired | superseded        any ──annul──> annulled
"""

from domain import law
from domain.board import Topic
from domain.processes.commands import ProcessCommand
from domain.processes.events import ProcessEvent
from domain.processes.rules import decide
from domain.processes.state import Process, evolve
from domain.processes.words import Status
from domain.registers import Register
from domain.waits import Wait

REGISTER = Register(
    name="processes",
    label="Processer",
    singular="Process",
    duty=law.PROCESSES,
    initial=Process(),
    decide=decide,
    evolve=evolve,
    command=ProcessCommand,
    event=ProcessEvent,
    series="PRO",
    settings=(Topic.DEADLINES,),
    waits=(
        Wait(
            label="processen ska ses över",
            day="due",
            statuses=(Status.ESTABLISHED, Status.IN_USE, Status.UNDER_REVISION),
            by=("owner_person",),
        ),
    ),
)
