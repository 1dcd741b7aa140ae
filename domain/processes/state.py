"""What the facts about a process add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain.agreements.words import Counterparty
from domain.board import Due
from domain.changes import replace
from domain.documents.words import Scope
from domain.grammar import Stamp
from domain.links import BESIDE, CAME_FROM, LED_TO
from domain.processes.events import (
    ActivitiesDescribed,
    ActivityExcusedFromRoutine,
    CollaborationDeclared,
    ProcessAnnulled,
    ProcessCorrected,
    ProcessEstablished,
    ProcessEvent,
    ProcessIdentified,
    ProcessOwnerChanged,
    ProcessRetired,
    ProcessReviewed,
    ProcessRevisionStarted,
    ProcessTakenIntoUse,
    RoutineLinkedToActivity,
    RoutineUnlinkedFromActivity,
)
from domain.processes.words import SOURCES_KEPT, Category, Status, WhyNoRoutine
from domain.terms import Role
from domain.words import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityHeld:
    """An activity, the routines that say how it is done, or why it has none."""

    number: int
    name: str
    role: Role | None = None
    after: tuple[int, ...] = ()
    returns_to: tuple[int, ...] = ()
    routines: Annotated[tuple[UUID, ...], BESIDE] = ()
    without_routine: WhyNoRoutine | None = None

    @property
    def lacks_routine(self) -> bool:
        """Whether nobody has said how it is done, nor why that need not be said."""
        return not self.routines and self.without_routine is None


@dataclass(frozen=True, kw_only=True)
class Process:
    """`revision`: how many times it has been established. Its activities are those described last. `sources`: what
    showed that it had to be revised."""

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    title: str = ""
    category: Category | None = None
    purpose: str = ""
    begins_with: str = ""
    ends_with: str = ""
    scope: Scope | None = None
    parent: UUID | None = None
    owner_function: str = ""
    owner_person: UUID | None = None
    activities: tuple[ActivityHeld, ...] = ()
    collaboration_declared_on: date | None = None
    within: tuple[UUID, ...] = ()
    counterparties: tuple[Counterparty, ...] = ()
    agreements: tuple[UUID, ...] = ()
    sources: Annotated[tuple[Source, ...], CAME_FROM] = ()
    revision: int = 0
    recorded: date | None = None
    established_on: date | None = None
    in_use_on: date | None = None
    reviewed_on: date | None = None
    due: Due | None = None
    replaced_by: Annotated[UUID | None, LED_TO] = None
    closed_on: date | None = None

    @property
    def without_routine(self) -> tuple[ActivityHeld, ...]:
        """The activities that lack a routine and a reason why."""
        return tuple(one for one in self.activities if one.lacks_routine)

    @property
    def without_role(self) -> tuple[ActivityHeld, ...]:
        """The activities for which nobody answers."""
        return tuple(one for one in self.activities if one.role is None)

    @property
    def routines(self) -> tuple[UUID, ...]:
        """Every routine linked to any of the activities, each once."""
        return tuple(dict.fromkeys(routine for one in self.activities for routine in one.routines))

    @property
    def lacks_agreement(self) -> bool:
        """Whether it needs others to collaborate with, and no agreement with them is named."""
        return bool(self.counterparties) and not self.agreements

    def activity(self, number: int) -> ActivityHeld | None:
        return next((one for one in self.activities if one.number == number), None)


def evolve(state: Process, event: ProcessEvent, stamp: Stamp) -> Process:
    match event:
        case ProcessIdentified():
            return identified(event, stamp)
        case ActivitiesDescribed():
            return described(state, event)
        case RoutineLinkedToActivity() | RoutineUnlinkedFromActivity() | ActivityExcusedFromRoutine():
            changed = (with_routine(one, event) if one.number == event.activity else one for one in state.activities)
            return replace(state, activities=tuple(changed))
        case CollaborationDeclared():
            return replace(
                state,
                collaboration_declared_on=stamp.day,
                within=event.within,
                counterparties=event.counterparties,
                agreements=event.agreements,
            )
        case ProcessEstablished():
            return established(state, event)
        case ProcessTakenIntoUse():
            return replace(state, status=Status.IN_USE, in_use_on=event.day)
        case ProcessReviewed():
            return replace(state, reviewed_on=stamp.day, due=event.due)
        case ProcessRevisionStarted():
            return replace(state, status=Status.UNDER_REVISION, sources=with_source(state.sources, event.source))
        case ProcessOwnerChanged():
            return replace(state, owner_function=event.owner_function, owner_person=event.owner_person)
        case ProcessCorrected():
            return corrected(state, event)
        case ProcessRetired():
            ended = Status.SUPERSEDED if event.replaced_by else Status.RETIRED
            return replace(state, status=ended, replaced_by=event.replaced_by, closed_on=stamp.day, due=None)
        case ProcessAnnulled():
            return replace(state, status=Status.ANNULLED, due=None)
        case _:
            assert_never(event)


def identified(event: ProcessIdentified, stamp: Stamp) -> Process:
    return Process(
        status=Status.IDENTIFIED,
        unit=event.unit,
        title=event.title,
        category=event.category,
        purpose=event.purpose,
        begins_with=event.begins_with,
        ends_with=event.ends_with,
        scope=event.scope,
        parent=event.parent,
        owner_function=event.owner_function,
        owner_person=event.owner_person,
        recorded=stamp.day,
    )


def described(state: Process, event: ActivitiesDescribed) -> Process:
    """An activity that was there already, by its number, keeps its routines."""
    held = []
    for one in event.activities:
        before = state.activity(one.number)
        held.append(
            ActivityHeld(
                number=one.number,
                name=one.name,
                role=one.role,
                after=one.after,
                returns_to=one.returns_to,
                routines=before.routines if before else (),
                without_routine=before.without_routine if before else None,
            )
        )
    status = Status.DESCRIBED if state.status is Status.IDENTIFIED else state.status
    return replace(state, status=status, activities=tuple(held))


def with_routine(
    held: ActivityHeld,
    event: RoutineLinkedToActivity | RoutineUnlinkedFromActivity | ActivityExcusedFromRoutine,
) -> ActivityHeld:
    match event:
        case RoutineLinkedToActivity():
            return replace(held, routines=(*held.routines, event.document), without_routine=None)
        case RoutineUnlinkedFromActivity():
            return replace(held, routines=tuple(one for one in held.routines if one != event.document))
        case ActivityExcusedFromRoutine():
            return replace(held, without_routine=event.reason)
        case _:
            assert_never(event)


def with_source(sources: tuple[Source, ...], source: Source | None) -> tuple[Source, ...]:
    """The first ones stay: a link that left the state would be told of as undone."""
    known = {one.record for one in sources}
    if source is None or source.record in known or len(sources) >= SOURCES_KEPT:
        return sources
    return (*sources, source)


def established(state: Process, event: ProcessEstablished) -> Process:
    return replace(
        state,
        status=Status.ESTABLISHED,
        revision=event.revision,
        established_on=event.decision.day,
        in_use_on=None,
        due=event.due,
    )


def corrected(state: Process, event: ProcessCorrected) -> Process:
    return replace(
        state,
        title=event.title,
        category=event.category,
        purpose=event.purpose,
        begins_with=event.begins_with,
        ends_with=event.ends_with,
        scope=event.scope,
        unit=event.unit,
        parent=event.parent,
    )
