"""The page of one unit for its workplace meeting: what was reported there, what was done, and what changed.

It is for those who work in the unit, so nothing is hidden for being small; there is nothing in it of who reported or
whom it was about, and nothing of what is kept to a few (lex Sarah, restricted risks, views of a manager).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain import measures
from domain.calendar import Period, local_day
from domain.documents.state import Document
from domain.measures import Kind, Result, Seen
from domain.measures.keys import CROSS
from domain.text import swedish_key
from ledger.book import identity
from projections.cards import REGISTERS_BY_NAME
from projections.seen import seen
from replays.naming import Names, own_words
from replays.provenance import name_of_board
from replays.report.dataset import Cell
from replays.unit_story import tree

REPORTED = ("deviations", "views", "suggestions", "risks")
LOOKED_AT = (*REPORTED, "actions", "documents", "implementations")
KEPT_TO_A_FEW = ("restricted", "concerns_manager")
CLOSED = ("lex_sarah", "joint")
"""What is not counted here: from the joint figures those of lex Sarah could be worked out."""
UNSTATED = "ännu inte bedömd"


@dataclass(frozen=True, slots=True)
class Came:
    """How many records of a register came in, how many of them had ended, and what they were about."""

    label: str
    number: int
    ended: int
    about: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was done: what, on which day, and what is to be known of it."""

    day: date
    what: str
    called: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure of the unit, now and the year before."""

    label: str
    now: str
    before: str


@dataclass(frozen=True, slots=True)
class UnitPage:
    """What the page says. `entered` is when the last line that it rests on was."""

    origin: str
    called: str
    demonstration: bool
    unit: str
    period: Period
    position: int
    known: date
    entered: float
    came: tuple[Came, ...]
    done: tuple[Step, ...]
    changed: tuple[Changed, ...]

    @property
    def title(self) -> str:
        return f"{self.unit} {self.period.label}"


def unit_page(db: Connection[Any], unit: UUID, period: Period, position: int) -> UnitPage:
    """The page of a unit and what lay below it when the period ended, as known at a position. The connection uses the
    schema of the registers."""
    book, names = identity(db), Names(db, position, period.end)
    row = db.execute("SELECT recorded_at FROM ledger.lines WHERE position = %s", (position,)).fetchone()
    below = tree(db, position).subtree(unit, period.end)
    records = seen(db, position, (*measures.REGISTERS, *LOOKED_AT))
    ours = {name: [one for one in ones if one.unit in below and is_open(one)] for name, ones in records.items()}
    return UnitPage(
        origin=book.origin,
        called=name_of_board(db, position, period) or book.origin,
        demonstration=book.demonstration,
        unit=names(unit),
        period=period,
        position=position,
        known=local_day(row[0]) if row else period.end,
        entered=row[0].timestamp() if row else 0.0,
        came=tuple(came(ours, period, own_words(db, position))),
        done=tuple(sorted(done(ours, records["documents"], below, period, names), key=order)),
        changed=tuple(changed(records, unit, below, period, own_words(db, position)["category"])),
    )


def is_open(one: Seen) -> bool:
    """Whether everybody in the unit may know that there is such a record."""
    state = one.state
    return state.status != "annulled" and not any(getattr(state, flag, False) for flag in KEPT_TO_A_FEW)


def order(step: Step) -> tuple[date, str]:
    return step.day, swedish_key(step.called)


# ── What was reported ────────────────────────────────────────────────────────


def came(ours: Mapping[str, Sequence[Seen]], period: Period, own: Mapping[str, Mapping[str, str]]) -> Iterator[Came]:
    """The registers in which anything came in, with what it was about where that is said."""
    for name in REPORTED:
        states = [one.state for one in ours[name] if (day := came_in(one.state)) and period.contains(day)]
        about = Counter(subject(name, state, own) for state in states) if name in ("deviations", "views") else {}
        listed = sorted(about.items(), key=lambda one: (one[0] == UNSTATED, -one[1], swedish_key(one[0])))
        if states:
            label = REGISTERS_BY_NAME[name].label
            yield Came(label, len(states), sum(ended(state, period.end) for state in states), tuple(listed))


def came_in(state: Any) -> date | None:
    day: date | None = getattr(state, "received", None) or state.recorded
    return day


def ended(state: Any, day: date) -> bool:
    ends: tuple[Any, ...] = tuple(getattr(state, name, None) for name in ("closed_on", "left_on", "answered_on"))
    return any(one is not None and one <= day for one in ends)


def subject(register: str, state: Any, own: Mapping[str, Mapping[str, str]]) -> str:
    """What a record is about: the board's own word where there is one."""
    word: str | None = state.category if register == "deviations" else state.own_category
    if word is not None:
        return own["category"].get(word, word)
    return state.category.label if register == "views" and state.category else UNSTATED


# ── What was done ────────────────────────────────────────────────────────────


def done(
    ours: Mapping[str, Sequence[Seen]],
    documents: Sequence[Seen],
    below: frozenset[UUID],
    period: Period,
    names: Callable[[UUID], str],
) -> Iterator[Step]:
    """What was decided, carried through, closed and put in force during the period."""
    for one in ours["actions"]:
        for day, what in ((one.state.decided_on, "Åtgärd beslutades"), (one.state.completed_on, "Åtgärd genomfördes")):
            if day is not None and period.contains(day):
                yield Step(day, what, " ".join(filter(None, (one.number, one.state.title))))
    yield from closed(ours["deviations"], period)
    for one in ours["suggestions"]:
        if one.state.action is not None and period.contains(one.state.decided_on):
            yield Step(one.state.decided_on, "Förslag blev en åtgärd", names(one.state.action))
    for one in documents:
        if concerns(one.state, below, ours["implementations"], one.record):
            for held in one.state.revisions:
                if period.contains(held.valid_from):
                    called = " ".join(filter(None, (one.number, one.state.title)))
                    yield Step(held.valid_from, f"Revision {held.number} började gälla", called)


def closed(deviations: Sequence[Seen], period: Period) -> Iterator[Step]:
    """How many deviations were closed, a line for each month: which they were is for those who handle them."""
    days = [one.state.closed_on for one in deviations if one.state.closed_on and period.contains(one.state.closed_on)]
    for month in sorted({(day.year, day.month) for day in days}):
        inside = [day for day in days if (day.year, day.month) == month]
        yield Step(max(inside), "Avvikelser avslutades", f"{len(inside)} under månaden")


def concerns(document: Document, below: frozenset[UUID], told: Sequence[Seen], record: UUID) -> bool:
    """Whether a document is this unit's own, is meant for it, or is one that it was asked to bring into its work."""
    if document.unit in below or below.intersection(document.audience_units):
        return document.status != "annulled"
    return any(one.state.document == record for one in told)


# ── What changed ─────────────────────────────────────────────────────────────


def changed(
    records: Mapping[str, Sequence[Seen]],
    unit: UUID,
    below: frozenset[UUID],
    period: Period,
    categories: Mapping[str, str],
) -> Iterator[Changed]:
    """The unit's figures of every measure by unit, beside those of the year before; what is none in both is not said.

    Counts are of the unit and what lies below it; what cannot be added up is of the unit alone.
    """
    known = {name: [one for one in ones if is_open(one)] for name, ones in records.items()}
    chosen = [one for one in measures.MEASURES if one.by.split(" × ")[0] == "unit" and one.register not in CLOSED]
    now = measures.compile(known, period, chosen)
    before = measures.compile(known, period.previous, chosen)
    for (measure, results), (_, earlier) in zip(now, before, strict=True):
        within = {str(one) for one in (below if measure.kind is Kind.COUNT else (unit,))}
        values, then = under(results, within), under(earlier, within)
        none = 0 if measure.kind is Kind.COUNT else None
        for more in sorted({*values, *then}):
            pair = values.get(more, none), then.get(more, none)
            if any(pair):
                said = [Cell(value).said(measure.kind) for value in pair]
                yield Changed(label_of(measure.label, categories.get(more, more)), *said)


def under(results: Sequence[Result], units: set[str]) -> dict[str, int | None]:
    """The figures of some units, by what else they are counted by."""
    found: dict[str, int | None] = {}
    for one in results:
        unit, _, more = one.key.partition(CROSS)
        if unit in units:
            found[more] = one.value if one.value is None else one.value + (found.get(more) or 0)
    return found


def label_of(label: str, more: str) -> str:
    """What a figure of the unit is called: what the whole board's is, without that it is by unit.

    >>> label_of("Avvikelser per enhet", ""), label_of("Avvikelser som upprepas i en enhet", "Bemötande")
    ('Avvikelser', 'Avvikelser som upprepas: Bemötande')
    """
    said = label.removesuffix(" i en enhet").removesuffix(" per enhet").rstrip(",")
    return f"{said}: {more}" if more else said
