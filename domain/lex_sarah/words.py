"""The words of the register of lex Sarah: stages, degrees, answers, reasons, and the measures and demands it keeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from domain.board import Slug
from domain.grammar import Length, derived_id
from domain.links import LED_TO
from domain.terms import Role, Term
from domain.words import CaseId, PersonId

# ── Vocabulary ───────────────────────────────────────────────────────────────

INVESTIGATION = "lex_sarah.internal_investigation"
"""The board's own deadline by which it is to be investigated."""
MOST_MEASURES = 10
MOST_DEMANDS = 10

Causes = Annotated[tuple[Slug, ...], Length(0, 10)]
Cases = Annotated[tuple[CaseId, ...], Length(0, 10)]
PointedOut = Annotated[tuple[PersonId, ...], Length(0, 10)]


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    RECEIVED = "received", "mottagen"
    ASSESSED = "assessed", "förstabedömd"
    DECLINED = "declined", "utreds inte"
    UNDER_INVESTIGATION = "under_investigation", "under utredning"
    PROPOSED = "proposed", "förslag lämnat"
    DECIDED = "decided", "beslutad"
    IN_FOLLOW_UP = "in_follow_up", "under uppföljning"
    CLOSED = "closed", "avslutad"
    TOLD = "told", "underrättelse mottagen"
    NOTIFIED = "notified", "anmäld av kommunen"
    FOLLOWED_UP = "followed_up", "uppföljd"
    ANNULLED = "annulled", "makulerad"


BEFORE_INVESTIGATION = (Status.RECEIVED, Status.ASSESSED)
BEFORE_DECISION = (*BEFORE_INVESTIGATION, Status.UNDER_INVESTIGATION, Status.PROPOSED)
AFTER_DECISION = (Status.DECIDED, Status.IN_FOLLOW_UP)
OPEN = (*BEFORE_DECISION, *AFTER_DECISION)
NOTICES = (Status.TOLD, Status.NOTIFIED, Status.FOLLOWED_UP)
STANDING = (*OPEN, *NOTICES, Status.DECLINED, Status.CLOSED)


class Kind(Term):
    """A report to the board itself, or what the board is told of and tells of other operations."""

    CASE = "case", "rapport till nämnden"
    PROVIDER_REPORT = "provider_report", "rapport som en utförare har tagit emot"
    PROVIDER_NOTIFICATION = "provider_notification", "anmälan som en utförare har gjort"
    LICENSED = "licensed", "kommunens anmälan av tillståndspliktig verksamhet"


class NoticeKind(Term):
    """What a private provider told the board of."""

    REPORT = "report", "rapport som utföraren har tagit emot"
    NOTIFICATION = "notification", "anmälan som utföraren har gjort"


class Regime(Term):
    """The act under which a report came in: fixed by the day of receipt."""

    SOL_2001 = "sol_2001", "socialtjänstlagen från 2001"
    SOL_2025 = "sol_2025", "socialtjänstlagen från 2025"


class Degree(Term):
    """The five outcomes of an investigation."""

    NONE = "none", "inget missförhållande"
    PALPABLE_RISK = "palpable_risk", "påtaglig risk för missförhållande"
    MISCONDUCT = "misconduct", "missförhållande"
    PALPABLE_RISK_OF_SERIOUS = "palpable_risk_of_serious", "påtaglig risk för allvarligt missförhållande"
    SERIOUS = "serious", "allvarligt missförhållande"


TO_BE_NOTIFIED = (Degree.PALPABLE_RISK_OF_SERIOUS, Degree.SERIOUS)


class Investigates(Term):
    """The board's answer to who investigates misconduct; with no answer it is somebody from outside the unit."""

    OUTSIDE = "outside_the_unit", "någon utanför enheten"
    MANAGER = "responsible_manager", "ansvarig chef"


INVESTIGATED_BY = "misconduct.investigated_by"
"""The question of practice, in the board's settings."""


class NoteKind(Term):
    NOTE = "note", "anteckning"
    INTERVIEW = "interview", "samtal eller intervju"
    DOCUMENT = "document", "handling"
    OBSERVATION = "observation", "iakttagelse på plats"


class Nature(Term):
    """Whether what is noted is a fact or somebody's assessment."""

    FACT = "fact", "faktauppgift"
    ASSESSMENT = "assessment", "bedömning"


class Contact(Term):
    INFORMED = "informed", "information till den enskilde"
    HEARD = "heard", "den enskilde hörs"


class Whom(Term):
    """With whom there was contact: the individual, or somebody for them."""

    INDIVIDUAL = "individual", "den enskilde"
    GUARDIAN = "guardian", "vårdnadshavare"
    REPRESENTATIVE = "representative", "god man, förvaltare eller annan företrädare"
    RELATIVE = "relative", "anhörig"


class WhyNoContact(Term):
    UNKNOWN_WHO = "unknown_who", "det är inte känt vem som är berörd"
    DOES_NOT_WANT = "does_not_want", "den enskilde vill inte"
    CANNOT = "cannot", "den enskilde kan inte, och ingen kan företräda"
    HARM = "harm", "det skulle skada den enskilde"
    SECRECY = "secrecy", "sekretess hindrar"
    NOBODY_AFFECTED = "nobody_affected", "ingen enskild är berörd"


class Channel(Term):
    CONVERSATION = "conversation", "samtal"
    MEETING = "meeting", "möte"
    PHONE = "phone", "telefon"
    LETTER = "letter", "brev"


class IvoChannel(Term):
    """The ways the inspectorate takes notifications; neither e-mail nor fax is one."""

    E_SERVICE = "e_service", "e-tjänst"
    POST = "post", "post"


class Supplement(Term):
    INVESTIGATION = "investigation", "utredningen"
    COMPLETION = "completion", "komplettering på begäran"
    OTHER = "other", "annan handling av betydelse"


class IvoOutcome(Term):
    CLOSED = "closed", "ärendet avslutas"
    CRITICISM = "criticism", "ärendet avslutas med påtalade brister"
    SUPERVISION = "supervision", "tillsyn inleds"
    INJUNCTION = "injunction", "föreläggande"


class Police(Term):
    REPORTED = "reported", "polisanmält"
    NOT_REPORTED = "not_reported", "inte polisanmält, med skäl"


class MeasureStatus(Term):
    PLANNED = "planned", "planerad"
    DONE = "done", "genomförd"
    LIVES_ON = "lives_on", "lever vidare"


class Effect(Term):
    ACHIEVED = "achieved", "avsedd effekt"
    PARTLY = "partly", "delvis effekt"
    NONE = "none", "ingen effekt"


class Recipient(Term):
    REPORTER = "reporter", "rapportören"
    STAFF = "staff", "personalen"
    BOTH = "both", "rapportören och personalen"


class WhyNoFeedback(Term):
    LEFT = "left", "den som rapporterade arbetar inte kvar"
    OUT_OF_REACH = "out_of_reach", "den som rapporterade går inte att nå"
    DECLINED = "declined", "den som rapporterade vill inte ha återkoppling"


class LicenceGround(Term):
    """Why the municipality notifies the inspectorate of an operation that needs a licence."""

    NO_LICENCE = "no_licence", "verksamheten antas bedrivas utan tillstånd"
    UNSUITABLE = "unsuitable", "tillståndshavarens lämplighet kan ifrågasättas"
    SERIOUS_DEFICIENCIES = "serious_deficiencies", "allvarliga brister i verksamheten"


class NoticeOutcome(Term):
    NOTED = "noted", "lagd till handlingarna"
    ASKED = "asked", "uppgifter begärda av utföraren"
    FOLLOWED_UP = "followed_up", "uppföljd hos utföraren"
    ANSWERED = "answered", "besked från tillsynsmyndigheten"


class WhyAnnulled(Term):
    WRONG_BOARD = "wrong_board", "fel nämnd"
    WRONG_TEXT = "wrong_text", "fel text"
    PRACTICE = "practice", "inmatad på prov"


class Duty(Term):
    """What must be done, or have its reason written down, before a case is closed."""

    DIARY = "diary", "rapporten är inte diarieförd"
    PROTECTION = "protection", "skydd för den enskilde är inte antecknat"
    INFORMED = "informed", "den enskilde är inte informerad"
    HEARD = "heard", "den enskilde är inte hörd"
    POLICE = "police", "det är inte prövat om polisanmälan ska göras"
    NOTIFICATION = "notification", "anmälan till Inspektionen för vård och omsorg är inte gjord"
    RECEIPT = "receipt", "kvittens på anmälan saknas"
    INVESTIGATION = "investigation", "utredningen är inte lämnad till Inspektionen för vård och omsorg"
    IVO_DECISION = "ivo_decision", "Inspektionen för vård och omsorg har inte beslutat"
    DEMANDS = "demands", "krav från Inspektionen för vård och omsorg är inte besvarade"
    BOARD = "board", "nämnden är inte informerad"
    MEASURES = "measures", "åtgärder är inte planerade, och inget skäl till det är antecknat"
    UNFINISHED = "unfinished", "planerade åtgärder är varken genomförda eller lever vidare"
    EFFECT = "effect", "effekten av genomförda åtgärder är inte bedömd"
    FEEDBACK = "feedback", "återkoppling är inte given"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure: the cause it is to remove, when it is due, and whether it is done, lives on, and had effect."""

    id: UUID
    cause: str | None
    due: date
    status: MeasureStatus = MeasureStatus.PLANNED
    completed_on: date | None = None
    effect: Effect | None = None
    action: Annotated[UUID | None, LED_TO] = None


def measure_action(case: UUID, measure: UUID) -> UUID:
    """The action that a measure of a case lives on as: there is only one."""
    return derived_id("actions", case, measure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What the inspectorate demands, with the last day for it; `review` is the one in which it is followed."""

    id: UUID
    due: date | None
    review: Annotated[UUID | None, LED_TO]
    answered_on: date | None = None


# ── Who ──────────────────────────────────────────────────────────────────────

OFFICER = (Role.LEX_SARAH_OFFICER,)
MANAGERS = (Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD)
THOSE_WHO_PROTECT = (*OFFICER, *MANAGERS)
DECISIONS_ENTERED_BY = (*OFFICER, Role.DIRECTOR, Role.BOARD_SECRETARY)
THOSE_WHO_WRITE_TO_IVO = (*OFFICER, Role.REGISTRAR)
THOSE_WHO_ARE_TOLD = (*OFFICER, Role.REGISTRAR, Role.QUALITY_DEVELOPER)
