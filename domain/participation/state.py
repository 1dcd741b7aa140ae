"""What the facts about an occasion for participation add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain.changes import replace
from domain.grammar import Stamp
from domain.links import LED_TO
from domain.participation import events as happened
from domain.participation.words import Form, Group, Outcome, Status
from domain.terms import YesNoUnknown


@dataclass(frozen=True, kw_only=True, slots=True)
class CameOf:
    """One thing that came of it, and in which record it is followed."""

    outcome: Outcome
    register: str | None = None
    record: Annotated[UUID | None, LED_TO] = None


@dataclass(frozen=True, kw_only=True)
class Participation:
    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    title: str = ""
    form: Form | None = None
    day: date | None = None
    groups: tuple[Group, ...] = ()
    participants: int | None = None
    child: YesNoUnknown = YesNoUnknown.UNKNOWN
    registered_by: UUID | None = None
    recorded: date | None = None
    outcomes: tuple[CameOf, ...] = ()
    told_on: date | None = None


def evolve(state: Participation, event: happened.ParticipationEvent, stamp: Stamp) -> Participation:
    match event:
        case happened.ParticipationHeld():
            new = Participation(status=Status.HELD, registered_by=stamp.by, recorded=stamp.day)
            return said_of(new, event)
        case happened.ParticipationLedTo():
            came = CameOf(outcome=event.outcome, register=event.register, record=event.record)
            return replace(state, outcomes=(*state.outcomes, came))
        case happened.ParticipationRaisedSuggestion():
            came = CameOf(outcome=Outcome.SUGGESTION, register="suggestions", record=event.suggestion)
            return replace(state, outcomes=(*state.outcomes, came))
        case happened.ParticipantsTold():
            return replace(state, status=Status.TOLD, told_on=event.day)
        case happened.ParticipationCorrected():
            return said_of(state, event)
        case happened.ParticipationAnnulled():
            return replace(state, status=Status.ANNULLED)
        case _:
            assert_never(event)


def said_of(state: Participation, event: happened.ParticipationHeld | happened.ParticipationCorrected) -> Participation:
    return replace(
        state,
        form=event.form,
        title=event.title,
        unit=event.unit,
        day=event.day,
        groups=event.groups,
        participants=event.participants,
        child=event.child,
    )
