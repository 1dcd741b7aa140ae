"""What the rules of other registers ask of the settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from domain import deadlines
from domain.board.rules import (
    NotKnownThen,
    NotOneOfOurs,
)
from domain.board.state import Setting, Wording
from domain.board.words import (
    USUAL_LADDER,
    Choice,
    Decider,
    Due,
    Ladder,
    Topic,
    setting_id,
)
from domain.grammar import Occasion

# ── What rules of other registers ask of the settings ────────────────────────


def wording(occasion: Occasion, topic: Topic, day: date) -> Wording:
    """What the board had decided in a topic for a day. Raises NotKnownThen."""
    state = occasion.records.get(setting_id(topic))
    held = state.on(day) if isinstance(state, Setting) else None
    if held is None:
        raise NotKnownThen(topic=topic.label, day=day.isoformat())
    return held


def choose(occasion: Occasion, topic: Topic, *ids: str) -> tuple[Choice, ...]:
    """The board's choices with these ids, as decided for the day of the stamp. Raises NotOneOfOurs, NotKnownThen."""
    day = occasion.stamp.day
    known = {choice.id: choice for choice in wording(occasion, topic, day).choices}
    for one in ids:
        if one not in known:
            raise NotOneOfOurs(id=one, topic=topic.label, day=day.isoformat())
    return tuple(known[one] for one in ids)


def practice(occasion: Occasion, question: str) -> str | None:
    """The board's answer to a question of local practice (`risk_analysis.decision_level`), None if it has none."""
    state = occasion.records.get(setting_id(Topic.PRACTICES))
    held = state.on(occasion.stamp.day) if isinstance(state, Setting) else None
    answers = {choice.id: choice.label for choice in held.choices} if held else {}
    return answers.get(question)


def decider(occasion: Occasion, matter: str) -> Decider | None:
    """Who decides in a kind of matter, by the board's own order on the day of the stamp; None if it says nothing."""
    state = occasion.records.get(setting_id(Topic.DECIDERS))
    held = state.on(occasion.stamp.day) if isinstance(state, Setting) else None
    return next((one for one in held.deciders if one.matter == matter), None) if held else None


def questions(occasion: Occasion, day: date) -> tuple[Choice, ...]:
    """The questions that self-control is to answer on a day; none where the board has decided none.

    The parent of a question is the cadence it is compiled with.
    """
    state = occasion.records.get(setting_id(Topic.QUESTIONS))
    held = state.on(day) if isinstance(state, Setting) else None
    return held.choices if held else ()


def ladder(state: Setting | None, day: date) -> Ladder:
    """When somebody is reminded, as the board had decided for a day; the usual way where it has decided nothing."""
    held = state.on(day) if state is not None else None
    return held.ladder if held is not None and held.ladder is not None else USUAL_LADDER


def due(occasion: Occasion, rule: str, start: date) -> Due:
    """The day something is due, by the board's own deadline if it has one, else by the rule in force that day."""
    general = deadlines.rule(rule, start)
    state = occasion.records.get(setting_id(Topic.DEADLINES))
    held = state.on(start) if isinstance(state, Setting) else None
    for own in held.deadlines if held else ():
        if own.rule == rule and isinstance(state, Setting):
            # The board says how long; whether that is after or before is the rule's own.
            length = own.length if general.length >= 0 else -own.length
            local = replace(general, length=length, unit=own.unit)
            return Due(on=deadlines.due_day(local, start), rule=rule, version=state.version_on(start), local=True)
    return Due(on=deadlines.due_day(general, start), rule=rule, version=general.version, local=False)
