"""What the facts about a risk add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain.board import Due
from domain.changes import replace
from domain.grammar import Stamp
from domain.links import CAME_FROM, LED_TO
from domain.risks.events import (
    RiskAnnulled,
    RiskCorrected,
    RiskEscalated,
    RiskEvent,
    RiskIdentified,
    RiskMeasuresCompleted,
    RiskMeasuresPlanned,
    RiskPromoted,
    RiskReopened,
    RiskRetired,
    RiskReviewed,
    RiskScored,
    RiskTreatmentDecided,
)
from domain.risks.words import RiskLevel, Status, Treatment
from domain.turns import Turns, turned
from domain.words import Affected, LegalBases, Occurred, Source


@dataclass(frozen=True, kw_only=True)
class Risk:
    """`value` is the inherent risk and `residual` what a review found to remain, on the scale of its day.

    A risk has not happened: `occurred` stays unknown, and is here because every register has it. `high_turns` are the
    days on which it rose to the board's threshold and left it, by turns; a risk that is retired has left it.
    """

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    title: str = ""
    level: RiskLevel = RiskLevel.UNIT
    restricted: bool = False
    legal_bases: LegalBases = ()
    activity: str | None = None
    affected: Affected = Affected()
    analysis: Annotated[UUID | None, CAME_FROM] = None
    source: Annotated[Source | None, CAME_FROM] = None
    occurred: Occurred = Occurred()
    received: date | None = None
    recorded: date | None = None
    identified_by: UUID | None = None
    probability: int | None = None
    operation: int | None = None
    individual: int | None = None
    value: int | None = None
    residual: int | None = None
    residual_higher: bool = False
    threshold: int | None = None
    scale_version: int | None = None
    treatment: Treatment | None = None
    treated_on: date | None = None
    accepted_until: date | None = None
    responsible: UUID | None = None
    measures_planned_on: date | None = None
    measures_ready_by: date | None = None
    measures_done_on: date | None = None
    promoted: bool = False
    promoted_on: date | None = None
    reviewed_on: date | None = None
    next_review: date | None = None
    due: Due | None = None
    merged_into: Annotated[UUID | None, LED_TO] = None
    first_assessed_on: date | None = None
    first_treated_on: date | None = None
    first_closed_on: date | None = None
    closed_on: date | None = None
    high_turns: Turns = ()

    @property
    def standing(self) -> int | None:
        """The value that counts now: what remains, once that has been reviewed."""
        return self.value if self.residual is None else self.residual

    @property
    def is_high(self) -> bool:
        """Whether the risk stands at or above the board's threshold."""
        return self.standing is not None and self.threshold is not None and self.standing >= self.threshold


AFTER_DECISION = {
    Treatment.ACCEPT: Status.ACCEPTED,
    Treatment.REDUCE: Status.TREATED,
    Treatment.AVOID: Status.TREATED,
    Treatment.ESCALATE: Status.ESCALATED,
}


def evolve(state: Risk, event: RiskEvent, stamp: Stamp) -> Risk:
    match event:
        case RiskIdentified():
            return identified(event, stamp)
        case RiskScored():
            return weighed(scored(state, event, stamp), stamp.day)
        case RiskTreatmentDecided():
            return treated(state, event)
        case RiskReviewed():
            return weighed(reviewed(state, event, stamp), stamp.day)
        case RiskMeasuresPlanned() | RiskMeasuresCompleted():
            return measured(state, event, stamp)
        case RiskEscalated():
            return replace(
                state,
                status=Status.ESCALATED,
                treatment=Treatment.ESCALATE,
                accepted_until=None,
                level=event.level,
                unit=event.unit,
            )
        case RiskPromoted():
            return replace(state, promoted=True, promoted_on=stamp.day)
        case RiskRetired() | RiskReopened() | RiskAnnulled():
            return weighed(closed_or_opened(state, event, stamp), stamp.day)
        case RiskCorrected():
            return corrected(state, event)
        case _:
            assert_never(event)


def weighed(state: Risk, day: date) -> Risk:
    """The risk with the day noted, if on it the risk rose to the threshold or left it."""
    turns = turned(state.high_turns, state.is_high and state.closed_on is None, day)
    return state if turns is state.high_turns else replace(state, high_turns=turns)


def identified(event: RiskIdentified, stamp: Stamp) -> Risk:
    return Risk(
        status=Status.IDENTIFIED,
        unit=event.unit,
        title=event.title,
        level=event.level,
        restricted=event.restricted,
        legal_bases=event.legal_bases,
        activity=event.activity,
        affected=event.affected,
        analysis=event.analysis,
        source=event.source,
        received=event.received,
        recorded=stamp.day,
        identified_by=stamp.by,
    )


def scored(state: Risk, event: RiskScored, stamp: Stamp) -> Risk:
    """A new score takes the place of the old one and of what remained; the treatment is decided anew."""
    return replace(
        state,
        status=Status.SCORED,
        probability=event.probability,
        operation=event.operation,
        individual=event.individual,
        value=event.value,
        residual=None,
        residual_higher=False,
        threshold=event.threshold,
        scale_version=event.scale_version,
        treatment=None,
        accepted_until=None,
        first_assessed_on=state.first_assessed_on or stamp.day,
    )


def treated(state: Risk, event: RiskTreatmentDecided) -> Risk:
    return replace(
        state,
        status=AFTER_DECISION[event.treatment],
        treatment=event.treatment,
        treated_on=event.decision.day,
        first_treated_on=state.first_treated_on or event.decision.day,
        accepted_until=event.until,
        next_review=event.due.on if event.due else None,
        due=event.due,
    )


def reviewed(state: Risk, event: RiskReviewed, stamp: Stamp) -> Risk:
    """What was accepted for a time stays so, but for what now stands higher than what was accepted, at the threshold or
    above it: its time is out."""
    accepted = state.treatment is Treatment.ACCEPT
    until = state.accepted_until
    if (
        until is not None
        and event.residual >= event.threshold
        and (not state.is_high or event.residual > (state.standing or 0))
    ):
        until = min(until, stamp.day)
    return replace(
        state,
        status=Status.ACCEPTED if accepted else Status.MONITORED,
        accepted_until=until,
        probability=event.probability,
        operation=event.operation,
        individual=event.individual,
        residual=event.residual,
        residual_higher=event.higher_than_before,
        threshold=event.threshold,
        scale_version=event.scale_version,
        reviewed_on=stamp.day,
        next_review=event.next_review,
        due=event.due,
    )


def measured(state: Risk, event: RiskMeasuresPlanned | RiskMeasuresCompleted, stamp: Stamp) -> Risk:
    match event:
        case RiskMeasuresPlanned():
            return replace(
                state,
                responsible=event.responsible,
                measures_planned_on=stamp.day,
                measures_ready_by=event.ready_by,
                measures_done_on=None,
            )
        case RiskMeasuresCompleted():
            return replace(state, measures_done_on=event.day)
        case _:
            assert_never(event)


def closed_or_opened(state: Risk, event: RiskRetired | RiskReopened | RiskAnnulled, stamp: Stamp) -> Risk:
    match event:
        case RiskRetired():
            return replace(
                state,
                status=Status.RETIRED,
                merged_into=event.into,
                closed_on=stamp.day,
                first_closed_on=state.first_closed_on or stamp.day,
                next_review=None,
            )
        case RiskReopened():
            return replace(
                state,
                status=Status.IDENTIFIED,
                treatment=None,
                accepted_until=None,
                merged_into=None,
                closed_on=None,
            )
        case RiskAnnulled():
            return replace(state, status=Status.ANNULLED, next_review=None)
        case _:
            assert_never(event)


def corrected(state: Risk, event: RiskCorrected) -> Risk:
    return replace(
        state,
        title=event.title,
        unit=event.unit,
        level=event.level,
        restricted=event.restricted,
        legal_bases=event.legal_bases,
        activity=event.activity,
        affected=event.affected,
        analysis=event.analysis,
        received=event.received,
    )
