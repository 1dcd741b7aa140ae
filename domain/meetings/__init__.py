"""Sammanträden – when the board and the groups meet, and what they decided: 3 kap. 3 § SOSFS 2011:9.

A meeting is planned with the day its papers are due, since that is the day a report has to be ready. What is taken up
is entered by paragraph: decided, noted, sent back. An item may fulfil a round of the annual wheel, and then both say so
in the same act. What the board asks for is followed until it has been reported back, here or as an action of its own.

    planned ──hold──> held ──record item──> held ──approve minutes──> approved       planned ──cancel──> cancelled
    planned | held without items ──annul──> annulled
"""

from domain import law
from domain.meetings.commands import MeetingCommand
from domain.meetings.events import MeetingEvent
from domain.meetings.rules import decide
from domain.meetings.state import Meeting, evolve
from domain.meetings.words import Status
from domain.registers import Register
from domain.terms import Role
from domain.waits import Wait

SECRETARY = (Role.BOARD_SECRETARY,)

REGISTER = Register(
    name="meetings",
    label="Sammanträden",
    singular="Sammanträde",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    initial=Meeting(),
    decide=decide,
    evolve=evolve,
    command=MeetingCommand,
    event=MeetingEvent,
    series="MOT",
    waits=(
        Wait(label="handlingarna ska vara klara", day="papers_by", statuses=(Status.PLANNED,), roles=SECRETARY),
        Wait(label="sammanträdet ska hållas", day="day", statuses=(Status.PLANNED,), roles=SECRETARY),
        Wait(label="protokollet ska justeras", day="due", statuses=(Status.HELD,), roles=SECRETARY),
        Wait(
            label="uppdraget ska återrapporteras",
            day="ready_by",
            each="open_assignments",
            statuses=(Status.HELD, Status.APPROVED),
            by=("responsible",),
        ),
    ),
)
