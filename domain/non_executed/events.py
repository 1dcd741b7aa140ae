"""What can have happened to a decision that is not executed."""

from __future__ import annotations

from datetime import date

from domain import law
from domain.board import Due
from domain.grammar import Event, Personal
from domain.non_executed.words import DelayReason, QuarterNumber, ReportYear, WhyAnnulled, WhyEnded
from domain.terms import LegalBasis
from domain.words import Affected, Decision, Name, Text, UnitId


class NonExecutedDecisionEntered(Event, label="Beslutet togs upp till bevakning", duty=law.NON_EXECUTED_DECISIONS):
    """A decision was found not to be carried out; `due` is the day from which it is one to report."""

    legal_basis: LegalBasis
    service_kind: Name
    unit: UnitId
    decided_on: date
    interrupted_on: date | None
    affected: Affected
    case_reference: Personal[Name] | None
    due: Due


class NonExecutedDecisionReported(
    Event, label="Beslutet rapporterades som ej verkställt", duty=law.NON_EXECUTED_DECISIONS
):
    """The inspectorate and the auditors were told of it for a quarter, with the reason for the delay."""

    year: ReportYear
    quarter: QuarterNumber
    day: date
    delay_reason: DelayReason
    explanation: Personal[Text] | None


class DecisionExecuted(Event, label="Beslutet verkställdes", duty=law.EXECUTED_LATER):
    """The service had begun; `to_tell` if the decision had been reported as not executed, or is to be."""

    day: date
    to_tell: bool


class ExecutionTold(Event, label="Verkställigheten anmäldes", duty=law.EXECUTED_LATER):
    """The inspectorate and the auditors were told on which day it had been executed."""

    day: date


class NonExecutedDecisionEnded(Event, label="Bevakningen avslutades", duty=law.NON_EXECUTED_DECISIONS):
    """There was nothing left to execute."""

    reason: WhyEnded
    day: date
    explanation: Personal[Text] | None


class NonExecutedDecisionCorrected(Event, label="Uppgifterna om beslutet rättades", duty=law.DOCUMENTATION):
    """What was entered was put right; what stood before stays in the log."""

    reason: Personal[Text]
    service_kind: Name
    unit: UnitId
    decided_on: date
    interrupted_on: date | None
    affected: Affected
    due: Due


class NonExecutedDecisionAnnulled(Event, label="Posten makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out; it stays readable and nothing more can be done with it."""

    reason: WhyAnnulled
    explanation: Personal[Text] | None
    decision: Decision


NonExecutedEvent = (
    NonExecutedDecisionEntered
    | NonExecutedDecisionReported
    | DecisionExecuted
    | ExecutionTold
    | NonExecutedDecisionEnded
    | NonExecutedDecisionCorrected
    | NonExecutedDecisionAnnulled
)
