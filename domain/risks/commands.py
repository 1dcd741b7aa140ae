"""What can be asked for about a risk."""

from __future__ import annotations

from datetime import date

from domain.board import Level
from domain.grammar import Command, Personal
from domain.risks.events import (
    RiskAnnulled,
    RiskCorrected,
    RiskIdentified,
    RiskMeasuresCompleted,
    RiskMeasuresPlanned,
    RiskPromoted,
    RiskReopened,
    RiskRetired,
    RiskReviewed,
    RiskScored,
)
from domain.risks.words import (
    DECISIONS_ENTERED_BY,
    THOSE_WHO_ANALYSE,
    THOSE_WHO_HANDLE,
    Retirement,
    RiskAnalysisId,
    RiskAnnulment,
    RiskId,
    RiskLevel,
    Treatment,
)
from domain.terms import Role
from domain.words import Affected, Decision, LegalBases, Name, PersonId, Source, Text, UnitId


class IdentifyRisk(Command, label="Anmäl risk", becomes=RiskIdentified, opens=True):
    """`received`: the day the board got to know of it, if that was before today."""

    title: Name
    description: Personal[Text]
    unit: UnitId | None = None
    level: RiskLevel = RiskLevel.UNIT
    legal_bases: LegalBases = ()
    activity: Name | None = None
    affected: Affected = Affected()
    analysis: RiskAnalysisId | None = None
    received: date | None = None
    source: Source | None = None


class ScoreRisk(Command, label="Bedöm risken", may=THOSE_WHO_ANALYSE, becomes=RiskScored):
    probability: Level
    operation: Level
    individual: Level
    rationale: Personal[Text]


class DecideTreatment(Command, label="Besluta om behandling", may=DECISIONS_ENTERED_BY):
    """`until`: the last day a risk is accepted; `to_unit`: the unit of the level above that takes it over."""

    treatment: Treatment
    reason: Personal[Text] | None = None
    until: date | None = None
    to_unit: UnitId | None = None
    decision: Decision


class PlanRiskMeasures(Command, label="Planera åtgärder", may=THOSE_WHO_HANDLE, becomes=RiskMeasuresPlanned):
    measures: Personal[Text]
    responsible: PersonId
    ready_by: date


class CompleteRiskMeasures(Command, label="Anmäl genomförda åtgärder", becomes=RiskMeasuresCompleted):
    """Sent by the person responsible, wherever in the organisation that person works."""

    result: Personal[Text]
    day: date


class PromoteToCommonRegister(
    Command,
    label="Ta upp i gemensamt riskregister",
    may=(Role.DEPARTMENT_HEAD, Role.DIRECTOR, Role.QUALITY_DEVELOPER),
    becomes=RiskPromoted,
): ...


class ReviewRisk(Command, label="Följ upp risken", may=THOSE_WHO_ANALYSE, becomes=RiskReviewed):
    """`next_review`: left out, it is the day that the board's own deadline gives."""

    probability: Level
    operation: Level
    individual: Level
    rationale: Personal[Text]
    next_review: date | None = None


class EscalateRisk(Command, label="Lyft till nivån över", may=THOSE_WHO_HANDLE):
    """Hand over at once, also before the risk is scored or its treatment decided."""

    to_unit: UnitId
    reason: Personal[Text]


class RetireRisk(Command, label="Avsluta risken", may=DECISIONS_ENTERED_BY, becomes=RiskRetired):
    """`into`: the record in which the risk is followed from now on."""

    reason: Retirement
    explanation: Personal[Text] | None = None
    into: RiskId | None = None
    decision: Decision


class ReopenRisk(Command, label="Ta upp risken igen", may=THOSE_WHO_HANDLE, becomes=RiskReopened):
    reason: Personal[Text]


class CorrectRisk(Command, label="Rätta uppgifter", may=THOSE_WHO_HANDLE, becomes=RiskCorrected):
    """All that can be put right is said anew: what is left out is said to be empty."""

    reason: Personal[Text]
    title: Name
    unit: UnitId | None
    level: RiskLevel
    legal_bases: LegalBases
    activity: Name | None
    affected: Affected
    analysis: RiskAnalysisId | None
    received: date


class AnnulRisk(Command, label="Makulera", may=THOSE_WHO_HANDLE, becomes=RiskAnnulled):
    reason: RiskAnnulment
    explanation: Personal[Text] | None = None
    decision: Decision


RiskCommand = (
    IdentifyRisk
    | ScoreRisk
    | DecideTreatment
    | PlanRiskMeasures
    | CompleteRiskMeasures
    | PromoteToCommonRegister
    | ReviewRisk
    | EscalateRisk
    | RetireRisk
    | ReopenRisk
    | CorrectRisk
    | AnnulRisk
)
