"""How each fact changes what is known of a view or a complaint."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from domain.board import Due
from domain.changes import replace
from domain.grammar import Stamp
from domain.terms import YesNoUnknown
from domain.turns import turned
from domain.views import events as happened
from domain.views.state import View
from domain.views.words import Kind, Status

# ── Evolve ───────────────────────────────────────────────────────────────────

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
        case happened.ViewBroughtIn():
            return brought_in(event, stamp)
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


def brought_in(event: happened.ViewBroughtIn, stamp: Stamp) -> View:
    """Closed on its day; nobody here has read or answered it, and no answer is due."""
    return View(
        status=Status.CLOSED,
        brought_in=True,
        earlier_number=event.earlier_number,
        unit=event.unit,
        place=event.place,
        sentiment=event.sentiment,
        submitter=event.submitter,
        occurred=event.occurred,
        received=event.received,
        recorded=stamp.day,
        registered_by=stamp.by,
        kind=event.kind,
        kind_at_intake=event.kind,
        category=event.category,
        own_category=event.own_category,
        legal_bases=event.legal_bases,
        first_closed_on=event.closed_on,
        closed_on=event.closed_on,
        outcome=event.outcome,
        end_turns=turned((), True, event.closed_on),
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
        case happened.ViewAnswerExtended():
            return extended(state, event.answer_by)
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


def extended(state: View, due: Due) -> View:
    """The later day counts from now on, in the handling that is under way."""
    later = replace(state, extensions=state.extensions + 1)
    return replace(later, answer_again_by=due) if state.reopened else replace(later, answer_by=due)


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
