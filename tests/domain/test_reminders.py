"""The rules of the register of reminders, as sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from domain import reminders
from domain.organisation.persons import Person
from domain.organisation.persons import Status as PersonStatus
from domain.reminders import (
    MOST_OVERRIDDEN,
    AlreadyReminded,
    AlreadyTold,
    DigestFailed,
    DigestSent,
    EnterDigest,
    EnterFailure,
    NotTheirUnit,
    OutOfOrder,
    OverrideReminder,
    Reminded,
    ReminderOverridden,
    TooManyOverridden,
    Trouble,
)
from domain.words import DaysInWrongOrder, NotYetHappened
from tests.spec import SOMEBODY_ELSE, STAMP, UNIT, Spec

TODAY = STAMP.day
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
CASE, OTHER_CASE = UUID(int=1), UUID(int=2)
ELSEWHERE = UUID(int=3)
PERSON = Person(status=PersonStatus.REGISTERED, unit=UNIT, since=date(2025, 1, 1))
REMINDERS = Spec(reminders.REGISTER).knowing({SOMEBODY_ELSE: PERSON})

IN_IT = (Reminded(record=CASE, on=TOMORROW),)
SEND = EnterDigest(person=SOMEBODY_ELSE, unit=UNIT, day=TODAY, reminded=IN_IT, message_id="<1@prov.invalid>")
SENT = DigestSent(**vars(SEND), late=False)
FAIL = EnterFailure(person=SOMEBODY_ELSE, unit=UNIT, day=TODAY, reminded=IN_IT, trouble=Trouble.UNREACHABLE)
FAILED = DigestFailed(**vars(FAIL), late=False)
PUT_OFF = OverrideReminder(person=SOMEBODY_ELSE, unit=UNIT, record=CASE, until=TOMORROW, reason="Väntar på läkarintyg.")
OVERRIDDEN = ReminderOverridden(**vars(PUT_OFF))


def on(kind: Any, day: date) -> Any:
    return replace(kind, day=day)


def test_a_digest_that_was_sent_is_entered() -> None:
    """En påminnelse som e-postservern har tagit emot förs in, med vilka poster den gällde."""
    REMINDERS.when(SEND).then(SENT)


def test_a_digest_of_an_earlier_day_is_late() -> None:
    """En påminnelse för en tidigare dag är märkt som försenad."""
    state = REMINDERS.when(on(SEND, YESTERDAY)).then(replace(SENT, day=YESTERDAY, late=True)).state
    assert (state.sent, state.sent_late, state.sent_through) == (1, 1, YESTERDAY)


def test_nobody_is_reminded_for_a_day_to_come() -> None:
    """Ingen påminns för en dag som inte har varit."""
    REMINDERS.when(on(SEND, TOMORROW)).refused(NotYetHappened)


def test_a_person_is_reminded_once_a_day() -> None:
    """En person påminns en gång om dagen, hur många gånger programmet än körs."""
    REMINDERS.given(SENT).when(SEND).refused(AlreadyReminded)
    REMINDERS.given(SENT).when(FAIL).refused(AlreadyReminded)


def test_digests_are_sent_in_order() -> None:
    """Den påminnelse som inte kom fram skickas före nästa dags."""
    waits = REMINDERS.given(replace(FAILED, day=YESTERDAY, late=True))
    waits.when(SEND).refused(OutOfOrder)
    waits.when(on(SEND, YESTERDAY)).accepted().when(SEND).then(SENT)


def test_what_failed_is_tried_again_and_both_are_seen() -> None:
    """Det som inte kom fram försöks igen; båda delarna syns."""
    state = REMINDERS.when(FAIL).then(FAILED).when(SEND).then(SENT).state
    assert (state.failures, state.sent, state.waits_since, state.trouble) == (1, 1, None, None)


def test_the_same_failure_is_told_once_a_day() -> None:
    """Samma fel förs in en gång om dagen, ett annat fel för sig."""
    REMINDERS.given(FAILED).when(FAIL).refused(AlreadyTold)
    REMINDERS.given(FAILED).when(replace(FAIL, trouble=Trouble.TIMEOUT)).accepted()
    next_day = replace(STAMP, at=datetime(2026, 3, 17, 7, 30, tzinfo=UTC))
    REMINDERS.given(FAILED).stamped(next_day).when(FAIL).then(replace(FAILED, late=True))


def test_what_cannot_get_there_is_not_tried_again() -> None:
    """En påminnelse till någon utan adress försöks inte igen; nästa dags prövas på sin dag."""
    state = REMINDERS.given(replace(FAILED, day=YESTERDAY, trouble=Trouble.NO_ADDRESS, late=True)).when(SEND).then(SENT)
    assert state.state.failures == 1
    REMINDERS.given(replace(FAILED, trouble=Trouble.REFUSED)).when(SEND).refused(AlreadyReminded)


def test_a_manager_may_turn_reminders_of_a_record_off_for_a_time() -> None:
    """En chef kan stänga av påminnelser om en post en tid, med skäl; den står kvar i arbetslistan."""
    state = REMINDERS.when(PUT_OFF).then(OVERRIDDEN).state
    assert state.is_overridden(CASE, TOMORROW) and not state.is_overridden(OTHER_CASE, TOMORROW)
    assert not state.is_overridden(CASE, TOMORROW + timedelta(days=1))


def test_an_override_takes_the_place_of_the_one_before() -> None:
    """En ny avstängning av samma post ersätter den förra, och de som är över minns läget inte."""
    shorter = replace(OVERRIDDEN, until=TODAY)
    assert len(REMINDERS.given(OVERRIDDEN, shorter).state.overridden) == 1
    later = datetime(2026, 3, 20, 7, 30, tzinfo=UTC)
    other = replace(OVERRIDDEN, record=OTHER_CASE, until=date(2026, 4, 1))
    assert [one.record for one in REMINDERS.given(OVERRIDDEN).given(other, at=later).state.overridden] == [OTHER_CASE]


def test_an_override_ends_on_a_day_to_come() -> None:
    """En avstängning gäller till en dag som inte har varit."""
    REMINDERS.when(replace(PUT_OFF, until=YESTERDAY)).refused(DaysInWrongOrder)


def test_not_everything_is_turned_off() -> None:
    """Påminnelser om högst fyrtio poster är avstängda för en person."""
    many = [replace(OVERRIDDEN, record=UUID(int=100 + number)) for number in range(MOST_OVERRIDDEN)]
    REMINDERS.given(*many).when(PUT_OFF).refused(TooManyOverridden)
    REMINDERS.given(*many).when(replace(PUT_OFF, record=UUID(int=100))).accepted()


def test_it_is_the_unit_of_the_person() -> None:
    """Den enhet som anges är den personen hör till: annars kunde vilken chef som helst stänga av vems som helst."""
    for command in (SEND, FAIL, PUT_OFF):
        REMINDERS.when(replace(command, unit=ELSEWHERE)).refused(NotTheirUnit)
