"""What may be decided about an obligation, what is refused, and why."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import assert_never

from domain import deadlines, law
from domain.board import Due, due
from domain.criteria.words import Frequency
from domain.deadlines import Start
from domain.grammar import Event, Occasion
from domain.obligations.commands import (
    AnnulObligation,
    ChangeObligation,
    CompleteAtMeeting,
    CompleteRound,
    EndObligation,
    EstablishObligation,
    MirrorConflict,
    MirrorSettlement,
    MissRound,
    NoteConflict,
    ObligationCommand,
    PlanRound,
    SettleConflict,
    StrikeRound,
)
from domain.obligations.events import RoundCompleted, RoundPlanned
from domain.obligations.refusals import (
    AlreadyNoted,
    DoneAlready,
    EveryTimeOfYear,
    NoGround,
    NoSuchConflict,
    NoSuchDemand,
    NoSuchRound,
    NoSuchRule,
    NotInTheWheel,
    NotWithItself,
)
from domain.obligations.state import Obligation
from domain.obligations.words import Status
from domain.words import must_be, must_be_in_order, must_have_been

TIMES = {
    Frequency.YEARLY: 1,
    Frequency.TWICE_A_YEAR: 2,
    Frequency.TERTIAL: 3,
    Frequency.QUARTERLY: 4,
    Frequency.MONTHLY: 12,
}
"""How many months in a year a period ends in."""

STARTS = (Start.PERIOD_END, Start.NEW_YEAR)
RULES = {one.id for one in deadlines.RULES if one.register == "obligations" and one.starts_on in STARTS}
FARTHEST = 10
"""How many years ahead, or back, anything is planned or done."""
DEMANDS = {one.id for one in law.DUTIES}


def decide(state: Obligation, command: ObligationCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case EstablishObligation():
            must_be(state.status, Status.UNKNOWN, Status.ANNULLED)
            must_be_whole(command)
            yield command.event()
        case ChangeObligation():
            must_be(state.status, Status.ESTABLISHED)
            must_be_whole(command)
            yield command.event()
        case NoteConflict() | SettleConflict() | MirrorConflict() | MirrorSettlement():
            must_be(state.status, Status.ESTABLISHED, Status.ENDED)
            if conflict_may_be_said(state, command, occasion):
                yield command.event()
        case PlanRound() | CompleteRound() | CompleteAtMeeting() | MissRound() | StrikeRound():
            must_be(state.status, Status.ESTABLISHED, Status.ENDED)
            yield went_round(state, command, occasion)
        case EndObligation():
            must_be(state.status, Status.ESTABLISHED)
            must_be_in_order(state.since, command.until)
            yield command.event()
        case AnnulObligation():
            must_be(state.status, Status.ESTABLISHED)
            yield command.event()
        case _:
            assert_never(command)


def must_be_whole(command: EstablishObligation | ChangeObligation) -> None:
    """It rests on something, and the months are as many as how often says."""
    if not command.sentences and command.demand is None:
        raise NoGround
    if command.demand is not None and command.demand not in DEMANDS:
        raise NoSuchDemand(id=command.demand)
    if command.rule is not None and command.rule not in RULES:
        raise NoSuchRule(id=command.rule)
    times = TIMES.get(command.frequency) if command.frequency else None
    twice = len(set(command.months)) < len(command.months)
    if twice or (times is not None and len(command.months) != times):
        raise EveryTimeOfYear(frequency=command.frequency.label if command.frequency else "månader")


Said = NoteConflict | SettleConflict | MirrorConflict | MirrorSettlement


def conflict_may_be_said(state: Obligation, command: Said, occasion: Occasion) -> bool:
    """Said of two that are there, of each once; what the other says of this one and is known here is not news."""
    if command.against == occasion.record:
        raise NotWithItself
    occasion.state(command.against, Obligation)
    known = command.against in state.conflicts
    match command:
        case NoteConflict() if known:
            raise AlreadyNoted
        case SettleConflict() if not known:
            raise NoSuchConflict
        case NoteConflict() | MirrorConflict():
            return not known
        case SettleConflict() | MirrorSettlement():
            return known
        case _:
            assert_never(command)


# ── Rounds ───────────────────────────────────────────────────────────────────

OfARound = PlanRound | CompleteRound | CompleteAtMeeting | MissRound | StrikeRound


def went_round(state: Obligation, command: OfARound, occasion: Occasion) -> Event:
    known = state.round(command.first, command.last)
    match command:
        case PlanRound():
            must_be_a_period(state, command.first, command.last, occasion.stamp.day)
            if known is not None and not known.open:
                raise DoneAlready
            return planned(state, command, occasion)
        case CompleteRound() | CompleteAtMeeting():
            must_be_a_period(state, command.first, command.last, occasion.stamp.day)
            must_have_been(occasion.stamp, command.day)
            if known is not None and known.done_on is not None:
                raise DoneAlready
            return done(command, known.by if known else None)
        case MissRound():
            if known is None or not known.open:
                raise NoSuchRound
            must_have_been(occasion.stamp, command.last)
        case StrikeRound():
            if known is None:
                raise NoSuchRound
        case _:
            assert_never(command)
    return command.event()


def must_be_a_period(state: Obligation, first: date, last: date, today: date) -> None:
    """A period ends with one of the months of the wheel, while the obligation holds."""
    must_be_in_order(first, last)
    ends = last.day == monthrange(last.year, last.month)[1] and last.month in state.months
    far = abs(last.year - today.year) > FARTHEST
    outside = (state.since is not None and last < state.since) or (state.until is not None and first > state.until)
    if far or outside or (state.months and not ends):
        raise NotInTheWheel(last=last.isoformat())


def planned(state: Obligation, command: PlanRound, occasion: Occasion) -> Event:
    """Due the day that is said, or that the rule gives, or else the last day of the period."""
    ruled = by_rule(state, command, occasion) if command.on is None and state.rule else None
    on = command.on or (ruled.on if ruled else command.last)
    return RoundPlanned(first=command.first, last=command.last, on=on, due=ruled, responsible=command.responsible)


def by_rule(state: Obligation, command: PlanRound, occasion: Occasion) -> Due:
    """From the end of the period, or from the new year that follows it."""
    rule = deadlines.rule(state.rule or "", command.last)
    new_year = date(command.last.year + 1, 1, 1)
    start = new_year if rule.starts_on is Start.NEW_YEAR else command.last
    return due(occasion, rule.id, start)


def done(command: CompleteRound | CompleteAtMeeting, by: date | None) -> Event:
    """Late if it was planned for an earlier day; nothing is said of what nobody had planned."""
    meeting = isinstance(command, CompleteAtMeeting)
    return RoundCompleted(
        first=command.first,
        last=command.last,
        day=command.day,
        late=None if by is None else command.day > by,
        report=command.report,
        at_meeting=command.at_meeting if isinstance(command, CompleteAtMeeting) else None,
        paragraph=command.paragraph if isinstance(command, CompleteAtMeeting) else None,
        comment=None if meeting else command.comment,  # type: ignore[union-attr]
    )
