"""How an agreement comes about: drafted or brought in, negotiated, asked about, signed and begun."""

from __future__ import annotations

from typing import assert_never
from uuid import UUID

from domain.agreements.commands import (
    BeginAgreement,
    BeginningCommand,
    BringInAgreement,
    ConsultOrganisations,
    DraftAgreement,
    NegotiateAgreement,
    SignAgreement,
)
from domain.agreements.refusals import (
    AskThemOrSayWhy,
    DecidedByTheBoard,
    NotYetInForce,
    PartyTwice,
    WithTheRegion,
    WithWhom,
)
from domain.agreements.rules.days import before_the_end, next_review
from domain.agreements.state import Agreement
from domain.agreements.words import BEFORE_SIGNING, LIVE, Counterparty, Parties, Status
from domain.grammar import Event, Occasion
from domain.organisation.units import Status as UnitStatus
from domain.organisation.units import Unit
from domain.terms import Body
from domain.words import AlreadyThere, Decision, must_be, must_be_in_order, must_have_been


def decide(state: Agreement, command: BeginningCommand, occasion: Occasion) -> Event:
    match command:
        case DraftAgreement() | BringInAgreement():
            return begin(state, command, occasion)
        case NegotiateAgreement():
            must_be(state.status, *BEFORE_SIGNING)
            must_have_been(occasion.stamp, command.day)
            must_be_between(command.parties)
            return command.event()
        case ConsultOrganisations():
            must_be(state.status, *LIVE)
            must_have_been(occasion.stamp, command.day)
            return command.event()
        case SignAgreement():
            return sign(state, command, occasion)
        case BeginAgreement():
            must_be(state.status, Status.SIGNED)
            if state.valid_from is not None and state.valid_from > occasion.stamp.day:
                raise NotYetInForce(day=state.valid_from.isoformat())
            return command.event()
        case _:
            assert_never(command)


def begin(state: Agreement, command: DraftAgreement | BringInAgreement, occasion: Occasion) -> Event:
    """One that is drafted may still lack parties; one that is brought in may lack what nobody knows."""
    if state.status is not Status.UNKNOWN:
        raise AlreadyThere
    must_have_a_place(command.unit, occasion)
    must_be_named_once(command.parties)
    if isinstance(command, DraftAgreement):
        return command.event()
    must_have_been(occasion.stamp, command.signed_on, command.valid_from)
    return command.event(due=next_review(occasion), renew_by=before_the_end(command.valid_to, occasion))


def must_have_a_place(unit: UUID | None, occasion: Occasion) -> None:
    if unit is not None:
        must_be(occasion.state(unit, Unit).status, UnitStatus.ESTABLISHED)


def must_be_named_once(parties: Parties) -> None:
    names = [party.name for party in parties]
    for name in names:
        if names.count(name) > 1:
            raise PartyTwice(name=name)


def must_be_between(parties: Parties) -> None:
    must_be_named_once(parties)
    if not are_several(parties):
        raise WithWhom


def are_several(parties: Parties) -> bool:
    """Two at least, and not only ourselves."""
    return len(parties) >= 2 and any(party.kind is not Counterparty.OURSELVES for party in parties)


def sign(state: Agreement, command: SignAgreement, occasion: Occasion) -> Event:
    must_be(state.status, Status.NEGOTIATED)
    must_have_been(occasion.stamp, command.signed_on)
    must_be_in_order(command.valid_from, command.valid_to)
    may_be_decided_by(state, command.decision)
    must_be_as_the_law_wants(state, command)
    return command.event(due=next_review(occasion), renew_by=before_the_end(command.valid_to, occasion))


def may_be_decided_by(state: Agreement, decision: Decision) -> None:
    """A principal agreement is the board's own; the others rest on a delegation, which is asked for elsewhere."""
    if state.principal and decision.body is not Body.BOARD:
        raise DecidedByTheBoard


def must_be_as_the_law_wants(state: Agreement, command: SignAgreement) -> None:
    """About some groups there is to be an agreement with the region, and their organisations should be asked."""
    if state.obliged_group is None:
        return
    if not has_the_region(state.parties):
        raise WithTheRegion
    if state.consulted_on is None and command.without_consultation is None:
        raise AskThemOrSayWhy


def has_the_region(parties: Parties) -> bool:
    return any(party.kind is Counterparty.REGION for party in parties)
