"""How an agreement goes on, ends, and is put right."""

from __future__ import annotations

from typing import assert_never

from domain.agreements.commands import (
    AnnulAgreement,
    ArchiveAgreement,
    CorrectAgreement,
    EndingCommand,
    LetAgreementExpire,
    ProlongAgreement,
    TerminateAgreement,
)
from domain.agreements.refusals import (
    HasNoLastDay,
    NoLonger,
    NotOver,
    PrincipalStays,
    StillInForce,
    WithTheRegion,
)
from domain.agreements.rules.beginning import (
    are_several,
    has_the_region,
    may_be_decided_by,
    must_be_between,
    must_be_named_once,
    must_have_a_place,
)
from domain.agreements.rules.days import before_the_end
from domain.agreements.state import Agreement
from domain.agreements.words import BEFORE_SIGNING, ENDED, LIVE, RUNNING, Status
from domain.grammar import Event, Occasion
from domain.words import must_be, must_be_in_order


def decide(state: Agreement, command: EndingCommand, occasion: Occasion) -> Event:
    match command:
        case ProlongAgreement():
            return prolong(state, command, occasion)
        case TerminateAgreement():
            must_be(state.status, Status.SIGNED, *RUNNING)
            may_be_decided_by(state, command.decision)
            must_be_in_order(state.valid_from, command.ends_on)
            return command.event()
        case LetAgreementExpire():
            must_be(state.status, *RUNNING)
            if state.valid_to is None or state.valid_to >= occasion.stamp.day:
                raise NotOver
            return command.event()
        case ArchiveAgreement():
            must_be(state.status, *ENDED)
            if state.valid_to is not None and occasion.stamp.day <= state.valid_to:
                raise StillInForce(day=state.valid_to.isoformat())
            return command.event()
        case CorrectAgreement():
            must_be(state.status, *LIVE, *ENDED)
            must_have_a_place(command.unit, occasion)
            must_be_named_once(command.parties)
            must_stay_agreed(state, command)
            return command.event()
        case AnnulAgreement():
            must_be(state.status, *LIVE, *ENDED)
            if state.status not in BEFORE_SIGNING:
                may_be_decided_by(state, command.decision)
            return command.event()
        case _:
            assert_never(command)


def must_stay_agreed(state: Agreement, command: CorrectAgreement) -> None:
    """A correction takes away nothing that was asked for on the way here; one that was brought in may go on lacking
    what nobody knows."""
    if state.status is not Status.DRAFTED and are_several(state.parties):
        must_be_between(command.parties)
    if state.status in BEFORE_SIGNING:
        return
    if state.principal and not command.principal:
        raise PrincipalStays
    known = not state.brought_in or has_the_region(state.parties)
    if command.obliged_group is not None and known and not has_the_region(command.parties):
        raise WithTheRegion


def prolong(state: Agreement, command: ProlongAgreement, occasion: Occasion) -> Event:
    must_be(state.status, *RUNNING)
    may_be_decided_by(state, command.decision)
    if state.valid_to is None:
        raise HasNoLastDay
    if command.valid_to is not None and command.valid_to <= state.valid_to:
        raise NoLonger(day=state.valid_to.isoformat())
    return command.event(renew_by=before_the_end(command.valid_to, occasion))
