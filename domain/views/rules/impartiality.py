"""Who may judge a view: nobody whom it is about or who made it, and nobody below the manager it is about."""

from __future__ import annotations

from uuid import UUID

from domain.grammar import Occasion
from domain.views.rules.refusals import InOwnCause, SuperiorHandles
from domain.views.state import View
from domain.views.words import MANAGERS, SUPERIORS


def concerned(state: View) -> frozenset[UUID]:
    """Those it is about or comes from, as far as they are persons here."""
    return frozenset(person for person in (state.concerns_person, state.own_view_of) if person)


def must_be_impartial(state: View, occasion: Occasion) -> None:
    if occasion.stamp.by in concerned(state):
        raise InOwnCause


def may_judge(state: View, occasion: Occasion) -> None:
    """Persons are compared by id; what is said of a manager is judged above the manager."""
    must_be_impartial(state, occasion)
    if state.concerns_manager and occasion.stamp.role not in SUPERIORS:
        raise SuperiorHandles


def may_sort(state: View, occasion: Occasion) -> None:
    """Whoever sorts need not be above the manager that it is about, but is not that manager."""
    must_be_impartial(state, occasion)
    if occasion.stamp.role in MANAGERS:
        may_judge(state, occasion)
