"""The figures of an analysis in words, for pages, printouts and the command line, in Swedish order."""

from __future__ import annotations

from dataclasses import dataclass, is_dataclass
from datetime import date
from typing import Any, get_type_hints
from uuid import UUID

from psycopg import Connection

from domain.grammar import parts
from domain.measures import Kind, Measure
from domain.measures.keys import CROSS
from domain.terms import Term, YesNoUnknown
from domain.text import swedish_key
from projections.cards import REGISTERS_BY_NAME
from replays.analysis import Analysis
from replays.naming import Names, own_words

DEADLINE = {
    "kept": "i tid",
    "late": "för sent",
    "passed": "fristen har gått ut",
    "running": "fristen löper",
    "none": "ingen frist",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One figure as it is shown: what it is counted by, now and a year before, and the records behind it."""

    label: str
    now: int | None
    before: int | None
    records: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One measure as it is shown."""

    measure: Measure
    rows: tuple[Row, ...]


class Wording:
    """Says keys in words, by the names and settings as they stood at the position of the analysis, on a day."""

    def __init__(self, db: Connection[Any], position: int, day: date) -> None:
        self.names = Names(db, position, day)
        self.own = own_words(db, position)

    def say(self, measure: Measure, key: str) -> str:
        if key == "":
            return "Totalt"
        said = zip(measure.by.split(" × "), key.split(CROSS), strict=True)
        register = measure.counted_in[0].register
        return ", ".join(self.one(register, by, part) for by, part in said)

    def one(self, register: str, by: str, key: str) -> str:
        """One part of a key, by what it is counted by."""
        if key == "unknown":
            return "inte angivet"
        match by:
            case "unit" | "department":
                return self.names(UUID(key))
            case "register":
                return REGISTERS_BY_NAME[key].label
            case "days":
                first, last = map(int, key.split("-"))
                return f"{first}–{last} dagar"
            case "probability":
                return f"sannolikhet {key}"
            case "consequence":
                return f"konsekvens {key}"
            case "deadline":
                return DEADLINE[key]
            case "child":
                return YesNoUnknown.of(key).label
            case field if field in self.own:
                return self.own[field].get(key, key)
            case field:
                return term_label(register, field, key)


def term_label(register: str, field: str, key: str) -> str:
    """The label of a term by its stored value; the value itself for what is no term (a number).

    `measures.status` is a field of each of the parts that the state holds under `measures`.
    """
    kind: Any = type(REGISTERS_BY_NAME[register].initial)
    for name in field.split("."):
        hint = get_type_hints(kind)[name]
        kind = next((part for part in parts(hint) if is_dataclass(part)), kind)
    for part in parts(hint):
        if isinstance(part, type) and issubclass(part, Term):
            return part.of(key).label
    return key


def tables(db: Connection[Any], analysis: Analysis) -> tuple[Table, ...]:
    """An analysis as it is shown: measure by measure, rows in Swedish order with the total first."""
    wording = Wording(db, analysis.position, analysis.period.end)
    found = []
    for (measure, now), (_, before) in zip(analysis.now, analysis.before, strict=True):
        values = {result.key: result for result in now}
        earlier = {result.key: result.value for result in before}
        rows = [
            Row(
                wording.say(measure, key),
                values[key].value if key in values else nothing(measure),
                earlier.get(key, nothing(measure)),
                values[key].records if key in values else (),
            )
            for key in dict.fromkeys([*values, *earlier])
        ]
        found.append(Table(measure, tuple(sorted(rows, key=order))))
    return tuple(found)


def nothing(measure: Measure) -> int | None:
    """What a figure is that nobody counts under: none of something, or no days to take a median of."""
    return 0 if measure.kind is Kind.COUNT else None


def order(row: Row) -> tuple[int, int, str]:
    """The total first, numbers by size, words in Swedish order, what is not stated last."""
    if row.label == "Totalt":
        return 0, 0, ""
    if row.label == "inte angivet":
        return 3, 0, ""
    return (1, int(row.label), "") if row.label.isdigit() else (2, 0, swedish_key(row.label))
