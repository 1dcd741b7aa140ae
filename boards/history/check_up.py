"""Röntgenfynden – what the quality developer has said of some, and a rule that one board does not want run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from boards.history.documents.guidelines import record
from boards.history.step import Step
from boards.history.telling import Beginning
from boards.history.worktime import office_moment, working_day_from
from boards.history.world import Case, World
from domain.board import Choice, DecideChoices, Topic, setting_id
from domain.check_up.words import RuleId, WhyAccepted, WhyAnnulled
from domain.check_up_findings import AcceptFinding, AnnulFinding, WithdrawAcceptance, finding_id
from domain.terms import Body, Role
from domain.words import Decision

NEW_OWNERS = "Ägare utses när den nya organisationen är på plats."
KNOWN_SINCE_LONG = "Dokumentet är känt i enheterna sedan länge."
KNOWN_TO_FEW = "Vid egenkontrollen visade det sig att de nya inte kände till dokumentet."
LATER = "Rutinerna kopplas till processer under 2027; till dess säger regeln inget nytt"
SWITCHES_OFF = "nacka"


def beginnings(world: World) -> Iterator[Beginning]:
    chance = world.chance("check_up")
    told: tuple[tuple[date, RuleId, Callable[[Case], Iterator[Step]]], ...] = (
        (date(2026, 6, 9), RuleId.DOCUMENT_NO_OWNER, accepted),
        (date(2025, 11, 4), RuleId.DOCUMENT_NOT_MADE_KNOWN, withdrawn),
        (date(2025, 12, 2), RuleId.DOCUMENT_REVIEW_LATE, by_mistake),
    )
    for day, rule, story in told:
        start = office_moment(working_day_from(day), chance)
        found = finding_id(rule, record(world, world.data.documents[0]))
        yield Beginning(start, partial(story, world.case("check_up_findings", rule.value, start, found)))
    if world.board == SWITCHES_OFF:
        start = office_moment(working_day_from(date(2026, 4, 14)), chance)
        setting = world.case("settings", "check_up", start, setting_id(Topic.CHECK_UP))
        yield Beginning(start, partial(iter, [switched_off(setting)]))


def accept(case: Case, rule: RuleId, reason: WhyAccepted, text: str, until: date) -> Step:
    command = AcceptFinding(
        rule=rule,
        register="documents",
        record=record(case.world, case.world.data.documents[0]),
        reason=reason,
        explanation=text,
        until=until,
    )
    return case.step(case.post(Role.QUALITY_DEVELOPER), command)


def accepted(case: Case) -> Iterator[Step]:
    """It stands until the end of the year, and is shown apart as long."""
    yield accept(case, RuleId.DOCUMENT_NO_OWNER, WhyAccepted.PLANNED, NEW_OWNERS, date(2026, 12, 31))


def withdrawn(case: Case) -> Iterator[Step]:
    """What was taken for granted turned out not to be so."""
    reason = WhyAccepted.HANDLED_ELSEWHERE
    yield accept(case, RuleId.DOCUMENT_NOT_MADE_KNOWN, reason, KNOWN_SINCE_LONG, date(2026, 10, 30))
    case.until(date(2026, 2, 17))
    yield case.step(case.post(Role.QUALITY_DEVELOPER), WithdrawAcceptance(explanation=KNOWN_TO_FEW))


def by_mistake(case: Case) -> Iterator[Step]:
    reason = WhyAccepted.NOT_APPLICABLE
    yield accept(case, RuleId.DOCUMENT_REVIEW_LATE, reason, KNOWN_SINCE_LONG, date(2026, 1, 30))
    yield case.soon().step(case.post(Role.QUALITY_DEVELOPER), AnnulFinding(reason=WhyAnnulled.BY_MISTAKE))


def switched_off(case: Case) -> Step:
    rule = Choice(id=RuleId.DOCUMENT_OUTSIDE_PROCESSES.value, label=LATER)
    decision = Decision(body=Body.MANAGEMENT_GROUP, day=case.day)
    command = DecideChoices(topic=Topic.CHECK_UP, choices=(rule,), since=case.day, decision=decision)
    return case.step(case.post(Role.QUALITY_DEVELOPER), command)
