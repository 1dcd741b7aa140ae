"""What the facts about an incident add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain.changes import replace
from domain.grammar import Stamp
from domain.incidents.events import (
    BreachNotificationSupplemented,
    BreachNotified,
    BreachNotNotified,
    IncidentActionProposed,
    IncidentAnnulled,
    IncidentAssessed,
    IncidentClosed,
    IncidentCorrected,
    IncidentEvent,
    IncidentLedToDeviation,
    IncidentReopened,
    IncidentReported,
    IndividualsInformed,
    IndividualsNotInformed,
)
from domain.incidents.words import DueMoment, IncidentKind, Moment, RightsRisk, Status, WhyAnnulled, WhyNotInformed
from domain.links import LED_TO
from domain.terms import YesNoUnknown
from domain.words import Affected, Occurred

Telling = (
    BreachNotified | BreachNotificationSupplemented | BreachNotNotified | IndividualsInformed | IndividualsNotInformed
)


@dataclass(frozen=True, kw_only=True)
class Incident:
    """`personal_data` and `notify_by` are as latest judged; `complete` is whether all has been told the authority."""

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    incident_kind: IncidentKind = IncidentKind.OTHER
    occurred: Occurred = Occurred()
    noticed: Moment | None = None
    reporter: UUID | None = None
    received: date | None = None
    personal_data: YesNoUnknown = YesNoUnknown.UNKNOWN
    rights_risk: RightsRisk | None = None
    sensitive: bool = False
    affected: Affected = Affected()
    processor: str | None = None
    notify_by: DueMoment | None = None
    assessed_on: date | None = None
    notified: Moment | None = None
    complete: bool = False
    late: bool = False
    reference: str | None = None
    not_notified_on: date | None = None
    informed_on: date | None = None
    not_informed: WhyNotInformed | None = None
    deviation: Annotated[UUID | None, LED_TO] = None
    actions: Annotated[tuple[UUID, ...], LED_TO] = ()
    closed_on: date | None = None
    annulled: WhyAnnulled | None = None

    @property
    def may_concern_people(self) -> bool:
        return self.personal_data is not YesNoUnknown.NO


def evolve(state: Incident, event: IncidentEvent, stamp: Stamp) -> Incident:
    match event:
        case IncidentReported() | IncidentCorrected():
            return reported(state, event, stamp)
        case IncidentAssessed():
            return assessed(state, event, stamp)
        case (
            BreachNotified()
            | BreachNotificationSupplemented()
            | BreachNotNotified()
            | IndividualsInformed()
            | IndividualsNotInformed()
        ):
            return told(state, event)
        case IncidentLedToDeviation():
            return replace(state, deviation=event.deviation)
        case IncidentActionProposed():
            return replace(state, actions=(*state.actions, event.action))
        case IncidentClosed():
            return replace(state, status=Status.CLOSED, closed_on=stamp.day)
        case IncidentReopened():
            return replace(state, status=Status.ASSESSED, closed_on=None)
        case IncidentAnnulled():
            return replace(state, status=Status.ANNULLED, annulled=event.reason)
        case _:
            assert_never(event)


def reported(state: Incident, event: IncidentReported | IncidentCorrected, stamp: Stamp) -> Incident:
    said = replace(
        state,
        incident_kind=event.incident_kind,
        unit=event.unit,
        occurred=event.occurred,
        noticed=event.noticed,
        notify_by=event.notify_by,
    )
    if isinstance(event, IncidentCorrected):
        return said
    return replace(
        said, status=Status.REPORTED, reporter=stamp.by, received=stamp.day, personal_data=event.personal_data
    )


def assessed(state: Incident, event: IncidentAssessed, stamp: Stamp) -> Incident:
    return replace(
        asked_anew(state, event.rights_risk),
        status=Status.ASSESSED,
        personal_data=event.personal_data,
        rights_risk=event.rights_risk,
        sensitive=event.sensitive,
        affected=event.affected,
        processor=event.processor,
        notify_by=event.notify_by,
        assessed_on=stamp.day,
    )


def asked_anew(state: Incident, rights_risk: RightsRisk | None) -> Incident:
    """What was decided on a milder risk no longer answers for this one. What has been told has been told."""
    if rights_risk is not RightsRisk.UNLIKELY:
        state = replace(state, not_notified_on=None)
    if rights_risk is RightsRisk.HIGH and state.rights_risk is not RightsRisk.HIGH:
        state = replace(state, not_informed=None)
    return state


def told(state: Incident, event: Telling) -> Incident:
    match event:
        case BreachNotified():
            return replace(
                state,
                notified=event.notified,
                complete=event.complete,
                late=event.late,
                reference=event.reference,
                not_notified_on=None,
            )
        case BreachNotificationSupplemented():
            return replace(state, complete=event.complete)
        case BreachNotNotified():
            return replace(state, not_notified_on=event.decision.day)
        case IndividualsInformed():
            return replace(state, informed_on=event.day, not_informed=None)
        case IndividualsNotInformed():
            return replace(state, not_informed=event.not_informed)
        case _:
            assert_never(event)
