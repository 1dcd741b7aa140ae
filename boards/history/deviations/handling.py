"""En avvikelse tas emot och utreds – the pieces that the stories of deviations are put together from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from boards.history.briefs import Brief
from boards.history.step import Actor, Step
from boards.history.texts import Theme, handling, told
from boards.history.texts.actions import Remedy
from boards.history.world import Case
from domain.board import Topic
from domain.deviations.commands import (
    AnswerReferral,
    AssessRisk,
    ClassifyDeviation,
    CompleteInvestigation,
    CorrectDeviation,
    NameConcerned,
    ReadDeviation,
    RecordCauses,
    ReplaceInvestigator,
    ReportDeviation,
    StartInvestigation,
)
from domain.deviations.words import ReferralAnswer, Severity
from domain.terms import AgeBand, LegalBasis, Role, Sex, YesNoUnknown
from domain.words import Affected, Occurred, Reading

YES, NO, UNKNOWN = YesNoUnknown.YES, YesNoUnknown.NO, YesNoUnknown.UNKNOWN
HEALTH_CARE = ("medication", "fall", "nutrition")


@dataclass
class Tale:
    """A deviation while it is told: what has been said of it so far, and by whom."""

    case: Case
    brief: Brief[Theme]
    unit: str | None
    reporter: Actor
    occurred: Occurred = Occurred()
    discovered: date | None = None
    received: date | None = None
    place: str | None = None
    diary_number: str | None = None
    investigator: Actor | None = None
    from_view: bool = False
    open_measures: list[UUID] = field(default_factory=list)
    lives_on_as: Remedy | None = None
    measures: int = 0

    @property
    def theme(self) -> Theme:
        return self.brief.about

    @property
    def where(self) -> str:
        """The unit whose manager handles it."""
        return self.unit or self.brief.unit

    def say(self, *parts: tuple[str, ...]) -> str:
        return told(self.case.chance, *parts)

    def unit_id(self) -> UUID | None:
        return self.case.world.cast.unit(self.unit) if self.unit else None

    def manager(self) -> Actor:
        return self.case.manager(self.where) if self.unit else self.case.post(Role.QUALITY_DEVELOPER)

    def not_reporter(self) -> Actor:
        """A manager who may decide: not the one who reported."""
        manager = self.manager()
        return self.case.head(self.where) if manager.person == self.reporter.person else manager


def begin(case: Case, brief: Brief[Theme]) -> Tale:
    """Somebody has seen something, some day before today."""
    reporter = case.world.cast.employee(brief.unit, case.day, case.chance)
    chance, day = case.chance, brief.received or case.day
    happened = day - timedelta(days=chance.between(0, 6))
    occurred = Occurred.on(happened)
    if chance.happens(0.08):
        occurred = Occurred(first=happened - timedelta(days=chance.between(3, 20)), last=happened)
    place = chance.pick(handling.PLACES) if chance.happens(0.7) else None
    discovered = day if chance.happens(0.5) else None
    return Tale(case, brief, brief.unit, reporter, occurred, discovered, brief.received, place)


def report(tale: Tale, by: Actor | None = None, text: str | None = None, **more: Any) -> Iterator[Step]:
    """The report, as much of it as is known."""
    case, theme, chance = tale.case, tale.theme, tale.case.chance
    description = text or tale.say(theme.what, theme.more, theme.harm, handling.FOUND)
    said: dict[str, Any] = {
        "description": description,
        "unit": tale.unit_id(),
        "place": tale.place,
        "occurred": tale.occurred,
        "discovered": tale.discovered,
        "received": tale.received,
        "danger_now": chance.weighted({NO: 75, UNKNOWN: 20, YES: 5}),
        "suspects_misconduct": chance.weighted({NO: 80, UNKNOWN: 20}),
        "immediate_measures": tale.say(theme.at_once) if chance.happens(0.75) else None,
        "diary_number": tale.diary_number,
    }
    yield case.step(by or tale.reporter, ReportDeviation(**said | more))
    tale.received = tale.received or case.day


def read(tale: Tale, reading: Reading = Reading.NO, least: int = 0, most: int = 3) -> Iterator[Step]:
    case = tale.case.wait(least, most)
    reason = handling.NOT_MISCONDUCT_AT_ONCE if reading is Reading.NO else handling.PERHAPS_MISCONDUCT
    said = tale.say(reason) if reading is not Reading.NO or case.chance.happens(0.6) else None
    by = tale.manager()
    yield case.step(by, ReadDeviation(reading=reading, reason=said))


def point_out(tale: Tale) -> Iterator[Step]:
    """Somebody who works in the unit is told of, and is then kept from handling it."""
    case = tale.case.soon()
    by = tale.manager()
    told_of = case.world.cast.employee(tale.where, case.day, case.chance)
    yield case.step(by, NameConcerned(pointed_out=(told_of.person,), concerns_manager=False))


def officer_answers(tale: Tale, answer: ReferralAnswer = ReferralAnswer.NOT_MISCONDUCT) -> Iterator[Step]:
    """Most often within a working day, as the deadline says."""
    case = tale.case.wait(0, 1) if tale.case.chance.happens(0.7) else tale.case.wait(2, 4)
    officer = case.post(Role.LEX_SARAH_OFFICER, case.chance.between(0, 1))
    why = handling.DISMISSED if answer is ReferralAnswer.NOT_MISCONDUCT else handling.TAKEN_OVER
    yield case.step(officer, AnswerReferral(answer=answer, reason=tale.say(why)))


# ── What it was ──────────────────────────────────────────────────────────────


def affected(tale: Tale) -> Affected:
    """Whom it concerns, as far as somebody noted it."""
    chance, world = tale.case.chance, tale.case.world
    share = 1.0 if tale.theme.child else 0.45 if world.meets_children(tale.where) else 0.04
    sex = chance.weighted({Sex.FEMALE: 4, Sex.MALE: 4, Sex.BOTH: 1, Sex.UNKNOWN: 3})
    count = chance.between(1, 4) if chance.happens(0.6) else None
    if chance.happens(share):
        return Affected(child=YES, age=chance.pick((AgeBand.CHILD, AgeBand.YOUNG)), sex=sex, count=count)
    age = AgeBand.OLDER if world.work(tale.where) == "care" else AgeBand.ADULT
    child = chance.weighted({NO: 8, UNKNOWN: 1})
    return Affected(child=child, age=chance.weighted({age: 8, AgeBand.UNKNOWN: 2}), sex=sex, count=count)


def categories(tale: Tale) -> tuple[str, str | None]:
    """The theme's own, or the board's word for it from the day it has one."""
    theme, chance = tale.theme, tale.case.chance
    known = {choice.id for choice in tale.case.world.choices(Topic.CATEGORIES, tale.case.day)}
    if theme.subcategory == "legal.documentation" and "documentation" in known:
        return "documentation", None
    return theme.category, theme.subcategory if chance.happens(0.8) else None


def classify(tale: Tale, severity: Severity | None = None, reason: str | None = None) -> Iterator[Step]:
    """Category, severity and whom it concerns, in the words of that day."""
    case, chance = tale.case.soon(), tale.case.chance
    concerned = affected(tale)
    child = concerned.child is YES
    category, subcategory = categories(tale)
    usual = {tale.theme.severity: 6, Severity.MINOR: 2, Severity.MODERATE: 2}
    bases = (LegalBasis.HSL,) if tale.theme.category in HEALTH_CARE else case.world.bases(tale.where)[:1]
    by = tale.manager()
    command = ClassifyDeviation(
        legal_bases=bases,
        category=category,
        subcategory=subcategory,
        severity=severity or chance.weighted(usual),
        affected=concerned,
        child_heard=chance.weighted({YES: 4, NO: 3, UNKNOWN: 2}) if child else None,
        child_consequences=tale.say(handling.CHILD_CONSEQUENCES) if child else None,
        reason=reason,
    )
    yield case.step(by, command)


# ── Why it happened ──────────────────────────────────────────────────────────


def start(tale: Tale, least: int = 0, most: int = 4) -> Iterator[Step]:
    """The team leader investigates, or somebody above where that is who reported."""
    case = tale.case.wait(least, most)
    by = tale.manager()
    tale.investigator = case.world.cast.others(tale.reporter.person, tale.where, case.day)
    yield case.step(by, StartInvestigation(investigator=tale.investigator.person))
    if case.chance.happens(0.35):
        probability, consequence = case.chance.between(1, 3), case.chance.between(1, 3)
        grounds = tale.say(handling.RISK_GROUNDS)
        case.soon()
        by = tale.manager()
        yield case.step(by, AssessRisk(probability=probability, consequence=consequence, grounds=grounds))


def investigator(tale: Tale) -> Iterator[Step]:
    """Makes sure that there is an investigator at work: back from holiday, and still employed."""
    assert tale.investigator is not None
    case, cast = tale.case, tale.case.world.cast
    case.when_back(tale.investigator.person)
    if cast.has_left(tale.investigator.person, case.day):
        tale.investigator = cast.others(tale.reporter.person, tale.where, case.day)
        yield replaced(tale, tale.investigator)
        case.wait(1, 4).when_back(tale.investigator.person)
    tale.investigator = cast.now(tale.investigator, case.day)


def replaced(tale: Tale, new: Actor) -> Step:
    reason = tale.say(handling.NEW_INVESTIGATOR)
    by = tale.manager()
    return tale.case.step(by, ReplaceInvestigator(investigator=new.person, reason=reason))


def find_out(tale: Tale, misconduct: Reading = Reading.NO, least: int = 2, most: int = 9) -> Iterator[Step]:
    """Causes and findings, by the investigator."""
    case, theme = tale.case.wait(least, most), tale.theme
    yield from investigator(tale)
    assert tale.investigator is not None
    causes = case.chance.some(theme.causes, 1, 2)
    yield case.step(tale.investigator, RecordCauses(causes=causes, analysis=tale.say(theme.why)))
    case.soon() if case.chance.happens(0.6) else case.wait(1, 4)
    yield from investigator(tale)
    findings = tale.say(handling.FINDINGS, theme.why, handling.CONCLUDED)
    why = handling.NOT_MISCONDUCT_AFTER if misconduct is Reading.NO else handling.PERHAPS_MISCONDUCT
    done = CompleteInvestigation(findings=findings, misconduct=misconduct, misconduct_reason=tale.say(why))
    yield case.step(tale.investigator, done)


def correct(tale: Tale, by: Actor, reasons: tuple[str, ...], **changed: Any) -> Iterator[Step]:
    """Put right what was entered; the tale remembers it as it then stands."""
    for name, value in changed.items():
        setattr(tale, name, value)
    assert tale.received is not None
    command = CorrectDeviation(
        occurred=tale.occurred,
        discovered=tale.discovered,
        received=tale.received,
        unit=tale.unit_id(),
        place=tale.place,
        diary_number=tale.diary_number,
        reason=tale.say(reasons),
    )
    yield tale.case.step(by, command)
