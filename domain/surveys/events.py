"""What can have happened to a survey."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain import law
from domain.documents.words import DocumentId
from domain.grammar import Event, Personal
from domain.measurements.words import Channel, Trend
from domain.numbers import Number
from domain.self_controls.words import SelfControlId
from domain.surveys.words import (
    Arranged,
    Finding,
    Questions,
    SurveyId,
    SurveyKind,
    WhyAnnulled,
    WhyCancelled,
    WhyMissed,
)
from domain.words import Count, Decision, Name, PersonId, Text, UnitId


class SurveyPlanned(Event, label="Undersökningen planerades", duty=law.SELF_CONTROL_METHODS):
    """It was set down whom to ask, what and between which days, and which earlier survey it is compared with."""

    title: Name
    survey_kind: SurveyKind
    arranged: Arranged
    arranger: Name | None
    unit: UnitId | None
    first: date
    last: date
    questions: Questions
    responsible: PersonId
    previous: SurveyId | None
    self_control: SelfControlId | None


class SurveyQuestionsRevised(Event, label="Undersökningens frågor ändrades", duty=law.SELF_CONTROL_METHODS):
    """The questions were put otherwise before anybody was asked; `revision` is that of the whole set."""

    revision: Count
    questions: Questions
    previous: SurveyId | None
    reason: Personal[Text]


class SurveyOpened(Event, label="Undersökningen öppnades för svar", duty=law.SELF_CONTROL_METHODS):
    """The first were asked."""

    day: date
    population: Count
    sent: Count


class SurveyClosed(Event, label="Undersökningen stängdes för svar", duty=law.SELF_CONTROL_METHODS):
    """No more answers are taken: so many there are, so many were asked, so many answered."""

    day: date
    population: Count
    sent: Count
    answers: Count
    response_rate: Number


class SurveyResultCounted(Event, label="Ett resultat räknades in i undersökningen", duty=law.SELF_CONTROL_METHODS):
    """A result for the whole or for a unit stands in the book, resting on so many answers; None, none stands."""

    unit: UnitId | None
    answers: Count | None


class SurveyCompiled(Event, label="Undersökningen sammanställdes", duty=law.COMPILE_AND_ANALYSE):
    """What was answered was put together; what people wrote in their own words is sealed."""

    summary: Personal[Text]
    free_answers: Personal[Text] | None


class SurveyAnalysed(Event, label="Undersökningen analyserades", duty=law.COMPILE_AND_ANALYSE):
    """What the answers say, where it is going, and whether the work is understandable and makes a difference."""

    conclusions: Personal[Text]
    trend: Trend
    understandable: Finding | None
    difference: Finding | None


class SurveyActionProposed(Event, label="En åtgärd efter undersökningen lades fram", duty=law.MEASURES):
    """What is to become better goes on as an action of its own, in the register of actions."""

    action: UUID
    title: Name
    unit: UnitId | None
    ready_by: date | None


class SurveyProgrammeDecided(Event, label="Ett åtgärdsprogram efter undersökningen beslutades", duty=law.MEASURES):
    """The actions were decided to be a programme; `document` is where it is written, if anywhere else."""

    title: Name
    document: DocumentId | None
    actions: Count
    decision: Decision


class SurveyActionsForgone(
    Event, label="Det beslutades att undersökningen inte leder till någon åtgärd", duty=law.MEASURES, shows=False
):
    """It was said why nothing has to be done."""

    without_action: Personal[Text]


class SurveyPublished(Event, label="Undersökningen redovisades", duty=law.QUALITY_REPORT):
    """The result was told in a channel."""

    channel: Channel
    where: Name | None
    day: date


class SurveyMissed(Event, label="Undersökningen uteblev", duty=law.SELF_CONTROL_METHODS, shows=False):
    """It was not made, and why."""

    reason: WhyMissed
    explanation: Personal[Text] | None


class SurveyCancelled(Event, label="Undersökningen avbröts", duty=law.SELF_CONTROL_METHODS, shows=False):
    """It was begun and not carried through, and why."""

    reason: WhyCancelled
    explanation: Personal[Text] | None


class SurveyCorrected(Event, label="Uppgifterna om undersökningen rättades", duty=law.DOCUMENTATION):
    """What was entered was put right; what stood before stays in the log."""

    reason: Personal[Text]
    title: Name
    arranged: Arranged
    arranger: Name | None
    unit: UnitId | None
    responsible: PersonId
    previous: SurveyId | None
    self_control: SelfControlId | None


class SurveyAnswersCorrected(Event, label="Antalet svar rättades", duty=law.DOCUMENTATION):
    """How many were asked and answered was put right; what stood before stays in the log."""

    reason: Personal[Text]
    population: Count
    sent: Count
    answers: Count
    response_rate: Number


class SurveyAnnulled(Event, label="Undersökningen makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out; it stays readable and nothing more can be done with it."""

    reason: WhyAnnulled
    explanation: Personal[Text] | None
    decision: Decision


SurveyEvent = (
    SurveyPlanned
    | SurveyQuestionsRevised
    | SurveyOpened
    | SurveyClosed
    | SurveyResultCounted
    | SurveyCompiled
    | SurveyAnalysed
    | SurveyActionProposed
    | SurveyProgrammeDecided
    | SurveyActionsForgone
    | SurveyPublished
    | SurveyMissed
    | SurveyCancelled
    | SurveyCorrected
    | SurveyAnswersCorrected
    | SurveyAnnulled
)
