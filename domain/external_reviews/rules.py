"""When what is asked about an external review becomes a fact, and when it is refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from domain import board
from domain.actions.words import NOT_SOURCES
from domain.external_reviews.commands import (
    AnnulExternalReview,
    AnswerDemand,
    AnswerFinding,
    CloseExternalReview,
    CorrectExternalReview,
    ExtendDemand,
    ExternalReviewCommand,
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
from domain.external_reviews.events import ExternalReviewRegistered, LegalHoldPlaced
from domain.external_reviews.refusals import (
    ActionAlreadyProposed,
    BoardAnswersAuditors,
    BoardNotTold,
    CannotBeHeld,
    DemandsLeft,
    FindingsLeft,
    NoSuchDemand,
    NoSuchFinding,
    NotHeld,
    NotLater,
    NotYetDecided,
    RemediesLeft,
    SomebodyElseVerifies,
    TooManyParts,
    WhoRemediesIt,
)
from domain.external_reviews.state import ExternalReview
from domain.external_reviews.words import (
    MOST_HELD,
    MOST_PARTS,
    OPEN,
    Demand,
    DemandKind,
    Finding,
    FindingAnswer,
    FindingStatus,
    HeldRecord,
    Reviewer,
    Status,
    action_id,
)
from domain.grammar import Event, NoSuchRecord, Occasion
from domain.terms import Body
from domain.words import AlreadyThere, must_be, must_be_in_order, must_have_been

ANSWER = "external_review.answer"


def decide(state: ExternalReview, command: ExternalReviewCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case RegisterExternalReview():
            if state.status is not Status.UNKNOWN:
                raise AlreadyThere
            must_have_been(occasion.stamp, command.received)
            yield registered(command, occasion)
            yield from hold(state, command.held, occasion)
        case HoldRecords():
            must_be(state.status, *OPEN)
            yield from hold(state, command.held, occasion)
        case ReleaseRecords():
            must_be(state.status, *OPEN)
            yield release(state, command)
        case CorrectExternalReview():
            must_be(state.status, *OPEN, Status.CLOSED)
            must_have_been(occasion.stamp, command.received)
            yield command.event()
        case AnnulExternalReview():
            must_be(state.status, *OPEN, Status.CLOSED)
            yield command.event()
        case ReopenExternalReview():
            must_be(state.status, Status.CLOSED)
            yield command.event()
        case CloseExternalReview():
            yield close(state, command)
        case RecordDemand() | ExtendDemand() | AnswerDemand():
            must_be(state.status, *OPEN)
            yield decide_demand(state, command, occasion)
        case RecordFinding() | AnswerFinding() | ProposeFindingAction() | RemedyFinding() | VerifyFinding():
            must_be(state.status, *OPEN)
            yield decide_finding(state, command, occasion)
        case RecordVisit() | RecordExternalDecision() | RecordAcceptance() | TellBoardOfReview():
            must_be(state.status, *OPEN)
            must_have_been(occasion.stamp, command.day)
            yield note(state, command, occasion)
        case _:
            assert_never(command)


def registered(command: RegisterExternalReview, occasion: Occasion) -> Event:
    return ExternalReviewRegistered(
        title=command.title,
        reviewer=command.reviewer,
        review_kind=command.review_kind,
        reference=command.reference,
        diary_number=command.diary_number,
        description=command.description,
        unit=command.unit,
        legal_bases=command.legal_bases,
        received=command.received or occasion.stamp.day,
    )


def note(
    state: ExternalReview,
    command: RecordVisit | RecordExternalDecision | RecordAcceptance | TellBoardOfReview,
    occasion: Occasion,
) -> Event:
    """What the reviewer does and the board is told, in the order it happens."""
    if isinstance(command, RecordExternalDecision):
        received = command.received or occasion.stamp.day
        must_have_been(occasion.stamp, received)
        must_be_in_order(command.day, received)
        return replace(command, received=received).event()
    if isinstance(command, RecordAcceptance) and state.unanswered_demands:
        raise DemandsLeft(left=state.unanswered_demands)
    return command.event()


def close(state: ExternalReview, command: CloseExternalReview) -> Event:
    """Everything asked for and found is answered, what is not yet remedied is followed, and the board knows; and
    what the reviewer thinks of it has come."""
    must_be(state.status, *OPEN)
    if state.unanswered_demands:
        raise DemandsLeft(left=state.unanswered_demands)
    if state.unanswered_findings:
        raise FindingsLeft(left=state.unanswered_findings)
    if state.not_verified and command.follow_up is None:
        raise RemediesLeft(left=state.not_verified)
    if state.decided_on is None and state.accepted_on is None:
        raise NotYetDecided
    if state.told_to_board_on is None:
        raise BoardNotTold
    return command.event()


# ── What it concerns ─────────────────────────────────────────────────────────


def hold(state: ExternalReview, asked: Iterable[HeldRecord], occasion: Occasion) -> Iterable[Event]:
    """Records that are there, of registers of what has happened and been found; each once."""
    more = tuple(one for one in dict.fromkeys(asked) if one.record not in state.held)
    for one in more:
        if one.register in NOT_SOURCES:
            raise CannotBeHeld(register=one.register)
        if getattr(occasion.records.get(one.record), "status", "unknown") == "unknown":
            raise NoSuchRecord(record=one.record)
    if len(state.held) + len(more) > MOST_HELD:
        raise TooManyParts(most=MOST_HELD)
    if more:
        yield LegalHoldPlaced(held=more)


def release(state: ExternalReview, command: ReleaseRecords) -> Event:
    for one in command.held:
        if one.record not in state.held:
            raise NotHeld(record=one.record)
    return command.event()


# ── What is asked for ────────────────────────────────────────────────────────


def decide_demand(
    state: ExternalReview, command: RecordDemand | ExtendDemand | AnswerDemand, occasion: Occasion
) -> Event:
    match command:
        case RecordDemand():
            return receive(state, command, occasion)
        case ExtendDemand():
            demand = waiting(state, command.number)
            if demand.answer_by is not None and command.answer_by <= demand.answer_by:
                raise NotLater(day=demand.answer_by.isoformat())
            return command.event()
        case AnswerDemand():
            return answer(state, command, occasion)
        case _:
            assert_never(command)


def receive(state: ExternalReview, command: RecordDemand, occasion: Occasion) -> Event:
    """The day is the reviewer's; where it has set none, the board's own rule gives one."""
    number = next_number(len(state.demands))
    received = command.received or occasion.stamp.day
    must_have_been(occasion.stamp, received)
    must_be_in_order(received, command.answer_by)
    due = board.due(occasion, ANSWER, received) if command.answer_by is None else None
    answer_by = due.on if due else command.answer_by
    return replace(command, received=received, answer_by=answer_by).event(number=number, due=due)


def next_number(held: int) -> int:
    if held >= MOST_PARTS:
        raise TooManyParts(most=MOST_PARTS)
    return held + 1


def waiting(state: ExternalReview, number: int) -> Demand:
    """The demand with this number, if it is unanswered."""
    if number > len(state.demands) or state.demands[number - 1].answered_on is not None:
        raise NoSuchDemand(number=number)
    return state.demands[number - 1]


def answer(state: ExternalReview, command: AnswerDemand, occasion: Occasion) -> Event:
    """Late is noted and never refused. To the auditors the board itself states its mind, and what it does about it."""
    demand = waiting(state, command.number)
    must_have_been(occasion.stamp, command.day)
    must_be_in_order(demand.received, command.day)
    own = state.reviewer is Reviewer.AUDITORS and demand.demand_kind is not DemandKind.INFORMATION
    if own and command.decision.body is not Body.BOARD:
        raise BoardAnswersAuditors
    return command.event(late=demand.answer_by is not None and command.day > demand.answer_by)


# ── What is found ────────────────────────────────────────────────────────────


def decide_finding(
    state: ExternalReview,
    command: RecordFinding | AnswerFinding | ProposeFindingAction | RemedyFinding | VerifyFinding,
    occasion: Occasion,
) -> Event:
    match command:
        case RecordFinding():
            return command.event(number=next_number(len(state.findings)))
        case AnswerFinding():
            finding_at(state, command.number, FindingStatus.OPEN, FindingStatus.ANSWERED)
            return answer_finding(command, occasion)
        case ProposeFindingAction():
            return propose(state, command, occasion)
        case RemedyFinding():
            finding_at(state, command.number, FindingStatus.ANSWERED)
            must_have_been(occasion.stamp, command.day)
            return command.event()
        case VerifyFinding():
            finding = finding_at(state, command.number, FindingStatus.REMEDIED)
            if finding.remedied_by == occasion.stamp.by:
                raise SomebodyElseVerifies
            return command.event()
        case _:
            assert_never(command)


def finding_at(state: ExternalReview, number: int, *stages: FindingStatus) -> Finding:
    """The finding with this number, if it has come so far and no further."""
    if number > len(state.findings) or state.findings[number - 1].status not in stages:
        raise NoSuchFinding(number=number)
    return state.findings[number - 1]


def answer_finding(command: AnswerFinding, occasion: Occasion) -> Event:
    promised = command.finding_answer is FindingAnswer.WILL_BE_REMEDIED
    if {command.responsible is not None, command.ready_by is not None} != {promised}:
        raise WhoRemediesIt
    must_be_in_order(occasion.stamp.day, command.ready_by)
    return command.event()


def propose(state: ExternalReview, command: ProposeFindingAction, occasion: Occasion) -> Event:
    """It becomes an action in the same act (domain/reactions). Its text stays here and is referred to."""
    finding = finding_at(state, command.number, FindingStatus.ANSWERED)
    action = action_id(occasion.record, command.number)
    if action in state.actions:
        raise ActionAlreadyProposed(number=command.number)
    return command.event(action=action, unit=state.unit, ready_by=finding.ready_by)
