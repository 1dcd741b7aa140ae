"""What the facts about a plan for self-control add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import assert_never
from uuid import UUID

from domain.changes import replace
from domain.grammar import Stamp
from domain.self_control_plans.events import (
    PlanEvent,
    SelfControlPlanAnnulled,
    SelfControlPlanChanged,
    SelfControlPlanClosed,
    SelfControlPlanDecided,
)
from domain.self_control_plans.words import PlannedControl, Status, WhyAnnulled


@dataclass(frozen=True, kw_only=True)
class SelfControlPlan:
    """`decided_on` is the day of the latest decision, `controls` what it says."""

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    year: int = 0
    controls: tuple[PlannedControl, ...] = ()
    decided_on: date | None = None
    closed_on: date | None = None
    annulled: WhyAnnulled | None = None


def evolve(state: SelfControlPlan, event: PlanEvent, stamp: Stamp) -> SelfControlPlan:
    match event:
        case SelfControlPlanDecided():
            return SelfControlPlan(
                status=Status.DECIDED,
                unit=event.unit,
                year=event.year,
                controls=event.controls,
                decided_on=event.decision.day,
            )
        case SelfControlPlanChanged():
            return replace(state, controls=event.controls, decided_on=event.decision.day)
        case SelfControlPlanClosed():
            return replace(state, status=Status.CLOSED, closed_on=stamp.day)
        case SelfControlPlanAnnulled():
            return replace(state, status=Status.ANNULLED, annulled=event.reason)
        case _:
            assert_never(event)
