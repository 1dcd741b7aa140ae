"""Who decides about an action: the unit's manager within the unit, and higher up what reaches further.

A board may have said that somebody higher up decides (Enköping: the head of the department, E67); never lower down.
"""

from __future__ import annotations

from domain import board
from domain.actions.rules.refusals import AboveTheirLevel, NotTheirsToDecide
from domain.actions.state import Action
from domain.actions.words import BODIES_THAT_DECIDE, MANAGERS, Reach
from domain.grammar import Occasion
from domain.terms import Role
from domain.words import Decision

LOWEST = {
    Reach.UNIT: Role.UNIT_MANAGER,
    Reach.DEPARTMENT: Role.DEPARTMENT_HEAD,
    Reach.ADMINISTRATION: Role.DIRECTOR,
}
MATTERS = {
    Reach.UNIT: "action.decide",
    Reach.DEPARTMENT: "action.decide",
    Reach.ADMINISTRATION: "action.administration_wide",
}
"""The matters by which a board's settings say who decides."""


def must_be_theirs(reach: Reach, decision: Decision, occasion: Occasion) -> None:
    """Others may enter what a manager has decided within a unit; a person's level is known from the stamp alone."""
    if decision.body is not None:
        if decision.body not in BODIES_THAT_DECIDE:
            raise NotTheirsToDecide
        return
    stamp, roles = occasion.stamp, roles_that_decide(reach, occasion)
    if decision.person != stamp.by:
        if roles != MANAGERS:
            raise AboveTheirLevel(reach=reach.label, roles=listed(roles))
        return
    if stamp.role not in MANAGERS:
        raise NotTheirsToDecide
    if stamp.role not in roles:
        raise AboveTheirLevel(reach=reach.label, roles=listed(roles))


def reach_of(state: Action, said: Reach | None = None) -> Reach:
    """What belongs to no unit is for the whole administration, whatever is said of it."""
    return Reach.ADMINISTRATION if state.unit is None else said or state.reach


def roles_that_decide(reach: Reach, occasion: Occasion) -> tuple[Role, ...]:
    """The managers at the lowest level that may, and above it."""
    own = board.decider(occasion, MATTERS[reach])
    said = [MANAGERS.index(role) for role in own.roles if role in MANAGERS] if own else []
    lowest = max(MANAGERS.index(LOWEST[reach]), min(said, default=0))
    return MANAGERS[lowest:]


def listed(roles: tuple[Role, ...]) -> str:
    return ", ".join(role.label for role in roles)
