"""Synpunkternas och klagomålens livsöden – one short story for each way a view or complaint can go."""

from __future__ import annotations

import heapq
from collections.abc import Iterator

from boards.history.briefs import Brief, theme
from boards.history.deviations.handling import Tale, read
from boards.history.deviations.lives import handled
from boards.history.step import Actor, Step
from boards.history.texts import views
from boards.history.views.handling import (
    NO,
    YES,
    Letter,
    acknowledge,
    answer,
    assess,
    close,
    investigate,
    receive,
    sort,
    take_position,
)
from domain.terms import Role
from domain.views.commands import ConvertToComplaint, ConvertToView, GiveRiseToDeviation
from domain.views.words import Kind, Occurrence, Outcome, Submitter, WhyUnanswered, deviation_id

# ── Views ────────────────────────────────────────────────────────────────────


def opinion(letter: Letter) -> Iterator[Step]:
    """A view, answered, or closed because no answer is needed."""
    wished = YES if letter.case.chance.happens(0.5) else NO
    yield from receive(letter, feedback_requested=wished)
    yield from sort(letter)
    yield from assess(letter, Kind.VIEW)
    if wished is YES:
        yield from answer(letter, 1, 7)
        yield from close(letter)
    else:
        yield from close(letter, without=WhyUnanswered.NOT_NEEDED)


def anonymous(letter: Letter) -> Iterator[Step]:
    """Nobody can be answered; a complaint is tried all the same."""
    letter.anonymous = True
    yield from receive(letter)
    yield from assess(letter, Kind.COMPLAINT if letter.voice.complaint else Kind.VIEW)
    if letter.voice.complaint:
        yield from investigate(letter)
        yield from take_position(letter, Occurrence.UNCLEAR)
    yield from close(letter, without=WhyUnanswered.ANONYMOUS)


# ── Complaints ───────────────────────────────────────────────────────────────


def tried(letter: Letter, occurrence: Occurrence = Occurrence.NO) -> Iterator[Step]:
    """Acknowledged, investigated, a position taken, answered and closed."""
    yield from acknowledge(letter)
    yield from investigate(letter)
    yield from take_position(letter, occurrence)
    yield from answer(letter)
    yield from close(letter, Outcome.NO_MEASURES if occurrence is Occurrence.NO else Outcome.MEASURES)


def complaint(letter: Letter) -> Iterator[Step]:
    yield from receive(letter)
    yield from sort(letter)
    yield from assess(letter, Kind.COMPLAINT)
    yield from tried(letter, letter.case.chance.weighted({Occurrence.NO: 7, Occurrence.UNCLEAR: 3}))


def late_answer(letter: Letter) -> Iterator[Step]:
    """The deadline for the answer passes."""
    yield from receive(letter)
    yield from assess(letter, Kind.COMPLAINT)
    yield from acknowledge(letter)
    yield from investigate(letter, 8, 25)
    yield from take_position(letter, Occurrence.UNCLEAR)
    yield from answer(letter, 2, 10)
    yield from close(letter, Outcome.MEASURES)


def withdrawn(letter: Letter) -> Iterator[Step]:
    yield from receive(letter)
    yield from assess(letter, Kind.COMPLAINT)
    yield from acknowledge(letter)
    letter.case.wait(1, 8)
    yield from close(letter, without=WhyUnanswered.WITHDRAWN)


def about_manager(letter: Letter) -> Iterator[Step]:
    """It is about the manager: the head of the department handles it from the first reading."""
    letter.above = True
    yield from receive(letter)
    yield from assess(letter, Kind.COMPLAINT)
    yield from tried(letter)


def from_staff(letter: Letter) -> Iterator[Step]:
    """Somebody who works here says what they think, on their own account."""
    case = letter.case
    by = case.world.cast.employee(letter.unit, case.day, case.chance)
    more = {"submitter": Submitter.STAFF, "submitter_name": None, "submitter_contact": None, "own": True}
    yield from receive(letter, by, **more)
    yield from assess(letter, Kind.VIEW)
    yield from answer(letter, 1, 5)
    yield from close(letter)


def gives_rise(letter: Letter) -> Iterator[Step]:
    """A deviation is drawn up because of it; it goes its own way, and the complaint is answered all the same."""
    case, world = letter.case, letter.case.world
    yield from receive(letter)
    yield from sort(letter)
    yield from assess(letter, Kind.COMPLAINT)
    yield from acknowledge(letter)
    yield from investigate(letter)
    yield from take_position(letter, Occurrence.YES)
    case.soon()
    manager = world.cast.holder(Role.UNIT_MANAGER, letter.unit, case.day)
    by = manager or case.post(Role.QUALITY_DEVELOPER)
    yield case.step(by, GiveRiseToDeviation())
    yield from heapq.merge(answered_about(letter), its_deviation(letter, by), key=lambda step: step.at)


def answered_about(letter: Letter) -> Iterator[Step]:
    yield from answer(letter, 1, 4)
    yield from close(letter, Outcome.DEVIATION)


def its_deviation(letter: Letter, by: Actor) -> Iterator[Step]:
    """The deviation that the complaint gave rise to, from its first reading on."""
    case = letter.case
    own = case.world.case("deviations", f"view-{case.name}", case.now, deviation_id(case.record))
    about = theme(case.world, letter.unit, own.chance)
    brief = Brief(own.name, "from_view", case.now, letter.unit, about)
    tale = Tale(own, brief, letter.unit, by, received=case.day, from_view=True)
    yield from read(tale, least=1)
    yield from handled(tale)


# ── One kind becomes the other ───────────────────────────────────────────────


def becomes_complaint(letter: Letter) -> Iterator[Step]:
    case = letter.case
    yield from receive(letter)
    yield from assess(letter, Kind.VIEW)
    case.wait(1, 5)
    by = letter.handler()
    yield case.step(by, ConvertToComplaint(reason=letter.say(views.TO_COMPLAINT)))
    yield from tried(letter)


def becomes_view(letter: Letter) -> Iterator[Step]:
    case = letter.case
    yield from receive(letter)
    yield from assess(letter, Kind.COMPLAINT)
    yield from acknowledge(letter)
    case.wait(1, 4)
    yield case.step(case.post(Role.QUALITY_DEVELOPER), ConvertToView(reason=letter.say(views.TO_VIEW)))
    yield from take_position(letter, Occurrence.NO)
    yield from answer(letter)
    yield from close(letter)


def there_and_back(letter: Letter) -> Iterator[Step]:
    """Read as a view, made a complaint, and a view again."""
    case = letter.case
    yield from receive(letter)
    yield from assess(letter, Kind.VIEW)
    case.wait(1, 4)
    by = letter.handler()
    yield case.step(by, ConvertToComplaint(reason=letter.say(views.TO_COMPLAINT)))
    case.wait(1, 4)
    by = letter.handler()
    yield case.step(by, ConvertToView(reason=letter.say(views.TO_VIEW)))
    yield from answer(letter)
    yield from close(letter)
