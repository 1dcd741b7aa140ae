"""What can be asked for about what was done because of a deviation, and about its end."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain.deviations import events as happened
from domain.deviations.words import (
    HANDLERS,
    MANAGERS,
    Channel,
    Destination,
    DeviationId,
    Effect,
    Recipient,
    WhyAnnulled,
    WhyNoFeedback,
)
from domain.grammar import Command, Personal
from domain.terms import Role
from domain.words import (
    Decision,
    Name,
    PersonId,
    Text,
)

# ── Commands: what was done about it ─────────────────────────────────────────


class DecideOutcome(Command, label="Besluta", may=MANAGERS, becomes=happened.DeviationOutcomeDecided):
    """`reason` where no measures are needed."""

    confirmed: bool
    measures_needed: bool
    reason: Personal[Text] | None = None
    decision: Decision


class PlanMeasure(Command, label="Planera åtgärd", may=HANDLERS, becomes=happened.DeviationMeasurePlanned):
    measure: UUID
    due: date
    description: Personal[Text]
    responsible: PersonId | None = None


class CompleteMeasure(
    Command, label="Anteckna genomförd åtgärd", may=HANDLERS, becomes=happened.DeviationMeasureCompleted
):
    measure: UUID
    completed_on: date
    what_was_done: Personal[Text] | None = None


class LetMeasureLiveOn(
    Command, label="Låt åtgärden leva vidare", may=HANDLERS, becomes=happened.DeviationMeasureLivesOn
):
    """`title`: what the action that it becomes is called."""

    measure: UUID
    title: Name | None = None
    reason: Personal[Text] | None = None


class EvaluateEffect(Command, label="Utvärdera effekt", may=HANDLERS, becomes=happened.DeviationEffectEvaluated):
    effect: Effect
    grounds: Personal[Text] | None = None


class GiveFeedback(Command, label="Ge återkoppling", may=MANAGERS, becomes=happened.DeviationFeedbackGiven):
    recipient: Recipient
    channel: Channel
    text: Personal[Text]


class ForgoFeedback(
    Command,
    label="Anteckna att ingen återkoppling ges",
    may=MANAGERS,
    becomes=happened.DeviationFeedbackNotWanted,
):
    reason: WhyNoFeedback
    explanation: Personal[Text] | None = None


# ── Commands: how it ends ────────────────────────────────────────────────────


class CloseDeviation(Command, label="Avsluta", may=HANDLERS, becomes=happened.DeviationClosed):
    note: Personal[Text] | None = None


class ReopenDeviation(Command, label="Öppna igen", may=(Role.DEPARTMENT_HEAD,), becomes=happened.DeviationReopened):
    reason: Personal[Text]


class MarkAsDuplicate(Command, label="Märk som dubblett", may=HANDLERS, becomes=happened.DeviationMarkedDuplicate):
    original: DeviationId
    reason: Personal[Text] | None = None


class TransferElsewhere(Command, label="Överlämna", may=HANDLERS, becomes=happened.DeviationTransferred):
    """`receipt`: what shows that they have it, such as their number for it."""

    destination: Destination
    receiver: Name | None = None
    receipt: Name
    reason: Personal[Text] | None = None


class AnnulDeviation(
    Command,
    label="Makulera",
    may=(Role.DEPARTMENT_HEAD, Role.QUALITY_DEVELOPER),
    becomes=happened.DeviationAnnulled,
):
    reason: WhyAnnulled
    explanation: Personal[Text] | None = None
    decision: Decision
