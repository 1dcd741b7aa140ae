"""Lists, cards and histories, now and as they stood at any position, are what the oracle says."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime
from random import Random
from typing import Any, TypeVar
from uuid import UUID

import pytest
from psycopg import AsyncConnection, Connection

from domain.changes import held
from ledger.database import Database
from ledger.lines import read
from ledger.postgres import Server
from projections import lists, schema, seen
from projections.cards import REGISTERS_BY_NAME, WRITER, Card
from projections.lists import MOST, Query
from replays import oracle
from tests.conftest import copy_of
from tests.projections.books import Board, opened

T = TypeVar("T")


class Lived:
    """A board that has lived for a while, its registers, and the cards of the oracle."""

    def __init__(self, board: Board, db: Connection[Any]) -> None:
        self.board, self.db = board, db
        self.cards = list(oracle.versions(read(db)))
        self.last = len(self.cards)

    def standing(self, position: int) -> list[Card]:
        """What stood at a position, newest first."""
        found = {card.record: card for card in self.cards[:position]}
        return sorted(found.values(), key=lambda card: card.opened, reverse=True)

    def asked(self, question: Callable[[AsyncConnection[Any]], Awaitable[T]]) -> T:
        async def ask() -> T:
            async with await AsyncConnection.connect(
                self.board.database.writer_dsn, autocommit=True, options="-c timezone=UTC"
            ) as db:
                await db.execute(f"SET search_path TO {schema.schema_name()}".encode())
                return await question(db)

        return asyncio.run(ask())

    def listed(self, query: Query) -> list[dict[str, Any]]:
        return [json.loads(row) for row in self.asked(lambda db: lists.cards(db, query))]


@pytest.fixture(scope="module")
def lived(server: Server, template: Database, worker: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lived]:
    """For all tests here that only look."""
    keys = tmp_path_factory.mktemp("board") / "keys"
    with copy_of(server, template, worker) as database, opened(database, keys, seed=1) as board:
        board.go_on(500)
        with board.registers() as db:
            yield Lived(board, db)


def shown(card: Card) -> dict[str, Any]:
    """A card as a reader gets it."""
    return {
        "record": str(card.record),
        "register": card.register.name,
        "number": card.number,
        "version": card.version,
        "status": card.state.status.value,
        "unit": str(card.state.unit) if card.state.unit else None,
        "opened": card.opened,
        "position": card.from_position,
        "changed_at": card.changed_at.isoformat(),
        "state": json.loads(WRITER.encode(card.register.initial)) | json.loads(WRITER.encode(held(card.state))),
    }


def in_text(row: dict[str, Any]) -> dict[str, Any]:
    """The same, with the moment written in one way."""
    return row | {"changed_at": datetime.fromisoformat(row["changed_at"]).isoformat()}


def chosen(cards: list[Card], query: Query) -> list[Card]:
    """The oracle's answer to a query, before paging."""
    return [
        card
        for card in cards
        if card.register.name == query.register
        and (query.status is None or card.state.status == query.status)
        and (query.flag is None or getattr(card.state, query.flag))
        and (query.units is None or card.state.unit in query.units)
    ]


def test_lists_as_of_random_positions_are_the_oracles(lived: Lived) -> None:
    """Registret som det stod vid en rad är det som raderna till och med den ger, hur man än väljer ur det."""
    chance = Random(7)
    compared = 0
    for _ in range(80):
        at = chance.choice((None, 1, lived.last, chance.randint(1, lived.last)))
        register = chance.choice(("deviations", "views", "risks", "documents", "units", "persons"))
        statuses = [str(one) for one in type(REGISTERS_BY_NAME[register].initial.status)]
        status = chance.choice((None, None, chance.choice(statuses)))
        units = chance.choice((None, None, (), (lived.board.history.units[1],), tuple(lived.board.history.units)))
        flag = chance.choice((None, None, None, *REGISTERS_BY_NAME[register].flags))
        query = Query(register=register, at=at, status=status, flag=flag, units=units, limit=MOST)
        expected = chosen(lived.standing(at or lived.last), query)
        assert list(map(in_text, lived.listed(query))) == [in_text(shown(card)) for card in expected[:MOST]]
        assert lived.asked(lambda db, query=query: lists.count(db, query)) == len(expected)  # type: ignore[misc]
        compared += len(expected)
    assert compared > 100, "the lists compared were not empty"


@pytest.mark.parametrize("at", [None, 330])
def test_paging_by_the_last_seen_or_by_number_shows_each_card_once(lived: Lived, at: int | None) -> None:
    """Bläddring, efter den sista man såg eller med ordningstal, visar varje post en gång och i samma ordning."""
    whole = [str(c.record) for c in chosen(lived.standing(at or lived.last), Query(register="deviations"))]
    assert len(whole) > 25
    by_number: list[str] = []
    by_last: list[str] = []
    after: int | None = None
    while page := lived.listed(Query(register="deviations", at=at, limit=7, offset=len(by_number))):
        by_number += [row["record"] for row in page]
    while page := lived.listed(Query(register="deviations", at=at, limit=7, after=after)):
        by_last += [row["record"] for row in page]
        after = page[-1]["opened"]
    assert by_number == by_last == whole


def test_new_cards_do_not_disturb_whoever_pages_by_the_last_seen(board: Board) -> None:
    """Den som bläddrar efter den sista den såg får inget två gånger, fast nytt kommer till överst."""
    board.go_on(150)
    with board.registers() as db:
        first = Lived(board, db).listed(Query(register="deviations", limit=5))
    board.go_on(40)
    with board.registers() as db:
        second = Lived(board, db).listed(Query(register="deviations", limit=5, after=first[-1]["opened"]))
    seen_so_far = [row["opened"] for row in [*first, *second]]
    assert len(first) == len(second) == 5
    assert seen_so_far == sorted(set(seen_so_far), reverse=True)


def test_nobody_gets_more_than_two_hundred_at_a_time(lived: Lived, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ingen sida är längre än det mesta som lämnas ut på en gång, vad som än begärs."""
    assert MOST == 200
    monkeypatch.setattr(lists, "MOST", 20)
    assert len(lived.listed(Query(register="deviations", limit=10_000))) == 20


def test_a_record_stands_as_it_stood_at_every_position(lived: Lived) -> None:
    """En post visas som den stod vid varje rad; före sin första rad finns den inte."""
    history = [card for card in lived.cards if card.record == max(lived.cards, key=lambda c: c.version).record]
    record, first = history[0].record, history[0].opened
    for at in (first - 1, *(card.from_position for card in history), lived.last, None):
        card = lived.asked(lambda db, at=at: lists.card(db, record, at))  # type: ignore[misc]
        known = [one for one in history if one.from_position <= (at or lived.last)]
        assert (card and in_text(card)) == (in_text(shown(known[-1])) if known else None)
        journal = lived.asked(lambda db, at=at: lists.journal(db, record, at))  # type: ignore[misc]
        assert [(line["position"], line["version"]) for line in journal] == [
            (one.from_position, one.version) for one in known
        ]


def test_a_record_is_found_by_the_number_people_say(lived: Lived) -> None:
    """En post hittas på sitt nummer, och ett nummer som ingen har hittar ingen."""
    numbered = {card.number: card.record for card in lived.cards if card.number}
    assert len(numbered) > 50
    for number, record in list(numbered.items())[::10]:
        assert lived.asked(lambda db, number=number: lists.by_number(db, number)) == record  # type: ignore[misc]
    assert lived.asked(lambda db: lists.by_number(db, "AVV-1999-0001")) is None


def test_those_who_count_see_what_the_oracle_sees(lived: Lived) -> None:
    """Den som räknar ser varje post som den stod, i samma ordning som raderna ger."""
    for position in Random(8).sample(range(1, lived.last + 1), 15):
        cards = {card.record: card for card in lived.cards[:position]}
        assert dict(seen.seen(lived.db, position)) == oracle.seen(cards)


# ── Plain tables, for people with SQL ────────────────────────────────────────

PLAIN = {"bigint": int, "text": str, "boolean": bool, "date": str, "uuid": str}


def column_types(db: Connection[Any], table: str) -> dict[str, str]:
    rows = db.execute(
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = %s AND table_name = %s",
        (schema.schema_name(), table),
    )
    return dict(rows.fetchall())


def test_every_register_is_a_typed_table(lived: Lived) -> None:
    """Varje register är en tabell med en kolumn för varje uppgift, av rätt slag, med rätt innehåll."""
    standing = {card.record: card for card in lived.standing(lived.last)}
    for name, register in REGISTERS_BY_NAME.items():
        cursor = lived.db.execute(f"SELECT * FROM {name}".encode())
        columns = [column.name for column in cursor.description or ()]
        types = column_types(lived.db, name)
        assert {*columns} >= {"record", "version", "number", "status", "unit", "line", "changed_at"}
        rows = {row[0]: dict(zip(columns, row, strict=True)) for row in cursor}
        assert rows.keys() == {record for record, card in standing.items() if card.register is register}
        for record, row in rows.items():
            state = shown(standing[record])["state"]
            assert {*state} <= {*columns}
            for field, value in state.items():
                assert spelled(row[field]) == value, (name, field)
                if value is not None and types[field] != "jsonb":
                    assert type(value) is PLAIN[types[field]], (name, field, types[field])


def spelled(value: Any) -> Any:
    """A column's value as JSON would have it."""
    return str(value) if isinstance(value, UUID) else value.isoformat() if hasattr(value, "isoformat") else value


def test_dates_numbers_and_ids_are_such_in_the_tables(lived: Lived) -> None:
    """Dagar är dagar, tal är tal och id är id i tabellerna, också där ingen post har dem än."""
    expected = {
        ("deviations", "received"): "date",
        ("deviations", "reopened"): "bigint",
        ("deviations", "confirmed"): "boolean",
        ("deviations", "category"): "text",
        ("deviations", "severity"): "text",
        ("deviations", "reporter"): "uuid",
        ("deviations", "causes"): "jsonb",
        ("deviations", "occurred"): "jsonb",
        ("deviations", "status"): "text",
        ("deviations", "unit"): "uuid",
        ("deviations", "changed_at"): "timestamp with time zone",
        ("views", "anonymous"): "boolean",
        ("risks", "value"): "bigint",
        ("documents", "title"): "text",
        ("analyses", "frozen_on"): "date",
    }
    assert {(table, column): column_types(lived.db, table)[column] for table, column in expected} == expected
