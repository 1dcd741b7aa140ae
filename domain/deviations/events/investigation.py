"""What can be a fact about what a deviation was and why it happened."""

from __future__ import annotations

from domain import law
from domain.board import Due, Level, Slug
from domain.deviations.words import (
    Causes,
    Severity,
)
from domain.grammar import Event, Personal
from domain.terms import YesNoUnknown
from domain.words import (
    Affected,
    Count,
    LegalBases,
    PersonId,
    Reading,
    Text,
)

# ── Events: what it was and why ──────────────────────────────────────────────


class DeviationClassified(Event, label="Avvikelsen klassificerades", duty=law.COMPILE_AND_ANALYSE):
    """Legal basis, category, severity and whom it affects were set, or set anew with a reason."""

    legal_bases: LegalBases
    category: Slug
    subcategory: Slug | None
    severity: Severity
    affected: Affected
    child_heard: YesNoUnknown | None
    child_consequences: Personal[Text] | None
    reason: Personal[Text] | None


class DeviationInvestigationStarted(Event, label="Utredningen av avvikelsen inleddes", duty=law.COMPILE_AND_ANALYSE):
    """An investigator who did not report the deviation was given it."""

    investigator: PersonId


class DeviationInvestigatorReplaced(Event, label="Avvikelsen fick en annan utredare", duty=law.COMPILE_AND_ANALYSE):
    """Somebody else took over the investigation."""

    investigator: PersonId
    reason: Personal[Text] | None


class DeviationInvestigationExtended(
    Event, label="Tiden för utredningen av avvikelsen förlängdes", duty=law.REPORTS, shows=False
):
    """Somebody above the unit gave the investigation more time, and wrote down why."""

    investigation_due: Due
    reason: Personal[Text]


class DeviationRiskAssessed(Event, label="Avvikelsens risk bedömdes", duty=law.RISK_ANALYSIS):
    """Probability and consequence were set on the board's scale as worded then, and multiplied."""

    probability: Level
    consequence: Level
    value: Count
    scale_version: Count
    grounds: Personal[Text] | None


class DeviationCausesRecorded(Event, label="Avvikelsens orsaker angavs", duty=law.COMPILE_AND_ANALYSE):
    """The investigator named the areas the causes lie in."""

    causes: Causes
    analysis: Personal[Text]


class DeviationInvestigationCompleted(Event, label="Utredningen av avvikelsen blev klar", duty=law.COMPILE_AND_ANALYSE):
    """The investigator wrote down the findings and answered whether it can be misconduct."""

    findings: Personal[Text]
    misconduct: Reading
    misconduct_reason: Personal[Text]
