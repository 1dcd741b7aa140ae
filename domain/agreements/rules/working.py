"""How an agreement works: the processes that rest on it, the deviations in it, and how it is followed up."""

from __future__ import annotations

from typing import assert_never
from uuid import UUID

from domain.agreements.commands import (
    DrawUpDeviation,
    LinkDeviation,
    LinkToProcess,
    PlanAgreementReview,
    ReviewAgreement,
    StartAgreementReview,
    UnlinkFromProcess,
    WorkingCommand,
)
from domain.agreements.refusals import (
    AlreadyKnown,
    AlreadyLinkedToProcess,
    NotLinkedToProcess,
    OnlyBetweenOperations,
    ReviewedInTime,
    TooManyProcesses,
)
from domain.agreements.rules.days import next_review
from domain.agreements.state import Agreement
from domain.agreements.words import ENDED, LIVE, MOST_LINKED, RUNNING, Status
from domain.deviations.state import Deviation
from domain.deviations.words import Direction
from domain.grammar import Event, Occasion, derived_id
from domain.words import must_be, must_have_been


def decide(state: Agreement, command: WorkingCommand, occasion: Occasion) -> Event:
    match command:
        case LinkToProcess() | UnlinkFromProcess():
            return told_by_process(state, command)
        case LinkDeviation():
            return link_deviation(state, command, occasion)
        case DrawUpDeviation():
            return draw_up(state, command, occasion)
        case PlanAgreementReview():
            must_be(state.status, *RUNNING)
            if command.review_on < occasion.stamp.day:
                raise ReviewedInTime
            return command.event()
        case StartAgreementReview():
            must_be(state.status, Status.IN_FORCE)
            return command.event()
        case ReviewAgreement():
            must_be(state.status, Status.UNDER_REVIEW)
            return command.event(deviations=state.deviation_count, due=next_review(occasion))
        case _:
            assert_never(command)


def told_by_process(state: Agreement, command: LinkToProcess | UnlinkFromProcess) -> Event:
    """The process is where the link is made; an agreement that has ended is let go of all the same."""
    if isinstance(command, UnlinkFromProcess):
        if command.process not in state.processes:
            raise NotLinkedToProcess
        return command.event()
    must_be(state.status, *LIVE)
    if command.process in state.processes:
        raise AlreadyLinkedToProcess
    if len(state.processes) >= MOST_LINKED:
        raise TooManyProcesses(most=MOST_LINKED)
    return command.event()


def link_deviation(state: Agreement, command: LinkDeviation, occasion: Occasion) -> Event:
    must_be(state.status, *RUNNING, *ENDED)
    deviation = occasion.state(command.deviation, Deviation)
    must_go_between(deviation.direction)
    if command.deviation in state.deviations:
        raise AlreadyKnown
    return command.event(direction=deviation.direction)


def draw_up(state: Agreement, command: DrawUpDeviation, occasion: Occasion) -> Event:
    """The deviation is reported in the same act, and says that it came from here."""
    must_be(state.status, *RUNNING, *ENDED)
    must_go_between(command.direction)
    must_have_been(occasion.stamp, command.occurred.first, command.occurred.last, command.discovered)
    return command.event(deviation=deviation_id(occasion.record, state.drawn_up + 1))


def must_go_between(direction: Direction) -> None:
    if direction is Direction.INTERNAL:
        raise OnlyBetweenOperations


def deviation_id(agreement: UUID, number: int) -> UUID:
    """The deviation that was drawn up as that number in order because of an agreement."""
    return derived_id("agreements", agreement, "deviation", number)
