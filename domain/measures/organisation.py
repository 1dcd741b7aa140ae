"""By which organisation records are counted: the department that a unit lay in then, or at the end of the period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from domain.analyses.words import Organisation
from domain.calendar import Period
from domain.measures.counting import Records, Seen
from domain.organisation.units import Unit, chain


def placed(records: Records, period: Period, organisation: Organisation = Organisation.THEN) -> dict[str, list[Seen]]:
    """The records, each with the department that its unit lay in.

    By the organisation of *then* each counts where the unit lay on the day it came in; by that of the *end*, where it
    lies on the last day of the period, so that a reorganised unit can be shown as it was and as it is.
    """
    units: Mapping[UUID, Any] = {one.record: one.state for one in records.get("units", ())}
    known: dict[tuple[UUID, date], UUID] = {}

    def department(one: Seen) -> Seen:
        if one.unit is None:
            return one
        day = period.end if organisation is Organisation.END else (began(one.state) or period.end)
        if (one.unit, day) not in known:
            known[one.unit, day] = department_of(one.unit, units, day)
        return replace(one, department=known[one.unit, day])

    return {register: list(map(department, ones)) for register, ones in records.items()}


def began(state: Any) -> date | None:
    """The day a record came in, or was entered."""
    day: date | None = getattr(state, "received", None) or getattr(state, "recorded", None)
    return day


def department_of(unit: UUID, units: Mapping[UUID, Unit], day: date) -> UUID:
    """The unit next below the top that a unit lies in; the top itself lies in none but itself."""
    line: Sequence[UUID] = list(chain(unit, units, day))
    return line[-2] if len(line) > 1 else unit
