"""What may be decided about a setting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import assert_never

from domain import deadlines, law
from domain.board.commands import (
    DecideCadences,
    DecideChoices,
    DecideDeadlines,
    DecideDeciders,
    DecideReminders,
    DecideScale,
    SettingCommand,
)
from domain.board.state import Setting, topic_of
from domain.board.words import (
    LocalDeadline,
    Topic,
)
from domain.check_up.words import RuleId
from domain.deadlines import Unit as TimeUnit
from domain.grammar import Event, Occasion, Refusal
from domain.terms import Body
from domain.words import Decision

# ── Rules ────────────────────────────────────────────────────────────────────

FREE_WORDS = (Topic.TERMS, Topic.CATEGORIES, Topic.CAUSES, Topic.PRACTICES, Topic.QUESTIONS, Topic.CHECK_UP)


class NotThatTopic(
    Refusal,
    message="Posten gäller {topic}; beslutet gäller något annat.",
    duty=law.ADAPTED,
    field="topic",
): ...


class DecidedByTheBoard(
    Refusal,
    message="Nämndens {topic} bestäms av nämnden, eller på delegation från den: ange vilket.",
    duty=law.NOT_DELEGABLE,
    field="decision",
): ...


class NotInHours(
    Refusal,
    message="En lokal tidsfrist anges i arbetsdagar, dagar eller månader.",
    duty=law.ADAPTED,
    field="deadlines",
): ...


class NotTheBoardsToSet(
    Refusal,
    message="Fristen {rule} är inte nämndens att bestämma: ange en som lagen lämnar öppen.",
    duty=law.ADAPTED,
    field="deadlines",
): ...


class NoSuchRule(
    Refusal,
    message="Röntgen har ingen regel som heter {id}.",
    duty=law.ADAPTED,
    field="choices",
): ...


class TwiceTheSame(Refusal, message="{id} finns två gånger i beslutet.", duty=law.ADAPTED): ...


class NotKnownThen(
    Refusal,
    message="Det är inte känt vad som gällde för {topic} den {day}: ingen inställning är registrerad för den dagen.",
    duty=law.ADAPTED,
): ...


class NotOneOfOurs(
    Refusal,
    message="{id} finns inte bland nämndens {topic} den {day}.",
    duty=law.ADAPTED,
): ...


def decide(state: Setting, command: SettingCommand, occasion: Occasion) -> Iterable[Event]:
    topic = topic_of(command)
    if state.topic is not None and state.topic is not topic:
        raise NotThatTopic(topic=state.topic.label)
    match command:
        case DecideChoices():
            if topic not in FREE_WORDS:
                raise NotThatTopic(topic=topic.label)
            must_be_the_boards_decision(topic, command.decision)
            must_differ(choice.id for choice in command.choices)
            if topic is Topic.CHECK_UP:
                must_be_rules(choice.id for choice in command.choices)
        case DecideScale():
            must_differ(step.value for step in command.scale.probability)
            must_differ(step.value for step in command.scale.consequence)
        case DecideDeadlines():
            must_be_the_boards_own(command.deadlines)
        case DecideCadences():
            must_differ(cadence.id for cadence in command.cadences)
        case DecideDeciders():
            must_differ(decider.matter for decider in command.deciders)
        case DecideReminders():
            must_differ(command.ladder.days_before)
            must_differ(command.ladder.days_after)
        case _:
            assert_never(command)
    yield command.event()


def must_be_the_boards_decision(topic: Topic, decision: Decision) -> None:
    """A delegation that is named is tried as such (domain.authority)."""
    if topic is not Topic.CHECK_UP and decision.body is not Body.BOARD and decision.delegation is None:
        raise DecidedByTheBoard(topic=topic.label)


def must_differ(ids: Iterable[str | int]) -> None:
    """What has a name of its own has one wording."""
    for one, times in Counter(ids).items():
        if times > 1:
            raise TwiceTheSame(id=one)


def must_be_rules(ids: Iterable[str]) -> None:
    """What is switched off is there to be switched off; its label is the reason."""
    for one in ids:
        if one not in {rule.value for rule in RuleId}:
            raise NoSuchRule(id=one)


def must_be_the_boards_own(chosen: tuple[LocalDeadline, ...]) -> None:
    """A board sets what the law leaves open, in units that end on a day."""
    must_differ(own.rule for own in chosen)
    open_ones = {rule.id for rule in deadlines.RULES if rule.status is deadlines.Status.LOCAL}
    for own in chosen:
        if own.unit not in (TimeUnit.WORKING_DAYS, TimeUnit.DAYS, TimeUnit.MONTHS):
            raise NotInHours
        if own.rule not in open_ones:
            raise NotTheBoardsToSet(rule=own.rule)
