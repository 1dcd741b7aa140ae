"""When what is asked about a deviation becomes a fact, and when it is refused: one file for each stage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from domain.deviations.commands import (
    DeviationCommand,
    EndingCommand,
    IntakeCommand,
    InvestigationCommand,
    MeasureCommand,
    MisconductCommand,
)
from domain.deviations.rules import ending, intake, investigation, measures, misconduct
from domain.deviations.state import Deviation
from domain.grammar import Event, Occasion

# ── Rules ────────────────────────────────────────────────────────────────────


def decide(state: Deviation, command: DeviationCommand, occasion: Occasion) -> Iterable[Event]:
    if isinstance(command, IntakeCommand):
        return intake.decide(state, command, occasion)
    if isinstance(command, MisconductCommand):
        return misconduct.decide(state, command, occasion)
    if isinstance(command, InvestigationCommand):
        return investigation.decide(state, command, occasion)
    if isinstance(command, MeasureCommand):
        return measures.decide(state, command, occasion)
    if isinstance(command, EndingCommand):
        return ending.decide(state, command, occasion)
    assert_never(command)
