"""How many records each register had at a moment, and how many of them were open: of those a reader may see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from psycopg import Connection, sql

from domain import REGISTERS
from domain.open_cases import OPEN, is_open

COUNTED = """SELECT stood.register, stood.status, count(*)
             FROM cards AS stood JOIN cards AS now ON now.record = stood.record AND now.to_position IS NULL
             WHERE stood.register = ANY(%(registers)s) AND stood.status <> 'annulled' AND stood.from_position <= %(at)s
             AND (stood.to_position IS NULL OR stood.to_position > %(at)s) AND {seen}
             GROUP BY stood.register, stood.status"""


@dataclass(frozen=True)
class RegisterShown:
    """How many records of a register the reader may see, and how many are open; None where they have no list of it."""

    name: str
    label: str
    records: int | None
    open: int | None


@dataclass(frozen=True)
class Counting:
    """In which registers a reader has the records counted, and the WHERE of those they may see, of the cards `now`."""

    registers: frozenset[str]
    seen: sql.Composable
    values: Mapping[str, Any]


EVERYTHING = Counting(frozenset(OPEN), sql.SQL("true"), {})


def registers(db: Connection[Any], position: int, counting: Counting) -> Iterator[RegisterShown]:
    """Every register in which something can be open, in statute order."""
    counts: Counter[str] = Counter()
    still: Counter[str] = Counter()
    asked = sql.SQL(COUNTED).format(seen=counting.seen)
    values = {"registers": sorted(counting.registers), "at": position, **counting.values}
    for register, status, count in db.execute(asked, values):
        counts[register] += count
        still[register] += count if is_open(register, status) else 0
    for register in (one for one in REGISTERS if one.name in OPEN):
        shown = register.name in counting.registers
        known = (counts[register.name], still[register.name]) if shown else (None, None)
        yield RegisterShown(register.name, register.label, *known)
