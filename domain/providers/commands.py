"""What can be asked for about a provider."""

from __future__ import annotations

from datetime import date

from domain.documents.words import DocumentId
from domain.grammar import Command, Personal
from domain.providers import events as happened
from domain.providers.words import (
    ENTERED_BY,
    THOSE_WHO_FOLLOW_UP,
    Engagement,
    Method,
    Occasions,
    Requirements,
    WhyAnnulled,
)
from domain.terms import Authority, YesNoUnknown
from domain.words import Count, Decision, LegalBases, Name, Text, UnitId


class RegisterProvider(
    Command, label="Registrera utförare", may=ENTERED_BY, becomes=happened.ProviderRegistered, opens=True
):
    """`unit`: the unit that the provider runs, if it stands in the organisation."""

    name: Name
    services: Name
    engagement: Engagement
    unit: UnitId | None = None
    legal_bases: LegalBases = ()
    diary_number: Name | None = None
    valid_from: date | None = None
    valid_to: date | None = None


class AgreeQualityRequirements(
    Command, label="Ange kvalitetskrav", may=ENTERED_BY, becomes=happened.QualityRequirementsAgreed
):
    """All of them at once: what is left out is no longer asked for. `occasions`: where users and staff had their say;
    if nowhere, `not_consulted` says why. `procurement_plan`: the plan that it was procured by."""

    requirements: Requirements
    occasions: Occasions = ()
    not_consulted: Name | None = None
    procurement_plan: DocumentId | None = None


class DescribeForChoice(
    Command,
    label="Beskriv för den som ska välja",
    may=ENTERED_BY,
    becomes=happened.ProviderDescribedForChoice,
):
    """For a provider that people choose themselves: it is read by anybody, on the web and in print. `reached_at`: where
    the provider, and nobody by name, is reached."""

    presentation: Name
    reached_at: Name


class FollowUpProvider(
    Command, label="Följ upp utförare", may=THOSE_WHO_FOLLOW_UP, becomes=happened.ProviderFollowedUp
):
    """`answered`: whether the provider gave the information asked for."""

    day: date
    method: Method
    answered: YesNoUnknown = YesNoUnknown.UNKNOWN
    shortcomings: Count
    conclusions: Personal[Text]


class AskProviderToCorrect(
    Command, label="Begär rättelse", may=THOSE_WHO_FOLLOW_UP, becomes=happened.CorrectionAskedOfProvider
):
    demand: Personal[Text]
    ready_by: date


class AcceptProviderCorrection(
    Command, label="Godta rättelse", may=THOSE_WHO_FOLLOW_UP, becomes=happened.CorrectionByProviderAccepted
):
    day: date
    note: Personal[Text] | None = None


class ReportProviderToBoard(
    Command, label="Anmäl redovisning för nämnden", may=ENTERED_BY, becomes=happened.ProviderReportedToBoard
):
    day: date
    diary_number: Name | None = None


class ProlongProvider(
    Command,
    label="Förläng avtal",
    may=ENTERED_BY,
    authority=Authority.DELEGATED,
    becomes=happened.ProviderProlonged,
):
    """`valid_to`: None, until further notice."""

    valid_to: date | None
    decision: Decision


class EndProvider(
    Command, label="Avsluta avtal", may=ENTERED_BY, authority=Authority.DELEGATED, becomes=happened.ProviderEnded
):
    ends_on: date
    reason: Personal[Text]
    decision: Decision


class CorrectProvider(Command, label="Rätta uppgifter", may=ENTERED_BY, becomes=happened.ProviderCorrected):
    """All that can be put right is said anew: what is left out is said to be empty."""

    reason: Personal[Text]
    name: Name
    services: Name
    engagement: Engagement
    unit: UnitId | None
    legal_bases: LegalBases
    diary_number: Name | None


class AnnulProvider(Command, label="Makulera", may=ENTERED_BY, becomes=happened.ProviderAnnulled):
    reason: WhyAnnulled
    decision: Decision


ProviderCommand = (
    RegisterProvider
    | AgreeQualityRequirements
    | DescribeForChoice
    | FollowUpProvider
    | AskProviderToCorrect
    | AcceptProviderCorrection
    | ReportProviderToBoard
    | ProlongProvider
    | EndProvider
    | CorrectProvider
    | AnnulProvider
)
