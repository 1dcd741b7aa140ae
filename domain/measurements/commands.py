"""What can be asked for about a measurement."""

from __future__ import annotations

from datetime import date

from domain.criteria.words import CriterionId, MeasureId, Short
from domain.digests import Digest
from domain.grammar import Command, Personal
from domain.measurements.events import (
    MeasurementAnalysed,
    MeasurementAnnulled,
    MeasurementBegun,
    MeasurementMissed,
    MeasurementScheduled,
    MeasurementValidated,
    ResultPublished,
)
from domain.measurements.words import (
    MANAGERS,
    MEASURERS,
    Channel,
    Denominator,
    MeasurementId,
    Trend,
    WhyAnnulled,
    WhyMissed,
)
from domain.numbers import Number
from domain.terms import Role
from domain.words import Count, Name, PersonId, Source, Text, UnitId


class ScheduleMeasurement(Command, label="Planera mätning", may=MEASURERS, becomes=MeasurementScheduled, opens=True):
    """`group`: those it is told of apart, if not all ("flickor")."""

    criterion: CriterionId
    measure: MeasureId
    unit: UnitId | None = None
    first: date
    last: date
    group: Short | None = None
    ready_by: date | None = None
    responsible: PersonId | None = None


class BeginMeasurement(Command, label="Påbörja insamlingen", may=MEASURERS, becomes=MeasurementBegun):
    method: Short | None = None


class RecordMeasurement(Command, label="Registrera mätvärde", may=MEASURERS, opens=True):
    """`responses`: how many the value rests on; `previous`: the measurement it is compared with."""

    criterion: CriterionId
    measure: MeasureId
    unit: UnitId | None = None
    first: date
    last: date
    group: Short | None = None
    value: Number
    responses: Count | None = None
    response_rate: Number | None = None
    method: Short | None = None
    taken_from: Name
    file_digest: Digest | None = None
    previous: MeasurementId | None = None
    comment: Personal[Text] | None = None


class RecordDenominator(Command, label="Registrera nämnare", may=MEASURERS, opens=True):
    """`month`: any day in it."""

    denominator: Denominator
    unit: UnitId
    month: date
    value: Number
    taken_from: Name
    file_digest: Digest | None = None


class CorrectMeasurement(Command, label="Rätta mätvärde", may=MEASURERS):
    value: Number
    responses: Count | None = None
    response_rate: Number | None = None
    reason: Personal[Text]


class ValidateMeasurement(
    Command, label="Granska mätvärde", may=(Role.QUALITY_DEVELOPER,), becomes=MeasurementValidated
): ...


class AnalyseMeasurement(Command, label="Analysera mätvärde", may=MANAGERS, becomes=MeasurementAnalysed):
    """`action`: the line by which something was decided to be done about it."""

    why: Personal[Text]
    trend: Trend = Trend.UNKNOWN
    action: Source | None = None
    without_action: Personal[Text] | None = None


class PublishResult(Command, label="Redovisa resultat", may=(Role.QUALITY_DEVELOPER,), becomes=ResultPublished):
    channel: Channel
    where: Name | None = None
    day: date


class MissMeasurement(Command, label="Anteckna utebliven mätning", may=MEASURERS, becomes=MeasurementMissed):
    reason: WhyMissed
    comment: Personal[Text] | None = None


class AnnulMeasurement(Command, label="Makulera mätvärde", may=MEASURERS, becomes=MeasurementAnnulled):
    reason: WhyAnnulled


MeasurementCommand = (
    ScheduleMeasurement
    | BeginMeasurement
    | RecordMeasurement
    | RecordDenominator
    | CorrectMeasurement
    | ValidateMeasurement
    | AnalyseMeasurement
    | PublishResult
    | MissMeasurement
    | AnnulMeasurement
)
