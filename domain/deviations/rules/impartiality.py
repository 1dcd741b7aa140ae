"""Who may not: nobody about what they reported or are pointed out in, and nobody below the manager it concerns."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from domain.deviations.events import DeviationConcernedNamed
from domain.deviations.rules.refusals import (
    DoesNotWorkHere,
    InOwnCause,
    InvestigatorFromOutside,
    NotByTheReporter,
    SuperiorHandles,
)
from domain.deviations.state import Deviation
from domain.grammar import Occasion
from domain.lex_sarah.state import Case
from domain.organisation.persons import Person
from domain.terms import Role
from domain.views.state import View
from domain.words import Decision

# ── Rules ────────────────────────────────────────────────────────────────────


def may_handle(state: Deviation, occasion: Occasion) -> None:
    """Persons are compared by id; what concerns the manager is handled above the manager, or beside."""
    if occasion.stamp.by in state.pointed_out:
        raise InOwnCause
    if state.concerns_manager and occasion.stamp.role is Role.UNIT_MANAGER:
        raise SuperiorHandles


def must_be_impartial(state: Deviation, person: UUID | None) -> None:
    if person is not None and person == state.reporter:
        raise NotByTheReporter
    if person in state.pointed_out:
        raise InOwnCause


def may_investigate(state: Deviation, investigator: UUID, occasion: Occasion) -> None:
    """Nobody in their own cause, nor after they have left, nor among those whose manager it concerns."""
    must_be_impartial(state, investigator)
    person = occasion.state(investigator, Person)
    if not person.works_here(occasion.stamp.day):
        raise DoesNotWorkHere
    if state.concerns_manager and person.unit == state.unit:
        raise InvestigatorFromOutside


def may_decide(state: Deviation, decision: Decision, occasion: Occasion) -> None:
    """Neither the one who decides nor those who take part; who typed it in is not who decided."""
    may_handle(state, occasion)
    for person in (decision.person, decision.rapporteur, *decision.taking_part):
        must_be_impartial(state, person)


# ── What is known where it came from ─────────────────────────────────────────


def told_by(source: object) -> UUID | None:
    """Who told of it first, where it came out of a report or of a view of somebody's own."""
    match source:
        case View():
            return source.own_view_of
        case Case():
            return source.reporter
        case _:
            return None


def named_in(source: object) -> Iterator[DeviationConcernedNamed]:
    """Whom it points out, as it stands where it came from, if anybody."""
    match source:
        case View(concerns_person=UUID() as person):
            yield DeviationConcernedNamed(pointed_out=(person,), concerns_manager=source.concerns_manager)
        case View(concerns_manager=True):
            yield DeviationConcernedNamed(pointed_out=(), concerns_manager=True)
        case Case() if source.pointed_out or source.concerns_manager:
            yield DeviationConcernedNamed(pointed_out=source.pointed_out, concerns_manager=source.concerns_manager)
        case _:
            return
