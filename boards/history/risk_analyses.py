"""Riskanalysernas livsöden – asked for, decided, made with others, reported and finished; the risks they find beside.

A board whose management group decides on analyses has its decisions from there; else heads decide on their own level.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from boards.history.briefs import Brief
from boards.history.risks.handling import Threat, identify, score, treat
from boards.history.step import Actor, Step
from boards.history.texts import risks as words
from boards.history.texts import told
from boards.history.texts.risks import DANGERS, Occasion
from boards.history.world import Case, World
from domain.risk_analyses.commands import (
    AnnulRiskAnalysis,
    AssessRiskAnalysis,
    CorrectRiskAnalysis,
    DecideOnRiskAnalysis,
    DecideRiskAnalysisMeasures,
    FinishRiskAnalysis,
    ReportRiskAnalysis,
    RequestRiskAnalysis,
    StartRiskAnalysis,
)
from domain.risk_analyses.words import DECISION_LEVEL, Audience, DecisionLevel, Trigger, Verdict
from domain.risks.words import RiskAnnulment, Treatment
from domain.terms import Body, Role
from domain.words import Decision, Source


@dataclass
class Study:
    """A risk analysis while it is told. `source`: the deviation that made somebody ask for it."""

    case: Case
    occasion: Occasion
    unit: str
    planned_change: date | None = None
    source: Source | None = None
    lead: Actor | None = None
    threats: list[Threat] = field(default_factory=list)

    def say(self, *parts: tuple[str, ...]) -> str:
        return told(self.case.chance, *parts)

    def decision(self, by: Actor) -> Decision:
        level = self.case.world.practice(DECISION_LEVEL, self.case.day)
        if level == DecisionLevel.MANAGEMENT_GROUP:
            return Decision(
                body=Body.MANAGEMENT_GROUP, day=self.case.day, paragraph=f"§ {self.case.chance.between(2, 60)}"
            )
        return Decision(person=by.person, day=self.case.day)


def request(study: Study) -> Iterator[Step]:
    """The manager asks for it; what is to change has a day."""
    case, occasion = study.case, study.occasion
    changes = (Trigger.ORGANISATION, Trigger.NEW_ROUTINE, Trigger.LAW)
    if study.planned_change is None and occasion.trigger in changes:
        study.planned_change = case.day + timedelta(days=case.chance.between(60, 120))
    by = case.manager(study.unit)
    command = RequestRiskAnalysis(
        title=occasion.title,
        what=occasion.what,
        why=occasion.why,
        trigger=occasion.trigger,
        unit=case.world.cast.unit(study.unit),
        planned_change=study.planned_change,
        source=study.source,
    )
    yield case.step(by, command)


def accept(study: Study) -> Iterator[Step]:
    """It is decided that the analysis is made, and the team leader leads it."""
    case = study.case.wait(1, 5)
    by = case.head(study.unit)
    study.lead = case.world.cast.leader(study.unit, case.day)
    command = DecideOnRiskAnalysis(
        verdict=Verdict.ACCEPT,
        how=study.say(words.HOW),
        lead=study.lead.person,
        participants=case.chance.between(4, 12),
        decision=study.decision(by),
    )
    yield case.step(by, command)


def lead_now(study: Study) -> Actor:
    assert study.lead is not None
    study.case.when_back(study.lead.person)
    return study.case.world.cast.now(study.lead, study.case.day)


def find_risks(study: Study, number: int) -> Iterator[Step]:
    """The workshop: each risk is entered as a record of its own and scored at once."""
    case = study.case
    case.wait(1, 6)
    yield case.step(lead_now(study), StartRiskAnalysis())
    case.wait(1, 5)
    for index, danger in enumerate(case.chance.some(DANGERS, number, number), start=1):
        case.soon()
        by = lead_now(study)
        own = case.world.case("risks", f"{case.name}-{index}", case.now)
        threat = Threat(own, danger, study.unit, analysis=case.record)
        study.threats.append(threat)
        yield from identify(threat, by)
        own.soon()
        yield from score(threat, by=by)
        case.now = own.now
    case.soon()
    risks = tuple(threat.case.record for threat in study.threats)
    yield case.step(lead_now(study), AssessRiskAnalysis(conclusions=study.say(words.CONCLUSIONS), risks=risks))


def decide_measures(study: Study) -> Iterator[Step]:
    """A treatment for each risk, then all of them together."""
    case = study.case.wait(1, 6)
    for threat in study.threats:
        case.soon()
        case.head(study.unit)
        threat.case.now = case.now
        yield from treat(threat, case.chance.weighted({Treatment.REDUCE: 6, Treatment.ACCEPT: 2}))
        case.now = threat.case.now
    case.soon()
    by = case.head(study.unit)
    command = DecideRiskAnalysisMeasures(
        risks=tuple(threat.case.record for threat in study.threats),
        measures=len(study.threats) + case.chance.between(0, 3),
        summary=study.say(words.SUMMARY),
        decision=study.decision(by),
    )
    yield case.step(by, command)


def tell(study: Study, board_too: bool = True) -> Iterator[Step]:
    """Those concerned are told, the board too where it matters, and the analysis is finished."""
    case = study.case.wait(0, 4)
    by = case.head(study.unit)
    yield case.step(
        by, ReportRiskAnalysis(audience=Audience.OPERATIONS, day=case.day, summary=study.say(words.SUMMARY))
    )
    if board_too:
        case.wait(1, 8)
        secretary = case.post(Role.BOARD_SECRETARY)
        number = f"SN {case.day.year}-{case.chance.between(10, 9_999):05}"
        yield case.step(secretary, ReportRiskAnalysis(audience=Audience.BOARD, day=case.day, diary_number=number))
    case.soon()
    by = case.head(study.unit)
    yield case.step(by, FinishRiskAnalysis(without_report=None if board_too else words.NO_REPORT_NEEDED))


# ── The stories ──────────────────────────────────────────────────────────────


def made(study: Study) -> Iterator[Step]:
    yield from request(study)
    yield from accept(study)
    yield from find_risks(study, study.case.chance.between(2, 5))
    yield from decide_measures(study)
    yield from tell(study, study.case.chance.happens(0.6))


def going_on(study: Study) -> Iterator[Step]:
    """Begun, and not finished yet."""
    yield from request(study)
    yield from accept(study)
    yield from find_risks(study, 2)


def rejected(study: Study) -> Iterator[Step]:
    yield from request(study)
    case = study.case.wait(2, 8)
    by = case.head(study.unit)
    reason = study.say(words.REJECTED)
    yield case.step(by, DecideOnRiskAnalysis(verdict=Verdict.REJECT, reason=reason, decision=study.decision(by)))


def put_off(study: Study) -> Iterator[Step]:
    """The change is put off: the day is put right before the analysis is made."""
    study.planned_change = study.case.day + timedelta(days=70)
    yield from request(study)
    received = study.case.day
    yield from accept(study)
    case = study.case.wait(1, 4)
    by = case.head(study.unit)
    assert study.lead is not None and study.planned_change is not None
    command = CorrectRiskAnalysis(
        reason="Förändringen är framflyttad en månad.",
        title=study.occasion.title,
        trigger=study.occasion.trigger,
        unit=case.world.cast.unit(study.unit),
        planned_change=study.planned_change + timedelta(days=30),
        received=received,
        lead=study.lead.person,
    )
    yield case.step(by, command)
    yield from find_risks(study, 2)
    yield from decide_measures(study)
    yield from tell(study)


def struck_out(study: Study) -> Iterator[Step]:
    yield from request(study)
    case = study.case.wait(1, 4)
    by = case.head(study.unit)
    decision = Decision(person=by.person, day=case.day)
    yield case.step(by, AnnulRiskAnalysis(reason=RiskAnnulment.DUPLICATE, decision=decision))


STORIES: Mapping[str, Callable[[Study], Iterator[Step]]] = {
    "made": made,
    "going_on": going_on,
    "rejected": rejected,
    "put_off": put_off,
    "struck_out": struck_out,
}
SHARES: Mapping[str, float] = {"made": 9, "going_on": 2, "rejected": 1.5, "put_off": 1, "struck_out": 1}


def risk_analysis(world: World, brief: Brief[Occasion]) -> Iterator[Step]:
    """The life of one risk analysis and the risks it finds."""
    case = world.case("risk_analyses", brief.name, brief.start)
    source = (
        Source(register="deviations", record=world.id("deviations", brief.other), version=1) if brief.other else None
    )
    return STORIES[brief.kind](Study(case, brief.about, brief.unit, source=source))
