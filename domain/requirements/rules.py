"""When what is asked about a requirement becomes a fact, and when it is refused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from domain import board, law
from domain.grammar import Event, Occasion, Refusal
from domain.processes.state import Process
from domain.processes.words import LIVE as PROCESS_LIVE
from domain.requirements.commands import (
    AmendRequirement,
    AnnulRequirement,
    BeginRequirement,
    CorrectRequirement,
    EnterRequirement,
    MapRequirement,
    RepealRequirement,
    ReplaceRequirement,
    RequirementCommand,
    ReviewRequirement,
    TakePlaceOf,
)
from domain.requirements.state import Requirement
from domain.requirements.words import HOLDS, Status
from domain.words import AlreadyThere, must_be, must_be_in_order, must_have_been


class NotInForceYet(
    Refusal, message="Kravet gäller från {day}. Den dagen har inte kommit.", duty=law.INTERNAL_CONTROL
): ...


class ReplacedByWhat(
    Refusal,
    message="Ett krav ersätts av ett annat krav i registret, som gäller eller är beslutat, och inte av sig självt.",
    duty=law.INTERNAL_CONTROL,
    field="replaced_by",
): ...


class NothingAnswers(
    Refusal,
    message="Ange minst en del av ledningssystemet eller en process som svarar mot kravet.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="parts",
): ...


class ProcessHasEnded(
    Refusal,
    message="Processen ”{title}” är {status} och svarar inte mot något krav.",
    duty=law.PROCESSES,
    field="processes",
): ...


class NoSuchDuty(
    Refusal,
    message="Programmet känner inget lagkrav med namnet {duty}.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="duties",
): ...


NOT_ENDED = (Status.COMING, *HOLDS)
STANDING = (*NOT_ENDED, Status.REPEALED, Status.REPLACED)


def decide(state: Requirement, command: RequirementCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case EnterRequirement():
            if state.status is not Status.UNKNOWN:
                raise AlreadyThere
            yield command.event(due=board.due(occasion, "requirement.review", occasion.stamp.day))
        case BeginRequirement():
            must_be(state.status, Status.COMING)
            if state.valid_from is not None and state.valid_from > occasion.stamp.day:
                raise NotInForceYet(day=state.valid_from.isoformat())
            yield command.event()
        case AmendRequirement():
            must_have_changed(state, command, occasion)
            yield command.event(due=board.due(occasion, "requirement.amended", occasion.stamp.day))
        case RepealRequirement():
            must_have_changed(state, command, occasion)
            yield command.event()
        case ReplaceRequirement():
            must_have_changed(state, command, occasion)
            must_have_a_successor(command, occasion)
            yield command.event()
        case TakePlaceOf():
            must_be(state.status, *NOT_ENDED)
            yield command.event()
        case MapRequirement():
            must_be(state.status, *NOT_ENDED)
            must_be_known(command, occasion)
            yield command.event()
        case ReviewRequirement():
            must_be(state.status, *HOLDS)
            yield command.event(due=board.due(occasion, "requirement.review", occasion.stamp.day))
        case CorrectRequirement() | AnnulRequirement():
            must_be(state.status, *STANDING)
            yield command.event()
        case _:
            assert_never(command)


def must_have_changed(
    state: Requirement, command: AmendRequirement | RepealRequirement | ReplaceRequirement, occasion: Occasion
) -> None:
    """A change is entered when it has come into force, which is not before the requirement itself."""
    must_be(state.status, *HOLDS)
    must_have_been(occasion.stamp, command.since)
    must_be_in_order(state.valid_from, command.since)


def must_have_a_successor(command: ReplaceRequirement, occasion: Occasion) -> None:
    later = occasion.state(command.replaced_by, Requirement)
    if command.replaced_by == occasion.record or later.status not in NOT_ENDED:
        raise ReplacedByWhat


def must_be_known(command: MapRequirement, occasion: Occasion) -> None:
    if not (command.parts or command.processes):
        raise NothingAnswers
    for one in command.processes:
        process = occasion.state(one, Process)
        if process.status not in PROCESS_LIVE:
            raise ProcessHasEnded(title=process.title, status=process.status.label)
    for duty in command.duties:
        if duty not in law.BY_ID:
            raise NoSuchDuty(duty=duty)
