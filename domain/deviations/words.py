"""The words of the register of deviations: stages, answers, reasons, and the measures that it keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from domain.board import Slug
from domain.grammar import Length, Names, derived_id
from domain.links import LED_TO
from domain.terms import Role, Term
from domain.words import PersonId

# ── Vocabulary ───────────────────────────────────────────────────────────────

DeviationId = Annotated[UUID, Names("deviations")]
INVESTIGATION = "deviation.investigation"
"""The deadline by which it is to be investigated."""
MOST_CAUSES = 10
MOST_MEASURES = 20
Causes = tuple[Slug, ...]
PointedOut = Annotated[tuple[PersonId, ...], Length(0, 10)]


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    REPORTED = "reported", "rapporterad"
    READ = "read", "förstabedömd"
    UNDER_INVESTIGATION = "under_investigation", "under utredning"
    INVESTIGATED = "investigated", "utredd"
    DECIDED = "decided", "beslutad"
    IN_FOLLOW_UP = "in_follow_up", "under uppföljning"
    CLOSED = "closed", "avslutad"
    ESCALATED = "escalated", "övertagen som lex Sarah"
    TRANSFERRED = "transferred", "överlämnad"
    DUPLICATE = "duplicate", "dubblett"
    ANNULLED = "annulled", "makulerad"


UNREAD = (Status.REPORTED,)
BEFORE_DECISION = (Status.READ, Status.UNDER_INVESTIGATION, Status.INVESTIGATED)
AFTER_DECISION = (Status.DECIDED, Status.IN_FOLLOW_UP)
WORKED_WITH = BEFORE_DECISION + AFTER_DECISION
OPEN = UNREAD + WORKED_WITH
STANDING = (*OPEN, Status.CLOSED, Status.ESCALATED, Status.TRANSFERRED, Status.DUPLICATE)


class Direction(Term):
    """Who fell short and who noticed: within the own work, or in the collaboration with another operation."""

    INTERNAL = "internal", "inom den egna verksamheten"
    INCOMING = "incoming", "från en annan verksamhet till oss"
    OUTGOING = "outgoing", "från oss till en annan verksamhet"


class Severity(Term):
    MINOR = "minor", "mindre"
    MODERATE = "moderate", "måttlig"
    CONSIDERABLE = "considerable", "betydande"
    SERIOUS = "serious", "allvarlig"


class Occasioned(Term):
    """What made somebody hand a deviation to the lex Sarah officer."""

    REPORTER = "reporter", "rapportören misstänker missförhållande"
    FIRST_READING = "first_reading", "förstabedömningen"
    INVESTIGATION = "investigation", "utredningen"
    LATER = "later", "något som kom fram senare"


class ReferralAnswer(Term):
    TAKEN_OVER = "taken_over", "tas över som lex Sarah"
    NOT_MISCONDUCT = "not_misconduct", "inte ett missförhållande"


class MeasureStatus(Term):
    PLANNED = "planned", "planerad"
    DONE = "done", "genomförd"
    LIVES_ON = "lives_on", "lever vidare"


class Effect(Term):
    ACHIEVED = "achieved", "avsedd effekt"
    PARTLY = "partly", "delvis effekt"
    NONE = "none", "ingen effekt"


class EarlierOutcome(Term):
    """What came of a deviation that was handled before the book, as far as a register of that time can say."""

    MEASURES = "measures", "åtgärder vidtogs"
    NO_MEASURES = "no_measures", "inga åtgärder behövdes"
    NO_DEVIATION = "no_deviation", "det var ingen avvikelse"
    UNKNOWN = "unknown", "vet inte"


MEANT: Mapping[EarlierOutcome, tuple[bool | None, bool | None]] = {
    EarlierOutcome.MEASURES: (True, True),
    EarlierOutcome.NO_MEASURES: (True, False),
    EarlierOutcome.NO_DEVIATION: (False, False),
    EarlierOutcome.UNKNOWN: (None, None),
}
"""Whether it was confirmed that it was a deviation, and whether measures were needed."""


class Recipient(Term):
    REPORTER = "reporter", "rapportören"
    STAFF = "staff", "personalen i enheten"
    INDIVIDUAL = "individual", "den enskilde"
    RELATIVE = "relative", "anhörig eller företrädare"
    OTHER_OPERATION = "other_operation", "annan verksamhet eller vårdgivare"
    AUTHORITY = "authority", "annan myndighet"


class Channel(Term):
    CONVERSATION = "conversation", "samtal"
    MEETING = "meeting", "arbetsplatsträff eller annat möte"
    PHONE = "phone", "telefon"
    LETTER = "letter", "brev"
    MESSAGE = "message", "meddelande i ett system"


class WhyNoFeedback(Term):
    DECLINED = "declined", "den som rapporterade vill inte ha återkoppling"
    ANONYMOUS = "anonymous", "det är inte känt vem som rapporterade"
    OUT_OF_REACH = "out_of_reach", "den som rapporterade går inte att nå"
    ANSWERED_IN_SOURCE = "answered_in_source", "svaret ges i det ärende som avvikelsen kom ur"


class Destination(Term):
    """Where a deviation that is not ours belongs."""

    WORK_ENVIRONMENT = "work_environment", "arbetsmiljö"
    IT = "it", "it-stöd och felanmälan"
    HEALTH_CARE = "health_care", "hälso- och sjukvård (MAS eller MAR)"
    OTHER_AUTHORITY = "other_authority", "annan myndighet eller nämnd"


class WhyAnnulled(Term):
    WRONG_BOARD = "wrong_board", "fel nämnd"
    WRONG_PERSON = "wrong_person", "fel person"
    WRONG_TEXT = "wrong_text", "fel text"
    NEVER_HAPPENED = "never_happened", "det som skrevs har inte hänt"
    PRACTICE = "practice", "inmatad på prov"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure, as much as the deviation needs of it: when it is due and whether it is done or lives on, and as
    which action.
    """

    id: UUID
    due: date
    status: MeasureStatus = MeasureStatus.PLANNED
    completed_on: date | None = None
    action: Annotated[UUID | None, LED_TO] = None


def measure_action(deviation: UUID, measure: UUID) -> UUID:
    """The action that a measure of a deviation lives on as: there is only one."""
    return derived_id("actions", deviation, measure)


# ── Who ──────────────────────────────────────────────────────────────────────

MANAGERS = (Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD)
HANDLERS = (*MANAGERS, Role.QUALITY_DEVELOPER)
THOSE_WHO_ASK = (*HANDLERS, Role.TEAM_LEADER, Role.LEX_SARAH_OFFICER)
THOSE_WHO_REFER = (Role.UNIT_MANAGER, Role.QUALITY_DEVELOPER, Role.LEX_SARAH_OFFICER)
