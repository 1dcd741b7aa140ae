"""What can have happened to a result of a survey."""

from __future__ import annotations

from datetime import date

from domain import law
from domain.grammar import Event, Personal
from domain.survey_results.words import Answers, SurveyResultId, WhyAnnulled
from domain.surveys.words import SurveyId, SurveyKind
from domain.words import Count, Text, UnitId


class SurveyResultEntered(Event, label="Undersökningens resultat infördes", duty=law.SELF_CONTROL_METHODS):
    """What the answers came to, in a unit or for the whole. `survey_kind` and `closed_on` are the survey's."""

    survey: SurveyId
    unit: UnitId | None
    survey_kind: SurveyKind
    closed_on: date
    answers: Count
    results: Answers
    previous: SurveyResultId | None


class SurveyResultCorrected(Event, label="Undersökningens resultat rättades", duty=law.DOCUMENTATION):
    """Other values are the right ones; the old ones stay in their line."""

    survey: SurveyId
    unit: UnitId | None
    answers: Count
    results: Answers
    reason: Personal[Text]


class SurveyResultAnnulled(Event, label="Undersökningens resultat makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out; the right one may be entered."""

    survey: SurveyId
    unit: UnitId | None
    reason: WhyAnnulled


SurveyResultEvent = SurveyResultEntered | SurveyResultCorrected | SurveyResultAnnulled
