"""What may be decided about a measurement, what is refused, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from domain.grammar import Event, Occasion
from domain.measurements.commands import (
    AnalyseMeasurement,
    AnnulMeasurement,
    BeginMeasurement,
    CorrectMeasurement,
    MeasurementCommand,
    MissMeasurement,
    PublishResult,
    RecordDenominator,
    RecordMeasurement,
    ScheduleMeasurement,
    ValidateMeasurement,
)
from domain.measurements.recording import corrected, counted, measure_asked, recorded
from domain.measurements.refusals import (
    AnalyseFirst,
    FourEyes,
    NotAnAction,
    OnlyCounted,
    TooFewToShow,
    WhatIsDoneAboutIt,
)
from domain.measurements.state import Measurement
from domain.measurements.words import WITH_ACTIONS, WITH_VALUE, Met, Status
from domain.words import must_be, must_be_in_order, must_have_been

BEFORE_VALUE = (Status.UNKNOWN, Status.SCHEDULED, Status.COLLECTING, Status.MISSED, Status.ANNULLED)


def decide(state: Measurement, command: MeasurementCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case ScheduleMeasurement():
            must_be(state.status, Status.UNKNOWN)
            must_be_in_order(command.first, command.last)
            measure_asked(command, occasion)
            yield command.event()
        case BeginMeasurement():
            must_be(state.status, Status.SCHEDULED)
            yield command.event()
        case MissMeasurement():
            must_be(state.status, Status.SCHEDULED, Status.COLLECTING)
            yield command.event()
        case RecordMeasurement():
            must_be(state.status, *BEFORE_VALUE)
            yield recorded(state, command, occasion)
        case RecordDenominator():
            must_be(state.status, Status.UNKNOWN, Status.ANNULLED)
            yield counted(command, occasion)
        case CorrectMeasurement():
            must_be(state.status, *WITH_VALUE)
            yield corrected(state, command, occasion)
        case ValidateMeasurement():
            must_be(state.status, Status.RECORDED)
            if state.registered_by == occasion.stamp.by:
                raise FourEyes
            yield command.event()
        case AnalyseMeasurement():
            must_be(state.status, Status.VALIDATED)
            must_say_what_is_done(state, command)
            yield command.event()
        case PublishResult():
            must_be(state.status, Status.VALIDATED, Status.ANALYSED, Status.PUBLISHED)
            result_may_be_published(state, command, occasion)
            yield command.event()
        case AnnulMeasurement():
            must_be(state.status, *WITH_VALUE)
            yield command.event()
        case _:
            assert_never(command)


def must_say_what_is_done(state: Measurement, command: AnalyseMeasurement) -> None:
    """A target that was missed leads to an action, or to the reason why not (Nacka N32, N50)."""
    if state.criterion is None:
        raise OnlyCounted
    if state.met is Met.NO and (command.action is None) == (command.without_action is None):
        raise WhatIsDoneAboutIt
    if command.action is not None and command.action.register not in WITH_ACTIONS:
        raise NotAnAction


def result_may_be_published(state: Measurement, command: PublishResult, occasion: Occasion) -> None:
    """What is told is a value that may be shown; one that missed its target is analysed before."""
    must_have_been(occasion.stamp, command.day)
    if state.suppressed:
        raise TooFewToShow
    if state.met is Met.NO and state.analysed_on is None:
        raise AnalyseFirst
