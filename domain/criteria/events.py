"""What becomes a fact about a criterion. Written to be published: nothing in the clear is about a person."""

from __future__ import annotations

from datetime import date

from domain import law
from domain.criteria.words import (
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
from domain.grammar import Event, Personal
from domain.terms import Role
from domain.words import Decision, Name, Text, UnitId


class CriterionDefined(Event, label="Kvalitetskriteriet formulerades", duty=law.FOLLOW_UP_QUALITY):
    """Somebody wrote what is to be so. `unit`: it is the unit's own, broken down from `parent`."""

    name: Name
    meaning: Name
    perspective: Perspective
    area: QualityArea | None
    goal: Name | None
    basis: Name | None
    unit: UnitId | None
    parent: CriterionId | None


class CriterionCorrected(Event, label="Kvalitetskriteriet rättades", duty=law.DOCUMENTATION, version=2):
    """It had been entered wrong. `decision`: the one that it now stands as, where what was decided reads otherwise."""

    name: Name
    meaning: Name
    perspective: Perspective
    area: QualityArea | None
    goal: Name | None
    basis: Name | None
    reason: Personal[Text]
    decision: Decision | None


class MeasureDefined(Event, label="Måttet bestämdes", duty=law.FOLLOW_UP_QUALITY):
    """What is measured, how, how often, against what; one with the same id takes the place of the one before.

    A value that rests on fewer than `fewest` is not shown. `unclear`: what the table leaves open.
    """

    measure: MeasureId
    what: What
    measured: Measured | None
    methods: Methods
    target: Target | None
    responsible_function: Name | None
    roles: tuple[Role, ...]
    among: Name | None
    breakdowns: tuple[Breakdown, ...]
    fewest: Least
    unclear: Name | None


class MeasureRemoved(Event, label="Måttet togs bort ur utkastet", duty=law.FOLLOW_UP_QUALITY, shows=False):
    """A measure that nobody had decided was taken away."""

    measure: MeasureId


class CriterionDecided(Event, label="Kvalitetskriteriet beslutades", duty=law.FOLLOW_UP_QUALITY):
    """The criterion holds as it stands, with its measures and targets, from a day on."""

    since: date
    decision: Decision


class MeasureEnded(Event, label="Måttet upphörde att gälla", duty=law.FOLLOW_UP_QUALITY, shows=False):
    """It is measured up to a day and no longer."""

    measure: MeasureId
    until: date
    decision: Decision


class CriterionRetired(Event, label="Kvalitetskriteriet upphävdes", duty=law.FOLLOW_UP_QUALITY):
    """The criterion holds up to a day and no longer."""

    until: date
    decision: Decision


class CriterionAnnulled(Event, label="Kvalitetskriteriet makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out; its lines stay."""

    reason: WhyAnnulled


CriterionEvent = (
    CriterionDefined
    | CriterionCorrected
    | MeasureDefined
    | MeasureRemoved
    | CriterionDecided
    | MeasureEnded
    | CriterionRetired
    | CriterionAnnulled
)
