"""A cell as a value of a field: days as they are written, terms by value or label, units by name, records by number.

What is told of a cell that cannot be one says what to write, and never repeats what stood there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin
from uuid import UUID

from api.inputs import DAY_FORM, UUID_FORM
from api.intake.columns import Field, is_span, value_class
from api.intake.table import LONGEST_CELL, Cell, Formula
from domain.grammar import Names, marks
from domain.numbers import DECIMAL
from domain.terms import Term
from domain.text import Form

YES, NO = ("ja", "true", "sant", "x", "1"), ("nej", "false", "falskt", "0")
A_DAY = "Skriv en dag på formen 2026-03-14."


class WrongCell(ValueError):
    """A cell that is no value of its field; the message says what to write."""


@dataclass(frozen=True)
class Known:
    """What a cell may name: units by what they are called, records by number, and the board's own words by field."""

    units: Mapping[str, UUID] = field(default_factory=dict)
    numbers: Mapping[str, UUID] = field(default_factory=dict)
    own_words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def value_of(cell: Cell, column: Field, known: Known) -> Any:
    """The value for the command's JSON, None for an empty cell. Raises WrongCell."""
    if isinstance(cell, Formula):
        raise WrongCell("Cellen är en formel eller ett fel: klistra in den som värde.")
    if cell is None:
        return None
    if isinstance(cell, str) and len(cell) > LONGEST_CELL:
        raise WrongCell(f"Texten är längre än {LONGEST_CELL} tecken: korta den.")
    part = value_class(column.hint)
    if part is not None and is_span(part):
        day = a_day(cell)
        return {"first": day, "last": day}
    return typed(cell, column.hint, column, known)


def typed(cell: Any, hint: Any, column: Field, known: Known) -> Any:
    kind = inner(hint)
    words = known.own_words.get(column.path[-1])
    if get_origin(kind) is tuple:
        one = get_args(kind)[0]
        pieces = [piece.strip() for piece in str(cell).split(";")]
        return [typed(piece, one, column, known) for piece in pieces if piece]
    if words and kind is str:
        return a_word(str(cell), words)
    if kind is bool:
        return a_yes(cell)
    if kind is int:
        return a_number(cell)
    if kind is date:
        return a_day(cell)
    if kind is UUID:
        return a_record(str(cell), hint, known)
    if isinstance(kind, type) and issubclass(kind, Term):
        return a_term(str(cell), kind)
    if kind is str:
        return str(cell).replace(",", ".") if DECIMAL in marks(hint, Form) else str(cell)
    raise WrongCell("Detta fält kan inte läsas in från en cell: lämna ut kolumnen.")


def inner(hint: Any) -> Any:
    """What a hint is besides its marks and None."""
    origin = get_origin(hint)
    if origin is Annotated:
        return inner(get_args(hint)[0])
    if origin in (Union, UnionType):
        kinds = [one for one in get_args(hint) if one is not type(None)]
        return inner(kinds[0]) if len(kinds) == 1 else hint
    return hint


def a_day(cell: Cell) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    text = str(cell)
    if not DAY_FORM.fullmatch(text):
        raise WrongCell(A_DAY)
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise WrongCell(f"Dagen finns inte i kalendern. {A_DAY}") from None


def a_yes(cell: Cell) -> bool:
    if isinstance(cell, bool):
        return cell
    said = str(cell).lower()
    if said not in (*YES, *NO):
        raise WrongCell("Skriv ja eller nej.")
    return said in YES


def a_number(cell: Cell) -> int:
    text = str(cell)
    if isinstance(cell, bool) or not (text.isascii() and text.isdigit() and len(text) < 16):
        raise WrongCell("Skriv ett heltal.")
    return int(text)


def a_term(cell: str, kind: type[Term]) -> str:
    said = cell.lower()
    for one in kind:
        if said in (one.value.lower(), one.label.lower()):
            return str(one.value)
    raise WrongCell(f"Skriv ett av: {', '.join(one.label for one in kind)}.")


def a_word(cell: str, words: Mapping[str, str]) -> str:
    """The id of one of the board's own words."""
    said = cell.lower()
    for id, label in words.items():
        if said in (id.lower(), label.lower()):
            return id
    raise WrongCell(f"Skriv ett av nämndens ord: {', '.join(words.values())}.")


def a_record(cell: str, hint: Any, known: Known) -> str:
    if UUID_FORM.fullmatch(cell):
        return cell.lower()
    names = marks(hint, Names)
    if names and names[0].register == "units":
        if cell.lower() not in known.units:
            raise WrongCell("Ingen enhet heter så i dag: skriv enhetens namn som det står i registret, eller dess id.")
        return str(known.units[cell.lower()])
    if cell.upper() in known.numbers:
        return str(known.numbers[cell.upper()])
    raise WrongCell("Det finns ingen sådan post: skriv numret, som AVV-2026-0012, eller postens id.")
