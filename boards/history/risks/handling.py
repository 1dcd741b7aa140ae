"""En risk anmäls, bedöms, behandlas och följs upp – the pieces that the stories of risks are put together from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from boards.history.step import Actor, Step
from boards.history.texts import risks as words
from boards.history.texts import told
from boards.history.texts.risks import Danger
from boards.history.world import Case
from domain.risks.commands import (
    CompleteRiskMeasures,
    DecideTreatment,
    IdentifyRisk,
    PlanRiskMeasures,
    RetireRisk,
    ReviewRisk,
    ScoreRisk,
)
from domain.risks.words import Retirement, Treatment
from domain.words import Decision


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
    """Somebody in the unit enters it, or whoever leads the analysis that found it."""
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
    """Planned, and reported as done by whoever answers for them."""
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
