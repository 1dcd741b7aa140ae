"""What the facts about a decision that is not executed add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import assert_never
from uuid import UUID

from domain.board import Due
from domain.changes import replace
from domain.grammar import Stamp
from domain.non_executed.events import (
    DecisionExecuted,
    ExecutionTold,
    NonExecutedDecisionAnnulled,
    NonExecutedDecisionCorrected,
    NonExecutedDecisionEnded,
    NonExecutedDecisionEntered,
    NonExecutedDecisionReported,
    NonExecutedEvent,
)
from domain.non_executed.words import DelayReason, Status, WhyAnnulled, WhyEnded
from domain.terms import LegalBasis
from domain.words import Affected


@dataclass(frozen=True, kw_only=True)
class NonExecutedDecision:
    """`year` and `quarter` are those of the latest report, `reports` how many there have been."""

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    legal_basis: LegalBasis = LegalBasis.SOL
    service_kind: str = ""
    decided_on: date | None = None
    interrupted_on: date | None = None
    affected: Affected = Affected()
    due: Due | None = None
    year: int | None = None
    quarter: int | None = None
    delay_reason: DelayReason | None = None
    reports: int = 0
    executed_on: date | None = None
    execution_told_on: date | None = None
    ended: WhyEnded | None = None
    ended_on: date | None = None
    closed_on: date | None = None
    annulled: WhyAnnulled | None = None

    @property
    def over_on(self) -> date | None:
        """The day it was executed, or there was nothing left to execute."""
        return self.executed_on or self.ended_on

    @property
    def unreported(self) -> bool:
        """Whether it was over only after its three months, and nobody has reported that."""
        return self.over_on is not None and not self.reports and self.late(self.over_on)

    def late(self, day: date) -> bool:
        """Whether the three months were up before a day."""
        return self.due is not None and day > self.due.on


def evolve(state: NonExecutedDecision, event: NonExecutedEvent, stamp: Stamp) -> NonExecutedDecision:
    match event:
        case NonExecutedDecisionEntered():
            begun = NonExecutedDecision(status=Status.FOLLOWED, legal_basis=event.legal_basis)
            return described(begun, event)
        case NonExecutedDecisionCorrected():
            return settled(described(state, event), stamp)
        case NonExecutedDecisionReported():
            reported = replace(
                state,
                status=Status.REPORTED,
                year=event.year,
                quarter=event.quarter,
                delay_reason=event.delay_reason,
                reports=state.reports + 1,
            )
            return settled(reported, stamp)
        case DecisionExecuted():
            executed = replace(state, executed_on=event.day)
            if event.to_tell:
                return replace(executed, status=Status.EXECUTED)
            return replace(executed, status=Status.CLOSED, closed_on=stamp.day)
        case ExecutionTold():
            return replace(state, status=Status.CLOSED, execution_told_on=event.day, closed_on=stamp.day)
        case NonExecutedDecisionEnded():
            return settled(replace(state, ended=event.reason, ended_on=event.day), stamp)
        case NonExecutedDecisionAnnulled():
            return replace(state, status=Status.ANNULLED, annulled=event.reason)
        case _:
            assert_never(event)


def settled(state: NonExecutedDecision, stamp: Stamp) -> NonExecutedDecision:
    """Where nothing is left to execute it is closed, once what took too long is reported, and its execution told."""
    to_tell = state.executed_on is not None and (state.reports > 0 or state.unreported)
    if state.over_on is None:
        return state
    if to_tell and state.execution_told_on is None:
        return replace(state, status=Status.EXECUTED, closed_on=None)
    if state.ended_on is not None and state.unreported:
        return replace(state, status=Status.ENDED, closed_on=None)
    return replace(state, status=Status.CLOSED, closed_on=state.closed_on or stamp.day)


def described(
    state: NonExecutedDecision, event: NonExecutedDecisionEntered | NonExecutedDecisionCorrected
) -> NonExecutedDecision:
    return replace(
        state,
        unit=event.unit,
        service_kind=event.service_kind,
        decided_on=event.decided_on,
        interrupted_on=event.interrupted_on,
        affected=event.affected,
        due=event.due,
    )
