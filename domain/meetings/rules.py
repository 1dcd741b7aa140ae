"""What may be decided about a meeting, what is refused, and why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import assert_never

from domain import law
from domain.actions.state import Action
from domain.actions.words import Status as ActionStatus
from domain.board import due
from domain.grammar import Event, Occasion, Refusal
from domain.meetings.commands import (
    AnnulMeeting,
    ApproveMinutes,
    CancelMeeting,
    HoldMeeting,
    MeetingCommand,
    MoveMeeting,
    PlanMeeting,
    RecordItem,
    ReportBack,
    StrikeItem,
)
from domain.meetings.events import MeetingHeld, MeetingItemRecorded, MeetingItemStruck, MinutesApproved
from domain.meetings.state import Meeting
from domain.meetings.words import BY_LAW, MOST_ASSIGNMENTS, MOST_ITEMS, TAKEN_UP, Status, assigned_action
from domain.terms import Body
from domain.words import must_be, must_be_in_order, must_have_been


class NoQuorum(
    Refusal,
    message="Nämnden får handlägga ärenden bara om fler än hälften av ledamöterna är närvarande: "
    "{present} av {members} var det.",
    duty=law.QUORUM,
    field="present",
): ...


class ParagraphTaken(
    Refusal,
    message="Paragrafen finns redan i protokollet, eller så är protokollet fullt. Varje ärende har en egen.",
    duty=law.MINUTES,
    field="paragraph",
): ...


class NoSuchItem(
    Refusal,
    message="Det finns inget sådant ärende i protokollet, eller så har uppdraget redan återrapporterats eller följs "
    "som åtgärd.",
    duty=law.MINUTES,
    field="paragraph",
): ...


class WhichRound(
    Refusal,
    message="Ange både uppgiften i årshjulet och den period som redovisas, eller ingetdera; det som återremitteras "
    "eller bordläggs är inte redovisat.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="obligation",
): ...


class WhatIsAsked(
    Refusal,
    message="Ansvarig och sista dag hör till ett uppdrag. Skriv vad uppdraget är, eller ta bort dem.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="assignment",
): ...


class WhatBecomesAnAction(
    Refusal,
    message="Det som följs som åtgärd är ett uppdrag från nämnden: skriv vad uppdraget är och när det senast ska "
    "återrapporteras.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="as_action",
): ...


class ActionFirst(
    Refusal,
    message="Uppdraget i ärendet följs som åtgärd. Makulera åtgärden och ange den, så att den inte står kvar utan sitt "
    "ärende; är uppdraget ingen åtgärd anges ingen.",
    duty=law.DOCUMENTATION,
    field="action",
): ...


class ItemsFirst(
    Refusal,
    message="Sammanträdet har ärenden. Ta bort dem först, så att det de hörde till också rättas.",
    duty=law.DOCUMENTATION,
): ...


def decide(state: Meeting, command: MeetingCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case PlanMeeting():
            must_be(state.status, Status.UNKNOWN)
            must_be_in_order(command.papers_by, command.day)
            yield command.event()
        case MoveMeeting():
            must_be(state.status, Status.PLANNED)
            must_be_in_order(command.papers_by, command.day)
            yield command.event()
        case HoldMeeting():
            must_be(state.status, Status.PLANNED)
            yield held(state, command, occasion)
        case RecordItem():
            must_be(state.status, Status.HELD)
            yield recorded(state, command, occasion)
        case StrikeItem():
            must_be(state.status, Status.HELD)
            yield struck(state, command, occasion)
        case ReportBack():
            must_be(state.status, Status.HELD, Status.APPROVED)
            if state.assignment(command.paragraph) is None:
                raise NoSuchItem
            must_have_been(occasion.stamp, command.day)
            must_be_in_order(state.day, command.day)
            yield command.event()
        case ApproveMinutes():
            must_be(state.status, Status.HELD)
            yield approved(state, command, occasion)
        case CancelMeeting():
            must_be(state.status, Status.PLANNED)
            yield command.event()
        case AnnulMeeting():
            must_be(state.status, Status.PLANNED, Status.HELD)
            if state.paragraphs:
                raise ItemsFirst
            yield command.event()
        case _:
            assert_never(command)


def held(state: Meeting, command: HoldMeeting, occasion: Occasion) -> Event:
    """A board and its committees need more than half of their members, and approve the minutes within the time."""
    must_have_been(occasion.stamp, state.day)
    by_law = state.body in BY_LAW
    few = command.present * 2 <= command.members
    if command.present > command.members or (by_law and few):
        raise NoQuorum(present=command.present, members=command.members)
    return MeetingHeld(
        present=command.present,
        members=command.members,
        chaired_by=command.chaired_by,
        due=due(occasion, "minutes.approve", on(state)) if by_law else None,
    )


def on(state: Meeting) -> date:
    assert state.day is not None, "a meeting is planned for a day"
    return state.day


def recorded(state: Meeting, command: RecordItem, occasion: Occasion) -> Event:
    """Once for each paragraph; a round of the wheel is named with its period, and an assignment with what it is."""
    assigned = len(state.open_assignments) + len(state.actions)
    full = len(state.paragraphs) >= MOST_ITEMS or assigned >= MOST_ASSIGNMENTS
    if command.paragraph in state.paragraphs or full:
        raise ParagraphTaken
    round_said = (command.obligation is None, command.first is None, command.last is None)
    if len(set(round_said)) > 1 or (command.obligation is not None and command.outcome not in TAKEN_UP):
        raise WhichRound
    if command.assignment is None and (command.responsible is not None or command.ready_by is not None):
        raise WhatIsAsked
    if command.as_action:
        may_become_an_action(state, command)
    return MeetingItemRecorded(
        paragraph=command.paragraph,
        title=command.title,
        outcome=command.outcome,
        text=command.text,
        day=on(state),
        concerns=command.concerns,
        obligation=command.obligation,
        first=command.first,
        last=command.last,
        assignment=command.assignment,
        assigned=command.assignment is not None,
        responsible=command.responsible,
        ready_by=command.ready_by,
        action=assigned_action(occasion.record, state.actions_in_all + 1) if command.as_action else None,
    )


def may_become_an_action(state: Meeting, command: RecordItem) -> None:
    """An assignment of the board, with the day by which it is to be reported back."""
    if state.body is not Body.BOARD or command.assignment is None or command.ready_by is None:
        raise WhatBecomesAnAction
    must_be_in_order(state.day, command.ready_by)


def struck(state: Meeting, command: StrikeItem, occasion: Occasion) -> Event:
    if command.paragraph not in state.paragraphs:
        raise NoSuchItem
    if command.action != state.action_of(command.paragraph):
        raise ActionFirst
    if command.action is not None and occasion.state(command.action, Action).status is not ActionStatus.ANNULLED:
        raise ActionFirst
    told = state.round_of(command.paragraph)
    return MeetingItemStruck(
        paragraph=command.paragraph,
        reason=command.reason,
        obligation=told.obligation if told else None,
        first=told.first if told else None,
        last=told.last if told else None,
    )


def approved(state: Meeting, command: ApproveMinutes, occasion: Occasion) -> Event:
    """A group's minutes have no day in law, and are never late."""
    must_have_been(occasion.stamp, command.day, command.announced_on)
    must_be_in_order(state.day, command.day)
    must_be_in_order(command.day, command.announced_on)
    late = state.due is not None and command.day > state.due.on
    return MinutesApproved(day=command.day, announced_on=command.announced_on, late=late)
