"""The rules of a self-control that colleagues from another unit make, as sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from domain.board import Due
from domain.organisation.persons import Person
from domain.organisation.persons import Status as PersonStatus
from domain.organisation.units import Place, Unit
from domain.organisation.units import Status as UnitStatus
from domain.self_control_plans.words import Method
from domain.self_controls import REGISTER
from domain.self_controls.commands import (
    NamePeerReviewers,
    RecordObservation,
    RecordPeerObservation,
    StartSelfControl,
)
from domain.self_controls.events import SelfControlObserved, SelfControlPlanned, SelfControlReviewersNamed
from domain.self_controls.peers import NotAPeerReview, NotFromElsewhere, NotInReturn, ReviewersObserve, WhoReviews
from domain.self_controls.state import SelfControl
from domain.self_controls.words import Status
from domain.terms import Role
from domain.words import WrongOrder
from tests.spec import SOMEBODY, SOMEBODY_ELSE, STAMP, UNIT, Spec

THEIR_UNIT = UUID("00000000-0000-4000-8000-0000000000b1")
THEIR_CONTROL = UUID("00000000-0000-4000-8000-0000000000b2")
COLLEAGUE = UUID("00000000-0000-4000-8000-0000000000b3")

RECORDS: dict[UUID, Any] = {
    THEIR_UNIT: Unit(status=UnitStatus.ESTABLISHED),
    COLLEAGUE: Person(status=PersonStatus.REGISTERED, unit=THEIR_UNIT),
    SOMEBODY_ELSE: Person(status=PersonStatus.REGISTERED, unit=UNIT),
    THEIR_CONTROL: SelfControl(status=Status.PLANNED, unit=THEIR_UNIT, method=Method.PEER_REVIEW),
}
PLANNED = SelfControlPlanned(
    title="Rättssäkerhet i beslut",
    unit=UNIT,
    method=Method.PEER_REVIEW,
    plan=None,
    control=None,
    self_control_questions=(),
    responsible=SOMEBODY,
    perform_by=date(2026, 4, 30),
    due=Due(on=date(2026, 5, 20), rule="self_control.tertial", version=1, local=False),
)
NAME = NamePeerReviewers(reviewers=(COLLEAGUE,), peers_from=THEIR_UNIT, in_return=THEIR_CONTROL)
NAMED = SelfControlReviewersNamed(**vars(NAME))
START = StartSelfControl(items=("Beslutet är motiverat",), extent="Tio beslut")
SAW = RecordPeerObservation(item=1, met=9, not_met=1, evidence="Ett saknar skäl.")
COLLEAGUES = replace(STAMP, by=COLLEAGUE, role=Role.EMPLOYEE, unit=THEIR_UNIT)

SPEC = Spec(REGISTER).knowing(RECORDS).given(PLANNED)
REVIEWED = SPEC.given(NAMED)
GOING_ON = REVIEWED.when(START).accepted()


def test_colleagues_from_another_unit_review() -> None:
    """Kollegor från en annan enhet utses att granska, med den granskning de får i utbyte."""
    state = SPEC.when(NAME).then(NAMED).state
    assert (state.reviewers, state.peers_from, state.in_return) == ((COLLEAGUE,), THEIR_UNIT, THEIR_CONTROL)
    assert SPEC.when(replace(NAME, in_return=None)).accepted().state.in_return is None


def test_nobody_reviews_their_own_unit() -> None:
    """Ingen granskar sin egen enhet, eller en som den är en del av."""
    SPEC.when(replace(NAME, reviewers=(COLLEAGUE, SOMEBODY_ELSE))).refused(NotFromElsewhere)
    SPEC.when(replace(NAME, reviewers=(SOMEBODY_ELSE,), peers_from=UNIT)).refused(NotFromElsewhere)
    a_part_of_it = SPEC.knowing(
        {
            THEIR_UNIT: Unit(
                status=UnitStatus.ESTABLISHED, places=(Place(name="Gruppen", parent=UNIT, since=date(2025, 1, 1)),)
            )
        }
    )
    a_part_of_it.when(NAME).refused(NotFromElsewhere)


def test_what_is_in_return_goes_the_other_way() -> None:
    """En granskning i utbyte är en kollegiegranskning av granskarnas egen enhet."""
    theirs = RECORDS[THEIR_CONTROL]
    for other in (
        replace(theirs, method=Method.CHECKLIST),
        replace(theirs, unit=UNIT),
        replace(theirs, status=Status.CANCELLED),
        replace(theirs, peers_from=SOMEBODY),
    ):
        SPEC.knowing({THEIR_CONTROL: other}).when(NAME).refused(NotInReturn)
    SPEC.knowing({THEIR_CONTROL: replace(theirs, peers_from=UNIT)}).when(NAME).accepted()


def test_a_peer_review_begins_when_it_is_known_who_reviews() -> None:
    """En kollegiegranskning påbörjas när det är sagt vilka som granskar."""
    SPEC.when(START).refused(WhoReviews)
    assert GOING_ON.state.status is Status.STARTED


def test_only_a_peer_review_has_reviewers() -> None:
    """Bara en kollegiegranskning har kollegiegranskare."""
    checklist = Spec(REGISTER).knowing(RECORDS).given(replace(PLANNED, method=Method.CHECKLIST))
    checklist.when(NAME).refused(NotAPeerReview)
    started = checklist.when(START).accepted()
    started.stamped(COLLEAGUES).when(SAW).refused(NotAPeerReview)
    started.when(RecordObservation(item=1, met=1)).accepted()


def test_those_who_review_write_what_they_see() -> None:
    """De som granskar antecknar vad de ser; den egna enheten gör det inte."""
    seen = SelfControlObserved(item=1, met=9, not_met=1, not_applicable=0, evidence="Ett saknar skäl.")
    assert GOING_ON.stamped(COLLEAGUES).when(SAW).then(seen).state.not_met == 1
    assert RecordPeerObservation.may == frozenset()
    GOING_ON.when(SAW).refused(ReviewersObserve)
    GOING_ON.when(RecordObservation(item=1, met=10)).refused(ReviewersObserve)
    REVIEWED.stamped(COLLEAGUES).when(SAW).refused(WrongOrder)
