"""The stored registers against the replayed ones, row for row: two streams in the order of the book, merged.

Of the replay only the records as they stand are held, and of the stored rows where each that stands says it ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from msgspec.json import Decoder
from psycopg import Connection, sql

from domain import REGISTERS
from ledger.lines import Line
from projections.cards import COLUMNS, WRITER, Card, state_json
from replays.beside import AT_A_TIME, BEFORE_ALL
from replays.claims import Check, Taken
from replays.oracle import Replay

Row = dict[str, Any]
READER = Decoder()
# A moment that no clock can show is read as none, and differs.
SHOWN = {
    "changed_at": "CASE WHEN changed_at BETWEEN '0002-01-01' AND '9998-01-01' THEN changed_at END",
    "state": "state::text",
}


def rows(db: Connection[Any], name: str, after: int = 0) -> Iterator[Row]:
    """The stored rows in the order of the book, from a position on, some at a time."""
    columns = sql.SQL(", ").join(sql.SQL(SHOWN.get(column, column)) for column in COLUMNS)
    query = sql.SQL("SELECT {} FROM {} WHERE from_position > %s ORDER BY from_position").format(
        columns, sql.Identifier(name, "cards")
    )
    with db.cursor(name="cards", binary=True) as cursor:
        cursor.execute(query, (after or BEFORE_ALL,))
        while found := cursor.fetchmany(AT_A_TIME):
            yield from (dict(zip(COLUMNS, row, strict=True)) for row in found)


def ends(db: Connection[Any], name: str, position: int) -> dict[UUID, int | None]:
    """Where the rows that stood at a position say that they end."""
    query = sql.SQL(
        "SELECT record, to_position FROM {} WHERE from_position <= %(at)s AND coalesce(to_position > %(at)s, true)"
    ).format(sql.Identifier(name, "cards"))
    return dict(db.execute(query, {"at": position}).fetchall())


def as_stored(card: Card) -> Row:
    """The row that a card should be, but for where it ends."""
    return {
        "record": card.record,
        "version": card.version,
        "register": card.register.name,
        "status": card.state.status.value,
        "unit": card.state.unit,
        "number": card.number,
        "opened": card.opened,
        "from_position": card.from_position,
        "changed_at": card.changed_at,
        "state": READER.decode(state_json(card)),
    }


def state_of(stored: str) -> Any:
    """What a stored state says; nothing if it holds what nobody can read, such as a number without end: it differs."""
    try:
        return READER.decode(stored)
    except (ValueError, RecursionError):
        return None


def changed_blanks(db: Connection[Any], name: str) -> frozenset[str]:
    """The registers whose blank state, which every stored state is shown upon, is not the one they begin with."""
    stored = dict(db.execute(sql.SQL("SELECT of_register, blank FROM {}").format(sql.Identifier(name, "blanks"))))
    return frozenset(one.name for one in REGISTERS if stored.get(one.name) != READER.decode(WRITER.encode(one.initial)))


class Registers(Check):
    """Each stored row is what its line makes, and there is none that no line makes."""

    claim = "Registren är vad raderna säger"

    def __init__(self, db: Connection[Any], name: str | None, replay: Replay, after: int = 0) -> None:
        """`name` of the schema, None if there are no registers to compare; `after`: the rows before are known."""
        super().__init__()
        self.replay, self.built = replay, name is not None
        self.stored: Iterator[Row] = iter(())
        self.upto = 0
        self.blanks: frozenset[str] = frozenset()
        if name is not None:
            self.blanks = changed_blanks(db, name)
            row = db.execute(sql.SQL("SELECT position FROM {}").format(sql.Identifier(name, "progress"))).fetchone()
            self.upto = int(row[0]) if row else 0
            self.stored = rows(db, name, after)
        self.next = next(self.stored, None)
        self.ends: dict[UUID, int | None] = ends(db, name, after) if name and after else {}

    def take(self, line: Line, taken: Taken | None) -> None:
        if not self.built or line.position > self.upto:
            return
        card = self.replay.standing.get(line.record)
        if card is None or card.from_position != line.position:
            self.fault(line.position, f"rad {line.position} går inte att föra in")
            return
        if card.register.name in self.blanks:
            self.differs(card, "det som alla poster i registret utgår från")
        self.before_ends(card)
        while self.next is not None and self.next["from_position"] < line.position:
            self.left_over()
        if self.next is None or self.next["from_position"] != line.position:
            self.differs(card, "saknas")
            return
        stored, self.next = self.next, next(self.stored, None)
        self.ends[card.record] = stored.pop("to_position")
        stored["state"] = state_of(stored["state"])
        expected = as_stored(card)
        if stored != expected:
            self.differs(card, *(column for column in expected if stored[column] != expected[column]))

    def before_ends(self, card: Card) -> None:
        """The version before this one should say that it ends where this one begins."""
        if card.record in self.ends and self.ends.pop(card.record) != card.from_position:
            self.fault(
                card.from_position, f"posten {card.record} version {card.version - 1} slutar inte där nästa börjar"
            )

    def differs(self, card: Card, *columns: str) -> None:
        at, where = card.from_position, ", ".join(columns)
        self.fault(at, f"posten {card.record} version {card.version} (rad {at}) skiljer sig: {where}")

    def left_over(self) -> None:
        assert self.next is not None
        at = self.next["from_position"]
        self.fault(at, f"posten {self.next['record']} har en rad i registret från rad {at}, som ingen rad ger")
        self.next = next(self.stored, None)

    def end(self, last: int) -> None:
        while self.next is not None:
            self.left_over()
        for record, end in self.ends.items():
            if end is not None:
                self.fault(end, f"posten {record} slutar vid rad {end}, där ingen ny version börjar")
        if self.upto > last:
            self.fault(last + 1, f"registren går till rad {self.upto}, men boken slutar vid rad {last}")

    @property
    def looked_at(self) -> str:
        return f"till rad {self.upto}" if self.built else "inga register byggda av denna version av programmet"
