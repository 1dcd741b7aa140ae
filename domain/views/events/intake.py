"""What can be a fact about how a view came in, and about the question of lex Sarah."""

from __future__ import annotations

from datetime import date

from domain import law
from domain.board import Due, Slug
from domain.grammar import Event, Personal
from domain.terms import YesNoUnknown
from domain.views.words import (
    Category,
    Channel,
    Kind,
    Outcome,
    Result,
    Secrecy,
    Sentiment,
    Submitter,
    Verdict,
)
from domain.words import (
    Affected,
    CaseId,
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


class ViewBroughtIn(Event, label="En avslutad synpunkt eller ett avslutat klagomål fördes in", duty=law.DOCUMENTATION):
    """What had been handled before the book was entered as it stood in the register that was kept then.

    `earlier_number`: what it was called there.
    """

    kind: Kind
    received: date
    closed_on: date
    category: Category
    own_category: Slug | None
    outcome: Outcome | None
    unit: UnitId | None
    place: Name | None
    occurred: Occurred
    sentiment: Sentiment
    submitter: Submitter
    legal_bases: LegalBases
    earlier_number: Name | None
    text: Personal[Text] | None


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
