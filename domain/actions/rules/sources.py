"""Where an action comes from: which records it may be tied to, and which of them must name the cause."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, assert_never

from domain import board
from domain.actions.commands import (
    AssignByBoard,
    CorrectAction,
    LinkSource,
    NameCauses,
    OriginCommand,
    ProposeAction,
    UnlinkSource,
)
from domain.actions.events import ActionAssignedByBoard, ActionProposed, ActionSourceLinked
from domain.actions.rules.days import DECISION
from domain.actions.rules.refusals import (
    AlreadyLinked,
    CauseFirst,
    LastSource,
    NoSource,
    NotASource,
    NotASourceOfIt,
    SourceAnnulled,
    TooManySources,
    WhatIsToBeDone,
)
from domain.actions.state import Action
from domain.actions.words import (
    CAUSE_NEEDED,
    ENDED,
    MOST_SOURCES,
    NOT_SOURCES,
    OPEN,
    ActionSource,
    LinkedSource,
    Status,
)
from domain.board import Topic
from domain.deviations.state import Deviation
from domain.deviations.words import Direction
from domain.grammar import Event, NoSuchRecord, Occasion
from domain.views.state import View
from domain.views.words import Kind, Submitter
from domain.words import AlreadyThere, must_be, must_be_in_order

# ── Rules ────────────────────────────────────────────────────────────────────


def decide(state: Action, command: OriginCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case ProposeAction():
            yield propose(state, command, occasion)
        case AssignByBoard():
            yield assign(state, command, occasion)
        case LinkSource():
            must_be(state.status, *OPEN)
            yield link(state, command.source, occasion)
        case UnlinkSource():
            must_be(state.status, *OPEN)
            unlink(state, command)
            yield command.event()
        case NameCauses():
            must_be(state.status, *OPEN)
            yield name_causes(state, command, occasion)
        case CorrectAction():
            must_be(state.status, *OPEN, *ENDED)
            yield command.event()
        case _:
            assert_never(command)


def propose(state: Action, command: ProposeAction, occasion: Occasion) -> Event:
    """Anybody proposes, with what shows the need; the text may stay in the record that it comes from."""
    if state.status is not Status.UNKNOWN:
        raise AlreadyThere
    sources = linked_to(command.sources, occasion)
    if not sources and command.other_source is None:
        raise NoSource
    if command.description is None and not sources:
        raise WhatIsToBeDone
    return ActionProposed(
        title=command.title,
        description=command.description,
        aim=command.aim,
        unit=command.unit,
        sources=sources,
        other_source=command.other_source,
        outside=command.outside or from_outside(command.sources, occasion),
        ready_by=command.ready_by,
        decide_by=board.due(occasion, DECISION, occasion.stamp.day),
    )


def assign(state: Action, command: AssignByBoard, occasion: Occasion) -> Event:
    """An assignment needs no other source than the decision of the board."""
    if state.status is not Status.UNKNOWN:
        raise AlreadyThere
    must_be_in_order(command.decision.day, command.report_by)
    return ActionAssignedByBoard(
        title=command.title,
        description=command.description,
        unit=command.unit,
        sources=linked_to(command.sources, occasion),
        outside=from_outside(command.sources, occasion),
        report_by=command.report_by,
        decide_by=board.due(occasion, DECISION, command.decision.day),
        decision=command.decision,
    )


def link(state: Action, source: ActionSource, occasion: Occasion) -> Event:
    """Once it is decided, what it is to remove is no longer left to be named."""
    if state.source(source.record) is not None:
        raise AlreadyLinked
    if len(state.sources) >= MOST_SOURCES:
        raise TooManySources(most=MOST_SOURCES)
    outside = state.outside or from_outside((source,), occasion)
    found = linked(source, occasion)
    if state.status is not Status.PROPOSED and found.needs_cause and not found.causes:
        raise CauseFirst
    return ActionSourceLinked(source=found, outside=outside)


def unlink(state: Action, command: UnlinkSource) -> None:
    """An assignment from the board stands by itself; anything else comes from something."""
    if state.source(command.record) is None:
        raise NotASourceOfIt
    if len(state.sources) == 1 and state.other_source is None and state.assigned_on is None:
        raise LastSource


def name_causes(state: Action, command: NameCauses, occasion: Occasion) -> Event:
    if state.source(command.record) is None:
        raise NotASourceOfIt
    if not command.causes:
        raise CauseFirst
    return replace(command, causes=own_causes(command.causes, occasion)).event()


# ── Records in other registers ───────────────────────────────────────────────


def linked_to(sources: Iterable[ActionSource], occasion: Occasion) -> tuple[LinkedSource, ...]:
    """The sources as facts. Raises AlreadyLinked if one is named twice."""
    found = tuple(linked(source, occasion) for source in sources)
    if len({one.record for one in found}) < len(found):
        raise AlreadyLinked
    return found


def linked(source: ActionSource, occasion: Occasion) -> LinkedSource:
    """A record that is there, in a register of what has been found, and that has not been struck out."""
    if source.register in NOT_SOURCES or source.record == occasion.record:
        raise NotASource(register=source.register)
    state = occasion.records.get(source.record)
    status = getattr(state, "status", "unknown")
    if status == "unknown":
        raise NoSuchRecord(record=source.record)
    if status == "annulled":
        raise SourceAnnulled
    return LinkedSource(
        register=source.register,
        record=source.record,
        causes=own_causes(source.causes, occasion),
        needs_cause=source.register in CAUSE_NEEDED or is_complaint(state),
    )


def own_causes(causes: tuple[str, ...], occasion: Occasion) -> tuple[str, ...]:
    """Causes by the words of the board's own, each once. Raises NotOneOfOurs, NotKnownThen."""
    return tuple(dict.fromkeys(one.id for one in board.choose(occasion, Topic.CAUSES, *causes))) if causes else ()


def is_complaint(state: Any) -> bool:
    return isinstance(state, View) and state.kind is Kind.COMPLAINT


def from_outside(sources: Iterable[ActionSource], occasion: Occasion) -> bool:
    """Whether somebody outside, who can be reached, gave rise to it."""
    return any(waits_outside(occasion.records.get(source.record)) for source in sources)


def waits_outside(state: Any) -> bool:
    if isinstance(state, View):
        return not state.anonymous and state.submitter is not Submitter.STAFF
    return isinstance(state, Deviation) and state.direction is Direction.INCOMING
