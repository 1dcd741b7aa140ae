"""Rutinernas livsöden – drawn up or brought in, reviewed, established, published, read, revised and repealed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from boards.history.briefs import Brief
from boards.history.documents.handling import (
    READ_WITHIN,
    Paper,
    bring_in,
    create,
    draft,
    establish,
    publish,
    receipts,
    sent_back_once,
    submit_and_review,
)
from boards.history.step import Step
from boards.history.texts import routines as words
from boards.history.world import World
from domain.documents.commands import (
    AbandonRevision,
    AnnulDocument,
    ArchiveDocument,
    ConfirmStillValid,
    CorrectDocument,
    PlanReview,
    WithdrawDocument,
)
from domain.documents.words import AbandonReason, AnnulReason
from domain.terms import Role
from domain.words import Decision

BETWEEN_REVISIONS = READ_WITHIN + 25
MOST_REVISIONS = 40


def revised(paper: Paper, wanted: bool = False, first: bool = False) -> Iterator[Step]:
    """A revision from its drawing up to its publication."""
    chance = paper.case.chance
    editorial = not first and not wanted and chance.happens(0.2)
    yield from draft(paper, editorial)
    yield from sent_back_once(paper) if not editorial and chance.happens(0.2) else submit_and_review(paper)
    yield from establish(paper)
    yield from publish(paper, wanted, chance.pick((0, 0, 0, 5)))


def again_and_again(paper: Paper) -> Iterator[Step]:
    """Revised for as long as the history lasts, now and then with the wish that people say that they have read it."""
    for _ in range(MOST_REVISIONS):
        paper.case.wait(BETWEEN_REVISIONS, 160)
        wanted = paper.case.chance.happens(0.3)
        yield from revised(paper, wanted)
        if wanted:
            yield from receipts(paper)


def brought_in(paper: Paper) -> Iterator[Step]:
    """It was there before the book, and lives on in it."""
    yield from create(paper)
    yield from bring_in(paper, date(2023, 1, 9) + timedelta(days=paper.case.chance.between(0, 690)))
    yield from again_and_again(paper)


def drawn_up(paper: Paper) -> Iterator[Step]:
    """New in the book."""
    yield from create(paper)
    paper.case.wait(1, 10)
    yield from revised(paper, wanted=True, first=True)
    yield from receipts(paper)
    yield from again_and_again(paper)


def looked_through(paper: Paper) -> Iterator[Step]:
    """Nothing needs to be changed, year after year; the function that answers for it gets another name."""
    yield from create(paper)
    yield from bring_in(paper, date(2024, 2, 5))
    case = paper.case.wait(20, 60)
    yield case.step(paper.author(), PlanReview(review_on=case.day + timedelta(days=90)))
    case.wait(40, 70)
    yield case.step(paper.author(), ConfirmStillValid(comment=paper.say(words.CONFIRMED)))
    case.wait(10, 60)
    paper.owner_function = "verksamhetsutvecklare"
    yield case.step(case.post(Role.REGISTRAR), CorrectDocument(reason=words.CORRECTED, **paper.described()))
    case.wait(90, 150)
    yield case.step(paper.author(), ConfirmStillValid())


def given_up(paper: Paper) -> Iterator[Step]:
    """A revision that was begun and not finished; then the routine is revised all the same."""
    yield from create(paper)
    yield from bring_in(paper, date(2024, 5, 6))
    paper.case.wait(10, 60)
    yield from draft(paper)
    case = paper.case.wait(5, 20)
    explanation = paper.say(words.ABANDONED)
    yield case.step(paper.author(), AbandonRevision(reason=AbandonReason.NOT_NEEDED, explanation=explanation))
    yield from again_and_again(paper)


def repealed(paper: Paper) -> Iterator[Step]:
    """Not needed any more: repealed from a day on, and archived."""
    yield from create(paper)
    yield from bring_in(paper, date(2022, 11, 7))
    case = paper.case.wait(60, 150)
    by = paper.decider()
    repealed_from = case.day + timedelta(days=14)
    command = WithdrawDocument(
        repealed_from=repealed_from, reason=paper.say(words.WITHDRAWN), decision=paper.decision()
    )
    yield case.step(by, command)
    case.until(repealed_from).wait(1, 20)
    reference = f"Arkiv {case.day.year}/{case.chance.between(10, 99)}"
    yield case.step(case.post(Role.REGISTRAR), ArchiveDocument(archive_reference=reference))


def laid_up_twice(paper: Paper) -> Iterator[Step]:
    """Struck out as a duplicate."""
    yield from create(paper)
    case = paper.case.wait(0, 4)
    by = case.post(Role.QUALITY_DEVELOPER)
    decision = Decision(person=by.person, day=case.day)
    explanation = paper.say(words.ANNULLED)
    yield case.step(by, AnnulDocument(reason=AnnulReason.DUPLICATE, explanation=explanation, decision=decision))


RESTS_ON = "ny-rutin"
"""The name of the risk analysis that a new routine rests on."""


def rests_on_analysis(paper: Paper) -> Iterator[Step]:
    """A new way of working, drawn up when its risk analysis is finished."""
    yield from create(paper)
    paper.case.wait(1, 5)
    yield from draft(paper, analysis=paper.case.world.id("risk_analyses", RESTS_ON))
    yield from submit_and_review(paper)
    yield from establish(paper)
    yield from publish(paper, receipts=True)
    yield from receipts(paper)


STORIES: Mapping[str, Callable[[Paper], Iterator[Step]]] = {
    "brought_in": brought_in,
    "drawn_up": drawn_up,
    "looked_through": looked_through,
    "given_up": given_up,
    "repealed": repealed,
    "laid_up_twice": laid_up_twice,
    "rests_on_analysis": rests_on_analysis,
}
NEW = ("drawn_up", "laid_up_twice")
"""What begins in the book; the rest was there before it."""

SHARES: Mapping[str, float] = {
    "brought_in": 10,
    "drawn_up": 6,
    "looked_through": 2,
    "given_up": 2,
    "repealed": 2,
    "laid_up_twice": 1,
}


def routine(world: World, brief: Brief[tuple[str, str]]) -> Iterator[Step]:
    """The life of one routine."""
    subject, purpose = brief.about
    case = world.case("documents", brief.name, brief.start)
    unit = brief.unit if case.chance.happens(0.6) else None
    title = f"Rutin för {subject}"
    if unit:
        title = f"{title} – {world.units[unit].name}"
    return STORIES[brief.kind](Paper(case, title, purpose, unit))
