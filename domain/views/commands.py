"""What can be asked for about a view. The unions at the end are the stages that the rules are written by."""

from __future__ import annotations

from datetime import date

from domain import deadlines
from domain.board import Slug
from domain.grammar import Command, Personal
from domain.intakes import READERS_IN
from domain.terms import Role, YesNoUnknown
from domain.views import events as happened
from domain.views.words import (
    ANSWER,
    MANAGERS,
    SUPERIORS,
    THOSE_WHO_SORT,
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
    Decision,
    LegalBases,
    Name,
    Occurred,
    PersonId,
    Reading,
    Text,
    UnitId,
)

# ── Commands: how it comes in ────────────────────────────────────────────────


class ReceiveView(Command, label="Registrera synpunkt eller klagomål", becomes=happened.ViewReceived, opens=True):
    """`received`: the day it reached the board, if not today; `own`: the one who enters it is the sender."""

    text: Personal[Text]
    channel: Channel = Channel.WEB
    received: date | None = None
    occurred: Occurred = Occurred()
    unit: UnitId | None = None
    place: Name | None = None
    sentiment: Sentiment = Sentiment.UNKNOWN
    submitter: Submitter = Submitter.UNKNOWN
    submitter_name: Personal[Name] | None = None
    submitter_contact: Personal[Name] | None = None
    own: bool = False
    feedback_requested: YesNoUnknown = YesNoUnknown.UNKNOWN
    diary_number: Name | None = None
    case_reference: Personal[Name] | None = None


class BringInView(
    Command,
    label="För in avslutad synpunkt eller klagomål",
    may=READERS_IN,
    becomes=happened.ViewBroughtIn,
    opens=True,
):
    """One that was handled and closed before the book: what is not known of it may be left out."""

    kind: Kind
    received: date
    closed_on: date
    category: Category
    own_category: Slug | None = None
    outcome: Outcome | None = None
    unit: UnitId | None = None
    place: Name | None = None
    occurred: Occurred = Occurred()
    sentiment: Sentiment = Sentiment.UNKNOWN
    submitter: Submitter = Submitter.UNKNOWN
    legal_bases: LegalBases = ()
    earlier_number: Name | None = None
    text: Personal[Text] | None = None


class ScreenForSecrecy(Command, label="Granska sekretess", may=(Role.REGISTRAR,), becomes=happened.ViewScreened):
    secrecy: Secrecy
    diary_number: Name | None = None
    note: Personal[Text] | None = None


class AssignView(Command, label="Utse ansvarig", may=THOSE_WHO_SORT, becomes=happened.ViewAssigned):
    """`unit`: the unit that takes it over, if another one does."""

    responsible: PersonId
    unit: UnitId | None = None


class AssessView(Command, label="Bedöm", may=MANAGERS, becomes=happened.ViewAssessed):
    """`misconduct`: can it be, or be a risk of, misconduct? `concerns_manager`: it is about the manager."""

    kind: Kind
    result: Result
    misconduct: Reading
    category: Category
    own_category: Slug | None = None
    legal_bases: LegalBases = ()
    affected: Affected = Affected()
    child_heard: YesNoUnknown = YesNoUnknown.UNKNOWN
    child_consequences: Personal[Text] | None = None
    concerns_person: PersonId | None = None
    concerns_manager: bool = False
    reasons: Personal[Text] | None = None


class CorrectView(Command, label="Rätta eller komplettera", may=THOSE_WHO_SORT, becomes=happened.ViewCorrected):
    """Only what is filled in is changed."""

    reason: Personal[Text]
    received: date | None = None
    occurred: Occurred | None = None
    unit: UnitId | None = None
    place: Name | None = None
    sentiment: Sentiment | None = None
    submitter: Submitter | None = None
    submitter_name: Personal[Name] | None = None
    submitter_contact: Personal[Name] | None = None
    feedback_requested: YesNoUnknown | None = None
    result: Result | None = None
    category: Category | None = None
    own_category: Slug | None = None
    legal_bases: LegalBases | None = None
    affected: Affected | None = None
    child_heard: YesNoUnknown | None = None
    child_consequences: Personal[Text] | None = None
    concerns_person: PersonId | None = None
    concerns_manager: bool | None = None
    diary_number: Name | None = None
    case_reference: Personal[Name] | None = None
    addition: Personal[Text] | None = None


# ── Commands: lex Sarah ──────────────────────────────────────────────────────


class ReferView(Command, label="Hänskjut till lex Sarah-ansvarig", becomes=happened.ViewReferred):
    """Everybody who works here has the duty, whenever the suspicion comes; `reasons`: what it rests on."""

    reading: Reading
    reasons: Personal[Text]


class AnswerReferral(
    Command,
    label="Svara på hänskjutande",
    may=(Role.LEX_SARAH_OFFICER,),
    becomes=happened.ViewReferralAnswered,
):
    verdict: Verdict
    reasons: Personal[Text]
    diary_number: Name | None = None


# ── Commands: what it was ────────────────────────────────────────────────────


class ConvertToComplaint(
    Command,
    label="Gör om till klagomål",
    may=(*MANAGERS, Role.QUALITY_DEVELOPER),
    becomes=happened.ViewBecameComplaint,
):
    reason: Personal[Text]


class ConvertToView(
    Command,
    label="Gör om till synpunkt",
    may=(*MANAGERS, Role.QUALITY_DEVELOPER),
    becomes=happened.ComplaintBecameView,
):
    reason: Personal[Text]


class AcknowledgeComplaint(
    Command, label="Bekräfta mottagandet", may=THOSE_WHO_SORT, becomes=happened.ComplaintAcknowledged
):
    """`acknowledged_on`: today if nothing is said."""

    channel: Channel
    acknowledged_on: date | None = None


class InvestigateComplaint(Command, label="Utred klagomål", may=MANAGERS, becomes=happened.ComplaintInvestigated):
    findings: Personal[Text]
    heard: HeardParties = ()
    child_heard: YesNoUnknown | None = None
    child_consequences: Personal[Text] | None = None


class TakePosition(Command, label="Ta ställning", may=MANAGERS, becomes=happened.ViewPositionTaken):
    """Did a deviation occur?"""

    deviation: Occurrence
    reason: Personal[Text]


class GiveRiseToDeviation(
    Command,
    label="Upprätta avvikelse",
    may=(*MANAGERS, Role.QUALITY_DEVELOPER),
    becomes=happened.ViewGaveRiseToDeviation,
):
    """Draw up the deviation that the view or complaint gives rise to; there is only one such."""

    danger_now: YesNoUnknown = YesNoUnknown.UNKNOWN
    suspects_misconduct: YesNoUnknown = YesNoUnknown.UNKNOWN


# ── Commands: how it ends ────────────────────────────────────────────────────


class RedirectAppeal(
    Command, label="Överlämna som överklagande", may=THOSE_WHO_SORT, becomes=happened.ViewRedirectedAsAppeal
):
    """`receiver`: the authority or unit that tries the appeal; `forwarded_on`: today if nothing is said."""

    receiver: Name
    forwarded_on: date | None = None
    arrived_in_time: YesNoUnknown = YesNoUnknown.UNKNOWN
    note: Personal[Text] | None = None


class TransferElsewhere(Command, label="Överlämna till annan", may=THOSE_WHO_SORT, becomes=happened.ViewTransferred):
    """`receipt`: what shows that they have it, such as their number for it; `transferred_on`: today if not said."""

    destination: Destination
    receiver: Name
    receipt: Name
    transferred_on: date | None = None
    reason: Personal[Text] | None = None


class AnswerView(Command, label="Svara avsändaren", may=MANAGERS, becomes=happened.ViewAnswered):
    """`answered_on`: today if nothing is said."""

    text: Personal[Text]
    channel: Channel
    answered_on: date | None = None


class ExtendAnswer(Command, label="Förläng svarstiden", may=deadlines.extenders(*ANSWER.values())):
    """`until`: the new last day. What is answered at once is not extended."""

    until: date
    reason: Personal[Text]


class CloseView(Command, label="Avsluta", may=MANAGERS, becomes=happened.ViewClosed):
    outcome: Outcome
    without_answer: WhyUnanswered | None = None
    satisfied: YesNoUnknown = YesNoUnknown.UNKNOWN
    note: Personal[Text] | None = None


class ReopenView(Command, label="Öppna igen", may=SUPERIORS, becomes=happened.ViewReopened):
    reason: Personal[Text]


class AnnulView(Command, label="Makulera", may=(*SUPERIORS, Role.QUALITY_DEVELOPER), becomes=happened.ViewAnnulled):
    reason: WhyAnnulled
    duplicate_of: ViewId | None = None
    explanation: Personal[Text] | None = None
    decision: Decision


IntakeCommand = ReceiveView | BringInView | ScreenForSecrecy | AssignView | AssessView | CorrectView
ReferralCommand = ReferView | AnswerReferral
HandlingCommand = (
    ConvertToComplaint
    | ConvertToView
    | AcknowledgeComplaint
    | InvestigateComplaint
    | TakePosition
    | GiveRiseToDeviation
)
EndingCommand = RedirectAppeal | TransferElsewhere | AnswerView | ExtendAnswer | CloseView | ReopenView | AnnulView
ViewCommand = IntakeCommand | ReferralCommand | HandlingCommand | EndingCommand
