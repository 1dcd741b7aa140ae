"""Nämndens inställningar – what a board has decided for itself: 3 and 4 kap. SOSFS 2011:9.

Terms, categories, causes, scales, deadlines, cadences, who decides and local practice are data in the log, not code.
Each topic is a record of its own, and each wording has the day it holds from and the day it was entered, so that a
replay knows what applied. For a day before the first wording the answer is "not known", never a guess.

    unknown ──decide──> decided ──decide──> decided
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain import deadlines, law
from domain.deadlines import Unit as TimeUnit
from domain.grammar import Between, Command, Event, Length, Occasion, Refusal, Register, Stamp, derived_id
from domain.terms import Body, Role, Term
from domain.words import Decision, Name

# ── Vocabulary ───────────────────────────────────────────────────────────────


class Topic(Term):
    TERMS = "terms", "begrepp"
    CATEGORIES = "categories", "kategorier"
    CAUSES = "causes", "orsaksområden"
    SCALE = "scale", "riskskala"
    DEADLINES = "deadlines", "tidsfrister"
    CADENCES = "cadences", "återkommande sammanställningar"
    DECIDERS = "deciders", "vem som beslutar"
    PRACTICES = "practices", "arbetssätt"


class Status(Term):
    UNKNOWN = "unknown", "inte bestämd"
    DECIDED = "decided", "bestämd"


Slug = Annotated[str, Length(1, 60)]
Level = Annotated[int, Between(1, 10)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A word the board chose: a term, a category (perhaps under another), a cause, a practice."""

    id: Slug
    label: Name
    parent: Slug | None = None
    note: Name | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    value: Level
    label: Name


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """Probability and consequence in steps; a product at or above the threshold is not accepted by a unit alone."""

    probability: tuple[Step, ...]
    consequence: tuple[Step, ...]
    threshold: Annotated[int, Between(1, 100)]


@dataclass(frozen=True, kw_only=True, slots=True)
class LocalDeadline:
    """The board's own length of a deadline that the law leaves open."""

    rule: Slug
    length: Annotated[int, Between(0, 1000)]
    unit: TimeUnit


@dataclass(frozen=True, kw_only=True, slots=True)
class Cadence:
    """Something that is to be compiled, reported or reviewed, and in which months, for whom, on what ground."""

    id: Slug
    label: Name
    months: tuple[Annotated[int, Between(1, 12)], ...]
    receiver: Body
    responsible: tuple[Role, ...]
    basis: Name


@dataclass(frozen=True, kw_only=True, slots=True)
class Decider:
    """Who decides in a kind of matter: one of these roles or bodies."""

    matter: Slug
    roles: tuple[Role, ...] = ()
    bodies: tuple[Body, ...] = ()
    basis: Name


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


SettingEvent = ChoicesDecided | ScaleDecided | DeadlinesDecided | CadencesDecided | DecidersDecided

# ── Commands ─────────────────────────────────────────────────────────────────

ENTERED_BY = (Role.QUALITY_DEVELOPER, Role.BOARD_SECRETARY, Role.SYSTEM_ADMIN)


class DecideChoices(Command, label="Bestäm ordval", may=ENTERED_BY, becomes=ChoicesDecided, opens=True):
    topic: Topic
    choices: tuple[Choice, ...]
    since: date
    decision: Decision


class DecideScale(Command, label="Bestäm riskskala", may=ENTERED_BY, becomes=ScaleDecided, opens=True):
    scale: Scale
    since: date
    decision: Decision


class DecideDeadlines(Command, label="Bestäm tidsfrister", may=ENTERED_BY, becomes=DeadlinesDecided, opens=True):
    deadlines: tuple[LocalDeadline, ...]
    since: date
    decision: Decision


class DecideCadences(Command, label="Bestäm årshjul", may=ENTERED_BY, becomes=CadencesDecided, opens=True):
    cadences: tuple[Cadence, ...]
    since: date
    decision: Decision


class DecideDeciders(Command, label="Bestäm beslutsordning", may=ENTERED_BY, becomes=DecidersDecided, opens=True):
    deciders: tuple[Decider, ...]
    since: date
    decision: Decision


SettingCommand = DecideChoices | DecideScale | DecideDeadlines | DecideCadences | DecideDeciders

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """What was decided, the day it holds from and the day it was entered. One of the five is filled in."""

    since: date
    entered: date
    choices: tuple[Choice, ...] = ()
    scale: Scale | None = None
    deadlines: tuple[LocalDeadline, ...] = ()
    cadences: tuple[Cadence, ...] = ()
    deciders: tuple[Decider, ...] = ()


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
        case _:
            assert_never(event)
    # What was decided later about the same or a later day takes its place; the log keeps what was believed before.
    earlier = tuple(one for one in state.wordings if one.since < event.since)
    return Setting(status=Status.DECIDED, topic=topic_of(event), wordings=(*earlier, wording))


# ── Rules ────────────────────────────────────────────────────────────────────

FREE_WORDS = (Topic.TERMS, Topic.CATEGORIES, Topic.CAUSES, Topic.PRACTICES)


class NotThatTopic(
    Refusal,
    message="Posten gäller {topic}; beslutet gäller något annat.",
    duty=law.ADAPTED,
    field="topic",
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
            must_differ(choice.id for choice in command.choices)
        case DecideScale():
            must_differ(step.value for step in command.scale.probability)
            must_differ(step.value for step in command.scale.consequence)
        case DecideDeadlines():
            must_be_the_boards_own(command.deadlines)
        case DecideCadences():
            must_differ(cadence.id for cadence in command.cadences)
        case DecideDeciders():
            must_differ(decider.matter for decider in command.deciders)
        case _:
            assert_never(command)
    yield command.event()


def must_differ(ids: Iterable[str | int]) -> None:
    """What has a name of its own has one wording."""
    for one, times in Counter(ids).items():
        if times > 1:
            raise TwiceTheSame(id=one)


def must_be_the_boards_own(chosen: tuple[LocalDeadline, ...]) -> None:
    """A board sets what the law leaves open, in units that end on a day."""
    must_differ(own.rule for own in chosen)
    open_ones = {rule.id for rule in deadlines.RULES if rule.status is deadlines.Status.LOCAL}
    for own in chosen:
        if own.unit not in (TimeUnit.WORKING_DAYS, TimeUnit.DAYS, TimeUnit.MONTHS):
            raise NotInHours
        if own.rule not in open_ones:
            raise NotTheBoardsToSet(rule=own.rule)


# ── What rules of other registers ask of the settings ────────────────────────


def setting_id(topic: Topic) -> UUID:
    """The one record that holds a topic."""
    return derived_id("settings", topic)


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """A deadline as a fact: the day, and which rule in which version gave it. Replays never compute it again."""

    on: date
    rule: Slug
    version: int
    local: bool


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


def due(occasion: Occasion, rule: str, start: date) -> Due:
    """The day something is due, by the board's own deadline if it has one, else by the rule in force on the start day."""
    general = deadlines.rule(rule, start)
    state = occasion.records.get(setting_id(Topic.DEADLINES))
    held = state.on(start) if isinstance(state, Setting) else None
    for own in held.deadlines if held else ():
        if own.rule == rule and isinstance(state, Setting):
            local = replace(general, length=own.length, unit=own.unit)
            return Due(on=deadlines.due_day(local, start), rule=rule, version=state.version_on(start), local=True)
    return Due(on=deadlines.due_day(general, start), rule=rule, version=general.version, local=False)


REGISTER = Register(
    name="settings",
    label="Inställningar",
    singular="Inställning",
    duty=law.ADAPTED,
    initial=Setting(),
    decide=decide,
    evolve=evolve,
    command=SettingCommand,
    event=SettingEvent,
    natural=lambda command, by: setting_id(topic_of(command)),
)
