"""What may be decided about a goal, what is refused, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from domain import law
from domain.goals.commands import (
    AnnulGoal,
    CorrectGoal,
    DecideGoal,
    DecideOperationalGoal,
    EndCouncilGoal,
    EnterCouncilGoal,
    GoalCommand,
    NameGoalCriteria,
    ProposeGoal,
    RetireGoal,
    ReviseGoal,
)
from domain.goals.state import Goal
from domain.goals.words import ABOVE, ENTERED_BY, MANAGERS, GoalLevel, Status
from domain.grammar import Event, Occasion, Refusal
from domain.terms import Body, Role
from domain.words import Decision, must_be, must_be_in_order, must_have_been

STANDING = (Status.PROPOSED, Status.DECIDED)


class TheCouncils(
    Refusal,
    message="Kommunens övergripande mål beslutas av fullmäktige: här förs bara in vad fullmäktige har beslutat.",
    duty=law.INTERNAL_CONTROL,
): ...


class NotTheCouncils(
    Refusal,
    message="Detta är inte kommunens mål. Målet upphävs av den som har beslutat det.",
    duty=law.NOT_DELEGABLE,
): ...


class TheBoards(
    Refusal,
    message="Målet är nämndens: det beslutas, ändras och upphävs av nämnden själv.",
    duty=law.NOT_DELEGABLE,
    field="decision",
): ...


class TheUnitsOwn(
    Refusal,
    message="Målet är enhetens eget och beslutas av dess chef.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
): ...


class NotTheManagers(
    Refusal,
    message="Enhetens mål beslutas av den chef som registrerar beslutet, eller av ledningsgruppen.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="decision",
): ...


class WhoseGoal(
    Refusal,
    message="Ett operativt mål är en enhets: ange vilken. Ett strategiskt mål är hela nämndens och har ingen enhet; "
    "det föreslås av kvalitetsutvecklaren eller direktören.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="unit",
): ...


class NotAStepBelow(
    Refusal,
    message="Målet ovanför ska vara beslutat och ligga ett led högre. Ett operativt mål bryter alltid ned ett annat.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="parent",
): ...


def decide(state: Goal, command: GoalCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case EnterCouncilGoal():
            must_be(state.status, Status.UNKNOWN)
            must_have_been(occasion.stamp, command.council.day)
            must_be_in_order(command.since, command.until)
        case EndCouncilGoal():
            must_be(state.status, Status.DECIDED)
            if state.level is not GoalLevel.MUNICIPAL:
                raise NotTheCouncils
            must_have_been(occasion.stamp, command.council.day)
            must_be_in_order(state.since, command.until)
        case ProposeGoal():
            must_be(state.status, Status.UNKNOWN)
            goal_may_be_proposed(command, occasion)
        case CorrectGoal() | AnnulGoal():
            must_be(state.status, *STANDING)
            must_be_theirs(state, occasion)
            must_not_undo_a_decision(state, occasion)
        case NameGoalCriteria():
            must_be(state.status, *STANDING)
            must_be_theirs(state, occasion)
        case DecideGoal() | DecideOperationalGoal():
            must_be(state.status, Status.PROPOSED)
            goal_may_be_decided(state, command, occasion)
        case ReviseGoal():
            must_be(state.status, Status.DECIDED)
            must_be_by_whom(state, command.decision, occasion)
            must_be_in_order(state.since, command.since)
            must_be_in_order(command.since, command.until)
        case RetireGoal():
            must_be(state.status, Status.DECIDED)
            must_be_by_whom(state, command.decision, occasion)
            must_be_in_order(state.since, command.until)
        case _:
            assert_never(command)
    yield command.event()


def goal_may_be_proposed(command: ProposeGoal, occasion: Occasion) -> None:
    """Each in its step: the board's on the council's, a unit's on the board's or on that of the unit above."""
    if command.level is GoalLevel.MUNICIPAL:
        raise TheCouncils
    operational = command.level is GoalLevel.OPERATIONAL
    whole = occasion.stamp.role in (Role.QUALITY_DEVELOPER, Role.DIRECTOR)
    if operational is (command.unit is None) or not (operational or whole):
        raise WhoseGoal
    if command.parent is None:
        if operational:
            raise NotAStepBelow
        return
    above = occasion.state(command.parent, Goal)
    if above.status is not Status.DECIDED or above.level not in ABOVE[command.level]:
        raise NotAStepBelow


def must_be_theirs(state: Goal, occasion: Occasion) -> None:
    """What is for the whole board is not put right by one of its units."""
    if state.unit is None and occasion.stamp.role not in (*ENTERED_BY, Role.DIRECTOR):
        raise WhoseGoal


def must_not_undo_a_decision(state: Goal, occasion: Occasion) -> None:
    """What the board has decided it changes and lets go itself; the council's is put right by those who enter it."""
    if state.status is not Status.DECIDED or state.unit is not None:
        return
    if state.level is not GoalLevel.MUNICIPAL:
        raise TheBoards
    if occasion.stamp.role not in ENTERED_BY:
        raise TheCouncils


def goal_may_be_decided(state: Goal, command: DecideGoal | DecideOperationalGoal, occasion: Occasion) -> None:
    """The board decides its own goals, the manager the unit's."""
    if isinstance(command, DecideGoal):
        if state.unit is not None:
            raise TheUnitsOwn
    elif state.unit is None:
        raise TheBoards
    must_be_by_whom(state, command.decision, occasion)
    must_be_in_order(command.since, command.until)


def must_be_by_whom(state: Goal, decision: Decision, occasion: Occasion) -> None:
    """What the board decides is decided by it to the end; a unit's own by its manager or the management group."""
    if state.level is GoalLevel.MUNICIPAL:
        raise TheCouncils
    if state.unit is None:
        if decision.body is not Body.BOARD:
            raise TheBoards
    elif decision.body not in (Body.BOARD, Body.MANAGEMENT_GROUP):
        alone = decision.person == occasion.stamp.by and occasion.stamp.role in MANAGERS
        if not alone:
            raise NotTheManagers
