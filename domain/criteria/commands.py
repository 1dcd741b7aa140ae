"""What can be asked for about a criterion."""

from __future__ import annotations

from datetime import date

from domain.criteria.events import (
    CriterionAnnulled,
    CriterionCorrected,
    CriterionDecided,
    CriterionDefined,
    CriterionRetired,
    MeasureDefined,
    MeasureEnded,
    MeasureRemoved,
)
from domain.criteria.words import (
    DEFINERS,
    ENTERED_BY,
    MANAGERS,
    Breakdown,
    CriterionId,
    Least,
    Measured,
    MeasureId,
    Methods,
    Perspective,
    QualityArea,
    Target,
    What,
    WhyAnnulled,
)
from domain.grammar import Command, Personal
from domain.terms import Authority, Role
from domain.words import Decision, Name, Text, UnitId


class DefineCriterion(
    Command, label="Formulera kvalitetskriterium", may=DEFINERS, becomes=CriterionDefined, opens=True
):
    """Without `unit` it is for the board's whole operation."""

    name: Name
    meaning: Name
    perspective: Perspective
    area: QualityArea | None = None
    goal: Name | None = None
    basis: Name | None = None
    unit: UnitId | None = None
    parent: CriterionId | None = None


class CorrectCriterion(Command, label="Rätta kvalitetskriterium", may=DEFINERS, becomes=CriterionCorrected):
    """`decision`: once it has been decided, for another name, meaning or perspective."""

    name: Name
    meaning: Name
    perspective: Perspective
    area: QualityArea | None = None
    goal: Name | None = None
    basis: Name | None = None
    reason: Personal[Text]
    decision: Decision | None = None


class DefineMeasure(Command, label="Bestäm mått", may=DEFINERS, becomes=MeasureDefined):
    measure: MeasureId
    what: What
    measured: Measured | None = None
    methods: Methods
    target: Target | None = None
    responsible_function: Name | None = None
    roles: tuple[Role, ...] = ()
    among: Name | None = None
    breakdowns: tuple[Breakdown, ...] = ()
    fewest: Least = 5
    unclear: Name | None = None


class RemoveMeasure(Command, label="Ta bort mått ur utkastet", may=DEFINERS, becomes=MeasureRemoved):
    measure: MeasureId


class DecideCriterion(
    Command,
    label="Besluta om kvalitetskriterium",
    may=ENTERED_BY,
    authority=Authority.BOARD,
    becomes=CriterionDecided,
):
    since: date
    decision: Decision


class DecideOperationalCriterion(
    Command, label="Besluta om enhetens eget kriterium", may=MANAGERS, becomes=CriterionDecided
):
    """The manager decides how the board's goals are broken down in the unit (Nacka N32)."""

    since: date
    decision: Decision


class EndMeasure(Command, label="Avsluta mått", may=(*ENTERED_BY, *MANAGERS), becomes=MeasureEnded):
    measure: MeasureId
    until: date
    decision: Decision


class RetireCriterion(
    Command, label="Upphäv kvalitetskriterium", may=(*ENTERED_BY, *MANAGERS), becomes=CriterionRetired
):
    until: date
    decision: Decision


class AnnulCriterion(Command, label="Makulera kvalitetskriterium", may=DEFINERS, becomes=CriterionAnnulled):
    reason: WhyAnnulled


CriterionCommand = (
    DefineCriterion
    | CorrectCriterion
    | DefineMeasure
    | RemoveMeasure
    | DecideCriterion
    | DecideOperationalCriterion
    | EndMeasure
    | RetireCriterion
    | AnnulCriterion
)
