"""When what is asked about a provider becomes a fact, and when it is refused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never
from uuid import UUID

from domain import board, law
from domain.grammar import Event, Occasion, Refusal
from domain.organisation.units import Status as UnitStatus
from domain.organisation.units import Unit
from domain.participation.state import Participation
from domain.participation.words import Status as Held
from domain.providers.commands import (
    AcceptProviderCorrection,
    AgreeQualityRequirements,
    AnnulProvider,
    AskProviderToCorrect,
    CorrectProvider,
    DescribeForChoice,
    EndProvider,
    FollowUpProvider,
    ProlongProvider,
    ProviderCommand,
    RegisterProvider,
    ReportProviderToBoard,
)
from domain.providers.state import Provider
from domain.providers.words import RUNNING, Engagement, Status
from domain.words import AlreadyThere, must_be, must_be_in_order, must_have_been


class RunByUs(
    Refusal,
    message="Enheten drivs av nämnden själv. Ange en enhet som någon annan driver, eller ingen.",
    duty=law.INTERNAL_CONTROL,
    field="unit",
): ...


class NothingToCorrect(
    Refusal,
    message="Uppföljningen fann inga brister. Begär rättelse när en uppföljning har visat någon.",
    duty=law.INTERNAL_CONTROL,
): ...


class FollowUpFirst(
    Refusal, message="Utföraren är inte uppföljd: det finns inget att redovisa.", duty=law.INTERNAL_CONTROL
): ...


class WhoHadTheirSay(
    Refusal,
    message="Ange vid vilka tillfällen brukare och personal fick säga sitt om kraven, eller varför de inte fick det.",
    duty=law.CONSULT_USERS,
    field="occasions",
): ...


class NotChosen(
    Refusal,
    message="Utföraren är inte en som brukarna väljer själva: den beskrivs inte för den som ska välja.",
    duty=law.INTERNAL_CONTROL,
): ...


class NoLonger(
    Refusal,
    message="Avtalet gäller redan {until}. En förlängning gör att det gäller längre.",
    duty=law.INTERNAL_CONTROL,
    field="valid_to",
): ...


def decide(state: Provider, command: ProviderCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case RegisterProvider():
            if state.status is not Status.UNKNOWN:
                raise AlreadyThere
            must_be_run_by_another(command.unit, occasion)
            must_be_in_order(command.valid_from, command.valid_to)
            yield command.event(due=next_follow_up(occasion))
        case AgreeQualityRequirements():
            must_be(state.status, *RUNNING)
            must_have_been_asked(command, occasion)
            yield command.event()
        case DescribeForChoice():
            must_be(state.status, *RUNNING)
            if state.engagement is not Engagement.CHOICE:
                raise NotChosen
            yield command.event()
        case FollowUpProvider():
            must_be(state.status, *RUNNING)
            must_have_been(occasion.stamp, command.day)
            yield command.event(due=next_follow_up(occasion))
        case AskProviderToCorrect():
            must_be(state.status, Status.FOLLOWED_UP)
            if not state.shortcomings:
                raise NothingToCorrect
            must_be_in_order(occasion.stamp.day, command.ready_by)
            yield command.event()
        case AcceptProviderCorrection():
            must_be(state.status, Status.ASKED)
            must_have_been(occasion.stamp, command.day)
            yield command.event()
        case ReportProviderToBoard():
            must_be(state.status, *RUNNING, Status.ENDED)
            must_have_been(occasion.stamp, command.day)
            if state.followed_up_on is None:
                raise FollowUpFirst
            yield command.event()
        case ProlongProvider():
            must_be(state.status, *RUNNING)
            must_be_longer(state, command)
            yield command.event()
        case EndProvider():
            must_be(state.status, *RUNNING)
            must_be_in_order(state.valid_from, command.ends_on)
            yield command.event()
        case CorrectProvider():
            must_be(state.status, *RUNNING, Status.ENDED)
            must_be_run_by_another(command.unit, occasion)
            yield command.event()
        case AnnulProvider():
            must_be(state.status, *RUNNING, Status.ENDED)
            yield command.event()
        case _:
            assert_never(command)


def must_have_been_asked(command: AgreeQualityRequirements, occasion: Occasion) -> None:
    """Quality requirements are drawn up with users and staff, or it is said why not (Nacka N111)."""
    if bool(command.occasions) is (command.not_consulted is not None):
        raise WhoHadTheirSay
    for one in command.occasions:
        must_be(occasion.state(one, Participation).status, Held.HELD, Held.TOLD)


def next_follow_up(occasion: Occasion) -> board.Due:
    return board.due(occasion, "provider.follow_up", occasion.stamp.day)


def must_be_run_by_another(unit: UUID | None, occasion: Occasion) -> None:
    if unit is None:
        return
    run = occasion.state(unit, Unit)
    must_be(run.status, UnitStatus.ESTABLISHED)
    if run.provider is None:
        raise RunByUs


def must_be_longer(state: Provider, command: ProlongProvider) -> None:
    if state.valid_to is None or (command.valid_to is not None and command.valid_to <= state.valid_to):
        raise NoLonger(until=f"till {state.valid_to.isoformat()}" if state.valid_to else "tills vidare")
