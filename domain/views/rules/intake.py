"""How a view comes in, is screened, given to somebody, read and put right.

Nothing is turned away for being incomplete.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import assert_never

from domain import board
from domain.board import Topic
from domain.grammar import Event, Occasion
from domain.organisation.persons import Person
from domain.organisation.units import Status as UnitStatus
from domain.organisation.units import Unit
from domain.terms import YesNoUnknown
from domain.views.commands import (
    AssessView,
    AssignView,
    BringInView,
    CorrectView,
    IntakeCommand,
    ReceiveView,
    ScreenForSecrecy,
)
from domain.views.rules.days import ACKNOWLEDGE, acknowledgement_due, answer_due, corrected_answer_due, due_from
from domain.views.rules.impartiality import concerned, may_judge, may_sort
from domain.views.rules.misconduct import refer_unless_no
from domain.views.rules.refusals import (
    ConsequencesForTheChild,
    InOwnCause,
    NothingCorrected,
    NothingSaid,
    NotWorkingHere,
    ReceivedBeforeEntered,
)
from domain.views.state import View
from domain.views.words import ANSWER, ENDED, OPEN, Kind, Status
from domain.words import AlreadyThere, must_be, must_be_in_order, must_have_been

# ── Rules ────────────────────────────────────────────────────────────────────


def decide(state: View, command: IntakeCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case ReceiveView():
            yield receive(state, command, occasion)
        case BringInView():
            yield bring_in(state, command, occasion)
        case ScreenForSecrecy():
            must_be(state.status, *OPEN, *ENDED)
            yield command.event()
        case AssignView():
            yield assign(state, command, occasion)
        case AssessView():
            yield from assess(state, command, occasion)
        case CorrectView():
            yield correct(state, command, occasion)
        case _:
            assert_never(command)


def receive(state: View, command: ReceiveView, occasion: Occasion) -> Event:
    """All that is asked is that something was said, and of no day that is still to come.

    No other record is looked at, not even the unit: what people tell us is not lost because something moved.
    """
    if state.status is not Status.UNKNOWN:
        raise AlreadyThere
    if not command.text.strip():
        raise NothingSaid
    must_have_been(occasion.stamp, command.occurred.first, command.occurred.last, command.received)
    day = command.received or occasion.stamp.day
    named = command.submitter_name or command.submitter_contact or command.own
    return replace(command, received=day).event(anonymous=not named, answer_by=due_from(occasion, ANSWER[None], day))


def bring_in(state: View, command: BringInView, occasion: Occasion) -> Event:
    """As it stood where it was kept: in days that have been, in order, and in the board's own words."""
    if state.status is not Status.UNKNOWN:
        raise AlreadyThere
    occurred = command.occurred
    must_have_been(occasion.stamp, occurred.first, occurred.last, command.received, command.closed_on)
    must_be_in_order(occurred.first, occurred.last)
    must_be_in_order(occurred.first, command.received)
    must_be_in_order(command.received, command.closed_on)
    if command.own_category is not None:
        board.choose(occasion, Topic.CATEGORIES, command.own_category)
    if command.unit is not None:
        occasion.state(command.unit, Unit)
    return command.event()


def assign(state: View, command: AssignView, occasion: Occasion) -> Event:
    must_be(state.status, *OPEN)
    may_sort(state, occasion)
    if command.responsible in concerned(state):
        raise InOwnCause
    day = occasion.stamp.day
    if not occasion.state(command.responsible, Person).works_here(day):
        raise NotWorkingHere(day=day.isoformat())
    if command.unit is not None:
        must_be(occasion.state(command.unit, Unit).status, UnitStatus.ESTABLISHED)
    return command.event()


def assess(state: View, command: AssessView, occasion: Occasion) -> Iterable[Event]:
    """The first reading: what it is, and whether it can tell of misconduct."""
    must_be(state.status, Status.RECEIVED)
    about = replace(state, concerns_person=command.concerns_person, concerns_manager=command.concerns_manager)
    may_judge(about, occasion)
    must_be_classified(state, command, occasion)
    acknowledge_by = None
    if command.kind is Kind.COMPLAINT:
        acknowledge_by = acknowledgement_due(state, state.received or occasion.stamp.day, occasion)
    answer_by = answer_due(state, command.kind, command.legal_bases, occasion)
    yield command.event(acknowledge_by=acknowledge_by, answer_by=answer_by)
    yield from refer_unless_no(state, command.misconduct, occasion)


def must_be_classified(state: View, command: AssessView | CorrectView, occasion: Occasion) -> None:
    """In the board's own words; and when a child is found to be affected, with what it means for it."""
    yes = YesNoUnknown.YES
    affects = command.affected is not None and command.affected.child is yes
    if affects and state.affected.child is not yes and command.child_consequences is None:
        raise ConsequencesForTheChild
    if command.own_category is not None:
        board.choose(occasion, Topic.CATEGORIES, command.own_category)


def correct(state: View, command: CorrectView, occasion: Occasion) -> Event:
    """Also what has ended is put right; days that rest on what is put right are worked out anew."""
    must_be(state.status, *OPEN, *ENDED)
    may_correct(state, command, occasion)
    said = (getattr(command, each.name) for each in fields(command) if each.name != "reason")
    if all(value is None for value in said):
        raise NothingCorrected
    days_must_be_possible(state, command, occasion)
    must_be_classified(state, command, occasion)
    if command.unit is not None:
        occasion.state(command.unit, Unit)
    day = command.received
    return command.event(
        identified=bool(command.submitter_name or command.submitter_contact),
        acknowledge_by=due_from(occasion, ACKNOWLEDGE, day) if day and state.acknowledge_by else None,
        answer_by=corrected_answer_due(state, day, command.legal_bases, occasion),
    )


def may_correct(state: View, command: CorrectView, occasion: Occasion) -> None:
    """Whom it is about is put right by those who may judge it."""
    may_sort(state, occasion)
    if (command.concerns_person, command.concerns_manager) != (None, None):
        may_judge(state, occasion)


def days_must_be_possible(state: View, command: CorrectView, occasion: Occasion) -> None:
    must_have_been(occasion.stamp, command.received)
    if command.received and state.recorded and command.received > state.recorded:
        raise ReceivedBeforeEntered(recorded=state.recorded.isoformat())
    if state.brought_in:
        must_be_in_order(command.received, state.first_closed_on)
    if command.occurred is not None:
        must_have_been(occasion.stamp, command.occurred.first, command.occurred.last)
        must_be_in_order(command.occurred.first, command.occurred.last)
