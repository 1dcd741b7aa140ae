"""What can be asked for about an occasion for participation."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from domain.grammar import Command, Personal
from domain.named import NamesIn
from domain.participation.events import (
    ParticipantsTold,
    ParticipationAnnulled,
    ParticipationCorrected,
    ParticipationHeld,
    ParticipationLedTo,
    ParticipationRaisedSuggestion,
)
from domain.participation.words import THOSE_WHO_LEAD, Form, Groups, Outcome, WhyAnnulled
from domain.terms import YesNoUnknown
from domain.words import Count, Decision, Name, Text, UnitId


class RecordParticipation(Command, label="Anteckna tillfälle", becomes=ParticipationHeld, opens=True):
    """`said`: what came up, without names of those who said it."""

    form: Form
    title: Name
    unit: UnitId | None = None
    day: date
    groups: Groups
    participants: Count | None = None
    child: YesNoUnknown = YesNoUnknown.UNKNOWN
    said: Personal[Text]


class RecordOutcome(Command, label="Anteckna vad som kom ut av det", may=THOSE_WHO_LEAD, becomes=ParticipationLedTo):
    """`register` and `record`: where it is followed, for an action, a document, a risk or whatever it is."""

    outcome: Outcome
    explanation: Personal[Text]
    register: Name | None = None
    record: Annotated[UUID, NamesIn("register")] | None = None


class RaiseSuggestion(Command, label="Ta upp som förslag", may=THOSE_WHO_LEAD, becomes=ParticipationRaisedSuggestion):
    title: Name
    explanation: Personal[Text]


class TellParticipants(Command, label="Återkoppla till dem som deltog", may=THOSE_WHO_LEAD, becomes=ParticipantsTold):
    day: date
    text: Personal[Text]


class CorrectParticipation(Command, label="Rätta uppgifter", may=THOSE_WHO_LEAD, becomes=ParticipationCorrected):
    """All that can be put right is said anew."""

    reason: Personal[Text]
    form: Form
    title: Name
    unit: UnitId | None
    day: date
    groups: Groups
    participants: Count | None
    child: YesNoUnknown


class AnnulParticipation(Command, label="Makulera", may=THOSE_WHO_LEAD, becomes=ParticipationAnnulled):
    reason: WhyAnnulled
    explanation: Personal[Text] | None = None
    decision: Decision


ParticipationCommand = (
    RecordParticipation | RecordOutcome | RaiseSuggestion | TellParticipants | CorrectParticipation | AnnulParticipation
)
