"""When what is asked about an improvement action becomes a fact, and when it is refused: one file for each stage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from domain.actions.commands import ActionCommand, EndingCommand, OriginCommand, WorkCommand
from domain.actions.rules import ending, sources, work
from domain.actions.state import Action
from domain.grammar import Event, Occasion

# ── Rules ────────────────────────────────────────────────────────────────────


def decide(state: Action, command: ActionCommand, occasion: Occasion) -> Iterable[Event]:
    if isinstance(command, OriginCommand):
        return sources.decide(state, command, occasion)
    if isinstance(command, WorkCommand):
        return work.decide(state, command, occasion)
    if isinstance(command, EndingCommand):
        return ending.decide(state, command, occasion)
    assert_never(command)
