"""How a revision comes to hold: from content, by way of another reader and a decision, to publication."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import assert_never
from uuid import UUID

from domain import board
from domain.documents.commands import (
    ABOVE_UNITS,
    MANAGERS,
    AbandonRevision,
    DraftRevision,
    EstablishByBoard,
    EstablishImported,
    EstablishRevision,
    PublishRevision,
    ReviewRevision,
    SubmitForReview,
)
from domain.documents.refusals import (
    AboveTheUnit,
    BackWithoutComments,
    BeforeItWasDecided,
    DecidedByTheBoard,
    EstablishedNeedsDecision,
    FirstIsNotEditorial,
    NoReceiptsForEditorial,
    NotADigest,
    NotAfterTheEarlier,
    NotFromBefore,
    NotTheirsToDecide,
    OtherContent,
    ReviewedByAuthor,
    RoutineAnalysisNotFinished,
    RoutineNeedsAnalysis,
    TooMany,
    WrongYear,
)
from domain.documents.state import Document, Work, revision_on
from domain.documents.words import DIGEST, Kind, Scope, Stage, Verdict
from domain.grammar import Event, Occasion, Stamp
from domain.organisation.persons import Person
from domain.organisation.units import Unit
from domain.terms import Body, Role
from domain.words import Decision, WrongOrder, must_be_in_order, must_have_been

# ── Rules ────────────────────────────────────────────────────────────────────

# An earlier year than the first socialtjänstlag is a slip of the hand (0206 for 2026).
OLDEST = date(1980, 1, 1)

# Nobody demanded reviews before there had to be a management system, and some documents are older than that.
REVIEWS_BEGAN = date(2012, 1, 1)


def revise(
    state: Document,
    command: DraftRevision
    | SubmitForReview
    | ReviewRevision
    | EstablishByBoard
    | EstablishRevision
    | EstablishImported
    | PublishRevision
    | AbandonRevision,
    occasion: Occasion,
) -> Event:
    """What brings a revision forward, from content to publication."""
    match command:
        case DraftRevision():
            return draft(state, command, occasion)
        case SubmitForReview():
            return submit(state, command, occasion)
        case ReviewRevision():
            return review(state, command, occasion)
        case EstablishByBoard():
            return establish(state, command, occasion)
        case EstablishRevision():
            may_be_established_in_execution(state, command, occasion)
            return establish(state, command, occasion)
        case EstablishImported():
            return bring_in(state, command, occasion)
        case PublishRevision():
            return publish(state, command, occasion)
        case AbandonRevision():
            return abandon(state, command, occasion)
        case _:
            assert_never(command)


def under_work(state: Document, *stages: Stage) -> Work:
    """The revision under work, if it has come that far and no farther."""
    if state.work is None or state.work.stage not in stages:
        raise WrongOrder(status=state.work.stage.label if state.work else "ingen revision under arbete")
    return state.work


def must_be_digest(content: str) -> None:
    if not DIGEST.fullmatch(content):
        raise NotADigest


def must_be_same_content(work: Work, content: str) -> None:
    """What is approved is exactly the content that lies there, not another that came in between."""
    if work.content != content:
        raise OtherContent(number=work.number)


def draft(state: Document, command: DraftRevision, occasion: Occasion) -> Event:
    """New content: another number after publication, the same number as long as nobody has decided on it."""
    if state.work is not None:
        under_work(state, Stage.DRAFTED, Stage.IN_REVIEW, Stage.SENT_BACK, Stage.REVIEWED)
    must_be_digest(command.content)
    if command.editorial and not state.revisions:
        raise FirstIsNotEditorial
    answered = (command.analysis is None) != (command.without_analysis is None)
    if state.kind is Kind.ROUTINE and not command.editorial and not answered:
        raise RoutineNeedsAnalysis
    if command.analysis is not None:
        analysis_must_be_finished(command.analysis, occasion)
    return command.event(number=state.work.number if state.work else state.last_number + 1)


def analysis_must_be_finished(analysis: UUID, occasion: Occasion) -> None:
    """The risk analysis comes before the new way of working (5 kap. 1 §, Uppsala U65)."""
    found = occasion.records.get(analysis)
    if getattr(found, "finished_on", None) is None:
        raise RoutineAnalysisNotFinished


def submit(state: Document, command: SubmitForReview, occasion: Occasion) -> Event:
    work = under_work(state, Stage.DRAFTED, Stage.SENT_BACK)
    if command.reviewer is not None:
        occasion.state(command.reviewer, Person)
        if command.reviewer in work.authors:
            raise ReviewedByAuthor
    return command.event(number=work.number)


def review(state: Document, command: ReviewRevision, occasion: Occasion) -> Event:
    """Somebody else than the one who was asked may review, for people are away; never an author."""
    work = under_work(state, Stage.IN_REVIEW)
    if occasion.stamp.by in work.authors:
        raise ReviewedByAuthor
    must_be_same_content(work, command.content)
    if command.verdict is Verdict.BACK and command.comments is None:
        raise BackWithoutComments
    return command.event(number=work.number)


def may_be_established_in_execution(state: Document, command: EstablishRevision, occasion: Occasion) -> None:
    """Execution of the work reaches as far as the manager's own unit; goals and direction are the board's."""
    if state.decided_by_the_board:
        raise DecidedByTheBoard
    must_be_decided_high_enough(state, command.decision, occasion.stamp)


def establish(state: Document, command: EstablishByBoard | EstablishRevision, occasion: Occasion) -> Event:
    work = under_work(state, Stage.REVIEWED)
    must_be_same_content(work, command.content)
    must_have_been(occasion.stamp, command.decision.day)
    must_be_in_order(work.reviewed_on, command.decision.day)
    return command.event(number=work.number)


def bring_in(state: Document, command: EstablishImported, occasion: Occasion) -> Event:
    """Only what is older than the record itself, and only until the first revision drawn up here."""
    if state.work is not None:
        raise WrongOrder(status=state.work.stage.label)
    must_be_digest(command.content)
    if command.decided_on is not None:
        must_be_of_our_time(command.decided_on)
    too_late = command.decided_on and state.recorded and command.decided_on >= state.recorded
    if state.drawn_up_here or too_late:
        raise NotFromBefore
    return command.event(number=state.last_number + 1)


def publish(state: Document, command: PublishRevision, occasion: Occasion) -> Event:
    work = under_work(state, Stage.ESTABLISHED)
    decided = work.established.on if work.established else None
    day_must_be_possible(state, command.valid_from, decided, occasion)
    if work.editorial and command.receipts_wanted:
        raise NoReceiptsForEditorial
    must_be_few("enheter", 8, command.audience_units)
    must_be_few("roller", len(Role), command.audience_roles)
    for unit in command.audience_units:
        occasion.state(unit, Unit)
    earlier = revision_on(state, command.valid_from)
    start = max(decided or command.valid_from, REVIEWS_BEGAN)
    return command.event(
        number=work.number,
        supersedes=earlier.number if earlier else None,
        due=board.due(occasion, "document.review", start),
    )


def day_must_be_possible(state: Document, day: date, decided: date | None, occasion: Occasion) -> None:
    """Nothing holds before it was decided, and what has begun to hold is not undone for the days it held."""
    must_be_of_our_time(day)
    if decided is None:
        # An imported revision of unknown age: all that can be said is that it holds already.
        must_have_been(occasion.stamp, day)
    elif day < decided:
        raise BeforeItWasDecided(decided=decided.isoformat())
    for held in state.revisions:
        if held.holds(held.valid_from) and day <= held.valid_from <= occasion.stamp.day:
            raise NotAfterTheEarlier(number=held.number, since=held.valid_from.isoformat())


def abandon(state: Document, command: AbandonRevision, occasion: Occasion) -> Event:
    work = under_work(state, *Stage)
    if work.stage is Stage.ESTABLISHED:
        if command.decision is None:
            raise EstablishedNeedsDecision
        must_be_decided_high_enough(state, command.decision, occasion.stamp)
    return command.event(number=work.number)


def must_be_of_our_time(day: date) -> None:
    if day < OLDEST:
        raise WrongYear(day=day.isoformat(), oldest=OLDEST.isoformat())


def must_be_decided_high_enough(state: Document, decision: Decision, stamp: Stamp) -> None:
    """What the board established the board undoes; managers and their groups decide the rest, by the lead (Nacka N82).

    A person's level is known from the stamp alone, so a manager who decides alone for all units enters the decision.
    """
    if state.decided_by_the_board and decision.body is not Body.BOARD:
        raise DecidedByTheBoard
    if decision.body in (Body.QUALITY_GROUP, Body.CHAIR):
        raise NotTheirsToDecide
    theirs = decision.person == stamp.by
    if theirs and stamp.role not in MANAGERS:
        raise NotTheirsToDecide
    above = decision.body is not None or (theirs and stamp.role in ABOVE_UNITS)
    if state.scope is Scope.ADMINISTRATION_WIDE and not above:
        raise AboveTheUnit


def must_be_few(what: str, most: int, named: Sequence[object]) -> None:
    """A state holds them for ever, and a list of everything tells nobody anything."""
    if len(named) > most:
        raise TooMany(what=what, most=most)
