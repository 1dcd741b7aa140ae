"""What can have happened to an occasion for participation."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain import law
from domain.grammar import Event, Personal
from domain.participation.words import Form, Groups, Outcome, WhyAnnulled
from domain.suggestions.words import SuggestionId
from domain.terms import YesNoUnknown
from domain.words import Count, Decision, Name, Text, UnitId


class ParticipationHeld(Event, label="Ett tillfälle för delaktighet genomfördes", duty=law.CONSULT_USERS):
    """Those concerned met, or were asked, about how the work is done."""

    form: Form
    title: Name
    unit: UnitId | None
    day: date
    groups: Groups
    participants: Count | None
    child: YesNoUnknown
    said: Personal[Text]


class ParticipationLedTo(Event, label="Det antecknades vad som kom ut av tillfället", duty=law.STAFF_TAKE_PART):
    """What came of it, in which record it is followed, or why nothing did."""

    outcome: Outcome
    explanation: Personal[Text]
    register: Name | None
    record: UUID | None


class ParticipationRaisedSuggestion(Event, label="Något som kom upp togs vidare som förslag", duty=law.STAFF_TAKE_PART):
    """Something that was said is to be tried, as a suggestion of its own."""

    suggestion: SuggestionId
    title: Name
    unit: UnitId | None
    form: Form
    explanation: Personal[Text]


class ParticipantsTold(Event, label="De som deltog fick återkoppling", duty=law.CONSULT_USERS):
    """Those who took part were told what came of it."""

    day: date
    text: Personal[Text]


class ParticipationCorrected(Event, label="Uppgifterna om tillfället rättades", duty=law.DOCUMENTATION):
    """What was entered was put right; what stood before stays in the log."""

    reason: Personal[Text]
    form: Form
    title: Name
    unit: UnitId | None
    day: date
    groups: Groups
    participants: Count | None
    child: YesNoUnknown


class ParticipationAnnulled(Event, label="Tillfället makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out; it stays readable and nothing more can be done with it."""

    reason: WhyAnnulled
    explanation: Personal[Text] | None
    decision: Decision


ParticipationEvent = (
    ParticipationHeld
    | ParticipationLedTo
    | ParticipationRaisedSuggestion
    | ParticipantsTold
    | ParticipationCorrected
    | ParticipationAnnulled
)
