"""The board's own terms, as they held: what it calls things, and what it has said that each is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from psycopg import Connection

from domain.board import Topic
from domain.text import swedish_key
from replays.moments import Moment
from replays.naming import setting_of


@dataclass(frozen=True)
class OwnTerm:
    """A word of the board's, with where it is defined; `id` is what the program calls the same thing."""

    id: str
    word: str
    basis: str | None


def own_terms(db: Connection[Any], moment: Moment) -> tuple[OwnTerm, ...]:
    """The terms that held at a moment, in Swedish order; none where the board has decided none."""
    held = setting_of(db, Topic.TERMS, moment.position).on(moment.day)
    found = (OwnTerm(choice.id, choice.label, choice.note) for choice in (held.choices if held else ()))
    return tuple(sorted(found, key=lambda one: swedish_key(one.word)))
