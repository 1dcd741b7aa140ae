"""Kollegiegranskning: a self-control that colleagues from another unit make, and perhaps get one made in return."""

from __future__ import annotations

from domain import law
from domain.grammar import Occasion, Refusal
from domain.organisation.persons import Person
from domain.organisation.units import chain
from domain.self_control_plans.words import Method
from domain.self_controls.commands import NamePeerReviewers, RecordObservation, RecordPeerObservation
from domain.self_controls.state import SelfControl
from domain.self_controls.words import STANDING


class NotAPeerReview(
    Refusal,
    message="Kollegiegranskare utses bara för en egenkontroll vars metod är kollegiegranskning.",
    duty=law.SELF_CONTROL,
): ...


class NotFromElsewhere(
    Refusal,
    message="Kollegiegranskare arbetar i den enhet som anges, och den är en annan än den som granskas.",
    duty=law.SELF_CONTROL,
    field="reviewers",
): ...


class NotInReturn(
    Refusal,
    message="Den andra egenkontrollen är ingen kollegiegranskning av granskarnas egen enhet härifrån.",
    duty=law.SELF_CONTROL,
    field="in_return",
): ...


class WhoReviews(
    Refusal,
    message="Utse först vilka från en annan enhet som granskar.",
    duty=law.SELF_CONTROL,
): ...


class ReviewersObserve(
    Refusal,
    message="Vid en kollegiegranskning antecknar de utsedda granskarna, och ingen i den egna enheten, vad de ser.",
    duty=law.SELF_CONTROL,
): ...


def must_be_peers(state: SelfControl, command: NamePeerReviewers, occasion: Occasion) -> None:
    """All of them work in one other unit, which is not a part of the one they review."""
    if state.method is not Method.PEER_REVIEW:
        raise NotAPeerReview
    if state.unit in set(chain(command.peers_from, occasion.records, occasion.stamp.day)):
        raise NotFromElsewhere
    for one in command.reviewers:
        if occasion.state(one, Person).unit != command.peers_from:
            raise NotFromElsewhere
    if command.in_return is not None:
        must_go_the_other_way(state, command, occasion.state(command.in_return, SelfControl))


def must_go_the_other_way(state: SelfControl, command: NamePeerReviewers, other: SelfControl) -> None:
    """The other one is a peer review of their unit, by people from here if it is said by whom."""
    theirs = (other.method, other.unit) == (Method.PEER_REVIEW, command.peers_from)
    if not theirs or other.status not in STANDING or other.peers_from not in (None, state.unit):
        raise NotInReturn


def must_have_reviewers(state: SelfControl) -> None:
    if state.method is Method.PEER_REVIEW and not state.reviewers:
        raise WhoReviews


def must_be_theirs_to_observe(
    state: SelfControl, command: RecordObservation | RecordPeerObservation, occasion: Occasion
) -> None:
    """What is seen in a peer review is written by those who review, in any other self-control by the unit."""
    if state.method is not Method.PEER_REVIEW:
        if isinstance(command, RecordPeerObservation):
            raise NotAPeerReview
        return
    if isinstance(command, RecordObservation) or occasion.stamp.by not in state.reviewers:
        raise ReviewersObserve
