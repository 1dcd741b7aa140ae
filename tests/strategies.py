"""Values of any field, event or command of any register, from its declaration: at random, and one plain example.

events(kind)     a strategy for hypothesis: any event that the declaration allows
example(kind)    always the same one, with every optional field filled
"""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.grammar import Between, Length, Stamp
from domain.numbers import DECIMAL
from domain.terms import Role
from domain.text import Form, tidy

K = TypeVar("K")

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
IDS = st.uuids(version=4)
STAMPS = st.builds(
    Stamp,
    at=st.datetimes(datetime(2011, 7, 1), datetime(2099, 12, 31), timezones=st.just(UTC)),
    by=IDS,
    role=st.sampled_from(Role),
    unit=IDS,
)
# No control characters, surrogates or unassigned code points; \n and \t are allowed in text.
LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")) | st.sampled_from("åäöÅÄÖ\n\té ")
AN_ID = UUID("00000000-0000-4000-8000-0000000000aa")
A_DAY = date(2026, 3, 16)


def texts(least: int = 0, most: int = 60) -> SearchStrategy[str]:
    """Text as the book takes it: already tidy."""
    longest = min(most, least + 40)
    return st.text(LETTERS, min_size=least, max_size=longest).map(tidy).filter(lambda text: least <= len(text) <= most)


def values(hint: Any) -> SearchStrategy[Any]:
    """Any value that a field of this type may have."""
    inner, marks = unwrapped(hint)
    length = next((mark for mark in marks if isinstance(mark, Length)), Length(0, 3 if inner is not str else 60))
    form = next((mark for mark in marks if isinstance(mark, Form)), None)
    if form == DECIMAL:
        return st.decimals(-999, 999, places=2).map(lambda number: f"{number:f}")
    if form is not None:
        return st.from_regex(form.pattern, fullmatch=True)
    if inner is str:
        return texts(length.least, length.most)
    if inner is int:
        between = next((mark for mark in marks if isinstance(mark, Between)), Between(-(2**53) + 1, 2**53 - 1))
        return st.integers(between.least, between.most)
    if get_origin(inner) is tuple:
        parts = st.lists(values(get_args(inner)[0]), min_size=length.least, max_size=min(3, length.most))
        return parts.map(tuple)
    if get_origin(inner) in (Union, UnionType):
        return st.one_of(*(values(part) for part in get_args(inner)))
    if dataclasses.is_dataclass(inner) and isinstance(inner, type):
        return of(inner)
    return plain(inner)


def plain(kind: Any) -> SearchStrategy[Any]:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    known: dict[Any, SearchStrategy[Any]] = {bool: st.booleans(), date: DAYS, UUID: IDS, NoneType: st.none()}
    return known[kind]


def of(kind: type[K]) -> SearchStrategy[K]:
    """Any event, command or value of this class."""
    return st.builds(kind, **{name: values(hint) for name, hint in hints(kind).items()})


def example(kind: type[K]) -> K:
    """One event, command or value of this class: every field filled, always the same."""
    return kind(**{name: one(hint) for name, hint in hints(kind).items()})


def one(hint: Any) -> Any:
    inner, marks = unwrapped(hint)
    length = next((mark for mark in marks if isinstance(mark, Length)), Length(0, 60))
    if DECIMAL in marks:
        return "4.2"
    if inner is str:
        return ("Prov å" if length.least <= 6 else "p" * length.least)[: length.most]
    if inner is int:
        return next((mark.least + 1 for mark in marks if isinstance(mark, Between) and mark.most > mark.least), 7)
    if get_origin(inner) is tuple:
        return (one(get_args(inner)[0]),) * max(1, length.least)
    if get_origin(inner) in (Union, UnionType):
        return one(get_args(inner)[0])
    if dataclasses.is_dataclass(inner) and isinstance(inner, type):
        return example(inner)
    if issubclass(inner, Enum):
        return next(iter(inner))
    return {bool: True, date: A_DAY, UUID: AN_ID}[inner]


def hints(kind: type[Any]) -> dict[str, Any]:
    known = get_type_hints(kind, include_extras=True)
    return {field.name: known[field.name] for field in dataclasses.fields(kind)}


def unwrapped(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """A type and the marks on it."""
    if get_origin(hint) is Annotated:
        inner, marks = unwrapped(get_args(hint)[0])
        return inner, marks + tuple(hint.__metadata__)
    return hint, ()
