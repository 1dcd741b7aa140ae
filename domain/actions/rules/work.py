"""That an action is to be done or not, by whom and when; and that it is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never
from uuid import UUID

from domain.actions.commands import (
    CompleteAction,
    DecideAction,
    DeclineAction,
    FollowInSeries,
    PostponeAction,
    ReplaceResponsible,
    ReportProgress,
    StartAction,
    WaiveRevision,
    WorkCommand,
)
from domain.actions.rules.days import evaluation
from domain.actions.rules.deciders import must_be_theirs, reach_of
from domain.actions.rules.refusals import (
    CauseFirst,
    NoSuchMeasure,
    NoSuchRevision,
    NotAboutARoutine,
    NotLater,
    NotTheResponsible,
    NotWorkingHere,
    ReportBackFirst,
    RevisionFirst,
)
from domain.actions.state import Action
from domain.actions.words import AFTER_WORK, UNDER_WAY, Kind, Status
from domain.criteria.state import Criterion
from domain.documents.state import Document
from domain.grammar import Event, Occasion
from domain.organisation.persons import Person
from domain.processes.state import Process
from domain.processes.words import LIVE
from domain.words import must_be, must_have_been

# ── Rules ────────────────────────────────────────────────────────────────────


def decide(state: Action, command: WorkCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case DecideAction():
            yield resolve(state, command, occasion)
        case FollowInSeries():
            must_be(state.status, *UNDER_WAY, *AFTER_WORK)
            if occasion.state(command.series.criterion, Criterion).measure(command.series.measure) is None:
                raise NoSuchMeasure(measure=command.series.measure)
            yield command.event()
        case DeclineAction():
            must_be(state.status, Status.PROPOSED)
            must_be_theirs(reach_of(state), command.decision, occasion)
            if state.owed_to_the_board:
                raise ReportBackFirst
            yield command.event()
        case ReplaceResponsible():
            must_be(state.status, *UNDER_WAY, *AFTER_WORK)
            must_work_here(command.responsible, occasion)
            yield command.event()
        case StartAction():
            must_be(state.status, Status.DECIDED)
            must_be_the_responsible(state, occasion)
            must_have_been(occasion.stamp, command.day)
            yield command.event()
        case ReportProgress():
            must_be(state.status, *UNDER_WAY)
            must_be_the_responsible(state, occasion)
            yield command.event()
        case PostponeAction():
            yield postpone(state, command, occasion)
        case WaiveRevision():
            must_be(state.status, *UNDER_WAY)
            must_be_theirs(reach_of(state), command.decision, occasion)
            if state.kind is not Kind.PROCESS_OR_ROUTINE:
                raise NotAboutARoutine
            yield command.event()
        case CompleteAction():
            yield complete(state, command, occasion)
        case _:
            assert_never(command)


def resolve(state: Action, command: DecideAction, occasion: Occasion) -> Event:
    """What is to remove a cause says which; what nobody can say the cause of is not decided yet."""
    must_be(state.status, Status.PROPOSED)
    reach = reach_of(state, command.reach)
    must_be_theirs(reach, command.decision, occasion)
    must_work_here(command.responsible, occasion)
    if any(source.needs_cause and not source.causes for source in state.sources):
        raise CauseFirst
    judged = evaluation(command.ready_by, command.evaluate_by, occasion)
    return replace(command, reach=reach, evaluate_by=judged.on).event(due=judged.due)


def must_work_here(responsible: UUID, occasion: Occasion) -> None:
    day = occasion.stamp.day
    if not occasion.state(responsible, Person).works_here(day):
        raise NotWorkingHere(day=day.isoformat())


def must_be_the_responsible(state: Action, occasion: Occasion) -> None:
    if state.responsible != occasion.stamp.by:
        raise NotTheResponsible


def postpone(state: Action, command: PostponeAction, occasion: Occasion) -> Event:
    """Decided by the one who could have decided the action, with the reason; each time is counted."""
    must_be(state.status, *UNDER_WAY)
    must_be_theirs(reach_of(state), command.decision, occasion)
    if state.ready_by is not None and command.ready_by <= state.ready_by:
        raise NotLater(day=state.ready_by.isoformat())
    judged = evaluation(command.ready_by, command.evaluate_by, occasion)
    return replace(command, evaluate_by=judged.on).event(due=judged.due, postponements=state.postponements + 1)


def complete(state: Action, command: CompleteAction, occasion: Occasion) -> Event:
    """A process or routine has been improved when a revision says so, or when it was decided that none is needed."""
    must_be(state.status, *UNDER_WAY)
    must_be_the_responsible(state, occasion)
    must_have_been(occasion.stamp, command.day)
    revised = [one for one in (command.document, command.process) if one is not None]
    if len(revised) > 1 or bool(revised) is not (command.revision is not None):
        raise RevisionFirst
    if not revised and state.kind is Kind.PROCESS_OR_ROUTINE and not state.revision_waived:
        raise RevisionFirst
    if command.document is not None:
        must_have_come_of_it(state, occasion.state(command.document, Document), command.revision)
    if command.process is not None:
        must_be_established_since(state, occasion.state(command.process, Process), command.revision)
    return command.event()


def must_have_come_of_it(state: Action, document: Document, number: int | None) -> None:
    """A revision that held before the action was decided is not what came of it."""
    held = next((one for one in document.revisions if one.number == number), None)
    if held is None or (state.decided_on is not None and held.valid_from < state.decided_on):
        raise NoSuchRevision(revision=number)


def must_be_established_since(state: Action, process: Process, number: int | None) -> None:
    """Of a process only the revision that holds is known with its day."""
    if process.status not in LIVE or process.revision != number or process.established_on is None:
        raise NoSuchRevision(revision=number)
    if state.decided_on is not None and process.established_on < state.decided_on:
        raise NoSuchRevision(revision=number)
