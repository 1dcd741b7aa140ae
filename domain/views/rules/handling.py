"""What a view is found to be: view or complaint, a deviation or not, and what it gives rise to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from domain.grammar import Event, Occasion
from domain.views.commands import (
    AcknowledgeComplaint,
    ConvertToComplaint,
    ConvertToView,
    GiveRiseToDeviation,
    HandlingCommand,
    InvestigateComplaint,
    TakePosition,
)
from domain.views.rules.days import acknowledgement_due, answer_due, since_it_came
from domain.views.rules.impartiality import may_judge
from domain.views.rules.refusals import (
    AlreadyAcknowledged,
    AlreadyGaveRise,
    AlreadyThatKind,
    InvestigateFirst,
    NobodyToAnswer,
    NotAComplaint,
)
from domain.views.state import View
from domain.views.words import READ, Kind, Status, deviation_id
from domain.words import must_be

# ── Rules ────────────────────────────────────────────────────────────────────


def decide(state: View, command: HandlingCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case ConvertToComplaint():
            must_be(state.status, *READ, Status.ANSWERED)
            yield become_complaint(state, command, occasion)
        case ConvertToView():
            must_be(state.status, *READ)
            must_be_another(state, Kind.VIEW)
            may_judge(state, occasion)
            yield command.event(answer_by=answer_due(state, Kind.VIEW, state.legal_bases, occasion))
        case AcknowledgeComplaint():
            yield acknowledge(state, command, occasion)
        case InvestigateComplaint():
            must_be(state.status, *READ, Status.ANSWERED)
            must_be_complaint(state)
            may_judge(state, occasion)
            yield command.event()
        case TakePosition():
            yield take_position(state, command, occasion)
        case GiveRiseToDeviation():
            yield give_rise(state, command, occasion)
        case _:
            assert_never(command)


def must_be_another(state: View, kind: Kind) -> None:
    if state.kind is kind:
        raise AlreadyThatKind(kind=kind.label)


def must_be_complaint(state: View) -> None:
    if state.kind is not Kind.COMPLAINT:
        raise NotAComplaint


def become_complaint(state: View, command: ConvertToComplaint, occasion: Occasion) -> Event:
    """The confirmation is due from the conversion, before which none was; the answer from when it came."""
    must_be_another(state, Kind.COMPLAINT)
    may_judge(state, occasion)
    return command.event(
        acknowledge_by=acknowledgement_due(state, occasion.stamp.day, occasion),
        answer_by=answer_due(state, Kind.COMPLAINT, state.legal_bases, occasion),
    )


def acknowledge(state: View, command: AcknowledgeComplaint, occasion: Occasion) -> Event:
    must_be(state.status, *READ)
    must_be_complaint(state)
    if state.anonymous:
        raise NobodyToAnswer
    if state.acknowledged_on is not None:
        raise AlreadyAcknowledged(day=state.acknowledged_on.isoformat())
    day = since_it_came(state, command.acknowledged_on, occasion)
    return replace(command, acknowledged_on=day).event()


def take_position(state: View, command: TakePosition, occasion: Occasion) -> Event:
    must_be(state.status, *READ, Status.ANSWERED)
    if state.kind is Kind.COMPLAINT and state.status is Status.ASSESSED:
        raise InvestigateFirst
    may_judge(state, occasion)
    return command.event()


def give_rise(state: View, command: GiveRiseToDeviation, occasion: Occasion) -> Event:
    """The day the board learned of it is the day it came in. Its text stays here and is referred to."""
    must_be(state.status, *READ, Status.ANSWERED)
    may_judge(state, occasion)
    if state.gave_rise_to is not None:
        raise AlreadyGaveRise
    return command.event(
        deviation=deviation_id(occasion.record),
        unit=state.unit,
        place=state.place,
        occurred=state.occurred,
        discovered=state.received or occasion.stamp.day,
    )
