"""What a register waits for: what is to be done, by which day, in which stages, by whom (read by domain/waiting)."""

from __future__ import annotations

from dataclasses import dataclass

from domain.terms import Role, Term

LINE = (Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.DIRECTOR)
"""Those who answer for a unit, the nearest first: for what nobody else has been given to do."""

ABOVE_THE_MANAGER = LINE[1:]
"""The same, for what is about the manager of the unit: it never goes to the one it concerns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """Something that is to be done by a day; all but `label` and the roles are names of fields of the state.

    `day`: the day, as a deadline or a date. `statuses`: the stages it waits in. `until`: ends it when one of them is
    filled in; `only_if`: it waits only when this is true. `by`: who is to do it, the first that is filled in. Nobody:
    whoever holds one of `roles` nearest above the record's unit, or one of those in `roles_in`, a field or a property
    of the state, if it has any. `each`: the field with several that wait each by itself; then `day`, `until` and `by`
    are looked for in them first.
    """

    label: str
    day: str
    statuses: tuple[Term, ...]
    by: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    only_if: str | None = None
    each: str | None = None
    roles: tuple[Role, ...] = LINE
    roles_in: str | None = None
