"""How a report is investigated by somebody impartial, and decided by somebody else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from domain import board
from domain.board import Topic
from domain.deadlines.extending import extended
from domain.grammar import Event, Occasion
from domain.lex_sarah.commands import (
    AddNote,
    AppointInvestigator,
    ContactIndividual,
    DecideDegree,
    ExtendInvestigation,
    FindSerious,
    ForgoContact,
    ForgoPoliceReport,
    InvestigationCommand,
    ProposeDegree,
    ReplaceInvestigator,
    ReportToPolice,
    ReturnInvestigation,
)
from domain.lex_sarah.events import LexSarahInvestigationExtended
from domain.lex_sarah.regime import regime_on
from domain.lex_sarah.rules.days import NOTIFY, due_from, on_that_day
from domain.lex_sarah.rules.impartiality import (
    may_decide,
    may_investigate,
    must_be_impartial,
    must_be_of_the_case,
    must_be_the_investigator,
)
from domain.lex_sarah.rules.refusals import (
    AlreadyFoundSerious,
    AlreadyNotified,
    CauseMissing,
    IndividualFirst,
    NothingDocumented,
    NothingUnlike,
    NotToBeInvestigated,
    SameInvestigator,
    WhyAgain,
)
from domain.lex_sarah.state import Case
from domain.lex_sarah.words import BEFORE_DECISION, OPEN, TO_BE_NOTIFIED, Degree, Status
from domain.terms import YesNoUnknown
from domain.words import must_be, must_be_in_order, must_have_been

# ── Rules ────────────────────────────────────────────────────────────────────


def decide(state: Case, command: InvestigationCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case AppointInvestigator() | ReplaceInvestigator():
            yield investigator(state, command, occasion)
        case ExtendInvestigation():
            must_be(state.status, *BEFORE_DECISION)
            must_be_impartial(state, occasion.stamp.by)
            due = extended(state.investigation_due, command.until, occasion)
            yield LexSarahInvestigationExtended(investigation_due=due, reason=command.reason)
        case AddNote():
            must_be(state.status, Status.UNDER_INVESTIGATION)
            must_be_the_investigator(state, occasion)
            must_have_been(occasion.stamp, command.day)
            yield command.event()
        case ContactIndividual():
            must_be(state.status, *OPEN)
            must_be_of_the_case(state, occasion)
            must_have_been(occasion.stamp, command.day)
            yield command.event()
        case ForgoContact():
            must_be(state.status, *OPEN)
            must_be_of_the_case(state, occasion)
            yield command.event()
        case FindSerious():
            yield find_serious(state, command, occasion)
        case ProposeDegree():
            yield propose(state, command, occasion)
        case ReturnInvestigation():
            must_be(state.status, Status.PROPOSED)
            must_be_impartial(state, occasion.stamp.by)
            yield command.event()
        case DecideDegree():
            yield settle(state, command, occasion)
        case ReportToPolice():
            must_be(state.status, *OPEN)
            must_be_impartial(state, occasion.stamp.by)
            yield replace(command, day=on_that_day(None, command.day, occasion)).event()
        case ForgoPoliceReport():
            must_be(state.status, *OPEN)
            must_be_impartial(state, occasion.stamp.by)
            yield command.event()
        case _:
            assert_never(command)


def investigator(state: Case, command: AppointInvestigator | ReplaceInvestigator, occasion: Occasion) -> Event:
    """Appointed once it is assessed that there is something to investigate, and replaced while it goes on."""
    replaced = isinstance(command, ReplaceInvestigator)
    must_be(state.status, *((Status.UNDER_INVESTIGATION, Status.PROPOSED) if replaced else (Status.ASSESSED,)))
    must_be_impartial(state, occasion.stamp.by)
    if not state.investigate:
        raise NotToBeInvestigated
    if command.investigator == state.investigator:
        raise SameInvestigator
    may_investigate(state, command.investigator, occasion)
    return command.event()


def find_serious(state: Case, command: FindSerious, occasion: Occasion) -> Event:
    """The inspectorate is notified as soon as it is found serious; that is not put off until the decision."""
    must_be(state.status, Status.UNDER_INVESTIGATION, Status.PROPOSED)
    must_be_impartial(state, occasion.stamp.by)
    if state.notified_on is not None:
        raise AlreadyNotified
    if state.plainly_serious:
        raise AlreadyFoundSerious
    day = on_that_day(state.received, command.day, occasion)
    return replace(command, day=day).event(notify_by=due_from(occasion, NOTIFY, day))


def propose(state: Case, command: ProposeDegree, occasion: Occasion) -> Event:
    """All that the documentation of an investigation is to tell, by the one who made it."""
    must_be(state.status, Status.UNDER_INVESTIGATION)
    must_be_the_investigator(state, occasion)
    if not state.notes:
        raise NothingDocumented
    informed = state.informed_on or state.not_informed
    if not informed or not (state.heard_on or state.not_heard):
        raise IndividualFirst
    if command.similar is YesNoUnknown.YES and command.similar_reason is None:
        raise WhyAgain
    if occasion.record in command.similar_cases:
        raise NothingUnlike
    if not command.causes and command.degree is not Degree.NONE:
        raise CauseMissing
    if command.causes:
        board.choose(occasion, Topic.CAUSES, *command.causes)
    return command.event()


def settle(state: Case, command: DecideDegree, occasion: Occasion) -> Event:
    """The law of the day of decision is noted beside that of the report."""
    must_be(state.status, Status.PROPOSED)
    may_decide(state, command.decision, occasion)
    day = command.decision.day
    must_be_in_order(state.proposed_on, day)
    serious = command.degree in TO_BE_NOTIFIED
    return command.event(regime=regime_on(day), notify_by=due_from(occasion, NOTIFY, day) if serious else None)
