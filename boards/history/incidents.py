"""Incidenternas gång – noticed by somebody, assessed, notified within the hours or not, and those concerned told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from boards.history.step import Actor, Step
from boards.history.telling import Beginning
from boards.history.texts import incidents as words
from boards.history.texts.incidents import LETTER, LIST, PHONE, SYSTEM, Mishap
from boards.history.worktime import office_moment, working_day_from
from boards.history.world import Case, World
from domain.incidents.commands import (
    AnnulIncident,
    AssessIncident,
    CloseIncident,
    CorrectIncident,
    DecideNotToInform,
    DecideNotToNotify,
    InformIndividuals,
    NotifyBreach,
    ProposeIncidentAction,
    ReopenIncident,
    ReportDeviationOfIncident,
    ReportIncident,
    SupplementNotification,
)
from domain.incidents.words import HowInformed, Moment, WhyAnnulled, WhyNotInformed
from domain.terms import YesNoUnknown
from domain.words import Affected, Decision, Occurred


@dataclass
class Tale:
    """An incident while it is told."""

    case: Case
    mishap: Mishap
    unit: str

    def manager(self) -> Actor:
        return self.case.manager(self.unit)

    @property
    def now(self) -> Moment:
        return Moment(day=self.case.day, hour=self.case.now.hour, minute=self.case.now.minute)

    def decision(self) -> Decision:
        return Decision(person=self.manager().person, day=self.case.day)


# ── The pieces ───────────────────────────────────────────────────────────────


def report(tale: Tale, noticed: Moment | None = None) -> Iterator[Step]:
    case, mishap = tale.case, tale.mishap
    command = ReportIncident(
        description=mishap.what,
        incident_kind=mishap.incident_kind,
        unit=case.world.cast.unit(tale.unit),
        noticed=noticed,
        personal_data=YesNoUnknown.NO if mishap.rights_risk is None else YesNoUnknown.YES,
        immediate_measures=words.BROUGHT_BACK if mishap is LETTER else None,
    )
    yield case.step(case.world.cast.employee(tale.unit, case.day, case.chance), command)


def assess(tale: Tale) -> Iterator[Step]:
    mishap, case = tale.mishap, tale.case.soon()
    command = AssessIncident(
        personal_data=YesNoUnknown.NO if mishap.rights_risk is None else YesNoUnknown.YES,
        rights_risk=mishap.rights_risk,
        sensitive=mishap is LETTER,
        affected=Affected(count=1 if mishap is LETTER else None),
        consequences=mishap.consequences,
        dpo_opinion=words.OFFICER if mishap.rights_risk else None,
    )
    yield case.step(tale.manager(), command)


def notify(tale: Tale, complete: bool = True, why_late: str | None = None) -> Iterator[Step]:
    case = tale.case.soon()
    by, decision = tale.manager(), tale.decision()
    command = NotifyBreach(notified=tale.now, complete=complete, why_late=why_late, decision=decision)
    yield case.step(by, command)


def propose(tale: Tale) -> Iterator[Step]:
    case = tale.case.soon()
    by = tale.manager()
    action = ProposeIncidentAction(title=tale.mishap.action, ready_by=case.day + timedelta(days=60))
    yield case.step(by, action)


def close(tale: Tale) -> Iterator[Step]:
    case = tale.case.wait(1, 6)
    yield case.step(tale.manager(), CloseIncident(conclusions=tale.mishap.learned))


# ── The stories ──────────────────────────────────────────────────────────────


def astray(tale: Tale) -> Iterator[Step]:
    """High risk: notified the same day, told more later, and the one concerned informed; it came up once more."""
    case = tale.case
    yield from report(tale)
    yield from assess(tale)
    yield from notify(tale, complete=False)
    case.wait(0, 2)
    by = tale.manager()
    told = InformIndividuals(day=case.day, how_informed=HowInformed.LETTER, count=1, text=words.TOLD)
    yield case.step(by, told)
    case.wait(2, 5)
    by = tale.manager()
    yield case.step(by, SupplementNotification(day=case.day, text=words.MORE, complete=True))
    yield from propose(tale)
    case.soon()
    also = ReportDeviationOfIncident(danger_now=YesNoUnknown.NO, suspects_misconduct=YesNoUnknown.NO)
    yield case.step(tale.manager(), also)
    yield from close(tale)
    case.wait(3, 8)
    yield case.step(tale.manager(), ReopenIncident(reason=words.SEEN_AGAIN))
    yield from close(tale)


def not_notified(tale: Tale) -> Iterator[Step]:
    """No risk is likely: neither notified nor told, with the reasons."""
    case = tale.case
    yield from report(tale)
    yield from assess(tale)
    case.soon()
    by, decision = tale.manager(), tale.decision()
    yield case.step(by, DecideNotToNotify(reason=words.NOT_LIKELY, decision=decision))
    case.soon()
    by, decision = tale.manager(), tale.decision()
    ground = WhyNotInformed.UNREADABLE
    yield case.step(by, DecideNotToInform(not_informed=ground, explanation=words.NOT_LIKELY, decision=decision))
    yield from propose(tale)
    yield from close(tale)


def late(tale: Tale) -> Iterator[Step]:
    """Noticed four days before it was reported: notified too late, with the reason for it."""
    case = tale.case
    noticed = Moment(day=case.day - timedelta(days=4), hour=15, minute=30)
    yield from report(tale, noticed)
    yield from assess(tale)
    yield from notify(tale, why_late=words.LATE)
    case.soon()
    by, decision = tale.manager(), tale.decision()
    ground = WhyNotInformed.NOT_HIGH
    yield case.step(by, DecideNotToInform(not_informed=ground, explanation=words.NOT_HIGH, decision=decision))
    yield from propose(tale)
    yield from close(tale)


def no_people(tale: Tale) -> Iterator[Step]:
    """A system that could not be reached: no personal data were at risk."""
    yield from report(tale)
    yield from assess(tale)
    yield from propose(tale)
    yield from close(tale)


def twice(tale: Tale) -> Iterator[Step]:
    """Reported by two: the time is put right, and then one of them is struck out."""
    case = tale.case
    yield from report(tale)
    case.soon()
    by = tale.manager()
    right = CorrectIncident(
        reason=words.WRONG_TIME,
        incident_kind=tale.mishap.incident_kind,
        unit=case.world.cast.unit(tale.unit),
        occurred=Occurred.on(case.day),
        noticed=Moment(day=case.day, hour=7, minute=45),
    )
    yield case.step(by, right)
    case.soon()
    by, decision = tale.manager(), tale.decision()
    yield case.step(by, AnnulIncident(reason=WhyAnnulled.DUPLICATE, decision=decision))


def just_reported(tale: Tale) -> Iterator[Step]:
    """The hours are running."""
    yield from report(tale)


STORIES: tuple[tuple[str, date, Mishap, Callable[[Tale], Iterator[Step]]], ...] = (
    ("astray", date(2025, 2, 14), LETTER, astray),
    ("phone", date(2025, 5, 20), PHONE, not_notified),
    ("list", date(2025, 11, 3), LIST, late),
    ("system", date(2026, 1, 22), SYSTEM, no_people),
    ("system-twice", date(2026, 1, 22), SYSTEM, twice),
    ("running", date(2026, 8, 28), LIST, just_reported),
)


def beginnings(world: World) -> Iterator[Beginning]:
    """A letter astray, a lost phone, a list left behind, a system down and reported twice, and one just now."""
    for number, (name, day, mishap, story) in enumerate(STORIES):
        if day < world.last:
            start = office_moment(working_day_from(day), world.chance("starts", "incidents", name))
            unit = world.places[number // 2 % len(world.places)]
            yield Beginning(start, partial(begun, world, name, start, mishap, unit, story))


def begun(
    world: World, name: str, start: datetime, mishap: Mishap, unit: str, story: Callable[[Tale], Iterator[Step]]
) -> Iterator[Step]:
    return story(Tale(world.case("incidents", name, start), mishap, unit))
