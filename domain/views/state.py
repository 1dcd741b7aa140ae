"""What the facts about a view add up to: what rules and analyses need, and no text that somebody wrote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain.board import Due
from domain.changes import replace
from domain.grammar import Stamp
from domain.links import BESIDE, LED_TO
from domain.terms import YesNoUnknown
from domain.turns import Turns, turned
from domain.views import events as happened
from domain.views.words import (
    Category,
    Channel,
    Destination,
    Kind,
    Occurrence,
    Outcome,
    Result,
    Secrecy,
    Sentiment,
    Status,
    Submitter,
    Verdict,
    WhyAnnulled,
    WhyUnanswered,
)
from domain.words import Affected, LegalBases, Occurred, Reading

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class View:
    """`answer_by` and `answered_on` are those of the first handling; a reopening has its own beside them.

    `end_turns` are the days on which it ended and was reopened, by turns.
    """

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    # how it came in
    place: str | None = None
    channel: Channel = Channel.WEB
    sentiment: Sentiment = Sentiment.UNKNOWN
    submitter: Submitter = Submitter.UNKNOWN
    anonymous: bool = True
    feedback_requested: YesNoUnknown = YesNoUnknown.UNKNOWN
    diary_number: str | None = None
    occurred: Occurred = Occurred()
    received: date | None = None
    recorded: date | None = None
    registered_by: UUID | None = None
    own_view_of: UUID | None = None
    secrecy: Secrecy | None = None
    screened_on: date | None = None
    responsible: UUID | None = None
    # what it was; the kind at intake is what the first reading found
    read_on: date | None = None
    kind: Kind | None = None
    kind_at_intake: Kind | None = None
    conversions: int = 0
    result: Result | None = None
    misconduct: Reading | None = None
    category: Category | None = None
    own_category: str | None = None
    legal_bases: LegalBases = ()
    affected: Affected = Affected()
    child_heard: YesNoUnknown = YesNoUnknown.UNKNOWN
    concerns_person: UUID | None = None
    concerns_manager: bool = False
    # lex Sarah: the first day it was referred; whether the latest referral waits for an answer, and till when
    referred_on: date | None = None
    referral_due: Due | None = None
    referral_answered_on: date | None = None
    referral_answer: Verdict | None = None
    referral_waits: bool = False
    case: Annotated[UUID | None, LED_TO] = None
    # how it was handled
    acknowledge_by: Due | None = None
    acknowledged_on: date | None = None
    investigated_on: date | None = None
    position_taken_on: date | None = None
    deviation: Occurrence | None = None
    gave_rise_to: Annotated[UUID | None, LED_TO] = None
    gave_rise_on: date | None = None
    answer_by: Due | None = None
    answered_on: date | None = None
    answer_again_by: Due | None = None
    answered_again_on: date | None = None
    # how it ended
    first_closed_on: date | None = None
    closed_on: date | None = None
    outcome: Outcome | None = None
    without_answer: WhyUnanswered | None = None
    satisfied: YesNoUnknown = YesNoUnknown.UNKNOWN
    reopened: int = 0
    end_turns: Turns = ()
    handed_over_on: date | None = None
    transferred_to: Destination | None = None
    annulled: WhyAnnulled | None = None
    duplicate_of: Annotated[UUID | None, BESIDE] = None


CORRECTABLE = (
    "received",
    "occurred",
    "unit",
    "place",
    "sentiment",
    "submitter",
    "feedback_requested",
    "result",
    "category",
    "own_category",
    "legal_bases",
    "affected",
    "child_heard",
    "concerns_person",
    "concerns_manager",
    "diary_number",
    "acknowledge_by",
    "answer_by",
)


def evolve(state: View, event: happened.ViewEvent, stamp: Stamp) -> View:
    if isinstance(event, happened.IntakeEvent):
        return taken_in(state, event, stamp)
    if isinstance(event, happened.ReferralEvent):
        return referred(state, event, stamp)
    if isinstance(event, happened.HandlingEvent):
        return handled(state, event, stamp)
    if isinstance(event, happened.EndingEvent):
        return ended(state, event, stamp)
    assert_never(event)


def taken_in(state: View, event: happened.IntakeEvent, stamp: Stamp) -> View:
    match event:
        case happened.ViewReceived():
            return received(event, stamp)
        case happened.ViewScreened():
            screened = replace(state, secrecy=event.secrecy, screened_on=stamp.day)
            return replace(screened, diary_number=event.diary_number or state.diary_number)
        case happened.ViewAssigned():
            return replace(state, responsible=event.responsible, unit=event.unit or state.unit)
        case happened.ViewAssessed():
            return assessed(state, event, stamp)
        case happened.ViewCorrected():
            said = {name: getattr(event, name) for name in CORRECTABLE}
            changed = {name: value for name, value in said.items() if value is not None}
            return replace(state, anonymous=state.anonymous and not event.identified, **changed)
        case _:
            assert_never(event)


def received(event: happened.ViewReceived, stamp: Stamp) -> View:
    return View(
        status=Status.RECEIVED,
        unit=event.unit,
        place=event.place,
        channel=event.channel,
        sentiment=event.sentiment,
        submitter=event.submitter,
        anonymous=event.anonymous,
        feedback_requested=event.feedback_requested,
        diary_number=event.diary_number,
        occurred=event.occurred,
        received=event.received,
        recorded=stamp.day,
        registered_by=stamp.by,
        own_view_of=stamp.by if event.own else None,
        answer_by=event.answer_by,
    )


def assessed(state: View, event: happened.ViewAssessed, stamp: Stamp) -> View:
    return replace(
        state,
        status=Status.ASSESSED,
        read_on=stamp.day,
        kind=event.kind,
        kind_at_intake=event.kind,
        result=event.result,
        misconduct=event.misconduct,
        category=event.category,
        own_category=event.own_category,
        legal_bases=event.legal_bases,
        affected=event.affected,
        child_heard=event.child_heard,
        concerns_person=event.concerns_person,
        concerns_manager=event.concerns_manager,
        acknowledge_by=event.acknowledge_by,
        answer_by=event.answer_by,
    )


def referred(state: View, event: happened.ReferralEvent, stamp: Stamp) -> View:
    match event:
        case happened.ViewReferred():
            first = state.referred_on or stamp.day
            return replace(state, referred_on=first, referral_due=event.due, referral_waits=True)
        case happened.ViewReferralAnswered():
            answered = replace(state, referral_answered_on=stamp.day, referral_answer=event.verdict)
            return replace(answered, referral_waits=False, case=event.case or state.case)
        case _:
            assert_never(event)


def handled(state: View, event: happened.HandlingEvent, stamp: Stamp) -> View:
    match event:
        case happened.ViewBecameComplaint():
            return converted(state, Kind.COMPLAINT, event.acknowledge_by, event.answer_by)
        case happened.ComplaintBecameView():
            return converted(state, Kind.VIEW, None, event.answer_by)
        case happened.ComplaintAcknowledged():
            return replace(state, acknowledged_on=event.acknowledged_on)
        case happened.ComplaintInvestigated():
            heard = event.child_heard or state.child_heard
            return replace(state, status=Status.INVESTIGATED, investigated_on=stamp.day, child_heard=heard)
        case happened.ViewPositionTaken():
            status = state.status if state.status is Status.ANSWERED else Status.POSITION_TAKEN
            return replace(state, status=status, position_taken_on=stamp.day, deviation=event.deviation)
        case happened.ViewGaveRiseToDeviation():
            return replace(state, gave_rise_to=event.deviation, gave_rise_on=stamp.day)
        case _:
            assert_never(event)


def converted(state: View, kind: Kind, acknowledge_by: Due | None, answer_by: Due | None) -> View:
    """Handled anew as the other kind: what was answered to the first kind is no answer to the second."""
    return replace(
        state,
        status=Status.ASSESSED,
        kind=kind,
        conversions=state.conversions + 1,
        acknowledge_by=acknowledge_by,
        answer_by=answer_by,
        answered_on=None,
        answered_again_on=None,
    )


def ended(state: View, event: happened.EndingEvent, stamp: Stamp) -> View:
    match event:
        case happened.ViewRedirectedAsAppeal():
            return handed_over(state, Status.REDIRECTED, event.forwarded_on)
        case happened.ViewTransferred():
            gone = handed_over(state, Status.TRANSFERRED, event.transferred_on)
            return replace(gone, transferred_to=event.destination)
        case happened.ViewAnswered():
            return answered(state, event.answered_on)
        case happened.ViewClosed():
            first = state.first_closed_on or stamp.day
            ends = turned(state.end_turns, True, stamp.day)
            closed = replace(state, status=Status.CLOSED, closed_on=stamp.day, first_closed_on=first, end_turns=ends)
            satisfied, why = event.satisfied, event.without_answer
            return replace(closed, outcome=event.outcome, without_answer=why, satisfied=satisfied)
        case happened.ViewReopened():
            return reopened(state, event, stamp.day)
        case happened.ViewAnnulled():
            struck = replace(state, status=Status.ANNULLED, annulled=event.reason)
            return replace(struck, duplicate_of=event.duplicate_of)
        case _:
            assert_never(event)


def answered(state: View, day: date) -> View:
    """The first answer of a handling counts; one given after a reopening is kept beside it."""
    if state.reopened == 0:
        return replace(state, status=Status.ANSWERED, answered_on=state.answered_on or day)
    return replace(state, status=Status.ANSWERED, answered_again_on=state.answered_again_on or day)


def handed_over(state: View, status: Status, day: date) -> View:
    return replace(state, status=status, handed_over_on=day, end_turns=turned(state.end_turns, True, day))


def reopened(state: View, event: happened.ViewReopened, day: date) -> View:
    """Back to be handled, or to be read if it never was; what has happened is kept."""
    return replace(
        state,
        status=Status.RECEIVED if state.kind is None else Status.ASSESSED,
        reopened=state.reopened + 1,
        end_turns=turned(state.end_turns, False, day),
        answer_again_by=event.answer_by,
        answered_again_on=None,
        closed_on=None,
        outcome=None,
        without_answer=None,
        satisfied=YesNoUnknown.UNKNOWN,
        handed_over_on=None,
        transferred_to=None,
    )
