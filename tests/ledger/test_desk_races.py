"""What has moved meanwhile, here or in another server process: decided again on what is so now, or not written."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.grammar import NotAllowed
from domain.organisation import assignments, persons, units
from domain.organisation.assignments import AssignRole, EndRole, assignment_id
from domain.organisation.persons import LetPersonLeave, MovePersonToUnit
from domain.organisation.units import ReorganiseUnit
from domain.terms import Role
from ledger.book import Book
from ledger.clerk import READ_MOVED, Outcome
from ledger.desk import Asking, Contended, Stale
from ledger.ids import new_id
from tests.ledger.acting import SINCE, Stamps, act, asking, establish, lines_of, register_person, run


def test_a_stale_cache_is_found_out_and_decided_again(book: Book, elsewhere: Book, stamp: Stamps) -> None:
    """Both have read the unit; the other renames it; ours must be decided on the new state, and is."""
    unit = act(book, establish(stamp())).record
    rename = ReorganiseUnit(name="Nytt namn", parent=stamp().unit, since=SINCE, without_analysis="prov")
    act(elsewhere, asking(units.REGISTER, rename, stamp(), record=unit))
    receipt = act(book, asking(units.REGISTER, replace(rename, name="Nyare"), stamp(), record=unit))
    assert receipt.version == 3
    assert book.records.known([unit])[unit].state.name == "Nyare"


def test_a_stale_refusal_is_found_out_too(book: Book, elsewhere: Book, stamp: Stamps) -> None:
    """Our cache says that the person is here; elsewhere they left: taking them back is no longer refused."""
    person = act(book, register_person(stamp())).record
    act(elsewhere, asking(persons.REGISTER, LetPersonLeave(until=SINCE), stamp(), record=person))
    back = persons.TakePersonBack(unit=stamp().unit, since=SINCE)
    assert act(book, asking(persons.REGISTER, back, stamp(), record=person)).version == 3


def test_a_role_withdrawn_a_moment_ago_cannot_write(book: Book, elsewhere: Book, stamp: Stamps) -> None:
    colleague = act(book, register_person(stamp())).record
    role = AssignRole(person=colleague, role=Role.SYSTEM_ADMIN, unit=stamp().unit, since=SINCE)
    act(book, asking(assignments.REGISTER, role, stamp()))
    act(book, establish(replace(stamp(), by=colleague)))  # the role is in our cache now
    held = assignment_id(colleague, Role.SYSTEM_ADMIN, stamp().unit)
    yesterday = stamp().day - timedelta(days=1)
    act(elsewhere, asking(assignments.REGISTER, EndRole(until=yesterday), stamp(), record=held))
    before = len(lines_of(book))
    with pytest.raises(NotAllowed):
        act(book, establish(replace(stamp(), by=colleague)))
    assert len(lines_of(book)) == before


def test_a_person_who_left_a_moment_ago_cannot_write(book: Book, elsewhere: Book, stamp: Stamps) -> None:
    colleague = act(book, register_person(stamp())).record
    report = asking(persons.REGISTER, MovePersonToUnit(unit=stamp().unit, since=SINCE), replace(stamp(), by=colleague))
    yesterday = stamp().day - timedelta(days=1)
    act(elsewhere, asking(persons.REGISTER, LetPersonLeave(until=yesterday), stamp(), record=colleague))
    with pytest.raises(NotAllowed):
        act(book, replace(report, record=stamp().by))


def test_who_has_seen_an_older_version_is_told_the_present_one(book: Book, elsewhere: Book, stamp: Stamps) -> None:
    person = act(book, register_person(stamp())).record
    move = asking(persons.REGISTER, MovePersonToUnit(unit=stamp().unit, since=SINCE), stamp(), record=person)
    for _ in range(3):
        act(elsewhere, replace(move, key=str(new_id())))
    with pytest.raises(Stale) as told:
        act(book, replace(move, if_match=1))  # our cache is in version 1 still
    assert told.value.version == 4
    assert act(book, replace(move, if_match=4)).version == 5


def test_what_moves_every_time_is_given_up_after_some_tries(
    book: Book, stamp: Stamps, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def moved(*_: object) -> Outcome:
        return Outcome(READ_MOVED, None, None, None, None, None)

    monkeypatch.setattr(book.desk, "append", moved)
    with pytest.raises(Contended):
        act(book, establish(stamp()))


def test_many_at_once_to_one_record_all_get_through(book: Book, stamp: Stamps) -> None:
    person = act(book, register_person(stamp())).record
    move = MovePersonToUnit(unit=stamp().unit, since=SINCE)

    async def all_at_once() -> list[int]:
        asked = (asking(persons.REGISTER, move, stamp(), record=person) for _ in range(64))
        return [receipt.version for receipt in await asyncio.gather(*map(book.desk.act, asked))]

    assert sorted(run(all_at_once())) == list(range(2, 66))


def test_writers_to_one_record_from_two_processes_all_get_through(book: Book, elsewhere: Book, stamp: Stamps) -> None:
    """Who is told that everything moves asks again, with the same key."""
    person = act(book, register_person(stamp())).record
    move = MovePersonToUnit(unit=stamp().unit, since=SINCE)

    async def until_written(where: Book, one: Asking) -> None:
        while True:
            with suppress(Contended):
                await where.desk.act(one)
                return

    async def taking_turns(where: Book) -> None:
        for _ in range(20):
            await until_written(where, asking(persons.REGISTER, move, stamp(), record=person))

    async def both() -> None:
        await asyncio.gather(taking_turns(book), taking_turns(elsewhere))

    run(both())
    assert [line.version for line in lines_of(book) if line.record == person] == list(range(1, 42))
