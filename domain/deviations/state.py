"""What the facts about a deviation add up to: all that rules and analyses need, and no running text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, assert_never
from uuid import UUID

from domain.board import Due
from domain.changes import replace
from domain.deviations import events as happened
from domain.deviations.words import (
    Destination,
    Direction,
    Effect,
    Measure,
    MeasureStatus,
    Recipient,
    ReferralAnswer,
    Severity,
    Status,
    WhyAnnulled,
    WhyNoFeedback,
)
from domain.grammar import Stamp
from domain.links import BESIDE, CAME_FROM, LED_TO
from domain.terms import LegalBasis, YesNoUnknown
from domain.turns import Turns, turned
from domain.words import Affected, Occurred, Reading, Source

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Deviation:
    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    # how it came in
    place: str | None = None
    reporter: UUID | None = None
    direction: Direction = Direction.INTERNAL
    source: Annotated[Source | None, CAME_FROM] = None
    diary_number: str | None = None
    occurred: Occurred = Occurred()
    discovered: date | None = None
    received: date | None = None
    recorded: date | None = None
    danger_now: YesNoUnknown = YesNoUnknown.UNKNOWN
    suspects_misconduct: YesNoUnknown = YesNoUnknown.UNKNOWN
    first_reading_due: Due | None = None
    read_on: date | None = None
    reading: Reading | None = None
    completion_requested_on: date | None = None
    # lex Sarah: the first day it was referred; whether the latest referral waits for an answer, and till when
    referred_on: date | None = None
    referral_due: Due | None = None
    referral_answered_on: date | None = None
    referral_answer: ReferralAnswer | None = None
    referral_waits: bool = False
    case: Annotated[UUID | None, LED_TO] = None
    # what it was and why
    legal_bases: tuple[LegalBasis, ...] = ()
    category: str | None = None
    subcategory: str | None = None
    severity: Severity | None = None
    affected: Affected = Affected()
    child_heard: YesNoUnknown | None = None
    investigator: UUID | None = None
    investigation_due: Due | None = None
    investigation_started_on: date | None = None
    investigated_on: date | None = None
    # those of the first investigation: a reopening has its own
    first_investigation_due: Due | None = None
    first_investigated_on: date | None = None
    misconduct: Reading | None = None
    probability: int | None = None
    consequence: int | None = None
    risk_value: int | None = None
    scale_version: int | None = None
    causes: tuple[str, ...] = ()
    # what was done about it
    decided_on: date | None = None
    confirmed: bool | None = None
    measures_needed: bool | None = None
    measures: tuple[Measure, ...] = ()
    effect: Effect | None = None
    effect_evaluated_on: date | None = None
    feedback_on: date | None = None
    feedback_to: Recipient | None = None
    no_feedback: WhyNoFeedback | None = None
    # how it ended: closed, or left the register's work (taken over, handed over, a duplicate, annulled); `end_turns`
    # are the days on which it ended and was reopened, by turns
    first_closed_on: date | None = None
    closed_on: date | None = None
    left_on: date | None = None
    reopened: int = 0
    end_turns: Turns = ()
    duplicate_of: Annotated[UUID | None, BESIDE] = None
    transferred_to: Destination | None = None
    annulled: WhyAnnulled | None = None

    def measure(self, id: UUID) -> Measure | None:
        """The measure with this id, None if the deviation has none such."""
        return next((measure for measure in self.measures if measure.id == id), None)


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
        case happened.DeviationRead():
            return replace(state, status=Status.READ, read_on=stamp.day, reading=event.reading)
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


def acted_on(state: Deviation, event: happened.MeasureEvent, stamp: Stamp) -> Deviation:
    match event:
        case happened.DeviationOutcomeDecided():
            decided = replace(state, status=Status.DECIDED, decided_on=event.decision.day)
            return replace(decided, confirmed=event.confirmed, measures_needed=event.measures_needed)
        case happened.DeviationMeasurePlanned():
            status = Status.IN_FOLLOW_UP if state.status is Status.DECIDED else state.status
            planned = Measure(id=event.measure, due=event.due)
            return replace(state, status=status, measures=(*state.measures, planned))
        case happened.DeviationMeasureCompleted():
            done = {"status": MeasureStatus.DONE, "completed_on": event.completed_on}
            return changed(state, event.measure, done)
        case happened.DeviationMeasureLivesOn():
            return changed(state, event.measure, {"status": MeasureStatus.LIVES_ON, "action": event.action})
        case happened.DeviationEffectEvaluated():
            return replace(state, effect=event.effect, effect_evaluated_on=stamp.day)
        case _:
            assert_never(event)


def changed(state: Deviation, id: UUID, changes: dict[str, Any]) -> Deviation:
    """The deviation with one of its measures changed."""
    measures = (replace(measure, **changes) if measure.id == id else measure for measure in state.measures)
    return replace(state, measures=tuple(measures))


def ended(state: Deviation, event: happened.EndingEvent, stamp: Stamp) -> Deviation:
    day = stamp.day
    match event:
        case happened.DeviationFeedbackGiven():
            return replace(state, feedback_on=day, feedback_to=event.recipient, no_feedback=None)
        case happened.DeviationFeedbackNotWanted():
            return replace(state, no_feedback=event.reason)
        case happened.DeviationClosed():
            first = state.first_closed_on or day
            ends = turned(state.end_turns, True, day)
            return replace(state, status=Status.CLOSED, closed_on=day, first_closed_on=first, end_turns=ends)
        case happened.DeviationReopened():
            return reopened(state, event, day)
        case happened.DeviationMarkedDuplicate():
            return replace(gone(state, Status.DUPLICATE, day), duplicate_of=event.original)
        case happened.DeviationTransferred():
            return replace(gone(state, Status.TRANSFERRED, day), transferred_to=event.destination)
        case happened.DeviationAnnulled():
            return replace(gone(state, Status.ANNULLED, day), annulled=event.reason)
        case _:
            assert_never(event)


def gone(state: Deviation, status: Status, day: date) -> Deviation:
    """The deviation when it has left the register's work; closed before, it ended then."""
    return replace(state, status=status, left_on=day, end_turns=turned(state.end_turns, True, day))


def reopened(state: Deviation, event: happened.DeviationReopened, day: date) -> Deviation:
    """Back under investigation: what is to be decided and told anew is empty, what has happened is kept."""
    return replace(
        state,
        status=Status.UNDER_INVESTIGATION,
        investigation_due=event.investigation_due,
        reopened=state.reopened + 1,
        end_turns=turned(state.end_turns, False, day),
        closed_on=None,
        investigated_on=None,
        misconduct=None,
        decided_on=None,
        confirmed=None,
        measures_needed=None,
        feedback_on=None,
        feedback_to=None,
        no_feedback=None,
    )
