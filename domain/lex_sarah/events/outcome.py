"""What can be a fact about what a case led to: who was told, what was done, and how it ended."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain import law
from domain.board import Due, Slug
from domain.grammar import Event, Personal
from domain.lex_sarah.words import Causes, Channel, Effect, Recipient, WhyNoFeedback
from domain.words import Name, PersonId, Text, UnitId

# ── Events ───────────────────────────────────────────────────────────────────


class LexSarahBoardInformed(Event, label="Nämnden informerades", duty=law.COMPILE_AND_ANALYSE):
    """The board was told, without anything that points out an individual."""

    meeting: date
    item: Name | None
    text: Personal[Text] | None


class LexSarahMeasurePlanned(Event, label="En åtgärd planerades", duty=law.MEASURES):
    """A measure was decided on, with the cause it is to remove and the day it is to be done."""

    measure: UUID
    cause: Slug | None
    due: date
    description: Personal[Text]
    responsible: PersonId | None


class LexSarahNoMeasures(Event, label="Det bedömdes att inga åtgärder behövdes", duty=law.MEASURES):
    """Nothing more is to be done, and it was written down why."""

    reason: Personal[Text]


class LexSarahMeasureCompleted(Event, label="En åtgärd genomfördes", duty=law.MEASURES):
    """A measure was carried out."""

    measure: UUID
    completed_on: date
    what_was_done: Personal[Text] | None


class LexSarahMeasureLivesOn(Event, label="En åtgärd fick leva vidare för sig", duty=law.MEASURES):
    """A measure that takes longer than the case goes on as an action of its own, in the register of actions."""

    measure: UUID
    action: UUID
    title: Name
    unit: UnitId | None
    due: date
    causes: Causes
    reason: Personal[Text]


class LexSarahEffectEvaluated(Event, label="Åtgärdens effekt utvärderades", duty=law.MEASURES):
    """It was judged whether a measure had the effect on its cause that it was meant to have."""

    measure: UUID
    effect: Effect
    grounds: Personal[Text]


class LexSarahFeedbackGiven(Event, label="Återkoppling gavs om rapporten", duty=law.STAFF):
    """Whoever reported, or the staff, were told what the report led to."""

    recipient: Recipient
    channel: Channel
    text: Personal[Text]


class LexSarahFeedbackForgone(Event, label="Återkoppling om rapporten uteblev med skäl", duty=law.STAFF, shows=False):
    """There was nobody to give feedback to, and it was written down why."""

    reason: WhyNoFeedback
    explanation: Personal[Text] | None


class LexSarahHandedBack(Event, label="Ärendet lämnades tillbaka till ansvarig chef", duty=law.MEASURES):
    """What remains is the manager's to carry out and follow up."""

    owner_person: PersonId


class LexSarahClosed(Event, label="Ärendet avslutades", duty=law.INVESTIGATE_MISCONDUCT):
    """Every duty was done, or had its reason written down."""

    note: Personal[Text] | None


class LexSarahReopened(Event, label="Ärendet öppnades igen", duty=law.INVESTIGATE_MISCONDUCT):
    """A closed case was taken up again, to be investigated and decided anew."""

    reason: Personal[Text]
    investigation_due: Due | None
