"""What the facts about a measurement add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain.changes import replace
from domain.criteria.words import Measured, Target
from domain.grammar import Stamp
from domain.links import LED_TO
from domain.measurements.events import (
    DenominatorRecorded,
    MeasurementAnalysed,
    MeasurementAnnulled,
    MeasurementBegun,
    MeasurementCorrected,
    MeasurementEvent,
    MeasurementMissed,
    MeasurementRecorded,
    MeasurementScheduled,
    MeasurementValidated,
    ResultPublished,
)
from domain.measurements.words import Channel, Denominator, Met, Status, Trend
from domain.words import Source


@dataclass(frozen=True, kw_only=True)
class Measurement:
    """`criterion` and `measure`, or `denominator`, say what it is a value of."""

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    criterion: UUID | None = None
    measure: str | None = None
    denominator: Denominator | None = None
    group: str | None = None
    first: date | None = None
    last: date | None = None
    value: str | None = None
    suppressed: bool = False
    responses: int | None = None
    response_rate: str | None = None
    measured: Measured | None = None
    fewest: int = 0
    target: Target | None = None
    met: Met | None = None
    previous: UUID | None = None
    previous_value: str | None = None
    change: str | None = None
    registered_by: UUID | None = None
    responsible: UUID | None = None
    ready_by: date | None = None
    recorded: date | None = None
    corrected_on: date | None = None
    validated_on: date | None = None
    analysed_on: date | None = None
    trend: Trend | None = None
    action: Annotated[Source | None, LED_TO] = None
    published_on: date | None = None
    channels: tuple[Channel, ...] = ()

    @property
    def series(self) -> tuple[object, ...]:
        """What two values must have in common to be compared."""
        return self.criterion, self.measure, self.unit, self.group


def evolve(state: Measurement, event: MeasurementEvent, stamp: Stamp) -> Measurement:
    match event:
        case MeasurementScheduled():
            return scheduled(event)
        case MeasurementBegun():
            return replace(state, status=Status.COLLECTING)
        case MeasurementRecorded():
            return recorded(state, event, stamp)
        case DenominatorRecorded():
            return counted(event, stamp)
        case MeasurementCorrected():
            return corrected(state, event, stamp)
        case MeasurementMissed():
            return replace(state, status=Status.MISSED)
        case MeasurementAnnulled():
            return replace(state, status=Status.ANNULLED)
        case MeasurementValidated() | MeasurementAnalysed() | ResultPublished():
            return followed(state, event, stamp)
        case _:
            assert_never(event)


def scheduled(event: MeasurementScheduled) -> Measurement:
    return Measurement(
        status=Status.SCHEDULED,
        unit=event.unit,
        criterion=event.criterion,
        measure=event.measure,
        group=event.group,
        first=event.first,
        last=event.last,
        ready_by=event.ready_by,
        responsible=event.responsible,
    )


def recorded(state: Measurement, event: MeasurementRecorded, stamp: Stamp) -> Measurement:
    """A value, and of what was planned before it only who was to see to it and when."""
    return Measurement(
        status=Status.RECORDED,
        unit=event.unit,
        criterion=event.criterion,
        measure=event.measure,
        group=event.group,
        first=event.first,
        last=event.last,
        value=event.value,
        suppressed=event.suppressed,
        responses=event.responses,
        response_rate=event.response_rate,
        measured=event.measured,
        fewest=event.fewest,
        target=event.target,
        met=event.met,
        previous=event.previous,
        previous_value=event.previous_value,
        change=event.change,
        registered_by=stamp.by,
        responsible=state.responsible,
        ready_by=state.ready_by,
        recorded=stamp.day,
    )


def counted(event: DenominatorRecorded, stamp: Stamp) -> Measurement:
    return Measurement(
        status=Status.RECORDED,
        unit=event.unit,
        denominator=event.denominator,
        first=event.first,
        last=event.last,
        value=event.value,
        registered_by=stamp.by,
        recorded=stamp.day,
    )


def corrected(state: Measurement, event: MeasurementCorrected, stamp: Stamp) -> Measurement:
    """Read and analysed anew: what was said of the old value does not hold for the new one."""
    return replace(
        state,
        status=Status.RECORDED,
        value=event.value,
        suppressed=event.suppressed,
        responses=event.responses,
        response_rate=event.response_rate,
        met=event.met,
        change=event.change,
        registered_by=stamp.by,
        corrected_on=stamp.day,
        validated_on=None,
        analysed_on=None,
        trend=None,
        action=None,
    )


def followed(
    state: Measurement, event: MeasurementValidated | MeasurementAnalysed | ResultPublished, stamp: Stamp
) -> Measurement:
    match event:
        case MeasurementValidated():
            return replace(state, status=Status.VALIDATED, validated_on=stamp.day)
        case MeasurementAnalysed():
            return replace(state, status=Status.ANALYSED, analysed_on=stamp.day, trend=event.trend, action=event.action)
        case ResultPublished():
            channels = tuple(dict.fromkeys((*state.channels, event.channel)))
            return replace(state, status=Status.PUBLISHED, published_on=event.day, channels=channels)
        case _:
            assert_never(event)
