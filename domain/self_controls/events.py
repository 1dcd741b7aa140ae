"""What can have happened to a self-control."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from domain import law
from domain.board import Due
from domain.documents.words import DocumentId
from domain.grammar import Event, Names, Personal
from domain.self_control_plans.words import Method, PlanId, QuestionId, QuestionIds
from domain.self_controls.words import (
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
from domain.terms import YesNoUnknown
from domain.words import Count, Decision, Name, Occurred, PersonId, Text, UnitId


class SelfControlPlanned(Event, label="Egenkontrollen planerades", duty=law.SELF_CONTROL):
    """It was set down what a unit is to check, how, before which day and by whom."""

    title: Name
    unit: UnitId
    method: Method
    plan: PlanId | None
    control: ControlNumber | None
    self_control_questions: QuestionIds
    responsible: PersonId
    perform_by: date
    due: Due


class SelfControlStarted(Event, label="Egenkontrollen påbörjades", duty=law.SELF_CONTROL):
    """The checklist was settled, and from what the files were drawn where files are read."""

    items: Items
    checklist: DocumentId | None
    checklist_revision: Count | None
    sample: Annotated[UUID, Names("samples")] | None
    extent: Name | None


class SelfControlReviewersNamed(Event, label="Kollegiegranskare utsågs", duty=law.SELF_CONTROL):
    """Colleagues in another unit are to do it; `in_return`: the self-control in which theirs is reviewed from here."""

    reviewers: Reviewers
    peers_from: UnitId
    in_return: SelfControlId | None


class SelfControlObserved(Event, label="En punkt i egenkontrollen granskades", duty=law.SELF_CONTROL):
    """It was counted how often an item of the checklist was met; a later count takes the place of an earlier."""

    item: ItemNumber
    met: Tally
    not_met: Tally
    not_applicable: Tally
    evidence: Personal[Text] | None


class SelfControlQuestionAnswered(Event, label="En fråga i egenkontrollen besvarades", duty=law.SELF_CONTROL):
    """One of the board's own questions was answered for the unit; a later answer takes the place of an earlier."""

    self_control_question: QuestionId
    fulfilment: Fulfilment
    answer: Personal[Text]


class SelfControlFoundDeviation(Event, label="Egenkontrollen ledde till en avvikelse", duty=law.REPORTS):
    """What an item showed was reported as a deviation, which is handled in its own register."""

    deviation: Annotated[UUID, Names("deviations")]
    item: ItemNumber
    unit: UnitId | None
    occurred: Occurred
    discovered: date
    danger_now: YesNoUnknown
    suspects_misconduct: YesNoUnknown


class SelfControlPerformed(Event, label="Egenkontrollen genomfördes", duty=law.SELF_CONTROL):
    """Every item of the checklist had been examined."""

    day: date


class SelfControlAnalysed(Event, label="Egenkontrollen analyserades", duty=law.COMPILE_AND_ANALYSE):
    """It was concluded what the result says, compared with the time before."""

    conclusions: Personal[Text]
    trend: Trend
    previous: SelfControlId | None
    without_deviation: Personal[Text] | None


class SelfControlActionProposed(Event, label="Ett förslag till åtgärd lades fram", duty=law.MEASURES):
    """What is to become better goes on as an action of its own, in the register of actions."""

    action: UUID
    title: Name
    unit: UnitId | None
    ready_by: date | None


class SelfControlReported(Event, label="Egenkontrollen redovisades", duty=law.SELF_CONTROL):
    """The board or the operations concerned were told of the result."""

    audience: Audience
    day: date
    diary_number: Name | None
    summary: Personal[Text] | None


class SelfControlClosed(Event, label="Egenkontrollen avslutades", duty=law.SELF_CONTROL):
    """Nothing more is to be done in it."""

    without_report: Personal[Text] | None


class SelfControlCancelled(Event, label="Egenkontrollen ställdes in", duty=law.SELF_CONTROL, shows=False):
    """It was not made, and it was said why."""

    reason: WhyCancelled
    explanation: Personal[Text] | None


class SelfControlCorrected(Event, label="Uppgifterna om egenkontrollen rättades", duty=law.DOCUMENTATION):
    """What was planned was put right; what stood before stays in the log."""

    reason: Personal[Text]
    title: Name
    unit: UnitId
    method: Method
    plan: PlanId | None
    control: ControlNumber | None
    self_control_questions: QuestionIds
    responsible: PersonId
    perform_by: date


class SelfControlAnnulled(Event, label="Egenkontrollen makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out; it stays readable and nothing more can be done with it."""

    reason: WhyAnnulled
    explanation: Personal[Text] | None
    decision: Decision


SelfControlEvent = (
    SelfControlPlanned
    | SelfControlStarted
    | SelfControlReviewersNamed
    | SelfControlObserved
    | SelfControlQuestionAnswered
    | SelfControlFoundDeviation
    | SelfControlPerformed
    | SelfControlAnalysed
    | SelfControlActionProposed
    | SelfControlReported
    | SelfControlClosed
    | SelfControlCancelled
    | SelfControlCorrected
    | SelfControlAnnulled
)
