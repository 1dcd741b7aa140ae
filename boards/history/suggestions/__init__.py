"""Förslagens livsöden – what somebody suggested, what it became, and that they were told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from boards.history import briefs
from boards.history.actions.handling import Undertaking
from boards.history.actions.lives import go_on
from boards.history.step import Actor, Step
from boards.history.telling import Beginning
from boards.history.texts import suggestions as words
from boards.history.texts import told
from boards.history.texts.actions import Remedy
from boards.history.world import Case, World
from domain.suggestions.commands import (
    AdoptSuggestion,
    AnnulSuggestion,
    AnswerSuggestion,
    AssessSuggestion,
    CorrectSuggestion,
    DeclineSuggestion,
    ExtendAnswer,
    MoveSuggestion,
    SubmitSuggestion,
    WithdrawSuggestion,
)
from domain.suggestions.words import Suggester, WhyAnnulled, suggested_action
from domain.words import Decision

YEARLY = 0.06
"""One suggestion for each sixteenth deviation."""


@dataclass
class Idea:
    """A suggestion while it is told."""

    case: Case
    unit: str
    title: str
    description: tuple[str, ...]
    by: Actor

    def say(self, *parts: tuple[str, ...]) -> str:
        return told(self.case.chance, *parts)


def submit(idea: Idea) -> Iterator[Step]:
    command = SubmitSuggestion(
        title=idea.title,
        description=idea.say(idea.description),
        unit=idea.case.world.cast.unit(idea.unit),
        suggester=idea.case.chance.pick((Suggester.EMPLOYEE, Suggester.EMPLOYEE, Suggester.WORKPLACE)),
    )
    yield idea.case.step(idea.by, command)


def assess(idea: Idea) -> Iterator[Step]:
    case = idea.case.wait(1, 10)
    yield case.step(case.manager(idea.unit), AssessSuggestion(assessment=idea.say(words.ASSESSED)))


def answer(idea: Idea) -> Iterator[Step]:
    case = idea.case.wait(0, 4)
    yield case.step(case.manager(idea.unit), AnswerSuggestion(text=idea.say(words.ANSWERED)))


def head_decides(idea: Idea) -> tuple[Actor, Decision]:
    """The head of the department, who seldom is the one who suggested it."""
    case = idea.case.wait(0, 5)
    by = case.head(idea.unit)
    return by, Decision(person=by.person, day=case.day)


# ── Lives ────────────────────────────────────────────────────────────────────


def adopted(idea: Idea) -> Iterator[Step]:
    """It becomes an action, which is carried out as any other."""
    case = idea.case
    yield from submit(idea)
    yield from assess(idea)
    by, decision = head_decides(idea)
    yield case.step(by, AdoptSuggestion(reason=idea.say(words.ADOPTED), decision=decision))
    yield from answer(idea)
    action = case.world.case("actions", f"ur-forslag-{case.name}", case.now, suggested_action(case.record))
    remedy = Remedy(title=idea.title, description=idea.description, aim=idea.description, done=("Så gör vi nu.",))
    yield from go_on(Undertaking(action, remedy, idea.unit))


def declined(idea: Idea) -> Iterator[Step]:
    yield from submit(idea)
    yield from assess(idea)
    by, decision = head_decides(idea)
    yield idea.case.step(by, DeclineSuggestion(reason=idea.say(words.DECLINED), decision=decision))
    yield from answer(idea)


def waiting(idea: Idea) -> Iterator[Step]:
    """Read, and not decided on yet: it is given more time."""
    yield from submit(idea)
    yield from assess(idea)
    case = idea.case.soon()
    until = case.day + timedelta(days=60)
    yield case.step(case.manager(idea.unit), ExtendAnswer(until=until, reason=idea.say(words.MORE_TIME)))


def moved(idea: Idea) -> Iterator[Step]:
    """For another unit to answer, with a title that says what it is about."""
    case = idea.case
    yield from submit(idea)
    by = case.wait(0, 4).manager(idea.unit)
    correct = CorrectSuggestion(title=idea.title, suggester=Suggester.WORKPLACE, reason=idea.say(words.CORRECTED))
    yield case.step(by, correct)
    by = case.soon().manager(idea.unit)
    idea.unit = case.chance.pick([one for one in case.world.places if one != idea.unit])
    moved = MoveSuggestion(unit=case.world.cast.unit(idea.unit), reason=idea.say(words.MOVED))
    yield case.step(by, moved)
    yield from assess(idea)
    by, decision = head_decides(idea)
    yield case.step(by, DeclineSuggestion(reason=idea.say(words.DECLINED), decision=decision))
    yield from answer(idea)


def withdrawn(idea: Idea) -> Iterator[Step]:
    yield from submit(idea)
    idea.case.soon()
    yield idea.case.step(idea.by, WithdrawSuggestion())


def struck_out(idea: Idea) -> Iterator[Step]:
    case = idea.case
    yield from submit(idea)
    by = case.wait(0, 3).manager(idea.unit)
    decision = Decision(person=by.person, day=case.day)
    yield case.step(by, AnnulSuggestion(reason=WhyAnnulled.DUPLICATE, decision=decision))


STORIES: Mapping[str, Callable[[Idea], Iterator[Step]]] = {
    "adopted": adopted,
    "declined": declined,
    "waiting": waiting,
    "moved": moved,
    "withdrawn": withdrawn,
    "struck_out": struck_out,
}
SHARES: Mapping[str, float] = {"adopted": 4, "declined": 3, "waiting": 2, "moved": 1, "withdrawn": 1, "struck_out": 1}


def beginnings(world: World, yearly: float) -> Iterator[Beginning]:
    """The suggestions of a board."""
    number = max(briefs.volume(world, yearly * YEARLY), len(STORIES))
    chance = world.chance("briefs", "suggestions")
    kinds = chance.deal(SHARES, number)
    starts = briefs.starts(world, "suggestions", number)
    for index, (start, kind) in enumerate(zip(starts, kinds, strict=True), start=1):
        case = world.case("suggestions", f"{index}", start)
        unit = chance.pick([one for one in world.places if one in world.cast.staffed])
        title, description = words.IDEAS[index % len(words.IDEAS)]
        by = world.cast.employee(unit, case.day, case.chance)
        yield Beginning(start, partial(STORIES[kind], Idea(case, unit, title, description, by)))
