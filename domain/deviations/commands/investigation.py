"""What can be asked for about what a deviation was and why it happened."""

from __future__ import annotations

from datetime import date

from domain import deadlines
from domain.board import Level, Slug
from domain.deviations import events as happened
from domain.deviations.words import (
    HANDLERS,
    INVESTIGATION,
    Causes,
    Severity,
)
from domain.grammar import Command, Personal
from domain.terms import YesNoUnknown
from domain.words import (
    Affected,
    LegalBases,
    PersonId,
    Reading,
    Text,
)

# ── Commands: what it was and why ────────────────────────────────────────────


class ClassifyDeviation(Command, label="Klassificera", may=HANDLERS, becomes=happened.DeviationClassified):
    """`child_heard` and `child_consequences` where a child is affected; `reason` the second time."""

    legal_bases: LegalBases
    category: Slug
    subcategory: Slug | None = None
    severity: Severity
    affected: Affected = Affected()
    child_heard: YesNoUnknown | None = None
    child_consequences: Personal[Text] | None = None
    reason: Personal[Text] | None = None


class StartInvestigation(
    Command, label="Inled utredning", may=HANDLERS, becomes=happened.DeviationInvestigationStarted
):
    investigator: PersonId


class ReplaceInvestigator(Command, label="Byt utredare", may=HANDLERS, becomes=happened.DeviationInvestigatorReplaced):
    investigator: PersonId
    reason: Personal[Text] | None = None


class ExtendInvestigation(Command, label="Förläng utredningstiden", may=deadlines.extenders(INVESTIGATION)):
    """`until`: the new last day."""

    until: date
    reason: Personal[Text]


class AssessRisk(Command, label="Bedöm risk", may=HANDLERS, becomes=happened.DeviationRiskAssessed):
    probability: Level
    consequence: Level
    grounds: Personal[Text] | None = None


class RecordCauses(Command, label="Ange orsaker", becomes=happened.DeviationCausesRecorded):
    """The investigator, whatever role they have."""

    causes: Causes
    analysis: Personal[Text]


class CompleteInvestigation(Command, label="Slutför utredningen", becomes=happened.DeviationInvestigationCompleted):
    """The investigator, whatever role they have."""

    findings: Personal[Text]
    misconduct: Reading
    misconduct_reason: Personal[Text]
