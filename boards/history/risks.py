"""Riskernas livsöden – found by somebody or by an analysis, scored, treated, reviewed and let go, or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from boards.history.step import Actor, Step
from boards.history.texts import risks as words
from boards.history.texts import told
from boards.history.texts.risks import Danger
from boards.history.world import Case
from domain.deviations.commands import ReportDeviation
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
    ScoreRisk,
)
from domain.risks.words import Retirement, RiskAnnulment, RiskLevel, Treatment
from domain.terms import Role
from domain.words import Decision, Source


@dataclass
class Threat:
    """A risk while it is told. `analysis`: the risk analysis that found it."""

    case: Case
    danger: Danger
    unit: str
    analysis: UUID | None = None
    other: UUID | None = None
    above: bool = False
    """It has been lifted to the department."""

    def say(self, *parts: tuple[str, ...]) -> str:
        return told(self.case.chance, *parts)

    def handler(self) -> Actor:
        return self.case.head(self.unit) if self.above else self.case.manager(self.unit)

    def grade(self, most: int = 3) -> tuple[int, int, int]:
        chance = self.case.chance
        return chance.between(1, most), chance.between(1, most), chance.between(1, most)


# ── The pieces ───────────────────────────────────────────────────────────────


def identify(threat: Threat, by: Actor | None = None, **more: Any) -> Iterator[Step]:
    case, danger = threat.case, threat.danger
    said: dict[str, Any] = {
        "title": danger.title,
        "description": threat.say(danger.description),
        "unit": case.world.cast.unit(threat.unit),
        "legal_bases": case.world.bases(threat.unit)[:1],
        "activity": danger.activity,
        "analysis": threat.analysis,
    }
    by = by or case.world.cast.employee(threat.unit, case.day, case.chance)
    yield case.step(by, IdentifyRisk(**said | more))


def score(threat: Threat, most: int = 3, by: Actor | None = None) -> Iterator[Step]:
    probability, operation, individual = threat.grade(most)
    by = by or threat.handler()
    rationale = threat.say(words.RATIONALE)
    scored = ScoreRisk(probability=probability, operation=operation, individual=individual, rationale=rationale)
    yield threat.case.step(by, scored)


def high(threat: Threat) -> Iterator[Step]:
    """A score at or above the board's threshold."""
    by = threat.handler()
    rationale = threat.say(words.RATIONALE)
    yield threat.case.step(by, ScoreRisk(probability=3, operation=2, individual=4, rationale=rationale))


def treat(threat: Threat, treatment: Treatment = Treatment.REDUCE) -> Iterator[Step]:
    """Decided by the manager, or by the head where the risk may stand too high for the unit to accept."""
    case = threat.case
    accepted = treatment is Treatment.ACCEPT
    by = case.head(threat.unit) if accepted else threat.handler()
    command = DecideTreatment(
        treatment=treatment,
        reason=threat.say(words.ACCEPTED) if accepted else None,
        until=case.day + timedelta(days=case.chance.between(180, 360)) if accepted else None,
        decision=Decision(person=by.person, day=case.day),
    )
    yield case.step(by, command)


def measures(threat: Threat, done: bool = True) -> Iterator[Step]:
    case = threat.case.soon()
    by = threat.handler()
    responsible = case.world.cast.leader(threat.unit, case.day)
    ready_by = case.day + timedelta(days=case.chance.between(20, 90))
    planned = PlanRiskMeasures(
        measures=threat.say(threat.danger.measures), responsible=responsible.person, ready_by=ready_by
    )
    yield case.step(by, planned)
    if done:
        case.wait(12, 60).when_back(responsible.person)
        result = CompleteRiskMeasures(result=threat.say(words.RESULT), day=case.day)
        yield case.step(case.world.cast.now(responsible, case.day), result)


def review(threat: Threat, most: int = 2) -> Iterator[Step]:
    probability, operation, individual = threat.grade(most)
    by = threat.handler()
    rationale = threat.say(words.REVIEWED)
    done = ReviewRisk(probability=probability, operation=operation, individual=individual, rationale=rationale)
    yield threat.case.step(by, done)


def retire(threat: Threat, reason: Retirement, into: UUID | None = None) -> Iterator[Step]:
    case = threat.case
    by = case.head(threat.unit)
    yield case.step(by, RetireRisk(reason=reason, into=into, decision=Decision(person=by.person, day=case.day)))


# ── The stories ──────────────────────────────────────────────────────────────


def reduced(threat: Threat) -> Iterator[Step]:
    """Found, scored, reduced, done; reviewed, and often let go."""
    yield from identify(threat)
    threat.case.wait(1, 8)
    yield from score(threat)
    threat.case.wait(0, 6)
    yield from treat(threat)
    yield from measures(threat)
    threat.case.wait(15, 60)
    yield from review(threat)
    if threat.case.chance.happens(0.5):
        threat.case.wait(10, 60)
        yield from retire(threat, Retirement.HANDLED)


def accepted(threat: Threat) -> Iterator[Step]:
    yield from identify(threat)
    threat.case.wait(1, 8)
    yield from score(threat, 2)
    threat.case.wait(0, 4)
    yield from treat(threat, Treatment.ACCEPT)
    threat.case.wait(40, 90)
    yield from review(threat)


def high_and_common(threat: Threat) -> Iterator[Step]:
    """Above the threshold, and taken up among those that the whole administration follows."""
    case = threat.case
    yield from identify(threat)
    case.wait(0, 3)
    yield from high(threat)
    case.wait(0, 5)
    yield from treat(threat, Treatment.AVOID if case.chance.happens(0.2) else Treatment.REDUCE)
    case.soon()
    yield case.step(case.post(Role.QUALITY_DEVELOPER), PromoteToCommonRegister())
    yield from measures(threat)
    case.wait(20, 60)
    yield from review(threat, 3)


def lifted(threat: Threat) -> Iterator[Step]:
    """More than the unit can do something about: handed to the department, before it is scored or by the decision."""
    case, cast = threat.case, threat.case.world.cast
    yield from identify(threat)
    case.wait(0, 4)
    if case.chance.happens(0.5):
        by = threat.handler()
        to_unit = cast.head(threat.unit, case.day).unit
        yield case.step(by, EscalateRisk(to_unit=to_unit, reason=threat.say(words.ESCALATED)))
    else:
        yield from score(threat)
        case.soon()
        by = threat.handler()
        to_unit = cast.head(threat.unit, case.day).unit
        decision = Decision(person=by.person, day=case.day)
        yield case.step(by, DecideTreatment(treatment=Treatment.ESCALATE, to_unit=to_unit, decision=decision))
    threat.above = True
    case.wait(2, 10)
    yield from score(threat)
    case.soon()
    yield from treat(threat)
    yield from measures(threat, done=case.chance.happens(0.6))


def came_back(threat: Threat) -> Iterator[Step]:
    """Let go, and taken up again when something happened."""
    yield from identify(threat)
    threat.case.wait(1, 5)
    yield from score(threat)
    threat.case.wait(0, 4)
    yield from treat(threat)
    yield from measures(threat)
    threat.case.wait(5, 30)
    yield from retire(threat, Retirement.HANDLED)
    case = threat.case.wait(20, 60)
    by = threat.handler()
    yield case.step(by, ReopenRisk(reason=threat.say(words.REOPENED)))
    case.wait(1, 5)
    yield from score(threat)
    yield from treat(threat)


def happened(threat: Threat) -> Iterator[Step]:
    """What was feared happens: a deviation that says which risk it comes from."""
    yield from identify(threat)
    case = threat.case.wait(1, 5)
    yield from score(threat)
    own = case.world.case("deviations", f"risk-{case.name}", case.wait(3, 30).now)
    source = Source(register="risks", record=case.record, version=1)
    by = case.world.cast.employee(threat.unit, case.day, case.chance)
    unit = case.world.cast.unit(threat.unit)
    yield own.step(by, ReportDeviation(source=source, unit=unit, description=threat.say(threat.danger.description)))
    case.wait(2, 8)
    yield from treat(threat)
    yield from measures(threat)


def merged(threat: Threat) -> Iterator[Step]:
    """The same as another one, and followed there."""
    yield from identify(threat)
    threat.case.wait(1, 6)
    yield from retire(threat, Retirement.MERGED if threat.other else Retirement.NOT_A_RISK, threat.other)
