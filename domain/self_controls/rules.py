"""When what is asked about a self-control becomes a fact, and when it is refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import assert_never
from uuid import UUID

from domain import board
from domain.board import Topic
from domain.calendar import Period
from domain.documents.state import Document, revision_on
from domain.grammar import Event, Occasion
from domain.organisation.persons import Person
from domain.samples import Sample
from domain.samples import Status as SampleStatus
from domain.self_control_plans.state import SelfControlPlan
from domain.self_control_plans.words import Method
from domain.self_control_plans.words import Status as PlanStatus
from domain.self_controls.commands import (
    AnalyseSelfControl,
    AnnulSelfControl,
    AnswerSelfControlQuestion,
    CancelSelfControl,
    CloseSelfControl,
    CompleteSelfControl,
    CorrectSelfControl,
    NamePeerReviewers,
    PlanSelfControl,
    ProposeSelfControlAction,
    RecordObservation,
    RecordPeerObservation,
    ReportDeviationFound,
    ReportSelfControl,
    SelfControlCommand,
    StartSelfControl,
)
from domain.self_controls.peers import must_be_peers, must_be_theirs_to_observe, must_have_reviewers
from domain.self_controls.refusals import (
    AlreadyReported,
    AnsweredByOthers,
    ChecklistNotInForce,
    ComparedWithWhat,
    EnoughActions,
    ItemsLeft,
    NobodyTold,
    NothingObserved,
    NothingWanting,
    NotInThePlan,
    NotOnTheChecklist,
    NotWorkingHere,
    QuestionsLeft,
    TooFarAhead,
    WantingWithoutDeviation,
    WhichFiles,
)
from domain.self_controls.state import SelfControl
from domain.self_controls.words import (
    AFTER_PERFORMING,
    ANSWERED_BY,
    GOING_ON,
    MOST_ACTIONS,
    STANDING,
    Status,
    Trend,
    action_id,
    deviation_id,
)
from domain.words import AlreadyThere, must_be, must_be_in_order, must_have_been

DUE = "self_control.tertial"
YEARS_AHEAD = 10


def decide(state: SelfControl, command: SelfControlCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case PlanSelfControl():
            yield plan(state, command, occasion)
        case StartSelfControl():
            yield start(state, command, occasion)
        case NamePeerReviewers():
            must_be(state.status, Status.PLANNED, Status.STARTED)
            must_be_peers(state, command, occasion)
            yield command.event()
        case RecordObservation() | RecordPeerObservation():
            must_be_theirs_to_observe(state, command, occasion)
            yield observe(state, command)
        case AnswerSelfControlQuestion():
            yield answer(state, command, occasion)
        case ReportDeviationFound():
            yield report_deviation(state, command, occasion)
        case CompleteSelfControl():
            yield complete(state, command, occasion)
        case AnalyseSelfControl():
            yield analyse(state, command, occasion)
        case ProposeSelfControlAction():
            must_be(state.status, *AFTER_PERFORMING)
            number = len(state.actions) + 1
            if number > MOST_ACTIONS:
                raise EnoughActions(most=MOST_ACTIONS)
            yield command.event(action=action_id(occasion.record, number), unit=state.unit)
        case ReportSelfControl():
            must_be(state.status, Status.ANALYSED, Status.REPORTED)
            must_have_been(occasion.stamp, command.day)
            must_be_in_order(state.performed_on, command.day)
            yield command.event()
        case CloseSelfControl():
            must_be(state.status, Status.ANALYSED, Status.REPORTED)
            if state.status is Status.ANALYSED and command.without_report is None:
                raise NobodyTold
            yield command.event()
        case CancelSelfControl():
            must_be(state.status, Status.PLANNED, Status.STARTED)
            yield command.event()
        case CorrectSelfControl():
            must_be(state.status, *STANDING)
            must_be_in_plan(command.plan, command.control, command.unit, occasion)
            must_be_our_questions(command.self_control_questions, occasion)
            must_be_within_sight(command.perform_by, occasion)
            if command.responsible != state.responsible:
                must_work_here(command.responsible, occasion)
            yield command.event()
        case AnnulSelfControl():
            must_be(state.status, *STANDING, Status.CANCELLED)
            yield command.event()
        case _:
            assert_never(command)


# ── Before it is made ────────────────────────────────────────────────────────


def plan(state: SelfControl, command: PlanSelfControl, occasion: Occasion) -> Event:
    if state.status is not Status.UNKNOWN:
        raise AlreadyThere
    must_be_in_plan(command.plan, command.control, command.unit, occasion)
    must_be_our_questions(command.self_control_questions, occasion)
    must_be_within_sight(command.perform_by, occasion)
    must_work_here(command.responsible, occasion)
    due = board.due(occasion, DUE, tertial_of(command.perform_by or occasion.stamp.day).end)
    return replace(command, perform_by=command.perform_by or due.on).event(due=due)


def must_be_within_sight(day: date | None, occasion: Occasion) -> None:
    if day is not None and day.year > occasion.stamp.day.year + YEARS_AHEAD:
        raise TooFarAhead(day=day.isoformat(), years=YEARS_AHEAD)


def must_work_here(responsible: UUID, occasion: Occasion) -> None:
    day = occasion.stamp.day
    if not occasion.state(responsible, Person).works_here(day):
        raise NotWorkingHere(day=day.isoformat())


def tertial_of(day: date) -> Period:
    return Period.tertial(day.year, (day.month - 1) // 4 + 1)


def must_be_in_plan(plan: UUID | None, control: int | None, unit: UUID, occasion: Occasion) -> None:
    """The control has that number in the plan of the same unit; what is planned by itself says neither."""
    if plan is None and control is None:
        return
    if plan is None or control is None:
        raise NotInThePlan(control=control or "–")
    held = occasion.state(plan, SelfControlPlan)
    must_be(held.status, PlanStatus.DECIDED, PlanStatus.CLOSED)
    if held.unit != unit or control > len(held.controls):
        raise NotInThePlan(control=control)


def must_be_our_questions(asked: tuple[str, ...], occasion: Occasion) -> None:
    if asked:
        board.choose(occasion, Topic.QUESTIONS, *asked)


def start(state: SelfControl, command: StartSelfControl, occasion: Occasion) -> Event:
    """Files are not read as somebody likes; a checklist is the one that applies today."""
    must_be(state.status, Status.PLANNED)
    if state.method is Method.RECORD_REVIEW and command.sample is None and command.extent is None:
        raise WhichFiles
    must_have_reviewers(state)
    if command.sample is not None:
        must_be(occasion.state(command.sample, Sample).status, SampleStatus.DRAWN, SampleStatus.CLOSED)
    revision = None
    if command.checklist is not None:
        held = revision_on(occasion.state(command.checklist, Document), occasion.stamp.day)
        if held is None:
            raise ChecklistNotInForce
        revision = held.number
    return command.event(checklist_revision=revision)


# ── While it is made ─────────────────────────────────────────────────────────


def observe(state: SelfControl, command: RecordObservation | RecordPeerObservation) -> Event:
    must_be(state.status, Status.STARTED)
    must_be_on_the_checklist(state, command.item)
    if not command.met + command.not_met + command.not_applicable:
        raise NothingObserved
    return command.event()


def must_be_on_the_checklist(state: SelfControl, item: int) -> None:
    if item > len(state.items):
        raise NotOnTheChecklist(items=len(state.items), item=item)


def answer(state: SelfControl, command: AnswerSelfControlQuestion, occasion: Occasion) -> Event:
    """By those whom the board has said, if it has said who."""
    must_be(state.status, Status.STARTED, Status.PERFORMED)
    must_be_our_questions((command.self_control_question,), occasion)
    own = board.decider(occasion, ANSWERED_BY)
    if own is not None and occasion.stamp.role not in own.roles:
        raise AnsweredByOthers(roles=", ".join(role.label for role in own.roles))
    return command.event()


def report_deviation(state: SelfControl, command: ReportDeviationFound, occasion: Occasion) -> Event:
    """What was found is told in its own register; the evidence stays here and is referred to."""
    must_be(state.status, *GOING_ON)
    must_be_on_the_checklist(state, command.item)
    if not state.observed[command.item - 1].not_met:
        raise NothingWanting(item=command.item)
    deviation = deviation_id(occasion.record, command.item)
    if deviation in state.deviations:
        raise AlreadyReported(item=command.item)
    must_have_been(occasion.stamp, command.occurred.first, command.occurred.last)
    must_be_in_order(command.occurred.first, command.occurred.last)
    return command.event(deviation=deviation, unit=state.unit, discovered=occasion.stamp.day)


def complete(state: SelfControl, command: CompleteSelfControl, occasion: Occasion) -> Event:
    must_be(state.status, Status.STARTED)
    if state.left:
        raise ItemsLeft(left=state.left)
    must_have_been(occasion.stamp, command.day)
    must_be_in_order(state.started_on, command.day)
    return command.event()


def analyse(state: SelfControl, command: AnalyseSelfControl, occasion: Occasion) -> Event:
    must_be(state.status, Status.PERFORMED)
    left = [one for one in state.self_control_questions if one not in state.answered]
    if left:
        raise QuestionsLeft(left=", ".join(left))
    must_be_compared(state, command, occasion)
    untold = [
        item
        for item, seen in enumerate(state.observed, start=1)
        if seen.not_met and deviation_id(occasion.record, item) not in state.deviations
    ]
    if untold and command.without_deviation is None:
        raise WantingWithoutDeviation(items=", ".join(map(str, untold)))
    return command.event()


def must_be_compared(state: SelfControl, command: AnalyseSelfControl, occasion: Occasion) -> None:
    """With one that the unit has made before; the first has nothing to be compared with."""
    if (command.trend is Trend.FIRST) is not (command.previous is None):
        raise ComparedWithWhat
    if command.previous is None:
        return
    earlier = occasion.state(command.previous, SelfControl)
    made = command.previous != occasion.record and earlier.status in AFTER_PERFORMING
    if not made or earlier.unit != state.unit or later(earlier.performed_on, state.performed_on):
        raise ComparedWithWhat


def later(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one > other
