"""Several commands as one act: each is decided on what those before it have made, and all are written, or none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.organisation import persons, units
from domain.organisation.persons import RegisterPerson
from domain.organisation.units import EstablishUnit
from ledger.answers import Receipt
from ledger.book import Book
from ledger.desk import Asking, NothingChanged
from ledger.ids import new_id
from ledger.together import OneRefused, act_together
from tests.ledger.acting import SINCE, Stamps, asking, establish, lines_of, register_person, run

FOUNDING = 4


def together(book: Book, *askings: Asking) -> Receipt:
    return run(act_together(book.desk, askings, str(new_id())))


def test_a_row_may_rest_on_what_the_row_before_made(book: Book, stamp: Stamps) -> None:
    """En rad kan gälla den enhet som raden före inrättade."""
    now, unit = stamp(), new_id()
    below = asking(units.REGISTER, EstablishUnit(name="Under (påhittad)", parent=unit, since=SINCE), now)
    there = asking(persons.REGISTER, RegisterPerson(name="Kim Prov", unit=unit, since=SINCE), now)
    receipt = together(book, replace(establish(now), record=unit), below, there)
    assert (receipt.first, receipt.last) == (FOUNDING + 1, FOUNDING + 3)


def test_a_row_that_changes_nothing_is_refused_as_when_it_comes_alone(book: Book, stamp: Stamps) -> None:
    """En rad som inte ändrar något avvisas, också när de andra gör det, och ingenting skrivs."""
    now = stamp()
    nothing = replace(persons.REGISTER, decide=lambda state, command, occasion: ())
    idle = replace(register_person(now), register=nothing)
    with pytest.raises(OneRefused) as refused:
        together(book, establish(now), idle)
    assert refused.value.place == 1 and isinstance(refused.value.refusal, NothingChanged)
    assert len(lines_of(book)) == FOUNDING
