"""The book read by `eventsourcing` and read by ourselves is the same book."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from eventsourcing.application import AggregateNotFoundError
from eventsourcing.persistence import IntegrityError
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.grammar import Command, Refusal
from domain.organisation import persons, units
from domain.organisation.persons import LetPersonLeave, MovePersonToUnit, PersonMovedUnit, TakePersonBack
from domain.organisation.units import ReorganiseUnit
from domain.registers import Register
from ledger.book import Book
from ledger.ids import new_id
from ledger.library import Entry, Library, project
from ledger.lines import read as read_lines
from tests.ledger.acting import SINCE, Stamps, act, asking, establish, lines_of, register_person, report, run


@pytest.fixture
def library(book: Book) -> Iterator[Library]:
    opened = Library(book)
    yield opened
    opened.close()


@given(st.lists(st.sampled_from(["move", "leave", "return", "rename"]), max_size=12))
@settings(max_examples=15)
def test_the_repository_gives_what_our_records_give(
    book: Book, library: Library, stamp: Stamps, wished: list[str]
) -> None:
    person, unit = act(book, register_person(stamp())).record, act(book, establish(stamp())).record
    commands: dict[str, tuple[Register[Any], UUID, Command]] = {
        "move": (persons.REGISTER, person, MovePersonToUnit(unit=unit, since=SINCE)),
        "leave": (persons.REGISTER, person, LetPersonLeave(until=SINCE)),
        "return": (persons.REGISTER, person, TakePersonBack(unit=unit, since=SINCE)),
        "rename": (
            units.REGISTER,
            unit,
            ReorganiseUnit(name="Nytt", parent=stamp().unit, since=SINCE + timedelta(1), without_analysis="prov"),
        ),
    }

    async def all_of_them() -> None:
        for one in wished:
            register, record, command = commands[one]
            try:
                await book.desk.act(asking(register, command, stamp(), record=record))
            except Refusal:
                continue

    run(all_of_them())
    ours = book.records.fetch([person, unit]).result(20)
    for record in (person, unit):
        assert library.record(record) == ours[record]
        assert library.record(record, version=1).version == 1
    lines = lines_of(book)
    log = [one for start in range(1, len(lines) + 1, 10) for one in library.notification_log.select(start, 10)]
    assert [(one.id, one.originator_id, one.originator_version, one.topic, one.state) for one in log] == [
        (line.position, line.record, line.version, line.name, line.body) for line in lines
    ]


def test_what_the_library_saves_is_a_line_like_any_other(book: Book, library: Library, stamp: Stamps) -> None:
    person = act(book, register_person(stamp())).record
    moved = partial(Entry, person, event=PersonMovedUnit(unit=stamp().unit, since=SINCE), stamp=stamp(), act=new_id())
    recording = library.save(moved(originator_version=2), reads={person: 1})[0]
    line = lines_of(book)[-1]
    assert (recording.notification.id, line.record, line.version) == (line.position, person, 2)
    assert project(None, library.events.get(person)) == book.records.fetch([person]).result(20)[person]  # type: ignore[arg-type]
    with pytest.raises(IntegrityError):
        library.save(moved(originator_version=2, act=new_id()))
    with pytest.raises(IntegrityError):
        library.save(moved(originator_version=3, act=new_id()), reads={person: 1})
    assert lines_of(book)[-1] == line


def test_what_is_sealed_stays_sealed_to_the_library(book: Book, library: Library, stamp: Stamps) -> None:
    deviation = act(book, report(stamp(), "Hemligt"))
    (entry,) = library.events.get(deviation.record)
    assert isinstance(entry, Entry) and "Hemligt" not in repr(entry)


def test_a_record_that_is_not_there_is_not_found(library: Library) -> None:
    with pytest.raises(AggregateNotFoundError):
        library.record(new_id())


def test_a_subscription_gets_the_lines_as_they_come(book: Book, library: Library, stamp: Stamps) -> None:
    async def write() -> None:
        await asyncio.gather(*(book.desk.act(report(stamp())) for _ in range(20)))

    with library.recorder.subscribe(gt=4) as subscription:
        run(write())
        got = [next(subscription).id for _ in range(20)]
    with book.database.writer() as db:
        assert got == [line.position for line in read_lines(db, after=4)]
