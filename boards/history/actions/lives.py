"""Åtgärdernas livsöden – carried out, postponed, without effect, declined, abandoned, and assigned by the board."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from boards.history.actions.handling import (
    Undertaking,
    carry_out,
    close,
    complete,
    decide,
    evaluate,
    name_cause,
    progress,
    propose,
    start,
    tell,
    wide,
)
from boards.history.step import Step
from boards.history.texts import actions as words
from domain.actions.commands import (
    AbandonAction,
    AnnulAction,
    AssignByBoard,
    CorrectAction,
    DeclineAction,
    ForgoFeedback,
    LinkSource,
    PostponeAction,
    ReopenAction,
    ReplaceResponsible,
    ReportBackToBoard,
    ResumeAction,
    UnlinkSource,
    WaiveRevision,
)
from domain.actions.words import Audience, Effect, Kind, WhyAnnulled
from domain.terms import Body, Role
from domain.words import Decision

BOTH = (Audience.MANAGEMENT_GROUP, Audience.UNITS)


def carried_out(work: Undertaking) -> Iterator[Step]:
    yield from propose(work)
    yield from name_cause(work)
    yield from decide(work)
    yield from carry_out(work)
    yield from evaluate(work, Effect.YES if work.case.chance.happens(0.7) else Effect.PARTLY)
    yield from tell(work, *BOTH)
    yield from close(work)


def go_on(work: Undertaking) -> Iterator[Step]:
    """A measure of a deviation that is an action of its own now, with the cause named there."""
    yield from decide(work)
    yield from carry_out(work)
    yield from evaluate(work)
    yield from tell(work, *BOTH)
    yield from close(work)


def going_on(work: Undertaking) -> Iterator[Step]:
    """Decided and begun; whether it helps is not known yet."""
    yield from propose(work)
    yield from name_cause(work)
    yield from decide(work)
    yield from start(work)
    yield from progress(work)


def postponed(work: Undertaking) -> Iterator[Step]:
    """Twice: first over the summer, then because of somebody else."""
    case = work.case
    yield from propose(work)
    yield from name_cause(work)
    yield from decide(work, ready_by=case.day + timedelta(days=60))
    yield from start(work)
    ready_by = case.day + timedelta(days=60)
    for _ in range(2):
        case.wait(15, 25)
        by = work.decider()
        ready_by = max(ready_by, case.day) + timedelta(days=45)
        command = PostponeAction(ready_by=ready_by, reason=work.say(words.POSTPONED), decision=work.decision(by))
        yield case.step(by, command)
    yield from complete(work)
    yield from evaluate(work)
    yield from tell(work, *BOTH)
    yield from close(work)


def did_not_help(work: Undertaking) -> Iterator[Step]:
    """Without effect the first time; the work goes on, and then it helps somewhat."""
    case = work.case
    yield from propose(work)
    yield from name_cause(work)
    yield from decide(work)
    yield from carry_out(work)
    yield from evaluate(work, Effect.NO)
    case.wait(1, 5)
    by = case.manager(work.unit)
    yield case.step(by, ResumeAction(reason=work.say(words.AGAIN), ready_by=case.day + timedelta(days=45)))
    yield from complete(work)
    yield from evaluate(work, Effect.PARTLY)
    yield from tell(work, *BOTH)
    yield from close(work)


def of_a_routine(work: Undertaking) -> Iterator[Step]:
    """A routine is looked into, and found to be right as it is."""
    case = work.case
    yield from propose(work)
    yield from name_cause(work)
    yield from decide(work, Kind.PROCESS_OR_ROUTINE)
    yield from start(work)
    case.wait(8, 20)
    by = work.decider()
    yield case.step(by, WaiveRevision(reason=work.say(words.WAIVED), decision=work.decision(by)))
    yield from complete(work)
    yield from evaluate(work)
    yield from tell(work, *BOTH)
    yield from close(work)


def from_outside(work: Undertaking) -> Iterator[Step]:
    """Somebody outside complained; the head tells them what came of it."""
    yield from propose(work, outside=True)
    yield from name_cause(work)
    yield from decide(work)
    yield from carry_out(work)
    yield from evaluate(work)
    yield from tell(work, *BOTH, Audience.ORIGINATOR)
    yield from close(work)


def significant(work: Undertaking) -> Iterator[Step]:
    """For the whole administration: the management group decides, and the board is told what it led to."""
    yield from propose(work)
    yield from name_cause(work)
    yield from decide(work, **wide(work))
    yield from carry_out(work)
    yield from evaluate(work)
    yield from tell(work, *BOTH, Audience.BOARD)
    director = work.case.wait(0, 3).post(Role.DIRECTOR)
    yield from close(work, by=director)


def assigned(work: Undertaking) -> Iterator[Step]:
    """The board assigns something, and takes the report of it; the secretary enters both."""
    case = work.case
    title, description = case.chance.pick(words.ASSIGNMENTS)
    secretary = case.post(Role.BOARD_SECRETARY)
    assignment = AssignByBoard(
        title=title,
        description=description,
        unit=case.world.cast.unit(work.unit),
        report_by=case.day + timedelta(days=150),
        decision=Decision(body=Body.BOARD, day=case.day, paragraph=f"§ {case.chance.between(20, 120)}"),
    )
    yield case.step(secretary, assignment)
    yield from decide(work)
    yield from carry_out(work)
    yield from evaluate(work)
    yield from tell(work, *BOTH)
    case.wait(5, 15)
    taken = Decision(body=Body.BOARD, day=case.day, paragraph=f"§ {case.chance.between(20, 120)}")
    yield case.step(case.post(Role.BOARD_SECRETARY), ReportBackToBoard(decision=taken))
    yield from close(work)


def handed_on(work: Undertaking) -> Iterator[Step]:
    """Put right, tied to what it belongs to, taken over by somebody else, and closed without an evaluation."""
    case = work.case
    yield from propose(work, sources=(), title="Åtgärd", other_source="Medarbetarenkäten")
    by = case.soon().manager(work.unit)
    right = CorrectAction(
        reason=work.say(words.CORRECTED),
        title=work.remedy.title,
        unit=case.world.cast.unit(work.unit),
        other_source="Medarbetarenkäten",
        outside=False,
    )
    yield case.step(by, right)
    if work.source:
        case.soon()
        yield case.step(case.manager(work.unit), LinkSource(source=work.source))
        case.soon()
        unlink = UnlinkSource(record=work.source.record, reason=work.say(words.UNLINKED))
        yield case.step(case.manager(work.unit), unlink)
    yield from decide(work)
    yield from start(work)
    case.wait(3, 10)
    by, work.responsible = case.manager(work.unit), case.manager(work.unit)
    taken = ReplaceResponsible(responsible=work.responsible.person, reason=work.say(words.TAKEN_OVER))
    yield case.step(by, taken)
    yield from complete(work)
    yield from tell(work, Audience.UNITS)
    case.soon()
    forgone = ForgoFeedback(audience=Audience.MANAGEMENT_GROUP, reason=work.say(words.FORGONE))
    yield case.step(case.manager(work.unit), forgone)
    yield from close(work, without_evaluation=work.say(words.NOT_JUDGED))


def declined(work: Undertaking) -> Iterator[Step]:
    case = work.case
    yield from propose(work)
    case.wait(4, 15)
    by = work.decider()
    yield case.step(by, DeclineAction(reason=work.say(words.DECLINED), decision=work.decision(by)))


def abandoned(work: Undertaking) -> Iterator[Step]:
    """Given up when the work was to be changed, and taken up again when it was not."""
    case = work.case
    yield from propose(work)
    yield from name_cause(work)
    yield from decide(work)
    yield from start(work)
    case.wait(5, 20)
    by = work.decider()
    yield case.step(by, AbandonAction(reason=work.say(words.ABANDONED), decision=work.decision(by)))
    case.wait(30, 60)
    yield case.step(case.head(work.unit), ReopenAction(reason=work.say(words.REOPENED)))
    yield from decide(work)
    yield from start(work)


def struck_out(work: Undertaking) -> Iterator[Step]:
    case = work.case
    yield from propose(work)
    case.wait(0, 3)
    by = case.manager(work.unit)
    reason = WhyAnnulled.DUPLICATE
    annul = AnnulAction(reason=reason, explanation=work.say(words.ANNULLED), decision=work.decision(by))
    yield case.step(by, annul)
