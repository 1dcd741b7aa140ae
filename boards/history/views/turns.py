"""Synpunkter och klagomål som tar en annan väg – lex Sarah, reopened, handed over, struck out, put right."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from datetime import timedelta

from boards.history import lex_sarah
from boards.history.step import Step
from boards.history.texts import views
from boards.history.views.handling import (
    Letter,
    acknowledge,
    answer,
    assess,
    close,
    investigate,
    officer_answers,
    receive,
    sort,
    take_position,
)
from boards.history.views.lives import complaint, opinion, tried
from boards.history.worktime import freezing_day
from boards.people import FIRST_NAMES, LAST_NAMES
from domain.calendar import half_year
from domain.terms import Role
from domain.views.commands import (
    AnnulView,
    CorrectView,
    ExtendAnswer,
    RedirectAppeal,
    ReferView,
    ReopenView,
    TransferElsewhere,
)
from domain.views.words import (
    Category,
    Destination,
    Kind,
    Occurrence,
    Outcome,
    Verdict,
    WhyAnnulled,
)
from domain.words import Decision, Reading

# ── Lex Sarah ────────────────────────────────────────────────────────────────


def referred(letter: Letter) -> Iterator[Step]:
    """The first reading is unclear; the officer says that it is not misconduct."""
    yield from receive(letter)
    yield from assess(letter, Kind.COMPLAINT, Reading.UNCLEAR)
    yield from officer_answers(letter)
    yield from tried(letter)


def taken_over(letter: Letter) -> Iterator[Step]:
    """The officer takes it as a report; the complaint is answered all the same, beside the case."""
    yield from receive(letter)
    yield from assess(letter, Kind.COMPLAINT, Reading.YES)
    yield from officer_answers(letter, Verdict.TAKEN_OVER)
    case = lex_sarah.taken_over(letter.case, letter.unit)
    yield from heapq.merge(tried(letter, Occurrence.YES), case, key=lambda step: step.at)


def later_referred(letter: Letter) -> Iterator[Step]:
    """What is learned on the way makes somebody ask the officer, and the answer takes longer."""
    case = letter.case
    yield from receive(letter)
    yield from assess(letter, Kind.COMPLAINT)
    yield from acknowledge(letter)
    yield from investigate(letter)
    case.wait(0, 2)
    by = case.world.cast.employee(letter.unit, case.day, case.chance)
    yield case.step(by, ReferView(reading=Reading.UNCLEAR, reasons=letter.say(views.SUSPECTED)))
    yield from officer_answers(letter)
    case.soon()
    until = case.day + timedelta(days=30)
    yield case.step(case.head(letter.unit), ExtendAnswer(until=until, reason=letter.say(views.MORE_TIME)))
    yield from take_position(letter, Occurrence.UNCLEAR)
    yield from answer(letter)
    yield from close(letter, Outcome.MEASURES)


# ── How it ended ─────────────────────────────────────────────────────────────


def reopened(letter: Letter) -> Iterator[Step]:
    """The sender is not satisfied: taken up again above, and answered anew."""
    yield from complaint(letter)
    case = letter.case.wait(4, 25)
    by = case.head(letter.unit)
    yield case.step(by, ReopenView(reason=letter.say(views.REOPENED)))
    yield from investigate(letter)
    yield from take_position(letter, Occurrence.UNCLEAR)
    yield from answer(letter)
    yield from close(letter, Outcome.MEASURES)


def appeal(letter: Letter) -> Iterator[Step]:
    """It is really an appeal, and is passed on."""
    yield from receive(letter)
    case = letter.case.wait(0, 2)
    receiver = views.RECEIVERS[0]
    yield case.step(case.post(Role.REGISTRAR), RedirectAppeal(receiver=receiver, note=letter.say(views.APPEAL)))


def handed_over(letter: Letter) -> Iterator[Step]:
    yield from receive(letter)
    yield from assess(letter, Kind.VIEW)
    case = letter.case.wait(0, 3)
    destination = case.chance.pick((Destination.OTHER_BOARD, Destination.HEALTH_CARE))
    receiver = views.RECEIVERS[1 if destination is Destination.OTHER_BOARD else 2]
    by = letter.handler()
    receipt = f"Mottaget, ärende {case.chance.between(1_000, 9_999)}"
    yield case.step(by, TransferElsewhere(destination=destination, receiver=receiver, receipt=receipt))


def annulled(letter: Letter) -> Iterator[Step]:
    """Entered twice, or not ours; decided and reasoned."""
    yield from receive(letter)
    case = letter.case.wait(0, 4)
    other = letter.brief.other
    original = case.world.id("views", other) if other else None
    by = case.head(letter.unit)
    command = AnnulView(
        reason=WhyAnnulled.DUPLICATE if original else WhyAnnulled.WRONG_BOARD,
        duplicate_of=original,
        explanation=letter.say(views.WRONG_ENTRY[:1] if original else views.WRONG_ENTRY[1:]),
        decision=Decision(person=by.person, day=case.day),
    )
    yield case.step(by, command)


# ── Put right ────────────────────────────────────────────────────────────────


def identified(letter: Letter) -> Iterator[Step]:
    """Anonymous at first; the sender is heard of, and can be answered."""
    letter.anonymous = True
    yield from receive(letter)
    yield from sort(letter)
    case, chance = letter.case.wait(0, 4), letter.case.chance
    command = CorrectView(
        reason=views.CORRECTED[1],
        submitter_name=f"{chance.pick(FIRST_NAMES)} {chance.pick(LAST_NAMES)}",
        submitter_contact=f"070-174 06 {chance.between(5, 99):02}",
    )
    yield case.step(case.post(Role.REGISTRAR), command)
    letter.anonymous = False
    yield from assess(letter, Kind.COMPLAINT)
    yield from tried(letter)


def corrected_later(letter: Letter) -> Iterator[Step]:
    """Put right when the figures of its half-year are frozen: category, unit or the day it came in."""
    yield from opinion(letter)
    case, chance = letter.case, letter.case.chance
    case.until(freezing_day(half_year(letter.received)) + timedelta(days=chance.between(2, 45)))
    by = case.post(Role.QUALITY_DEVELOPER)
    match chance.between(0, 2):
        case 0:
            category = chance.pick([one for one in Category if one is not letter.voice.category])
            command = CorrectView(reason=views.CORRECTED[3], category=category)
        case 1:
            unit = chance.pick([one for one in case.world.places if one != letter.unit])
            command = CorrectView(reason=views.CORRECTED[2], unit=case.world.cast.unit(unit))
        case _:
            received = letter.received - timedelta(days=chance.between(1, 9))
            command = CorrectView(reason=views.CORRECTED[0], received=received)
    yield case.step(by, command)
