"""What can be asked for about a risk analysis."""

from __future__ import annotations

from datetime import date

from domain.grammar import Command, Personal
from domain.risk_analyses.events import (
    RiskAnalysisAnnulled,
    RiskAnalysisAssessed,
    RiskAnalysisCorrected,
    RiskAnalysisFinished,
    RiskAnalysisMeasuresDecided,
    RiskAnalysisReported,
    RiskAnalysisRequested,
    RiskAnalysisStarted,
)
from domain.risk_analyses.words import Audience, Trigger, Verdict
from domain.risks.words import (
    DECISIONS_ENTERED_BY,
    THOSE_WHO_ANALYSE,
    THOSE_WHO_HANDLE,
    RiskAnnulment,
    RiskId,
)
from domain.words import Count, Decision, Name, PersonId, Source, Text, UnitId


class RequestRiskAnalysis(Command, label="Begär riskanalys", becomes=RiskAnalysisRequested, opens=True):
    """`unit`: None for the whole administration; `received`: if it was asked for before today."""

    title: Name
    what: Personal[Text]
    why: Personal[Text]
    trigger: Trigger
    unit: UnitId | None = None
    planned_change: date | None = None
    received: date | None = None
    source: Source | None = None


class DecideOnRiskAnalysis(Command, label="Besluta om riskanalysen", may=DECISIONS_ENTERED_BY):
    """Whether the analysis is made, and how: `reason` is for not making it, `lead` for making it."""

    verdict: Verdict
    reason: Personal[Text] | None = None
    how: Personal[Text] | None = None
    lead: PersonId | None = None
    participants: Count | None = None
    decision: Decision


class StartRiskAnalysis(Command, label="Påbörja riskanalysen", may=THOSE_WHO_ANALYSE, becomes=RiskAnalysisStarted): ...


class AssessRiskAnalysis(Command, label="Bedöm riskerna samlat", may=THOSE_WHO_ANALYSE, becomes=RiskAnalysisAssessed):
    """`risks`: those that the analysis found, all scored; none, if it found none."""

    conclusions: Personal[Text]
    risks: tuple[RiskId, ...] = ()


class DecideRiskAnalysisMeasures(
    Command, label="Besluta om åtgärder", may=DECISIONS_ENTERED_BY, becomes=RiskAnalysisMeasuresDecided
):
    """`risks`: those that were assessed, each with its treatment decided; `measures`: how many."""

    risks: tuple[RiskId, ...] = ()
    measures: Count
    summary: Personal[Text]
    decision: Decision


class ReportRiskAnalysis(Command, label="Anmäl återföring", may=DECISIONS_ENTERED_BY, becomes=RiskAnalysisReported):
    audience: Audience
    day: date
    summary: Personal[Text] | None = None
    diary_number: Name | None = None


class FinishRiskAnalysis(Command, label="Avsluta riskanalysen", may=DECISIONS_ENTERED_BY, becomes=RiskAnalysisFinished):
    """`without_report`: why somebody who should be told of the result need not be."""

    without_report: Name | None = None


class CorrectRiskAnalysis(Command, label="Rätta uppgifter", may=THOSE_WHO_HANDLE, becomes=RiskAnalysisCorrected):
    """All that can be put right is said anew: what is left out is said to be empty."""

    reason: Personal[Text]
    title: Name
    trigger: Trigger
    unit: UnitId | None
    planned_change: date | None
    received: date
    lead: PersonId | None


class AnnulRiskAnalysis(Command, label="Makulera", may=THOSE_WHO_HANDLE, becomes=RiskAnalysisAnnulled):
    reason: RiskAnnulment
    explanation: Personal[Text] | None = None
    decision: Decision


RiskAnalysisCommand = (
    RequestRiskAnalysis
    | DecideOnRiskAnalysis
    | StartRiskAnalysis
    | AssessRiskAnalysis
    | DecideRiskAnalysisMeasures
    | ReportRiskAnalysis
    | FinishRiskAnalysis
    | CorrectRiskAnalysis
    | AnnulRiskAnalysis
)
