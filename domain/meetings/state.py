"""What the facts about a meeting add up to: its paragraphs, and what it asked for that has not been told of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import assert_never
from uuid import UUID

from domain.board import Due
from domain.changes import replace
from domain.grammar import Stamp
from domain.meetings.events import (
    AssignmentReportedBack,
    MeetingAnnulled,
    MeetingCancelled,
    MeetingEvent,
    MeetingHeld,
    MeetingItemRecorded,
    MeetingItemStruck,
    MeetingMoved,
    MeetingPlanned,
    MinutesApproved,
)
from domain.meetings.words import Assignment, BecameAction, Fulfilled, Paragraph, Status
from domain.terms import Body


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """`open_assignments` have not been reported back; `actions` are those that others became, `actions_in_all` with
    those of items that were struck; `rounds` are rounds of the wheel that were taken up."""

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    body: Body | None = None
    day: date | None = None
    papers_by: date | None = None
    present: int | None = None
    members: int | None = None
    due: Due | None = None
    approved_on: date | None = None
    announced_on: date | None = None
    late: bool | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    assigned_in_all: int = 0
    open_assignments: tuple[Assignment, ...] = ()
    actions: tuple[BecameAction, ...] = ()
    actions_in_all: int = 0
    rounds: tuple[Fulfilled, ...] = ()

    def assignment(self, paragraph: str) -> Assignment | None:
        return next((one for one in self.open_assignments if one.paragraph == paragraph), None)

    def action_of(self, paragraph: str) -> UUID | None:
        return next((one.action for one in self.actions if one.paragraph == paragraph), None)

    def round_of(self, paragraph: str) -> Fulfilled | None:
        return next((one for one in self.rounds if one.paragraph == paragraph), None)


def evolve(state: Meeting, event: MeetingEvent, stamp: Stamp) -> Meeting:
    match event:
        case MeetingPlanned():
            return Meeting(
                status=Status.PLANNED, unit=event.unit, body=event.body, day=event.day, papers_by=event.papers_by
            )
        case MeetingMoved():
            return replace(state, day=event.day, papers_by=event.papers_by)
        case MeetingHeld():
            return replace(state, status=Status.HELD, present=event.present, members=event.members, due=event.due)
        case MeetingItemRecorded():
            return recorded(state, event)
        case MeetingItemStruck():
            return struck(state, event)
        case AssignmentReportedBack():
            return replace(state, open_assignments=without(state, event.paragraph))
        case MinutesApproved():
            return replace(
                state,
                status=Status.APPROVED,
                approved_on=event.day,
                announced_on=event.announced_on,
                late=event.late,
            )
        case MeetingCancelled():
            return replace(state, status=Status.CANCELLED)
        case MeetingAnnulled():
            return replace(state, status=Status.ANNULLED)
        case _:
            assert_never(event)


def without(state: Meeting, paragraph: str) -> tuple[Assignment, ...]:
    return tuple(one for one in state.open_assignments if one.paragraph != paragraph)


def recorded(state: Meeting, event: MeetingItemRecorded) -> Meeting:
    item = replace(state, paragraphs=(*state.paragraphs, event.paragraph))
    if event.action is not None:
        became = BecameAction(paragraph=event.paragraph, action=event.action)
        item = replace(item, actions=(*item.actions, became), actions_in_all=item.actions_in_all + 1)
        item = replace(item, assigned_in_all=item.assigned_in_all + 1)
    elif event.assigned:
        asked = Assignment(paragraph=event.paragraph, responsible=event.responsible, ready_by=event.ready_by)
        item = replace(item, open_assignments=(*item.open_assignments, asked), assigned_in_all=item.assigned_in_all + 1)
    if event.obligation is not None and event.first is not None and event.last is not None:
        told = Fulfilled(paragraph=event.paragraph, obligation=event.obligation, first=event.first, last=event.last)
        item = replace(item, rounds=(*item.rounds, told))
    return item


def struck(state: Meeting, event: MeetingItemStruck) -> Meeting:
    asked = state.assignment(event.paragraph) is not None or state.action_of(event.paragraph) is not None
    return replace(
        state,
        paragraphs=tuple(one for one in state.paragraphs if one != event.paragraph),
        open_assignments=without(state, event.paragraph),
        actions=tuple(one for one in state.actions if one.paragraph != event.paragraph),
        assigned_in_all=state.assigned_in_all - asked,
        rounds=tuple(one for one in state.rounds if one.paragraph != event.paragraph),
    )
