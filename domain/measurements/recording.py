"""A value becomes a line: beside its target and the value before, or left out if it rests on too few."""

from __future__ import annotations

from domain.calendar import last_of_month
from domain.criteria.state import Criterion, Measure
from domain.criteria.words import Measured, Target
from domain.grammar import Event, Occasion
from domain.measurements.commands import CorrectMeasurement, RecordDenominator, RecordMeasurement, ScheduleMeasurement
from domain.measurements.events import DenominatorRecorded, MeasurementCorrected, MeasurementRecorded
from domain.measurements.refusals import (
    HowManyAnswered,
    NotMeasuredThen,
    NotMeasuredThere,
    NotPossible,
    NotTheSameSeries,
    OtherSeries,
)
from domain.measurements.state import Measurement
from domain.measurements.values import is_possible, met
from domain.measurements.words import WITH_VALUE, Met, Status
from domain.numbers import difference, is_number
from domain.words import must_be_in_order, must_have_been


def measure_asked(command: ScheduleMeasurement | RecordMeasurement, occasion: Occasion) -> Measure:
    """The measure, decided to be measured on the last day of the period, where it is measured."""
    criterion = occasion.state(command.criterion, Criterion)
    measure = criterion.measure(command.measure)
    if measure is None or not (criterion.holds(command.last) and measure.holds(command.last)):
        raise NotMeasuredThen(day=command.last.isoformat())
    if criterion.unit is not None and command.unit != criterion.unit:
        raise NotMeasuredThere
    return measure


def recorded(state: Measurement, command: RecordMeasurement, occasion: Occasion) -> Event:
    """What was found, and what it says."""
    must_be_the_series(state, command)
    must_be_in_order(command.first, command.last)
    must_have_been(occasion.stamp, command.last)
    measure = measure_asked(command, occasion)
    target, before = measure.target_on(command.last), previous_value(command, occasion)
    shown = may_be_shown(command, measure.measured, measure.fewest)
    return MeasurementRecorded(
        criterion=command.criterion,
        measure=command.measure,
        unit=command.unit,
        first=command.first,
        last=command.last,
        group=command.group,
        value=command.value if shown else None,
        suppressed=not shown,
        responses=command.responses,
        response_rate=command.response_rate,
        method=command.method,
        taken_from=command.taken_from,
        file_digest=command.file_digest,
        measured=measure.measured,
        fewest=measure.fewest,
        target=target,
        met=verdict(command, shown, measure.measured, target),
        previous=command.previous,
        previous_value=before,
        change=changed(command, shown, before),
        comment=command.comment,
    )


def corrected(state: Measurement, command: CorrectMeasurement, occasion: Occasion) -> Event:
    """Held against the same target and the same value before."""
    if state.denominator is not None:
        must_be_possible(command, Measured.COUNT)
        shown, measured = True, None
    else:
        measured = state.measured
        shown = may_be_shown(command, measured, state.fewest)
    return MeasurementCorrected(
        value=command.value if shown else None,
        suppressed=not shown,
        responses=command.responses,
        response_rate=command.response_rate,
        met=None if state.denominator else verdict(command, shown, measured, state.target),
        change=changed(command, shown, state.previous_value),
        reason=command.reason,
    )


def counted(command: RecordDenominator, occasion: Occasion) -> Event:
    """For the whole of a month that has been."""
    must_have_been(occasion.stamp, command.month)
    last = last_of_month(command.month)
    must_have_been(occasion.stamp, last)
    must_be_possible(command, Measured.COUNT)
    return DenominatorRecorded(
        denominator=command.denominator,
        unit=command.unit,
        first=command.month.replace(day=1),
        last=last,
        value=command.value,
        taken_from=command.taken_from,
        file_digest=command.file_digest,
    )


# ── What a value has to be ───────────────────────────────────────────────────

Valued = RecordMeasurement | CorrectMeasurement


def must_be_the_series(state: Measurement, command: RecordMeasurement) -> None:
    """What was planned, or struck out, is recorded as what it was."""
    said = (command.criterion, command.measure, command.unit, command.group, command.first, command.last)
    if state.status is not Status.UNKNOWN and (*state.series, state.first, state.last) != said:
        raise OtherSeries


def may_be_shown(command: Valued, measured: Measured | None, fewest: int) -> bool:
    """Whether the value rests on enough; a grade or a share says how many it rests on."""
    must_be_possible(command, measured)
    rate = command.response_rate
    if rate is not None and not (is_number(rate) and is_possible(rate, Measured.PERCENT)):
        raise NotPossible(measured=Measured.PERCENT.label)
    if command.responses is None and measured in (Measured.GRADE, Measured.PERCENT) and fewest:
        raise HowManyAnswered
    return command.responses is None or command.responses >= fewest


def must_be_possible(command: Valued | RecordDenominator, measured: Measured | None) -> None:
    if not is_number(command.value) or not is_possible(command.value, measured):
        raise NotPossible(measured=measured.label if measured else "tal")


def previous_value(command: RecordMeasurement, occasion: Occasion) -> str | None:
    """The value of the measurement it is compared with: the same series, an earlier period."""
    if command.previous is None:
        return None
    before = occasion.state(command.previous, Measurement)
    said = (command.criterion, command.measure, command.unit, command.group)
    earlier = before.last is not None and before.last < command.first
    if before.status not in WITH_VALUE or before.series != said or not earlier:
        raise NotTheSameSeries
    return before.value


def verdict(command: Valued, shown: bool, measured: Measured | None, target: Target | None) -> Met | None:
    return met(command.value, measured, target) if shown else None


def changed(command: Valued, shown: bool, before: str | None) -> str | None:
    return difference(command.value, before) if shown and before is not None else None
