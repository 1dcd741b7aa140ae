"""What if: the same lines under another deadline, another risk scale or other categories, and what would differ.

The facts are read from the book, what the program worked out from a rule is worked out again by the other one, and the
registers are folded from that in memory. Nothing is written, and nothing that people did is decided again (UNDECIDED).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain import deadlines
from domain.board import Due
from domain.calendar import Period
from domain.deadlines import DeadlineRule, Status, Unit
from domain.grammar import Event, Stamp
from domain.measures import Measure, Seen
from ledger.codec import KINDS, REGISTER_NAMED, UPCASTS, current, read
from ledger.lines import COLUMNS, Line
from projections.seen import seen
from replays.analysis import difference, of_records
from replays.contributions import contribution
from replays.counting_from import carried, start
from replays.sight import Sees, everything, standing

UNDECIDED = (
    "Det som räknas om är dagar som följer av en frist, riskvärden och gränsen för hög risk, och kategorier.",
    "Den andra regeln antas ha gällt hela tiden, också för poster som kom in före perioden.",
    "Inget som någon gjorde prövas om: när en post lästes, utreddes, besvarades eller avslutades står fast, också om "
    "någon hade handlat annorlunda med en annan frist.",
    "Beslut prövas inte om: en risk som blir hög i räkningen är fortfarande beslutad av den som beslutade den.",
    "Dagar som en människa själv har satt står fast. Frysta analyser och själva boken ändras inte.",
)
"""What is counted anew, and what is not: told with every answer."""

UNITS = {"months": Unit.MONTHS, "workdays": Unit.WORKING_DAYS, "days": Unit.DAYS}


class NotUnderstood(ValueError):
    """What was asked cannot be asked; the message says why, in Swedish."""


@dataclass(frozen=True, kw_only=True)
class Otherwise:
    """How it would be: lengths by rule, the threshold, steps that count as another, categories that are another."""

    deadlines: Mapping[str, DeadlineRule] = field(default_factory=dict)
    threshold: int | None = None
    steps: Mapping[int, int] = field(default_factory=dict)
    categories: Mapping[str, str] = field(default_factory=dict)

    @property
    def registers(self) -> frozenset[str]:
        """The registers that have something to count anew."""
        found = {"deviations", "views"} if self.categories else set[str]()
        found |= {"risks", "deviations"} if self.steps else set()
        found |= {"risks"} if self.threshold is not None else set()
        for rule in self.deadlines.values():
            found |= {"deviations", "views"} if rule.register == "lex_sarah" else {rule.register}
        return frozenset(found & REGISTER_NAMED.keys())


# ── What is asked ────────────────────────────────────────────────────────────


def otherwise(
    lengths: Iterable[str] = (),
    threshold: int | None = None,
    steps: Iterable[str] = (),
    categories: Iterable[str] = (),
) -> Otherwise:
    """From what was typed: `deviation.investigation=2months` (or 20workdays, 30days), `5=4`, `old=new`.

    Raises NotUnderstood.
    """
    asked = Otherwise(
        deadlines=dict(rule_of(*pair(one)) for one in lengths),
        threshold=threshold,
        steps={whole(old): whole(new) for old, new in map(pair, steps)},
        categories=dict(map(pair, categories)),
    )
    if not asked.registers:
        raise NotUnderstood("Ange minst en frist, gräns, steg eller kategori som skulle vara en annan.")
    return asked


def pair(said: str) -> tuple[str, str]:
    name, equals, value = said.partition("=")
    if not (equals and name.strip() and value.strip()):
        raise NotUnderstood(f"Skriv {said} som det är och det som det skulle vara, med = emellan.")
    return name.strip(), value.strip()


def whole(said: str) -> int:
    if not (said.isascii() and said.isdigit() and 1 <= int(said) <= 100):
        raise NotUnderstood(f"{said} är inget steg i en riskskala: ange ett heltal från 1 till 100.")
    return int(said)


def rule_of(id: str, said: str) -> tuple[str, DeadlineRule]:
    """The rule with another length: one that the law leaves to the board."""
    known = {rule.id: rule for rule in deadlines.RULES if rule.status is Status.LOCAL}
    if id not in known:
        raise NotUnderstood(f"{id} är ingen frist som nämnden själv bestämmer. De som finns: {', '.join(known)}.")
    length = said.rstrip("abcdefghijklmnopqrstuvwxyz")
    unit = UNITS.get(said[len(length) :])
    if unit is None or not (length.isascii() and length.isdigit() and int(length) <= 1000):
        raise NotUnderstood(f"{said} är ingen längd: skriv till exempel 2months, 20workdays eller 30days.")
    return id, replace(known[id], length=int(length), unit=unit)


# ── The facts, as they would have been ───────────────────────────────────────


def as_if(event: Event, before: Any, stamp: Stamp, asked: Otherwise) -> Event:
    """An event with what a rule gave it given by the other one; the same event if nothing differs."""
    changed: dict[str, Any] = {}
    for name in (one.name for one in fields(event)):  # type: ignore[arg-type]
        value = getattr(event, name)
        if isinstance(value, Due) and value.rule in asked.deadlines:
            begins = start(event, name, before, stamp)
            changed[name] = carried(event, name, before) or due_as_if(value, begins, asked.deadlines[value.rule])
        elif name in ("category", "subcategory", "own_category") and value in asked.categories:
            changed[name] = asked.categories[value]
    changed |= graded_as_if(event, before, asked)
    was: Due | None = getattr(event, "due", None)
    if "due" in changed and was and getattr(event, "next_review", None) == was.on:  # nobody chose that day
        changed["next_review"] = changed["due"].on
    return replace(event, **changed) if changed else event  # type: ignore[type-var]


def due_as_if(due: Due, begins: date, rule: DeadlineRule) -> Due:
    return replace(due, on=deadlines.due_day(rule, begins), local=True)


def graded_as_if(event: Event, before: Any, asked: Otherwise) -> dict[str, Any]:
    """The value and threshold of a risk that was scored, on the other scale."""
    if not hasattr(event, "probability") or not (asked.steps or asked.threshold is not None):
        return {}
    consequence = max(asked.steps.get(one, one) for one in consequences(event))
    value = asked.steps.get(event.probability, event.probability) * consequence
    changed: dict[str, Any] = {"residual" if hasattr(event, "residual") else "value": value}
    if hasattr(event, "threshold") and asked.threshold is not None:
        changed["threshold"] = asked.threshold
    if hasattr(event, "higher_than_before"):
        changed["higher_than_before"] = before.value is not None and value > before.value
    return changed


def consequences(event: Any) -> tuple[int, ...]:
    return (event.operation, event.individual) if hasattr(event, "operation") else (event.consequence,)


# ── What would differ ────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Differs:
    """A record of the period that would stand otherwise: each field as it is and as it would be; `counts` if the
    figures would.
    """

    record: UUID
    number: str | None
    register: str
    fields: Mapping[str, tuple[Any, Any]]
    counts: bool


@dataclass(frozen=True)
class WhatIf:
    """A period at a position as it is, against how it would be."""

    period: Period
    position: int
    figures: tuple[tuple[Measure, str, int | None, int | None], ...]
    records: tuple[Differs, ...]


def what_if(db: Connection[Any], period: Period, position: int, asked: Otherwise, sees: Sees = everything) -> WhatIf:
    """Count a period as of a position as it is and as it would be; only records that the reader sees are listed.

    The connection uses the schema of the registers.
    """
    now = seen(db, position)
    states = dict(folded(db, position, asked))
    would = {
        register: [replace(one, state=states.get(one.record, one.state)) for one in records]
        for register, records in now.items()
    }
    figures = difference(of_records(now, period, position).now, of_records(would, period, position).now)
    differing = differs(now, would, period, asked.registers)
    shown = tuple(one for one in differing if sees(standing(db, one.record)))
    return WhatIf(period, position, tuple(figures), shown)


def folded(db: Connection[Any], position: int, asked: Otherwise) -> Iterator[tuple[UUID, Any]]:
    """The states that the lines of the registers concerned would have given."""
    names = [name for name, kind in KINDS.items() if kind.register.name in asked.registers]
    names += [old for old in UPCASTS if current(old) in names]
    found: dict[UUID, Any] = {}
    with db.transaction(), db.cursor(name="what_if", binary=True) as cursor:
        cursor.itersize = 5000
        cursor.execute(
            f"SELECT {COLUMNS} FROM ledger.lines WHERE position <= %s AND name = ANY(%s) ORDER BY position".encode(),
            (position, names),
        )
        for line in (Line(*row) for row in cursor):
            entered, register = read(line), KINDS[current(line.name)].register
            before = found.get(line.record, register.initial)
            event = as_if(entered.event, before, entered.stamp, asked)
            found[line.record] = register.follow(before, event, entered.stamp)
    return iter(found.items())


Records = Mapping[str, Sequence[Seen]]


def differs(now: Records, would: Records, period: Period, registers: Iterable[str]) -> Iterator[Differs]:
    """The records that count in the period, before or after, and would stand otherwise."""
    for register in sorted(set(registers) & now.keys()):
        for one, other in zip(now[register], would[register], strict=True):
            if one.state == other.state:
                continue
            before, after = contribution(one, register, period), contribution(other, register, period)
            if before or after:
                yield Differs(one.record, one.number, register, changes(one.state, other.state), before != after)


def changes(one: Any, other: Any) -> Mapping[str, tuple[Any, Any]]:
    pairs = ((each.name, getattr(one, each.name), getattr(other, each.name)) for each in fields(one))
    return {name: (old, new) for name, old, new in pairs if old != new}
