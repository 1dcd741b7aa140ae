"""From a command to lines: asked once, written once; decided on what is so now, or not written."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from domain import views
from domain.grammar import NoSuchRecord, Refusal
from domain.organisation import assignments, persons, units
from domain.organisation.assignments import AssignRole
from domain.organisation.persons import LetPersonLeave
from domain.organisation.units import CloseUnit
from domain.terms import Role
from domain.views.commands import AssessView, GiveRiseToDeviation, ReceiveView
from ledger.answers import KeyUsed
from ledger.book import Book
from ledger.desk import ClockApart
from ledger.ids import new_id
from ledger.lasting import Unreachable
from ledger.opening import Opened
from tests.ledger.acting import SINCE, Stamps, act, asking, establish, lines_of, register_person, report, run
from tests.strategies import example

FOUNDING = 4


# ── Asked once, written once ─────────────────────────────────────────────────


def test_a_retry_gets_the_first_answer(book: Book, elsewhere: Book, stamp: Stamps) -> None:
    one = establish(stamp())
    first = act(book, one)
    for again in (act(book, one), act(elsewhere, one), act(book, replace(one, stamp=stamp()))):
        assert again == replace(first, again=True)
    assert len(lines_of(book)) == FOUNDING + 1


def test_many_at_once_with_one_key_are_one(book: Book, elsewhere: Book, stamp: Stamps) -> None:
    async def all_at_once() -> set[object]:
        one = register_person(stamp())
        receipts = await asyncio.gather(*(desk.act(one) for desk in [book.desk, elsewhere.desk] * 16))
        return {replace(receipt, again=True) for receipt in receipts}

    assert len(run(all_at_once())) == 1
    assert len(lines_of(book)) == FOUNDING + 1


def test_the_same_key_for_something_else_is_refused(book: Book, stamp: Stamps) -> None:
    act(book, establish(stamp(), "Nord", key="k"))
    for other in (
        establish(stamp(), "Syd", key="k"),
        register_person(stamp(), key="k"),
        replace(establish(stamp(), "Nord", key="k"), record=stamp().unit),
    ):
        with pytest.raises(KeyUsed):
            act(book, other)
    assert len(lines_of(book)) == FOUNDING + 1


def test_a_key_belongs_to_the_one_who_used_it(book: Book, stamp: Stamps) -> None:
    """Another person's key is neither answered nor in the way."""
    colleague = act(book, register_person(stamp())).record
    role = AssignRole(person=colleague, role=Role.SYSTEM_ADMIN, unit=stamp().unit, since=SINCE)
    act(book, asking(assignments.REGISTER, role, stamp()))
    mine = act(book, establish(stamp(), "Nord", key="k"))
    theirs = act(book, establish(replace(stamp(), by=colleague), "Syd", key="k"))
    assert mine.record != theirs.record and not theirs.again


def test_a_retry_of_what_would_be_refused_now_gets_the_first_answer(book: Book, elsewhere: Book, stamp: Stamps) -> None:
    unit = act(book, establish(stamp())).record
    close = asking(units.REGISTER, CloseUnit(until=SINCE, reason="Prov"), stamp(), record=unit)
    first = act(book, close)
    with pytest.raises(Refusal):
        act(book, replace(close, key="another"))
    assert act(book, close) == act(elsewhere, close) == replace(first, again=True)


def test_a_retry_of_what_was_written_upon_a_seen_version_gets_the_first_answer(book: Book, stamp: Stamps) -> None:
    person = act(book, register_person(stamp())).record
    leave = asking(persons.REGISTER, LetPersonLeave(until=SINCE), stamp(), record=person, if_match=1)
    assert act(book, leave) == replace(act(book, leave), again=False)


def test_nothing_refused_leaves_a_trace(book: Book, stamp: Stamps) -> None:
    with pytest.raises(NoSuchRecord):
        act(book, asking(persons.REGISTER, LetPersonLeave(until=SINCE), stamp(), record=new_id()))
    with pytest.raises(NoSuchRecord):
        act(book, asking(units.REGISTER, CloseUnit(until=SINCE, reason="x"), stamp(), record=stamp().by))
    with pytest.raises(ClockApart):
        late = stamp()
        act(book, establish(replace(late, at=late.at - timedelta(minutes=2))))
    assert len(lines_of(book)) == FOUNDING


# ── Numbers, reading, hanging up ─────────────────────────────────────────────


def test_the_number_people_say_is_the_same_again(book: Book, stamp: Stamps) -> None:
    one = report(stamp())
    first = act(book, one)
    assert first.number == f"AVV-{stamp().day.year}-0001"
    assert act(book, one).number == first.number
    assert act(book, report(stamp())).number == f"AVV-{stamp().day.year}-0002"


def test_the_number_of_what_a_command_led_to_elsewhere_is_not_its_own(book: Book, stamp: Stamps) -> None:
    """A complaint that gives rise to a deviation has its number since before; the deviation's is not told as its."""
    role = AssignRole(person=stamp().by, role=Role.UNIT_MANAGER, unit=stamp().unit, since=SINCE)
    act(book, asking(assignments.REGISTER, role, stamp()))
    manager = replace(stamp(), role=Role.UNIT_MANAGER)
    view = act(book, asking(views.REGISTER, ReceiveView(text="Det var kallt", unit=manager.unit), manager))
    assert view.number == f"SYN-{stamp().day.year}-0001"
    act(
        book,
        asking(
            views.REGISTER,
            replace(example(AssessView), concerns_person=None, own_category=None, concerns_manager=False),
            manager,
            record=view.record,
        ),
    )
    rise = asking(views.REGISTER, GiveRiseToDeviation(), manager, record=view.record)
    receipt = act(book, rise)
    assert receipt.number is None and receipt.last == receipt.first + 1
    assert act(book, rise) == replace(receipt, again=True)


def test_who_hangs_up_while_reading_does_not_stop_the_others(book: Book, stamp: Stamps) -> None:
    """A cancelled request leaves the thread that reads for all of them alive."""

    async def hang_up() -> None:
        for _ in range(50):
            task = asyncio.ensure_future(book.desk.act(register_person(stamp())))
            await asyncio.sleep(0)
            task.cancel()
        await asyncio.sleep(0.05)

    book.records.forget(stamp().by, stamp().unit)
    run(hang_up())
    assert act(book, establish(stamp())).version == 1


def test_who_hangs_up_while_it_is_being_committed_has_written(book: Book, stamp: Stamps) -> None:
    one = register_person(stamp())

    async def hang_up() -> None:
        await book.desk.act(establish(stamp()))
        with book.database.writer() as db, db.transaction():
            db.execute("SELECT pg_advisory_xact_lock(6001201100009)")
            task = asyncio.ensure_future(book.desk.act(one))
            await asyncio.sleep(0.3)
            task.cancel()
        await asyncio.sleep(0)

    run(hang_up())
    assert act(book, one).again


def test_sealed_text_goes_from_the_command_to_the_door_and_nowhere_else(book: Book, stamp: Stamps) -> None:
    receipt = act(book, register_person(stamp(), "Hemlig Hemligsson"))
    assert b"Hemlig" not in b"".join(line.body for line in lines_of(book))
    assert "Hemlig" not in repr(book.records.known([receipt.record]))
    opened = book.door.open_sealed(stamp().by, "prov", [receipt.first])
    assert opened == {receipt.first: Opened(receipt.first, {"name": "Hemlig Hemligsson"})}


def test_a_closed_book_answers_at_once(book: Book, stamp: Stamps) -> None:
    book.close()
    with pytest.raises(Unreachable):
        act(book, establish(stamp()))
