"""What the facts about a lex Sarah case add up to: what rules and checks need, and no text that somebody wrote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from domain.board import Due
from domain.lex_sarah.words import (
    Degree,
    Demand,
    IvoOutcome,
    Kind,
    LicenceGround,
    Measure,
    NoticeOutcome,
    Police,
    Recipient,
    Regime,
    Status,
    WhyAnnulled,
    WhyNoContact,
    WhyNoFeedback,
)
from domain.links import BESIDE, CAME_FROM, LED_TO
from domain.terms import YesNoUnknown
from domain.turns import Turns
from domain.words import Affected, LegalBases, Occurred, Source

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Case:
    """`responsible` is the manager who was informed; `owner_person` the one to whom the case was handed back.

    `end_turns` are the days on which it ended and was reopened, by turns.
    """

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    # how it came in
    kind: Kind = Kind.CASE
    regime: Regime = Regime.SOL_2025
    source: Annotated[Source | None, CAME_FROM] = None
    place: str | None = None
    reporter: UUID | None = None
    reporter_position: str | None = None
    told_orally: bool = False
    diary_number: str | None = None
    registered_on: date | None = None
    occurred: Occurred = Occurred()
    discovered: date | None = None
    received: date | None = None
    recorded: date | None = None
    danger_now: YesNoUnknown = YesNoUnknown.UNKNOWN
    legal_bases: LegalBases = ()
    affected: Affected = Affected()
    pointed_out: tuple[UUID, ...] = ()
    concerns_manager: bool = False
    act_by: Due | None = None
    start_by: Due | None = None
    # what was done at once; the first day counts
    responsible: UUID | None = None
    manager_informed_on: date | None = None
    protected_on: date | None = None
    protection_needed: bool = True
    first_assessed_on: date | None = None
    assessed_by: UUID | None = None
    investigate: bool | None = None
    plainly_serious: bool = False
    health_care: YesNoUnknown = YesNoUnknown.UNKNOWN
    crime: YesNoUnknown = YesNoUnknown.UNKNOWN
    deviation: Annotated[UUID | None, LED_TO] = None
    # the investigation
    investigator: UUID | None = None
    investigation_started_on: date | None = None
    investigation_due: Due | None = None
    extensions: int = 0
    notes: int = 0
    informed_on: date | None = None
    not_informed: WhyNoContact | None = None
    heard_on: date | None = None
    not_heard: WhyNoContact | None = None
    proposed_on: date | None = None
    proposed_by: UUID | None = None
    proposed_degree: Degree | None = None
    similar: YesNoUnknown = YesNoUnknown.UNKNOWN
    similar_cases: Annotated[tuple[UUID, ...], BESIDE] = ()
    can_recur: YesNoUnknown = YesNoUnknown.UNKNOWN
    causes: tuple[str, ...] = ()
    noted_in_file: YesNoUnknown = YesNoUnknown.UNKNOWN
    returned: int = 0
    # the decision; the law of that day may be another than that of the report
    decided_on: date | None = None
    degree: Degree | None = None
    decided_regime: Regime | None = None
    police: Police | None = None
    # the inspectorate
    notify_by: Due | None = None
    notified_on: date | None = None
    receipt: str | None = None
    ivo_number: str | None = None
    supplement_by: Due | None = None
    extended_until: date | None = None
    investigation_sent_on: date | None = None
    supplements: int = 0
    ivo_decided_on: date | None = None
    ivo_outcome: IvoOutcome | None = None
    review: Annotated[UUID | None, LED_TO] = None
    demands: tuple[Demand, ...] = ()
    # what it led to
    reported_to_board_on: date | None = None
    measures: tuple[Measure, ...] = ()
    measures_needed: bool = True
    feedback_on: date | None = None
    feedback_to: Recipient | None = None
    no_feedback: WhyNoFeedback | None = None
    owner_person: UUID | None = None
    handed_back_on: date | None = None
    # what other operations told of, and what the municipality notified
    provider: str | None = None
    provider_reference: str | None = None
    earlier: Annotated[UUID | None, CAME_FROM] = None
    ground: LicenceGround | None = None
    followed_up_on: date | None = None
    outcome: NoticeOutcome | None = None
    # how it ended
    first_closed_on: date | None = None
    closed_on: date | None = None
    reopened: int = 0
    end_turns: Turns = ()
    annulled: WhyAnnulled | None = None

    def measure(self, id: UUID) -> Measure | None:
        """The measure with this id, None if the case has none such."""
        return next((measure for measure in self.measures if measure.id == id), None)

    def demand(self, id: UUID) -> Demand | None:
        """The demand with this id, None if the case has none such."""
        return next((demand for demand in self.demands if demand.id == id), None)
