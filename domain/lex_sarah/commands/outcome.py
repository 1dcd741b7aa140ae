"""What can be asked for about what a case leads to, and about its end."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain.board import Slug
from domain.grammar import Command, Personal
from domain.lex_sarah import events as happened
from domain.lex_sarah.words import OFFICER, THOSE_WHO_PROTECT, Channel, Effect, Recipient, WhyNoFeedback
from domain.words import Name, PersonId, Text

# ── Commands ─────────────────────────────────────────────────────────────────


class InformBoard(Command, label="Informera nämnden", may=OFFICER, becomes=happened.LexSarahBoardInformed):
    """`meeting`: the day of the meeting; `item`: the paragraph or item of the minutes."""

    meeting: date
    item: Name | None = None
    text: Personal[Text] | None = None


class PlanMeasure(Command, label="Planera åtgärd", may=THOSE_WHO_PROTECT, becomes=happened.LexSarahMeasurePlanned):
    """`cause`: the one it is to remove, of those that were found; none where no cause was found."""

    measure: UUID
    cause: Slug | None = None
    due: date
    description: Personal[Text]
    responsible: PersonId | None = None


class ForgoMeasures(
    Command, label="Anteckna varför inga åtgärder behövs", may=THOSE_WHO_PROTECT, becomes=happened.LexSarahNoMeasures
):
    reason: Personal[Text]


class CompleteMeasure(
    Command,
    label="Anmäl genomförd åtgärd",
    may=THOSE_WHO_PROTECT,
    becomes=happened.LexSarahMeasureCompleted,
):
    measure: UUID
    completed_on: date
    what_was_done: Personal[Text] | None = None


class LetMeasureLiveOn(
    Command, label="Låt åtgärd leva vidare", may=THOSE_WHO_PROTECT, becomes=happened.LexSarahMeasureLivesOn
):
    """`title`: what the action that it becomes is called, in words that point nobody out."""

    measure: UUID
    title: Name
    reason: Personal[Text]


class EvaluateEffect(
    Command, label="Utvärdera effekt", may=THOSE_WHO_PROTECT, becomes=happened.LexSarahEffectEvaluated
):
    measure: UUID
    effect: Effect
    grounds: Personal[Text]


class GiveFeedback(Command, label="Återkoppla", may=THOSE_WHO_PROTECT, becomes=happened.LexSarahFeedbackGiven):
    recipient: Recipient
    channel: Channel
    text: Personal[Text]


class ForgoFeedback(
    Command, label="Anteckna varför återkoppling uteblir", may=OFFICER, becomes=happened.LexSarahFeedbackForgone
):
    reason: WhyNoFeedback
    explanation: Personal[Text] | None = None


class HandBack(Command, label="Lämna tillbaka till ansvarig chef", may=OFFICER, becomes=happened.LexSarahHandedBack):
    owner_person: PersonId


class CloseCase(Command, label="Avsluta ärendet", may=OFFICER, becomes=happened.LexSarahClosed):
    note: Personal[Text] | None = None


class ReopenCase(Command, label="Öppna ärendet igen", may=OFFICER, becomes=happened.LexSarahReopened):
    reason: Personal[Text]
