"""When what is asked about a plan for self-control becomes a fact, and when it is refused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from domain import board, law
from domain.board import Topic
from domain.grammar import Event, Occasion, Refusal
from domain.self_control_plans.commands import (
    CHIEFS,
    AnnulSelfControlPlan,
    ChangeSelfControlPlan,
    CloseSelfControlPlan,
    DecideSelfControlPlan,
    PlanCommand,
)
from domain.self_control_plans.state import SelfControlPlan
from domain.self_control_plans.words import DECIDED_BY, EACH_TERTIAL, OFTEN_ENOUGH, Frequency, PlannedControl, Status
from domain.terms import Body
from domain.words import AlreadyThere, Decision, must_be


class PlanDecidedByOthers(
    Refusal,
    message="Planen beslutas av dem som nämnden har bestämt: {deciders}. En chef som beslutar ensam registrerar själv "
    "sitt beslut.",
    duty=law.SELF_CONTROL,
    field="decision",
): ...


class QuestionsNotCovered(
    Refusal,
    message="Planen svarar inte på nämndens frågor {missing} så ofta som de sammanställs.",
    duty=law.SELF_CONTROL,
    field="controls",
): ...


class ControlTakenAway(
    Refusal,
    message="Planen har {number} kontroller, och var och en behåller sitt nummer. Ange att den utgår i stället.",
    duty=law.DOCUMENTATION,
    field="controls",
): ...


class YearIsOver(Refusal, message="Året {year} är slut.", duty=law.SELF_CONTROL, field="year"): ...


class YearNotOver(Refusal, message="Planen avslutas när året {year} är slut.", duty=law.SELF_CONTROL): ...


def decide(state: SelfControlPlan, command: PlanCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case DecideSelfControlPlan():
            if state.status not in (Status.UNKNOWN, Status.ANNULLED):
                raise AlreadyThere
            must_not_be_over(command.year, occasion)
            must_be_decided_by(command.decision, occasion)
            must_cover(command.controls, occasion)
            yield command.event()
        case ChangeSelfControlPlan():
            must_be(state.status, Status.DECIDED)
            must_not_be_over(state.year, occasion)
            must_be_decided_by(command.decision, occasion)
            if len(command.controls) < len(state.controls):
                raise ControlTakenAway(number=len(state.controls))
            must_cover(command.controls, occasion)
            yield command.event()
        case CloseSelfControlPlan():
            must_be(state.status, Status.DECIDED)
            if occasion.stamp.day.year <= state.year:
                raise YearNotOver(year=state.year)
            yield command.event()
        case AnnulSelfControlPlan():
            must_be(state.status, Status.DECIDED, Status.CLOSED)
            yield command.event()
        case _:
            assert_never(command)


def must_not_be_over(year: int, occasion: Occasion) -> None:
    if year < occasion.stamp.day.year:
        raise YearIsOver(year=year)


def must_be_decided_by(decision: Decision, occasion: Occasion) -> None:
    """Whoever the board has said; the board itself always.

    A person's level is known from the stamp alone: where not every chief may, the one who decides enters it too.
    """
    own = board.decider(occasion, DECIDED_BY)
    roles, bodies = (own.roles, own.bodies) if own else (CHIEFS, tuple(Body))
    if decision.body is not None:
        allowed = decision.body is Body.BOARD or decision.body in bodies
    else:
        theirs = decision.person == occasion.stamp.by
        allowed = occasion.stamp.role in roles if theirs else set(CHIEFS) <= set(roles)
    if not allowed:
        raise PlanDecidedByOthers(deciders=", ".join(one.label for one in (*roles, *bodies)))


def must_cover(controls: Iterable[PlannedControl], occasion: Occasion) -> None:
    """Each of the board's questions is answered by some control, and often enough. Raises NotOneOfOurs."""
    asked = [one for control in controls for one in control.self_control_questions]
    if asked:
        board.choose(occasion, Topic.QUESTIONS, *asked)
    standing = [control for control in controls if control.frequency is not Frequency.LAPSED]
    yearly = {one for control in standing for one in control.self_control_questions}
    often = {one for control in standing if control.frequency in OFTEN_ENOUGH for one in control.self_control_questions}
    missing = [
        one.id
        for one in board.questions(occasion, occasion.stamp.day)
        if one.id not in (often if one.parent == EACH_TERTIAL else yearly)
    ]
    if missing:
        raise QuestionsNotCovered(missing=", ".join(missing))
