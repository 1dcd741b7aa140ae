"""The board's own terms, as they held: what it calls things, and what it has said that each is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from psycopg import Connection

from domain.board import Setting, Topic, setting_id
from domain.text import swedish_key
from projections.cards import CARD, card_of
from replays.moments import Moment

STOOD = f"""SELECT {CARD} FROM cards WHERE record = %s AND from_position <= %s
            AND (to_position IS NULL OR to_position > %s)"""


@dataclass(frozen=True)
class OwnTerm:
    """A word of the board's, with where it is defined; `id` is what the program calls the same thing."""

    id: str
    word: str
    basis: str | None


def own_terms(db: Connection[object], moment: Moment) -> tuple[OwnTerm, ...]:
    """The terms that held at a moment, in Swedish order; none where the board has decided none."""
    return tuple(sorted(terms(db, moment), key=lambda one: swedish_key(one.word)))


def terms(db: Connection[object], moment: Moment) -> Iterator[OwnTerm]:
    asked = (setting_id(Topic.TERMS), moment.position, moment.position)
    for row in db.execute(STOOD.encode(), asked).fetchall():
        setting: Setting = card_of(row).state  # type: ignore[arg-type]
        held = setting.on(moment.day)
        for choice in held.choices if held else ():
            yield OwnTerm(choice.id, choice.label, choice.note)
