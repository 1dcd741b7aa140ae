"""The clear text of a record, as one SQL function over its state: what a search looks in, made from the states' types.

Titles, names, subjects, places, numbers in a diary, and the names within a state's parts. Neither sealed text, which no
state holds, nor ids, digests and the board's own words by id: those are looked up when somebody searches, so that a
word that is decided anew or a unit that changes its name is found under its name at once, and no row is written again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass
from typing import Any, get_type_hints

from psycopg import Connection, errors, sql

from domain import REGISTERS
from domain.grammar import parts
from domain.registers import Register
from domain.terms import Term

SCHEMA_OF_TRIGRAMS = "SELECT extnamespace::regnamespace::text FROM pg_extension WHERE extname = 'pg_trgm'"
CAPITALS, SMALL = "ÅÄÖÉÈÜÆØ", "åäöéèüæø"
"""Made small by us: a database whose locale is C knows only a to z."""

# Texts of a state that nobody would say: ids of words, checksums, seeds, figures.
NOT_SAID = frozenset(
    ("answered", "category", "causes", "content", "demand", "digest", "duties", "figures", "id", "items", "matters")
    + ("measure", "own_category", "previous_value", "questions", "records", "register", "response_rate", "rule", "seed")
    + ("self_control_question", "self_control_questions", "stage", "subcategory", "unanswered", "value")
)
# What a part of a state is called, such as a unit's name from a day on or a party to an agreement.
NAMES_OF_PARTS = ("name", "title", "what")


def function() -> sql.Composed:
    """`words(register, state)`: the text in small letters, '' where there is none. One expression, so that it is put
    into the queries that call it."""
    cases = sql.SQL(" ").join(
        sql.SQL("WHEN {} THEN {}").format(sql.Literal(register.name), sql.SQL(" || ' ' || ").join(found))
        for register in REGISTERS
        if (found := list(said(register)))
    )
    return sql.SQL(
        """CREATE FUNCTION words(register text, state jsonb) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE sql
           RETURN lower(translate(btrim(CASE register {} ELSE '' END), {}, {}))"""
    ).format(cases, sql.Literal(CAPITALS), sql.Literal(SMALL))


def said(register: Register[Any]) -> Iterator[sql.Composed]:
    """The expressions for each clear text of the register's states."""
    kind = type(register.initial)
    hints = get_type_hints(kind)
    for field in fields(kind):
        inside = list(parts(hints[field.name]))
        if field.name in NOT_SAID or any(is_term(one) for one in inside):
            continue
        if str in inside:
            yield sql.SQL("coalesce(state ->> {}, '')").format(sql.Literal(field.name))
        for name in sorted({name for one in inside for name in named_in(one)}):
            path = sql.Literal(f"$.{field.name}[*].{name}")
            yield sql.SQL("coalesce(nullif(jsonb_path_query_array(state, {})::text, '[]'), '')").format(path)


def is_term(one: Any) -> bool:
    return isinstance(one, type) and issubclass(one, Term)


def named_in(one: Any) -> Iterator[str]:
    """The names that a part of a state has."""
    if isinstance(one, type) and is_dataclass(one):
        hints = get_type_hints(one)
        yield from (name for name in NAMES_OF_PARTS if str in parts(hints.get(name)))


def extend(db: Connection[Any]) -> None:
    """Make the extension that finds words within words, where the running role may; without it a search looks for the
    word as it stands, and takes longer."""
    refused = (errors.InsufficientPrivilege, errors.UndefinedFile, errors.FeatureNotSupported, errors.UniqueViolation)
    with suppress(*refused):
        db.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public")


def index(db: Connection[Any]) -> bytes:
    """The index of the texts of the records that have any, as they stand. One of every version would make a rebuild a
    tenth slower: a search as of a day reads what stood then instead."""
    found = db.execute(SCHEMA_OF_TRIGRAMS).fetchone()
    pieces = sql.SQL("words(register, state) {}").format(sql.Identifier(found[0], "gin_trgm_ops")) if found else None
    stems = sql.SQL("to_tsvector('swedish', words(register, state))")
    return (
        sql.SQL(
            """CREATE INDEX IF NOT EXISTS cards_by_words ON cards USING gin ({})
               WHERE to_position IS NULL AND words(register, state) <> ''"""
        )
        .format(sql.SQL(", ").join([stems, *([pieces] if pieces else [])]))
        .as_bytes(db)
    )
