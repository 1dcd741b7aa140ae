"""What can be a fact about what a view was, and how it ended."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from domain import law
from domain.board import Due
from domain.grammar import Event, Names, Personal
from domain.terms import YesNoUnknown
from domain.views.words import (
    Channel,
    Destination,
    HeardParties,
    Occurrence,
    Outcome,
    ViewId,
    WhyAnnulled,
    WhyUnanswered,
)
from domain.words import (
    Decision,
    Name,
    Occurred,
    Text,
    UnitId,
)

# ── Events: what it was ──────────────────────────────────────────────────────


class ViewBecameComplaint(Event, label="Synpunkten blev ett klagomål", duty=law.COMPLAINTS):
    """What had been read as a view was found to be a complaint, which needs an answer."""

    reason: Personal[Text]
    acknowledge_by: Due | None
    answer_by: Due | None


class ComplaintBecameView(Event, label="Klagomålet blev en synpunkt", duty=law.COMPLAINTS):
    """What had been read as a complaint was found to be a view."""

    reason: Personal[Text]
    answer_by: Due | None


class ComplaintAcknowledged(Event, label="Klagomålets mottagande bekräftades", duty=law.COMPLAINTS):
    """The sender was told that the complaint has been received and who handles it."""

    channel: Channel
    acknowledged_on: date


class ComplaintInvestigated(Event, label="Klagomålet utreddes", duty=law.COMPLAINTS):
    """Somebody whom the complaint does not concern found out what had happened."""

    findings: Personal[Text]
    heard: HeardParties
    child_heard: YesNoUnknown | None
    child_consequences: Personal[Text] | None


class ViewPositionTaken(Event, label="Ställning togs till om en avvikelse har inträffat", duty=law.COMPLAINTS):
    """The board took a position on whether a deviation had occurred, and why."""

    deviation: Occurrence
    reason: Personal[Text]


class ViewGaveRiseToDeviation(Event, label="En avvikelse upprättades", duty=law.COMPLAINTS):
    """A deviation was drawn up because of it; the view or complaint lives on and gets its own answer."""

    deviation: Annotated[UUID, Names("deviations")]
    unit: UnitId | None
    place: Name | None
    occurred: Occurred
    discovered: date
    danger_now: YesNoUnknown
    suspects_misconduct: YesNoUnknown


# ── Events: how it ended ─────────────────────────────────────────────────────


class ViewRedirectedAsAppeal(Event, label="Överklagandet överlämnades", duty=law.FORWARD_APPEALS):
    """It was really an appeal of a decision and was passed on to those who try it."""

    receiver: Name
    forwarded_on: date
    arrived_in_time: YesNoUnknown
    note: Personal[Text] | None


class ViewTransferred(Event, label="Synpunkten eller klagomålet överlämnades", duty=law.COLLABORATION):
    """It was not the board's to handle and was handed over to those it belongs to."""

    destination: Destination
    receiver: Name
    receipt: Name | None
    transferred_on: date
    reason: Personal[Text] | None


class ViewAnswered(Event, label="Avsändaren fick svar", duty=law.COMPLAINTS):
    """The sender was told how it had been taken care of."""

    text: Personal[Text]
    channel: Channel
    answered_on: date


class ViewAnswerExtended(Event, label="Tiden för att svara avsändaren förlängdes", duty=law.COMPLAINTS, shows=False):
    """A manager gave the answer more time, and wrote down why."""

    answer_by: Due
    reason: Personal[Text]


class ViewClosed(Event, label="Synpunkten eller klagomålet avslutades", duty=law.COMPLAINTS):
    """The matter ended, answered or with the reason why nobody was answered."""

    outcome: Outcome
    without_answer: WhyUnanswered | None
    satisfied: YesNoUnknown
    note: Personal[Text] | None


class ViewReopened(Event, label="Synpunkten eller klagomålet öppnades igen", duty=law.COMPLAINTS):
    """What had ended was taken up again and is to be answered anew."""

    reason: Personal[Text]
    answer_by: Due | None


class ViewAnnulled(Event, label="Synpunkten eller klagomålet makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out with a reason and a decision; the lines remain."""

    reason: WhyAnnulled
    duplicate_of: ViewId | None
    explanation: Personal[Text] | None
    decision: Decision
