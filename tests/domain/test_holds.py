"""What is not erased however it is decided: what an open external review concerns, and retention of open cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from domain.actions.state import Action
from domain.actions.words import NOT_SOURCES
from domain.actions.words import Status as ActionStatus
from domain.attachments.state import Attachment
from domain.attachments.words import Status as AttachmentStatus
from domain.book import Ground
from domain.deviations.state import Deviation
from domain.deviations.words import Status as DeviationStatus
from domain.external_reviews import REGISTER
from domain.external_reviews.commands import HoldRecords, ReleaseRecords, ReopenExternalReview
from domain.external_reviews.events import (
    ExternalReviewAnnulled,
    ExternalReviewClosed,
    LegalHoldLifted,
    LegalHoldPlaced,
)
from domain.external_reviews.refusals import CannotBeHeld, NotHeld, TooManyParts
from domain.external_reviews.state import ExternalReview
from domain.external_reviews.words import MOST_HELD, OPEN, HeldRecord, Status, WhyAnnulled
from domain.grammar import NoSuchRecord
from domain.holds import StillOpen, UnderReview, goes_with, must_not_be_kept
from domain.lex_sarah.state import Case
from domain.lex_sarah.words import Status as CaseStatus
from domain.links import BESIDE, Held, LinkChange, changed, links
from domain.views.state import View
from domain.views.words import Status as ViewStatus
from domain.words import WrongOrder
from tests.domain.test_external_reviews import BY_MANAGER, REGISTER_IT, REGISTERED
from tests.spec import RECORD, UNIT, Spec, refused

DEVIATION, CASE, REVIEW = (UUID(f"00000000-0000-4000-8000-0000000000{end}") for end in ("d1", "c1", "b1"))
CLOSED = Deviation(status=DeviationStatus.CLOSED, unit=UNIT)
OPEN_CASE = Case(status=CaseStatus.UNDER_INVESTIGATION, unit=UNIT)

ONE = HeldRecord(register="deviations", record=DEVIATION)
OTHER = HeldRecord(register="lex_sarah", record=CASE)
PLACED = LegalHoldPlaced(held=(ONE,))
LIFTED = LegalHoldLifted(held=(ONE,), reason="Fel avvikelse.")

spec = Spec(REGISTER).knowing({DEVIATION: CLOSED, CASE: OPEN_CASE})
registered = spec.given(REGISTERED)
holding = registered.given(PLACED)


# ── What a review holds ──────────────────────────────────────────────────────


def test_a_review_holds_what_it_concerns_from_when_it_is_registered() -> None:
    """En granskning som registreras säger vilka poster den omfattar, och de får gallringsstopp i samma handling."""
    state = spec.when(replace(REGISTER_IT, held=(ONE,))).then(REGISTERED, PLACED).state
    assert state.held == (DEVIATION,) and state.holds(DEVIATION)


def test_more_is_held_when_it_is_known() -> None:
    """Fler poster får gallringsstopp medan granskningen pågår; det som redan har det förs inte in igen."""
    both = holding.when(HoldRecords(held=(ONE, OTHER, OTHER))).then(LegalHoldPlaced(held=(OTHER,)))
    assert both.state.held == (DEVIATION, CASE)
    holding.when(HoldRecords(held=(ONE,))).then()


def test_what_is_held_is_there_and_has_something_to_erase() -> None:
    """Gallringsstopp gäller poster som finns, i register över det som har hänt och konstaterats."""
    nobody = HeldRecord(register="deviations", record=RECORD)
    registered.when(HoldRecords(held=(nobody,))).refused(NoSuchRecord)
    for register in NOT_SOURCES:
        registered.when(HoldRecords(held=(HeldRecord(register=register, record=DEVIATION),))).refused(CannotBeHeld)


def test_a_review_has_room_for_so_many_records() -> None:
    """En granskning omfattar högst femtio poster."""
    many = tuple(HeldRecord(register="deviations", record=UUID(int=number)) for number in range(1, MOST_HELD + 1))
    full = registered.given(LegalHoldPlaced(held=many))
    full.when(HoldRecords(held=(ONE,))).refused(TooManyParts)
    registered.knowing({one.record: CLOSED for one in many}).when(HoldRecords(held=many)).accepted()


def test_what_the_review_does_not_concern_is_released_with_a_reason() -> None:
    """En post som inte hör till granskningen släpps med skäl, och bara en som har gallringsstopp."""
    released = holding.when(ReleaseRecords(held=(ONE,), reason=LIFTED.reason)).then(LIFTED)
    assert released.state.held == () and not released.state.holds(DEVIATION)
    holding.when(ReleaseRecords(held=(ONE, OTHER), reason="–")).refused(NotHeld)


def test_what_is_held_is_linked_both_ways() -> None:
    """Den post som en granskning omfattar antecknar det, och att den har släppts."""
    assert links(holding.state) == {Held(DEVIATION, BESIDE)}
    (made,) = changed("external_reviews", RECORD, 2, registered.state, holding.state)
    (undone,) = changed("external_reviews", RECORD, 3, holding.state, registered.state)
    assert (made.other, made.change, undone.change) == (DEVIATION, LinkChange.MADE, LinkChange.UNDONE)


def test_a_hold_lasts_as_long_as_the_review() -> None:
    """Gallringsstoppet upphör när granskningen avslutas eller makuleras, och gäller igen om den tas upp på nytt."""
    closed = holding.given(ExternalReviewClosed(follow_up=None))
    annulled = ExternalReviewAnnulled(reason=WhyAnnulled.DUPLICATE, explanation=None, decision=BY_MANAGER)
    for ended in (closed, holding.given(annulled)):
        assert ended.state.held == (DEVIATION,) and not ended.state.holds(DEVIATION)
        ended.when(HoldRecords(held=(OTHER,))).refused(WrongOrder)
        ended.when(ReleaseRecords(held=(ONE,), reason="–")).refused(WrongOrder)
    assert closed.when(ReopenExternalReview(reason="IVO följer upp.")).accepted().state.holds(DEVIATION)


# ── What is not erased ───────────────────────────────────────────────────────


def erased(ground: Ground, register: str, state: Any, others: Mapping[UUID, Any] | None = None) -> None:
    must_not_be_kept(ground, {DEVIATION: register}, {DEVIATION: state, **(others or {})})


@pytest.mark.parametrize("ground", Ground)
@pytest.mark.parametrize("status", OPEN)
def test_nothing_is_erased_in_what_an_open_review_concerns(ground: Ground, status: Status) -> None:
    """I en post som en pågående granskning omfattar raderas inget, vilken grunden än är."""
    review = ExternalReview(status=status, held=(DEVIATION,))
    said = refused(UnderReview, lambda: erased(ground, "deviations", CLOSED, {REVIEW: review}))
    assert str(REVIEW) in str(said) and str(DEVIATION) in str(said)


@pytest.mark.parametrize("ground", Ground)
def test_what_no_open_review_concerns_is_erased(ground: Ground) -> None:
    """När granskningen är avslutad eller makulerad raderas det som beslutas, liksom det som den inte omfattar."""
    for status in (Status.CLOSED, Status.ANNULLED):
        erased(ground, "deviations", CLOSED, {REVIEW: ExternalReview(status=status, held=(DEVIATION,))})
    erased(ground, "deviations", CLOSED, {REVIEW: ExternalReview(status=Status.DEMANDED, held=(CASE,))})


@pytest.mark.parametrize(
    ("register", "state"),
    [
        ("deviations", Deviation(status=DeviationStatus.UNDER_INVESTIGATION)),
        ("lex_sarah", OPEN_CASE),
        ("views", View(status=ViewStatus.RECEIVED)),
        ("actions", Action(status=ActionStatus.PROPOSED)),
        ("external_reviews", ExternalReview(status=Status.DEMANDED)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_open_case_is_not_thinned_out(register: str, state: Any) -> None:
    """Ur ett öppet ärende gallras inget; det som inte hör dit, eller som någon har rätt att få bort, raderas."""
    refused(StillOpen, lambda: erased(Ground.RETENTION, register, state))
    erased(Ground.ENTERED_BY_MISTAKE, register, state)
    erased(Ground.DATA_SUBJECT, register, state)


def test_what_belongs_to_a_record_goes_with_it() -> None:
    """En bilaga följer posten den hör till, och en avvikelse eller ett klagomål det lex Sarah-ärende som tog över."""
    attachment = Attachment(status=AttachmentStatus.CLEAN, register="deviations", belongs_to=DEVIATION)
    assert list(goes_with(attachment)) == [DEVIATION]
    assert list(goes_with(Deviation(status=DeviationStatus.ESCALATED, case=CASE))) == [CASE]
    assert list(goes_with(View(status=ViewStatus.CLOSED, case=CASE))) == [CASE]
    assert list(goes_with(replace(CLOSED, duplicate_of=RECORD))) == []
