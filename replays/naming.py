"""What a record is called: the number people say, a unit's name on the day, a role; never a person's name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain.board import Setting, Topic, setting_id
from domain.documents.state import Document
from domain.organisation.delegations import Delegation
from domain.organisation.units import Unit
from projections.cards import CARD, REGISTERS_BY_NAME, Card, card_of


class Names:
    """Looks names up in the registers as they stood at a position; remembers what it has looked up."""

    def __init__(self, db: Connection[Any], position: int, day: date | None = None) -> None:
        self.db, self.position, self.day = db, position, day
        self.known: dict[UUID, str] = {}

    def __call__(self, record: UUID) -> str:
        if record not in self.known:
            self.known[record] = self.look_up(record)
        return self.known[record]

    def look_up(self, record: UUID) -> str:
        row = self.db.execute(
            f"SELECT {CARD} FROM cards WHERE record = %s AND from_position <= %s ORDER BY version DESC LIMIT 1",
            (record, self.position),
        ).fetchone()
        return name_of(card_of(row), self.day) if row else short(record)


def name_of(card: Card, day: date | None = None) -> str:
    """The name of a record: its number, what the unit was called that day, or its kind and the start of its id."""
    state = card.state
    match state:
        case Unit():
            place = state.on(day) if day else None
            return place.name if place else state.name
        case Delegation():
            return state.item
        case Document() if card.number:
            return f"{card.number} {state.title}"
        case _:
            return called(card.register.name, card.number, card.record)


def called(register: str, number: str | None, record: UUID) -> str:
    """The number of a record, or its kind and the start of its id."""
    return number or f"{REGISTERS_BY_NAME[register].singular.lower()} {short(record)}"


def short(record: UUID) -> str:
    """Enough of an id to tell two apart on a page."""
    return str(record)[:8]


# ── The board's own words ────────────────────────────────────────────────────

# The fields that hold ids of the board's own words, and the topic they are decided in.
OWN_WORDS = {
    "category": Topic.CATEGORIES,
    "subcategory": Topic.CATEGORIES,
    "own_category": Topic.CATEGORIES,
    "causes": Topic.CAUSES,
    "self_control_questions": Topic.QUESTIONS,
    "self_control_question": Topic.QUESTIONS,
    "unanswered": Topic.QUESTIONS,
    "answered": Topic.QUESTIONS,
}


def own_words(db: Connection[Any], position: int) -> Mapping[str, Mapping[str, str]]:
    """The board's words by field and id, as known at a position: every one it has had, by the latest wording."""
    topics = {topic: words_of(db, topic, position) for topic in set(OWN_WORDS.values())}
    return {field: topics[topic] for field, topic in OWN_WORDS.items()}


def words_of(db: Connection[Any], topic: Topic, position: int) -> Mapping[str, str]:
    wordings = setting_of(db, topic, position).wordings
    return {choice.id: choice.label for wording in wordings for choice in wording.choices}


def setting_of(db: Connection[Any], topic: Topic, position: int) -> Setting:
    """What the board had decided in a topic, as known at a position: a blank one where it had decided nothing."""
    row = db.execute(
        f"SELECT {CARD} FROM cards WHERE record = %s AND from_position <= %s ORDER BY version DESC LIMIT 1",
        (setting_id(topic), position),
    ).fetchone()
    setting: Setting = card_of(row).state if row else Setting()
    return setting
