"""A sample can be drawn again by anybody, with our program or with their own few lines, and an alteration is seen."""

from __future__ import annotations

import asyncio
import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from psycopg import Connection

from domain.grammar import NotAllowed, Stamp
from domain.samples import REGISTER, DrawSample, Sample
from domain.terms import Role
from ledger.desk import Asking
from projections import schema
from replays import oracle
from replays.sampling import Urn, drawing, population, redraw
from replays.sight import standing
from tests.projections.books import Board
from tests.projections.histories import Wish
from tests.replays.conftest import Year
from tests.spec import refused

SEED = "revisionen 2025"


@pytest.fixture
def db(year: Year) -> Iterator[Connection[Any]]:
    with year.database.writer() as made:
        schema.use(made, schema.schema_name())
        yield made


def by_hand(ids: list[str], seed: str, size: int) -> list[str]:
    """The algorithm as docs/granskning.md tells it, with nothing of ours."""
    lots = sorted((hashlib.sha256(f"{seed}\n{one}".encode()).hexdigest(), one) for one in ids)
    return [one for _, one in lots[:size]]


def digest_by_hand(ids: list[str]) -> str:
    listed = "".join(f"{one}\n" for one in sorted(ids))
    return urlsafe_b64encode(hashlib.sha256(listed.encode()).digest()).rstrip(b"=").decode()


def test_anybody_can_draw_it_again_by_hand(year: Year, db: Connection[Any]) -> None:
    """Den som har postnumren och fröet får samma stickprov med några egna rader."""
    for position in (year.last // 2, year.last):
        cards = oracle.as_of(db, position).values()
        ids = [str(card.record) for card in cards if card.register.name == "deviations"]
        found = drawing(db, Urn(register="deviations", position=position), SEED, 5)
        assert [str(one) for one in found.drawn] == by_hand(ids, SEED, 5)
        assert (found.population, found.records) == (len(ids), digest_by_hand(ids)) and len(ids) > 5


def test_what_is_drawn_from_is_the_register_as_it_stood(year: Year, db: Connection[Any]) -> None:
    """Det lottas bland poster som fanns då, i det läge de hade då."""
    middle = year.last // 2
    cards = oracle.as_of(db, middle).values()
    for status in ("reported", "read", "closed"):
        wanted = {one.record for one in cards if one.register.name == "deviations" and one.state.status == status}
        assert set(population(db, Urn(register="deviations", position=middle, stage=status))) == wanted
    assert population(db, Urn(register="deviations", position=0)) == []


def test_a_unit_is_drawn_from_with_what_lay_below_it(year: Year, db: Connection[Any]) -> None:
    """Stickprov ur en enhet omfattar enheterna under den, inte dem bredvid."""
    history = year.history
    whole = population(db, Urn(register="deviations", position=year.last))
    below = population(db, Urn(register="deviations", position=year.last, unit=history.top))
    inside = population(db, Urn(register="deviations", position=year.last, unit=history.units[1]))
    assert {standing(db, one).state.unit for one in inside} == {history.units[1]}
    assert set(inside) < set(below) <= set(whole)


def drawn(board: Board, size: int = 4) -> tuple[UUID, Sample]:
    """A sample drawn and entered at the desk."""
    history, urn = board.history, Urn(register="deviations", position=board.last)
    with board.registers() as db:
        found = drawing(db, urn, SEED, size)
    history.now += timedelta(hours=1)
    command = DrawSample(
        title="Prov",
        purpose="Prov av lottningen.",
        register=urn.register,
        position=urn.position,
        stage=None,
        unit=None,
        seed=SEED,
        size=size,
        population=found.population,
        records=found.records,
        drawn=found.drawn,
        questions=("Är den utredd?",),
    )
    wish = Wish("samples", history.new_id(), command, Role.QUALITY_DEVELOPER)
    known = len(history.acts)
    assert history.ask(wish) and wish.record is not None
    board.write(known)
    return wish.record, history.states[wish.record]


def test_a_sample_in_the_book_is_what_the_lot_gives_whatever_comes_later(board: Board) -> None:
    """Ett infört stickprov lottas om till samma poster, också när registret har vuxit och ändrats."""
    board.go_on(150)
    record, sample = drawn(board)
    board.go_on(150)
    with board.registers() as db:
        again = redraw(db, sample)
        assert again.same and again.again.drawn == sample.drawn
        assert standing(db, record).state == sample


def test_a_sample_that_was_picked_is_found_out(board: Board) -> None:
    """Har någon valt poster, frö eller urval i efterhand säger omlottningen det."""
    board.go_on(150)
    _, sample = drawn(board)
    with board.registers() as db:
        every = population(db, Urn(register="deviations", position=sample.position or 0))
        other = next(one for one in every if one not in sample.drawn)
        for altered in (
            replace(sample, drawn=(other, *sample.drawn[1:])),
            replace(sample, seed="ett annat frö"),
            replace(sample, population=sample.population + 1),
            replace(sample, position=(sample.position or 0) - 100),
            replace(sample, stage="closed"),
        ):
            found = redraw(db, altered)
            assert not found.same and found.differs


def test_the_desk_lets_no_employee_draw(board: Board) -> None:
    """Bara revisorn och kvalitetsutvecklaren för in stickprov."""
    board.go_on(60)
    with board.registers() as db:
        found = drawing(db, Urn(register="deviations", position=board.last), SEED, 1)
    history = board.history
    command = DrawSample(
        title="Prov",
        purpose="Prov",
        register="deviations",
        position=board.last,
        stage=None,
        unit=None,
        seed=SEED,
        size=1,
        population=found.population,
        records=found.records,
        drawn=found.drawn,
        questions=("?",),
    )
    stamp = Stamp(history.now, history.person(Role.UNIT_MANAGER), Role.UNIT_MANAGER, history.top)
    asking = Asking(REGISTER, history.new_id(), command, stamp, "a sample")
    refused(NotAllowed, lambda: asyncio.run(board.book.desk.act(asking)))
