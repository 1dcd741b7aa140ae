"""What has been decided in a topic: every wording, with the day it holds from and the day it was entered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never
from uuid import UUID

from domain.board.commands import (
    DecideCadences,
    DecideChoices,
    DecideDeadlines,
    DecideDeciders,
    DecideReminders,
    DecideScale,
    SettingCommand,
)
from domain.board.events import (
    CadencesDecided,
    ChoicesDecided,
    DeadlinesDecided,
    DecidersDecided,
    RemindersDecided,
    ScaleDecided,
    SettingEvent,
)
from domain.board.words import (
    Cadence,
    Choice,
    Decider,
    Ladder,
    LocalDeadline,
    Scale,
    Status,
    Topic,
)
from domain.grammar import Stamp

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """What was decided, the day it holds from and the day it was entered. One of the six is filled in."""

    since: date
    entered: date
    choices: tuple[Choice, ...] = ()
    scale: Scale | None = None
    deadlines: tuple[LocalDeadline, ...] = ()
    cadences: tuple[Cadence, ...] = ()
    deciders: tuple[Decider, ...] = ()
    ladder: Ladder | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    topic: Topic | None = None
    wordings: tuple[Wording, ...] = ()

    def on(self, day: date) -> Wording | None:
        """The wording that held on a day, as far as is known now; None for a day before the first."""
        held = [wording for wording in self.wordings if wording.since <= day]
        return held[-1] if held else None

    def version_on(self, day: date) -> int:
        """Which wording in order held on a day: 1 for the first, 0 for none."""
        return sum(wording.since <= day for wording in self.wordings)


def topic_of(said: SettingCommand | SettingEvent) -> Topic:
    match said:
        case DecideChoices() | ChoicesDecided():
            return said.topic
        case DecideScale() | ScaleDecided():
            return Topic.SCALE
        case DecideDeadlines() | DeadlinesDecided():
            return Topic.DEADLINES
        case DecideCadences() | CadencesDecided():
            return Topic.CADENCES
        case DecideDeciders() | DecidersDecided():
            return Topic.DECIDERS
        case DecideReminders() | RemindersDecided():
            return Topic.REMINDERS
        case _:
            assert_never(said)


def kept(topic: Topic, choice: Choice) -> Choice:
    """A choice as the state keeps it: where there are many (categories, causes) the notes stay in their line."""
    return choice if topic in (Topic.TERMS, Topic.PRACTICES) else replace(choice, note=None)


def evolve(state: Setting, event: SettingEvent, stamp: Stamp) -> Setting:
    wording = Wording(since=event.since, entered=stamp.day)
    match event:
        case ChoicesDecided():
            wording = replace(wording, choices=tuple(kept(event.topic, choice) for choice in event.choices))
        case ScaleDecided():
            wording = replace(wording, scale=event.scale)
        case DeadlinesDecided():
            wording = replace(wording, deadlines=event.deadlines)
        case CadencesDecided():
            wording = replace(wording, cadences=event.cadences)
        case DecidersDecided():
            wording = replace(wording, deciders=event.deciders)
        case RemindersDecided():
            wording = replace(wording, ladder=event.ladder)
        case _:
            assert_never(event)
    # What was decided later about the same or a later day takes its place; the log keeps what was believed before.
    earlier = tuple(one for one in state.wordings if one.since < event.since)
    return Setting(status=Status.DECIDED, topic=topic_of(event), wordings=(*earlier, wording))
