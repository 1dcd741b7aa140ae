"""Two moments compared: every record that differs, field by field, and every line that made a figure another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from psycopg import Connection

from domain import measures
from domain.calendar import Period
from domain.measures import Kind
from ledger.database import Database
from ledger.lines import read
from ledger.postgres import Server
from projections.cards import Card
from replays import oracle
from replays.analysis import analyse
from replays.compare import changes, compare_analyses
from tests.conftest import copy_of
from tests.projections.books import opened
from tests.replays.conftest import PERIOD


class Compared:
    """A busy year: its registers, and the oracle's cards in the order of the book."""

    def __init__(self, db: Connection[Any]) -> None:
        self.db = db
        self.cards = list(oracle.versions(read(db)))
        self.last = len(self.cards)

    def standing(self, position: int) -> dict[UUID, Card]:
        return {card.record: card for card in self.cards[:position]}

    def spans(self, many: int) -> Iterator[tuple[int, int]]:
        """Two positions, the earlier first."""
        chance = Random(6)
        yield 0, self.last
        yield self.last, self.last
        for _ in range(many):
            first, last = sorted((chance.randint(0, self.last), chance.randint(0, self.last)))
            yield first, last


@pytest.fixture(scope="module")
def compared(
    server: Server, template: Database, worker: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Compared]:
    keys = tmp_path_factory.mktemp("busy") / "keys"
    with copy_of(server, template, worker) as database, opened(database, keys, seed=2) as board:
        board.go_on(450, pace=timedelta(hours=16))
        with board.registers() as db:
            yield Compared(db)


def test_what_differs_in_the_registers_is_told_field_by_field_with_its_lines(compared: Compared) -> None:
    """Mellan två rader nämns varje post som tillkom eller ändrades, vilka uppgifter, och raderna som gjorde det."""
    for first, last in compared.spans(12):
        before, after = compared.standing(first), compared.standing(last)
        expected = {}
        for record, card in after.items():
            lines = tuple(one.from_position for one in compared.cards[first:last] if one.record == record)
            if not lines:
                continue
            old = before.get(record)
            differing = {} if old is None else field_by_field(old.state, card.state)
            expected[record] = ("added" if old is None else "changed", card.number, differing, lines)
        found = changes(compared.db, None, first, last)
        assert {one.record: (one.kind, one.number, one.fields, one.lines) for one in found} == expected


def field_by_field(old: Any, new: Any) -> dict[str, tuple[Any, Any]]:
    pairs = {field.name: (getattr(old, field.name), getattr(new, field.name)) for field in fields(new)}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def test_one_register_can_be_compared_alone(compared: Compared) -> None:
    """Jämförelsen kan gälla ett enda register."""
    everything = list(changes(compared.db, None, 60, compared.last))
    views = list(changes(compared.db, "views", 60, compared.last))
    assert views == [one for one in everything if one.register == "views"]
    assert len(everything) > len(views) > 3


def behind(counts: measures.Counts) -> set[tuple[str, str, int | None, frozenset[UUID]]]:
    """Every figure with the records behind it."""
    return {(one.id, each.key, each.value, frozenset(each.records)) for one, results in counts for each in results}


@pytest.mark.parametrize("period", [PERIOD, Period.half_year(2024, 2)])
def test_exactly_the_lines_that_moved_a_figure_are_named(compared: Compared, period: Period) -> None:
    """Varje rad nämns efter vilken en siffra eller en post bakom den är en annan; utöver dem bara den som ändrar hur
    många dagar något tog utan att medianen flyttas."""
    first, last = 0, compared.last
    counted = [behind(analyse(compared.db, period, at).now) for at in range(first, last + 1)]
    moved = {at for at in range(first + 1, last + 1) if counted[at] != counted[at - 1]}
    named = {line.position: line for line in compare_analyses(compared.db, period, first, last).lines}
    assert len(moved) > 20 and moved <= named.keys()
    for extra in named.keys() - moved:
        assert all(measures.of(measure).kind is Kind.MEDIAN_DAYS for measure, _ in named[extra].figures)


def test_the_figures_that_differ_are_all_told_with_both_values(compared: Compared) -> None:
    """Varje siffra som skiljer nämns med värdet förr och nu; de andra nämns inte."""
    for first, last in compared.spans(8):
        one, other = (
            {(m.id, r.key): r.value for m, results in analyse(compared.db, PERIOD, at).now for r in results}
            for at in (first, last)
        )
        expected = {key: (one.get(key), other.get(key)) for key in one | other if one.get(key) != other.get(key)}
        difference = compare_analyses(compared.db, PERIOD, first, last)
        assert {(measure.id, key): (old, new) for measure, key, old, new in difference.figures} == expected
        if expected:
            assert difference.lines, "a figure does not change without a line"
