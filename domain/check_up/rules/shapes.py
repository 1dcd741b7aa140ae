"""What many rules have in common: something that should have been done by a day, a case where nothing happens, and
whether a unit lies in another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from domain.board import Due
from domain.check_up.rule import Rule, days_since, late, passed
from domain.check_up.standing import Kept, Standing
from domain.check_up.words import RuleId, Severity
from domain.law import Duty
from domain.open_cases import is_open

ASLEEP_AFTER = 90
"""Days without a line after which a case that is open is taken to be asleep."""

YEAR = 365

Tells = Callable[[Any], bool]
DueDay = Callable[[Any], date | None]


def on(*names: str) -> DueDay:
    """The day of a deadline that a state holds, as a day or as a deadline with its rule: the first that there is."""

    def day(state: Any) -> date | None:
        due: Due | date | None = next((one for name in names if (one := getattr(state, name)) is not None), None)
        return due.on if isinstance(due, Due) else due

    return day


def overdue(
    id: RuleId, severity: Severity, register: str, due: DueDay, waits: Tells, what: str, remedy: str, duty: Duty
) -> Rule:
    """What waits (`waits`) and should have been done by a day that is over. `what` is what should have been ready."""

    def looks(kept: Kept, standing: Standing) -> str | None:
        day = due(kept.state)
        if day is None or not passed(day, standing) or not waits(kept.state):
            return None
        return late(what, day)

    return Rule(id=id, severity=severity, register=register, remedy=remedy, duty=duty, looks=looks)


def asleep(id: RuleId, register: str, duty: Duty) -> Rule:
    """A case that is open and in which nothing has happened for three months."""

    def looks(kept: Kept, standing: Standing) -> str | None:
        if not is_open(register, kept.state.status) or days_since(kept.changed, standing) < ASLEEP_AFTER:
            return None
        return f"{kept.state.status.label.capitalize()}; inget har hänt sedan {kept.changed.isoformat()}"

    remedy = "Gå vidare med ärendet, eller avsluta det med skäl."
    return Rule(id=id, severity=Severity.WARNING, register=register, remedy=remedy, duty=duty, looks=looks)


def lacks(id: RuleId, severity: Severity, register: str, fact: str, condition: Tells, remedy: str, duty: Duty) -> Rule:
    """What lacks something, whatever day it is."""

    def looks(kept: Kept, standing: Standing) -> str | None:
        return fact if condition(kept.state) else None

    return Rule(id=id, severity=severity, register=register, remedy=remedy, duty=duty, looks=looks)


# ── Where it is ──────────────────────────────────────────────────────────────


def is_within(unit: UUID | None, units: tuple[UUID, ...], standing: Standing) -> bool:
    """Whether a unit is one of these or below one of them; in any there is, where none is named."""
    if not units:
        return True
    seen: set[UUID] = set()
    while unit is not None and unit not in seen:
        if unit in units:
            return True
        seen.add(unit)
        state = standing.record("units", unit)
        unit = state.above(standing.day) if state else None
    return False
