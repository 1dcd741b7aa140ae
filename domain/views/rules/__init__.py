"""When what is asked about a view becomes a fact, and when it is refused: one file for each stage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from domain.grammar import Event, Occasion
from domain.views.commands import EndingCommand, HandlingCommand, IntakeCommand, ReferralCommand, ViewCommand
from domain.views.rules import ending, handling, intake, misconduct
from domain.views.state import View

# ── Rules ────────────────────────────────────────────────────────────────────


def decide(state: View, command: ViewCommand, occasion: Occasion) -> Iterable[Event]:
    if isinstance(command, IntakeCommand):
        return intake.decide(state, command, occasion)
    if isinstance(command, ReferralCommand):
        return misconduct.decide(state, command, occasion)
    if isinstance(command, HandlingCommand):
        return handling.decide(state, command, occasion)
    if isinstance(command, EndingCommand):
        return ending.decide(state, command, occasion)
    assert_never(command)
