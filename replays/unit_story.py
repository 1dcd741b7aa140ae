"""The story of a unit: what happened in it and below it between two lines, through every reorganisation.

A line belongs to the unit if its record, before or after the line, stood in the unit or in one that lay below it that
day; so what was moved away is told with its leaving, and what came is told from its coming. Where units lay is told by
the days that reorganisations hold from, as they are known at the last line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain.calendar import local_day
from domain.organisation.units import Unit
from ledger.codec import read
from ledger.lines import COLUMNS, Line
from projections.cards import CARD, REGISTERS_BY_NAME, card_of
from replays.naming import Names, own_words
from replays.provisions import Notes
from replays.sight import Hides, Sees, everything, nothing, standing
from replays.sources import Sources
from replays.story import Telling, telling

AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Told:
    """A line in the story of a unit: of which register and record, called what then, and what is told of it."""

    record: UUID
    register: str
    called: str
    telling: Telling


# ── Where the units lay ──────────────────────────────────────────────────────


class Tree:
    """The units as known at a position, and what lay below each on any day."""

    def __init__(self, units: Mapping[UUID, Unit]) -> None:
        self.units = units
        self.known: dict[tuple[UUID, date], frozenset[UUID]] = {}

    def subtree(self, unit: UUID, day: date) -> frozenset[UUID]:
        """A unit and all that lay below it on a day."""
        if (unit, day) not in self.known:
            above = {one: place.parent for one, state in self.units.items() if (place := state.on(day))}
            found, reached = {unit}, 0
            while len(found) > reached:
                reached = len(found)
                found |= {one for one, parent in above.items() if parent in found}
            self.known[unit, day] = frozenset(found)
        return self.known[unit, day]

    @cached_property
    def days(self) -> list[date]:
        """The days on which some unit came to lie where it lies."""
        return sorted({place.since for state in self.units.values() for place in state.places})

    def ever(self, unit: UUID) -> frozenset[UUID]:
        """Every unit that some day lay in this one."""
        return frozenset({unit}.union(*(self.subtree(unit, day) for day in self.days)))


def tree(db: Connection[Any], position: int) -> Tree:
    """The units as they were known at a position."""
    rows = db.execute(
        f"""SELECT {CARD} FROM cards WHERE register = 'units' AND from_position <= %(at)s
            AND (to_position IS NULL OR to_position > %(at)s)""",
        {"at": position},
    )
    return Tree({card.record: card.state for card in map(card_of, rows)})


# ── The lines ────────────────────────────────────────────────────────────────

CANDIDATES = """SELECT c.from_position, c.record, c.register, c.changed_at, ARRAY[c.record, c.unit, b.unit]
    FROM cards c LEFT JOIN cards b ON b.record = c.record AND b.version = c.version - 1
    WHERE c.from_position > %(first)s AND c.from_position <= %(last)s
      AND (c.unit = ANY(%(units)s) OR b.unit = ANY(%(units)s) OR c.record = ANY(%(units)s))
    ORDER BY c.from_position LIMIT %(limit)s"""


def unit_story(
    db: Connection[Any], unit: UUID, first: int, last: int, sees: Sees = everything, hides: Hides = nothing
) -> Iterator[Told]:
    """The lines of a unit after `first` up to `last`, told in order; only of records that the reader sees, and without
    who told of them where that is kept from the reader.

    The connection uses the schema of the registers.
    """
    units, own = tree(db, last), own_words(db, last)
    asked: dict[str, Any] = {"units": list(units.ever(unit)), "last": last, "limit": AT_A_TIME}
    seen: dict[UUID, tuple[bool, Sources | None]] = {}
    earlier: date | None = None
    while True:
        rows = db.execute(CANDIDATES, {**asked, "first": first}).fetchall()
        for position, record, register, changed_at, places in rows:
            if not units.subtree(unit, local_day(changed_at)).intersection(places):
                continue
            if record not in seen:
                card = standing(db, record)
                seen[record] = sees(card), hides(card)
            visible, hidden = seen[record]
            if visible:
                line = line_at(db, position)
                day = read(line).stamp.day
                named = Names(db, position, day)(record)
                yield Told(record, register, named, telling(db, line, own, earlier, hidden))
                earlier = day
        if len(rows) < AT_A_TIME:
            return
        first = rows[-1][0]


def line_at(db: Connection[Any], position: int) -> Line:
    row = db.execute(f"SELECT {COLUMNS} FROM ledger.lines WHERE position = %s", (position,), binary=True).fetchone()
    assert row is not None
    return Line(*row)


def prose(told: Iterator[Told]) -> Iterator[str]:
    """The story as lines of text, and at its end how what it cites read on the days of its lines."""
    notes = Notes()
    for one in told:
        about = one.telling
        kind = REGISTERS_BY_NAME[one.register].singular
        yield f"{about.when} – {kind} {one.called} – {about.what} – {about.by}"
        for name, value in about.facts.items():
            yield f"    {name}: {value}"
        yield notes.cited(about.ground, about.position)
    yield from notes.prose()
