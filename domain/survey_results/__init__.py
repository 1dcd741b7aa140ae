"""Undersökningarnas resultat – what the answers come to, for the whole or a unit: 5 kap. 2 § SOSFS 2011:9.

One record for each survey and unit, and one for the whole. What rests on fewer answers than the board's limit is not
entered: it would point somebody out. A value stands beside the one of the earlier result it is compared with, question
by question, where the question is the same. Each is counted in its survey in the same act (domain/reactions).

    entered ──correct──> entered        entered ──annul──> annulled ──enter──> entered
"""

from domain import law
from domain.board import Topic
from domain.registers import Register
from domain.survey_results.commands import SurveyResultCommand
from domain.survey_results.events import SurveyResultEvent
from domain.survey_results.rules import decide
from domain.survey_results.state import SurveyResult, evolve
from domain.survey_results.words import survey_result_id

REGISTER = Register(
    name="survey_results",
    label="Undersökningarnas resultat",
    singular="Resultat",
    duty=law.SELF_CONTROL_METHODS,
    initial=SurveyResult(),
    decide=decide,
    evolve=evolve,
    command=SurveyResultCommand,
    event=SurveyResultEvent,
    settings=(Topic.PRACTICES,),
    natural=lambda command, by: survey_result_id(command.survey, command.unit),
)
