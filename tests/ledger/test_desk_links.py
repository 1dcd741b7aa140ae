"""A link made at the desk stands in the lines of both records, in one act, however many make it at once."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from uuid import UUID

import pytest

from domain import actions, deviations, risks
from domain.actions.commands import LinkSource, ProposeAction, UnlinkSource
from domain.actions.words import ActionSource
from domain.deviations.commands import ReportDeviation
from domain.grammar import NoSuchRecord
from domain.links import LinkChange, LinkNoted, Relation
from domain.organisation import assignments
from domain.organisation.assignments import AssignRole
from domain.risks.commands import IdentifyRisk
from domain.terms import Role
from domain.words import Source
from ledger.book import Book
from ledger.codec import read
from ledger.desk import Asking, Contended, Desk
from ledger.ids import new_id
from tests.ledger.acting import SINCE, Stamps, act, asking, lines_of, run
from tests.strategies import example


def identified(book: Book, stamp: Stamps) -> UUID:
    said = replace(example(IdentifyRisk), unit=stamp().unit, analysis=None, source=None)
    return act(book, asking(risks.REGISTER, said, stamp())).record


def source(risk: UUID) -> ActionSource:
    return ActionSource(register="risks", record=risk)


def proposed(book: Book, stamp: Stamps, *sources: UUID) -> UUID:
    said = ProposeAction(title="Larm", unit=stamp().unit, sources=tuple(map(source, sources)))
    return act(book, asking(actions.REGISTER, said, stamp())).record


def noted(book: Book, record: UUID) -> list[LinkNoted]:
    """What a record has noted, in order."""
    events = [read(line).event for line in lines_of(book) if line.record == record]
    return [one for one in events if isinstance(one, LinkNoted)]


def test_a_link_made_by_hand_is_two_lines_of_one_act(book: Book, stamp: Stamps) -> None:
    """Åtgärden säger sin källa och risken antecknar åtgärden, i samma handling, med raden som orsak."""
    risk = identified(book, stamp)
    action = proposed(book, stamp, risk)
    opened, told = lines_of(book)[-2:]
    assert (opened.record, told.record, told.name) == (action, risk, "LinkNotedInRisks.v1")
    one, other = read(opened), read(told)
    assert one.act == other.act and other.cause is not None
    assert (other.cause.record, other.cause.version) == (action, 1)
    assert noted(book, risk) == [
        risks.REGISTER.link_noted(register="actions", record=action, relation=Relation.LED_TO, change=LinkChange.MADE)
    ]


def test_a_link_undone_is_noted_where_it_was_made(book: Book, stamp: Stamps) -> None:
    """Den källa som åtgärden skiljs från antecknar också det, och den andra ingenting."""
    first, second = identified(book, stamp), identified(book, stamp)
    action = proposed(book, stamp, first)
    role = AssignRole(person=stamp().by, role=Role.QUALITY_DEVELOPER, unit=stamp().unit, since=SINCE)
    act(book, asking(assignments.REGISTER, role, stamp()))
    for command in (LinkSource(source=source(second)), UnlinkSource(record=first, reason="Fel risk.")):
        act(book, asking(actions.REGISTER, command, replace(stamp(), role=Role.QUALITY_DEVELOPER), record=action))
    assert [one.change for one in noted(book, first)] == [LinkChange.MADE, LinkChange.UNDONE]
    assert [one.change for one in noted(book, second)] == [LinkChange.MADE]


def test_many_who_link_to_one_record_at_once_are_all_noted(book: Book, elsewhere: Book, stamp: Stamps) -> None:
    """Knyter tio åtgärder samtidigt till samma risk, genom två program, antecknar den alla tio."""
    risk = identified(book, stamp)
    said = ProposeAction(title="Larm", unit=stamp().unit, sources=(source(risk),))

    async def all_at_once() -> None:
        askings = [asking(actions.REGISTER, said, stamp()) for _ in range(10)]
        desks = [book.desk, elsewhere.desk] * 5
        await asyncio.gather(*(patient(desk, one) for desk, one in zip(desks, askings, strict=True)))

    run(all_at_once())
    assert len({one.record for one in noted(book, risk)}) == len(noted(book, risk)) == 10


async def patient(desk: Desk, one: Asking) -> None:
    """Sends again, as a person would, what was crowded out."""
    for _ in range(10):
        with suppress(Contended):
            await desk.act(one)
            return


def test_nothing_is_linked_to_what_is_not_there(book: Book, stamp: Stamps) -> None:
    """En rapport som säger sig komma ur en post som inte finns nekas, och ingenting skrivs."""
    known = len(lines_of(book))
    for register in ("views", "risks"):
        named = Source(register=register, record=new_id(), version=1)
        said = replace(example(ReportDeviation), unit=stamp().unit, source=named)
        with pytest.raises(NoSuchRecord):
            act(book, asking(deviations.REGISTER, said, stamp()))
    assert len(lines_of(book)) == known
