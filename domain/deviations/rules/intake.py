"""How a deviation comes in, is read, moved, completed and put right.

A report is never refused for being incomplete.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never
from uuid import UUID

from domain import board
from domain.board import Due, Topic
from domain.deviations.commands import (
    BringInDeviation,
    CorrectDeviation,
    IntakeCommand,
    MoveToUnit,
    NameConcerned,
    ProvideCompletion,
    ReadDeviation,
    ReportDeviation,
    RequestCompletion,
)
from domain.deviations.events import DeviationReferred, DeviationReported
from domain.deviations.rules.impartiality import may_handle, named_in, told_by
from domain.deviations.rules.misconduct import due_from, must_be_ours, refer_unless_no
from domain.deviations.rules.refusals import (
    AlreadyInThatUnit,
    NothingAsked,
    NothingReported,
    ReceivedBeforeEntered,
)
from domain.deviations.state import Deviation
from domain.deviations.words import BEFORE_DECISION, INVESTIGATION, OPEN, STANDING, Occasioned, Status
from domain.grammar import Event, Occasion
from domain.organisation.units import Status as UnitStatus
from domain.organisation.units import Unit
from domain.terms import YesNoUnknown
from domain.words import AlreadyThere, must_be, must_be_in_order, must_have_been

# ── Rules ────────────────────────────────────────────────────────────────────

FIRST_READING = "deviation.first_reading"


def decide(state: Deviation, command: IntakeCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case ReportDeviation():
            yield from report(state, command, occasion)
        case BringInDeviation():
            yield bring_in(state, command, occasion)
        case ReadDeviation():
            must_be(state.status, Status.REPORTED)
            may_handle(state, occasion)
            yield command.event()
            yield from refer_unless_no(state, command.reading, Occasioned.FIRST_READING, occasion)
        case NameConcerned():
            must_be(state.status, *OPEN)
            may_handle(state, occasion)
            yield command.event()
        case MoveToUnit():
            must_be(state.status, Status.REPORTED, *BEFORE_DECISION)
            if command.unit == state.unit:
                raise AlreadyInThatUnit
            must_be(occasion.state(command.unit, Unit).status, UnitStatus.ESTABLISHED)
            yield command.event()
        case RequestCompletion():
            must_be(state.status, *OPEN)
            yield command.event()
        case ProvideCompletion():
            must_be(state.status, *OPEN)
            if state.completion_requested_on is None and occasion.stamp.by != state.reporter:
                raise NothingAsked
            yield command.event()
        case CorrectDeviation():
            must_be(state.status, *STANDING)
            must_be_ours(state)
            yield correct(state, command, occasion)
        case _:
            assert_never(command)


def report(state: Deviation, command: ReportDeviation, occasion: Occasion) -> Iterable[Event]:
    """All that is asked of a report is that it says something, and of no day that is still to come.

    No other record is asked for, not even the unit: a report must not fail because something else has moved. What is
    known of persons where it came from is known here too.
    """
    if state.status is not Status.UNKNOWN:
        raise AlreadyThere
    if command.description is None and command.source is None:
        raise NothingReported
    days = (command.occurred.first, command.occurred.last, command.discovered, command.received)
    must_have_been(occasion.stamp, *days)
    source = occasion.records.get(command.source.record) if command.source else None
    event = reported(command, told_by(source), occasion)
    yield event
    yield from named_in(source)
    if command.suspects_misconduct is YesNoUnknown.YES:
        due = due_from(occasion, "lex_sarah.start_alarm", event.received)
        yield DeviationReferred(occasioned=Occasioned.REPORTER, reason=None, due=due)


def reported(command: ReportDeviation, teller: UUID | None, occasion: Occasion) -> DeviationReported:
    """What was said, with the day it reached the board and the days that follow from that."""
    received = command.received or occasion.stamp.day
    return DeviationReported(
        description=command.description,
        source=command.source,
        unit=command.unit,
        place=command.place,
        occurred=command.occurred,
        discovered=command.discovered,
        received=received,
        danger_now=command.danger_now,
        suspects_misconduct=command.suspects_misconduct,
        immediate_measures=command.immediate_measures,
        direction=command.direction,
        on_behalf_of=command.on_behalf_of or teller,
        diary_number=command.diary_number,
        first_reading_due=due_from(occasion, FIRST_READING, received),
        investigation_due=due_from(occasion, INVESTIGATION, received),
    )


def bring_in(state: Deviation, command: BringInDeviation, occasion: Occasion) -> Event:
    """As it stood where it was kept: in days that have been, in order, and in the board's own words."""
    if state.status is not Status.UNKNOWN:
        raise AlreadyThere
    occurred = command.occurred
    must_have_been(occasion.stamp, occurred.first, occurred.last, command.received, command.closed_on)
    must_be_in_order(occurred.first, occurred.last)
    must_be_in_order(occurred.first, command.received)
    must_be_in_order(command.received, command.closed_on)
    board.choose(occasion, Topic.CATEGORIES, command.category)
    if command.unit is not None:
        occasion.state(command.unit, Unit)
    return command.event()


def correct(state: Deviation, command: CorrectDeviation, occasion: Occasion) -> Event:
    """Days are put right among days that have been, and a unit against one that exists or has existed."""
    must_have_been(occasion.stamp, command.occurred.first, command.occurred.last, command.discovered, command.received)
    must_be_in_order(command.occurred.first, command.occurred.last)
    if state.recorded is not None and command.received > state.recorded:
        raise ReceivedBeforeEntered(recorded=state.recorded.isoformat())
    if state.brought_in:
        must_be_in_order(command.received, state.first_closed_on)
    if command.unit is not None and command.unit != state.unit:
        occasion.state(command.unit, Unit)
    first_reading_due, investigation_due = corrected_dues(state, command, occasion)
    return command.event(first_reading_due=first_reading_due, investigation_due=investigation_due)


def corrected_dues(state: Deviation, command: CorrectDeviation, occasion: Occasion) -> tuple[Due | None, Due | None]:
    """Counted anew from another day of receipt; once reopened, the investigation runs from the reopening, and a day
    that somebody has chosen stands. What was handled before the book has none but those of a reopening."""
    if command.received == state.received or state.brought_in:
        return state.first_reading_due, state.investigation_due
    first_reading = due_from(occasion, FIRST_READING, command.received)
    if state.reopened or state.extensions:
        return first_reading, state.investigation_due
    return first_reading, due_from(occasion, INVESTIGATION, command.received)
