"""The oracle: the registers by pure replay, with no help from what is stored about them.

Slow and simple on purpose. Everything faster (cards, as-of by index, rebuild in parts) must agree with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain.calendar import local_day
from domain.measures import Seen
from ledger.codec import KINDS
from ledger.lines import Line, read
from projections.cards import COLUMNS, Card, follow
from projections.seen import COUNTED


class Numbers:
    """The numbers people say, counted from the lines alone: dense per series and local year of the first line."""

    def __init__(self) -> None:
        self.last: dict[tuple[str, int], int] = {}

    def of(self, line: Line) -> str | None:
        """The number a line gives its record; None if it is not the first one, or nobody needs a number."""
        series = KINDS[line.name].register.series if line.name in KINDS and line.version == 1 else None
        if series is None:
            return None
        key = (series, local_day(line.recorded_at).year)
        self.last[key] = self.last.get(key, 0) + 1
        return f"{series}-{key[1]}-{self.last[key]:04d}"


def versions(lines: Iterable[Line]) -> Iterator[Card]:
    """Every version of every record, in the order of the book. Raises FoldStopped."""
    standing: dict[UUID, Card] = {}
    numbers = Numbers()
    for line in lines:
        before = standing.get(line.record)
        if before is not None:
            before.to_position = line.position
        card = follow(before, line, numbers.of(line))
        standing[line.record] = card
        yield card


def as_of(db: Connection[Any], position: int) -> dict[UUID, Card]:
    """The registers as they stood at a position, by replaying the book up to there."""
    return {card.record: card for card in versions(read(db, upto=position))}


def seen(cards: Mapping[UUID, Card], registers: Sequence[str] = COUNTED) -> dict[str, list[Seen]]:
    """The same records as projections.seen gives, from replayed cards."""
    found: dict[str, list[Seen]] = {register: [] for register in registers}
    for card in sorted(cards.values(), key=lambda one: one.opened):
        if card.register.name in found:
            found[card.register.name].append(Seen(card.record, card.number, card.state.unit, card.state))
    return found


# ── Rebuild and compare ──────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A stored row that is not what the lines say (or is missing, or too much), and the line it should come from."""

    record: UUID
    version: int
    position: int
    columns: tuple[str, ...]


def compare_registers(db: Connection[Any], upto: int) -> Iterator[Mismatch]:
    """Replay the book up to a position, and yield each stored row that differs. The connection uses the schema.

    A merge of two sorted streams: the stored rows in the order of the book against the replayed ones.
    """
    replayed = {card.from_position: card for card in versions(read(db, upto=upto))}
    rows = db.execute(
        f"""SELECT {", ".join(COLUMNS[:-1])}, state::text FROM cards WHERE from_position <= %s
            ORDER BY from_position""",
        (upto,),
    )
    for row in rows:
        stored = dict(zip(COLUMNS, row, strict=True))
        if stored["to_position"] is not None and stored["to_position"] > upto:
            stored["to_position"] = None
        position = stored["from_position"]
        expected = replayed.pop(position, None)
        differing = tuple(COLUMNS) if expected is None else tuple(differences(stored, columns(expected)))
        if differing:
            yield Mismatch(stored["record"], stored["version"], position, differing)
    for position, expected in replayed.items():
        yield Mismatch(expected.record, expected.version, position, ("saknas",))


def columns(card: Card) -> dict[str, Any]:
    return dict(zip(COLUMNS, card.row(), strict=True))


def differences(stored: Mapping[str, Any], expected: Mapping[str, Any]) -> Iterator[str]:
    for column in COLUMNS:
        one, other = stored[column], expected[column]
        if column == "state":
            one, other = json.loads(one), json.loads(other)
        if one != other:
            yield column
