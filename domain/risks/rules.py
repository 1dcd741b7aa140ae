"""When what is asked about a risk becomes a fact, and when it is refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import assert_never
from uuid import UUID

from domain import board
from domain.board import Setting, Topic
from domain.grammar import Event, NoSuchRecord, Occasion, Stamp
from domain.organisation.persons import Person
from domain.organisation.units import Status as UnitStatus
from domain.organisation.units import Unit
from domain.risks.commands import (
    AnnulRisk,
    CompleteRiskMeasures,
    CorrectRisk,
    DecideTreatment,
    EscalateRisk,
    IdentifyRisk,
    PlanRiskMeasures,
    PromoteToCommonRegister,
    ReopenRisk,
    RetireRisk,
    ReviewRisk,
    RiskCommand,
    ScoreRisk,
)
from domain.risks.deciders import must_be_managers_decision, must_be_within_their_power
from domain.risks.events import RiskEscalated, RiskTreatmentDecided
from domain.risks.refusals import (
    AcceptedForATime,
    AcceptedTooLong,
    AcceptedWithReason,
    AlreadyInCommonRegister,
    EscalatedToWhom,
    FollowedWhere,
    MeasuresNotDone,
    NotForThatTreatment,
    NothingAbove,
    NothingPlanned,
    NotOnTheScale,
    NotTheResponsible,
    NotWorkingHere,
    RestrictedToFew,
    ScoreFirst,
    TreatmentFirst,
)
from domain.risks.state import Risk
from domain.risks.words import (
    OPEN,
    Retirement,
    RiskLevel,
    Status,
    Treatment,
)
from domain.words import AlreadyThere, must_be, must_be_in_order, must_have_been

YEARS_AHEAD = 10


def decide(state: Risk, command: RiskCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case IdentifyRisk():
            yield from identify(state, command, occasion)
        case ScoreRisk():
            must_be(state.status, Status.IDENTIFIED, Status.SCORED, Status.ESCALATED)
            grade = graded(command, occasion)
            yield command.event(value=grade.value, threshold=grade.threshold, scale_version=grade.scale_version)
        case DecideTreatment():
            yield from decide_treatment(state, command, occasion)
        case PlanRiskMeasures():
            must_be_treated(state)
            must_be_in_order(occasion.stamp.day, command.ready_by)
            must_work_here(command.responsible, occasion)
            yield command.event()
        case CompleteRiskMeasures():
            yield complete(state, command, occasion.stamp)
        case PromoteToCommonRegister():
            yield promote(state, command)
        case ReviewRisk():
            yield review(state, command, occasion)
        case EscalateRisk():
            must_be(state.status, *OPEN)
            yield replace(lifted(state, command.to_unit, occasion), reason=command.reason)
        case RetireRisk():
            yield retire(state, command, occasion)
        case ReopenRisk():
            must_be(state.status, Status.RETIRED)
            yield command.event()
        case CorrectRisk():
            yield correct(state, command, occasion)
        case AnnulRisk():
            must_be(state.status, *OPEN, Status.RETIRED)
            yield command.event()
        case _:
            assert_never(command)


def identify(state: Risk, command: IdentifyRisk, occasion: Occasion) -> Iterable[Event]:
    """Whatever is known is enough; only a day to come and an analysis that does not exist are turned away."""
    if state.status is not Status.UNKNOWN:
        raise AlreadyThere
    must_have_been(occasion.stamp, command.received)
    analysis_must_exist(command.analysis, occasion)
    dated = replace(command, received=command.received or occasion.stamp.day)
    yield dated.event(restricted=command.level is RiskLevel.INDIVIDUAL)


def analysis_must_exist(analysis: UUID | None, occasion: Occasion) -> None:
    """Only that it is there: analyses look at risks, so that risks cannot look into analyses."""
    if analysis is None:
        return
    status = getattr(occasion.records.get(analysis), "status", None)
    if status is None or status == "unknown":
        raise NoSuchRecord(record=analysis)


def must_work_here(responsible: UUID, occasion: Occasion) -> None:
    day = occasion.stamp.day
    if not occasion.state(responsible, Person).works_here(day):
        raise NotWorkingHere(day=day.isoformat())


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    value: int
    threshold: int
    scale_version: int


def graded(command: ScoreRisk | ReviewRisk, occasion: Occasion) -> Grade:
    """Probability times the worse consequence, on the scale in force that day. Raises NotOnTheScale."""
    day = occasion.stamp.day
    scale = board.wording(occasion, Topic.SCALE, day).scale
    if scale is None:
        raise board.NotKnownThen(topic=Topic.SCALE.label, day=day.isoformat())
    for axis, steps, given in (
        ("sannolikhet", scale.probability, (command.probability,)),
        ("konsekvens", scale.consequence, (command.operation, command.individual)),
    ):
        known = [step.value for step in steps]
        for step in given:
            if step not in known:
                raise NotOnTheScale(step=step, axis=axis, steps=", ".join(map(str, known)))
    return Grade(
        value=command.probability * max(command.operation, command.individual),
        threshold=scale.threshold,
        scale_version=occasion.state(board.setting_id(Topic.SCALE), Setting).version_on(day),
    )


def decide_treatment(state: Risk, command: DecideTreatment, occasion: Occasion) -> Iterable[Event]:
    must_be(state.status, *OPEN)
    must_be_scored(state)
    must_be_managers_decision(command.decision, occasion.stamp)
    treatment = command.treatment
    if (command.until and treatment is not Treatment.ACCEPT) or (
        command.to_unit and treatment is not Treatment.ESCALATE
    ):
        raise NotForThatTreatment(treatment=treatment.label)
    if treatment is Treatment.ACCEPT:
        may_be_accepted(state, command, occasion.stamp)
    escalated = treatment is Treatment.ESCALATE
    handed_over = lifted(state, command.to_unit, occasion) if escalated else None
    yield RiskTreatmentDecided(
        treatment=treatment,
        reason=command.reason,
        until=command.until,
        decision=command.decision,
        due=None if escalated else board.due(occasion, "risk.review", occasion.stamp.day),
    )
    if handed_over:
        yield handed_over


def must_be_scored(state: Risk) -> None:
    """A risk that was taken up again is scored anew before anything is decided about it."""
    if state.value is None or state.status is Status.IDENTIFIED:
        raise ScoreFirst


def must_be_treated(state: Risk) -> None:
    """Nothing is planned or followed up before it is decided what to do with the risk."""
    must_be(state.status, *OPEN)
    if state.treatment in (None, Treatment.ESCALATE):
        raise TreatmentFirst


def may_be_accepted(state: Risk, command: DecideTreatment, stamp: Stamp) -> None:
    if command.reason is None:
        raise AcceptedWithReason
    if command.until is None:
        raise AcceptedForATime
    must_be_in_order(stamp.day, command.until)
    if command.until.year > stamp.day.year + YEARS_AHEAD:
        raise AcceptedTooLong(years=YEARS_AHEAD)
    must_be_within_their_power(state, command.decision, stamp)


def lifted(state: Risk, to_unit: UUID | None, occasion: Occasion) -> RiskEscalated:
    if state.level.above is None:
        raise NothingAbove
    if to_unit is None:
        raise EscalatedToWhom
    must_be(occasion.state(to_unit, Unit).status, UnitStatus.ESTABLISHED)
    return RiskEscalated(level=state.level.above, unit=to_unit, reason=None)


def complete(state: Risk, command: CompleteRiskMeasures, stamp: Stamp) -> Event:
    must_be(state.status, *OPEN)
    if state.measures_planned_on is None or state.measures_done_on is not None:
        raise NothingPlanned
    if state.responsible != stamp.by:
        raise NotTheResponsible
    must_have_been(stamp, command.day)
    return command.event()


def promote(state: Risk, command: PromoteToCommonRegister) -> Event:
    must_be(state.status, *OPEN)
    must_be_scored(state)
    if state.restricted:
        raise RestrictedToFew
    if state.promoted:
        raise AlreadyInCommonRegister
    return command.event()


def review(state: Risk, command: ReviewRisk, occasion: Occasion) -> Event:
    """What remains may be worse than what was there before: that is flagged, not refused, and an acceptance of what
    was lower is to be tried anew (state.reviewed)."""
    must_be_treated(state)
    must_be_in_order(occasion.stamp.day, command.next_review)
    grade = graded(command, occasion)
    latest = board.due(occasion, "risk.review", occasion.stamp.day)
    return replace(command, next_review=command.next_review or latest.on).event(
        residual=grade.value,
        threshold=grade.threshold,
        scale_version=grade.scale_version,
        higher_than_before=state.value is not None and grade.value > state.value,
        due=latest,
    )


def retire(state: Risk, command: RetireRisk, occasion: Occasion) -> Event:
    must_be(state.status, *OPEN)
    must_be_managers_decision(command.decision, occasion.stamp)
    must_be_within_their_power(state, command.decision, occasion.stamp)
    if command.reason is Retirement.HANDLED and state.measures_done_on is None:
        raise MeasuresNotDone
    merged = command.reason is Retirement.MERGED
    if merged is not (command.into is not None):
        raise FollowedWhere
    if command.into is not None and occasion.state(command.into, Risk).status not in OPEN:
        raise FollowedWhere
    return command.event()


def correct(state: Risk, command: CorrectRisk, occasion: Occasion) -> Event:
    """A risk entered as one individual's stays restricted: the sealed text is still about that person."""
    must_be(state.status, *OPEN, Status.RETIRED)
    must_have_been(occasion.stamp, command.received)
    analysis_must_exist(command.analysis, occasion)
    return command.event(restricted=state.restricted or command.level is RiskLevel.INDIVIDUAL)
