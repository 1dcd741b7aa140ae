"""What can have happened to an incident."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from domain import law
from domain.grammar import Event, Names, Personal
from domain.incidents.words import DueMoment, HowInformed, IncidentKind, Moment, RightsRisk, WhyAnnulled, WhyNotInformed
from domain.terms import YesNoUnknown
from domain.words import Affected, Count, Decision, Name, Occurred, Text, UnitId


class IncidentReported(Event, label="Incidenten rapporterades", duty=law.DATA_BREACH):
    """Somebody here had noticed that information was not safe; `notify_by` where it may be about personal data."""

    description: Personal[Text]
    incident_kind: IncidentKind
    unit: UnitId | None
    occurred: Occurred
    noticed: Moment
    personal_data: YesNoUnknown
    immediate_measures: Personal[Text] | None
    notify_by: DueMoment | None


class IncidentAssessed(Event, label="Incidenten bedömdes", duty=law.DATA_BREACH):
    """It was judged whether personal data are concerned, whose, and what the risk is for them."""

    personal_data: YesNoUnknown
    rights_risk: RightsRisk | None
    sensitive: bool
    affected: Affected
    processor: Name | None
    consequences: Personal[Text]
    dpo_opinion: Personal[Text] | None
    notify_by: DueMoment | None


class BreachNotified(Event, label="Incidenten anmäldes till tillsynsmyndigheten", duty=law.DATA_BREACH):
    """The authority was told; one that was late gave the reason for it."""

    notified: Moment
    complete: bool
    late: bool
    why_late: Personal[Text] | None
    reference: Name | None
    decision: Decision


class BreachNotificationSupplemented(Event, label="Anmälan kompletterades", duty=law.DATA_BREACH):
    """The authority was told more, as it became known."""

    day: date
    text: Personal[Text]
    complete: bool


class BreachNotNotified(Event, label="Det beslutades att inte anmäla incidenten", duty=law.DATA_BREACH):
    """It was unlikely that anybody's rights were at risk, and it was said why."""

    reason: Personal[Text]
    decision: Decision


class IndividualsInformed(Event, label="De berörda informerades", duty=law.INFORM_OF_BREACH):
    """Those whose data it was were told what had happened, what it may lead to and what they can do."""

    day: date
    how_informed: HowInformed
    count: Count | None
    text: Personal[Text]


class IndividualsNotInformed(Event, label="Det beslutades att inte informera de berörda", duty=law.INFORM_OF_BREACH):
    """There was a ground for not telling those concerned."""

    not_informed: WhyNotInformed
    explanation: Personal[Text]
    decision: Decision


class IncidentLedToDeviation(Event, label="Incidenten ledde till en avvikelse", duty=law.REPORTS):
    """The quality of the work had fallen short as well, which is handled in the register of deviations."""

    deviation: Annotated[UUID, Names("deviations")]
    unit: UnitId | None
    occurred: Occurred
    discovered: date
    danger_now: YesNoUnknown
    suspects_misconduct: YesNoUnknown


class IncidentActionProposed(Event, label="Ett förslag till åtgärd lades fram", duty=law.MEASURES):
    """What is to keep it from happening again goes on as an action of its own, in the register of actions."""

    action: UUID
    title: Name
    unit: UnitId | None
    ready_by: date | None


class IncidentClosed(Event, label="Incidenten avslutades", duty=law.DATA_BREACH):
    """What happened, what it led to and what was done about it stands documented."""

    conclusions: Personal[Text]


class IncidentReopened(Event, label="Incidenten öppnades igen", duty=law.DOCUMENTATION):
    """More had become known."""

    reason: Personal[Text]


class IncidentCorrected(Event, label="Uppgifterna om incidenten rättades", duty=law.DOCUMENTATION):
    """What was reported was put right; what stood before stays in the log. The hours count from the right moment."""

    reason: Personal[Text]
    incident_kind: IncidentKind
    unit: UnitId | None
    occurred: Occurred
    noticed: Moment
    notify_by: DueMoment | None


class IncidentAnnulled(Event, label="Incidenten makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out; it stays readable and nothing more can be done with it."""

    reason: WhyAnnulled
    explanation: Personal[Text] | None
    decision: Decision


IncidentEvent = (
    IncidentReported
    | IncidentAssessed
    | BreachNotified
    | BreachNotificationSupplemented
    | BreachNotNotified
    | IndividualsInformed
    | IndividualsNotInformed
    | IncidentLedToDeviation
    | IncidentActionProposed
    | IncidentClosed
    | IncidentReopened
    | IncidentCorrected
    | IncidentAnnulled
)
