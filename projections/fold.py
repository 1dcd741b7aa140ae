"""The live fold: new lines into the registers, a batch in a transaction, with the position in the same one.

Safe to repeat and to kill: a batch is either in with its position, or not at all.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from psycopg import Connection

from ledger.lines import COLUMNS as LINE
from ledger.lines import Line
from projections import rows
from projections.cards import CARD, Card, card_of, follow

BATCH = 2000
ROOM = 20_000


class Fold:
    """Folds into one schema over a connection that uses it; keeps the last cards in a bounded cache.

    Several may fold into one schema, each batch by one of them; `done` is the position that the cache belongs to.
    """

    def __init__(self, db: Connection[Any], room: int = ROOM) -> None:
        self.db, self.room = db, room
        self.cache: OrderedDict[UUID, Card] = OrderedDict()
        self.done = 0

    def step(self) -> int:
        """Fold the next batch. Returns the position reached; equal to before when there was nothing new.

        Raises FoldStopped at a line that cannot be folded, after folding those before it.
        """
        known, self.done = self.done, -1  # if this batch is not committed, the cache is ahead of the registers
        with self.db.transaction():
            done = self.position(lock=True)
            if done != known:
                self.cache.clear()
            found = self.db.execute(
                f"SELECT {LINE} FROM ledger.lines WHERE position > %s AND position <= %s ORDER BY position",
                (done, done + BATCH),
                prepare=True,
                binary=True,
            ).fetchall()
            folded, stopped = self.fold([Line(*row) for row in found])
            if folded:
                self.write(folded)
                done = folded[-1].from_position
                self.db.execute("UPDATE progress SET position = %s", (done,), prepare=True)
        self.done = done
        if stopped is not None:
            raise stopped
        return done

    def position(self, lock: bool = False) -> int:
        """How far the registers have come."""
        row = self.db.execute(f"SELECT position FROM progress {'FOR UPDATE' if lock else ''}").fetchone()
        return int(row[0]) if row else 0

    def fold(self, lines: Sequence[Line]) -> tuple[list[Card], Exception | None]:
        """The cards these lines make, and what stopped the fold, if anything did."""
        begun = [line.record for line in lines if line.version == 1]
        standing = self.standing({line.record for line in lines}.difference(begun))
        numbers = self.numbers(begun)
        cards: list[Card] = []
        for line in lines:
            before = standing.get(line.record)
            try:
                card = follow(before, line, numbers.get(line.record))
            except Exception as error:
                return cards, error
            if before is not None:
                before.to_position = line.position
            standing[line.record] = card
            cards.append(card)
        return cards, None

    def standing(self, records: Iterable[UUID]) -> dict[UUID, Card]:
        """The current cards of records, from the cache or the table."""
        found, missing = {}, []
        for record in records:
            if record in self.cache:
                found[record] = self.cache.pop(record)
            else:
                missing.append(record)
        if missing:
            stored = self.db.execute(
                f"SELECT {CARD} FROM cards WHERE record = ANY(%s) AND to_position IS NULL",
                (missing,),
                prepare=True,
            )
            found |= {card.record: card for card in map(card_of, stored)}
        return found

    def numbers(self, records: list[UUID]) -> dict[UUID, str]:
        """The numbers people say of records that are new."""
        if not records:
            return {}
        rows = self.db.execute(
            "SELECT record, series, year, number FROM ledger.numbers WHERE record = ANY(%s)", (records,), prepare=True
        )
        return {record: f"{series}-{year}-{number:04d}" for record, series, year, number in rows}

    def write(self, cards: list[Card]) -> None:
        """End the cards that were current before this batch, and write the new ones."""
        first = cards[0].from_position
        ended: dict[UUID, int] = {}
        for card in cards:
            if card.version > 1:
                ended.setdefault(card.record, card.from_position)
        new = {card.record for card in cards if card.version == 1}
        old = [(record, at) for record, at in ended.items() if record not in new]
        if old:
            self.db.execute(
                """UPDATE cards SET to_position = ended.at FROM unnest(%s::uuid[], %s::bigint[]) AS ended(record, at)
                   WHERE cards.record = ended.record AND cards.to_position IS NULL AND cards.from_position < %s""",
                ([record for record, _ in old], [at for _, at in old], first),
                prepare=True,
            )
        rows.put(self.db, cards)
        for card in cards:
            if card.to_position is None:
                self.cache[card.record] = card
        while len(self.cache) > self.room:
            self.cache.popitem(last=False)
