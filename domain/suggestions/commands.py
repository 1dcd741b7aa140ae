"""What can be asked for about a suggestion."""

from __future__ import annotations

from datetime import date

from domain import deadlines
from domain.grammar import Command, Personal
from domain.suggestions.events import (
    SuggestionAdopted,
    SuggestionAnnulled,
    SuggestionAnswered,
    SuggestionAssessed,
    SuggestionCorrected,
    SuggestionDeclined,
    SuggestionMoved,
    SuggestionSubmitted,
    SuggestionWithdrawn,
)
from domain.suggestions.words import ANSWER, THOSE_WHO_HANDLE, Suggester, WhyAnnulled
from domain.terms import Role
from domain.words import Decision, Name, Source, Text, UnitId


class SubmitSuggestion(Command, label="Lämna förslag", becomes=SuggestionSubmitted, opens=True):
    """The text may be left out where it stands in what it comes from."""

    title: Name
    description: Personal[Text] | None = None
    unit: UnitId | None = None
    suggester: Suggester = Suggester.EMPLOYEE
    source: Source | None = None


class MoveSuggestion(Command, label="Flytta till enhet", may=THOSE_WHO_HANDLE, becomes=SuggestionMoved):
    unit: UnitId
    reason: Personal[Text] | None = None


class AssessSuggestion(Command, label="Bedöm", may=(*THOSE_WHO_HANDLE, Role.TEAM_LEADER), becomes=SuggestionAssessed):
    assessment: Personal[Text]


class AdoptSuggestion(Command, label="Anta", may=THOSE_WHO_HANDLE, becomes=SuggestionAdopted):
    reason: Personal[Text]
    decision: Decision


class DeclineSuggestion(Command, label="Avslå", may=THOSE_WHO_HANDLE, becomes=SuggestionDeclined):
    reason: Personal[Text]
    decision: Decision


class AnswerSuggestion(Command, label="Besvara", may=(*THOSE_WHO_HANDLE, Role.TEAM_LEADER), becomes=SuggestionAnswered):
    text: Personal[Text]


class ExtendAnswer(Command, label="Förläng svarstiden", may=deadlines.extenders(ANSWER)):
    """`until`: the new last day."""

    until: date
    reason: Personal[Text]


class WithdrawSuggestion(Command, label="Ta tillbaka", becomes=SuggestionWithdrawn):
    """Sent by whoever made it."""


class CorrectSuggestion(Command, label="Rätta uppgifter", may=THOSE_WHO_HANDLE, becomes=SuggestionCorrected):
    title: Name
    suggester: Suggester
    reason: Personal[Text]


class AnnulSuggestion(Command, label="Makulera", may=THOSE_WHO_HANDLE, becomes=SuggestionAnnulled):
    reason: WhyAnnulled
    explanation: Personal[Text] | None = None
    decision: Decision


SuggestionCommand = (
    SubmitSuggestion
    | MoveSuggestion
    | AssessSuggestion
    | AdoptSuggestion
    | DeclineSuggestion
    | AnswerSuggestion
    | ExtendAnswer
    | WithdrawSuggestion
    | CorrectSuggestion
    | AnnulSuggestion
)
