"""What private providers tell the board of, and what the municipality notifies of operations that need a licence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from domain import law
from domain.grammar import Event, Occasion, Refusal
from domain.lex_sarah.commands import (
    CloseNotice,
    FollowUpNotice,
    NoticeCommand,
    NotifyLicensedOperation,
    ReceiveProviderNotice,
)
from domain.lex_sarah.events import ProviderNoticeReceived
from domain.lex_sarah.regime import regime_on
from domain.lex_sarah.rules.days import on_that_day
from domain.lex_sarah.state import Case
from domain.lex_sarah.words import NOTICES, Kind, NoticeKind, Status
from domain.words import AlreadyThere, must_be, must_have_been

# ── Rules ────────────────────────────────────────────────────────────────────

OF_PROVIDERS = (Kind.PROVIDER_REPORT, Kind.PROVIDER_NOTIFICATION)


class NotYetADuty(
    Refusal,
    message="Kommunen hade ingen sådan skyldighet den {day}.",
    duty=law.NOTIFY_LICENSED,
    field="sent_on",
): ...


class NotAProvidersNotice(
    Refusal,
    message="Ange en tidigare underrättelse från en utförare.",
    duty=law.INFORM_BOARD,
    field="earlier",
): ...


class FollowUpFirst(
    Refusal,
    message="Skriv vad underrättelsen ledde till innan den avslutas.",
    duty=law.FOLLOW_UP_QUALITY,
): ...


def decide(state: Case, command: NoticeCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case ReceiveProviderNotice():
            yield receive(state, command, occasion)
        case NotifyLicensedOperation():
            yield notify(state, command, occasion)
        case FollowUpNotice():
            must_be(state.status, *NOTICES)
            yield replace(command, day=on_that_day(state.received, command.day, occasion)).event()
        case CloseNotice():
            must_be(state.status, *NOTICES)
            if state.outcome is None:
                raise FollowUpFirst
            yield command.event()
        case _:
            assert_never(command)


def receive(state: Case, command: ReceiveProviderNotice, occasion: Occasion) -> Event:
    """A notification may follow on a report that the board was told of before."""
    if state.status is not Status.UNKNOWN:
        raise AlreadyThere
    must_have_been(occasion.stamp, command.received, command.occurred.first, command.occurred.last)
    if command.earlier is not None and occasion.state(command.earlier, Case).kind not in OF_PROVIDERS:
        raise NotAProvidersNotice
    day = command.received or occasion.stamp.day
    reported = command.notice is NoticeKind.REPORT
    return ProviderNoticeReceived(
        kind=Kind.PROVIDER_REPORT if reported else Kind.PROVIDER_NOTIFICATION,
        provider=command.provider,
        unit=command.unit,
        received=day,
        occurred=command.occurred,
        legal_bases=command.legal_bases,
        affected=command.affected,
        text=command.text,
        provider_reference=command.provider_reference,
        earlier=command.earlier,
        regime=regime_on(day),
    )


def notify(state: Case, command: NotifyLicensedOperation, occasion: Occasion) -> Event:
    if state.status is not Status.UNKNOWN:
        raise AlreadyThere
    day = on_that_day(None, command.sent_on, occasion)
    if not any(wording.holds(day) for wording in law.NOTIFY_LICENSED.wordings):
        raise NotYetADuty(day=day.isoformat())
    return replace(command, sent_on=day).event()
