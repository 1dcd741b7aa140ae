"""An erasure looks at the records it touches and at the reviews of them, also at one that holds them meanwhile."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from domain import actions, attachments, external_reviews
from domain.actions.commands import ProposeAction
from domain.actions.words import ActionSource
from domain.attachments.commands import AttachFile
from domain.attachments.words import FileKind
from domain.book import REGISTER as BOOK
from domain.book import Ground, TextsErased
from domain.external_reviews.commands import (
    CloseExternalReview,
    HoldRecords,
    RecordAcceptance,
    RegisterExternalReview,
    ReleaseRecords,
    TellBoardOfReview,
)
from domain.external_reviews.words import HeldRecord, Reviewer, ReviewKind
from domain.grammar import Command, Refusal
from domain.holds import StillOpen, UnderReview
from domain.organisation import assignments
from domain.organisation.assignments import AssignRole
from domain.terms import Role
from ledger import touched
from ledger.book import Book
from ledger.codec import read
from ledger.erased import list_file
from ledger.opening import Erased, Opened
from tests.ledger.acting import SINCE, Stamps, act, asking, lines_of, report, run
from tests.ledger.erasing import erase, erasing, text_of


@pytest.fixture
def director(book: Book, stamp: Stamps) -> Stamps:
    """The founder as director too, who registers and closes reviews."""
    one = stamp()
    command = AssignRole(person=one.by, role=Role.DIRECTOR, unit=one.unit, since=SINCE)
    act(book, asking(assignments.REGISTER, command, one))
    return lambda: replace(stamp(), role=Role.DIRECTOR)


def held(*records: UUID, register: str = "deviations") -> tuple[HeldRecord, ...]:
    return tuple(HeldRecord(register=register, record=one) for one in records)


def reviewed(book: Book, director: Stamps, *records: UUID) -> UUID:
    """A review that concerns these deviations."""
    command = RegisterExternalReview(
        title="Tillsyn", reviewer=Reviewer.IVO, review_kind=ReviewKind.SUPERVISION, held=held(*records)
    )
    return act(book, asking(external_reviews.REGISTER, command, director())).record


def about(book: Book, director: Stamps, review: UUID, *commands: Command) -> None:
    for command in commands:
        act(book, asking(external_reviews.REGISTER, command, director(), record=review))


def attached(book: Book, stamp: Stamps, deviation: UUID) -> str:
    """The address of a file attached to a deviation."""
    address = book.blobs.put_sealed(b"Brev")
    command = AttachFile(
        register="deviations", record=deviation, address=address, size=4, kind=FileKind.TEXT, name="brev.txt"
    )
    act(book, asking(attachments.REGISTER, command, stamp()))
    return address


def is_refused(book: Book, stamp: Stamps, rule: type[Refusal], *positions: int, **about: Any) -> str:
    """Nothing is written, nor put on the list."""
    before = lines_of(book)
    with pytest.raises(rule) as refusal:
        erase(book, stamp, *positions, **about)
    assert lines_of(book) == before and not list_file(book.keys).exists()
    return str(refusal.value)


def test_nothing_goes_of_what_an_open_review_concerns_until_it_is_closed(
    book: Book, stamp: Stamps, director: Stamps
) -> None:
    """Under granskningen raderas inget i det som den omfattar, och en annan post berörs inte; sedan raderas det."""
    one, other = act(book, report(stamp(), "Bort")), act(book, report(stamp(), "En annan"))
    review = reviewed(book, director, one.record)
    assert str(review) in is_refused(book, stamp, UnderReview, other.first, one.first)
    erase(book, stamp, other.first, key="other")
    assert isinstance(text_of(book, stamp, one.first), Opened)
    day = director().day
    about(book, director, review, RecordAcceptance(day=day), TellBoardOfReview(day=day), CloseExternalReview())
    receipt, done = erase(book, stamp, one.first)
    assert done.erased == 1 and text_of(book, stamp, one.first) == Erased(one.first, ("description",))
    entered = read(lines_of(book)[receipt.first - 1])
    assert isinstance(entered.event, TextsErased) and {one.record, review} <= entered.reads.keys()


def test_what_is_released_is_erased(book: Book, stamp: Stamps, director: Stamps) -> None:
    """Det som granskningen inte omfattar längre raderas medan den pågår."""
    one = act(book, report(stamp()))
    review = reviewed(book, director)
    about(book, director, review, HoldRecords(held=held(one.record)))
    is_refused(book, stamp, UnderReview, one.first)
    about(book, director, review, ReleaseRecords(held=held(one.record), reason="Fel post."))
    assert erase(book, stamp, one.first)[1].erased == 1


def test_what_came_of_the_review_is_held_too_when_it_is_named(book: Book, stamp: Stamps, director: Stamps) -> None:
    """En åtgärd som kom ur granskningen antecknar inte gallringsstoppet, för den säger själv varifrån den kom."""
    review = reviewed(book, director)
    source = ActionSource(register="external_reviews", record=review)
    action = act(
        book, asking(actions.REGISTER, ProposeAction(title="Larm", unit=stamp().unit, sources=(source,)), stamp())
    )
    about(book, director, review, HoldRecords(held=held(action.record, register="actions")))
    is_refused(book, stamp, UnderReview, action.first)


def test_a_content_stands_in_the_record_that_it_is_attached_to(book: Book, stamp: Stamps, director: Stamps) -> None:
    """En bilaga till en post som granskas raderas inte, och inte heller det som filen heter."""
    one, other = act(book, report(stamp())), act(book, report(stamp()))
    address, another = attached(book, stamp, one.record), attached(book, stamp, other.record)
    name = lines_of(book)[-2].position
    reviewed(book, director, one.record)
    is_refused(book, stamp, UnderReview, contents=(another, address))
    is_refused(book, stamp, UnderReview, name)
    assert erase(book, stamp, contents=(another,))[1].contents == 1


def test_an_open_case_is_not_thinned_out(book: Book, stamp: Stamps) -> None:
    """Ur en öppen avvikelse gallras varken text eller bilaga."""
    one = act(book, report(stamp()))
    address = attached(book, stamp, one.record)
    is_refused(book, stamp, StillOpen, one.first, ground=Ground.RETENTION)
    is_refused(book, stamp, StillOpen, contents=(address,), ground=Ground.RETENTION)
    assert erase(book, stamp, one.first, contents=(address,), ground=Ground.DATA_SUBJECT)[1].erased == 1


def test_a_hold_that_is_placed_while_it_is_decided_is_found_out(
    book: Book, elsewhere: Book, stamp: Stamps, director: Stamps, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ett gallringsstopp som kommer medan raderingen prövas hindrar den."""
    one = act(book, report(stamp()))
    look, placed = touched.reviews, list[UUID]()

    def looked_too_early(*about: Any, **further: Any) -> set[UUID]:
        found = look(*about, **further)
        if not placed:
            placed.append(reviewed(elsewhere, director, one.record))
        return found

    monkeypatch.setattr(touched, "reviews", looked_too_early)
    with pytest.raises(UnderReview):
        erase(book, stamp, one.first)
    assert isinstance(text_of(book, stamp, one.first), Opened)


@pytest.mark.parametrize("further", [1, 2, 1000])
def test_a_line_that_is_not_there_is_not_erased_in_advance(book: Book, stamp: Stamps, further: int) -> None:
    """En rad som inte finns än raderas inte i förväg: det går inte att veta i vilken post den kommer att stå."""
    one = act(book, report(stamp()))
    assert str(one.first + further) in is_refused(book, stamp, touched.NoSuchLine, one.first, one.first + further)


def test_a_content_that_no_line_names_is_erased(book: Book, stamp: Stamps) -> None:
    """Ett innehåll som hör till ingen post raderas efter beslut som förut."""
    assert erase(book, stamp, contents=(book.blobs.put_public(b"Utkast"),))[1].contents == 1


def test_a_preview_says_no_too(book: Book, stamp: Stamps) -> None:
    """Också den som bara prövar vad det blir får veta att det inte går."""
    one = act(book, report(stamp()))
    command = erasing(stamp, one.first, ground=Ground.RETENTION)
    with pytest.raises(StillOpen):
        run(book.desk.weigh(asking(BOOK, command, stamp(), record=book.identity.ledger)))
