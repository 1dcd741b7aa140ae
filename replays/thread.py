"""The thread: what a record came from and what it led to, all the way, whichever end one begins at.

    view ── deviation ── lex Sarah case ── action ── document

A link is a fact in the state of one of the two records as it stood (domain.links), and is followed from either end.
What a reader may not see is left out, and nothing is followed through it: the thread is as if it were not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain.calendar import local_day
from domain.links import Relation, links
from domain.terms import Term
from projections.cards import CARD, Card, card_of
from replays.naming import Names
from replays.package.scope import AROUND, ENDS
from replays.sight import Sees, everything, standing
from replays.wording import day_in_words

HEADING = "Vad det kom ur och ledde till"
MOST = 200
"""Records in a thread; more than that is no thread."""

GATHERING = frozenset(
    {
        *("samples", "self_control_plans", "self_control_compilations", "criteria", "requirements", "obligations"),
        *("meetings", "implementations", "competence", "trainings", "providers", "packages"),
    }
)
"""Registers whose records gather others, or are gathered for, without anything having led to anything."""


class Side(Term):
    BEFORE = "before", "kom före"
    THIS = "this", "den här"
    AFTER = "after", "följde"


@dataclass(frozen=True, slots=True)
class Part:
    """A record in a thread: what it is called, the line and day that opened it, and which records in the thread it
    came from."""

    record: UUID
    register: str
    label: str
    called: str
    opened: int
    day: date
    side: Side
    came_from: tuple[UUID, ...]


STOOD = f"SELECT {CARD} FROM cards WHERE from_position <= %(at)s AND (to_position IS NULL OR to_position > %(at)s)"
OWN = f"{STOOD} AND record = ANY(%(records)s) UNION ALL {STOOD}"
THEN = f"{OWN} AND named(state) ?| %(named)s"
NOW = f"{OWN} AND record IN (SELECT record FROM cards WHERE to_position IS NULL AND named(state) ?| %(named)s)"
"""Some records, and what named them: of an earlier position by reading what stood then, now by the index of what stands
(and then as it stood, should something have been written meanwhile)."""


class Links:
    """The links of records up to a position, between those that the reader sees."""

    def __init__(self, db: Connection[Any], position: int, sees: Sees) -> None:
        self.db, self.position, self.sees = db, position, sees
        row = db.execute("SELECT position FROM progress").fetchone()
        self.holding = NOW if row and row[0] <= position else THEN
        self.cards: dict[UUID, Card | None] = {}

    def card(self, record: UUID) -> Card | None:
        """A record as it was opened; None if it was not there yet, is of no thread, or may not be seen."""
        if record not in self.cards:
            self.cards[record] = self.look_up(record)
        return self.cards[record]

    def look_up(self, record: UUID) -> Card | None:
        row = self.db.execute(
            f"SELECT {CARD} FROM cards WHERE record = %s AND version = 1 AND from_position <= %s".encode(),
            (record, self.position),
        ).fetchone()
        if row is None or row[2] in AROUND | GATHERING or not self.sees(standing(self.db, record)):
            return None
        return card_of(row)

    def of(self, records: Iterable[UUID]) -> set[tuple[UUID, UUID]]:
        """Which came before which, of the links that these records are an end of."""
        wanted = list(records)
        asked = {"at": self.position, "records": wanted, "named": list(map(str, wanted))}
        held = {
            link for row in self.db.execute(self.holding.encode(), asked).fetchall() for link in held_by(card_of(row))
        }
        return {link for link in held if not {*link}.isdisjoint(wanted) and all(self.card(one) for one in link)}

    def reached(self, record: UUID, side: Side) -> set[UUID]:
        """All that came before a record, or that followed."""
        end, other = (1, 0) if side is Side.BEFORE else (0, 1)
        found, fresh = {record}, {record}
        while fresh and len(found) < MOST:
            pairs = self.of(one for one in sorted(fresh) if one == record or not self.is_end(one))
            fresh = {link[other] for link in pairs if link[end] in fresh} - found
            found |= fresh
        return found - {record}

    def is_end(self, record: UUID) -> bool:
        card = self.card(record)
        return card is None or card.register.name in ENDS


def held_by(card: Card) -> Iterator[tuple[UUID, UUID]]:
    """The links in a state, each as what came before and what followed."""
    for held in links(card.state):
        match held.link.relation:
            case Relation.CAME_FROM:
                yield held.other, card.record
            case Relation.LED_TO:
                yield card.record, held.other
            case Relation.BESIDE:
                continue


def thread(db: Connection[Any], record: UUID, position: int, sees: Sees = everything) -> list[Part]:
    """The record with all that it came from and led to, in the order in which they were opened; nothing if there is no
    such record, or the reader does not see it. The connection uses the schema of the registers."""
    found, names = Links(db, position, sees), Names(db, position)
    if found.card(record) is None:
        return []
    sides = dict.fromkeys(found.reached(record, Side.AFTER), Side.AFTER)
    sides |= dict.fromkeys(found.reached(record, Side.BEFORE), Side.BEFORE) | {record: Side.THIS}
    came: dict[UUID, set[UUID]] = {one: set() for one in sides}
    for earlier, later in found.of(sides):
        if earlier in sides and later in sides:
            came[later].add(earlier)
    cards = [card for one in sides if (card := found.card(one)) is not None]
    order = {card.record: number for number, card in enumerate(sorted(cards, key=lambda one: one.opened))}
    return [
        Part(
            record=card.record,
            register=card.register.name,
            label=card.register.singular,
            called=names(card.record),
            opened=card.opened,
            day=local_day(card.changed_at),
            side=sides[card.record],
            came_from=tuple(sorted(came[card.record], key=order.__getitem__)),
        )
        for card in sorted(cards, key=lambda one: one.opened)
    ]


def prose(found: list[Part]) -> Iterator[str]:
    """The thread as lines of text; nothing if there is only the record itself."""
    if len(found) < 2:
        return
    called = {one.record: one.called for one in found}
    yield from ("", HEADING if len(found) < MOST else f"{HEADING}: det närmaste ({len(found)} poster)")
    for one in found:
        whence = f", ur {', '.join(called[before] for before in one.came_from)}" if one.came_from else ""
        here = " (den här)" if one.side is Side.THIS else ""
        yield f"    {day_in_words(one.day)} – {one.label.lower()} {one.called}{here}{whence}; rad {one.opened}"
