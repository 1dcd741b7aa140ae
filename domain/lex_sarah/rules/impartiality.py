"""Who may not: nobody in their own cause, nobody from the unit unless the board says so, and no proposer decides."""

from __future__ import annotations

from uuid import UUID

from domain import board
from domain.grammar import Occasion
from domain.lex_sarah.rules.refusals import (
    InOwnCause,
    InvestigatorFromOutside,
    ManagerDecidesNot,
    NotOfTheCase,
    NotTheInvestigator,
    NotWorkingHere,
    PointedOutActsNot,
    ProposerDecidesNot,
    TheOneAbove,
)
from domain.lex_sarah.state import Case
from domain.lex_sarah.words import INVESTIGATED_BY, Investigates
from domain.organisation.persons import Person
from domain.terms import Role
from domain.words import Decision


def involved(state: Case) -> frozenset[UUID]:
    """Those who reported it, and those whom it points out."""
    reporter = (state.reporter,) if state.reporter else ()
    return frozenset((*state.pointed_out, *reporter))


def must_be_impartial(state: Case, person: UUID | None) -> None:
    if person in involved(state):
        raise InOwnCause


def must_not_be_pointed_out(state: Case, occasion: Occasion) -> None:
    """The manager keeps what protection and measures need, but not about themselves."""
    stamp = occasion.stamp
    if stamp.by in state.pointed_out or (state.concerns_manager and stamp.role is Role.UNIT_MANAGER):
        raise PointedOutActsNot


def must_work_here(person: UUID, occasion: Occasion) -> Person:
    day = occasion.stamp.day
    found = occasion.state(person, Person)
    if not found.works_here(day):
        raise NotWorkingHere(day=day.isoformat())
    return found


def of_the_unit(state: Case, person: Person) -> bool:
    return state.unit is not None and person.unit == state.unit


def may_answer_for(state: Case, manager: UUID, occasion: Occasion) -> None:
    """The manager who is told, and to whom the case goes back: the one above, where it is about the manager."""
    if manager in state.pointed_out:
        raise PointedOutActsNot
    person = must_work_here(manager, occasion)
    if state.concerns_manager and of_the_unit(state, person):
        raise TheOneAbove


def may_investigate(state: Case, investigator: UUID, occasion: Occasion) -> None:
    """Without a conflict of interest, always; from outside the unit, unless the board has decided otherwise."""
    must_be_impartial(state, investigator)
    person = must_work_here(investigator, occasion)
    within = of_the_unit(state, person) or investigator == state.responsible
    if within and (state.concerns_manager or not manager_investigates(occasion)):
        raise InvestigatorFromOutside


def manager_investigates(occasion: Occasion) -> bool:
    """Whether the board has said that the manager responsible investigates; a board that has said nothing has not."""
    answer = Investigates.MANAGER
    return board.practice(occasion, INVESTIGATED_BY) in (answer.label, answer.value)


def must_be_the_investigator(state: Case, occasion: Occasion) -> None:
    if occasion.stamp.by != state.investigator:
        raise NotTheInvestigator


def must_be_of_the_case(state: Case, occasion: Occasion) -> None:
    """The investigator, the officer, or the manager who was told, as the one above where it is about the manager."""
    must_not_be_pointed_out(state, occasion)
    stamp = occasion.stamp
    if stamp.role is Role.LEX_SARAH_OFFICER or stamp.by == state.investigator:
        return
    if stamp.by not in (state.responsible, state.owner_person):
        raise NotOfTheCase
    if state.concerns_manager and stamp.role is not Role.DEPARTMENT_HEAD:
        raise PointedOutActsNot


def may_decide(state: Case, decision: Decision, occasion: Occasion) -> None:
    """Who typed it in is not who decided; nobody takes part in their own cause."""
    for person in (decision.person, decision.rapporteur, *decision.taking_part):
        must_be_impartial(state, person)
    if decision.person is None:
        return
    decider = occasion.records.get(decision.person)
    within = isinstance(decider, Person) and of_the_unit(state, decider)
    if within and (state.concerns_manager or decision.person == state.responsible):
        raise ManagerDecidesNot
    if decision.person in (state.investigator, state.proposed_by):
        raise ProposerDecidesNot
