"""How the inspectorate is notified and answered: what has been sent is not changed, more is sent beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from domain.grammar import Event, Occasion, derived_id
from domain.lex_sarah.commands import (
    AnswerIvoDemand,
    IvoCommand,
    NotifyIvo,
    RecordIvoDecision,
    RecordIvoDemand,
    RecordIvoExtension,
    RecordIvoReceipt,
    SupplementIvo,
)
from domain.lex_sarah.rules.days import SUPPLEMENT, due_from, on_that_day
from domain.lex_sarah.rules.impartiality import must_be_impartial, must_not_be_pointed_out
from domain.lex_sarah.rules.refusals import (
    AlreadyNotified,
    AttachTheInvestigation,
    InvestigationNotDone,
    NoDecisionFromIvo,
    NoSuchDemand,
    NotNotified,
    NotSerious,
    TooManyDemands,
)
from domain.lex_sarah.state import Case
from domain.lex_sarah.words import AFTER_DECISION, MOST_DEMANDS, OPEN, TO_BE_NOTIFIED, IvoOutcome, Supplement
from domain.words import AlreadyThere, must_be, must_be_in_order, must_have_been

# ── Rules ────────────────────────────────────────────────────────────────────


def decide(state: Case, command: IvoCommand, occasion: Occasion) -> Iterable[Event]:
    must_be(state.status, *OPEN)
    must_not_be_pointed_out(state, occasion)
    if isinstance(command, NotifyIvo):
        yield notify(state, command, occasion)
        return
    if state.notified_on is None:
        raise NotNotified
    match command:
        case RecordIvoReceipt():
            yield command.event()
        case SupplementIvo():
            if command.what is Supplement.INVESTIGATION and state.status not in AFTER_DECISION:
                raise InvestigationNotDone
            yield replace(command, sent_on=on_that_day(state.notified_on, command.sent_on, occasion)).event()
        case RecordIvoExtension():
            must_be_in_order(state.notified_on, command.until)
            yield command.event()
        case RecordIvoDecision():
            must_have_been(occasion.stamp, command.decided_on)
            must_be_in_order(state.notified_on, command.decided_on)
            yield decided_there(state, command, occasion)
        case RecordIvoDemand() | AnswerIvoDemand():
            yield demanded(state, command, occasion)
        case _:
            assert_never(command)


def notify(state: Case, command: NotifyIvo, occasion: Occasion) -> Event:
    """As soon as it is found serious: before the investigation is done, where it is plain; with it, when it is done."""
    must_be_impartial(state, occasion.stamp.by)
    must_be_impartial(state, command.decision.person)
    if state.notified_on is not None:
        raise AlreadyNotified
    decided = state.status in AFTER_DECISION
    if state.degree not in TO_BE_NOTIFIED if decided else not state.plainly_serious:
        raise NotSerious
    if decided and not command.with_investigation:
        raise AttachTheInvestigation
    if command.with_investigation and not decided:
        raise InvestigationNotDone
    day = on_that_day(state.received, command.sent_on, occasion)
    supplement_by = None if command.with_investigation else due_from(occasion, SUPPLEMENT, day)
    return replace(command, sent_on=day).event(supplement_by=supplement_by)


def decided_there(state: Case, command: RecordIvoDecision, occasion: Occasion) -> Event:
    """What the inspectorate goes on with becomes an external review in the same act (domain/reactions): only one."""
    goes_on = command.outcome is not IvoOutcome.CLOSED and state.review is None
    review = derived_id("external_reviews", "lex_sarah", occasion.record) if goes_on else None
    return command.event(review=review, unit=state.unit, legal_bases=state.legal_bases)


def demanded(state: Case, command: RecordIvoDemand | AnswerIvoDemand, occasion: Occasion) -> Event:
    """Demands come with a decision, and are answered by the board."""
    if state.ivo_decided_on is None:
        raise NoDecisionFromIvo
    known = state.demand(command.demand)
    if isinstance(command, RecordIvoDemand):
        if known is not None:
            raise AlreadyThere
        if len(state.demands) >= MOST_DEMANDS:
            raise TooManyDemands
        return command.event()
    must_be_impartial(state, command.decision.person)
    if known is None or known.answered_on is not None:
        raise NoSuchDemand
    return replace(command, sent_on=on_that_day(state.ivo_decided_on, command.sent_on, occasion)).event()
