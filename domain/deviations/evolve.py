"""How each fact changes what is known of a deviation, up to the decision (after.py has the rest)."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from domain.changes import replace
from domain.deviations import events as happened
from domain.deviations.after import acted_on, ended, gone
from domain.deviations.state import Deviation
from domain.deviations.words import MEANT, ReferralAnswer, Status
from domain.grammar import Stamp
from domain.turns import turned

# ── Evolve ───────────────────────────────────────────────────────────────────


def evolve(state: Deviation, event: happened.DeviationEvent, stamp: Stamp) -> Deviation:
    if isinstance(event, happened.IntakeEvent):
        return taken_in(state, event, stamp)
    if isinstance(event, happened.MisconductEvent):
        return tried_as_misconduct(state, event, stamp)
    if isinstance(event, happened.InvestigationEvent):
        return investigated(state, event, stamp)
    if isinstance(event, happened.MeasureEvent):
        return acted_on(state, event, stamp)
    if isinstance(event, happened.EndingEvent):
        return ended(state, event, stamp)
    assert_never(event)


def taken_in(state: Deviation, event: happened.IntakeEvent, stamp: Stamp) -> Deviation:
    match event:
        case happened.DeviationReported():
            return reported(event, stamp)
        case happened.DeviationBroughtIn():
            return brought_in(event, stamp)
        case happened.DeviationRead():
            return replace(state, status=Status.READ, read_on=stamp.day, reading=event.reading)
        case happened.DeviationConcernedNamed():
            named = tuple(dict.fromkeys(event.pointed_out))
            return replace(state, pointed_out=named, concerns_manager=event.concerns_manager)
        case happened.DeviationMoved():
            return replace(state, unit=event.unit)
        case happened.DeviationCompletionRequested():
            return replace(state, completion_requested_on=stamp.day)
        case happened.DeviationCompletionProvided():
            return replace(state, completion_requested_on=None)
        case happened.DeviationCorrected():
            return replace(
                state,
                occurred=event.occurred,
                discovered=event.discovered,
                received=event.received,
                unit=event.unit,
                place=event.place,
                diary_number=event.diary_number,
                first_reading_due=event.first_reading_due,
                investigation_due=event.investigation_due,
                first_investigation_due=state.first_investigation_due if state.reopened else event.investigation_due,
            )
        case _:
            assert_never(event)


def reported(event: happened.DeviationReported, stamp: Stamp) -> Deviation:
    return Deviation(
        status=Status.REPORTED,
        unit=event.unit,
        place=event.place,
        reporter=event.on_behalf_of or stamp.by,
        direction=event.direction,
        source=event.source,
        diary_number=event.diary_number,
        occurred=event.occurred,
        discovered=event.discovered,
        received=event.received,
        recorded=stamp.day,
        danger_now=event.danger_now,
        suspects_misconduct=event.suspects_misconduct,
        first_reading_due=event.first_reading_due,
        investigation_due=event.investigation_due,
        first_investigation_due=event.investigation_due,
    )


def brought_in(event: happened.DeviationBroughtIn, stamp: Stamp) -> Deviation:
    """Closed on its day; nobody here has read or investigated it, and nothing of that is due."""
    confirmed, measures_needed = MEANT[event.outcome]
    return Deviation(
        status=Status.CLOSED,
        brought_in=True,
        earlier_number=event.earlier_number,
        unit=event.unit,
        place=event.place,
        occurred=event.occurred,
        received=event.received,
        recorded=stamp.day,
        legal_bases=tuple(dict.fromkeys(event.legal_bases)),
        category=event.category,
        severity=event.severity,
        confirmed=confirmed,
        measures_needed=measures_needed,
        first_closed_on=event.closed_on,
        closed_on=event.closed_on,
        end_turns=turned((), True, event.closed_on),
    )


def tried_as_misconduct(state: Deviation, event: happened.MisconductEvent, stamp: Stamp) -> Deviation:
    match event:
        case happened.DeviationReferred():
            first = state.referred_on or stamp.day
            return replace(state, referred_on=first, referral_due=event.due, referral_waits=True)
        case happened.DeviationEscalated():
            state = replace(gone(state, Status.ESCALATED, stamp.day), case=event.case)
            answer = ReferralAnswer.TAKEN_OVER
        case happened.DeviationReferralDismissed():
            answer = ReferralAnswer.NOT_MISCONDUCT
        case happened.DeviationReinstated():
            return reinstated(state, stamp.day)
        case _:
            assert_never(event)
    answered = replace(state, referral_waits=False, referral_answered_on=stamp.day)
    return replace(answered, referral_answer=answer)


def reinstated(state: Deviation, day: date) -> Deviation:
    """Back where it was before it was taken over; if it had been investigated, the investigation goes on."""
    back = Status.READ if state.read_on else Status.REPORTED
    if state.investigator is not None:
        back = Status.UNDER_INVESTIGATION
    return replace(state, status=back, left_on=None, end_turns=turned(state.end_turns, False, day))


def investigated(state: Deviation, event: happened.InvestigationEvent, stamp: Stamp) -> Deviation:
    match event:
        case happened.DeviationClassified():
            return replace(
                state,
                legal_bases=tuple(dict.fromkeys(event.legal_bases)),
                category=event.category,
                subcategory=event.subcategory,
                severity=event.severity,
                affected=event.affected,
                child_heard=event.child_heard,
            )
        case happened.DeviationInvestigationStarted():
            started = replace(state, status=Status.UNDER_INVESTIGATION, investigation_started_on=stamp.day)
            return replace(started, investigator=event.investigator)
        case happened.DeviationInvestigatorReplaced():
            return replace(state, investigator=event.investigator)
        case happened.DeviationInvestigationExtended():
            return extended(state, event)
        case happened.DeviationRiskAssessed():
            scored = replace(state, probability=event.probability, consequence=event.consequence)
            return replace(scored, risk_value=event.value, scale_version=event.scale_version)
        case happened.DeviationCausesRecorded():
            return replace(state, causes=tuple(dict.fromkeys(event.causes)))
        case happened.DeviationInvestigationCompleted():
            done = replace(state, status=Status.INVESTIGATED, investigated_on=stamp.day)
            first = state.first_investigated_on or stamp.day
            return replace(done, misconduct=event.misconduct, first_investigated_on=first)
        case _:
            assert_never(event)


def extended(state: Deviation, event: happened.DeviationInvestigationExtended) -> Deviation:
    """The later day counts from now on; the one of the first investigation stands once it has been reopened."""
    first = state.first_investigation_due if state.reopened else event.investigation_due
    later = replace(state, investigation_due=event.investigation_due, extensions=state.extensions + 1)
    return replace(later, first_investigation_due=first)
