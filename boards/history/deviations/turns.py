"""Avvikelser som tar en annan väg – lex Sarah, duplicates, transfers, reopenings and what is put right."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from datetime import timedelta

from boards.history import lex_sarah
from boards.history.deviations.handling import (
    NO,
    YES,
    Tale,
    classify,
    correct,
    find_out,
    officer_answers,
    read,
    replaced,
    report,
    start,
)
from boards.history.deviations.lives import handled, inquiry, no_measures, plain, remedy
from boards.history.deviations.outcomes import carry_out, close, decide, feed_back, go_on_as_action, let_live_on, plan
from boards.history.step import Step
from boards.history.texts import handling
from boards.history.worktime import freezing_day
from domain.calendar import half_year
from domain.deviations.commands import (
    AnnulDeviation,
    ExtendInvestigation,
    MarkAsDuplicate,
    ReferToLexSarah,
    ReopenDeviation,
    TransferElsewhere,
)
from domain.deviations.words import Destination, ReferralAnswer, Severity, WhyAnnulled
from domain.terms import Role
from domain.words import Decision, Occurred, Reading

# ── Lex Sarah ────────────────────────────────────────────────────────────────


def referred(tale: Tale) -> Iterator[Step]:
    """The first reading is yes or unclear; the officer says that it is not misconduct."""
    yield from report(tale)
    yield from read(tale, tale.case.chance.pick((Reading.YES, Reading.UNCLEAR)))
    yield from officer_answers(tale)
    serious = tale.case.chance.happens(0.4)
    yield from inquiry(tale, Severity.SERIOUS if serious else Severity.CONSIDERABLE)
    yield from remedy(tale)


def suspected(tale: Tale) -> Iterator[Step]:
    """Whoever reports suspects misconduct: it lies with the officer before anybody has read it."""
    yield from report(tale, suspects_misconduct=YES, danger_now=tale.case.chance.pick((YES, NO)))
    if tale.case.chance.happens(0.5):
        yield from taken_over(tale)
        return
    yield from officer_answers(tale)
    yield from read(tale)
    yield from inquiry(tale, Severity.CONSIDERABLE)
    yield from remedy(tale)


def taken_over(tale: Tale) -> Iterator[Step]:
    """The officer takes it over; what protects the individual at once is planned and done here, beside the case."""
    if tale.case.steps == 0:
        yield from report(tale)
        yield from read(tale, Reading.YES)
    yield from officer_answers(tale, ReferralAnswer.TAKEN_OVER)
    case = lex_sarah.taken_over(tale.case, tale.where)
    yield from heapq.merge(protected(tale), case, key=lambda step: step.at)


def protected(tale: Tale) -> Iterator[Step]:
    yield from plan(tale, 1, 1, 5, tale.say(handling.PROTECTED_AT_ONCE))
    yield from carry_out(tale, 1, 4)


def later_referred(tale: Tale) -> Iterator[Step]:
    """What comes up during the investigation makes the manager ask the officer, and it takes longer."""
    case = tale.case
    yield from report(tale)
    yield from read(tale)
    yield from classify(tale, Severity.SERIOUS)
    yield from start(tale)
    case.wait(1, 4)
    manager = case.world.cast.holder(Role.UNIT_MANAGER, tale.where, case.day)
    by = manager or case.post(Role.QUALITY_DEVELOPER)
    yield case.step(by, ReferToLexSarah(reason=tale.say(handling.PERHAPS_MISCONDUCT)))
    yield from officer_answers(tale)
    case.soon()
    until = case.day + timedelta(days=60)
    yield case.step(case.head(tale.where), ExtendInvestigation(until=until, reason=tale.say(handling.MORE_TIME)))
    yield from find_out(tale)
    yield from remedy(tale)


def unclear(tale: Tale) -> Iterator[Step]:
    """The investigator cannot rule it out; the officer can."""
    yield from report(tale)
    yield from read(tale)
    yield from classify(tale)
    yield from start(tale)
    yield from find_out(tale, Reading.UNCLEAR)
    yield from officer_answers(tale)
    yield from remedy(tale)


# ── How it ended ─────────────────────────────────────────────────────────────


def duplicate(tale: Tale) -> Iterator[Step]:
    case = tale.case
    yield from report(tale)
    yield from read(tale, least=1)
    case.soon()
    original = case.world.id("deviations", tale.brief.other)
    yield case.step(tale.manager(), MarkAsDuplicate(original=original, reason=tale.say(handling.SAME_AGAIN)))


def transferred(tale: Tale) -> Iterator[Step]:
    case, chance = tale.case, tale.case.chance
    yield from report(tale)
    yield from read(tale)
    case.wait(0, 3)
    destination = chance.pick((Destination.WORK_ENVIRONMENT, Destination.IT, Destination.HEALTH_CARE))
    receipt = f"Mottaget, ärende {chance.between(1_000, 9_999)}"
    command = TransferElsewhere(destination=destination, receipt=receipt, reason=tale.say(handling.NOT_OURS))
    yield case.step(tale.manager(), command)


def annulled(tale: Tale) -> Iterator[Step]:
    """A wrong entry, struck out by a decision."""
    case, chance = tale.case, tale.case.chance
    yield from report(tale)
    if chance.happens(0.5):
        yield from read(tale)
    case.wait(0, 4)
    by = case.head(tale.where) if chance.happens(0.5) else case.post(Role.QUALITY_DEVELOPER)
    reason = chance.pick((WhyAnnulled.WRONG_BOARD, WhyAnnulled.PRACTICE, WhyAnnulled.WRONG_TEXT))
    decision = Decision(person=by.person, day=case.day)
    explanation = tale.say(handling.ANNULLED)
    yield case.step(by, AnnulDeviation(reason=reason, explanation=explanation, decision=decision))


def lives_on(tale: Tale) -> Iterator[Step]:
    """The deviation is closed, and one of its measures goes on by itself."""
    yield from report(tale)
    yield from read(tale)
    yield from inquiry(tale)
    yield from decide(tale, measures=True)
    yield from plan(tale, 1, 60, 120)
    yield from let_live_on(tale)
    yield from feed_back(tale)
    yield from close(tale)
    yield from go_on_as_action(tale)


def reopened(tale: Tale) -> Iterator[Step]:
    case = tale.case
    yield from plain(tale)
    case.wait(10, 40)
    yield case.step(case.head(tale.where), ReopenDeviation(reason=tale.say(handling.REOPENED)))
    tale.investigator = case.world.cast.others(tale.reporter.person, tale.where, case.wait(0, 3).day)
    yield replaced(tale, tale.investigator)
    yield from find_out(tale)
    yield from remedy(tale)


# ── Put right ────────────────────────────────────────────────────────────────


def corrected(tale: Tale) -> Iterator[Step]:
    """A slip in the report, found when it was read."""
    yield from report(tale)
    yield from read(tale)
    tale.case.soon()
    place = tale.case.chance.pick(handling.PLACES)
    yield from correct(tale, tale.manager(), handling.CORRECTED, place=place)
    yield from handled(tale)


def corrected_later(tale: Tale) -> Iterator[Step]:
    """Put right when the figures of its half-year are frozen: they stand as they were known then."""
    case, chance = tale.case, tale.case.chance
    yield from no_measures(tale)
    assert tale.received is not None
    case.until(freezing_day(half_year(tale.received)) + timedelta(days=chance.between(2, 45)))
    by = case.post(Role.QUALITY_DEVELOPER)
    if chance.happens(0.5):
        another = chance.pick([unit for unit in case.world.places if unit != tale.unit])
        yield from correct(tale, by, handling.CORRECTED_LATER, unit=another)
    else:
        received = tale.received - timedelta(days=chance.between(1, 9))
        occurred = Occurred.on(received - timedelta(days=chance.between(0, 4)))
        yield from correct(tale, by, handling.CORRECTED_LATER, received=received, occurred=occurred, discovered=None)
