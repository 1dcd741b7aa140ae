"""What becomes a fact about the settings."""

from __future__ import annotations

from datetime import date

from domain import law
from domain.board.words import (
    Cadence,
    Choice,
    Decider,
    Ladder,
    LocalDeadline,
    Scale,
    Topic,
)
from domain.grammar import Event
from domain.words import Decision

# ── Events ───────────────────────────────────────────────────────────────────


class ChoicesDecided(Event, label="Nämndens ordval bestämdes", duty=law.ADAPTED):
    """The board's terms, categories, causes or practices were decided, from a day on."""

    topic: Topic
    choices: tuple[Choice, ...]
    since: date
    decision: Decision


class ScaleDecided(Event, label="Riskskalan bestämdes", duty=law.RISK_ANALYSIS):
    """The scale for probability and consequence was decided."""

    scale: Scale
    since: date
    decision: Decision


class DeadlinesDecided(Event, label="Lokala tidsfrister bestämdes", duty=law.ADAPTED):
    """The board's own deadlines were decided."""

    deadlines: tuple[LocalDeadline, ...]
    since: date
    decision: Decision


class CadencesDecided(Event, label="Årshjulet bestämdes", duty=law.PLAN_LEAD_FOLLOW_UP):
    """What is compiled and reported during a year was decided."""

    cadences: tuple[Cadence, ...]
    since: date
    decision: Decision


class DecidersDecided(Event, label="Beslutsordningen bestämdes", duty=law.ADAPTED):
    """Who decides in which kind of matter was decided."""

    deciders: tuple[Decider, ...]
    since: date
    decision: Decision


class RemindersDecided(Event, label="Nämndens påminnelser bestämdes", duty=law.PLAN_LEAD_FOLLOW_UP):
    """When those who are to do something are reminded of it was decided."""

    ladder: Ladder
    since: date
    decision: Decision


SettingEvent = ChoicesDecided | ScaleDecided | DeadlinesDecided | CadencesDecided | DecidersDecided | RemindersDecided
