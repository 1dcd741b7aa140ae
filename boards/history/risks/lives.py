"""Riskernas livsöden – found by somebody, scored, treated, reviewed and let go, or not."""

from __future__ import annotations

import heapq
from collections.abc import Iterator

from boards.history.briefs import Brief, theme
from boards.history.deviations.handling import begin, read, report
from boards.history.deviations.lives import handled
from boards.history.risks.handling import Threat, high, identify, measures, retire, review, score, treat
from boards.history.step import Step
from boards.history.texts import risks as words
from domain.risks.commands import (
    AnnulRisk,
    CorrectRisk,
    DecideTreatment,
    EscalateRisk,
    PromoteToCommonRegister,
    ReopenRisk,
)
from domain.risks.words import Retirement, RiskAnnulment, RiskLevel, Treatment
from domain.terms import Role
from domain.words import Affected, Decision, Source


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
    case.soon()
    yield from treat(threat)


def happened(threat: Threat) -> Iterator[Step]:
    """What was feared happens: a deviation that says which risk it comes from."""
    yield from identify(threat)
    threat.case.wait(1, 5)
    yield from score(threat)
    threat.case.wait(3, 30)
    yield from heapq.merge(treated_then(threat), its_deviation(threat), key=lambda step: step.at)


def treated_then(threat: Threat) -> Iterator[Step]:
    threat.case.wait(2, 8)
    yield from treat(threat)
    yield from measures(threat)


def its_deviation(threat: Threat) -> Iterator[Step]:
    """Its text is not copied: it names the line that tells of the risk."""
    case = threat.case
    own = case.world.case("deviations", f"risk-{case.name}", case.now)
    brief = Brief(own.name, "from_risk", case.now, threat.unit, theme(case.world, threat.unit, own.chance))
    tale = begin(own, brief)
    yield from report(tale, source=Source(register="risks", record=case.record, version=1))
    yield from read(tale)
    yield from handled(tale)


def merged(threat: Threat) -> Iterator[Step]:
    """The same as another one, and followed there."""
    yield from identify(threat)
    threat.case.wait(1, 6)
    yield from retire(threat, Retirement.MERGED if threat.other else Retirement.NOT_A_RISK, threat.other)


def put_right(threat: Threat) -> Iterator[Step]:
    """The heading was not clear."""
    case, began = threat.case, threat.case.day
    yield from identify(threat)
    case.wait(0, 4)
    by = threat.handler()
    corrected = CorrectRisk(
        reason=threat.say(words.CORRECTED),
        title=f"{threat.danger.title} (förtydligad)",
        unit=case.world.cast.unit(threat.unit),
        level=RiskLevel.UNIT,
        legal_bases=case.world.bases(threat.unit)[:1],
        activity=threat.danger.activity,
        affected=Affected(),
        analysis=threat.analysis,
        received=began,
    )
    yield case.step(by, corrected)
    case.wait(1, 6)
    yield from score(threat)
    case.soon()
    yield from treat(threat)


def of_one_person(threat: Threat) -> Iterator[Step]:
    """A risk in one individual's life: seen by few, and never in the common register."""
    yield from identify(threat, level=RiskLevel.INDIVIDUAL)
    threat.case.wait(0, 3)
    yield from score(threat)
    threat.case.soon()
    yield from treat(threat)
    yield from measures(threat)


def struck_out(threat: Threat) -> Iterator[Step]:
    case = threat.case
    yield from identify(threat)
    case.wait(0, 3)
    by = threat.handler()
    decision = Decision(person=by.person, day=case.day)
    yield case.step(by, AnnulRisk(reason=RiskAnnulment.TEST_ENTRY, decision=decision))
