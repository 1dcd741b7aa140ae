"""When what is asked about a plan becomes a fact: what it says, and that it is followed by others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import assert_never

from domain.analyses.state import Analysis
from domain.analyses.words import STANDING as FROZEN
from domain.calendar import ONE_DAY, add_months
from domain.goals.state import Goal
from domain.goals.words import Status as GoalStatus
from domain.grammar import Event, Occasion
from domain.numbers import is_number
from domain.plans.commands import (
    AnalyseShortcomings,
    CorrectPlan,
    CountStaffing,
    DecidingCommand,
    DraftingCommand,
    DraftPlan,
    FollowingCommand,
    PlanCommand,
    RevisePlan,
)
from domain.plans.deciding import must_be_theirs, resolve
from domain.plans.following import follow
from domain.plans.refusals import (
    DrawnUpFrom,
    EveryYear,
    GoalNotDecided,
    HowManyPosts,
    NotFrozen,
    NotOfThisKind,
    PlanNotDecided,
    WhosePlan,
)
from domain.plans.state import Plan
from domain.plans.words import BEFORE_DECISION, OF_A_UNIT, ONCE_DECIDED, THE_BOARDS, UNDER_WAY, Kind, Status
from domain.words import must_be, must_be_in_order, must_have_been

# ── Rules ────────────────────────────────────────────────────────────────────


def decide(state: Plan, command: PlanCommand, occasion: Occasion) -> Iterable[Event]:
    if isinstance(command, DraftingCommand):
        yield draft(state, command, occasion)
    elif isinstance(command, DecidingCommand):
        if isinstance(command, RevisePlan):
            must_be(state.status, *UNDER_WAY)
            must_be_well_founded(state.kind, command, occasion)
        yield resolve(state, command, occasion)
    elif isinstance(command, FollowingCommand):
        yield follow(state, command, occasion)
    else:
        assert_never(command)


def draft(state: Plan, command: DraftingCommand, occasion: Occasion) -> Event:
    match command:
        case DraftPlan():
            must_be(state.status, Status.UNKNOWN)
            of_the_whole = command.kind in THE_BOARDS
            if (of_the_whole and command.unit) or (command.kind in OF_A_UNIT and not command.unit):
                raise WhosePlan
            must_be_well_founded(command.kind, command, occasion)
            return command.event()
        case CorrectPlan():
            must_be(state.status, Status.DRAFT)
            must_be_theirs(state, occasion)
            must_be_well_founded(state.kind, command, occasion)
            return command.event()
        case AnalyseShortcomings():
            must_be(state.status, *BEFORE_DECISION)
            return analysed(state, command, occasion)
        case CountStaffing():
            must_be(state.status, *BEFORE_DECISION, *UNDER_WAY)
            return counted(state, command, occasion)
        case _:
            assert_never(command)


def must_be_well_founded(kind: Kind | None, command: DraftPlan | CorrectPlan | RevisePlan, occasion: Occasion) -> None:
    """For a time, and on goals and plans that are decided (Enköping E74, E75; Nacka N84)."""
    must_be_in_order(command.first, command.last)
    if kind is Kind.MATERIALITY and command.last > a_year_from(command.first):
        raise EveryYear
    founded = command.goals if kind is Kind.BOARD else (*command.goals, *command.rests_on)
    if kind in (Kind.BOARD, *OF_A_UNIT) and not founded:
        raise DrawnUpFrom
    if any(occasion.state(goal, Goal).status is not GoalStatus.DECIDED for goal in command.goals):
        raise GoalNotDecided
    if any(occasion.state(plan, Plan).status not in ONCE_DECIDED for plan in command.rests_on):
        raise PlanNotDecided


def a_year_from(first: date) -> date:
    """The last day of a year that begins on a day; days beyond the calendar make none longer."""
    return date.max if first.year >= date.max.year else add_months(first, 12) - ONE_DAY


def analysed(state: Plan, command: AnalyseShortcomings, occasion: Occasion) -> Event:
    """Once a year, when the materiality and risk analysis is drawn up (Nacka N102), on figures that are frozen."""
    if state.kind is not Kind.MATERIALITY:
        raise NotOfThisKind(kind=state.kind.label if state.kind else "plan")
    must_be_in_order(command.first, command.last)
    must_have_been(occasion.stamp, command.last)
    if any(occasion.state(one, Analysis).status not in FROZEN for one in command.analyses):
        raise NotFrozen
    return command.event()


def counted(state: Plan, command: CountStaffing, occasion: Occasion) -> Event:
    """The manning that is needed beside the one there is, profession by profession (Nacka N109)."""
    if state.kind is not Kind.COMPETENCE:
        raise NotOfThisKind(kind=state.kind.label if state.kind else "plan")
    must_have_been(occasion.stamp, command.day)
    numbers = [number for post in command.posts for number in (post.needed, post.existing)]
    twice = len({post.profession for post in command.posts}) < len(command.posts)
    if twice or not all(is_number(one) and Decimal(one) >= 0 for one in numbers):
        raise HowManyPosts
    lacking = tuple(post.profession for post in command.posts if Decimal(post.existing) < Decimal(post.needed))
    return command.event(lacking_professions=lacking)
