"""How each fact changes what is known of a case once it is decided, of the inspectorate, and of other operations."""

from __future__ import annotations

from dataclasses import replace as with_changed
from datetime import date
from typing import Any, assert_never
from uuid import UUID

from domain.changes import replace
from domain.grammar import Stamp
from domain.lex_sarah import events as happened
from domain.lex_sarah.state import Case
from domain.lex_sarah.words import Demand, Kind, Measure, MeasureStatus, Status, Supplement
from domain.turns import turned

# ── The inspectorate ─────────────────────────────────────────────────────────


def with_the_inspectorate(state: Case, event: happened.IvoEvent) -> Case:
    match event:
        case happened.IvoNotified():
            sent = event.sent_on if event.with_investigation else state.investigation_sent_on
            notified = replace(state, notified_on=event.sent_on, receipt=event.receipt)
            return replace(notified, investigation_sent_on=sent, supplement_by=event.supplement_by)
        case happened.IvoReceiptRecorded():
            return replace(state, receipt=event.receipt, ivo_number=event.ivo_number or state.ivo_number)
        case happened.IvoSupplemented():
            more = replace(state, supplements=state.supplements + 1)
            if event.what is Supplement.INVESTIGATION:
                return replace(more, investigation_sent_on=state.investigation_sent_on or event.sent_on)
            return more
        case happened.IvoExtended():
            return replace(state, extended_until=event.until)
        case happened.IvoDecided():
            decided = replace(state, ivo_number=event.ivo_number, ivo_outcome=event.outcome)
            return replace(decided, ivo_decided_on=event.decided_on, review=event.review or state.review)
        case happened.IvoDemanded():
            demand = Demand(id=event.demand, due=event.due, review=event.review)
            return replace(state, demands=(*state.demands, demand))
        case happened.IvoDemandAnswered():
            answered = (
                with_changed(one, answered_on=event.sent_on) if one.id == event.demand else one for one in state.demands
            )
            return replace(state, demands=tuple(answered))
        case _:
            assert_never(event)


# ── What it led to ───────────────────────────────────────────────────────────


def ended_up(state: Case, event: happened.OutcomeEvent, stamp: Stamp) -> Case:
    match event:
        case happened.LexSarahBoardInformed():
            return replace(state, reported_to_board_on=state.reported_to_board_on or event.meeting)
        case happened.LexSarahMeasurePlanned():
            planned = Measure(id=event.measure, cause=event.cause, due=event.due)
            return replace(state, measures=(*state.measures, planned), measures_needed=True)
        case happened.LexSarahNoMeasures():
            return replace(state, measures_needed=False)
        case happened.LexSarahMeasureCompleted():
            return changed(state, event.measure, status=MeasureStatus.DONE, completed_on=event.completed_on)
        case happened.LexSarahMeasureLivesOn():
            return changed(state, event.measure, status=MeasureStatus.LIVES_ON, action=event.action)
        case happened.LexSarahEffectEvaluated():
            return changed(state, event.measure, effect=event.effect)
        case happened.LexSarahFeedbackGiven():
            return replace(state, feedback_on=stamp.day, feedback_to=event.recipient, no_feedback=None)
        case happened.LexSarahFeedbackForgone():
            return replace(state, no_feedback=event.reason)
        case happened.LexSarahHandedBack():
            back = replace(state, status=Status.IN_FOLLOW_UP, owner_person=event.owner_person)
            return replace(back, handed_back_on=stamp.day)
        case happened.LexSarahClosed():
            return closed(state, stamp.day)
        case happened.LexSarahReopened():
            return reopened(state, event, stamp.day)
        case _:
            assert_never(event)


def changed(state: Case, id: UUID, **values: Any) -> Case:
    """The case with one of its measures changed."""
    measures = (with_changed(one, **values) if one.id == id else one for one in state.measures)
    return replace(state, measures=tuple(measures))


def closed(state: Case, day: date) -> Case:
    first = state.first_closed_on or day
    ends = turned(state.end_turns, True, day)
    return replace(state, status=Status.CLOSED, closed_on=day, first_closed_on=first, end_turns=ends)


def reopened(state: Case, event: happened.LexSarahReopened, day: date) -> Case:
    """Back under investigation: what is to be proposed, decided and told anew is empty, what has happened is kept."""
    return replace(
        state,
        status=Status.UNDER_INVESTIGATION,
        investigation_due=event.investigation_due,
        reopened=state.reopened + 1,
        end_turns=turned(state.end_turns, False, day),
        closed_on=None,
        proposed_on=None,
        proposed_by=None,
        proposed_degree=None,
        decided_on=None,
        degree=None,
        decided_regime=None,
        reported_to_board_on=None,
        feedback_on=None,
        feedback_to=None,
        no_feedback=None,
        owner_person=None,
        handed_back_on=None,
    )


# ── Other operations ─────────────────────────────────────────────────────────


def told(state: Case, event: happened.NoticeEvent, stamp: Stamp) -> Case:
    match event:
        case happened.ProviderNoticeReceived():
            return noticed(event, stamp.day)
        case happened.LicensedOperationNotified():
            return notified(event, stamp.day)
        case happened.LexSarahNoticeFollowedUp():
            followed = replace(state, status=Status.FOLLOWED_UP, outcome=event.outcome)
            return replace(followed, followed_up_on=event.day)
        case happened.LexSarahNoticeClosed():
            return closed(state, stamp.day)
        case _:
            assert_never(event)


def noticed(event: happened.ProviderNoticeReceived, day: date) -> Case:
    return Case(
        status=Status.TOLD,
        kind=event.kind,
        regime=event.regime,
        provider=event.provider,
        provider_reference=event.provider_reference,
        unit=event.unit,
        received=event.received,
        recorded=day,
        occurred=event.occurred,
        legal_bases=tuple(dict.fromkeys(event.legal_bases)),
        affected=event.affected,
        earlier=event.earlier,
    )


def notified(event: happened.LicensedOperationNotified, day: date) -> Case:
    return Case(
        status=Status.NOTIFIED,
        kind=Kind.LICENSED,
        ground=event.ground,
        unit=event.unit,
        recorded=day,
        received=event.sent_on,
        legal_bases=tuple(dict.fromkeys(event.legal_bases)),
        notified_on=event.sent_on,
        receipt=event.receipt,
    )
