"""What plans for self-control promise for a period, and what of it was not made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from domain.self_control_plans.state import SelfControlPlan
from domain.self_control_plans.words import Frequency, PlanId
from domain.self_controls.state import SelfControl
from domain.self_controls.words import ControlNumber

EACH_TERTIAL = {Frequency.MONTHLY: 4, Frequency.TERTIAL: 1}
EACH_YEAR = {Frequency.MONTHLY: 12, Frequency.TERTIAL: 3, Frequency.HALF_YEAR: 2, Frequency.YEARLY: 1}
"""How many times a control of each frequency is to be made. A half-year goes over the end of a tertial, so that what is
made so often is counted with the accounts."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NotMade:
    """A control that was not made as often as a plan promised for the period."""

    plan: PlanId
    control: ControlNumber


def not_made(
    plans: Mapping[UUID, SelfControlPlan], made: Iterable[SelfControl], *, whole_year: bool
) -> Iterator[NotMade]:
    """The controls of the plans that were made too few times in a tertial, or in the whole year."""
    times = EACH_YEAR if whole_year else EACH_TERTIAL
    done = Counter((one.plan, one.control) for one in made)
    for plan, held in plans.items():
        for number, control in enumerate(held.controls, start=1):
            if done[plan, number] < times.get(control.frequency, 0):
                yield NotMade(plan=plan, control=number)
