"""What a board is asked for: the next wish, by lot, among those that fit the record's stage, more or less.

Many wishes are refused, as in life. What is entered late, put right, reopened, converted and annulled is in here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from domain.deviations.commands import CompleteInvestigation, RecordCauses
from domain.grammar import Command
from domain.organisation.units import ReorganiseUnit
from domain.risks.commands import CompleteRiskMeasures
from domain.terms import Role
from tests.projections.histories import History, Wish
from tests.projections.lives import deviations, risks, views
from tests.projections.lives.lots import EMPLOYEE, QUALITY, Said

OPENINGS: Mapping[str, tuple[int, Role, Callable[[History], Command]]] = {
    "deviations": (50, EMPLOYEE, deviations.reported),
    "views": (30, EMPLOYEE, views.received),
    "risks": (15, EMPLOYEE, risks.identified),
    "documents": (5, QUALITY, risks.created),
}
"""How often, by whom, and what is asked."""

FOLLOWING: Mapping[str, Callable[[History, Any], Said]] = {
    "deviations": deviations.following,
    "views": views.following,
    "risks": risks.following,
    "documents": risks.following_of_document,
}


def live(history: History, lines: int, pace: timedelta = timedelta(hours=9)) -> History:
    """Let the board go on until it has so many lines, or some more; acts come at this pace on average."""
    while history.length < lines:
        history.now += pace * history.chance.expovariate(1)
        history.ask(wish(history))
    return history


def wish(h: History) -> Wish:
    """The next thing that somebody asks for."""
    lot = h.chance.random()
    if not h.lives or lot < 0.14:
        return opening(h)
    if lot < 0.15:
        return reorganised(h)
    register, record = h.pick(h.lives[-25:] if lot < 0.85 else h.lives)  # most work is with what is new
    role, command = FOLLOWING[register](h, h.states[record])
    return Wish(register, record, command, role, who_must(command, h.states[record]))


def opening(h: History) -> Wish:
    (register,) = h.chance.choices(list(OPENINGS), [often for often, _, _ in OPENINGS.values()])
    _, role, said = OPENINGS[register]
    return Wish(register, None, said(h), role)


def reorganised(h: History) -> Wish:
    name = f"Enhet {h.pick('ABCÅÄÖ')}"
    command = ReorganiseUnit(name=name, parent=h.top, since=h.today, without_analysis="Bara namnet ändras.")
    return Wish("units", h.pick(h.units[1:]), command, Role.SYSTEM_ADMIN, h.admin.by)


def who_must(command: Command, state: Any) -> UUID | None:
    """The one person who may, where the rules name one."""
    match command:
        case RecordCauses() | CompleteInvestigation():
            investigator: UUID | None = state.investigator
            return investigator
        case CompleteRiskMeasures():
            responsible: UUID | None = state.responsible
            return responsible
        case _:
            return None
