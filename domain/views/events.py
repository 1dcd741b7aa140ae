"""What can be a fact about a view."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from domain import law
from domain.board import Due, Slug
from domain.grammar import Event, Names, Personal
from domain.terms import YesNoUnknown
from domain.views.words import (
    Category,
    Channel,
    Destination,
    HeardParties,
    Kind,
    Occurrence,
    Outcome,
    Result,
    Secrecy,
    Sentiment,
    Submitter,
    Verdict,
    ViewId,
    WhyAnnulled,
    WhyUnanswered,
)
from domain.words import (
    Affected,
    CaseId,
    Decision,
    LegalBases,
    Name,
    Occurred,
    PersonId,
    Reading,
    Text,
    UnitId,
)

# ── Events: how it came in ───────────────────────────────────────────────────


class ViewReceived(Event, label="Synpunkten eller klagomålet togs emot", duty=law.COMPLAINTS):
    """Somebody told the board what they thought of the quality of its work.

    `anonymous`: neither name nor contact was given, and it is not the registering person's own view.
    """

    text: Personal[Text]
    channel: Channel
    received: date
    occurred: Occurred
    unit: UnitId | None
    place: Name | None
    sentiment: Sentiment
    submitter: Submitter
    submitter_name: Personal[Name] | None
    submitter_contact: Personal[Name] | None
    anonymous: bool
    own: bool
    feedback_requested: YesNoUnknown
    diary_number: Name | None
    case_reference: Personal[Name] | None
    answer_by: Due | None


class ViewScreened(Event, label="Sekretessen granskades", duty=law.ACCESS_CONTROL):
    """The registrar read the text with an eye to secrecy before it was spread."""

    secrecy: Secrecy
    diary_number: Name | None
    note: Personal[Text] | None


class ViewAssigned(Event, label="Synpunkten eller klagomålet fick en ansvarig", duty=law.COMPLAINTS):
    """Somebody was made responsible for it; `unit` is given when another unit took it over."""

    responsible: PersonId
    unit: UnitId | None


class ViewAssessed(Event, label="Synpunkten eller klagomålet lästes och bedömdes", duty=law.COMPLAINTS):
    """A manager read it, said what it was and answered whether it can be, or be a risk of, misconduct."""

    kind: Kind
    result: Result
    misconduct: Reading
    category: Category
    own_category: Slug | None
    legal_bases: LegalBases
    affected: Affected
    child_heard: YesNoUnknown
    child_consequences: Personal[Text] | None
    concerns_person: PersonId | None
    concerns_manager: bool
    reasons: Personal[Text] | None
    acknowledge_by: Due | None
    answer_by: Due | None


class ViewCorrected(Event, label="Uppgifterna rättades eller kompletterades", duty=law.DOCUMENTATION):
    """What had been entered was put right or added to; a field that is empty stayed as it was.

    The sender's own words are never changed: `addition` is what they said later.
    """

    reason: Personal[Text]
    received: date | None
    occurred: Occurred | None
    unit: UnitId | None
    place: Name | None
    sentiment: Sentiment | None
    submitter: Submitter | None
    submitter_name: Personal[Name] | None
    submitter_contact: Personal[Name] | None
    identified: bool
    feedback_requested: YesNoUnknown | None
    result: Result | None
    category: Category | None
    own_category: Slug | None
    legal_bases: LegalBases | None
    affected: Affected | None
    child_heard: YesNoUnknown | None
    child_consequences: Personal[Text] | None
    concerns_person: PersonId | None
    concerns_manager: bool | None
    diary_number: Name | None
    case_reference: Personal[Name] | None
    addition: Personal[Text] | None
    acknowledge_by: Due | None
    answer_by: Due | None


# ── Events: lex Sarah ────────────────────────────────────────────────────────


class ViewReferred(
    Event, label="Synpunkten eller klagomålet hänsköts till lex Sarah-ansvarig", duty=law.REPORT_MISCONDUCT
):
    """The lex Sarah officer was asked to judge whether it tells of misconduct or a risk of it."""

    reading: Reading
    reasons: Personal[Text] | None
    due: Due | None


class ViewReferralAnswered(Event, label="Lex Sarah-ansvarig svarade", duty=law.INVESTIGATE_MISCONDUCT, version=2):
    """The lex Sarah officer took it up as a report or judged that it is not misconduct; the view lives on.

    `case`: the one that the report became.
    """

    verdict: Verdict
    reasons: Personal[Text]
    diary_number: Name | None
    case: CaseId | None


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


IntakeEvent = ViewReceived | ViewScreened | ViewAssigned | ViewAssessed | ViewCorrected
ReferralEvent = ViewReferred | ViewReferralAnswered
HandlingEvent = (
    ViewBecameComplaint
    | ComplaintBecameView
    | ComplaintAcknowledged
    | ComplaintInvestigated
    | ViewPositionTaken
    | ViewGaveRiseToDeviation
)
EndingEvent = (
    ViewRedirectedAsAppeal
    | ViewTransferred
    | ViewAnswered
    | ViewAnswerExtended
    | ViewClosed
    | ViewReopened
    | ViewAnnulled
)
ViewEvent = IntakeEvent | ReferralEvent | HandlingEvent | EndingEvent
