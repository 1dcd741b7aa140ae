"""What can be asked for about an incident."""

from __future__ import annotations

from datetime import date

from domain.grammar import Command, Personal
from domain.incidents import events as happened
from domain.incidents.words import (
    THOSE_WHO_HANDLE,
    HowInformed,
    IncidentKind,
    Moment,
    RightsRisk,
    WhyAnnulled,
    WhyNotInformed,
)
from domain.terms import YesNoUnknown
from domain.words import Affected, Count, Decision, Name, Occurred, Text, UnitId


class ReportIncident(Command, label="Rapportera incident", becomes=happened.IncidentReported, opens=True):
    """`noticed`: when somebody here first noticed; left out, it is now."""

    description: Personal[Text]
    incident_kind: IncidentKind = IncidentKind.OTHER
    unit: UnitId | None = None
    occurred: Occurred = Occurred()
    noticed: Moment | None = None
    personal_data: YesNoUnknown = YesNoUnknown.UNKNOWN
    immediate_measures: Personal[Text] | None = None


class AssessIncident(Command, label="Bedöm incidenten", may=THOSE_WHO_HANDLE, becomes=happened.IncidentAssessed):
    """`rights_risk`: where personal data are concerned, and only there; `processor`: who had them in hand."""

    personal_data: YesNoUnknown
    rights_risk: RightsRisk | None = None
    sensitive: bool = False
    affected: Affected = Affected()
    processor: Name | None = None
    consequences: Personal[Text]
    dpo_opinion: Personal[Text] | None = None


class NotifyBreach(
    Command, label="Registrera anmälan till myndigheten", may=THOSE_WHO_HANDLE, becomes=happened.BreachNotified
):
    """`complete`: nothing is left to tell; what is not known yet is told later."""

    notified: Moment
    complete: bool
    why_late: Personal[Text] | None = None
    reference: Name | None = None
    decision: Decision


class SupplementNotification(
    Command, label="Registrera komplettering", may=THOSE_WHO_HANDLE, becomes=happened.BreachNotificationSupplemented
):
    day: date
    text: Personal[Text]
    complete: bool


class DecideNotToNotify(
    Command, label="Besluta att inte anmäla", may=THOSE_WHO_HANDLE, becomes=happened.BreachNotNotified
):
    reason: Personal[Text]
    decision: Decision


class InformIndividuals(
    Command, label="Registrera information till de berörda", may=THOSE_WHO_HANDLE, becomes=happened.IndividualsInformed
):
    day: date
    how_informed: HowInformed
    count: Count | None = None
    text: Personal[Text]


class DecideNotToInform(
    Command, label="Besluta att inte informera", may=THOSE_WHO_HANDLE, becomes=happened.IndividualsNotInformed
):
    not_informed: WhyNotInformed
    explanation: Personal[Text]
    decision: Decision


class ReportDeviationOfIncident(
    Command, label="Rapportera också som avvikelse", may=THOSE_WHO_HANDLE, becomes=happened.IncidentLedToDeviation
):
    danger_now: YesNoUnknown = YesNoUnknown.UNKNOWN
    suspects_misconduct: YesNoUnknown = YesNoUnknown.UNKNOWN


class ProposeIncidentAction(
    Command, label="Föreslå åtgärd", may=THOSE_WHO_HANDLE, becomes=happened.IncidentActionProposed
):
    title: Name
    ready_by: date | None = None


class CloseIncident(Command, label="Avsluta incidenten", may=THOSE_WHO_HANDLE, becomes=happened.IncidentClosed):
    conclusions: Personal[Text]


class ReopenIncident(Command, label="Öppna incidenten igen", may=THOSE_WHO_HANDLE, becomes=happened.IncidentReopened):
    reason: Personal[Text]


class CorrectIncident(Command, label="Rätta uppgifter", may=THOSE_WHO_HANDLE, becomes=happened.IncidentCorrected):
    """All that can be put right is said anew: what is left out is said to be empty."""

    reason: Personal[Text]
    incident_kind: IncidentKind
    unit: UnitId | None
    occurred: Occurred
    noticed: Moment


class AnnulIncident(Command, label="Makulera", may=THOSE_WHO_HANDLE, becomes=happened.IncidentAnnulled):
    reason: WhyAnnulled
    explanation: Personal[Text] | None = None
    decision: Decision


IncidentCommand = (
    ReportIncident
    | AssessIncident
    | NotifyBreach
    | SupplementNotification
    | DecideNotToNotify
    | InformIndividuals
    | DecideNotToInform
    | ReportDeviationOfIncident
    | ProposeIncidentAction
    | CloseIncident
    | ReopenIncident
    | CorrectIncident
    | AnnulIncident
)
