"""That a plan holds: by whom it is decided, and what must be there before."""

from __future__ import annotations

from typing import assert_never

from domain import board
from domain.grammar import Event, Occasion
from domain.plans.commands import (
    AnnulPlan,
    DecidePlan,
    DecidePlanByBoard,
    DecidingCommand,
    ReplacePlanResponsible,
    RevisePlan,
    SubmitPlan,
)
from domain.plans.refusals import (
    DecidedByTheBoard,
    DecidedNeedsDecision,
    NotTheirs,
    OutsideThePlan,
    PlanDecidedByOthers,
    ShortcomingsFirst,
    StaffingFirst,
    StrategiesFirst,
    TheBoardsPlan,
)
from domain.plans.state import Plan
from domain.plans.words import (
    BEFORE_DECISION,
    BODIES,
    DECIDERS,
    HANDLERS,
    STANDING,
    THE_BOARDS,
    UNDER_WAY,
    Kind,
    Status,
)
from domain.terms import Body
from domain.words import Decision, must_be

# ── Rules ────────────────────────────────────────────────────────────────────


def resolve(state: Plan, command: DecidingCommand, occasion: Occasion) -> Event:
    match command:
        case SubmitPlan():
            must_be(state.status, Status.DRAFT)
            must_be_whole(state)
        case DecidePlanByBoard() | DecidePlan():
            must_be(state.status, *BEFORE_DECISION)
            if isinstance(command, DecidePlan) and state.kind in THE_BOARDS:
                raise TheBoardsPlan(kind=state.kind.label)
            must_be_decided_by(state, command.decision, occasion)
            must_be_whole(state)
        case RevisePlan():
            must_be(state.status, *UNDER_WAY)
            must_be_decided_by(state, command.decision, occasion)
            if state.kind is Kind.MATERIALITY:
                must_have_strategies(command)
            if state.followed_up_to is not None and command.last <= state.followed_up_to:
                raise OutsideThePlan
        case ReplacePlanResponsible():
            must_be(state.status, *STANDING)
            must_be_theirs(state, occasion)
        case _:
            assert_never(command)
    return command.event()


def must_be_theirs(state: Plan, occasion: Occasion) -> None:
    """What is for the whole board is not changed by one of its units."""
    if state.kind not in THE_BOARDS or occasion.stamp.by == state.responsible:
        return
    if occasion.stamp.role not in HANDLERS:
        raise NotTheirs(kind=state.kind.label)


def may_be_struck_out(state: Plan, command: AnnulPlan, occasion: Occasion) -> None:
    """What nobody has decided by those who handle it; what somebody has decided by whoever decides such a plan."""
    must_be(state.status, *STANDING)
    must_be_theirs(state, occasion)
    if state.status in BEFORE_DECISION:
        return
    if command.decision is None:
        raise DecidedNeedsDecision
    if state.by_board and command.decision.body is not Body.BOARD:
        raise DecidedByTheBoard
    must_be_decided_by(state, command.decision, occasion)


def must_be_decided_by(state: Plan, decision: Decision, occasion: Occasion) -> None:
    """The board for its own plans and for any put to it; for others whom it has said, a chief or the management group.

    A chief who decides alone enters the decision too; others may enter what a chief has decided.
    """
    assert state.kind is not None, "a plan that has been drafted is of a kind"
    if decision.body is Body.BOARD:
        return
    if state.kind in THE_BOARDS:
        raise TheBoardsPlan(kind=state.kind.label)
    own = board.decider(occasion, f"plan.{state.kind}")
    roles, bodies = (own.roles, own.bodies) if own else (DECIDERS[state.kind], BODIES)
    if decision.body is not None:
        allowed = decision.body in bodies
    else:
        allowed = bool(roles) and (decision.person != occasion.stamp.by or occasion.stamp.role in roles)
    if not allowed:
        raise PlanDecidedByOthers(
            kind=state.kind.label, deciders=", ".join(one.label for one in (*roles, *bodies)) or Body.BOARD.label
        )


def must_be_whole(state: Plan) -> None:
    """What must be there before anybody decides it (Nacka N84, N102 and N109)."""
    if state.kind is Kind.MATERIALITY:
        must_have_strategies(state)
        if state.shortcomings_analysed_on is None:
            raise ShortcomingsFirst
    if state.kind is Kind.COMPETENCE and state.staffing_counted_on is None:
        raise StaffingFirst


def must_have_strategies(said: Plan | RevisePlan) -> None:
    """The strategies start from the analysis, goals and key figures: each material area has one."""
    if not (said.areas and said.goals and said.criteria) or any(one.strategy is None for one in said.areas):
        raise StrategiesFirst
