"""Search in the clear text of the registers, as they stand or stood at a position: Swedish words, and words in words.

Each word of the question is to be found: by its Swedish stem, or as a piece of a longer word (`avvikelse` finds
`avvikelsehantering`, which no stem does). What a record says itself comes first, the best likeness before; then what
the board has sorted under one of its own words that are found so, and what lies in a unit that is.

Nothing is found in sealed text: no state holds any. What somebody may see is a condition of every part of the question
to the database, so that neither a count, an order nor a page tells of what is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from psycopg import Connection, sql

from domain.terms import Term
from projections.lists import CARD_JSON
from projections.words import CAPITALS, SCHEMA_OF_TRIGRAMS, SMALL
from replays.naming import OWN_WORDS, own_words

LENGTH = range(2, 201)
"""How many characters may be searched for."""
MOST_WORDS = 8
PATIENCE = "5s"
NOTHING_TOLD = "Skriv minst ett ord på två tecken att söka efter, som inte är ett småord (och, för, på)."
NOT_ALL = f"Bara de {MOST_WORDS} första orden söktes."
NUMBER = re.compile(r"[a-zåäö]{1,8}-[0-9]{4}-[0-9]{1,9}")
WORD = re.compile(r"\w(?:[\w/:.-]*\w)?")


class Found(Term):
    """How a record was found."""

    NUMBER = "number", "numret"
    TEXT = "text", "texten"
    WORD = "word", "nämndens ord"
    UNIT = "unit", "enheten"


@dataclass(frozen=True, kw_only=True)
class Search:
    """`said` is what was typed. `at`: a position, None for now. `seen` and `values` are the WHERE of what the one who
    asks may see, about the cards called `now`; `registers` those to look in."""

    said: str
    registers: Sequence[str]
    seen: sql.Composable
    values: Mapping[str, Any]
    at: int | None = None
    limit: int = 20
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """A card that was found, as JSON, and how."""

    record: UUID
    found: Found
    card: str


@dataclass(frozen=True, slots=True)
class Result:
    """The best hits, and whether there are more; `told` is what to say of the question, in Swedish."""

    hits: Sequence[Hit] = ()
    more: bool = False
    told: str = ""


def search(db: Connection[Any], asked: Search) -> Result:
    """What is found. The connection uses the schema. Raises QueryCanceled for what takes too long."""
    db.execute(f"SET statement_timeout = '{PATIENCE}'".encode())
    words = words_of(db, asked.said)
    if not words:
        return Result(told=NOTHING_TOLD)
    looked = Looking.of(db, asked, words[:MOST_WORDS])
    best: dict[UUID, tuple[float, int, Hit]] = {}
    for way in looked.ways(db):
        for record, opened, far, found, card in db.execute(way, looked.values).fetchall():
            hit = (float(far), -int(opened), Hit(record, Found.of(found), card))
            if record not in best or hit[:2] < best[record][:2]:
                best[record] = hit
    ordered = [hit for _, _, hit in sorted(best.values(), key=lambda one: one[:2])]
    end = asked.offset + asked.limit
    return Result(ordered[asked.offset : end], len(ordered) > end, NOT_ALL if len(words) > MOST_WORDS else "")


def words_of(db: Connection[Any], said: str) -> list[str]:
    """The words that tell something."""
    found = list(dict.fromkeys(WORD.findall(said.lower().translate(str.maketrans(CAPITALS, SMALL)))))
    telling = "SELECT word FROM unnest(%s::text[]) AS word WHERE numnode(plainto_tsquery('swedish', word)) > 0"
    told = {word for (word,) in db.execute(telling, (found,))}
    return [word for word in found if word in told and len(word) > 1]


# ── The question to the database ─────────────────────────────────────────────


@dataclass(frozen=True)
class Looking:
    """A search on its way: its words, whether the database finds pieces of words, and all the values."""

    asked: Search
    words: Sequence[str]
    pieces: str | None
    values: dict[str, Any]

    @classmethod
    def of(cls, db: Connection[Any], asked: Search, words: Sequence[str]) -> Looking:
        row = db.execute(SCHEMA_OF_TRIGRAMS).fetchone()
        values: dict[str, Any] = {f"word{number}": word for number, word in enumerate(words)}
        values |= {"said": " ".join(words), "at": asked.at, "registers": list(asked.registers)}
        values |= {"most": asked.offset + asked.limit + 1, **asked.values}
        return cls(asked, words, row[0] if row else None, values)

    def ways(self, db: Connection[Any]) -> Iterator[sql.Composed]:
        """The ways to a record, the shortest first."""
        number = self.values["said"]
        if NUMBER.fullmatch(number):
            self.values["number"] = number.upper()
            yield self.way(Found.NUMBER, sql.SQL("number = %(number)s"), sql.SQL("-1"))
        text = sql.SQL("words(register, state)")
        yield self.way(Found.TEXT, sql.SQL("{0} <> '' AND {1}").format(text, self.match(text)), self.distance(text))
        if self.own(db):
            yield self.way(Found.WORD, self.sorted_under(), sql.SQL("2"))
        if self.units(db):
            yield self.way(Found.UNIT, sql.SQL("register <> 'units' AND unit = ANY(%(units)s)"), sql.SQL("3"))

    def way(self, found: Found, which: sql.Composable, far: sql.Composable) -> sql.Composed:
        return sql.SQL(
            """SELECT record, opened, {} AS far, {}, {}::text FROM cards
               WHERE register = ANY(%(registers)s) AND {} AND {} AND EXISTS
                   (SELECT FROM cards AS now WHERE now.record = cards.record AND now.to_position IS NULL AND {})
               ORDER BY far, opened DESC LIMIT %(most)s"""
        ).format(far, sql.Literal(found.value), sql.SQL(CARD_JSON), self.standing(), which, self.asked.seen)

    def standing(self) -> sql.Composable:
        if self.asked.at is None:
            return sql.SQL("to_position IS NULL")
        return sql.SQL("from_position <= %(at)s AND coalesce(to_position, 9223372036854775807) > %(at)s")

    def match(self, text: sql.Composable) -> sql.Composable:
        """Whether each of the words is in a text."""
        stem = "to_tsvector('swedish', {text}) @@ plainto_tsquery('swedish', %({word})s)"
        piece = (
            f"%({{word}})s OPERATOR({self.pieces}.<%%) {{text}}" if self.pieces else "strpos({text}, %({word})s) > 0"
        )
        return sql.SQL(" AND ").join(
            sql.SQL(f"({stem} OR {piece})".replace("{word}", f"word{number}")).format(text=text)
            for number in range(len(self.words))
        )

    def distance(self, text: sql.Composable) -> sql.Composable:
        """How far a text is from what was asked, from 0 to 1."""
        if self.pieces is None:
            return sql.SQL("0.5")
        return sql.SQL("1 - {}(%(said)s, {})").format(sql.Identifier(self.pieces, "word_similarity"), text)

    def own(self, db: Connection[Any]) -> bool:
        """Find the board's own words that match, by the fields that hold them; whether there are any."""
        known = own_words(db, 2**53 - 1 if self.asked.at is None else self.asked.at)
        for field in OWN_WORDS:
            ids, labels = list(known[field]), [label.lower() for label in known[field].values()]
            chosen = sql.SQL("SELECT id FROM unnest(%(ids)s::text[], %(labels)s::text[]) AS own(id, label) WHERE {}")
            rows = db.execute(
                chosen.format(self.match(sql.SQL("label"))), {"ids": ids, "labels": labels, **self.values}
            )
            self.values[f"own_{field}"] = [id for (id,) in rows.fetchall()]
        return any(self.values[f"own_{field}"] for field in OWN_WORDS)

    def sorted_under(self) -> sql.Composable:
        """Whether one of the fields is one of the words found, or holds one of them."""
        fields = [field for field in OWN_WORDS if self.values[f"own_{field}"]]
        either = sql.SQL(" OR ").join(
            sql.SQL("coalesce(state -> {} ?| {}, false)").format(sql.Literal(field), sql.Placeholder(f"own_{field}"))
            for field in fields
        )
        return sql.SQL("({})").format(either)

    def units(self, db: Connection[Any]) -> bool:
        """Find the units whose names match, of all they have had; whether there are any."""
        text = sql.SQL("words(register, state)")
        asked = sql.SQL("SELECT record FROM cards WHERE register = 'units' AND {} AND {} <> '' AND {}")
        rows = db.execute(asked.format(self.standing(), text, self.match(text)), self.values)
        self.values["units"] = [record for (record,) in rows.fetchall()]
        return bool(self.values["units"])
