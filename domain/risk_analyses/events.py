"""What can have happened to a risk analysis."""

from __future__ import annotations

from datetime import date

from domain import law
from domain.board import Due
from domain.grammar import Event, Personal
from domain.risk_analyses.words import Audience, Trigger
from domain.risks.words import RiskAnnulment, RiskId
from domain.words import Count, Decision, Name, PersonId, Source, Text, UnitId


class RiskAnalysisRequested(Event, label="En riskanalys begärdes", duty=law.RISK_ANALYSIS):
    """Somebody who works here said that the risks of something need to be analysed."""

    title: Name
    what: Personal[Text]
    why: Personal[Text]
    trigger: Trigger
    unit: UnitId | None
    planned_change: date | None
    received: date
    source: Source | None
    due: Due | None


class RiskAnalysisAccepted(Event, label="Det beslutades att göra riskanalysen", duty=law.RISK_ANALYSIS):
    """It was decided that the analysis is made, how, by whom and before which day."""

    how: Personal[Text] | None
    lead: PersonId
    participants: Count | None
    decision: Decision
    due: Due


class RiskAnalysisRejected(
    Event, label="Det beslutades att inte göra riskanalysen", duty=law.RISK_ANALYSIS, shows=False
):
    """It was decided that the analysis is not made, and why not."""

    reason: Personal[Text]
    decision: Decision


class RiskAnalysisStarted(Event, label="Riskanalysen påbörjades", duty=law.RISK_ANALYSIS):
    """The work with the analysis began."""


class RiskAnalysisAssessed(Event, label="Riskanalysens risker bedömdes", duty=law.RISK_ANALYSIS):
    """The risks found were scored, each in a record of its own, and the conclusions were written down."""

    conclusions: Personal[Text]
    risks: tuple[RiskId, ...]


class RiskAnalysisMeasuresDecided(Event, label="Riskanalysens åtgärder beslutades", duty=law.MEASURES):
    """It was decided what is to be done about all the risks of the analysis together."""

    risks: tuple[RiskId, ...]
    measures: Count
    summary: Personal[Text]
    decision: Decision


class RiskAnalysisReported(Event, label="Riskanalysens resultat återfördes", duty=law.RISK_ANALYSIS):
    """The board, or the operations concerned, were told of the result."""

    audience: Audience
    day: date
    summary: Personal[Text] | None
    diary_number: Name | None


class RiskAnalysisFinished(Event, label="Riskanalysen avslutades", duty=law.RISK_ANALYSIS):
    """The analysis was complete: all who are to be told know of it, or there is a reason why not."""

    without_report: Name | None


class RiskAnalysisCorrected(Event, label="Uppgifterna om riskanalysen rättades", duty=law.DOCUMENTATION):
    """What was entered about the analysis was put right; what stood before stays in the log."""

    reason: Personal[Text]
    title: Name
    trigger: Trigger
    unit: UnitId | None
    planned_change: date | None
    received: date
    lead: PersonId | None
    due: Due | None


class RiskAnalysisAnnulled(Event, label="Riskanalysen makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out; it stays readable and nothing more can be done with it."""

    reason: RiskAnnulment
    explanation: Personal[Text] | None
    decision: Decision


RiskAnalysisEvent = (
    RiskAnalysisRequested
    | RiskAnalysisAccepted
    | RiskAnalysisRejected
    | RiskAnalysisStarted
    | RiskAnalysisAssessed
    | RiskAnalysisMeasuresDecided
    | RiskAnalysisReported
    | RiskAnalysisFinished
    | RiskAnalysisCorrected
    | RiskAnalysisAnnulled
)
