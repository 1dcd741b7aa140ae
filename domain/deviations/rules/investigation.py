"""What a deviation was, how great the risk is and why it happened, found out by another than the reporter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from domain import board
from domain.board import Setting, Step, Topic
from domain.deadlines.extending import extended
from domain.deviations.commands import (
    AssessRisk,
    ClassifyDeviation,
    CompleteInvestigation,
    ExtendInvestigation,
    InvestigationCommand,
    RecordCauses,
    ReplaceInvestigator,
    StartInvestigation,
)
from domain.deviations.events import DeviationInvestigationExtended
from domain.deviations.rules.impartiality import may_handle, may_investigate, must_be_impartial
from domain.deviations.rules.misconduct import refer_unless_no
from domain.deviations.rules.refusals import (
    NoCause,
    NotAStep,
    NotUnderThatCategory,
    OnlyTheInvestigator,
    ReclassifiedWithReason,
    TheChildFirst,
    TooManyCauses,
    UnderWhichAct,
)
from domain.deviations.state import Deviation
from domain.deviations.words import BEFORE_DECISION, MOST_CAUSES, WORKED_WITH, Occasioned, Status
from domain.grammar import Event, Occasion
from domain.terms import YesNoUnknown
from domain.words import must_be

# ── Rules ────────────────────────────────────────────────────────────────────


def decide(state: Deviation, command: InvestigationCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case ClassifyDeviation():
            must_be(state.status, *WORKED_WITH)
            classification_must_hold(state, command, occasion)
            yield command.event()
        case StartInvestigation():
            must_be(state.status, Status.READ)
            may_handle(state, occasion)
            may_investigate(state, command.investigator, occasion)
            yield command.event()
        case ReplaceInvestigator():
            must_be(state.status, Status.UNDER_INVESTIGATION)
            may_handle(state, occasion)
            may_investigate(state, command.investigator, occasion)
            yield command.event()
        case ExtendInvestigation():
            must_be(state.status, Status.READ, Status.UNDER_INVESTIGATION)
            may_handle(state, occasion)
            due = extended(state.investigation_due, command.until, occasion)
            yield DeviationInvestigationExtended(investigation_due=due, reason=command.reason)
        case AssessRisk():
            must_be(state.status, *BEFORE_DECISION)
            yield assessed(command, occasion)
        case RecordCauses():
            must_be_the_investigator(state, occasion)
            causes_must_be_ours(command, occasion)
            yield command.event()
        case CompleteInvestigation():
            must_be_the_investigator(state, occasion)
            yield command.event()
            yield from refer_unless_no(state, command.misconduct, Occasioned.INVESTIGATION, occasion)
        case _:
            assert_never(command)


def classification_must_hold(state: Deviation, command: ClassifyDeviation, occasion: Occasion) -> None:
    """The board's own words, at least one act, the child seen if there is one; a change is reasoned."""
    if state.category is not None and command.reason is None:
        raise ReclassifiedWithReason
    if not command.legal_bases:
        raise UnderWhichAct
    board.choose(occasion, Topic.CATEGORIES, command.category)
    if command.subcategory is not None:
        (chosen,) = board.choose(occasion, Topic.CATEGORIES, command.subcategory)
        if chosen.parent != command.category:
            raise NotUnderThatCategory(subcategory=command.subcategory, category=command.category)
    if command.affected.child is YesNoUnknown.YES and None in (
        command.child_heard,
        command.child_consequences,
    ):
        raise TheChildFirst


def must_be_the_investigator(state: Deviation, occasion: Occasion) -> None:
    must_be(state.status, Status.UNDER_INVESTIGATION)
    if occasion.stamp.by != state.investigator:
        raise OnlyTheInvestigator
    must_be_impartial(state, occasion.stamp.by)


def assessed(command: AssessRisk, occasion: Occasion) -> Event:
    """The value is worked out here, once, and kept with the wording of the scale it was read from."""
    day = occasion.stamp.day
    scale = board.wording(occasion, Topic.SCALE, day).scale
    if scale is None:
        raise board.NotKnownThen(topic=Topic.SCALE.label, day=day.isoformat())
    must_be_a_step(command.probability, "sannolikhet", scale.probability)
    must_be_a_step(command.consequence, "konsekvens", scale.consequence)
    version = occasion.state(board.setting_id(Topic.SCALE), Setting).version_on(day)
    return command.event(value=command.probability * command.consequence, scale_version=version)


def must_be_a_step(value: int, axis: str, steps: tuple[Step, ...]) -> None:
    values = [step.value for step in steps]
    if value not in values:
        raise NotAStep(step=value, axis=axis, steps=", ".join(map(str, values)))


def causes_must_be_ours(command: RecordCauses, occasion: Occasion) -> None:
    if not command.causes:
        raise NoCause
    if len(command.causes) > MOST_CAUSES:
        raise TooManyCauses(most=MOST_CAUSES)
    board.choose(occasion, Topic.CAUSES, *command.causes)
