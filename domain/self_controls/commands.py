"""What can be asked for about a self-control."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from domain.documents.words import DocumentId
from domain.grammar import Command, Names, Personal
from domain.self_control_plans.words import Method, PlanId, QuestionId, QuestionIds
from domain.self_controls import events as happened
from domain.self_controls.words import (
    LEADERS,
    PERFORMERS,
    Audience,
    ControlNumber,
    Fulfilment,
    ItemNumber,
    Items,
    Reviewers,
    SelfControlId,
    Tally,
    Trend,
    WhyAnnulled,
    WhyCancelled,
)
from domain.terms import Role, YesNoUnknown
from domain.words import Decision, Name, Occurred, PersonId, Text, UnitId


class PlanSelfControl(
    Command, label="Planera egenkontroll", may=LEADERS, becomes=happened.SelfControlPlanned, opens=True
):
    """`plan` and `control`: the unit's plan for the year, and which of its controls this is; `perform_by`: left out,
    the day that the tertial's self-control is due."""

    title: Name
    unit: UnitId
    method: Method
    plan: PlanId | None = None
    control: ControlNumber | None = None
    self_control_questions: QuestionIds = ()
    responsible: PersonId
    perform_by: date | None = None


class StartSelfControl(Command, label="Påbörja", may=LEADERS, becomes=happened.SelfControlStarted):
    """`sample` or `extent`: which files are read, by lot or as said; never a copy of a file."""

    items: Items
    checklist: DocumentId | None = None
    sample: Annotated[UUID, Names("samples")] | None = None
    extent: Name | None = None


class NamePeerReviewers(
    Command, label="Utse kollegiegranskare", may=LEADERS, becomes=happened.SelfControlReviewersNamed
):
    """`peers_from`: the unit in which all of them work; `in_return`: the self-control that goes the other way."""

    reviewers: Reviewers
    peers_from: UnitId
    in_return: SelfControlId | None = None


class RecordPeerObservation(
    Command, label="Anteckna iakttagelse som kollegiegranskare", becomes=happened.SelfControlObserved
):
    """Sent by one of the reviewers, who holds no role in the unit that is reviewed."""

    item: ItemNumber
    met: Tally = 0
    not_met: Tally = 0
    not_applicable: Tally = 0
    evidence: Personal[Text] | None = None


class RecordObservation(Command, label="Anteckna iakttagelse", may=PERFORMERS, becomes=happened.SelfControlObserved):
    """`evidence` is about the work: who the files are about is never written here."""

    item: ItemNumber
    met: Tally = 0
    not_met: Tally = 0
    not_applicable: Tally = 0
    evidence: Personal[Text] | None = None


class AnswerSelfControlQuestion(
    Command, label="Besvara fråga", may=PERFORMERS, becomes=happened.SelfControlQuestionAnswered
):
    self_control_question: QuestionId
    fulfilment: Fulfilment
    answer: Personal[Text]


class ReportDeviationFound(
    Command, label="Rapportera som avvikelse", may=PERFORMERS, becomes=happened.SelfControlFoundDeviation
):
    item: ItemNumber
    occurred: Occurred = Occurred()
    danger_now: YesNoUnknown = YesNoUnknown.UNKNOWN
    suspects_misconduct: YesNoUnknown = YesNoUnknown.UNKNOWN


class CompleteSelfControl(Command, label="Anmäl genomförd", may=PERFORMERS, becomes=happened.SelfControlPerformed):
    day: date


class AnalyseSelfControl(Command, label="Analysera resultatet", may=LEADERS, becomes=happened.SelfControlAnalysed):
    """`previous`: the self-control that the result is compared with."""

    conclusions: Personal[Text]
    trend: Trend
    previous: SelfControlId | None = None
    without_deviation: Personal[Text] | None = None


class ProposeSelfControlAction(
    Command, label="Föreslå åtgärd", may=LEADERS, becomes=happened.SelfControlActionProposed
):
    title: Name
    ready_by: date | None = None


class ReportSelfControl(
    Command,
    label="Redovisa",
    may=(*LEADERS, Role.DIRECTOR, Role.BOARD_SECRETARY),
    becomes=happened.SelfControlReported,
):
    audience: Audience
    day: date
    diary_number: Name | None = None
    summary: Personal[Text] | None = None


class CloseSelfControl(Command, label="Avsluta egenkontrollen", may=LEADERS, becomes=happened.SelfControlClosed):
    without_report: Personal[Text] | None = None


class CancelSelfControl(Command, label="Ställ in", may=LEADERS, becomes=happened.SelfControlCancelled):
    reason: WhyCancelled
    explanation: Personal[Text] | None = None


class CorrectSelfControl(Command, label="Rätta uppgifter", may=LEADERS, becomes=happened.SelfControlCorrected):
    """All that can be put right is said anew: what is left out is said to be empty."""

    reason: Personal[Text]
    title: Name
    unit: UnitId
    method: Method
    plan: PlanId | None
    control: ControlNumber | None
    self_control_questions: QuestionIds
    responsible: PersonId
    perform_by: date


class AnnulSelfControl(Command, label="Makulera", may=LEADERS, becomes=happened.SelfControlAnnulled):
    reason: WhyAnnulled
    explanation: Personal[Text] | None = None
    decision: Decision


SelfControlCommand = (
    PlanSelfControl
    | StartSelfControl
    | NamePeerReviewers
    | RecordPeerObservation
    | RecordObservation
    | AnswerSelfControlQuestion
    | ReportDeviationFound
    | CompleteSelfControl
    | AnalyseSelfControl
    | ProposeSelfControlAction
    | ReportSelfControl
    | CloseSelfControl
    | CancelSelfControl
    | CorrectSelfControl
    | AnnulSelfControl
)
