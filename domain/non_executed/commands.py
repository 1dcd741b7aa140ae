"""What can be asked for about a decision that is not executed."""

from __future__ import annotations

from datetime import date

from domain.grammar import Command, Personal
from domain.non_executed import events as happened
from domain.non_executed.words import HANDLERS, DelayReason, QuarterNumber, ReportYear, WhyAnnulled, WhyEnded
from domain.terms import LegalBasis
from domain.words import Affected, Decision, Name, Text, UnitId


class EnterNonExecutedDecision(
    Command, label="Ta upp beslut", may=HANDLERS, becomes=happened.NonExecutedDecisionEntered, opens=True
):
    """`interrupted_on`: the day the execution was broken off, if it had begun; `case_reference`: where the file is."""

    legal_basis: LegalBasis
    service_kind: Name
    unit: UnitId
    decided_on: date
    interrupted_on: date | None = None
    affected: Affected = Affected()
    case_reference: Personal[Name] | None = None


class ReportNonExecutedDecision(
    Command, label="Rapportera för kvartalet", may=HANDLERS, becomes=happened.NonExecutedDecisionReported
):
    """To the inspectorate and the auditors both."""

    year: ReportYear
    quarter: QuarterNumber
    day: date
    delay_reason: DelayReason
    explanation: Personal[Text] | None = None


class RecordExecution(Command, label="Anteckna verkställighet", may=HANDLERS, becomes=happened.DecisionExecuted):
    day: date


class TellOfExecution(Command, label="Anmäl verkställighet", may=HANDLERS, becomes=happened.ExecutionTold):
    day: date


class EndWithoutExecution(
    Command, label="Avsluta utan verkställighet", may=HANDLERS, becomes=happened.NonExecutedDecisionEnded
):
    reason: WhyEnded
    day: date
    explanation: Personal[Text] | None = None


class CorrectNonExecutedDecision(
    Command, label="Rätta uppgifter", may=HANDLERS, becomes=happened.NonExecutedDecisionCorrected
):
    """All that can be put right is said anew: what is left out is said to be empty."""

    reason: Personal[Text]
    service_kind: Name
    unit: UnitId
    decided_on: date
    interrupted_on: date | None
    affected: Affected


class AnnulNonExecutedDecision(Command, label="Makulera", may=HANDLERS, becomes=happened.NonExecutedDecisionAnnulled):
    reason: WhyAnnulled
    explanation: Personal[Text] | None = None
    decision: Decision


NonExecutedCommand = (
    EnterNonExecutedDecision
    | ReportNonExecutedDecision
    | RecordExecution
    | TellOfExecution
    | EndWithoutExecution
    | CorrectNonExecutedDecision
    | AnnulNonExecutedDecision
)
