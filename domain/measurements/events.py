"""What becomes a fact about a measurement."""

from __future__ import annotations

from datetime import date

from domain import law
from domain.criteria.words import CriterionId, Least, Measured, MeasureId, Short, Target
from domain.digests import Digest
from domain.grammar import Event, Personal
from domain.measurements.words import (
    Channel,
    Denominator,
    MeasurementId,
    Met,
    Trend,
    WhyAnnulled,
    WhyMissed,
)
from domain.numbers import Number
from domain.words import Count, Name, PersonId, Source, Text, UnitId


class MeasurementScheduled(Event, label="Mätningen planerades", duty=law.SELF_CONTROL):
    """A measure is to be measured for a period, by a day, by somebody."""

    criterion: CriterionId
    measure: MeasureId
    unit: UnitId | None
    first: date
    last: date
    group: Short | None
    ready_by: date | None
    responsible: PersonId | None


class MeasurementBegun(Event, label="Insamlingen påbörjades", duty=law.SELF_CONTROL):
    """Somebody began to ask, count or read."""

    method: Short | None


class MeasurementRecorded(Event, label="Mätvärdet registrerades", duty=law.SELF_CONTROL):
    """What was found. `value` is empty if it rests on fewer than may be shown: then it is written nowhere.

    `target` is the one that held on the last day of the period, `change` the difference from the previous value;
    `measured` and `fewest` are what the measure said then.
    """

    criterion: CriterionId
    measure: MeasureId
    unit: UnitId | None
    first: date
    last: date
    group: Short | None
    value: Number | None
    suppressed: bool
    responses: Count | None
    response_rate: Number | None
    method: Short | None
    taken_from: Name
    file_digest: Digest | None
    measured: Measured | None
    fewest: Least
    target: Target | None
    met: Met | None
    previous: MeasurementId | None
    previous_value: Number | None
    change: Number | None
    comment: Personal[Text] | None


class DenominatorRecorded(Event, label="Nämnaren registrerades", duty=law.SELF_CONTROL):
    """How many there were in a unit during a month, for counts to be told as rates."""

    denominator: Denominator
    unit: UnitId
    first: date
    last: date
    value: Number
    taken_from: Name
    file_digest: Digest | None


class MeasurementCorrected(Event, label="Mätvärdet rättades", duty=law.DOCUMENTATION):
    """Another value is the right one; the old one stays in its line."""

    value: Number | None
    suppressed: bool
    responses: Count | None
    response_rate: Number | None
    met: Met | None
    change: Number | None
    reason: Personal[Text]


class MeasurementValidated(Event, label="Mätvärdet granskades", duty=law.SELF_CONTROL):
    """Somebody else than whoever recorded it found it right."""


class MeasurementAnalysed(Event, label="Mätvärdet analyserades", duty=law.COMPILE_AND_ANALYSE):
    """Why it is as it is, where it is going, and what is done about it, or why nothing is."""

    why: Personal[Text]
    trend: Trend
    action: Source | None
    without_action: Personal[Text] | None


class ResultPublished(Event, label="Resultatet redovisades", duty=law.QUALITY_REPORT):
    """The result was told in a channel."""

    channel: Channel
    where: Name | None
    day: date


class MeasurementMissed(Event, label="Mätningen uteblev", duty=law.SELF_CONTROL, shows=False):
    """It was not measured, and why."""

    reason: WhyMissed
    comment: Personal[Text] | None


class MeasurementAnnulled(Event, label="Mätvärdet makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out; its lines stay, and the right one may be recorded."""

    reason: WhyAnnulled


MeasurementEvent = (
    MeasurementScheduled
    | MeasurementBegun
    | MeasurementRecorded
    | DenominatorRecorded
    | MeasurementCorrected
    | MeasurementValidated
    | MeasurementAnalysed
    | ResultPublished
    | MeasurementMissed
    | MeasurementAnnulled
)
