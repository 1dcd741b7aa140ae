"""What the facts about an obligation add up to: what is to be done, and the latest rounds, planned against done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import assert_never
from uuid import UUID

from domain import changes
from domain.changes import replace
from domain.criteria.words import Frequency
from domain.grammar import Stamp
from domain.obligations.events import (
    ConflictNoted,
    ConflictSettled,
    ObligationAnnulled,
    ObligationChanged,
    ObligationEnded,
    ObligationEstablished,
    ObligationEvent,
    RoundCompleted,
    RoundMissed,
    RoundPlanned,
    RoundStruck,
)
from domain.obligations.words import MOST_ROUNDS, Kind, Receiver, Round, Status
from domain.terms import Body, Role


@dataclass(frozen=True, kw_only=True)
class Obligation:
    """`conflicts`: the obligations that say something else of the same, until it is settled how they are read."""

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    id: str = ""
    title: str = ""
    kind: Kind | None = None
    frequency: Frequency | None = None
    months: tuple[int, ...] = ()
    receivers: tuple[Receiver, ...] = ()
    roles: tuple[Role, ...] = ()
    body: Body | None = None
    demand: str | None = None
    rule: str | None = None
    since: date | None = None
    until: date | None = None
    responsible: UUID | None = None
    conflicts: tuple[UUID, ...] = ()
    rounds: tuple[Round, ...] = ()

    def round(self, first: date, last: date) -> Round | None:
        return next((one for one in self.rounds if (one.first, one.last) == (first, last)), None)

    def overdue(self, day: date) -> tuple[Round, ...]:
        """What was to be done before a day and has neither been done nor been said to be missed."""
        return tuple(one for one in self.rounds if one.open and one.by is not None and one.by < day)


def evolve(state: Obligation, event: ObligationEvent, stamp: Stamp) -> Obligation:
    match event:
        case ObligationEstablished():
            return worded(Obligation(status=Status.ESTABLISHED, id=event.id, unit=event.unit), event)
        case ObligationChanged():
            return worded(state, event)
        case ConflictNoted():
            return replace(state, conflicts=(*state.conflicts, event.against))
        case ConflictSettled():
            return replace(state, conflicts=tuple(one for one in state.conflicts if one != event.against))
        case RoundPlanned() | RoundCompleted() | RoundMissed() | RoundStruck():
            return went_round(state, event)
        case ObligationEnded():
            return replace(state, status=Status.ENDED, until=event.until)
        case ObligationAnnulled():
            return replace(state, status=Status.ANNULLED)
        case _:
            assert_never(event)


def worded(state: Obligation, event: ObligationEstablished | ObligationChanged) -> Obligation:
    return replace(
        state,
        title=event.title,
        kind=event.kind,
        frequency=event.frequency,
        months=event.months,
        receivers=event.receivers,
        roles=event.roles,
        body=event.body,
        demand=event.demand,
        rule=event.rule,
        since=event.since,
    )


def went_round(state: Obligation, event: RoundPlanned | RoundCompleted | RoundMissed | RoundStruck) -> Obligation:
    others = tuple(one for one in state.rounds if (one.first, one.last) != (event.first, event.last))
    earlier = state.round(event.first, event.last) or Round(first=event.first, last=event.last)
    match event:
        case RoundPlanned():
            planned = Round(first=event.first, last=event.last, by=event.on)
            return replace(state, rounds=latest(others, planned), responsible=event.responsible or state.responsible)
        case RoundCompleted():
            done = changes.replace(
                earlier, done_on=event.day, late=event.late, missed=None, at_meeting=event.at_meeting
            )
            return replace(state, rounds=latest(others, done))
        case RoundMissed():
            return replace(state, rounds=latest(others, changes.replace(earlier, missed=event.reason)))
        case RoundStruck():
            planned = Round(first=event.first, last=event.last, by=earlier.by)
            again = earlier.by is not None and not earlier.open
            return replace(state, rounds=latest(others, planned) if again else others)
        case _:
            assert_never(event)


def latest(others: tuple[Round, ...], one: Round) -> tuple[Round, ...]:
    """In order of their periods."""
    return tuple(sorted((*others, one), key=lambda each: (each.last, each.first)))[-MOST_ROUNDS:]
