"""Påminnelser – 3 kap. 3 § SOSFS 2011:9: that somebody was reminded of what waits, that it failed, or was overridden.

One record for each person; what is to be reminded of is derived and never stored (domain/waiting). A digest is of one
day, at most one a day, and in order: a day that was missed is sent for once, marked late, before the next. A line says
which records were in it and nothing of what they are about.

    reminded ──digest sent | failed──> reminded ──override──> reminded
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain import law
from domain.changes import replace
from domain.grammar import Command, Event, Length, Occasion, Personal, Refusal, Stamp, derived_id
from domain.organisation.persons import Person
from domain.registers import Register
from domain.terms import Role, Term
from domain.waits import LINE
from domain.words import Name, PersonId, Text, UnitId, must_be_in_order, must_have_been

# ── Vocabulary ───────────────────────────────────────────────────────────────

MOST_REMINDED = 300
MOST_OVERRIDDEN = 40


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    REMINDED = "reminded", "påminns"


class Trouble(Term):
    """Why a digest did not get to the person."""

    NO_ADDRESS = "no_address", "personen har ingen e-postadress"
    REFUSED = "refused", "mottagarens server tar inte emot brev till adressen"
    NOT_NOW = "not_now", "e-postservern tog inte emot brevet"
    UNREACHABLE = "unreachable", "e-postservern gick inte att nå"
    NOT_TRUSTED = "not_trusted", "inloggningen till e-postservern eller dess certifikat godtogs inte"
    TIMEOUT = "timeout", "e-postservern svarade inte i tid"

    @property
    def is_final(self) -> bool:
        """Whether the same letter is not worth trying again: the next one is tried, on its day."""
        return self in (Trouble.NO_ADDRESS, Trouble.REFUSED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reminded:
    """A record that was in a digest, and the day by which something was to be done."""

    record: UUID
    on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Override:
    """A record that the person is not reminded of, to the end of that day."""

    record: UUID
    until: date


InDigest = Annotated[tuple[Reminded, ...], Length(1, MOST_REMINDED)]


def reminders_id(person: UUID) -> UUID:
    """The record of this person's being reminded."""
    return derived_id("reminders", person)


# ── Events ───────────────────────────────────────────────────────────────────


class DigestSent(Event, label="En påminnelse skickades", duty=law.PLAN_LEAD_FOLLOW_UP):
    """The mail server took the digest of a day for the person; `late`: it went out on a later day."""

    person: PersonId
    unit: UnitId
    day: date
    late: bool
    reminded: InDigest
    message_id: Name


class DigestFailed(Event, label="En påminnelse kom inte fram", duty=law.PLAN_LEAD_FOLLOW_UP, shows=False):
    """The digest of a day was tried and did not get to the person."""

    person: PersonId
    unit: UnitId
    day: date
    late: bool
    reminded: InDigest
    trouble: Trouble


class ReminderOverridden(Event, label="Påminnelser om en post stängdes av en tid", duty=law.PLAN_LEAD_FOLLOW_UP):
    """It was decided that the person is not reminded of a record until after a day."""

    person: PersonId
    unit: UnitId
    record: UUID
    until: date
    reason: Personal[Text]


ReminderEvent = DigestSent | DigestFailed | ReminderOverridden

# ── Commands ─────────────────────────────────────────────────────────────────

SENDER = (Role.SYSTEM_ADMIN,)
"""The program sends on behalf of whoever runs it."""


class EnterDigest(Command, label="För in påminnelse", may=SENDER, becomes=DigestSent, opens=True, internal=True):
    """Entered by the program when the mail server has taken the letter, and not before."""

    person: PersonId
    unit: UnitId
    day: date
    reminded: InDigest
    message_id: Name


class EnterFailure(
    Command, label="För in misslyckad påminnelse", may=SENDER, becomes=DigestFailed, opens=True, internal=True
):
    person: PersonId
    unit: UnitId
    day: date
    reminded: InDigest
    trouble: Trouble


class OverrideReminder(
    Command, label="Stäng av påminnelser om en post", may=LINE, becomes=ReminderOverridden, opens=True
):
    """`unit`: the one the person belongs to. What waits is still in the work list."""

    person: PersonId
    unit: UnitId
    record: UUID
    until: date
    reason: Personal[Text]


ReminderCommand = EnterDigest | EnterFailure | OverrideReminder

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Reminders:
    """`sent_through`: the last day whose digest was sent, or is not tried again; `waits_since`: the first day after it
    whose digest failed and is tried again, `tried_on` when it last was.
    """

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    person: UUID | None = None
    sent_through: date | None = None
    waits_since: date | None = None
    tried_on: date | None = None
    trouble: Trouble | None = None
    sent: int = 0
    sent_late: int = 0
    failures: int = 0
    overridden: tuple[Override, ...] = ()

    def is_overridden(self, record: UUID, day: date) -> bool:
        return any(one.record == record and day <= one.until for one in self.overridden)


def evolve(state: Reminders, event: ReminderEvent, stamp: Stamp) -> Reminders:
    about = replace(state, status=Status.REMINDED, person=event.person, unit=event.unit)
    match event:
        case DigestSent():
            sent = replace(about, sent=state.sent + 1, sent_late=state.sent_late + event.late)
            return replace(sent, sent_through=event.day, waits_since=None, tried_on=None, trouble=None)
        case DigestFailed():
            failed = replace(about, failures=state.failures + 1, trouble=event.trouble, tried_on=stamp.day)
            if event.trouble.is_final:
                return replace(failed, sent_through=event.day, waits_since=None)
            return replace(failed, waits_since=event.day)
        case ReminderOverridden():
            kept = (one for one in state.overridden if one.record != event.record and one.until >= stamp.day)
            return replace(about, overridden=(*kept, Override(record=event.record, until=event.until)))
        case _:
            assert_never(event)


# ── Rules ────────────────────────────────────────────────────────────────────


class AlreadyReminded(
    Refusal,
    message="Påminnelsen för den {day} är redan skickad eller avslutad.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="day",
): ...


class OutOfOrder(
    Refusal,
    message="Påminnelsen för den {day} har inte kommit fram: den skickas först.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="day",
): ...


class AlreadyTold(
    Refusal,
    message="Att påminnelsen inte har kommit fram, och varför, är redan infört i dag.",
    duty=law.DOCUMENTATION,
    field="trouble",
): ...


class NotTheirUnit(
    Refusal,
    message="Personen hör till en annan enhet.",
    duty=law.ACCESS_CONTROL,
    field="unit",
): ...


class TooManyOverridden(
    Refusal,
    message="Påminnelser om {most} poster är redan avstängda för personen: se över dem först.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="record",
): ...


def decide(state: Reminders, command: ReminderCommand, occasion: Occasion) -> Iterable[Event]:
    stamp = occasion.stamp
    if occasion.state(command.person, Person).unit != command.unit:
        raise NotTheirUnit
    match command:
        case EnterDigest():
            must_be_next(state, command.day, stamp)
            yield command.event(late=command.day < stamp.day)
        case EnterFailure():
            must_be_next(state, command.day, stamp)
            if (state.waits_since, state.tried_on, state.trouble) == (command.day, stamp.day, command.trouble):
                raise AlreadyTold
            yield command.event(late=command.day < stamp.day)
        case OverrideReminder():
            must_be_in_order(stamp.day, command.until)
            others = [one for one in state.overridden if one.record != command.record and one.until >= stamp.day]
            if len(others) >= MOST_OVERRIDDEN:
                raise TooManyOverridden(most=MOST_OVERRIDDEN)
            yield command.event()
        case _:
            assert_never(command)


def must_be_next(state: Reminders, day: date, stamp: Stamp) -> None:
    """The digest of each day once, in order; none for a day to come."""
    must_have_been(stamp, day)
    if state.sent_through is not None and day <= state.sent_through:
        raise AlreadyReminded(day=day.isoformat())
    if state.waits_since is not None and day > state.waits_since:
        raise OutOfOrder(day=state.waits_since.isoformat())


REGISTER = Register(
    name="reminders",
    label="Påminnelser",
    singular="Påminnelser",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    initial=Reminders(),
    decide=decide,
    evolve=evolve,
    command=ReminderCommand,
    event=ReminderEvent,
    natural=lambda command, by: reminders_id(command.person),
    notes_links=False,
)
