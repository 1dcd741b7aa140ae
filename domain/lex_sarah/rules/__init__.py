"""When what is asked about a lex Sarah case becomes a fact, and when it is refused: one file for each stage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from domain.grammar import Event, Occasion
from domain.lex_sarah.commands import (
    IntakeCommand,
    InvestigationCommand,
    IvoCommand,
    LexSarahCommand,
    NoticeCommand,
    OutcomeCommand,
)
from domain.lex_sarah.rules import intake, investigation, ivo, notices, outcome
from domain.lex_sarah.state import Case

# ── Rules ────────────────────────────────────────────────────────────────────


def decide(state: Case, command: LexSarahCommand, occasion: Occasion) -> Iterable[Event]:
    if isinstance(command, IntakeCommand):
        return intake.decide(state, command, occasion)
    if isinstance(command, InvestigationCommand):
        return investigation.decide(state, command, occasion)
    if isinstance(command, IvoCommand):
        return ivo.decide(state, command, occasion)
    if isinstance(command, OutcomeCommand):
        return outcome.decide(state, command, occasion)
    if isinstance(command, NoticeCommand):
        return notices.decide(state, command, occasion)
    assert_never(command)
