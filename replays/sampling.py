"""Samples: what there is to draw from, drawing, and drawing again to see that a sample is what the lot gave.

The algorithm is domain.lots, told in docs/granskning.md so that it can be done with other tools. Nothing is
written here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain.calendar import local_day
from domain.lots import draw
from domain.measures import list_digest
from domain.samples import Sample
from replays.unit_story import line_at, tree


@dataclass(frozen=True, kw_only=True)
class Urn:
    """What is drawn from: a register as it stood at a position, perhaps narrowed to a stage and to a unit with all
    that lay below it the day the line was entered.
    """

    register: str
    position: int
    stage: str | None = None
    unit: UUID | None = None


@dataclass(frozen=True)
class Draw:
    """What the lot gave: how many there were to draw from, the digest of the list of them, and those drawn."""

    population: int
    records: str
    drawn: tuple[UUID, ...]


def population(db: Connection[Any], urn: Urn) -> list[UUID]:
    """The records there are to draw from, sorted by id. The connection uses the schema of the registers."""
    units = None
    if urn.unit is not None and urn.position > 0:
        day = local_day(line_at(db, urn.position).recorded_at)
        units = list(tree(db, urn.position).subtree(urn.unit, day))
    rows = db.execute(
        """SELECT record FROM cards WHERE register = %(register)s AND from_position <= %(at)s
           AND (to_position IS NULL OR to_position > %(at)s) AND (%(stage)s::text IS NULL OR status = %(stage)s)
           AND (%(units)s::uuid[] IS NULL OR unit = ANY(%(units)s)) ORDER BY record""",
        {"register": urn.register, "at": urn.position, "stage": urn.stage, "units": units},
    )
    return [record for (record,) in rows]


def drawing(db: Connection[Any], urn: Urn, seed: str, size: int) -> Draw:
    """Draw so many records by a seed: the same every time, for everybody."""
    records = population(db, urn)
    return Draw(len(records), list_digest(records), draw(seed, records, size))


@dataclass(frozen=True)
class Redrawn:
    """Whether a sample is what the lot gives; if not, what differs, in Swedish."""

    same: bool
    differs: str
    again: Draw


def redraw(db: Connection[Any], sample: Sample) -> Redrawn:
    """Draw a sample once more from the register as it stood, and compare."""
    assert sample.position is not None  # a sample that was drawn has one
    urn = Urn(register=sample.register, position=sample.position, stage=sample.stage, unit=sample.unit)
    again = drawing(db, urn, sample.seed, len(sample.drawn))
    if (again.population, again.records) != (sample.population, sample.records):
        return Redrawn(False, f"registret hade {again.population} poster att lotta bland, och andra", again)
    if again.drawn != sample.drawn:
        return Redrawn(False, "lotten ger andra poster", again)
    return Redrawn(True, "", again)
