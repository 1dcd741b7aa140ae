"""Undersökningar – what those whom the work is for, the staff and the providers say when they are asked: 5 kap. 2 §.

A survey, national or the board's own, of those whom the work is for, of the staff or of the providers. Its results are
records of their own (domain/survey_results): of the whole, and of units with answers enough; nobody's single answer
is ever entered. It is analysed, also as to whether the work is understandable and makes a difference, and it leads to
actions or to the reason why not, before it is told.

    planned ──open──> open ──close──> closed ──compile──> compiled ──analyse──> analysed ──publish──> published
       │ miss           ╰─cancel─> cancelled              action, programme, or none: from compiled on
       v
    missed                                                                               any ──annul──> annulled
"""

from domain import law
from domain.board import Topic
from domain.registers import Register
from domain.surveys.commands import SurveyCommand
from domain.surveys.events import SurveyEvent
from domain.surveys.rules import decide
from domain.surveys.state import Survey, evolve
from domain.surveys.words import Status
from domain.waits import Wait

REGISTER = Register(
    name="surveys",
    label="Undersökningar",
    singular="Undersökning",
    duty=law.SELF_CONTROL_METHODS,
    initial=Survey(),
    decide=decide,
    evolve=evolve,
    command=SurveyCommand,
    event=SurveyEvent,
    series="UND",
    settings=(Topic.PRACTICES,),
    waits=(
        Wait(label="undersökningen ska öppnas", day="first", statuses=(Status.PLANNED,), by=("responsible",)),
        Wait(label="undersökningen ska stängas", day="last", statuses=(Status.OPEN,), by=("responsible",)),
    ),
)
