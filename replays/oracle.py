"""The oracle: the registers by pure replay, with no help from what is stored about them.

Slow and simple on purpose. Everything faster (cards, as-of by index, rebuild in parts) must agree with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from psycopg import Connection, sql

from domain.calendar import local_day
from domain.measures import REGISTERS, Seen
from ledger.codec import KINDS, Entered, current
from ledger.lines import Line, read
from projections.cards import CARD, Card, card_of, carry, follow


class Numbers:
    """The numbers people say, counted from the lines alone: dense per series and local year of the first line."""

    def __init__(self) -> None:
        self.last: dict[tuple[str, int], int] = {}

    @classmethod
    def after(cls, db: Connection[Any], position: int) -> Numbers:
        """Those given by the lines up to a position."""
        made = cls()
        rows = db.execute(
            """SELECT series, year, max(number) FROM ledger.numbers n
               JOIN ledger.lines l ON l.record = n.record AND l.version = 1 WHERE l.position <= %s GROUP BY 1, 2""",
            (position,),
        )
        made.last = {(series, year): number for series, year, number in rows}
        return made

    def of(self, line: Line) -> str | None:
        """The number a line gives its record; None if it is not the first one, or nobody needs a number."""
        kind = KINDS.get(current(line.name)) if line.version == 1 else None
        series = kind.register.series if kind else None
        if series is None:
            return None
        key = (series, local_day(line.recorded_at).year)
        self.last[key] = self.last.get(key, 0) + 1
        return f"{series}-{key[1]}-{self.last[key]:04d}"


class Replay:
    """Every record as it stands after the lines taken so far."""

    def __init__(self) -> None:
        self.standing: dict[UUID, Card] = {}
        self.numbers = Numbers()

    @classmethod
    def after(cls, db: Connection[Any], schema: str, position: int) -> Replay:
        """As the registers of a schema say that every record stood at a position. For those who have verified them."""
        made = cls()
        rows = db.execute(
            sql.SQL(
                "SELECT {} FROM {} WHERE from_position <= %(at)s AND (to_position IS NULL OR to_position > %(at)s)"
            ).format(sql.SQL(CARD), sql.Identifier(schema, "cards")),
            {"at": position},
        )
        for card in map(card_of, rows):
            card.to_position = None
            made.standing[card.record] = card
        made.numbers = Numbers.after(db, position)
        return made

    def take(self, line: Line, entered: Entered | None = None) -> Card:
        """The card that one more line makes; `entered` if the line is read already. Raises FoldStopped."""
        before, number = self.standing.get(line.record), self.numbers.of(line)
        if entered is None:
            card = follow(before, line, number)
        else:
            card = carry(before, line, entered.event, entered.stamp, number)
        if before is not None:
            before.to_position = line.position
        self.standing[line.record] = card
        return card


def versions(lines: Iterable[Line]) -> Iterator[Card]:
    """Every version of every record, in the order of the book. Raises FoldStopped."""
    replay = Replay()
    return (replay.take(line) for line in lines)


def as_of(db: Connection[Any], position: int) -> dict[UUID, Card]:
    """The registers as they stood at a position, by replaying the book up to there."""
    return {card.record: card for card in versions(read(db, upto=position))}


def seen(cards: Mapping[UUID, Card], registers: Sequence[str] = REGISTERS) -> dict[str, list[Seen]]:
    """The same records as projections.seen gives, from replayed cards."""
    found: dict[str, list[Seen]] = {register: [] for register in registers}
    for card in sorted(cards.values(), key=lambda one: one.opened):
        if card.register.name in found:
            found[card.register.name].append(Seen(card.record, card.number, card.state.unit, card.state))
    return found
