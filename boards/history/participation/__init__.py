"""Delaktighetens livsöden – councils and meetings, what came of them, and that those who came were told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from boards.history import briefs
from boards.history.step import Actor, Step
from boards.history.telling import Beginning
from boards.history.texts import participation as words
from boards.history.texts import told
from boards.history.texts.participation import Occasion
from boards.history.texts.suggestions import IDEAS
from boards.history.worktime import office_moment, working_day_from
from boards.history.world import Case, World
from domain.participation.commands import (
    AnnulParticipation,
    CorrectParticipation,
    RaiseSuggestion,
    RecordOutcome,
    RecordParticipation,
    TellParticipants,
)
from domain.participation.words import Group, Outcome, WhyAnnulled
from domain.terms import YesNoUnknown
from domain.words import Decision

YEARLY = 0.08
"""One occasion that is entered for each twelfth deviation."""


@dataclass
class Meeting:
    """An occasion while it is told."""

    case: Case
    occasion: Occasion
    unit: str

    def say(self, *parts: tuple[str, ...]) -> str:
        return told(self.case.chance, *parts)

    def leader(self) -> Actor:
        return self.case.manager(self.unit)

    def facts(self) -> dict[str, Any]:
        child = YesNoUnknown.YES if Group.CHILDREN in self.occasion.groups else YesNoUnknown.NO
        return {
            "form": self.occasion.form,
            "title": self.occasion.title,
            "unit": self.case.world.cast.unit(self.unit),
            "day": self.case.day,
            "groups": self.occasion.groups,
            "participants": self.case.chance.between(3, 14),
            "child": child,
        }


def hold(meeting: Meeting) -> Iterator[Step]:
    by = meeting.leader()
    command = RecordParticipation(said=meeting.say(meeting.occasion.said), **meeting.facts())
    yield meeting.case.step(by, command)


def lead_to(meeting: Meeting, outcome: Outcome, why: tuple[str, ...]) -> Iterator[Step]:
    case = meeting.case.wait(0, 4)
    yield case.step(meeting.leader(), RecordOutcome(outcome=outcome, explanation=meeting.say(why)))


def tell(meeting: Meeting) -> Iterator[Step]:
    case = meeting.case.wait(5, 20)
    by = meeting.leader()
    yield case.step(by, TellParticipants(day=case.day, text=meeting.say(words.TOLD)))


# ── Lives ────────────────────────────────────────────────────────────────────


def changed(meeting: Meeting) -> Iterator[Step]:
    yield from hold(meeting)
    yield from lead_to(meeting, Outcome.CHANGE, words.CHANGED)
    yield from tell(meeting)


def raised(meeting: Meeting) -> Iterator[Step]:
    """Something that came up goes on as a suggestion."""
    case = meeting.case
    yield from hold(meeting)
    case.wait(0, 4)
    title, _ = case.chance.pick(IDEAS)
    by = meeting.leader()
    yield case.step(by, RaiseSuggestion(title=title, explanation=meeting.say(words.RAISED)))
    yield from tell(meeting)


def nothing(meeting: Meeting) -> Iterator[Step]:
    yield from hold(meeting)
    yield from lead_to(meeting, Outcome.NOTHING, words.NOTHING)


def put_right(meeting: Meeting) -> Iterator[Step]:
    yield from hold(meeting)
    facts = meeting.facts()
    by = meeting.case.soon().manager(meeting.unit)
    yield meeting.case.step(by, CorrectParticipation(reason=meeting.say(words.CORRECTED), **facts))
    yield from lead_to(meeting, Outcome.CHANGE, words.CHANGED)


def struck_out(meeting: Meeting) -> Iterator[Step]:
    yield from hold(meeting)
    case = meeting.case.wait(0, 2)
    by = meeting.leader()
    decision = Decision(person=by.person, day=case.day)
    yield case.step(by, AnnulParticipation(reason=WhyAnnulled.DUPLICATE, decision=decision))


STORIES: Mapping[str, Callable[[Meeting], Iterator[Step]]] = {
    "changed": changed,
    "raised": raised,
    "nothing": nothing,
    "put_right": put_right,
    "struck_out": struck_out,
}
SHARES: Mapping[str, float] = {"changed": 4, "raised": 3, "nothing": 2, "put_right": 1, "struck_out": 1}


def beginnings(world: World, yearly: float) -> Iterator[Beginning]:
    """The occasions of a board; a council for children's views only where children are met."""
    number = max(briefs.volume(world, yearly * YEARLY), len(STORIES))
    chance = world.chance("briefs", "participation")
    kinds = chance.deal(SHARES, number)
    starts = briefs.starts(world, "participation", number)
    for index, (start, kind) in enumerate(zip(starts, kinds, strict=True), start=1):
        start = office_moment(working_day_from(start.date()), chance)
        unit = chance.pick([one for one in world.places if one in world.cast.staffed])
        fitting = [one for one in words.OCCASIONS if Group.CHILDREN not in one.groups or world.meets_children(unit)]
        case = world.case("participation", f"{index}", start)
        yield Beginning(start, partial(STORIES[kind], Meeting(case, chance.pick(fitting), unit)))
