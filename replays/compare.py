"""Compare two moments: what differs in the registers or in an analysis, and exactly which lines made the difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain import measures
from domain.analyses import ReportKind
from domain.calendar import Period
from domain.measures import Measure, Seen
from projections.cards import CARD, Card, card_of
from replays.analysis import analyse, difference
from replays.contributions import Contribution, contribution
from replays.sight import Sees, everything, in_sight


@dataclass(frozen=True, slots=True)
class Change:
    """A record that differs between two positions: before and after by field, and the lines between."""

    record: UUID
    number: str | None
    register: str
    kind: str  # added | changed
    fields: dict[str, tuple[Any, Any]]
    lines: tuple[int, ...]
    opened: int  # the position of its first line


AT_A_TIME = 1000
"""Cards that are fetched at a time."""

BETWEEN = f"""SELECT {CARD} FROM cards WHERE record IN (
        SELECT record FROM cards WHERE from_position > %(first)s AND from_position <= %(last)s
        AND (%(register)s::text IS NULL OR register = %(register)s) AND opened > %(after)s)
    AND from_position <= %(last)s AND (to_position IS NULL OR to_position > %(first)s)
    ORDER BY opened, version"""


def versions_between(
    db: Connection[Any], register: str | None, first: int, last: int, after: int = 0
) -> Iterator[tuple[Card | None, list[Card]]]:
    """For each record with lines after `first` and up to `last`: the card at `first`, and those that followed.

    In the order they were opened; `after`: only those opened after that position. They come from the database as they
    are asked for: who wants a page of a million is sent no more than the page.
    """
    asked = {"first": first, "last": last, "register": register, "after": after}
    with db.transaction(), db.cursor("versions_between") as rows:
        rows.itersize = AT_A_TIME
        rows.execute(BETWEEN.encode(), asked)
        yield from by_record(map(card_of, rows), first)


def by_record(cards: Iterable[Card], first: int) -> Iterator[tuple[Card | None, list[Card]]]:
    """Cards in the order of their records and versions, gathered by record."""
    standing: Card | None = None
    following: list[Card] = []
    for card in cards:
        if following and following[0].record != card.record:
            yield standing, following
            standing, following = None, []
        if card.from_position <= first:
            standing = card
        else:
            following.append(card)
    if following:
        yield standing, following


def changes(db: Connection[Any], register: str | None, first: int, last: int, after: int = 0) -> Iterator[Change]:
    """What differs in a register (None: in all) between two positions, record by record."""
    for standing, following in versions_between(db, register, first, last, after):
        now = following[-1]
        lines = tuple(card.from_position for card in following)
        if standing is None:
            yield Change(now.record, now.number, now.register.name, "added", {}, lines, now.opened)
            continue
        differing = {
            field.name: (getattr(standing.state, field.name), getattr(now.state, field.name))
            for field in fields(now.state)
            if getattr(standing.state, field.name) != getattr(now.state, field.name)
        }
        yield Change(now.record, now.number, now.register.name, "changed", differing, lines, now.opened)


# ── Analyses ─────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Because:
    """A line after which a record counts differently in the figures of a period. `number`: None where the record has
    none, or may not be seen.
    """

    position: int
    record: UUID
    number: str | None
    register: str
    figures: tuple[tuple[str, str], ...]  # measure and key that it came into, left, or changed the days of


@dataclass(frozen=True, slots=True)
class Difference:
    """The figures of a period known at one position against another, and the lines that made the difference."""

    period: Period
    first: int
    last: int
    figures: tuple[tuple[Measure, str, int | None, int | None], ...]
    lines: tuple[Because, ...]


def compare_analyses(
    db: Connection[Any],
    period: Period,
    first: int,
    last: int,
    kind: ReportKind = ReportKind.HALF_YEAR,
    sees: Sees = everything,
) -> Difference:
    """Which figures of a period differ between two positions, and which lines between moved any of its figures."""
    one, other = analyse(db, period, first, kind), analyse(db, period, last, kind)
    lines = tuple(because(db, period, first, last, kind, sees))
    return Difference(period, first, last, tuple(difference(one.now, other.now)), lines)


def because(
    db: Connection[Any],
    period: Period,
    first: int,
    last: int,
    kind: ReportKind = ReportKind.HALF_YEAR,
    sees: Sees = everything,
) -> Iterator[Because]:
    """The lines between two positions that changed what some record adds to the figures of a kind of report, in
    order."""
    shown = measures.shown_in(kind)
    counted, visible = {*measures.looked_at(*shown), "units"}, in_sight(db, sees)
    found: list[Because] = []
    for standing, following in versions_between(db, None, first, last):
        if following[0].register.name not in counted:
            continue
        before = added_by(standing, period, shown)
        for card in following:
            after = added_by(card, period, shown)
            if after != before:
                moved = sorted({(measure, key) for measure, key, _ in before ^ after})
                number = card.number if visible(card.record) else None
                found.append(Because(card.from_position, card.record, number, card.register.name, tuple(moved)))
            before = after
    return iter(sorted(found, key=lambda one: one.position))


def added_by(card: Card | None, period: Period, shown: Sequence[Measure]) -> Contribution:
    if card is None:
        return frozenset()
    return contribution(Seen(card.record, card.number, card.state.unit, card.state), card.register.name, period, shown)
