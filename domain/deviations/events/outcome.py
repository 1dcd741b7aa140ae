"""What can be a fact about what was done because of a deviation, and how it ended."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain import law
from domain.board import Due
from domain.deviations.words import (
    Causes,
    Channel,
    Destination,
    DeviationId,
    Effect,
    Recipient,
    WhyAnnulled,
    WhyNoFeedback,
)
from domain.grammar import Event, Personal
from domain.words import (
    Decision,
    Name,
    PersonId,
    Text,
    UnitId,
)

# ── Events: what was done about it ───────────────────────────────────────────


class DeviationOutcomeDecided(Event, label="Beslut fattades med anledning av avvikelsen", duty=law.MEASURES):
    """It was decided whether there was a deviation, and whether measures are needed or why not."""

    confirmed: bool
    measures_needed: bool
    reason: Personal[Text] | None
    decision: Decision


class DeviationMeasurePlanned(Event, label="En åtgärd planerades", duty=law.MEASURES):
    """A measure was decided on, with the day it is to be done."""

    measure: UUID
    due: date
    description: Personal[Text]
    responsible: PersonId | None


class DeviationMeasureCompleted(Event, label="En åtgärd genomfördes", duty=law.MEASURES):
    """A measure was carried out."""

    measure: UUID
    completed_on: date
    what_was_done: Personal[Text] | None


class DeviationMeasureLivesOn(Event, label="En åtgärd fick leva vidare för sig", duty=law.MEASURES, version=2):
    """A measure that takes longer than the deviation goes on as an action of its own, in the register of actions.

    `causes`: those that the investigation found, which the action is to remove. One let go before there was such a
    register has no action.
    """

    measure: UUID
    action: UUID | None
    title: Name | None
    unit: UnitId | None
    due: date | None
    causes: Causes
    reason: Personal[Text] | None


class DeviationEffectEvaluated(Event, label="Åtgärdernas effekt utvärderades", duty=law.MEASURES):
    """It was judged whether what was done had the effect it was meant to have."""

    effect: Effect
    grounds: Personal[Text] | None


class DeviationFeedbackGiven(Event, label="Återkoppling gavs om avvikelsen", duty=law.STAFF):
    """Somebody was told what the report led to."""

    recipient: Recipient
    channel: Channel
    text: Personal[Text]


class DeviationFeedbackNotWanted(
    Event, label="Återkoppling om avvikelsen uteblev med skäl", duty=law.STAFF, shows=False
):
    """There was nobody to give feedback to here, and it was noted why."""

    reason: WhyNoFeedback
    explanation: Personal[Text] | None


# ── Events: how it ended ─────────────────────────────────────────────────────


class DeviationClosed(Event, label="Avvikelsen avslutades", duty=law.MEASURES):
    """The matter ended."""

    note: Personal[Text] | None


class DeviationReopened(Event, label="Avvikelsen öppnades igen", duty=law.MEASURES):
    """A closed deviation was taken up again for investigation."""

    reason: Personal[Text]
    investigation_due: Due | None


class DeviationMarkedDuplicate(Event, label="Avvikelsen märktes som dubblett", duty=law.DOCUMENTATION):
    """Another deviation tells of the same thing and is the one that is worked with."""

    original: DeviationId
    reason: Personal[Text] | None


class DeviationTransferred(Event, label="Avvikelsen överlämnades", duty=law.COLLABORATION):
    """The matter was not ours and was handed over to those it belongs to, who acknowledged it."""

    destination: Destination
    receiver: Name | None
    receipt: Name
    reason: Personal[Text] | None


class DeviationAnnulled(Event, label="Avvikelsen makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out with a reason and a decision; the lines remain."""

    reason: WhyAnnulled
    explanation: Personal[Text] | None
    decision: Decision
