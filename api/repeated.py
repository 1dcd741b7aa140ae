"""A key that stands twice in one object: JSON lets it, and every reader picks another of the two. Here it is refused.

The first look is made of every body, and costs a few microseconds; where the key stands is found out only when it does.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from api.problems import Fault, Invalid
from api.validation import MOST_FAULTS, where

TWICE = "Samma fält står mer än en gång i ett objekt: behåll ett av dem."
Loc = tuple[int | str, ...]


class Twice(Exception):
    """There is such a key somewhere."""


class Pairs(tuple[tuple[str, Any], ...]):
    """An object as it stands, with every key."""


def once(pairs: Sequence[tuple[str, Any]]) -> None:
    if len(dict(pairs)) != len(pairs):
        raise Twice


# Numbers are not looked at: one that is too long is for the reader of the command to refuse.
LOOK = json.JSONDecoder(object_pairs_hook=once, parse_int=str, parse_float=str, strict=False)
FIND = json.JSONDecoder(object_pairs_hook=Pairs, parse_int=str, parse_float=str, strict=False)


def must_be_said_once(body: bytes) -> None:
    """Raises Invalid, with where the keys stand. What is no JSON is left for the reader to tell of."""
    try:
        LOOK.decode(body.decode())
    except Twice:
        if found := places(body):
            raise Invalid(errors=[Fault(where(loc), TWICE, "repeated") for loc in found]) from None
    except (ValueError, RecursionError):
        return


def places(body: bytes) -> list[Loc]:
    """Where the keys stand; nowhere if it turns out to be no JSON after them."""
    try:
        return list(islice(repeated(FIND.decode(body.decode()), ()), MOST_FAULTS))
    except (ValueError, RecursionError):
        return []


def repeated(said: Any, loc: Loc) -> Iterator[Loc]:
    """Where a key stands that stood in the same object before."""
    if isinstance(said, Pairs):
        seen: set[str] = set()
        for key, value in said:
            if key in seen:
                yield (*loc, key)
            seen.add(key)
            yield from repeated(value, (*loc, key))
    elif isinstance(said, list):
        for index, part in enumerate(said):
            yield from repeated(part, (*loc, index))
