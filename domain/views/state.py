"""What the facts about a view add up to: what rules and analyses need, and no text that somebody wrote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from domain.board import Due
from domain.links import BESIDE, LED_TO
from domain.terms import Role, YesNoUnknown
from domain.turns import Turns
from domain.views.words import (
    Category,
    Channel,
    Destination,
    Kind,
    Occurrence,
    Outcome,
    Result,
    Secrecy,
    Sentiment,
    Status,
    Submitter,
    Verdict,
    WhyAnnulled,
    WhyUnanswered,
)
from domain.waits import ABOVE_THE_MANAGER
from domain.words import Affected, LegalBases, Occurred, Reading

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class View:
    """`answer_by` and `answered_on` are those of the first handling; a reopening has its own beside them.

    `end_turns` are the days on which it ended and was reopened, by turns.
    """

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    # how it came in
    place: str | None = None
    channel: Channel = Channel.WEB
    sentiment: Sentiment = Sentiment.UNKNOWN
    submitter: Submitter = Submitter.UNKNOWN
    anonymous: bool = True
    feedback_requested: YesNoUnknown = YesNoUnknown.UNKNOWN
    diary_number: str | None = None
    brought_in: bool = False
    earlier_number: str | None = None
    occurred: Occurred = Occurred()
    received: date | None = None
    recorded: date | None = None
    registered_by: UUID | None = None
    own_view_of: UUID | None = None
    secrecy: Secrecy | None = None
    screened_on: date | None = None
    responsible: UUID | None = None
    # what it was; the kind at intake is what the first reading found
    read_on: date | None = None
    kind: Kind | None = None
    kind_at_intake: Kind | None = None
    conversions: int = 0
    result: Result | None = None
    misconduct: Reading | None = None
    category: Category | None = None
    own_category: str | None = None
    legal_bases: LegalBases = ()
    affected: Affected = Affected()
    child_heard: YesNoUnknown = YesNoUnknown.UNKNOWN
    concerns_person: UUID | None = None
    concerns_manager: bool = False
    # lex Sarah: the first day it was referred; whether the latest referral waits for an answer, and till when
    referred_on: date | None = None
    referral_due: Due | None = None
    referral_answered_on: date | None = None
    referral_answer: Verdict | None = None
    referral_waits: bool = False
    case: Annotated[UUID | None, LED_TO] = None
    # how it was handled
    acknowledge_by: Due | None = None
    acknowledged_on: date | None = None
    investigated_on: date | None = None
    position_taken_on: date | None = None
    deviation: Occurrence | None = None
    gave_rise_to: Annotated[UUID | None, LED_TO] = None
    gave_rise_on: date | None = None
    answer_by: Due | None = None
    extensions: int = 0
    answered_on: date | None = None
    answer_again_by: Due | None = None
    answered_again_on: date | None = None
    # how it ended
    first_closed_on: date | None = None
    closed_on: date | None = None
    outcome: Outcome | None = None
    without_answer: WhyUnanswered | None = None
    satisfied: YesNoUnknown = YesNoUnknown.UNKNOWN
    reopened: int = 0
    end_turns: Turns = ()
    handed_over_on: date | None = None
    transferred_to: Destination | None = None
    annulled: WhyAnnulled | None = None
    duplicate_of: Annotated[UUID | None, BESIDE] = None

    @property
    def goes_to(self) -> tuple[Role, ...]:
        """Those above, where it is about the manager of the unit, who may not judge it; none: as everything else."""
        return ABOVE_THE_MANAGER if self.concerns_manager else ()
