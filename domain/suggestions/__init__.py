"""Förbättringsförslag – 6 kap. SOSFS 2011:9: whoever works here may suggest how something could be done better.

A suggestion is read, and adopted or declined with the reason by a manager who did not make it; then whoever made it is
answered. An adopted one becomes an action in the same act (domain/reactions), where its text is read and not copied.

    submitted ──assess──> assessed ──adopt──> adopted ──answer──> answered
        │ withdraw           ╰────decline──> declined ──answer──> answered          any ──annul──> annulled
        v
    withdrawn
"""

from domain import law
from domain.board import Topic
from domain.registers import Register
from domain.suggestions.commands import SuggestionCommand
from domain.suggestions.events import SuggestionEvent
from domain.suggestions.rules import decide
from domain.suggestions.state import Suggestion, evolve
from domain.suggestions.words import UNANSWERED
from domain.waits import Wait

REGISTER = Register(
    name="suggestions",
    label="Förbättringsförslag",
    singular="Förslag",
    duty=law.STAFF_TAKE_PART,
    initial=Suggestion(),
    decide=decide,
    evolve=evolve,
    command=SuggestionCommand,
    event=SuggestionEvent,
    series="FOR",
    settings=(Topic.DEADLINES,),
    waits=(
        Wait(
            label="förslaget ska besvaras",
            day="answer_by",
            statuses=UNANSWERED,
        ),
    ),
)
