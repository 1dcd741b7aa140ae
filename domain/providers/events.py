"""What can have happened to a provider."""

from __future__ import annotations

from datetime import date

from domain import law
from domain.board import Due
from domain.documents.words import DocumentId
from domain.grammar import Event, Personal
from domain.providers.words import Engagement, Method, Occasions, Requirements, WhyAnnulled
from domain.terms import YesNoUnknown
from domain.words import Count, Decision, LegalBases, Name, Text, UnitId


class ProviderRegistered(Event, label="Utföraren registrerades", duty=law.INTERNAL_CONTROL):
    """Somebody runs work for the board, by an agreement that holds between two days, so far as they are known."""

    name: Name
    services: Name
    engagement: Engagement
    unit: UnitId | None
    legal_bases: LegalBases
    diary_number: Name | None
    valid_from: date | None
    valid_to: date | None
    due: Due


class QualityRequirementsAgreed(Event, label="Kvalitetskraven angavs", duty=law.INTERNAL_CONTROL):
    """What quality the agreement asks for, by which plan it was procured, and the `occasions` at which users and staff
    had had their say of it."""

    requirements: Requirements
    occasions: Occasions
    not_consulted: Name | None
    procurement_plan: DocumentId | None


class ProviderDescribedForChoice(Event, label="Utföraren beskrevs för den som ska välja", duty=law.INTERNAL_CONTROL):
    """What is published for those who choose between providers."""

    presentation: Name
    reached_at: Name


class ProviderFollowedUp(Event, label="Utförarens avtal följdes upp", duty=law.INTERNAL_CONTROL):
    """It was gone through whether the provider does what was agreed; `shortcomings`: how many it does not."""

    day: date
    method: Method
    answered: YesNoUnknown
    shortcomings: Count
    conclusions: Personal[Text]
    due: Due


class CorrectionAskedOfProvider(Event, label="Utföraren uppmanades att rätta brister", duty=law.INTERNAL_CONTROL):
    """The provider was asked to put right what fell short, by a day."""

    demand: Personal[Text]
    ready_by: date


class CorrectionByProviderAccepted(Event, label="Utförarens rättelse godtogs", duty=law.INTERNAL_CONTROL):
    """What fell short had been put right."""

    day: date
    note: Personal[Text] | None


class ProviderReportedToBoard(Event, label="Uppföljningen redovisades för nämnden", duty=law.INTERNAL_CONTROL):
    """The board was told how the provider had been followed up."""

    day: date
    diary_number: Name | None


class ProviderProlonged(Event, label="Utförarens avtal förlängdes", duty=law.INTERNAL_CONTROL):
    """The agreement holds longer: to another day, or until further notice."""

    valid_to: date | None
    decision: Decision


class ProviderEnded(Event, label="Utförarens avtal avslutades", duty=law.INTERNAL_CONTROL):
    """The provider runs nothing for the board from a day on."""

    ends_on: date
    reason: Personal[Text]
    decision: Decision


class ProviderCorrected(Event, label="Uppgifterna om utföraren rättades", duty=law.DOCUMENTATION):
    """What was entered was put right; what stood before stays in the log."""

    reason: Personal[Text]
    name: Name
    services: Name
    engagement: Engagement
    unit: UnitId | None
    legal_bases: LegalBases
    diary_number: Name | None


class ProviderAnnulled(Event, label="Utföraren makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out."""

    reason: WhyAnnulled
    decision: Decision


ProviderEvent = (
    ProviderRegistered
    | QualityRequirementsAgreed
    | ProviderDescribedForChoice
    | ProviderFollowedUp
    | CorrectionAskedOfProvider
    | CorrectionByProviderAccepted
    | ProviderReportedToBoard
    | ProviderProlonged
    | ProviderEnded
    | ProviderCorrected
    | ProviderAnnulled
)
