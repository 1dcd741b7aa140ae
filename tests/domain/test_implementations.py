"""The rules of the register of implementations, as sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from domain import implementations
from domain.documents.state import Document, RevisionHeld
from domain.documents.words import Status as DocumentStatus
from domain.grammar import Command
from domain.implementations import (
    AnnulImplementation,
    AssignImplementation,
    ConfirmImplementation,
    ExcuseUnit,
    ImplementationAnnulled,
    ImplementationAssigned,
    ImplementationConfirmed,
    ImplementationExcused,
    ImplementationPassedOn,
    MadeKnown,
    NoLongerHolds,
    NotPublished,
    NotTheResponsible,
    PassOnImplementation,
    Status,
    WhyAnnulled,
    WhyExcused,
    implementation_id,
)
from domain.organisation.units import Status as UnitStatus
from domain.organisation.units import Unit
from domain.words import AlreadyThere, DaysInWrongOrder, NotYetHappened, WrongOrder
from tests.spec import SOMEBODY, SOMEBODY_ELSE, STAMP, UNIT, Spec

TODAY = STAMP.day
TOMORROW = TODAY + timedelta(days=1)
DOCUMENT = UUID("00000000-0000-4000-8000-0000000000d1")
CLOSED = UUID("00000000-0000-4000-8000-0000000000d2")
HELD = RevisionHeld(
    number=2,
    content="",
    valid_from=date(2026, 4, 1),
    valid_to=None,
    established_on=None,
    paragraph=None,
    receipts_wanted=False,
)
RECORDS: dict[UUID, Any] = {
    DOCUMENT: Document(status=DocumentStatus.PUBLISHED, revisions=(HELD,)),
    UNIT: Unit(status=UnitStatus.ESTABLISHED),
    CLOSED: Unit(status=UnitStatus.CLOSED),
}
SPEC = Spec(implementations.REGISTER).knowing(RECORDS)
ASSIGN = AssignImplementation(document=DOCUMENT, revision=2, unit=UNIT, responsible=SOMEBODY, ready_by=TOMORROW)
ASSIGNED = ImplementationAssigned(**vars(ASSIGN))
CONFIRM = ConfirmImplementation(day=TODAY, made_known=MadeKnown.MEETING, reached=9)
EXCUSE = ExcuseUnit(reason=WhyExcused.DOES_NOT_CONCERN)
ANNUL = AnnulImplementation(reason=WhyAnnulled.WRONG_UNIT)
GIVEN = SPEC.given(ASSIGNED)


def test_a_published_revision_is_to_be_made_known_in_a_unit() -> None:
    """En publicerad revision ska införas i en enhet till en dag, också innan den börjar gälla."""
    state = SPEC.when(ASSIGN).then(ASSIGNED).state
    assert (state.status, state.unit, state.ready_by) == (Status.ASSIGNED, UNIT, TOMORROW)


def test_there_is_one_for_each_revision_and_unit() -> None:
    """Det finns ett införande för varje revision och enhet."""
    assert implementations.REGISTER.natural(ASSIGN, SOMEBODY) == implementation_id(DOCUMENT, 2, UNIT)
    GIVEN.when(ASSIGN).refused(AlreadyThere)


def test_only_what_is_published_is_made_known() -> None:
    """En revision som inte är publicerad införs inte."""
    SPEC.when(replace(ASSIGN, revision=3)).refused(NotPublished)


@pytest.mark.parametrize("began", [date(2026, 1, 1), HELD.valid_from], ids=["has ended", "never began"])
def test_what_no_longer_holds_is_not_made_known(began: date) -> None:
    """En revision som har ersatts eller upphävts införs inte, och inte en i ett makulerat dokument."""
    held = replace(HELD, valid_from=began, valid_to=TODAY - timedelta(days=1))
    repealed = Document(status=DocumentStatus.WITHDRAWN, revisions=(held,))
    SPEC.knowing({DOCUMENT: repealed}).when(ASSIGN).refused(NoLongerHolds)
    struck_out = replace(RECORDS[DOCUMENT], status=DocumentStatus.ANNULLED)
    SPEC.knowing({DOCUMENT: struck_out}).when(ASSIGN).refused(NoLongerHolds)


def test_what_still_holds_or_will_is_made_known() -> None:
    """En revision som gäller idag, eller ska börja gälla, införs."""
    for day in (TODAY, HELD.valid_from):
        held = replace(HELD, valid_from=day, valid_to=day)
        SPEC.knowing({DOCUMENT: replace(RECORDS[DOCUMENT], revisions=(held,))}).when(ASSIGN).accepted()


def test_it_is_made_known_in_a_unit_that_is_there_by_a_day_to_come() -> None:
    """Införandet gäller en enhet som finns och en dag som inte har varit."""
    SPEC.when(replace(ASSIGN, unit=CLOSED)).refused(WrongOrder)
    SPEC.when(replace(ASSIGN, ready_by=date(2026, 1, 1))).refused(DaysInWrongOrder)


def test_whoever_answers_for_it_says_that_it_is_done() -> None:
    """Den som ansvarar i enheten anmäler när och hur det är gjort."""
    confirmed = ImplementationConfirmed(day=TODAY, made_known=MadeKnown.MEETING, reached=9, note=None)
    state = GIVEN.when(CONFIRM).then(confirmed).state
    assert (state.status, state.completed_on, state.reached) == (Status.CONFIRMED, TODAY, 9)
    GIVEN.when(replace(CONFIRM, day=TOMORROW)).refused(NotYetHappened)
    GIVEN.stamped(replace(STAMP, by=SOMEBODY_ELSE)).when(CONFIRM).refused(NotTheResponsible)


def test_somebody_else_takes_over() -> None:
    """Någon annan tar över införandet, och anmäler det sedan."""
    passed = ImplementationPassedOn(responsible=SOMEBODY_ELSE)
    spec = GIVEN.when(PassOnImplementation(responsible=SOMEBODY_ELSE)).then(passed)
    spec.when(CONFIRM).refused(NotTheResponsible)
    spec.stamped(replace(STAMP, by=SOMEBODY_ELSE)).when(CONFIRM).accepted()


def test_a_unit_is_excused_for_a_reason() -> None:
    """En enhet undantas med ett skäl."""
    excused = ImplementationExcused(reason=WhyExcused.DOES_NOT_CONCERN, explanation=None)
    GIVEN.when(EXCUSE).then(excused).when(CONFIRM).refused(WrongOrder)


@pytest.mark.parametrize("command", [ANNUL, CONFIRM, EXCUSE], ids=lambda command: type(command).__name__)
def test_what_was_entered_wrong_is_struck_out(command: Command) -> None:
    """Ett införande som blev fel makuleras, och därefter händer ingenting med det."""
    annulled = ImplementationAnnulled(reason=WhyAnnulled.WRONG_UNIT)
    GIVEN.when(ANNUL).then(annulled).when(command).refused(WrongOrder)
