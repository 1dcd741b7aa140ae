"""When what is asked about an incident becomes a fact, and when it is refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import assert_never

from domain import deadlines
from domain.grammar import Event, Occasion
from domain.incidents.commands import (
    AnnulIncident,
    AssessIncident,
    CloseIncident,
    CorrectIncident,
    DecideNotToInform,
    DecideNotToNotify,
    IncidentCommand,
    InformIndividuals,
    NotifyBreach,
    ProposeIncidentAction,
    ReopenIncident,
    ReportDeviationOfIncident,
    ReportIncident,
    SupplementNotification,
)
from domain.incidents.refusals import (
    AlreadyADeviation,
    AlreadyNotified,
    AssessFirst,
    EnoughForOneIncident,
    InformOrDecide,
    LateWithoutReason,
    MoreToTell,
    MustBeInformed,
    MustBeNotified,
    NoPersonalData,
    NothingToSupplement,
    NotifiedBeforeNoticed,
    NotifyOrDecide,
    NotYetNoticed,
    RiskForWhom,
)
from domain.incidents.state import Incident
from domain.incidents.words import (
    MOST_ACTIONS,
    OPEN,
    DueMoment,
    Moment,
    RightsRisk,
    Status,
    WhyNotInformed,
    action_id,
    deviation_id,
)
from domain.terms import YesNoUnknown
from domain.words import AlreadyThere, Occurred, must_be, must_be_in_order, must_have_been

BREACH = "gdpr.breach"


def decide(state: Incident, command: IncidentCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case ReportIncident():
            yield report(state, command, occasion)
        case AssessIncident():
            must_be(state.status, *OPEN)
            yield assess(state, command)
        case NotifyBreach() | SupplementNotification() | DecideNotToNotify():
            must_be(state.status, *OPEN)
            yield notify(state, command, occasion)
        case InformIndividuals() | DecideNotToInform():
            must_be(state.status, *OPEN)
            yield inform(state, command, occasion)
        case ReportDeviationOfIncident():
            yield report_deviation(state, command, occasion)
        case ProposeIncidentAction():
            must_be(state.status, *OPEN, Status.CLOSED)
            number = len(state.actions) + 1
            if number > MOST_ACTIONS:
                raise EnoughForOneIncident(most=MOST_ACTIONS)
            yield command.event(action=action_id(occasion.record, number), unit=state.unit)
        case CloseIncident():
            must_be(state.status, *OPEN)
            must_be_answered_for(state)
            yield command.event()
        case ReopenIncident():
            must_be(state.status, Status.CLOSED)
            yield command.event()
        case CorrectIncident():
            must_be(state.status, *OPEN, Status.CLOSED)
            must_have_been_then(command.noticed, command.occurred, occasion)
            yield command.event(notify_by=notify_by(command.noticed, state.personal_data))
        case AnnulIncident():
            must_be(state.status, *OPEN, Status.CLOSED)
            yield command.event()
        case _:
            assert_never(command)


def report(state: Incident, command: ReportIncident, occasion: Occasion) -> Event:
    """Whatever is known is enough; the hours begin to run where personal data cannot be ruled out."""
    if state.status is not Status.UNKNOWN:
        raise AlreadyThere
    noticed = command.noticed or Moment.of(occasion.stamp.at)
    must_have_been_then(noticed, command.occurred, occasion)
    return replace(command, noticed=noticed).event(notify_by=notify_by(noticed, command.personal_data))


def must_have_been_then(noticed: Moment, occurred: Occurred, occasion: Occasion) -> None:
    must_have_passed(noticed, occasion)
    must_have_been(occasion.stamp, occurred.first, occurred.last)
    must_be_in_order(occurred.first, occurred.last)


def must_have_passed(moment: Moment, occasion: Occasion) -> None:
    if moment > Moment.of(occasion.stamp.at):
        raise NotYetNoticed(moment=moment)


def notify_by(noticed: Moment, personal_data: YesNoUnknown) -> DueMoment | None:
    """Hours run through nights and weekends. Raises RuleNotInForce for what is older than the rule."""
    if personal_data is YesNoUnknown.NO:
        return None
    rule = deadlines.rule(BREACH, noticed.day)
    due = deadlines.due(rule, noticed.instant)
    assert isinstance(due, datetime)  # hours from an instant give an instant
    return DueMoment(at=Moment.of(due), rule=rule.id, version=rule.version)


def assess(state: Incident, command: AssessIncident) -> Event:
    """May be done anew as more becomes known."""
    if (command.rights_risk is None) is not (command.personal_data is YesNoUnknown.NO):
        raise RiskForWhom
    due = notify_by(state.noticed, command.personal_data) if state.noticed else None
    return command.event(notify_by=due)


# ── The authority, and those concerned ───────────────────────────────────────


def notify(
    state: Incident, command: NotifyBreach | SupplementNotification | DecideNotToNotify, occasion: Occasion
) -> Event:
    match command:
        case NotifyBreach():
            return notify_authority(state, command, occasion)
        case SupplementNotification():
            if state.notified is None or state.complete:
                raise NothingToSupplement
            must_have_been(occasion.stamp, command.day)
            must_be_in_order(state.notified.day, command.day)
        case DecideNotToNotify():
            must_be_assessed(state)
            if state.notified is not None:
                raise AlreadyNotified
            if state.rights_risk is not RightsRisk.UNLIKELY:
                raise MustBeNotified
        case _:
            assert_never(command)
    return command.event()


def notify_authority(state: Incident, command: NotifyBreach, occasion: Occasion) -> Event:
    """May come before the assessment: what is not known yet is told later. Late is never too late, with its reason."""
    if not state.may_concern_people:
        raise NoPersonalData
    if state.notified is not None:
        raise AlreadyNotified
    must_have_passed(command.notified, occasion)
    if state.noticed is not None and command.notified < state.noticed:
        raise NotifiedBeforeNoticed(noticed=state.noticed)
    late = state.notify_by is not None and command.notified > state.notify_by.at
    if late and state.notify_by and command.why_late is None:
        raise LateWithoutReason(due=state.notify_by.at)
    return command.event(late=late)


def must_be_assessed(state: Incident) -> None:
    if state.status is not Status.ASSESSED:
        raise AssessFirst
    if not state.may_concern_people:
        raise NoPersonalData


def inform(state: Incident, command: InformIndividuals | DecideNotToInform, occasion: Occasion) -> Event:
    """Those concerned may be told at once; not telling them is decided on what has been judged."""
    if isinstance(command, InformIndividuals):
        if not state.may_concern_people:
            raise NoPersonalData
        must_have_been(occasion.stamp, command.day)
        return command.event()
    must_be_assessed(state)
    if state.rights_risk is RightsRisk.HIGH and command.not_informed is WhyNotInformed.NOT_HIGH:
        raise MustBeInformed
    return command.event()


# ── What it leads to ─────────────────────────────────────────────────────────


def report_deviation(state: Incident, command: ReportDeviationOfIncident, occasion: Occasion) -> Event:
    """The text stays here and is referred to. Known it was when it was noticed."""
    must_be(state.status, *OPEN, Status.CLOSED)
    if state.deviation is not None:
        raise AlreadyADeviation
    return command.event(
        deviation=deviation_id(occasion.record),
        unit=state.unit,
        occurred=state.occurred,
        discovered=state.noticed.day if state.noticed else occasion.stamp.day,
    )


def must_be_answered_for(state: Incident) -> None:
    """Assessed; and where people are concerned, notified and told, or decided not to with the reason."""
    if state.status is not Status.ASSESSED:
        raise AssessFirst
    if not state.may_concern_people:
        return
    if state.notified is None and state.not_notified_on is None:
        raise NotifyOrDecide
    if state.notified is not None and not state.complete:
        raise MoreToTell
    if state.rights_risk is RightsRisk.HIGH and state.informed_on is None and state.not_informed is None:
        raise InformOrDecide
