"""The book itself: founded, texts erased, closed. As sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain import book
from domain.book import (
    CloseLedger,
    ErasedByTwo,
    EraseTexts,
    FoundLedger,
    Ground,
    LedgerClosed,
    LedgerFounded,
    NothingToErase,
    Predecessor,
    Status,
    TextsErased,
)
from domain.terms import Authority, Body
from domain.words import AlreadyThere, Decision, WrongOrder
from tests.spec import SOMEBODY, SOMEBODY_ELSE, Spec

BOOK = Spec(book.REGISTER)
BY_THE_BOARD = Decision(body=Body.BOARD, day=date(2026, 3, 12), paragraph="§ 7")

FOUND = FoundLedger(origin="enkoping.demo.invalid/liggare", demonstration=True)
FOUNDED = LedgerFounded(origin="enkoping.demo.invalid/liggare", demonstration=True, predecessor=None)
ERASE = EraseTexts(positions=(17,), ground=Ground.ENTERED_BY_MISTAKE, decision=BY_THE_BOARD)
ERASED = TextsErased(positions=(17,), contents=(), ground=Ground.ENTERED_BY_MISTAKE, decision=BY_THE_BOARD)
CLOSE = CloseLedger(reason="Nämnden uppgår i en annan", decision=BY_THE_BOARD)
CLOSED = LedgerClosed(reason="Nämnden uppgår i en annan", decision=BY_THE_BOARD)


def test_a_book_says_which_it_is_and_whether_it_is_a_demonstration() -> None:
    """Liggarens första rad säger vilken liggare det är, och om den är en demonstration."""
    state = BOOK.when(FOUND).then(FOUNDED).state
    assert (state.status, state.origin, state.demonstration) == (Status.FOUNDED, FOUNDED.origin, True)


def test_a_book_may_continue_another() -> None:
    """En liggare som fortsätter en annan säger vilken, hur lång den var och vad dess sista kontrollpunkt sade."""
    earlier = Predecessor(origin="aldre.demo.invalid/liggare", size=20_000, root="x" * 43)
    BOOK.when(replace(FOUND, predecessor=earlier)).then(replace(FOUNDED, predecessor=earlier))


def test_a_book_is_founded_once() -> None:
    """En liggare grundas en gång, och grundas inte på nytt när den är avslutad."""
    BOOK.given(FOUNDED).when(FOUND).refused(AlreadyThere)
    BOOK.given(FOUNDED, CLOSED).when(FOUND).refused(AlreadyThere)


@pytest.mark.parametrize("many", [1, 2, 400])
def test_texts_are_erased_by_decision(many: int) -> None:
    """Texter raderas efter beslut och med angiven grund, högst fyrahundra rader åt gången; raderna står kvar."""
    positions = tuple(range(1, many + 1))
    state = (
        BOOK.given(FOUNDED).when(replace(ERASE, positions=positions)).then(replace(ERASED, positions=positions)).state
    )
    assert (state.status, state.erasures) == (Status.FOUNDED, 1)


def test_contents_are_erased_by_decision_too() -> None:
    """Också dokument och bilagor raderas efter beslut, med den adress som raderna nämner dem vid."""
    contents = ("x" * 43, "y" * 43)
    BOOK.given(FOUNDED).when(replace(ERASE, positions=(), contents=contents)).then(
        replace(ERASED, positions=(), contents=contents)
    )


@pytest.mark.parametrize(("lines", "contents"), [(0, 0), (401, 0), (0, 401), (200, 201)])
def test_an_erasure_is_of_something_and_not_of_everything(lines: int, contents: int) -> None:
    """En radering gäller minst en rad eller ett innehåll, och högst fyrahundra."""
    positions, addresses = tuple(range(1, lines + 1)), ("x" * 43,) * contents
    BOOK.given(FOUNDED).when(replace(ERASE, positions=positions, contents=addresses)).refused(NothingToErase)


@pytest.mark.parametrize("ground", Ground)
def test_an_erasure_takes_two_people(ground: Ground) -> None:
    """Den som har beslutat om en radering för inte själv in den, vilken grunden än är."""
    alone = Decision(person=SOMEBODY, day=BY_THE_BOARD.day)
    asked = replace(ERASE, ground=ground, decision=alone)
    BOOK.given(FOUNDED).when(asked).refused(ErasedByTwo)
    BOOK.given(FOUNDED).when(replace(asked, decision=replace(alone, person=SOMEBODY_ELSE))).accepted()


def test_what_is_erased_is_decided_by_the_board_or_on_its_delegation() -> None:
    """Gallring och annan radering beslutas av nämnden, eller på delegation från den."""
    assert EraseTexts.authority is Authority.DELEGATED


def test_erasures_are_counted() -> None:
    """Det syns hur många gånger texter har raderats."""
    assert BOOK.given(FOUNDED, ERASED, ERASED).state.erasures == 2


def test_a_book_that_is_closed_takes_no_more() -> None:
    """I en avslutad liggare raderas inget, och den avslutas inte en gång till."""
    closed = BOOK.given(FOUNDED).when(CLOSE).then(CLOSED)
    assert closed.state.status is Status.CLOSED
    closed.when(ERASE).refused(WrongOrder)
    closed.when(CLOSE).refused(WrongOrder)


def test_a_book_that_is_not_founded_takes_nothing() -> None:
    """I en liggare som inte är grundad raderas inget, och den avslutas inte."""
    BOOK.when(ERASE).refused(WrongOrder)
    BOOK.when(CLOSE).refused(WrongOrder)
