"""What the facts about a deviation add up to: all that rules and analyses need, and no running text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from domain.board import Due
from domain.deviations.words import (
    Destination,
    Direction,
    Effect,
    Measure,
    Recipient,
    ReferralAnswer,
    Severity,
    Status,
    WhyAnnulled,
    WhyNoFeedback,
)
from domain.links import BESIDE, CAME_FROM, LED_TO
from domain.terms import LegalBasis, Role, YesNoUnknown
from domain.turns import Turns
from domain.waits import ABOVE_THE_MANAGER
from domain.words import Affected, Occurred, Reading, Source

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Deviation:
    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    # how it came in
    place: str | None = None
    reporter: UUID | None = None
    pointed_out: tuple[UUID, ...] = ()
    concerns_manager: bool = False
    direction: Direction = Direction.INTERNAL
    source: Annotated[Source | None, CAME_FROM] = None
    diary_number: str | None = None
    brought_in: bool = False
    earlier_number: str | None = None
    occurred: Occurred = Occurred()
    discovered: date | None = None
    received: date | None = None
    recorded: date | None = None
    danger_now: YesNoUnknown = YesNoUnknown.UNKNOWN
    suspects_misconduct: YesNoUnknown = YesNoUnknown.UNKNOWN
    first_reading_due: Due | None = None
    read_on: date | None = None
    reading: Reading | None = None
    completion_requested_on: date | None = None
    # lex Sarah: the first day it was referred; whether the latest referral waits for an answer, and till when
    referred_on: date | None = None
    referral_due: Due | None = None
    referral_answered_on: date | None = None
    referral_answer: ReferralAnswer | None = None
    referral_waits: bool = False
    case: Annotated[UUID | None, LED_TO] = None
    # what it was and why
    legal_bases: tuple[LegalBasis, ...] = ()
    category: str | None = None
    subcategory: str | None = None
    severity: Severity | None = None
    affected: Affected = Affected()
    child_heard: YesNoUnknown | None = None
    investigator: UUID | None = None
    investigation_due: Due | None = None
    extensions: int = 0
    investigation_started_on: date | None = None
    investigated_on: date | None = None
    # those of the first investigation: a reopening has its own
    first_investigation_due: Due | None = None
    first_investigated_on: date | None = None
    misconduct: Reading | None = None
    probability: int | None = None
    consequence: int | None = None
    risk_value: int | None = None
    scale_version: int | None = None
    causes: tuple[str, ...] = ()
    # what was done about it
    decided_on: date | None = None
    confirmed: bool | None = None
    measures_needed: bool | None = None
    measures: tuple[Measure, ...] = ()
    effect: Effect | None = None
    effect_evaluated_on: date | None = None
    feedback_on: date | None = None
    feedback_to: Recipient | None = None
    no_feedback: WhyNoFeedback | None = None
    # how it ended: closed, or left the register's work (taken over, handed over, a duplicate, annulled); `end_turns`
    # are the days on which it ended and was reopened, by turns
    first_closed_on: date | None = None
    closed_on: date | None = None
    left_on: date | None = None
    reopened: int = 0
    end_turns: Turns = ()
    duplicate_of: Annotated[UUID | None, BESIDE] = None
    transferred_to: Destination | None = None
    annulled: WhyAnnulled | None = None

    @property
    def goes_to(self) -> tuple[Role, ...]:
        """Those above, where it is about the manager of the unit, who may not judge it; none: as everything else."""
        return ABOVE_THE_MANAGER if self.concerns_manager else ()

    def measure(self, id: UUID) -> Measure | None:
        """The measure with this id, None if the deviation has none such."""
        return next((measure for measure in self.measures if measure.id == id), None)
