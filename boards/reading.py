"""Att läsa en riktlinje – from the words of a guideline to the settings of a board, the place kept with each.

What a setting rests on (`note`, `basis`) is made from the quotation itself: it cannot say anything else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from boards.data import Quoted, Read, Responsibility
from boards.taxonomy import ASSUMED, CATEGORIES, CAUSES, SCALE, SINCE
from domain.board import (
    Cadence,
    Choice,
    DecideCadences,
    DecideChoices,
    DecideDeadlines,
    DecideDeciders,
    Decider,
    DecideScale,
    LocalDeadline,
    SettingCommand,
    Topic,
)
from domain.terms import Body, Role
from domain.words import Decision

T = TypeVar("T")

# A guideline says how often, not in which month.
MONTHS_SUPPOSED = "Månaderna är de som perioden slutar i; riktlinjen nämner inga månader (antaget)."


def term(id: str, word: str, *said: Quoted) -> Read[Choice]:
    """A word and what the guideline means by it."""
    return Read(value=Choice(id=id, label=word, note=said[0].basis), said=said)


def practice(question: str, answer: str, *said: Quoted, supposed: str | None = None) -> Read[Choice]:
    """A question of local practice and the answer that the guideline gives.

    Where a rule asks the question (`board.practice`), the answer is the value of the Term it compares with.
    """
    return Read(value=Choice(id=question, label=answer, note=said[0].basis), said=said, supposed=supposed)


def cadence(
    id: str,
    label: str,
    months: tuple[int, ...],
    receiver: Body,
    responsible: tuple[Role, ...],
    *said: Quoted,
    supposed: str | None = None,
) -> Read[Cadence]:
    """What is compiled, reported or reviewed, and in which months its periods end."""
    value = Cadence(id=id, label=label, months=months, receiver=receiver, responsible=responsible, basis=said[0].basis)
    parts = (MONTHS_SUPPOSED if months else "Riktlinjen anger ingen takt.", supposed)
    return Read(value=value, said=said, supposed=" ".join(part for part in parts if part))


def decider(matter: str, *said: Quoted, roles: tuple[Role, ...] = (), bodies: tuple[Body, ...] = ()) -> Read[Decider]:
    """Who decides in a kind of matter."""
    return Read(value=Decider(matter=matter, roles=roles, bodies=bodies, basis=said[0].basis), said=said)


def question(number: int, cadence_id: str, said: Quoted) -> Read[Choice]:
    """A question of the self-control, by its first sentence, and the cadence it is compiled with."""
    first = said.text.split(". ")[0].rstrip(".")
    value = Choice(id=f"q{number}", label=f"{number}. {first}", parent=cadence_id, note=said.basis)
    return Read(value=value, said=(said,))


def answers_for(holder: str, said: Quoted, *, role: Role | None = None, body: Body | None = None) -> Responsibility:
    """What a function answers for."""
    return Responsibility(holder=holder, role=role, body=body, said=said)


def values(read: tuple[Read[T], ...]) -> tuple[T, ...]:
    """The values alone, as the settings take them."""
    return tuple(one.value for one in read)


@dataclass(frozen=True, kw_only=True, slots=True)
class Guideline:
    """What a guideline settles, and by which decision from which day."""

    since: date
    decision: Decision
    terms: tuple[Read[Choice], ...]
    practices: tuple[Read[Choice], ...]
    cadences: tuple[Read[Cadence], ...]
    deciders: tuple[Read[Decider], ...]

    @property
    def settings(self) -> tuple[SettingCommand, ...]:
        terms, practices = values(self.terms), values(self.practices)
        return (
            DecideChoices(topic=Topic.TERMS, choices=terms, since=self.since, decision=self.decision),
            DecideChoices(topic=Topic.PRACTICES, choices=practices, since=self.since, decision=self.decision),
            DecideCadences(cadences=values(self.cadences), since=self.since, decision=self.decision),
            DecideDeciders(deciders=values(self.deciders), since=self.since, decision=self.decision),
        )


NO_QUESTIONS = DecideChoices(topic=Topic.QUESTIONS, choices=(), since=SINCE, decision=ASSUMED)
"""For a board whose guideline has no questions that self-control is to answer."""


def assumed_settings(
    deadlines: tuple[LocalDeadline, ...], more_categories: tuple[Choice, ...] = ()
) -> tuple[SettingCommand, ...]:
    """What the demonstration needs and no guideline says, decided as an assumption from its first day."""
    categories = (*CATEGORIES, *more_categories)
    return (
        DecideChoices(topic=Topic.CATEGORIES, choices=categories, since=SINCE, decision=ASSUMED),
        DecideChoices(topic=Topic.CAUSES, choices=CAUSES, since=SINCE, decision=ASSUMED),
        DecideScale(scale=SCALE, since=SINCE, decision=ASSUMED),
        DecideDeadlines(deadlines=deadlines, since=SINCE, decision=ASSUMED),
    )
