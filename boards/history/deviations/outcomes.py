"""En avvikelse beslutas, åtgärdas och avslutas – the other half of the pieces that stories are put together from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from boards.history.actions import lives as actions
from boards.history.actions.handling import Undertaking
from boards.history.deviations.handling import Tale
from boards.history.step import Actor, Step
from boards.history.texts import handling
from boards.history.texts.actions import LIVE_ON
from boards.history.worktime import working_day_from
from domain.deviations.commands import (
    CloseDeviation,
    CompleteMeasure,
    DecideOutcome,
    EvaluateEffect,
    ForgoFeedback,
    GiveFeedback,
    LetMeasureLiveOn,
    PlanMeasure,
)
from domain.deviations.words import Channel, Effect, Recipient, WhyNoFeedback, measure_action
from domain.terms import Role
from domain.words import Decision

DELEGATED = 0.15
"""The share of decisions in which the head refers to the delegation from the board."""

CHANNELS = {Channel.CONVERSATION: 4.0, Channel.MEETING: 2.0, Channel.MESSAGE: 4.0, Channel.PHONE: 1.0}


def decide(tale: Tale, measures: bool, least: int = 0, most: int = 4) -> Iterator[Step]:
    """The manager decides, or the head of the department, by role or on a delegation."""
    case = tale.case.wait(least, most)
    by = case.head(tale.where) if case.chance.happens(0.3) else tale.not_reporter()
    command = DecideOutcome(
        confirmed=measures or case.chance.happens(0.7),
        measures_needed=measures,
        reason=None if measures else tale.say(handling.NO_MEASURES),
        decision=decision(tale, by),
    )
    yield case.step(by, command)


def decision(tale: Tale, by: Actor) -> Decision:
    case = tale.case
    delegated = by.role is Role.DEPARTMENT_HEAD and case.chance.happens(DELEGATED)
    delegation = case.world.id("delegations", "outcomes") if delegated else None
    return Decision(person=by.person, day=case.day, delegation=delegation)


def plan(tale: Tale, number: int = 1, least: int = 15, most: int = 60, text: str | None = None) -> Iterator[Step]:
    """Measures, each with a day when it is to be done."""
    case = tale.case
    for _ in range(number):
        case.soon()
        by = tale.manager()
        tale.measures += 1
        measure = case.world.id("measures", case.name, tale.measures)
        tale.open_measures.append(measure)
        responsible = case.world.cast.leader(tale.where, case.day).person
        due = working_day_from(case.day + timedelta(days=case.chance.between(least, most)))
        description = text or tale.say(tale.theme.measures)
        yield case.step(by, PlanMeasure(measure=measure, due=due, description=description, responsible=responsible))


def carry_out(tale: Tale, least: int = 8, most: int = 35) -> Iterator[Step]:
    """Every measure is done, in its time or after it."""
    case = tale.case
    while tale.open_measures:
        case.wait(least, most)
        measure = tale.open_measures.pop(0)
        by = tale.manager()
        done_on = max(case.day - timedelta(days=case.chance.between(0, 3)), case.world.first)
        done = CompleteMeasure(measure=measure, completed_on=done_on, what_was_done=tale.say(handling.DONE))
        yield case.step(by, done)


def let_live_on(tale: Tale) -> Iterator[Step]:
    """A measure takes longer than the deviation; it is carried out when the deviation is closed since long."""
    case = tale.case.wait(1, 5)
    by = tale.manager()
    tale.lives_on_as = case.chance.pick(LIVE_ON)
    command = LetMeasureLiveOn(
        measure=tale.open_measures[-1], title=tale.lives_on_as.title, reason=tale.say(handling.LIVES_ON)
    )
    yield case.step(by, command)


def go_on_as_action(tale: Tale) -> Iterator[Step]:
    """The action that the measure lives on as is decided, done, judged and told; then the measure is done too."""
    assert tale.lives_on_as is not None
    case = tale.case
    action = measure_action(case.record, tale.open_measures[-1])
    followed = case.world.case("actions", f"ur-avvikelse-{case.name}", case.now, action)
    yield from actions.go_on(Undertaking(followed, tale.lives_on_as, tale.where))
    case.now = followed.now
    yield from carry_out(tale, 0, 2)


def evaluate(tale: Tale) -> Iterator[Step]:
    case = tale.case.wait(20, 45)
    by = tale.manager()
    effect = case.chance.weighted({Effect.ACHIEVED: 6, Effect.PARTLY: 3, Effect.NONE: 1})
    yield case.step(by, EvaluateEffect(effect=effect, grounds=tale.say(handling.EFFECTS)))


def feed_back(tale: Tale, recipient: Recipient = Recipient.REPORTER) -> Iterator[Step]:
    """Whoever reported is told what came of it, or it is noted why not."""
    case = tale.case.soon()
    outside = recipient is Recipient.OTHER_OPERATION
    by = case.head(tale.where) if outside else tale.manager()
    if tale.from_view:
        yield case.step(by, ForgoFeedback(reason=WhyNoFeedback.ANSWERED_IN_SOURCE))
    elif not outside and case.chance.happens(0.1):
        yield case.step(by, ForgoFeedback(reason=WhyNoFeedback.DECLINED))
    else:
        text = tale.say(handling.FEEDBACK_TO_OTHERS if outside else handling.FEEDBACK)
        channel = Channel.LETTER if outside else case.chance.weighted(CHANNELS)
        yield case.step(by, GiveFeedback(recipient=recipient, channel=channel, text=text))


def close(tale: Tale) -> Iterator[Step]:
    case = tale.case.soon() if tale.case.chance.happens(0.7) else tale.case.wait(1, 5)
    note = tale.say(handling.CLOSED) if case.chance.happens(0.5) else None
    by = tale.manager()
    yield case.step(by, CloseDeviation(note=note))
