"""When what is asked about an occasion for participation becomes a fact, and when it is refused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from domain import law
from domain.grammar import Event, NoSuchRecord, Occasion, Refusal
from domain.participation.commands import (
    AnnulParticipation,
    CorrectParticipation,
    ParticipationCommand,
    RaiseSuggestion,
    RecordOutcome,
    RecordParticipation,
    TellParticipants,
)
from domain.participation.state import Participation
from domain.participation.words import MOST_OUTCOMES, Outcome, Status, raised_suggestion
from domain.words import AlreadyThere, must_be, must_be_in_order, must_have_been

# ── Rules ────────────────────────────────────────────────────────────────────


class RaiseItInstead(
    Refusal,
    message="Ett förslag tas upp i förslagsregistret, så att det blir bedömt och besvarat.",
    duty=law.STAFF_TAKE_PART,
    field="outcome",
): ...


class FollowedWhere(
    Refusal,
    message="Ange i vilken post det följs, eller välj något annat utfall.",
    duty=law.DOCUMENTATION,
    field="record",
): ...


class TooManyOutcomes(
    Refusal,
    message="Ett tillfälle rymmer högst {most} utfall. Anteckna resten som ett tillfälle till.",
    duty=law.DOCUMENTATION,
): ...


class OutcomeFirst(
    Refusal,
    message="Anteckna först vad som kom ut av det, eller varför det inte ledde till något.",
    duty=law.STAFF_TAKE_PART,
): ...


def decide(state: Participation, command: ParticipationCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case RecordParticipation():
            if state.status is not Status.UNKNOWN:
                raise AlreadyThere
            must_have_been(occasion.stamp, command.day)
            yield command.event()
        case RecordOutcome():
            must_have_room(state)
            must_be_followed_somewhere(command, occasion)
            yield command.event()
        case RaiseSuggestion():
            must_have_room(state)
            suggestion = raised_suggestion(occasion.record, len(state.outcomes) + 1)
            yield command.event(suggestion=suggestion, unit=state.unit, form=state.form)
        case TellParticipants():
            must_be(state.status, Status.HELD, Status.TOLD)
            must_have_been(occasion.stamp, command.day)
            must_be_in_order(state.day, command.day)
            if not state.outcomes:
                raise OutcomeFirst
            yield command.event()
        case CorrectParticipation():
            must_be(state.status, Status.HELD, Status.TOLD)
            must_have_been(occasion.stamp, command.day)
            yield command.event()
        case AnnulParticipation():
            must_be(state.status, Status.HELD, Status.TOLD)
            yield command.event()
        case _:
            assert_never(command)


def must_have_room(state: Participation) -> None:
    must_be(state.status, Status.HELD, Status.TOLD)
    if len(state.outcomes) >= MOST_OUTCOMES:
        raise TooManyOutcomes(most=MOST_OUTCOMES)


def must_be_followed_somewhere(command: RecordOutcome, occasion: Occasion) -> None:
    """What is followed in another record says in which, and that one is there."""
    if command.outcome is Outcome.SUGGESTION:
        raise RaiseItInstead
    if (command.register is None) is not (command.record is None):
        raise FollowedWhere
    if command.record is None:
        if command.outcome is Outcome.FOLLOWED:
            raise FollowedWhere
        return
    if getattr(occasion.records.get(command.record), "status", "unknown") == "unknown":
        raise NoSuchRecord(record=command.record)
