"""The words of the activities of a plan: why one is not done; how far one has come is a word of the plans."""

from __future__ import annotations

from uuid import UUID

from domain.grammar import derived_id
from domain.terms import Role, Term


class WhyNotDone(Term):
    NO_TIME = "no_time", "tiden räckte inte"
    NO_STAFF = "no_staff", "bemanningen räckte inte"
    NO_MONEY = "no_money", "medlen räckte inte"
    NOT_NEEDED = "not_needed", "behövs inte längre"
    ANOTHER_WAY = "another_way", "gjordes på annat sätt"
    WAITS_FOR_OTHERS = "waits_for_others", "beror på andra"


class WhyAnnulled(Term):
    WRONG_CONTENT = "wrong_content", "fel innehåll"
    WRONG_PLAN = "wrong_plan", "fel plan"
    DUPLICATE = "duplicate", "dubblett"


PLANNERS = (Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.DIRECTOR, Role.QUALITY_DEVELOPER)


def activity_action(activity: UUID) -> UUID:
    """The improvement action that an activity becomes: there is only one."""
    return derived_id("actions", activity)
