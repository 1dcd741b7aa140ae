"""Provenance: a figure of a half-year, the records it counts, their lines, and the proof that each line stands in the
signed book. All in one document, for whoever is asked "which twelve?" in a meeting.

No text and no name of a person is in it: a line is shown by its place, what happened, when, and its checksum. Records
that the reader may not see are there with the places and proofs of their lines, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain import measures
from domain.calendar import Period
from domain.measures import Measure, Result
from ledger.book import identity
from ledger.codec import read
from ledger.lines import Line, leaf_hash
from ledger.proof.checkpoints import Checkpoint, covering
from ledger.proof.proofs import tlog_proof
from ledger.proof.tiles import Tiles
from projections.seen import seen
from replays.figures import Row, Wording, order
from replays.naming import Names
from replays.package.scope import NotInScope, top_unit
from replays.sight import Sees, everything, standing
from replays.story import lines_of


class NoSuchFigure(LookupError):
    """There is no such measure, or nothing was counted under that key; the message says so in Swedish."""


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line: its place, what happened and when (None where the reader may not see), its checksum, and the proof that
    it stands in the book of the checkpoint (None where none is signed yet).
    """

    position: int
    what: str | None
    recorded_at: datetime | None
    leaf: bytes
    proof: bytes | None


@dataclass(frozen=True, slots=True)
class RecordShown:
    """A record that a figure counts, with its lines up to the position."""

    record: UUID
    called: str | None
    lines: tuple[LineShown, ...]


@dataclass(frozen=True, slots=True)
class FigureShown:
    """A figure: what it is counted under, its value, and the records behind it."""

    key: str
    label: str
    value: int | None
    records: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the figures of one measure come from, as they were known at a position. `board` is the origin of the book,
    `called` the name of the board."""

    board: str
    called: str
    demonstration: bool
    period: Period
    position: int
    measure: Measure
    figures: tuple[FigureShown, ...]
    records: tuple[RecordShown, ...]
    checkpoint: Checkpoint | None


def provenance(
    db: Connection[Any],
    period: Period,
    position: int,
    measure: str,
    key: str | None = None,
    sees: Sees = everything,
) -> Provenance:
    """Where a figure comes from (None: all figures of the measure). The connection uses the schema of the registers.

    Raises NoSuchFigure.
    """
    counted, results = results_of(db, period, position, measure, key)
    wording, checkpoint = Wording(db, position, period.end), covering(db, position)
    shown = (
        FigureShown(one.key, wording.say(counted, one.key), one.value, tuple(sorted(one.records))) for one in results
    )
    figures = tuple(sorted(shown, key=lambda one: order(Row(one.label, one.value, None, one.records))))
    behind = dict.fromkeys(record for figure in figures for record in figure.records)
    book = identity(db)
    show = Showing(db, book.ledger, position, checkpoint, Tiles(db), sees)
    records = tuple(sorted(map(show.record, behind), key=lambda one: (one.called or "~", str(one.record))))
    return Provenance(
        board=book.origin,
        called=name_of_board(db, position, period) or book.origin,
        demonstration=book.demonstration,
        period=period,
        position=position,
        measure=counted,
        figures=figures,
        records=records,
        checkpoint=checkpoint,
    )


def name_of_board(db: Connection[Any], position: int, period: Period) -> str | None:
    """What the unit at the top was called when the half-year ended; None before there is any."""
    try:
        return Names(db, position, period.end)(top_unit(db, position).record)
    except NotInScope:
        return None


def results_of(
    db: Connection[Any], period: Period, position: int, measure: str, key: str | None
) -> tuple[Measure, list[Result]]:
    try:
        wanted = measures.of(measure)
    except LookupError as unknown:
        raise NoSuchFigure(str(unknown)) from None
    results = measures.count(wanted, measures.placed(seen(db, position, measures.looked_at(wanted)), period), period)
    chosen = [one for one in results if key is None or one.key == key]
    if key is not None and not chosen:
        known = ", ".join(one.key or "(tom)" for one in results) or "inga"
        raise NoSuchFigure(f"{measure} har inget räknat på {key} (de som finns: {known}).")
    return wanted, chosen


@dataclass(frozen=True, slots=True)
class Showing:
    """What is needed to show the lines of records."""

    db: Connection[Any]
    ledger: UUID
    position: int
    checkpoint: Checkpoint | None
    tiles: Tiles
    sees: Sees

    def record(self, record: UUID) -> RecordShown:
        visible = self.sees(standing(self.db, record))
        called = Names(self.db, self.position)(record) if visible else None
        return RecordShown(record, called, tuple(self.lines(record, visible)))

    def lines(self, record: UUID, seen: bool) -> Iterator[LineShown]:
        for line in lines_of(self.db, record, self.position):
            what, when = (read(line).event.label, line.recorded_at) if seen else (None, None)
            yield LineShown(line.position, what, when, leaf_hash(self.ledger, line), self.proof(line))

    def proof(self, line: Line) -> bytes | None:
        return None if self.checkpoint is None else tlog_proof(self.db, line.position, self.checkpoint, self.tiles)
