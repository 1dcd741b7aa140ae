"""The records of registers as they stood at a position, for those who count them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypedDict, TypeVar, get_type_hints

import msgspec
from psycopg import Connection

from domain.measures import REGISTERS, Seen
from projections.cards import REGISTERS_BY_NAME

S = TypeVar("S")


def reader(kind: type[S]) -> Callable[[str], S]:
    """Reads a state as the table has it, without checking it again: there is a hundred thousand of them, and they were
    checked when they were written. Only the fields that are not as in a blank state are there; the
    others are found in the class, as in any lean state (domain/changes.py).
    """
    if "__slots__" in vars(kind):  # a small one, which holds all its fields
        return msgspec.json.Decoder(kind).decode
    written = TypedDict("written", get_type_hints(kind), total=False)  # type: ignore[misc]
    decode = msgspec.json.Decoder(written).decode

    def read(state: str) -> S:
        made = object.__new__(kind)
        vars(made).update(decode(state))
        return made

    return read


READERS = {name: reader(type(register.initial)) for name, register in REGISTERS_BY_NAME.items()}


def seen(db: Connection[Any], position: int, registers: Iterable[str] = REGISTERS) -> Mapping[str, Sequence[Seen]]:
    """Every record of these registers as it stood at a position, oldest first. The connection uses the schema."""
    found: dict[str, list[Seen]] = {register: [] for register in registers}
    rows = db.execute(
        """SELECT register, record, number, unit, state::text FROM cards
           WHERE register = ANY(%s) AND from_position <= %s AND (to_position IS NULL OR to_position > %s)
           ORDER BY opened""",
        (list(found), position, position),
        prepare=True,
    )
    for register, record, number, unit, state in rows:
        found[register].append(Seen(record, number, unit, READERS[register](state)))
    return found


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the search for cycles: to read and count a hundred thousand states makes none, and it would take as long
    as the rest. For one who counts a whole book; when it is done, what was left by others is found again."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
