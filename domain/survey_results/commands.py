"""What can be asked for about a result of a survey."""

from __future__ import annotations

from domain.grammar import Command, Personal
from domain.survey_results.events import SurveyResultAnnulled
from domain.survey_results.words import SurveyResultId, Values, WhyAnnulled
from domain.surveys.words import THOSE_WHO_ASK, SurveyId
from domain.words import Count, Text, UnitId


class EnterSurveyResult(Command, label="För in resultat", may=THOSE_WHO_ASK, opens=True):
    """`unit`: left out, the whole; `answers`: how many it rests on, left out for the whole if all; `previous`: the
    earlier result it is compared with."""

    survey: SurveyId
    unit: UnitId | None = None
    answers: Count | None = None
    values: Values
    previous: SurveyResultId | None = None


class CorrectSurveyResult(Command, label="Rätta resultat", may=THOSE_WHO_ASK):
    """All of the values anew, of the same questions; `answers`: as before if left out."""

    answers: Count | None = None
    values: Values
    reason: Personal[Text]


class AnnulSurveyResult(Command, label="Makulera", may=THOSE_WHO_ASK, becomes=SurveyResultAnnulled):
    reason: WhyAnnulled


SurveyResultCommand = EnterSurveyResult | CorrectSurveyResult | AnnulSurveyResult
