"""When what is asked about a decision that is not executed becomes a fact, and when it is refused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from domain import board, law
from domain.board import Due
from domain.calendar import Period
from domain.grammar import Event, Occasion, Refusal
from domain.non_executed.commands import (
    AnnulNonExecutedDecision,
    CorrectNonExecutedDecision,
    EndWithoutExecution,
    EnterNonExecutedDecision,
    NonExecutedCommand,
    RecordExecution,
    ReportNonExecutedDecision,
    TellOfExecution,
)
from domain.non_executed.state import NonExecutedDecision
from domain.non_executed.words import NOT_EXECUTED, RULES, STANDING, TO_REPORT, Status
from domain.terms import LegalBasis
from domain.words import AlreadyThere, must_be, must_be_in_order, must_have_been


class OnlyThoseTwoActs(
    Refusal,
    message="Ej verkställda beslut rapporteras enligt SoL och LSS. Ange ett av dem.",
    duty=law.NON_EXECUTED_DECISIONS,
    field="legal_basis",
): ...


class NotYetOneToReport(
    Refusal,
    message="Beslutet ska rapporteras från {due}, och kvartalet slutade {last}.",
    duty=law.NON_EXECUTED_DECISIONS,
    field="quarter",
): ...


class QuarterNotOver(
    Refusal,
    message="Kvartalet är inte slut: det går till och med {last}.",
    duty=law.NON_EXECUTED_DECISIONS,
    field="quarter",
): ...


class ReportedForThatQuarter(
    Refusal,
    message="Beslutet är redan rapporterat för det kvartalet, eller för ett senare.",
    duty=law.NON_EXECUTED_DECISIONS,
    field="quarter",
): ...


class OverBeforeThen(
    Refusal,
    message="Beslutet verkställdes eller upphörde {day}, före kvartalet. Rapportera det för det kvartal då tre månader "
    "hade gått.",
    duty=law.NON_EXECUTED_DECISIONS,
    field="quarter",
): ...


class ReportFirst(
    Refusal,
    message="Beslutet verkställdes först efter {due}. Rapportera det för kvartalet som ej verkställt i tid, och anmäl "
    "sedan verkställigheten.",
    duty=law.NON_EXECUTED_DECISIONS,
): ...


def decide(state: NonExecutedDecision, command: NonExecutedCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case EnterNonExecutedDecision():
            if state.status is not Status.UNKNOWN:
                raise AlreadyThere
            yield command.event(due=due(command, command.legal_basis, occasion))
        case ReportNonExecutedDecision():
            must_be(state.status, *TO_REPORT)
            must_have_been(occasion.stamp, command.day)
            must_be_in_that_quarter(state, command)
            yield command.event()
        case RecordExecution():
            must_be(state.status, *NOT_EXECUTED)
            must_have_been(occasion.stamp, command.day)
            must_be_in_order(state.interrupted_on or state.decided_on, command.day)
            yield command.event(to_tell=state.status is Status.REPORTED or state.late(command.day))
        case TellOfExecution():
            must_be(state.status, Status.EXECUTED)
            must_have_been(occasion.stamp, command.day)
            must_be_in_order(state.executed_on, command.day)
            if state.due is not None and state.unreported:
                raise ReportFirst(due=state.due.on.isoformat())
            yield command.event()
        case EndWithoutExecution():
            must_be(state.status, *NOT_EXECUTED)
            must_have_been(occasion.stamp, command.day)
            yield command.event()
        case CorrectNonExecutedDecision():
            must_be(state.status, *STANDING)
            yield command.event(due=due(command, state.legal_basis, occasion))
        case AnnulNonExecutedDecision():
            must_be(state.status, *STANDING)
            yield command.event()
        case _:
            assert_never(command)


def due(command: EnterNonExecutedDecision | CorrectNonExecutedDecision, basis: LegalBasis, occasion: Occasion) -> Due:
    """Three months from the decision, or from the day the execution was broken off."""
    if basis not in RULES:
        raise OnlyThoseTwoActs
    must_have_been(occasion.stamp, command.decided_on, command.interrupted_on)
    must_be_in_order(command.decided_on, command.interrupted_on)
    return board.due(occasion, RULES[basis], command.interrupted_on or command.decided_on)


def must_be_in_that_quarter(state: NonExecutedDecision, command: ReportNonExecutedDecision) -> None:
    """Once a quarter, when it is over, from the one in which the three months were up to that in which it was executed.

    Executed since or not, it was not executed in time."""
    quarter = Period.quarter(command.year, command.quarter)
    last = quarter.end
    if command.day <= last:
        raise QuarterNotOver(last=last.isoformat())
    if state.due is not None and state.due.on > last:
        raise NotYetOneToReport(due=state.due.on.isoformat(), last=last.isoformat())
    if state.over_on is not None and state.over_on < quarter.start:
        raise OverBeforeThen(day=state.over_on.isoformat())
    if (state.year or 0, state.quarter or 0) >= (command.year, command.quarter):
        raise ReportedForThatQuarter
