"""What may be asked of the settings."""

from __future__ import annotations

from datetime import date

from domain.board.events import (
    CadencesDecided,
    ChoicesDecided,
    DeadlinesDecided,
    DecidersDecided,
    RemindersDecided,
    ScaleDecided,
)
from domain.board.words import (
    Cadence,
    Choice,
    Decider,
    Ladder,
    LocalDeadline,
    Scale,
    Topic,
)
from domain.grammar import Command
from domain.terms import Authority, Role
from domain.words import Decision

# ── Commands ─────────────────────────────────────────────────────────────────

# Who decides what is the board's own order of delegation; the rest it may leave to others.

ENTERED_BY = (Role.QUALITY_DEVELOPER, Role.BOARD_SECRETARY, Role.SYSTEM_ADMIN)


class DecideChoices(Command, label="Bestäm ordval", may=ENTERED_BY, becomes=ChoicesDecided, opens=True):
    """By the board or on delegation; which rules of the check-up are switched off is work like any other."""

    topic: Topic
    choices: tuple[Choice, ...]
    since: date
    decision: Decision


class DecideScale(
    Command, label="Bestäm riskskala", may=ENTERED_BY, authority=Authority.DELEGATED, becomes=ScaleDecided, opens=True
):
    scale: Scale
    since: date
    decision: Decision


class DecideDeadlines(
    Command,
    label="Bestäm tidsfrister",
    may=ENTERED_BY,
    authority=Authority.DELEGATED,
    becomes=DeadlinesDecided,
    opens=True,
):
    deadlines: tuple[LocalDeadline, ...]
    since: date
    decision: Decision


class DecideCadences(
    Command, label="Bestäm årshjul", may=ENTERED_BY, authority=Authority.DELEGATED, becomes=CadencesDecided, opens=True
):
    cadences: tuple[Cadence, ...]
    since: date
    decision: Decision


class DecideDeciders(
    Command,
    label="Bestäm beslutsordning",
    may=ENTERED_BY,
    authority=Authority.BOARD,
    becomes=DecidersDecided,
    opens=True,
):
    deciders: tuple[Decider, ...]
    since: date
    decision: Decision


class DecideReminders(
    Command,
    label="Bestäm påminnelser",
    may=ENTERED_BY,
    authority=Authority.DELEGATED,
    becomes=RemindersDecided,
    opens=True,
):
    ladder: Ladder
    since: date
    decision: Decision


SettingCommand = DecideChoices | DecideScale | DecideDeadlines | DecideCadences | DecideDeciders | DecideReminders
