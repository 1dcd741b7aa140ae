"""The rules, by stages: how an agreement comes about, how it works, and how it goes on or ends."""

from __future__ import annotations

from collections.abc import Iterable

from domain.agreements.commands import AgreementCommand, BeginningCommand, WorkingCommand
from domain.agreements.rules import beginning, ending, working
from domain.agreements.state import Agreement
from domain.grammar import Event, Occasion


def decide(state: Agreement, command: AgreementCommand, occasion: Occasion) -> Iterable[Event]:
    if isinstance(command, BeginningCommand):
        yield beginning.decide(state, command, occasion)
    elif isinstance(command, WorkingCommand):
        yield working.decide(state, command, occasion)
    else:
        yield ending.decide(state, command, occasion)
