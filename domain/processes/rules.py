"""When what is asked about a process becomes a fact, and when it is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import assert_never
from uuid import UUID

from domain import board
from domain.agreements.state import Agreement
from domain.agreements.words import LIVE as AGREED
from domain.documents.state import Document, revision_on
from domain.documents.words import Kind, Scope
from domain.documents.words import Status as DocumentStatus
from domain.grammar import Event, Occasion, Stamp
from domain.organisation.units import Status as UnitStatus
from domain.organisation.units import Unit
from domain.processes.commands import (
    AnnulProcess,
    ChangeProcessOwner,
    CorrectProcess,
    DeclareCollaboration,
    DescribeActivities,
    EstablishProcess,
    ExcuseActivity,
    IdentifyProcess,
    LinkRoutine,
    ProcessCommand,
    RetireProcess,
    ReviewProcess,
    ReviseProcess,
    TakeIntoUse,
    UnlinkRoutine,
)
from domain.processes.refusals import (
    AgreedWithWhom,
    AgreementNotThere,
    AlreadyLinked,
    CollaborationNotDeclared,
    DecidedForAll,
    EstablishedByWhom,
    GoesInCircles,
    HasARoutine,
    NoSuchActivity,
    NotARoutine,
    NotLinked,
    OtherRoutinesThanLinked,
    PartOfWhat,
    ReplacedByWhat,
    ResponsibleMissing,
    RoutineMissing,
    RoutineNotInForce,
    RoutineNotThere,
    SameNumber,
    ScopeSaysWhoDecides,
    TooManyRoutines,
)
from domain.processes.state import ActivityHeld, Process
from domain.processes.words import LIVE, MOST_ROUTINES, STANDING, WORKED_ON, Activity, Status, WhyRetired
from domain.terms import Body, Role
from domain.words import AlreadyThere, Decision, must_be, must_be_in_order, must_have_been

WITH_ACTIVITIES = (Status.DESCRIBED, Status.UNDER_REVISION, *STANDING)
SAYS_HOW = (Kind.ROUTINE, Kind.INSTRUCTION)
GONE = (DocumentStatus.WITHDRAWN, DocumentStatus.ARCHIVED, DocumentStatus.ANNULLED)
ABOVE_DEPARTMENTS = (Body.BOARD, Body.COMMITTEE, Body.MANAGEMENT_GROUP)


def decide(state: Process, command: ProcessCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case IdentifyProcess():
            if state.status is not Status.UNKNOWN:
                raise AlreadyThere
            must_be_in_a_unit(command.unit, occasion)
            must_be_a_part_of(command.parent, occasion)
            yield command.event()
        case DescribeActivities():
            must_be(state.status, *WORKED_ON)
            must_be_in_an_order(command.activities)
            yield command.event()
        case LinkRoutine() | UnlinkRoutine() | ExcuseActivity():
            yield about_routine(state, command, occasion)
        case DeclareCollaboration():
            yield declare(state, command, occasion)
        case EstablishProcess():
            yield establish(state, command, occasion)
        case TakeIntoUse():
            must_be(state.status, Status.ESTABLISHED)
            must_have_been(occasion.stamp, command.day)
            must_be_in_order(state.established_on, command.day)
            yield command.event()
        case ReviewProcess():
            must_be(state.status, *STANDING)
            yield command.event(due=board.due(occasion, "process.review", occasion.stamp.day))
        case ReviseProcess():
            must_be(state.status, *STANDING)
            yield command.event()
        case ChangeProcessOwner():
            must_be(state.status, *LIVE)
            yield command.event()
        case CorrectProcess():
            yield correct(state, command, occasion)
        case RetireProcess():
            yield retire(state, command, occasion)
        case AnnulProcess():
            must_be(state.status, *LIVE, Status.RETIRED, Status.SUPERSEDED)
            if state.revision:
                must_be_decided_high_enough(state, command.decision, occasion.stamp)
            yield command.event()
        case _:
            assert_never(command)


def must_be_in_a_unit(unit: UUID | None, occasion: Occasion) -> None:
    if unit is not None:
        must_be(occasion.state(unit, Unit).status, UnitStatus.ESTABLISHED)


def must_be_a_part_of(parent: UUID | None, occasion: Occasion) -> None:
    """Of a main process that is there: as what is itself a part takes no parts, nothing comes to be above itself."""
    if parent is None:
        return
    above = occasion.state(parent, Process)
    if parent == occasion.record or above.status not in LIVE or above.parent is not None:
        raise PartOfWhat


def correct(state: Process, command: CorrectProcess, occasion: Occasion) -> Event:
    """Who decides follows from the scope: once established, that is put right by the one who decides for all."""
    must_be(state.status, *LIVE)
    must_be_in_a_unit(command.unit, occasion)
    if command.parent != state.parent:
        must_be_a_part_of(command.parent, occasion)
    if command.scope is not state.scope and state.revision and occasion.stamp.role is not Role.DIRECTOR:
        raise ScopeSaysWhoDecides
    return command.event()


# ── Activities and their order ───────────────────────────────────────────────


def must_be_in_an_order(activities: tuple[Activity, ...]) -> None:
    """Each activity has a number of its own, names only others of the process, and never comes before itself."""
    by_number: dict[int, Activity] = {}
    for one in activities:
        if one.number in by_number:
            raise SameNumber(number=one.number)
        by_number[one.number] = one
    for one in activities:
        for other in (*one.after, *one.returns_to):
            if other not in by_number:
                raise NoSuchActivity(number=other)
    for one in activities:
        if one.number in all_before(one, by_number):
            raise GoesInCircles(number=one.number)


def all_before(activity: Activity, by_number: Mapping[int, Activity]) -> set[int]:
    """The numbers of all that comes before an activity, however far back; its own, if it goes in circles."""
    found: set[int] = set()
    ahead = list(activity.after)
    while ahead:
        number = ahead.pop()
        if number not in found:
            found.add(number)
            ahead += by_number[number].after
    return found


def about_routine(state: Process, command: LinkRoutine | UnlinkRoutine | ExcuseActivity, occasion: Occasion) -> Event:
    must_be(state.status, *WITH_ACTIVITIES)
    activity = state.activity(command.activity)
    if activity is None:
        raise NoSuchActivity(number=command.activity)
    match command:
        case LinkRoutine():
            may_be_linked(activity, command.document, occasion)
        case UnlinkRoutine():
            if command.document not in activity.routines:
                raise NotLinked
        case ExcuseActivity():
            if activity.routines:
                raise HasARoutine
        case _:
            assert_never(command)
    return command.event()


def may_be_linked(activity: ActivityHeld, document: UUID, occasion: Occasion) -> None:
    """A routine under work may be linked; that it holds is asked for when the process is established."""
    routine = occasion.state(document, Document)
    if routine.kind not in SAYS_HOW:
        raise NotARoutine(title=routine.title, kind=routine.kind.label if routine.kind else "")
    if routine.status in GONE:
        raise RoutineNotThere(title=routine.title)
    if document in activity.routines:
        raise AlreadyLinked
    if len(activity.routines) >= MOST_ROUTINES:
        raise TooManyRoutines(most=MOST_ROUTINES)


# ── Collaboration ────────────────────────────────────────────────────────────


def declare(state: Process, command: DeclareCollaboration, occasion: Occasion) -> Event:
    """The agreements that are named anew, and those no longer named, are told of it in the same act."""
    must_be(state.status, *LIVE)
    agreements = tuple(dict.fromkeys(command.agreements))
    if agreements and not command.counterparties:
        raise AgreedWithWhom
    added = tuple(one for one in agreements if one not in state.agreements)
    for one in added:
        agreement = occasion.state(one, Agreement)
        if agreement.status not in AGREED:
            raise AgreementNotThere(title=agreement.title, status=agreement.status.label)
    said = replace(
        command,
        within=tuple(dict.fromkeys(command.within)),
        counterparties=tuple(dict.fromkeys(command.counterparties)),
        agreements=agreements,
    )
    return said.event(added=added, removed=tuple(one for one in state.agreements if one not in agreements))


# ── Established, and ended ───────────────────────────────────────────────────


def establish(state: Process, command: EstablishProcess, occasion: Occasion) -> Event:
    must_be(state.status, Status.DESCRIBED, Status.UNDER_REVISION)
    must_be_decided_high_enough(state, command.decision, occasion.stamp)
    if state.collaboration_declared_on is None:
        raise CollaborationNotDeclared
    if state.without_role:
        raise ResponsibleMissing(numbers=", ".join(str(one.number) for one in state.without_role))
    for lacking in state.without_routine:
        raise RoutineMissing(number=lacking.number, name=lacking.name)
    if set(command.routines) != set(state.routines):
        raise OtherRoutinesThanLinked(count=len(state.routines))
    for one in state.routines:
        routine = occasion.state(one, Document)
        if revision_on(routine, occasion.stamp.day) is None:
            raise RoutineNotInForce(title=routine.title)
    due = board.due(occasion, "process.review", occasion.stamp.day)
    return replace(command, routines=state.routines).event(revision=state.revision + 1, due=due)


def must_be_decided_high_enough(state: Process, decision: Decision, stamp: Stamp) -> None:
    """A person's level is known from the stamp alone, so a head who decides alone enters the decision too."""
    if decision.body in ABOVE_DEPARTMENTS:
        return
    if decision.person != stamp.by or stamp.role not in (Role.DEPARTMENT_HEAD, Role.DIRECTOR):
        raise EstablishedByWhom
    if state.scope is Scope.ADMINISTRATION_WIDE and stamp.role is not Role.DIRECTOR:
        raise DecidedForAll


def retire(state: Process, command: RetireProcess, occasion: Occasion) -> Event:
    must_be(state.status, *LIVE)
    must_be_decided_high_enough(state, command.decision, occasion.stamp)
    if (command.reason is WhyRetired.REPLACED) is not (command.replaced_by is not None):
        raise ReplacedByWhat
    if command.replaced_by is not None:
        other = occasion.state(command.replaced_by, Process)
        if command.replaced_by == occasion.record or other.status not in STANDING:
            raise ReplacedByWhat
    return command.event()
