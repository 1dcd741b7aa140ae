"""De externa granskningarnas gång – the inspectorate and the auditors ask, find, and are answered by the board."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from boards.history.briefs import Brief
from boards.history.step import Actor, Step
from boards.history.telling import Beginning
from boards.history.texts import Theme
from boards.history.texts import external_reviews as words
from boards.history.texts.external_reviews import AUDIT, SUPERVISION, Review
from boards.history.worktime import office_moment, working_day_from
from boards.history.world import Case, World
from domain.external_reviews.commands import (
    AnnulExternalReview,
    AnswerDemand,
    AnswerFinding,
    CloseExternalReview,
    CorrectExternalReview,
    ExtendDemand,
    HoldRecords,
    ProposeFindingAction,
    RecordAcceptance,
    RecordDemand,
    RecordExternalDecision,
    RecordFinding,
    RecordVisit,
    RegisterExternalReview,
    ReleaseRecords,
    RemedyFinding,
    ReopenExternalReview,
    TellBoardOfReview,
    VerifyFinding,
)
from domain.external_reviews.words import FindingAnswer, HeldRecord, ReviewKind, WhyAnnulled
from domain.grammar import Command
from domain.terms import Body, Role
from domain.words import Decision


@dataclass
class Tale:
    """A review while it is told. `concerned`: deviations it may look at, the last reported before it began."""

    case: Case
    review: Review
    unit: str
    concerned: tuple[HeldRecord, ...] = ()

    def registrar(self) -> Actor:
        return self.case.post(Role.REGISTRAR)

    def by_registrar(self, command: Command) -> Step:
        return self.case.step(self.registrar(), command)

    def by_board(self) -> Decision:
        return Decision(body=Body.BOARD, day=self.case.day, paragraph=f"§ {self.case.chance.between(20, 140)}")


# ── The pieces ───────────────────────────────────────────────────────────────


def register(tale: Tale) -> Iterator[Step]:
    case, review = tale.case, tale.review
    command = RegisterExternalReview(
        title=review.title,
        reviewer=review.reviewer,
        review_kind=review.review_kind,
        reference=f"{case.chance.between(1000, 9999)}/{case.day.year}",
        diary_number=f"SN {case.day.year}-{case.chance.between(10, 9_999):05}",
        unit=case.world.cast.unit(tale.unit),
        legal_bases=case.world.bases(tale.unit)[:1],
        held=tale.concerned[:1],
    )
    yield tale.by_registrar(command)


def demand(tale: Tale, days: int | None) -> Iterator[Step]:
    case = tale.case.soon()
    answer_by = case.day + timedelta(days=days) if days else None
    yield tale.by_registrar(
        RecordDemand(demand_kind=tale.review.demand_kind, text=tale.review.asks, answer_by=answer_by)
    )


def look_at_others(tale: Tale) -> Iterator[Step]:
    """On the spot the reviewer asks for other deviations than the one that was thought of."""
    first, *others = tale.concerned
    yield tale.by_registrar(HoldRecords(held=tuple(others)))
    tale.case.soon()
    yield tale.by_registrar(ReleaseRecords(held=(first,), reason=words.NOT_CONCERNED))


def answer(tale: Tale, number: int = 1) -> Iterator[Step]:
    """The board answers at its meeting; the secretary enters it."""
    case = tale.case.wait(8, 14)
    decision = tale.by_board()
    command = AnswerDemand(number=number, answer=words.ANSWER, day=case.day, decision=decision)
    yield case.step(case.post(Role.BOARD_SECRETARY), command)


def decision(tale: Tale) -> Iterator[Step]:
    """The decision comes in, and each finding is taken out of it."""
    case, review = tale.case.wait(10, 25), tale.review
    yield tale.by_registrar(
        RecordExternalDecision(
            outcome=review.outcome, day=case.day - timedelta(days=3), received=case.day, summary=review.summary
        )
    )
    for title in review.findings:
        case.soon()
        yield tale.by_registrar(RecordFinding(title=title, text=review.summary))


def promise(tale: Tale) -> Iterator[Step]:
    """The head answers for the first finding, and it becomes an action; the board does not share the others."""
    case = tale.case.wait(2, 6)
    for number in range(1, len(tale.review.findings) + 1):
        by = case.head(tale.unit)
        promised = number == 1
        command = AnswerFinding(
            number=number,
            finding_answer=FindingAnswer.WILL_BE_REMEDIED if promised else FindingAnswer.NOT_SHARED,
            text=words.PROMISE if promised else words.NOT_SHARED,
            responsible=by.person if promised else None,
            ready_by=case.day + timedelta(days=60) if promised else None,
            decision=Decision(person=by.person, day=case.day),
        )
        yield case.step(by, command)
        case.soon()
    yield case.step(case.head(tale.unit), ProposeFindingAction(number=1, title=tale.review.action))


def remedy(tale: Tale) -> Iterator[Step]:
    """The head says that it is done; the quality developer sees that it is."""
    case = tale.case.wait(15, 30)
    by = case.head(tale.unit)
    yield case.step(by, RemedyFinding(number=1, result=words.REMEDIED, day=case.day))
    case.wait(3, 10)
    yield case.step(case.post(Role.QUALITY_DEVELOPER), VerifyFinding(number=1, result=words.VERIFIED))


def tell_board(tale: Tale) -> Iterator[Step]:
    case = tale.case.wait(2, 8)
    command = TellBoardOfReview(day=case.day, paragraph=f"§ {case.chance.between(20, 140)}")
    yield case.step(case.post(Role.BOARD_SECRETARY), command)


def close(tale: Tale, follow_up: str | None = None) -> Iterator[Step]:
    case = tale.case.soon()
    yield case.step(case.post(Role.QUALITY_DEVELOPER), CloseExternalReview(follow_up=follow_up))


# ── The stories ──────────────────────────────────────────────────────────────


def supervision(tale: Tale) -> Iterator[Step]:
    """From the first letter to the last, with a respite and a visit; a month later the inspectorate comes back."""
    case = tale.case
    yield from register(tale)
    yield from demand(tale, 21)
    case.wait(2, 4)
    later = case.day + timedelta(days=30)
    yield tale.by_registrar(ExtendDemand(number=1, answer_by=later, reason=words.RESPITE))
    case.wait(2, 4)
    yield tale.by_registrar(RecordVisit(day=case.day, announced=True, note=words.VISITED))
    if len(tale.concerned) > 1:
        yield from look_at_others(tale)
    yield from answer(tale)
    yield from decision(tale)
    yield from promise(tale)
    yield from remedy(tale)
    yield from tell_board(tale)
    yield tale.by_registrar(RecordAcceptance(day=case.day))
    yield from close(tale)
    case.wait(20, 25)
    yield tale.by_registrar(ReopenExternalReview(reason=words.CAME_BACK))
    yield from demand(tale, None)
    yield from answer(tale, 2)
    yield from close(tale)


def audit(tale: Tale) -> Iterator[Step]:
    """The auditors' report, and the board's own statement; what remains is followed as an action."""
    yield from register(tale)
    yield from decision(tale)
    yield from demand(tale, 60)
    yield from promise(tale)
    yield from answer(tale)
    yield from tell_board(tale)
    yield from close(tale, words.FOLLOWED)


def twice(tale: Tale) -> Iterator[Step]:
    """Registered a second time: put right first, and struck out when it was seen to be the same."""
    case, review = tale.case, tale.review
    yield from register(tale)
    case.soon()
    right = CorrectExternalReview(
        reason="Fel slag av granskning.",
        title=review.title,
        reviewer=review.reviewer,
        review_kind=ReviewKind.OTHER,
        reference=None,
        diary_number=None,
        unit=case.world.cast.unit(tale.unit),
        legal_bases=(),
        received=case.day,
    )
    yield tale.by_registrar(right)
    case.wait(0, 1)
    by = tale.registrar()
    decided = Decision(person=by.person, day=case.day)
    yield case.step(by, AnnulExternalReview(reason=WhyAnnulled.DUPLICATE, decision=decided))


def going_on(tale: Tale) -> Iterator[Step]:
    """Still waiting for the decision."""
    yield from register(tale)
    yield from demand(tale, 30)
    yield from answer(tale)


STORIES: tuple[tuple[str, date, Review, Callable[[Tale], Iterator[Step]]], ...] = (
    ("supervision", date(2025, 3, 10), SUPERVISION, supervision),
    ("audit", date(2025, 10, 6), AUDIT, audit),
    ("twice", date(2025, 10, 9), AUDIT, twice),
    ("supervision-again", date(2026, 5, 4), SUPERVISION, going_on),
)


def beginnings(world: World, reported: Sequence[Brief[Theme]]) -> Iterator[Beginning]:
    """Supervision with two findings, an audit, one registered twice, and supervision that still goes on."""
    for name, day, review, story in STORIES:
        if day < world.last:
            start = office_moment(working_day_from(day), world.chance("starts", "external_reviews", name))
            known = [one.name for one in reported if one.start < start][-3:] if review is SUPERVISION else []
            yield Beginning(start, partial(begun, world, name, start, review, story, known))


def begun(
    world: World,
    name: str,
    start: datetime,
    review: Review,
    story: Callable[[Tale], Iterator[Step]],
    known: Sequence[str],
) -> Iterator[Step]:
    concerned = tuple(HeldRecord(register="deviations", record=world.id("deviations", one)) for one in known)
    return story(Tale(world.case("external_reviews", name, start), review, world.places[0], concerned))
