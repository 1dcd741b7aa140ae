"""What can have happened to a risk."""

from __future__ import annotations

from datetime import date

from domain import law
from domain.board import Due, Level
from domain.grammar import Event, Personal
from domain.risks.words import (
    Retirement,
    RiskAnalysisId,
    RiskAnnulment,
    RiskId,
    RiskLevel,
    RiskValue,
    Treatment,
)
from domain.words import Affected, Decision, LegalBases, Name, PersonId, Source, Text, UnitId


class RiskIdentified(Event, label="Risken identifierades", duty=law.RISK_ANALYSIS):
    """Somebody who works here saw that an event could happen which would harm the quality."""

    title: Name
    description: Personal[Text]
    unit: UnitId | None
    level: RiskLevel
    restricted: bool
    legal_bases: LegalBases
    activity: Name | None
    affected: Affected
    analysis: RiskAnalysisId | None
    received: date
    source: Source | None


class RiskScored(Event, label="Risken bedömdes", duty=law.RISK_ANALYSIS):
    """Probability and consequences were estimated on the board's scale, and the value worked out."""

    probability: Level
    operation: Level
    individual: Level
    rationale: Personal[Text]
    value: RiskValue
    threshold: RiskValue
    scale_version: int


class RiskTreatmentDecided(Event, label="Behandlingen av risken beslutades", duty=law.MEASURES):
    """It was decided to accept, reduce, avoid or escalate the risk; `due` is for the next review."""

    treatment: Treatment
    reason: Personal[Text] | None
    until: date | None
    decision: Decision
    due: Due | None


class RiskEscalated(Event, label="Risken lyftes till nivån över", duty=law.RISK_ANALYSIS):
    """The risk was handed to the level above, in whose unit the record stands from now on."""

    level: RiskLevel
    unit: UnitId
    reason: Personal[Text] | None


class RiskMeasuresPlanned(Event, label="Åtgärder mot risken planerades", duty=law.MEASURES):
    """It was written down what is to be done about the risk, by whom and before which day."""

    measures: Personal[Text]
    responsible: PersonId
    ready_by: date


class RiskMeasuresCompleted(Event, label="Åtgärderna mot risken genomfördes", duty=law.MEASURES):
    """The person responsible had done what was planned."""

    result: Personal[Text]
    day: date


class RiskPromoted(Event, label="Risken togs upp i det gemensamma riskregistret", duty=law.RISK_ANALYSIS):
    """The risk was taken up among those that the whole administration follows."""


class RiskReviewed(Event, label="Risken följdes upp", duty=law.RISK_ANALYSIS):
    """What remains of the risk was estimated, and the day of the next review was set."""

    probability: Level
    operation: Level
    individual: Level
    rationale: Personal[Text]
    residual: RiskValue
    threshold: RiskValue
    scale_version: int
    higher_than_before: bool
    next_review: date
    due: Due


class RiskRetired(Event, label="Risken avslutades", duty=law.RISK_ANALYSIS):
    """It was decided that the risk need not be followed any more."""

    reason: Retirement
    explanation: Personal[Text] | None
    into: RiskId | None
    decision: Decision


class RiskReopened(Event, label="Risken togs upp igen", duty=law.RISK_ANALYSIS):
    """A risk that had been retired is followed again, and is to be scored anew."""

    reason: Personal[Text]


class RiskCorrected(Event, label="Uppgifterna om risken rättades", duty=law.DOCUMENTATION):
    """What was entered about the risk was put right; what stood before stays in the log."""

    reason: Personal[Text]
    title: Name
    unit: UnitId | None
    level: RiskLevel
    restricted: bool
    legal_bases: LegalBases
    activity: Name | None
    affected: Affected
    analysis: RiskAnalysisId | None
    received: date


class RiskAnnulled(Event, label="Risken makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out; it stays readable and nothing more can be done with it."""

    reason: RiskAnnulment
    explanation: Personal[Text] | None
    decision: Decision


RiskEvent = (
    RiskIdentified
    | RiskScored
    | RiskTreatmentDecided
    | RiskEscalated
    | RiskMeasuresPlanned
    | RiskMeasuresCompleted
    | RiskPromoted
    | RiskReviewed
    | RiskRetired
    | RiskReopened
    | RiskCorrected
    | RiskAnnulled
)
