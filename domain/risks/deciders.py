"""Who decides about risks: managers and management groups, and about a high risk nobody in the unit alone."""

from __future__ import annotations

from domain.grammar import Stamp
from domain.risks.refusals import NotTheirsToDecide, TooHighForTheUnit
from domain.risks.state import Risk
from domain.risks.words import BODIES_ABOVE_UNITS, MANAGERS
from domain.terms import Body, Role
from domain.words import Decision


def must_be_managers_decision(decision: Decision, stamp: Stamp) -> None:
    """Others may enter what a manager or a management group has decided; they do not decide it themselves."""
    if decision.body in (Body.QUALITY_GROUP, Body.CHAIR):
        raise NotTheirsToDecide
    if decision.person == stamp.by and stamp.role not in MANAGERS:
        raise NotTheirsToDecide


def must_be_within_their_power(state: Risk, decision: Decision, stamp: Stamp) -> None:
    """A high risk is accepted or let go above the unit.

    A person's level is known from the stamp alone, so a manager who decides alone enters the decision too.
    """
    above = decision.body in BODIES_ABOVE_UNITS or (
        decision.person == stamp.by and stamp.role in (Role.DEPARTMENT_HEAD, Role.DIRECTOR)
    )
    if state.is_high and not above:
        raise TooHighForTheUnit(value=state.standing, threshold=state.threshold)
