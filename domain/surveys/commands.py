"""What can be asked for about a survey."""

from __future__ import annotations

from datetime import date

from domain.documents.words import DocumentId
from domain.grammar import Command, Personal
from domain.measurements.words import Channel, Trend
from domain.self_controls.words import SelfControlId
from domain.surveys import events as happened
from domain.surveys.words import (
    THOSE_WHO_ASK,
    Arranged,
    Finding,
    Questions,
    SurveyId,
    SurveyKind,
    WhyAnnulled,
    WhyCancelled,
    WhyMissed,
)
from domain.terms import Role
from domain.words import Count, Decision, Name, PersonId, Text, UnitId

TOLD_BY = (*THOSE_WHO_ASK, Role.BOARD_SECRETARY)


class PlanSurvey(Command, label="Planera undersökning", may=THOSE_WHO_ASK, becomes=happened.SurveyPlanned, opens=True):
    """`unit`: left out, the whole board is asked about; `arranger`: who arranges a national one; `previous`: an
    earlier survey of the same kind; `self_control`: the self-control that has the survey as its method."""

    title: Name
    survey_kind: SurveyKind
    arranged: Arranged = Arranged.OWN
    arranger: Name | None = None
    unit: UnitId | None = None
    first: date
    last: date
    questions: Questions
    responsible: PersonId
    previous: SurveyId | None = None
    self_control: SelfControlId | None = None


class ReviseSurveyQuestions(
    Command, label="Ändra frågorna", may=THOSE_WHO_ASK, becomes=happened.SurveyQuestionsRevised
):
    """All of the questions anew, and what they are compared with: one with other words has a higher version."""

    questions: Questions
    previous: SurveyId | None
    reason: Personal[Text]


class OpenSurvey(Command, label="Öppna för svar", may=THOSE_WHO_ASK, becomes=happened.SurveyOpened):
    """`population`: how many there are to ask; `sent`: how many are asked."""

    day: date
    population: Count
    sent: Count


class CloseSurvey(Command, label="Stäng för svar", may=THOSE_WHO_ASK, becomes=happened.SurveyClosed):
    day: date
    population: Count
    sent: Count
    answers: Count


class CountSurveyResult(Command, label="Räkna in resultat", becomes=happened.SurveyResultCounted, internal=True):
    """Follows from a result that is entered, put right or struck out."""

    unit: UnitId | None
    answers: Count | None


class CompileSurvey(Command, label="Sammanställ", may=THOSE_WHO_ASK, becomes=happened.SurveyCompiled):
    """`free_answers`: what people wrote in their own words, put together."""

    summary: Personal[Text]
    free_answers: Personal[Text] | None = None


class AnalyseSurvey(Command, label="Analysera", may=THOSE_WHO_ASK, becomes=happened.SurveyAnalysed):
    conclusions: Personal[Text]
    trend: Trend
    understandable: Finding | None = None
    difference: Finding | None = None


class ProposeSurveyAction(Command, label="Föreslå åtgärd", may=THOSE_WHO_ASK, becomes=happened.SurveyActionProposed):
    """`unit`: left out, the survey's own."""

    title: Name
    unit: UnitId | None = None
    ready_by: date | None = None


class DecideSurveyProgramme(
    Command, label="Besluta om åtgärdsprogram", may=TOLD_BY, becomes=happened.SurveyProgrammeDecided
):
    title: Name
    document: DocumentId | None = None
    decision: Decision


class ForgoSurveyActions(
    Command, label="Avstå från åtgärder", may=THOSE_WHO_ASK, becomes=happened.SurveyActionsForgone
):
    without_action: Personal[Text]


class PublishSurvey(Command, label="Redovisa undersökningen", may=TOLD_BY, becomes=happened.SurveyPublished):
    channel: Channel
    where: Name | None = None
    day: date


class MissSurvey(Command, label="Anmäl utebliven", may=THOSE_WHO_ASK, becomes=happened.SurveyMissed):
    reason: WhyMissed
    explanation: Personal[Text] | None = None


class CancelSurvey(Command, label="Avbryt", may=THOSE_WHO_ASK, becomes=happened.SurveyCancelled):
    reason: WhyCancelled
    explanation: Personal[Text] | None = None


class CorrectSurvey(Command, label="Rätta uppgifter", may=THOSE_WHO_ASK, becomes=happened.SurveyCorrected):
    """All that can be put right is said anew: what is left out is said to be empty."""

    reason: Personal[Text]
    title: Name
    arranged: Arranged
    arranger: Name | None
    unit: UnitId | None
    responsible: PersonId
    previous: SurveyId | None
    self_control: SelfControlId | None


class CorrectSurveyAnswers(
    Command, label="Rätta antalet svar", may=THOSE_WHO_ASK, becomes=happened.SurveyAnswersCorrected
):
    reason: Personal[Text]
    population: Count
    sent: Count
    answers: Count


class AnnulSurvey(Command, label="Makulera", may=THOSE_WHO_ASK, becomes=happened.SurveyAnnulled):
    reason: WhyAnnulled
    explanation: Personal[Text] | None = None
    decision: Decision


SurveyCommand = (
    PlanSurvey
    | ReviseSurveyQuestions
    | OpenSurvey
    | CloseSurvey
    | CountSurveyResult
    | CompileSurvey
    | AnalyseSurvey
    | ProposeSurveyAction
    | DecideSurveyProgramme
    | ForgoSurveyActions
    | PublishSurvey
    | MissSurvey
    | CancelSurvey
    | CorrectSurvey
    | CorrectSurveyAnswers
    | AnnulSurvey
)
