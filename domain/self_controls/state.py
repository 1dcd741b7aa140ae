"""What the facts about a self-control add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain.board import Due
from domain.changes import replace
from domain.grammar import Stamp
from domain.links import BESIDE, LED_TO
from domain.self_control_plans.words import Method, QuestionId
from domain.self_controls.events import (
    SelfControlActionProposed,
    SelfControlAnalysed,
    SelfControlAnnulled,
    SelfControlCancelled,
    SelfControlClosed,
    SelfControlCorrected,
    SelfControlEvent,
    SelfControlFoundDeviation,
    SelfControlObserved,
    SelfControlPerformed,
    SelfControlPlanned,
    SelfControlQuestionAnswered,
    SelfControlReported,
    SelfControlReviewersNamed,
    SelfControlStarted,
)
from domain.self_controls.words import Audience, Observed, Status, Trend, WhyAnnulled, WhyCancelled


@dataclass(frozen=True, kw_only=True)
class SelfControl:
    """`observed` stands in the order of `items`; `answered` are the questions that have an answer."""

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    title: str = ""
    method: Method = Method.CHECKLIST
    plan: UUID | None = None
    control: int | None = None
    self_control_questions: tuple[str, ...] = ()
    responsible: UUID | None = None
    perform_by: date | None = None
    due: Due | None = None
    started_on: date | None = None
    items: tuple[str, ...] = ()
    observed: tuple[Observed, ...] = ()
    checklist: UUID | None = None
    checklist_revision: int | None = None
    sample: UUID | None = None
    extent: str | None = None
    reviewers: tuple[UUID, ...] = ()
    peers_from: UUID | None = None
    in_return: Annotated[UUID | None, BESIDE] = None
    answered: tuple[QuestionId, ...] = ()
    deviations: Annotated[tuple[UUID, ...], LED_TO] = ()
    actions: Annotated[tuple[UUID, ...], LED_TO] = ()
    performed_on: date | None = None
    analysed_on: date | None = None
    trend: Trend | None = None
    previous: UUID | None = None
    reported_to_board_on: date | None = None
    reported_to_operations_on: date | None = None
    closed_on: date | None = None
    cancelled: WhyCancelled | None = None
    annulled: WhyAnnulled | None = None

    @property
    def left(self) -> int:
        """How many items of the checklist have not been examined."""
        return sum(not one.number for one in self.observed)

    @property
    def not_met(self) -> int:
        """How many times something was not as it should be."""
        return sum(one.not_met for one in self.observed)


def evolve(state: SelfControl, event: SelfControlEvent, stamp: Stamp) -> SelfControl:
    match event:
        case SelfControlPlanned() | SelfControlCorrected():
            return planned(state, event)
        case SelfControlStarted():
            return started(state, event, stamp)
        case SelfControlReviewersNamed():
            named = replace(state, reviewers=event.reviewers, peers_from=event.peers_from)
            return replace(named, in_return=event.in_return)
        case SelfControlObserved():
            seen = Observed(met=event.met, not_met=event.not_met, not_applicable=event.not_applicable)
            place = event.item - 1
            return replace(state, observed=(*state.observed[:place], seen, *state.observed[place + 1 :]))
        case SelfControlQuestionAnswered():
            return replace(state, answered=tuple(dict.fromkeys((*state.answered, event.self_control_question))))
        case SelfControlFoundDeviation():
            return replace(state, deviations=(*state.deviations, event.deviation))
        case SelfControlActionProposed():
            return replace(state, actions=(*state.actions, event.action))
        case SelfControlPerformed():
            return replace(state, status=Status.PERFORMED, performed_on=event.day)
        case SelfControlAnalysed():
            return replace(
                state, status=Status.ANALYSED, analysed_on=stamp.day, trend=event.trend, previous=event.previous
            )
        case SelfControlReported():
            return reported(state, event)
        case SelfControlClosed() | SelfControlCancelled() | SelfControlAnnulled():
            return ended(state, event, stamp)
        case _:
            assert_never(event)


def planned(state: SelfControl, event: SelfControlPlanned | SelfControlCorrected) -> SelfControl:
    said = replace(
        state,
        title=event.title,
        unit=event.unit,
        method=event.method,
        plan=event.plan,
        control=event.control,
        self_control_questions=event.self_control_questions,
        responsible=event.responsible,
        perform_by=event.perform_by,
    )
    if isinstance(event, SelfControlPlanned):
        return replace(said, status=Status.PLANNED, due=event.due)
    return said


def started(state: SelfControl, event: SelfControlStarted, stamp: Stamp) -> SelfControl:
    return replace(
        state,
        status=Status.STARTED,
        started_on=stamp.day,
        items=event.items,
        observed=(Observed(),) * len(event.items),
        checklist=event.checklist,
        checklist_revision=event.checklist_revision,
        sample=event.sample,
        extent=event.extent,
    )


def reported(state: SelfControl, event: SelfControlReported) -> SelfControl:
    told = replace(state, status=Status.REPORTED)
    if event.audience is Audience.BOARD:
        return replace(told, reported_to_board_on=event.day)
    return replace(told, reported_to_operations_on=event.day)


def ended(
    state: SelfControl, event: SelfControlClosed | SelfControlCancelled | SelfControlAnnulled, stamp: Stamp
) -> SelfControl:
    match event:
        case SelfControlClosed():
            return replace(state, status=Status.CLOSED, closed_on=stamp.day)
        case SelfControlCancelled():
            return replace(state, status=Status.CANCELLED, cancelled=event.reason, closed_on=stamp.day)
        case SelfControlAnnulled():
            return replace(state, status=Status.ANNULLED, annulled=event.reason)
        case _:
            assert_never(event)
