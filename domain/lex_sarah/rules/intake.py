"""How a report comes in, is assessed, declined and put right. A report is never refused for being incomplete."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from domain.grammar import Event, Occasion, derived_id
from domain.lex_sarah.commands import (
    AnnulReport,
    AssessReport,
    CorrectReport,
    DeclineInvestigation,
    ForgoProtection,
    InformManager,
    IntakeCommand,
    RecordProtection,
    RegisterInDiary,
    ReportMisconduct,
    TakeOver,
)
from domain.lex_sarah.events import LexSarahDeclined
from domain.lex_sarah.regime import regime_on
from domain.lex_sarah.rules.days import NOTIFY, START, act_by, due_from, on_that_day
from domain.lex_sarah.rules.impartiality import may_answer_for, must_be_impartial, must_not_be_pointed_out
from domain.lex_sarah.rules.refusals import (
    AlreadyNotifiedToIvo,
    CameFromElsewhere,
    ConsequencesForTheChild,
    NotDeclinedYet,
    ReceivedBeforeEntered,
    SecondPersonDeclines,
)
from domain.lex_sarah.rules.reported import report, take_over
from domain.lex_sarah.state import Case
from domain.lex_sarah.words import BEFORE_INVESTIGATION, INVESTIGATION, OPEN, STANDING, Status
from domain.organisation.units import Unit
from domain.terms import YesNoUnknown
from domain.words import must_be, must_be_in_order, must_have_been

# ── Rules ────────────────────────────────────────────────────────────────────


def decide(state: Case, command: IntakeCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case ReportMisconduct():
            yield report(state, command, occasion)
        case TakeOver():
            yield take_over(state, command, occasion)
        case RegisterInDiary():
            must_be(state.status, *STANDING)
            yield command.event()
        case InformManager():
            yield inform(state, command, occasion)
        case RecordProtection():
            must_be(state.status, *OPEN)
            must_not_be_pointed_out(state, occasion)
            must_have_been(occasion.stamp, command.day)
            yield command.event()
        case ForgoProtection():
            must_be(state.status, *OPEN)
            must_not_be_pointed_out(state, occasion)
            yield command.event()
        case AssessReport():
            yield assess(state, command, occasion)
        case DeclineInvestigation():
            yield decline(state, command, occasion)
        case CorrectReport():
            yield correct(state, command, occasion)
        case AnnulReport():
            yield annul(state, command, occasion)
        case _:
            assert_never(command)


def inform(state: Case, command: InformManager, occasion: Occasion) -> Event:
    """The manager, but never one whom the report points out."""
    must_be(state.status, *OPEN)
    must_not_be_pointed_out(state, occasion)
    may_answer_for(state, command.responsible, occasion)
    return replace(command, day=on_that_day(state.received, command.day, occasion)).event()


def assess(state: Case, command: AssessReport, occasion: Occasion) -> Event:
    """May be done anew until somebody investigates: more may have come to light."""
    must_be(state.status, *BEFORE_INVESTIGATION)
    about = replace(state, pointed_out=command.pointed_out)
    must_be_impartial(about, occasion.stamp.by)
    if command.affected.child is YesNoUnknown.YES and command.child_consequences is None:
        raise ConsequencesForTheChild
    serious = command.plainly_serious
    return command.event(notify_by=due_from(occasion, NOTIFY, occasion.stamp.day) if serious else None)


def decline(state: Case, command: DeclineInvestigation, occasion: Occasion) -> Event:
    """Two agree that there is nothing to investigate; a report made directly goes on as a deviation."""
    must_be(state.status, *BEFORE_INVESTIGATION)
    must_be_impartial(state, occasion.stamp.by)
    if state.investigate is not False:
        raise NotDeclinedYet
    if state.notified_on is not None:
        raise AlreadyNotifiedToIvo
    if occasion.stamp.by == state.assessed_by:
        raise SecondPersonDeclines
    return LexSarahDeclined(
        reasons=command.reasons,
        source=state.source,
        deviation=None if state.source else derived_id("deviations", "lex_sarah", occasion.record),
        unit=state.unit,
        place=state.place,
        occurred=state.occurred,
        discovered=state.discovered,
    )


def correct(state: Case, command: CorrectReport, occasion: Occasion) -> Event:
    """The regime follows the day of receipt; the time for an investigation that was reopened or extended is not counted
    anew."""
    must_be(state.status, *OPEN)
    must_be_impartial(state, occasion.stamp.by)
    must_have_been(occasion.stamp, command.occurred.first, command.occurred.last, command.discovered, command.received)
    must_be_in_order(command.occurred.first, command.occurred.last)
    yes = YesNoUnknown.YES
    if command.affected.child is yes and state.affected.child is not yes and command.child_consequences is None:
        raise ConsequencesForTheChild
    if state.recorded is not None and command.received > state.recorded:
        raise ReceivedBeforeEntered(recorded=state.recorded.isoformat())
    if command.unit is not None and command.unit != state.unit:
        occasion.state(command.unit, Unit)
    day = command.received
    anew = day != state.received and not (state.reopened or state.extensions)
    return command.event(
        regime=regime_on(day),
        act_by=act_by(occasion, command.legal_bases, day),
        start_by=due_from(occasion, START, day),
        investigation_due=due_from(occasion, INVESTIGATION, day) if anew else state.investigation_due,
    )


def annul(state: Case, command: AnnulReport, occasion: Occasion) -> Event:
    """Only what never was a report; one that came from elsewhere is declined, so that its own record lives on."""
    must_be(state.status, *BEFORE_INVESTIGATION, Status.TOLD)
    must_be_impartial(state, occasion.stamp.by)
    must_be_impartial(state, command.decision.person)
    if state.source is not None:
        raise CameFromElsewhere
    if state.notified_on is not None:
        raise AlreadyNotifiedToIvo
    return command.event()
